package org.perpupil.io.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.io.SmallFiles;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.sweep.Correlation;
import org.perpupil.sweep.InputFiles;
import org.perpupil.sweep.Precision;
import org.perpupil.sweep.SamplerKind;
import org.perpupil.sweep.StatedDistribution;
import org.perpupil.sweep.SweepMeasure;
import org.perpupil.sweep.SweepPlan;
import org.perpupil.sweep.SweepUnit;
import org.perpupil.sweep.Variation;

/** Plans from files, right and wrong. */
class SweepPlanFileTest {
  private static final String HEAD =
      """
      version: 1
      schools: schools.csv
      formulas: nff:2022-23
      budgets: budgets.csv
      years: 2022-23..2024-25
      """;
  private static final String VARY =
      """
      vary:
        - assumption: prices.cpi_percent
          uniform: {low: 1, high: 3}
      """;

  @TempDir private Path folder;
  private SmallFiles files;

  @BeforeEach
  void open() {
    files = new SmallFiles(folder);
  }

  @Test
  void everyKindOfShapeAndSettingIsWrittenAsItWasRead() {
    String text =
        """
        version: 1
        schools: [schools.csv, 'more schools.csv']
        formulas: nff:2022-23
        budgets: budgets.csv
        staff: staff.csv
        assumptions: '1.yaml'
        scenario: deeper/leave.yaml
        against: baseline
        years: 2022-23..2024-25
        vary:
          - assumption: prices.cpi_percent
            uniform: {low: 1, high: 3}
          - assumption: prices.energy_percent
            year: 2023-24
            authority: '301'
            levels: {national: 0.5, authority: 0.25, school: 0.25}
            autoregressive: {means: [4, 1], persistence: 0.5, shock: 3, start: 1, low: -20, high: 30}
          - assumption: prices.contract_percent
            trust: 'O''Neill Trust'
            triangular: {low: 1, mode: 2, high: 3}
          - assumption: pay.support_award_percent
            schools: ['7', A1]
            normal: {mean: 3, standard_deviation: 1, low: 0, high: 6}
          - assumption: pay.support_award_cash
            lognormal: {log_mean: 3, log_standard_deviation: 0.5, low: 0, high: 1000}
          - assumption: staff.joiner_point
            empirical: {values: [1, 2, 2, 5]}
          - assumption: pupils.funded_on_estimates
            discrete: {values: [0, 1], weights: [0.25, 0.75]}
          - assumption: pay.teacher_award_percent
            mixture: {weights: [0.5, 0.5], parts: [{uniform: {low: 1, high: 2}}, {triangular: {low: 2, mode: 3, high: 4}}]}
          - assumption: pension.teachers_percent
            jump: {base: 28.68, probabilities: [0, 0.5, 0.25], size: [{uniform: {low: 1, high: 4}}]}
          - assumption: formula.national_uplift_percent
            regimes: {values: [0, 2], start: 1, transitions: [0.75, 0.25, 0.5, 0.5]}
        correlate:
          - names: [prices.cpi_percent, 'prices.contract_percent of O''Neill Trust']
            matrix: [[1, 0.5], [0.5, 1]]
        sampler: latin_hypercube
        seed: -9007199254740993
        first_world: 10
        worlds: 500
        measures: [in_year_balance, closing_reserve]
        deficit_below: -2500.5
        bins: 0
        """;
    SweepPlan plan = SweepPlanFile.read(files.text("plan.yaml", text));

    assertThat(SweepPlanFile.text(plan)).isEqualTo(text);
    SweepPlanFile.write(plan, folder.resolve("again.yaml"));
    assertThat(SweepPlanFile.read(folder.resolve("again.yaml"))).isEqualTo(plan);
    // Schools are a set: their order is that of their names, however they were written.
    String otherOrder = text.replace("['7', A1]", "[A1, '7']");
    assertThat(SweepPlanFile.read(files.text("other.yaml", otherOrder))).isEqualTo(plan);
    assertThat(plan.seed()).isEqualTo(-9007199254740993L);
    assertThat(plan.threshold()).isEqualTo(-2500.5);
  }

