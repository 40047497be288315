package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schools of Wexmoor merge, close and convert in every world of a sweep. */
class SchoolEventsInWorldsTest {
  private static final String FILES =
      """
      schools: schools.csv
      formulas: formulas.csv
      budgets: budgets.csv
      assumptions: assumptions.yaml
      years: 2025-26..2028-29
      """;
  private static final String EVENTS =
      """
      conversions:
        - {school: W10, on: 2026-11-01}
      events:
        - {merge: [W06, W07], into: W67, on: 2026-09-01}
        - {close: W09, on: 2027-04-01, pupils_to: {W01: 60, W08: 40}}
      """;

  /** Printed reserves add up pence that are rounded in each year. */
  private static final Offset<Double> PRINTED = within(0.1);

  @TempDir private Path folder;

  @BeforeEach
  void copy() throws IOException {
    Run.copyWexmoor(folder);
    write("fewer.yaml", scenario("", EVENTS));
    write(
        "plan.yaml",
        "version: 1\n"
            + FILES
            + """
            scenario: fewer.yaml
            against: baseline
            vary:
              - assumption: prices.energy_percent
                uniform: {low: -5, high: 20}
            sampler: sobol
            seed: 1
            worlds: 16
            measures: [closing_reserve, pupils]
            """);
  }

  private static String scenario(String changes, String events) {
    String baseline = FILES.replaceAll("(?m)^", "  ").stripTrailing();
    return "name: fewer\nleaves_out: buildings\nbaseline:\n" + baseline + "\n" + changes + events;
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, UTF_8).toString();
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private Map<String, Double> figures(String file, int key, int to, String with)
      throws IOException {
    Map<String, Double> figures = new LinkedHashMap<>();
    for (String line : Files.readAllLines(folder.resolve(file), UTF_8)) {
      List<String> cells = new ArrayList<>(List.of(line.split(",", -1)));
      if (line.matches(with) && !cells.get(to).isEmpty()) {
        String name = cells.get(key) + " " + cells.get(key + 1);
        figures.put(name, Double.parseDouble(cells.get(to)));
      }
    }
    return figures;
  }

  /** A number that does not vary comes to what one run of the scenario with it comes to. */
  @Test
  void aFixedNumberIsTheRunOfTheScenario() throws IOException {
    Run grid =
        Run.of(
            "sweep",
            "--plan",
            at("plan.yaml"),
            "--grid",
            "prices.energy_percent 2027-28=5..7/2",
            "--out",
            at("grid.csv"));
    String fixed =
        write(
            "fixed.yaml",
            scenario(
                "changes:\n  - {assumption: prices.energy_percent, set: {2027-28: 7}}\n", EVENTS));
    Run run = Run.of("run", "--scenario", fixed, "--out", at("run"));

    assertThat(grid.code()).as(grid.err()).isZero();
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(grid.out()).containsPattern("school +W09 +not there");
    for (String measure : List.of("closing_reserve", "pupils")) {
      Map<String, Double> ran = figures("run/difference.csv", 0, 5, ".*," + measure + ",.*");
      Map<String, Double> swept =
          figures(
              "grid.csv", 3, 6, "^prices.energy_percent 2027-28,7,school,.*," + measure + ",.*");
      assertThat(swept.keySet()).contains("W67 2027-28", "W09 2026-27", "W10 2028-29");
      assertThat(swept.keySet()).doesNotContain("W67 2026-27", "W09 2027-28", "W06 2027-28");
      assertThat(swept.keySet()).isEqualTo(ran.keySet());
      swept.forEach((name, value) -> assertThat(value).as(name).isCloseTo(ran.get(name), PRINTED));
    }
  }

  @Test
  void everyCommandOfManyWorldsTakesThem() throws IOException {
    Run sweep = Run.of("sweep", "--plan", at("plan.yaml"), "--out", at("risk.csv"));
    String risk = Files.readString(folder.resolve("risk.csv"), UTF_8);

    assertThat(sweep.code()).as(sweep.err()).isZero();
    assertThat(sweep.err()).contains("16 worlds of 22 schools");
    assertThat(risk)
        .contains("school,W67,2027-28,closing_reserve,mean,")
        .contains("school,W67,2027-28,closing_reserve_difference,mean,")
        .contains("school,W09,2026-27,closing_reserve,mean,")
        .doesNotContain("school,W67,2026-27", "school,W09,2027-28,closing_reserve,");
    Run batch =
        Run.of("sweep", "--plan", at("plan.yaml"), "--batch", "10", "--out", at("batch.csv"));
    assertThat(batch.code()).isEqualTo(1);
    assertThat(batch.err()).contains("merger of W06, W07 into W67").contains("such as --batch 22");
    for (Map.Entry<String, String> last : Map.of("W67", "2028-29", "W09", "2026-27").entrySet()) {
      String id = last.getKey();
      Run ranked =
          Run.of(
              "sensitivity",
              "--plan",
              at("plan.yaml"),
              "--id",
              id,
              "--method",
              "tornado",
              "--out",
              at(id + ".csv"));
      assertThat(ranked.code()).as(ranked.err()).isZero();
      assertThat(ranked.out()).startsWith("closing_reserve " + last.getValue());
      assertThat(Files.readString(folder.resolve(id + ".csv"), UTF_8)).contains(id + ",");
    }
  }

  @Test
  void aMergedSchoolIsSolvedFor() throws IOException {
    Run solved =
        Run.of(
            "solve",
            "--scenario",
            at("fewer.yaml"),
            "--id",
            "W67",
            "--largest",
            "prices.energy_percent",
            "--keep",
            "closing_reserve>=-500000",
            "--from",
            "55",
            "--to",
            "65",
            "--out",
            at("solved.csv"));

    assertThat(solved.code()).as(solved.err()).isZero();
    assertThat(Files.readString(folder.resolve("solved.csv"), UTF_8))
        .contains(",2027-28,", ",2028-29,")
        .doesNotContain(",2026-27,");
  }
}
