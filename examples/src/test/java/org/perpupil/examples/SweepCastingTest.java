package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps, analyses and searches add up as written, to the last digit of what is no sum. */
class SweepCastingTest {
  /** Pounds of worlds are counted in steps of their bins, a difference in steps of its own. */
  private static final double COUNTED = 0.5;

  @TempDir private Path folder;

  @Test
  void meansOfWorldsAndSchoolsAddUp() throws IOException {
    String plan = plan("stay-or-leave", "worlds: 1024", "worlds: 64", "leave-one-by-one");
    Path out = folder.resolve("leave.csv");
    CastingCases.of("sweep", "--plan", plan, "--out", out.toString());
    Map<String, Double> means = new LinkedHashMap<>();
    for (Map<String, String> row : Printed.csv(out)) {
      if (row.get("statistic").equals("mean")) {
        means.put(
            String.join(" ", row.get("level"), row.get("id"), row.get("year"), row.get("measure")),
            Double.parseDouble(row.get("value")));
      }
    }
    int differences = 0;
    for (Map.Entry<String, Double> mean : means.entrySet()) {
      if (mean.getKey().endsWith("_difference")) {
        String key = mean.getKey().replaceFirst("_difference$", "");
        assertThat(means.get(key) - means.get(key + "_against"))
            .as(key)
            .isCloseTo(mean.getValue(), within(COUNTED));
        differences++;
      }
    }
    assertThat(differences).isPositive();
    Map<String, Double> schools =
        means.entrySet().stream()
            .filter(mean -> mean.getKey().startsWith("school "))
            .collect(
                Collectors.groupingBy(
                    mean -> mean.getKey().replaceFirst("^school \\S+ ", ""),
                    Collectors.summingDouble(Map.Entry::getValue)));
    schools.forEach(
        (key, sum) ->
            assertThat(means.get("authority 999 " + key)).isCloseTo(sum, within(COUNTED)));

    for (int slice = 1; slice <= 2; slice++) {
      CastingCases.of(
          "sweep",
          "--plan",
          plan,
          "--slice",
          slice + "/2",
          "--out",
          folder.resolve(slice + ".part").toString());
    }
    Path merged = folder.resolve("merged.csv");
    CastingCases.of(
        "merge",
        folder.resolve("1.part").toString(),
        folder.resolve("2.part").toString(),
        "--out",
        merged.toString());
    assertThat(merged).hasSameTextualContentAs(out);
  }

  @Test
  void aSwingIsTheDifferenceOfItsEnds() throws IOException {
    String plan = plan("deficit-risk", "worlds: 2048", "worlds: 64", "");
    Path out = folder.resolve("tornado.csv");
    Run run =
        CastingCases.of(
            "sensitivity",
            "--plan",
            plan,
            "--id",
            "W16",
            "--method",
            "tornado",
            "--out",
            out.toString());
    for (Map<String, String> row : Printed.csv(out)) {
      BigDecimal low = new BigDecimal(row.get("output_at_low"));
      BigDecimal middle = new BigDecimal(row.get("output_at_median"));
      BigDecimal high = new BigDecimal(row.get("output_at_high"));
      assertThat(new BigDecimal(row.get("swing")))
          .isEqualByComparingTo(low.max(high).max(middle).subtract(low.min(high).min(middle)));
    }
    String base =
        run.out()
            .lines()
            .filter(line -> line.startsWith("with all inputs at their medians: "))
            .findFirst()
            .orElseThrow();
    BigDecimal middle = Printed.number(base.substring(base.lastIndexOf(' ') + 1));
    List<List<String>> bars =
        Printed.tables(run.out()).get(0).where(line -> Printed.isNumber(line.get(5)));
    for (List<String> bar : bars) {
      BigDecimal low = Printed.number(bar.get(3));
      BigDecimal high = Printed.number(bar.get(4));
      Printed.same(
          Printed.number(bar.get(5)),
          low.max(high).max(middle).subtract(low.min(high).min(middle)),
          bar);
    }
    assertThat(bars).hasSizeGreaterThan(5);
  }

  @Test
  void theYearsOfASolvedSchoolFollowEachOther() {
    Run run =
        CastingCases.wexmoor()
            .run(
                "solve",
                "2025-26..2029-30",
                "--id",
                "W08",
                "--largest",
                "pay.teacher_award_percent",
                "--in-years",
                "2027-28..2029-30",
                "--keep",
                "closing_reserve>=0");
    List<List<String>> years =
        Printed.tables(run.out()).get(0).where(line -> Printed.isNumber(line.get(1)));
    for (int i = 1; i < years.size(); i++) {
      Printed.same(
          Printed.number(years.get(i).get(2)),
          Printed.number(years.get(i - 1).get(2)).add(Printed.number(years.get(i).get(1))),
          years.get(i));
    }
    assertThat(years).hasSize(5);
  }

  private String plan(String name, String old, String changed, String scenario) throws IOException {
    String text =
        Files.readString(Run.WEXMOOR.resolve(name + ".sweep.yaml"), UTF_8).replace(old, changed);
    for (String file : List.of("schools", "formulas", "budgets", "staff")) {
      copy(Run.WEXMOOR.resolve(file + ".csv"));
    }
    copy(Run.WEXMOOR.resolve("assumptions.yaml"));
    if (!scenario.isEmpty()) {
      copy(Run.WEXMOOR.resolve(scenario + ".scenario.yaml"));
    }
    return Files.writeString(folder.resolve(name + ".yaml"), text, UTF_8).toString();
  }

  private void copy(Path file) throws IOException {
    Files.copy(file, folder.resolve(file.getFileName()));
  }
}