  @Test
  void whenToStopIsWrittenAsItWasRead() {
    String rule =
        "stop: {measure: closing_reserve_difference, statistic: mean, level: trust, half_width:"
            + " 250.5}\n";
    String text = HEAD + "scenario: s.yaml\nagainst: 't.yaml'\n" + VARY + rule;
    SweepPlan plan = SweepPlanFile.read(files.text("plan.yaml", text));
    assertThat(SweepPlanFile.text(plan)).endsWith(rule).contains("against: t.yaml\n");
    assertThat(SweepPlanFile.read(files.text("again.yaml", SweepPlanFile.text(plan))))
        .isEqualTo(plan);
    assertThat(plan.toBuilder().build()).isEqualTo(plan);
    SweepPlan brief =
        SweepPlanFile.read(
            files.text(
                "p.yaml", HEAD + VARY + "stop: {measure: closing_reserve, half_width: 0.02}"));
    assertThat(brief.stop().orElseThrow().level()).isEqualTo(SweepUnit.Level.SCHOOL);
    assertThat(brief.stop().orElseThrow().statistic())
        .isEqualTo(Precision.Statistic.DEFICIT_PROBABILITY);
  }

  @Test
  void theBaselineIsNoScenario() {
    assertThat(message(HEAD + "scenario: baseline\nagainst: s.yaml\n" + VARY))
        .contains("Maybe the two are swapped");
  }

