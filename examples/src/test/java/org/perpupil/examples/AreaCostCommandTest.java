package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands make of a column aca that is blank: one school of Camden among Wexmoor's. */
class AreaCostCommandTest {
  private static final String CAMDEN = "area cost of Camden, 1.214031 of 2025-26, derived";
  private static final String TAKEN =
      "Area cost of schools whose aca is blank is their authority's, with the schools that take"
          + " each:\n";

  @TempDir private Path folder;
  private Path schools;

  @BeforeEach
  void aSchoolOfCamden() throws IOException {
    Path moved = Run.withFirstSchool(folder, ",999,", ",202,");
    String text = Files.readString(moved, UTF_8).replaceFirst(",1\\.0012,", ",,");
    schools = Files.writeString(folder.resolve("camden.csv"), text, UTF_8);
  }

  private Run run(String command, String... more) {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    words.addAll(List.of("--schools", schools.toString()));
    words.addAll(List.of(more));
    return Run.of(words.toArray(String[]::new));
  }

  @Test
  void allocateTakesTheAuthoritysAndSaysSo() throws IOException {
    Path out = folder.resolve("a.csv");
    Run run = run("allocate --nff 2025-26", "--out", out.toString());

    assertThat(run.code()).isZero();
    assertThat(run.err()).contains(TAKEN + "  " + CAMDEN + ": 1\n");
    assertThat(Files.readAllLines(out, UTF_8).get(1))
        .startsWith("W01,202,1952217.69,")
        .endsWith(",derived");
    assertThat(Files.readString(folder.resolve("a.summary.json"), UTF_8))
        .contains("\"area_costs_of_authorities\"", "\"value\" : 1.214031", "\"schools\" : 1");
  }

  @Test
  void statementSaysWhereItComesFrom() {
    assertThat(run("statement --nff 2025-26 --id W01").out())
        .contains("4,670.38", "(3,847 x area cost)")
        .contains(
            "The school gives no area cost (aca); its authority's is taken: "
                + CAMDEN
                + " (School funding allocations 2025-26");
    assertThat(run("statement --nff 2025-26 --id W02").out()).doesNotContain("no area cost");
  }

  @Test
  void compareNamesThoseOfBothYears() {
    assertThat(run("compare --from nff:2022-23 --to nff:2025-26").err())
        .contains(
            TAKEN
                + "  area cost of Camden, 1.186233 of 2022-23, derived: 1\n  "
                + CAMDEN
                + ": 1\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "allocate --nff 2025-26",
        "statement --nff 2025-26 --id W01",
        "compare --from nff:2022-23 --to nff:2025-26",
        "check --nff 2025-26"
      })
  void theOptionIsForSchoolsWithoutTheirOwn(String command) {
    Run one = run(command, "--aca", "1");
    Run two = run(command, "--aca", "1.5");

    assertThat(one.code()).isZero();
    assertThat(one.out() + one.err()).doesNotContain("Camden");
    assertThat(two.out() + two.err()).doesNotContain("Camden");
    assertThat(two.out().equals(one.out())).isEqualTo(command.startsWith("check"));
    Run far = run(command, "--aca", "3");
    assertThat(far.code()).isEqualTo(2);
    assertThat(far.err())
        .startsWith("Invalid value for option '--aca': '3' is not a multiplier from 0.5 to 2; see");
  }

  @Test
  void schoolsWithTheirOwnKeepIt() {
    Run usual = Run.of("allocate", "--nff", "2025-26", "--schools", Run.SCHOOLS);
    Run told = Run.of("allocate", "--nff", "2025-26", "--schools", Run.SCHOOLS, "--aca", "1.5");

    assertThat(told).isEqualTo(usual);
    assertThat(usual.err()).doesNotContain("area cost of");
  }

  @Test
  void localFormulasHaveNoUseForIt() throws IOException {
    String rows = Files.readString(Path.of(Run.FORMULAS), UTF_8);
    String ours = rows.lines().skip(1).findFirst().orElseThrow();
    Path formulas =
        Files.writeString(folder.resolve("f.csv"), rows + ours.replace(",999,", ",202,"), UTF_8);
    String[] paid = {"--formulas", formulas.toString()};
    Run usual = run("allocate", paid);

    assertThat(usual.code()).isZero();
    assertThat(run("allocate", paid[0], paid[1], "--aca", "1.5")).isEqualTo(usual);
  }

