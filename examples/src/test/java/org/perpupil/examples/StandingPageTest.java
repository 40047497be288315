package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpupil.BudgetYears;
import org.perpupil.Workspace;
import org.perpupil.budget.BudgetCode;
import org.perpupil.rates.FundingYear;

/** Where a school stands: two sets of similar schools, and what its timetable comes to. */
class StandingPageTest {
  @TempDir private Path folder;

  /** Floor areas grow from school to school: 1,000, 1,100 and so on; ages fall. */
  @Test
  void schoolsWithFloorAreasAreComparedByBuildings() throws IOException {
    Path data = withColumns(i -> i % 5 == 4 ? "," : 1000 + 100 * i + "," + (90 - i));
    BudgetYears budgets = Workspace.open(data).project();
    List<Double> costs = new ArrayList<>();
    List<String> ids = budgets.projection().schools().schools().stream().map(s -> s.id()).toList();
    for (int i = 0; i < ids.size(); i++) {
      boolean isPrimary =
          budgets.projection().schools().school(i).phase().label().contains("rimary");
      if (i % 5 != 4 && isPrimary && i != 0) {
        costs.add(premises(budgets, i) / (1000 + 100 * i));
      }
    }
    costs.sort(null);

    String text = page(data, "W01");

    assertThat(costs).hasSizeGreaterThan(5);
    assertThat(text)
        .contains("in " + costs.size() + " schools similar by buildings")
        .contains(
            String.format(
                Locale.ROOT,
                "Premises per square metre £%,.0f £%,.0f",
                premises(budgets, 0) / 1000,
                costs.get(0)))
        .contains(
            String.format(
                Locale.ROOT,
                "%d range from £%,.0f to £%,.0f",
                costs.size(),
                costs.get(0),
                costs.get(costs.size() - 1)))
        .doesNotContain("There is no set by buildings");
  }

  @Test
  void aSchoolWithoutFloorAreaIsToldWhatIsLacking() throws IOException {
    Path data = withColumns(i -> i == 0 ? ",40" : 1000 + 100 * i + "," + i);

    assertThat(page(data, "W01"))
        .contains(
            "There is no set by buildings: schools.csv does not hold this school's floor area"
                + " (floor_area_square_metres, building_age_years)");
  }

  @Test
  void contactRatiosFollowFromLessonsAndPeriods() throws IOException {
    String usual = page(Pages.wexmoor(), "W16");
    String longer = page(Pages.wexmoor(), "W16", "--periods", "30");

    assertThat(usual)
        .contains("Contact ratio 0.77 green 0.74 to below 0.80; amber from 0.70 to below 0.82")
        .contains("a week of 25 periods");
    assertThat(longer).contains("Contact ratio 0.64 red").contains("a week of 30 periods");
    assertThat(page(Pages.wexmoor(), "W17")).doesNotContain("Contact ratio 0");
  }

  @Test
  void whereOthersLessonsAreKnownContactRatiosAreCompared() throws IOException {
    Path data = Files.createDirectories(folder.resolve("lessons"));
    Run.copyWexmoor(data);
    List<String> lines = new ArrayList<>(Files.readAllLines(data.resolve("staff.csv"), UTF_8));
    List<String> added = new ArrayList<>(List.of(lines.get(0) + ",all_posts"));
    for (String line : lines.subList(1, lines.size())) {
      added.add(line + ",");
      if (line.startsWith("W16,")) {
        added.add("W17" + line.substring(3) + ",true");
        added.add("W18" + line.substring(3) + ",true");
      }
    }
    Files.write(data.resolve("staff.csv"), added, UTF_8);

    assertThat(page(data, "W16")).contains("Contact ratio 0.77 0.77 0.77 0.77 2 range from 0.77");
  }

  /** An imported folder knows no spending: what schools are paid can be compared all the same. */
  @Test
  void schoolsWithoutBudgetsAreComparedByWhatTheyArePaid() throws IOException {
    String text =
        Pages.text(
            Files.readString(
                Pages.made(
                    folder.resolve("p.html"),
                    "school",
                    "--schools",
                    Run.SCHOOLS,
                    "--formulas",
                    Run.FORMULAS,
                    "--id",
                    "W01"),
                UTF_8));

    assertThat(text)
        .contains("Budget share per pupil £")
        .contains("range from £")
        .contains("Ratios of Alderbrook Primary and of similar schools, by Wexmoor")
        .containsPattern("One ratio lies (within|outside) the range of similar schools")
        .doesNotContain("Staff, percent of income");
  }

  private static double premises(BudgetYears budgets, int row) {
    String id = budgets.projection().schools().school(row).id();
    FundingYear year = budgets.years(id).get(0);
    return List.of(BudgetCode.E04, BudgetCode.E12, BudgetCode.E14, BudgetCode.E18).stream()
        .mapToDouble(
            code ->
                budgets
                    .projection()
                    .amount(row, code, year, budgets.projection().basis(row))
                    .orElse(0))
        .sum();
  }

  private Path withColumns(java.util.function.IntFunction<String> cells) throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    Run.copyWexmoor(data);
    Path schools = data.resolve("schools.csv");
    List<String> lines = Files.readAllLines(schools, UTF_8);
    lines.set(0, lines.get(0) + ",floor_area_square_metres,building_age_years");
    for (int i = 1; i < lines.size(); i++) {
      lines.set(i, lines.get(i) + "," + cells.apply(i - 1));
    }
    Files.write(schools, lines, UTF_8);
    return data;
  }

  private String page(Path data, String id, String... more) throws IOException {
    List<String> words =
        new ArrayList<>(List.of("school", "--in", data.toString(), "--id", id, "--title", "Here"));
    words.addAll(Arrays.asList(more));
    Path page = Pages.made(folder.resolve(id + ".html"), words.toArray(String[]::new));
    return Pages.text(Files.readString(page, UTF_8));
  }
}