  @Test
  void aVariationHasOneDistribution() {
    assertThat(message(HEAD + VARY + "    normal: {mean: 2, standard_deviation: 1}\n"))
        .contains("found 'uniform, normal'")
        .contains("Maybe one of them is left over");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "against: baseline|line 9|Maybe against is left over",
        "against: s.yaml|line 9|Maybe scenario: s.yaml and against: baseline",
        "scenario: baseline|line 9|Maybe the key is left over",
        "stop: {measure: closing_reserv, half_width: 1}|line 9|Maybe 'closing_reserve'",
        "stop: {measure: closing_reserve}|line 9|the key half_width",
        "stop: {measure: closing_reserve, half_width: -1}|line 9|a number above 0",
        "stop: {measure: closing_reserve, half_width: 2}|line 9|divide it by 100",
        "stop: {measure: closing_reserve_lost, half_width: 0.1}|plan.yaml|scenario and against",
        "stop: {measure: income, half_width: 0.1}|plan.yaml|missing in the key measures",
        "stop: 3|line 9|keys and values such as measure",
      })
  void whatStopsAndWhatIsComparedIsChecked(String line, String place, String found) {
    assertThat(message(HEAD + VARY + line + "\n")).contains(place).contains(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "uniform: {low: 2, high: 4}|",
        "year: 2023-24|uniform: {low: 2, high: 4}",
        "authority: '301'|uniform: {low: 2, high: 4}",
        "year: 2024-25|autoregressive: {means: [2], persistence: 0, shock: 1, low: 0, high: 4}",
      })
  void anAssumptionVariesOnceForASchoolAndAYear(String one, @Nullable String two) {
    String text = HEAD + VARY + "  - assumption: prices.cpi_percent\n    " + one + "\n";
    assertThat(message(two == null ? text : text + "    " + two + "\n"))
        .contains("line 9")
        .contains("each assumption once")
        .contains("the other is in")
        .contains("line 7")
        .doesNotContain("plan.yaml, " + folder);
  }

  @Test
  void aShortPlanHasDefaults() {
    SweepPlan read = SweepPlanFile.read(files.text("plan.yaml", HEAD + VARY));
    SweepPlan made =
        SweepPlan.builder(FundingYear.of(2022), FundingYear.of(2024))
            .files(
                new InputFiles(
                    List.of("schools.csv"),
                    "nff:2022-23",
                    "budgets.csv",
                    Optional.empty(),
                    Optional.empty()))
            .vary(Variation.of("prices.cpi_percent", StatedDistribution.uniform(1, 3)))
            .build();
    assertThat(read).isEqualTo(made);
    assertThat(read.sampler()).isEqualTo(SamplerKind.SOBOL);
    assertThat(read.worlds()).isEqualTo(1024);
  }

  @Test
  void measuresOfOnesOwnAreWrittenAsTheyWereRead() {
    String own =
        "measures: [income, {name: reserve_percent, is: 100 * closing_reserve / income, unit:"
            + " percent, below: 5}]\n"
            + "stop: {measure: reserve_percent, half_width: 0.02}\n";
    SweepPlan plan = SweepPlanFile.read(files.text("plan.yaml", HEAD + VARY + own));
    assertThat(plan.allMeasures())
        .extracting(SweepMeasure::fileName)
        .containsExactly("income", "reserve_percent");
    assertThat(plan.threshold(plan.allMeasures().get(1))).isEqualTo(5);
    assertThat(plan.threshold(plan.allMeasures().get(0))).isZero();
    assertThat(SweepPlanFile.read(files.text("again.yaml", SweepPlanFile.text(plan))))
        .isEqualTo(plan);
    assertThat(plan.toBuilder().build()).isEqualTo(plan);
    SweepPlan other =
        SweepPlanFile.read(files.text("o.yaml", HEAD + VARY + own.replace("100 *", "99 *")));
    assertThat(other.fingerprint()).isNotEqualTo(plan.fingerprint());
    assertThatThrownBy(
            () ->
                SweepPlanFile.read(
                    files.text("w.yaml", HEAD + VARY + "measures: [{name: x, unit: y}]\n")))
        .hasMessageContaining("expected the key is");
    assertThatThrownBy(
            () ->
                SweepPlanFile.read(
                    files.text(
                        "w.yaml", HEAD + VARY + "measures: [{name: x, is: incme, unit: y}]\n")))
        .hasMessageContaining("w.yaml, measures, x: found 'incme'")
        .hasMessageContaining("Maybe 'income' was meant");
  }

  @Test
  void byIsShortForLevels() {
    String by = HEAD + VARY + "    by: school\n";
    SweepPlan plan = SweepPlanFile.read(files.text("plan.yaml", by));
    assertThat(plan.variations().get(0).levels().orElseThrow().school()).isEqualTo(1);
    plan = SweepPlanFile.read(files.text("plan.yaml", by.replace("by: school", "by: authority")));
    assertThat(plan.variations().get(0).levels().orElseThrow().authority()).isEqualTo(1);
    plan = SweepPlanFile.read(files.text("plan.yaml", by.replace("by: school", "by: national")));
    assertThat(plan.variations().get(0).levels()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "version: 1|version: 2|line 1, column 10: found '2'|another version of the program",
        "version: 1|sede: 1|the key version|left out",
        "years: 2022-23..2024-25|years: 2022-23...2024-25|found '.2024-25'|'2024-25' was meant",
        "years: 2022-23..2024-25|years: 2024-25..2022-23|2024-25..2022-23|swapped",
        "schools: schools.csv|skools: schools.csv|key skools|Maybe 'schools'",
        "schools: schools.csv|schools:|found nothing, expected a list|begin with a dash",
        "budgets: budgets.csv|budgets: [a, b]|found 'a list', expected one text|quotation marks",
        "budgets: budgets.csv|budgets: a.csv~budgets: b.csv|each key once|line 4",
        "uniform|unifrom|key unifrom|Maybe 'uniform'",
        "uniform: {low: 1, high: 3}|regimes: {values: [0, 2], start: first, transitions: [1, 0, 0,"
            + " 1]}|found 'first', expected the number of a regime, a whole one from 1 to 2|its"
            + " place in the list",
        "uniform: {low: 1, high: 3}|regimes: {values: [0, 2], start: [1], transitions: [1, 0, 0,"
            + " 1]}|found 'a list', expected the number of a regime|its place in the list",
        "low: 1|low: one|found 'one', expected a number|Maybe a word, or nothing, stands",
        "low: 1|low: [1]|found 'a list', expected a number|one number was meant, without braces",
        "low: 1|low: l|found 'l', expected a number|Maybe a word, or nothing, stands",
        "low: 1|low: 1O|found '1O', expected a number|10 was meant",
        "uniform: {low: 1, high: 3}|mixture: {weights: [1], parts: [{}]}|found '{}', expected keys"
            + " and values, of the keys uniform|Maybe they were left out.",
        "high: 3|high: 300|highest value: found '300'|another unit",
        "high: 3|high: 3%|found '3%'|percent sign",
        "high: 3|hihg: 3|key hihg|the key high",
        "high: 3}|high: 3, mode: 2}|key mode|Maybe",
        "prices.cpi_percent|prices.cpi_percnt|name of an assumption|'prices.cpi_percent'",
        "{low: 1, high: 3}|[1, 3]|found 'a list'|begin with a dash",
        "    uniform: {low: 1, high: 3}|    year: 2023|found '2023'|Maybe",
      })
  void aMistakeIsToldWithItsPlace(String right, String wrong, String found, String advice) {
    String text = (HEAD + VARY).replace(right, wrong.replace('~', '\n'));
    assertThat(message(text)).contains(found).contains(advice);
  }

  @Test
  void areaCostIsPartOfThePlan() {
    SweepPlan plan = SweepPlanFile.read(files.text("plan.yaml", HEAD + VARY + "aca: 1\n"));
    SweepPlan without = SweepPlanFile.read(files.text("plan.yaml", HEAD + VARY));

    assertThat(plan.areaCost()).hasValue(1);
    assertThat(without.areaCost()).isEmpty();
    assertThat(plan.fingerprint()).isNotEqualTo(without.fingerprint());
    assertThat(SweepPlanFile.read(files.text("plan.yaml", SweepPlanFile.text(plan))))
        .isEqualTo(plan);
    assertThatThrownBy(() -> without.toBuilder().areaCost(0.1).build())
        .hasMessageContaining("aca: found '0.1', expected a multiplier from 0.5 to 2");
  }

  /** Nothing is said of the keys that are missing in it. */
  @Test
  void aVariationOfNothingIsToldOnce() {
    assertThat(message(HEAD + "vary: [{}]\n"))
        .contains("line 6, column 8: found '{}', expected keys and values, of the keys assumption,")
        .contains("Maybe they were left out.")
        .doesNotContain("the key assumption");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "worlds: 0|worlds: found '0'",
        "worlds: many|expected a whole number",
        "worlds: 1.5|expected a whole number",
        "seed: 99999999999999999999|expected a whole number",
        "measures: [closing_reserv]|Maybe 'closing_reserve'",
        "sampler: sobel|Maybe 'sobol'",
        "bins: -3|bins: found '-3'",
        "deficit_below: none|expected a number",
        "aca: 3|a multiplier from 0.5 to 2",
        "aca: none|expected a multiplier",
        "correlate: [{names: [prices.cpi_percent], matrix: [[2]]}]|a number from -1 to 1",
        "correlate: [{names: [a, b], matrix: [[1, 0.5], [0.5, 1]]}]|an assumption that varies",
        "correlate: [{names: [a, b], matrix: [[1, x], [0.5, 1]]}]|found 'x'",
        "correlate: [{names: [a, b]}]|the key matrix",
        "correlate: [3]|keys and values such as names",
      })
  void settingsAreChecked(String line, String found) {
    assertThat(message(HEAD + VARY + line + "\n")).contains(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "by: region|one of national",
        "levels: {national: 0.5}|levels (national, authority, school)",
        "levels: {national: 1}, by: school|one of the two",
        "authority: '301', trust: T|two variations were meant",
        "triangular: {low: 1, mode: 2, high: 3}|uniform, triangular",
        "year: 2030-31|a year of the plan",
      })
  void variationsAreChecked(String more, String found) {
    String text =
        HEAD + "vary: [{assumption: prices.cpi_percent, uniform: {low: 1, high: 3}, " + more + "}]";
    assertThat(message(text)).contains(found);
  }

  @Test
  void mixturesTakeDistributionsOnly() {
    String text = HEAD + "vary: [{assumption: prices.cpi_percent, mixture: {weights: [1], parts: ";
    assertThat(message(text + "[{jump: {probabilities: [1]}}]}}]")).contains("key jump");
    assertThat(message(text + "[]}}]")).contains("mixture");
    assertThat(message(text.replace("[1]", "[]") + "[{uniform: {low: 1, high: 2}}]}}]"))
        .contains("a list of numbers, at least one");
  }

  @Test
  void allProblemsAreToldAtOnce() {
    String text = (HEAD + VARY).replace("high: 3", "high: x") + "worlds: y\nsampler: z\n";
    assertThatThrownBy(() -> SweepPlanFile.read(files.text("plan.yaml", text)))
        .isInstanceOfSatisfying(
            ProblemsException.class,
            e ->
                assertThat(e.problems())
                    .extracting(Problem::value)
                    .containsExactlyInAnyOrder("x", "y", "z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"[1|text that is not YAML", "3|keys and values", "--- {}~--- {}|one document"})
  void whatIsNoPlanIsTold(String text, String found) {
    assertThat(message(text.replace('~', '\n'))).contains(found);
  }

  @Test
  void aCorrelationMatrixHasToBePositiveDefinite() {
    String text =
        HEAD
            + VARY
            + "  - assumption: prices.energy_percent\n    uniform: {low: 1, high: 3}\n"
            + "correlate:\n  - names: [prices.cpi_percent, prices.energy_percent]\n"
            + "    matrix: [[1, 1], [1, 1]]\n";
    assertThat(message(text)).contains("line 13").contains("smallest eigenvalue");
    SweepPlan plan =
        SweepPlanFile.read(
            files.text("p.yaml", text.replace("[1, 1], [1, 1]", "[1, 0.5], [0.5, 1]")));
    assertThat(plan.correlations())
        .containsExactly(Correlation.of("prices.cpi_percent", "prices.energy_percent", 0.5));
  }

  private String message(String text) {
    try {
      SweepPlanFile.read(files.text("plan.yaml", text));
      return "no problem";
    } catch (ProblemsException e) {
      return e.getMessage();
    }
  }
}