  /**
   * With and without area cost, a projection, a run, a solver and a sweep have the same figures.
   */
  @Test
  void allThatProjectTakeAreaCostAway() throws IOException {
    Run.copyWexmoor(folder);
    Files.copy(schools, folder.resolve("schools.csv"), REPLACE_EXISTING);
    Path scenario =
        Files.writeString(
            folder.resolve("s.yaml"),
            """
            name: x
            leaves_out: y
            changes:
              - {assumption: prices.energy_percent, set: {2026-27: 0}}
            """,
            UTF_8);
    List<String> reserves = new ArrayList<>();
    List<String> fingerprints = new ArrayList<>();
    for (String given : List.of("", "1", "1.1")) {
      String[] option = given.isEmpty() ? new String[0] : new String[] {"--aca", given};
      String name = "a" + given.replace(".", "");
      Run project = projecting("project", option, "--out", at(name + ".csv"), "--wide");
      Run run = projecting("run", option, "--scenario", scenario.toString(), "--out", at(name));
      String reserve = reserve(folder.resolve(name + ".csv"));
      Run solve =
          projecting(
              "solve",
              option,
              "--id",
              "W01",
              "--largest",
              "prices.cpi_percent",
              "--keep",
              "closing_reserve>=" + reserve);
      Path plan = plan(given);
      Run sweep = Run.of("sweep", "--plan", plan.toString(), "--out", at(name + ".sweep.csv"));
      Run tornado =
          Run.of(
              "sensitivity",
              "--plan",
              plan.toString(),
              "--method",
              "tornado",
              "--id",
              "W01",
              "--out",
              at(name + ".tornado.csv"));
      Run check = Run.of("check", "--plan", plan.toString(), "--method", "tornado");
      for (Run each : List.of(project, run, solve, sweep, tornado)) {
        assertThat(each.code()).as(each.err()).isZero();
        assertThat(each.err().contains(CAMDEN)).as(each.err()).isEqualTo(given.isEmpty());
      }
      assertThat(check.err()).doesNotContain("error");
      reserves.add(reserve);
      assertThat(Files.readString(folder.resolve(name).resolve("baseline.csv"), UTF_8))
          .contains(",closing_reserve," + reserve + "\n");
      // Worlds are not rounded, what is printed is.
      assertThat(mean(folder.resolve(name + ".sweep.csv")))
          .isCloseTo(Double.parseDouble(reserve), within(0.02));
      assertThat(solve.out()).startsWith("largest prices.cpi_percent in 2026-27: ");
      fingerprints.add(value(folder.resolve(name + ".sweep.summary.json"), "plan_fingerprint"));
      fingerprints.add(value(folder.resolve(name).resolve("summary.json"), "fingerprint"));
    }
    assertThat(reserves).doesNotHaveDuplicates();
    assertThat(fingerprints).doesNotHaveDuplicates();
  }

  private Run projecting(String command, String[] option, String... more) {
    List<String> words = new ArrayList<>(List.of(command, "--nff", "2025-26"));
    for (String file : List.of("budgets", "staff", "schools")) {
      words.addAll(List.of("--" + file, at(file + ".csv")));
    }
    words.addAll(List.of("--assumptions", national(), "--years", "2025-26..2026-27"));
    words.addAll(List.of(option));
    words.addAll(List.of(more));
    return Run.of(words.toArray(String[]::new));
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private String national() {
    try {
      return Files.writeString(
              folder.resolve("national.yaml"),
              "assumptions:\n  formula.national_uplift_percent: 1\n",
              UTF_8)
          .toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path plan(String areaCost) throws IOException {
    return Files.writeString(
        folder.resolve("plan" + areaCost.replace(".", "") + ".yaml"),
        """
        version: 1
        schools: schools.csv
        formulas: nff:2025-26
        budgets: budgets.csv
        staff: staff.csv
        assumptions: national.yaml
        years: 2025-26..2026-27
        vary:
          - {assumption: prices.cpi_percent, discrete: {values: [2], weights: [1]}}
        worlds: 4
        bins: 0
        """
            + (areaCost.isEmpty() ? "" : "aca: " + areaCost + "\n"),
        UTF_8);
  }

  /** Returns the last closing reserve of the school of Camden. */
  private static String reserve(Path wide) throws IOException {
    Table all = Table.read(wide).where(row -> row.get(0).equals("W01"));
    return all.cell(all.rows().size() - 1, "closing_reserve");
  }

  private static double mean(Path swept) throws IOException {
    Table all =
        Table.read(swept)
            .where(
                row ->
                    row.containsAll(List.of("W01", "2026-27", "closing_reserve"))
                        && row.contains("mean"));
    return all.number(0, "value");
  }

  private static String value(Path summary, String key) throws IOException {
    return Files.readAllLines(summary, UTF_8).stream()
        .filter(line -> line.contains("\"" + key + "\""))
        .findFirst()
        .orElseThrow();
  }
}
