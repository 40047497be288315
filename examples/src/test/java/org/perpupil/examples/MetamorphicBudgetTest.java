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
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What must not change, or must change in a known way, when files are written otherwise: budgets of
 * generated authorities over years, worlds and courses.
 */
@Tag("slow")
class MetamorphicBudgetTest {
  private static final String YEARS = "2025-26..2028-29";

  private static final List<String> NOT_PARTS =
      List.of("change", "closing_reserve", "outstanding", "difference", "charge_like_for_like");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {111, 112})
  void theOrderOfRowsChangesNoFigure(long seed) throws IOException {
    GeneratedAuthority authority = GeneratedAuthority.of(seed, "901", 10, folder);
    Map<String, String> plain = authority.write(folder.resolve("plain"));
    Map<String, String> mixed = authority.shuffled(seed).write(folder.resolve("mixed"));

    assertThat(projected(mixed).sorted()).isEqualTo(projected(plain).sorted());
  }

  @Test
  void schoolsInSeveralFilesAreThoseOfOne() throws IOException {
    GeneratedAuthority authority = GeneratedAuthority.of(121, "901", 10, folder);
    Map<String, String> files = authority.write(folder.resolve("whole"));
    Table whole = projected(files);
    authority.schools().rows(0, 4).write(Path.of(files.get("schools")));
    String rest = authority.schools().rows(4, 10).write(folder.resolve("rest.csv"));

    assertThat(projected(files, "--schools", rest)).isEqualTo(whole);
  }

  @ParameterizedTest
  @ValueSource(longs = {131, 132})
  void anIdentifierIsOnlyAName(long seed) throws IOException {
    GeneratedAuthority authority = GeneratedAuthority.of(seed, "901", 9, folder);
    GeneratedAuthority renamed =
        new GeneratedAuthority(
            authority.schools().map("id", id -> "Q-" + id),
            authority.formulas(),
            authority.budgets().map("id", id -> "Q-" + id));

    assertThat(projected(renamed.write(folder.resolve("after"))).map("id", id -> id.substring(2)))
        .isEqualTo(projected(authority.write(folder.resolve("before"))));
  }

  @ParameterizedTest
  @ValueSource(longs = {141, 142})
  void anAuthorityElsewhereChangesNothingHere(long seed) throws IOException {
    GeneratedAuthority here = GeneratedAuthority.of(seed, "901", 9, folder);
    GeneratedAuthority elsewhere = GeneratedAuthority.of(seed + 7, "802", 4, folder);
    Table alone = projected(here.write(folder.resolve("alone")));
    Table both = projected(elsewhere.and(here).write(folder.resolve("both")));

    assertThat(both.where(row -> row.get(0).startsWith("S901"))).isEqualTo(alone);
  }

  /** Once no published scale or rate changes any more, a year of no growth is the year before. */
  @ParameterizedTest
  @ValueSource(longs = {151, 152})
  void withoutGrowthEveryYearIsTheSame(long seed) throws IOException {
    Map<String, String> files =
        GeneratedAuthority.of(seed, "901", 10, folder).write(folder.resolve("flat"));
    Files.writeString(
        Path.of(files.get("assumptions")),
        """
        assumptions:
          formula.local_uplift_percent: 0
          pay.teacher_award_percent: 0
          pay.support_award_percent: 0
          pupils.intake_growth_percent: 0
          prices.cpi_percent: 0
          prices.energy_percent: 0
          prices.contract_percent: 0
          income.self_generated_growth_percent: 0
          income.high_needs_growth_percent: 0
          income.other_grants_growth_percent: 0
          grants.pupil_premium_growth_percent: 0
        """,
        UTF_8);
    Map<String, Map<String, String>> years = byYear(projected(files));
    Map<String, String> last = Objects.requireNonNull(years.get("2028-29"));

    assertThat(last).hasSizeGreaterThan(100);
    assertThat(withoutReserves(years.get("2027-28"))).isEqualTo(withoutReserves(last));
    last.forEach(
        (line, amount) -> {
          if (line.endsWith(" pupils") || line.endsWith(" I01") || line.endsWith(" E16")) {
            for (String year : List.of("2025-26", "2026-27")) {
              assertThat(years.get(year)).containsEntry(line, amount);
            }
          }
        });
  }

  /** In worlds that cannot differ every figure is the projection's. */
  @Test
  void aSweepOfFixedValuesIsTheProjection() throws IOException {
    Map<String, String> files =
        GeneratedAuthority.of(161, "901", 6, folder).write(folder.resolve("fixed"));
    Files.writeString(
        folder.resolve("fixed/plan.yaml"),
        """
        version: 1
        schools: schools.csv
        formulas: formulas.csv
        budgets: budgets.csv
        assumptions: assumptions.yaml
        years: %s
        vary:
          - assumption: pay.teacher_award_percent
            triangular: {low: 2.6, mode: 2.6, high: 2.6000000000000005}
          - assumption: prices.energy_percent
            by: school
            uniform: {low: 4, high: 4.000000000000001}
        sampler: sobol
        seed: 5
        worlds: 64
        measures: [closing_reserve, in_year_balance, income, expenditure]
        deficit_below: 0
        bins: 64
        """
            .formatted(YEARS),
        UTF_8);
    Path out = folder.resolve("fixed/sweep.csv");
    Run run =
        Run.of(
            "sweep",
            "--plan",
            folder.resolve("fixed/plan.yaml").toString(),
            "--out",
            out.toString());
    assertThat(run.code()).as(run.err()).isZero();
    Map<String, String> projected = figures(projected(files));
    Table worlds = Table.read(out);
    int compared = 0;
    for (int row = 0; row < worlds.rows().size(); row++) {
      String statistic = worlds.cell(row, "statistic");
      if (worlds.cell(row, "level").equals("school")
          && List.of("mean", "p05", "p50", "p95", "minimum", "maximum").contains(statistic)) {
        String key =
            String.join(
                " ", worlds.cell(row, "id"), worlds.cell(row, "year"), worlds.cell(row, "measure"));
        assertThat(projected).as(key).containsKey(key);
        assertThat(worlds.number(row, "value"))
            .as(key + " " + statistic)
            // A projection carries printed pence, a world what they were rounded from.
            .isCloseTo(Double.parseDouble(projected.get(key)), within(0.05));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(6 * 4 * 4);
  }

  /**
   * The course that stays is the projection, the one that leaves alone is a scenario's; parts of a
   * difference are the difference.
   */
  @ParameterizedTest
  @ValueSource(longs = {171, 172, 173, 174, 175, 176, 177, 178})
  void coursesAreProjectionsAndTheirPartsAddUp(long seed) throws IOException {
    GeneratedAuthority authority = GeneratedAuthority.of(seed, "901", 9, folder);
    Map<String, String> files = authority.write(folder.resolve("courses"));
    String id = authority.schools().cell(2, "id");
    Map<String, String> stay = figures(projected(files));
    Map<String, String> leave = converted(files, id, "2026-09-01");
    Map<String, Map<String, Double>> courses = courses(files, id, "2026-09-01");
    List<String> years = List.of("2025-26", "2026-27", "2027-28", "2028-29");

    assertThat(courses).hasSize(3 * years.size());
    for (String year : years) {
      Map<String, Double> maintained = course(courses, "maintained " + year);
      assertThat(course(maintained, "closing_reserve"))
          .isCloseTo(amount(stay, id + " " + year + " closing_reserve"), within(0.001));
      assertThat(course(maintained, "change"))
          .isCloseTo(amount(stay, id + " " + year + " in_year_balance"), within(0.001));
      Map<String, Double> alone = course(courses, "single_academy " + year);
      assertThat(course(alone, "closing_reserve"))
          .as("alone in " + year)
          .isCloseTo(amount(leave, id + " " + year + " closing_reserve"), within(0.001));
      for (Map<String, Double> other : List.of(alone, course(courses, "trust " + year))) {
        double parts =
            other.entrySet().stream()
                .filter(line -> !line.getKey().startsWith("service:"))
                .filter(line -> !NOT_PARTS.contains(line.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
        assertThat(course(other, "difference")).isCloseTo(parts, within(1e-6));
        assertThat(course(other, "change"))
            .isCloseTo(course(maintained, "change") + course(other, "difference"), within(0.001));
      }
    }
  }

  private Map<String, Map<String, Double>> courses(
      Map<String, String> files, String id, String from) throws IOException {
    Path out = folder.resolve("options.csv");
    Run run =
        Run.of(
            with(
                files,
                "options",
                "--trusts",
                files.get("trusts"),
                "--trust",
                "Alder",
                "--id",
                id,
                "--from",
                from,
                "--out",
                out.toString()));
    assertThat(run.code()).as(run.err()).isZero();
    Map<String, Map<String, Double>> courses = new LinkedHashMap<>();
    Table options = Table.read(out);
    for (int row = 0; row < options.rows().size(); row++) {
      courses
          .computeIfAbsent(
              options.cell(row, "course") + " " + options.cell(row, "year"),
              key -> new LinkedHashMap<>())
          .put(options.cell(row, "line"), options.number(row, "amount"));
    }
    return courses;
  }

  /** Returns what a scenario gives in which a school becomes an academy of its own. */
  private Map<String, String> converted(Map<String, String> files, String id, String from)
      throws IOException {
    String scenario =
        Files.writeString(
                folder.resolve("leaves.yaml"),
                """
                name: One school leaves
                leaves_out: nothing that counts here
                conversions:
                  - {school: %s, on: %s}
                """
                    .formatted(id, from),
                UTF_8)
            .toString();
    Path out = folder.resolve("run");
    Run run = Run.of(with(files, "run", "--scenario", scenario, "--out", out.toString()));
    assertThat(run.code()).as(run.err()).isZero();
    return figures(Table.read(out.resolve("difference.csv")), "scenario");
  }

  private static <T> T course(Map<String, T> all, String name) {
    return Objects.requireNonNull(all.get(name), name);
  }

  private static double amount(Map<String, String> figures, String name) {
    return Double.parseDouble(course(figures, name));
  }

  /** Schools and centre are the trust, in every block. */
  @ParameterizedTest
  @ValueSource(longs = {181, 182, 183})
  void aTrustIsItsMembersAndItsCentre(long seed) throws IOException {
    Map<String, String> files =
        GeneratedAuthority.of(seed, "901", 14, folder).write(folder.resolve("trust"));
    for (String trust : List.of("Alder", "Beech")) {
      Path out = folder.resolve("trust").resolve(trust + ".csv");
      Run run =
          Run.of(
              with(
                  files,
                  "trust",
                  "--trusts",
                  files.get("trusts"),
                  "--trust",
                  trust,
                  "--out",
                  out.toString()));
      assertThat(run.code()).as(run.err()).isZero();
      Table figures = Table.read(out);
      Map<String, List<Double>> parts = new LinkedHashMap<>();
      Map<String, Double> wholes = new LinkedHashMap<>();
      for (int row = 0; row < figures.rows().size(); row++) {
        String line = figures.cell(row, "line");
        String measure = line.replaceFirst("^(centre|trust)_", "");
        String key = figures.cell(row, "block") + " " + measure;
        if (List.of("in_year_balance", "closing_reserve").contains(measure)) {
          double amount = figures.number(row, "amount");
          if (line.startsWith("trust_")) {
            wholes.put(key, amount);
          } else {
            parts.computeIfAbsent(key, k -> new ArrayList<>()).add(amount);
          }
        }
      }
      assertThat(wholes).hasSizeGreaterThan(6);
      wholes.forEach(
          (key, whole) -> {
            List<Double> summands = Objects.requireNonNull(parts.get(key), key);
            assertThat(summands.stream().mapToDouble(Double::doubleValue).sum())
                .as(trust + " " + key)
                .isCloseTo(whole, within(0.001));
          });
    }
  }

  /** Returns the figures of every school under its identifier, year and line. */
  private static Map<String, String> figures(Table projection) {
    return figures(projection, "amount");
  }

  private static Map<String, String> figures(Table projection, String column) {
    Map<String, String> figures = new LinkedHashMap<>();
    for (int row = 0; row < projection.rows().size(); row++) {
      figures.put(
          String.join(
              " ",
              projection.cell(row, "id"),
              projection.cell(row, "year"),
              projection.cell(row, "line")),
          projection.cell(row, column));
    }
    return figures;
  }

  private static Map<String, Map<String, String>> byYear(Table projection) {
    Map<String, Map<String, String>> years = new LinkedHashMap<>();
    for (int row = 0; row < projection.rows().size(); row++) {
      years
          .computeIfAbsent(projection.cell(row, "year"), key -> new LinkedHashMap<>())
          .put(
              projection.cell(row, "id") + " " + projection.cell(row, "line"),
              projection.cell(row, "amount"));
    }
    return years;
  }

  private static Map<String, String> withoutReserves(Map<String, String> year) {
    Map<String, String> flows = new LinkedHashMap<>(year);
    flows.keySet().removeIf(line -> line.endsWith("_reserve"));
    return flows;
  }

  private static Table projected(Map<String, String> files, String... more) throws IOException {
    Path out = Path.of(files.get("schools")).resolveSibling("projected.csv");
    List<String> words = new ArrayList<>(List.of("--out", out.toString()));
    words.addAll(List.of(more));
    Run run = Run.of(with(files, "project", words.toArray(String[]::new)));
    assertThat(run.code()).as(run.err()).isZero();
    return Table.read(out);
  }

  private static String[] with(Map<String, String> files, String command, String... more) {
    List<String> words = new ArrayList<>(List.of(command));
    for (String file : List.of("schools", "formulas", "budgets", "assumptions")) {
      words.addAll(List.of("--" + file, files.get(file)));
    }
    words.addAll(List.of("--years", YEARS));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }
}
