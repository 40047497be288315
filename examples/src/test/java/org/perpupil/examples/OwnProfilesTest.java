package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When money comes and goes as a user says it does: in files, on the screen and on a page. */
class OwnProfilesTest {
  private static final String HEADER =
      "code,april,may,june,july,august,september,october,november,december,january,february,march";

  @TempDir private Path folder;
  private Path profiles;

  @BeforeEach
  void aFileOfProfiles() throws IOException {
    profiles = folder.resolve("profiles.csv");
    Files.writeString(
        profiles,
        HEADER + "\nE16,0,0,40,0,0,30,0,0,20,0,0,10\nI13" + ",0".repeat(11) + ",100\n",
        UTF_8);
  }

  @Test
  void aLineFollowsItsTwelvePercentagesAndItsYearStaysWhatItWas() throws IOException {
    Path out = folder.resolve("p.csv");
    Run run = project("--monthly", "--profiles", profiles.toString(), "--out", out.toString());
    assertThat(run.code()).as(run.err()).isZero();
    Map<String, BigDecimal> years = new LinkedHashMap<>();
    Map<String, List<BigDecimal>> months = new LinkedHashMap<>();
    List<Map<String, String>> rows = rows(folder.resolve("p.monthly.csv"));
    for (Map<String, String> row : rows) {
      months
          .computeIfAbsent(row.get("id") + " " + row.get("year"), key -> new ArrayList<>())
          .add(new BigDecimal(row.get("E16")));
    }
    for (Map<String, String> row : rows(out)) {
      if ("E16".equals(row.get("line"))) {
        years.put(row.get("id") + " " + row.get("year"), new BigDecimal(row.get("amount")));
      }
    }
    int compared = 0;
    for (Map.Entry<String, List<BigDecimal>> each : months.entrySet()) {
      BigDecimal year = years.get(each.getKey());
      assertThat(each.getValue().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
          .isEqualByComparingTo(year);
      boolean isAcademy = rows.get(12 * compared).get("basis").equals("academic");
      BigDecimal june = each.getValue().get(isAcademy ? 9 : 2);
      assertThat(june)
          .isCloseTo(
              year.multiply(new BigDecimal("0.4")).setScale(2, RoundingMode.HALF_UP),
              org.assertj.core.api.Assertions.within(new BigDecimal("0.01")));
      compared++;
    }
    assertThat(compared).isGreaterThan(100);
    assertThat(Files.readString(folder.resolve("p.summary.json"), UTF_8))
        .contains("by a file of profiles")
        .contains("\"given\"");
  }

  @Test
  void theScreenAndThePageSayWhichLinesAreTheUsersOwn() throws IOException {
    Run run = project("--monthly", "--profiles", profiles.toString(), "--explain", "W01");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("I13, E16, given: by a file of profiles");
    String page =
        Pages.text(
            Files.readString(
                Pages.made(
                    folder.resolve("w.html"),
                    "school",
                    "--in",
                    Pages.wexmoor().toString(),
                    "--id",
                    "W01",
                    "--monthly",
                    "--profiles",
                    profiles.toString()),
                UTF_8));
    assertThat(page)
        .contains("As your own profiles say: donations and voluntary funds (I13), energy (E16).");
  }

  @Test
  void whatWasPlannedToAMonthFollowsThem() throws IOException {
    Path actuals = folder.resolve("actuals.csv");
    Files.writeString(actuals, "id,code,month,amount\nW01,E16,2025-08,10000\n", UTF_8);
    String[] asked = {"--actuals", actuals.toString(), "--explain", "W01"};
    String[] own = Arrays.copyOf(asked, 6);
    own[4] = "--profiles";
    own[5] = profiles.toString();

    assertThat(line(project(own), "E16")).isNotEqualTo(line(project(asked), "E16"));
  }

  @Test
  void profilesWithoutMonthsAreRefused() {
    assertThat(project("--profiles", profiles.toString()).err())
        .contains("--profiles goes with --monthly or --actuals");
    Run report =
        Run.of(
            "report",
            "school",
            "--in",
            Pages.wexmoor().toString(),
            "--id",
            "W01",
            "--profiles",
            profiles.toString(),
            "--out",
            folder.resolve("n.html").toString());
    assertThat(report.code()).isEqualTo(2);
    assertThat(report.err()).contains("--profiles goes with --monthly");
  }

  private static String line(Run run, String code) {
    assertThat(run.code()).as(run.err()).isZero();
    return run.out()
        .lines()
        .filter(each -> each.strip().startsWith(code) && each.contains("10,000"))
        .findFirst()
        .orElseThrow();
  }

  private static Run project(String... more) {
    List<String> words = new ArrayList<>(List.of("project", "--in", Pages.wexmoor().toString()));
    words.addAll(Arrays.asList(more));
    return Run.of(words.toArray(String[]::new));
  }

  private static List<Map<String, String>> rows(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file, UTF_8);
    String[] header = lines.get(0).split(",", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < header.length; i++) {
        row.put(header[i], cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }
}
