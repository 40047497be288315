package org.perpupil.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;
import org.perpupil.io.input.AssumptionReader;
import org.perpupil.io.input.FieldFiles;
import org.perpupil.io.plan.SweepPlanFile;
import org.perpupil.io.template.FieldTable;
import org.perpupil.io.template.Template;
import org.perpupil.problem.Problem;
import org.perpupil.problem.Range;
import org.perpupil.scenario.Assumption;

/** Every number of every file is held to one table of limits and usual values. */
@Tag("slow")
class FieldTableTest {
  /** Columns that hold names, dates, choices or lists of them. */
  private static final Set<String> NO_NUMBERS =
      Set.of(
          "id",
          "name",
          "la_code",
          "la_name",
          "phase",
          "governance",
          "trust",
          "growing",
          "year",
          "code",
          "month",
          "role",
          "scale",
          "pension",
          "start",
          "age_under_25",
          "all_posts",
          "schools",
          "charge_basis",
          "charge_on_rates_and_pfi",
          "charge_in_budgets",
          "pooling_need",
          "reserves",
          "affordability",
          "service",
          "charge_changes",
          "cost_basis",
          "payer_maintained",
          "payer_academy",
          "payer_trust");

  @TempDir private Path folder;
  private SmallFiles files;

  @BeforeEach
  void inFolder() {
    files = new SmallFiles(folder);
  }

  private static Stream<FieldTable.Field> columns() {
    return FieldFiles.columns();
  }

  private static Stream<FieldTable.Field> unusualColumns() {
    return columns().filter(field -> unusual(field.range()) != 0);
  }

  private static Stream<FieldTable.Field> assumptions() {
    return FieldTable.all().stream().filter(field -> field.file().equals("assumptions"));
  }

  @ParameterizedTest
  @EnumSource(Template.class)
  void everyColumnHasLimitsOrNoNumbers(Template template) {
    if (template != Template.SCENARIO) {
      for (Template.Column column : template.columns()) {
        assertThat(column.range().isPresent())
            .as(template + " " + column.name())
            .isNotEqualTo(NO_NUMBERS.contains(column.name()) || column.name().contains("_taper_"));
      }
    }
  }

  @Test
  void theTableHoldsEveryFileAndIsWrittenWhole() {
    Set<String> all =
        FieldTable.all().stream().map(FieldTable.Field::file).collect(Collectors.toSet());
    assertThat(all)
        .containsExactlyInAnyOrder(
            "schools",
            "formulas",
            "budgets",
            "actuals",
            "profiles",
            "staff",
            "trusts",
            "authorities",
            "services",
            "assumptions",
            "plan");
    assertThat(FieldTable.toCsv().lines())
        .hasSize(FieldTable.all().size() + 1)
        .contains(
            "file,name,value,minimum,maximum,usual_minimum,usual_maximum",
            "formulas,basic_primary,\"pounds per pupil, 0 or more, at most 100000\",0,100000,1500,"
                + "15000",
            "schools,fsm_primary,a share of pupils from 0 to 1,0,1,,");
    assertThat(FieldTable.find("plan", "bins")).isPresent();
    assertThat(FieldTable.find("plan", "bin")).isEmpty();
    assertThat(FieldTable.find("budgets", "amount of I09").orElseThrow().range().usual())
        .contains("0 to 25000000");
    for (FieldTable.Field field : FieldTable.all()) {
      Range range = field.range();
      assertThat(range.usualLow()).as(field.toString()).isGreaterThanOrEqualTo(range.least());
      assertThat(range.usualHigh()).as(field.toString()).isLessThanOrEqualTo(range.most());
      assertThat(Double.isFinite(range.least()) && Double.isFinite(range.most())).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("columns")
  void whatCannotBeIsAnErrorOfItsColumn(FieldTable.Field field) {
    Range range = field.range();
    for (String value :
        List.of(
            "1e308",
            "-1e308",
            "4.9e-324",
            "-4.9e-324",
            "NaN",
            "Infinity",
            "1e400",
            Problem.plain(range.most() * 1.0001 + 1),
            Problem.plain(range.least() - 1 - Math.abs(range.least()) * 0.0001))) {
      assertThat(problems(field, value))
          .as(field.name() + " = " + value)
          .anySatisfy(
              problem -> {
                assertThat(problem.isError()).isTrue();
                assertThat(problem.place()).contains(", line 2");
                assertThat(problem.value()).isEqualTo(value);
              });
    }
  }

  /** The limits themselves can be; the next number beyond them cannot. */
  @ParameterizedTest
  @MethodSource("columns")
  void theLimitsAreWhereTheTableSays(FieldTable.Field field) {
    Range range = field.range();
    for (double limit : List.of(range.least(), range.most())) {
      boolean isHighest = limit == range.most();
      if (range.accepts(limit)) {
        String inside = Problem.plain(limit);
        assertThat(problems(field, inside))
            .as(field.name() + " = " + inside)
            .noneMatch(problem -> problem.isError() && isOf(problem, column(field)));
      }
      String outside = Problem.plain(limit + (isHighest ? 1 : -1) * step(range, limit));
      assertThat(problems(field, outside))
          .as(field.name() + " = " + outside)
          .anyMatch(problem -> problem.isError() && problem.value().equals(outside));
    }
  }

  /** The ends of what is usual are; the next number beyond them is told. */
  @ParameterizedTest
  @MethodSource("unusualColumns")
  void whatIsUsualEndsWhereTheTableSays(FieldTable.Field field) {
    Range range = field.range();
    for (double end : List.of(range.usualLow(), range.usualHigh())) {
      boolean isHighest = end == range.usualHigh();
      String inside = Problem.plain(end);
      assertThat(problems(field, inside))
          .as(field.name() + " = " + inside)
          .noneMatch(problem -> problem.expected().contains(", usually "));
      double beyond = end + (isHighest ? 1 : -1) * step(range, end);
      if (range.accepts(beyond) && beyond != 0) {
        String outside = Problem.plain(beyond);
        assertThat(problems(field, outside))
            .as(field.name() + " = " + outside)
            .anyMatch(
                problem ->
                    !problem.isError()
                        && problem.expected().contains(range.usual().orElseThrow())
                        && problem.value().equals(outside));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("unusualColumns")
  void whatIsNotUsualIsWarnedOfWithWhatIs(FieldTable.Field field) {
    String value = Problem.plain(unusual(field.range()));
    List<Problem> problems = problems(field, value);
    assertThat(problems)
        .as(field.name() + " = " + value)
        .anySatisfy(
            problem -> {
              assertThat(problem.isError()).isFalse();
              assertThat(problem.place()).contains(", line 2, column " + column(field));
              assertThat(problem.value()).isEqualTo(value);
              assertThat(problem.expected())
                  .contains("usually " + field.range().usual().orElseThrow());
            });
  }

  @ParameterizedTest
  @MethodSource("assumptions")
  void assumptionsAreHeldToTheirLimits(FieldTable.Field field) {
    Range range = field.range();
    for (String value :
        List.of(
            "1e308",
            "-1e308",
            "4.9e-324",
            ".nan",
            ".inf",
            Problem.plain(range.most() * 1.0001 + 1),
            Problem.plain(range.least() - 1 - Math.abs(range.least()) * 0.0001))) {
      assertThat(assumptionProblems(field.name(), value))
          .as(field.name() + ": " + value)
          .singleElement()
          .satisfies(problem -> assertThat(problem.isError()).isTrue())
          .extracting(Problem::value)
          .isEqualTo(value);
    }
    double unusual = unusual(range);
    if (unusual != 0) {
      for (double end : List.of(range.usualLow(), range.usualHigh())) {
        double beyond = end + (end == range.usualHigh() ? 1 : -1) * step(range, end);
        assertThat(assumptionProblems(field.name(), Problem.plain(end))).isEmpty();
        assertThat(assumptionProblems(field.name(), Problem.plain(beyond)))
            .as(field.name() + " = " + beyond)
            .hasSize(beyond == 0 ? 0 : 1);
      }
      assertThat(assumptionProblems(field.name(), Problem.plain(unusual)))
          .singleElement()
          .satisfies(problem -> assertThat(problem.isError()).isFalse())
          .satisfies(problem -> assertThat(problem.place()).contains("a.yaml, line 2"))
          .extracting(Problem::expected)
          .asString()
          .contains("usually " + range.usual().orElseThrow());
    }
  }

  @Test
  void everyAssumptionSaysWhatIsUsualAndItsDefaultIs() {
    for (Assumption assumption : Assumption.all()) {
      Range range = assumption.range();
      boolean isBounded =
          range.most() - range.least() <= 1 || assumption.unit().startsWith("point");
      assertThat(range.usual().isPresent() || isBounded || assumption.parameter().isPresent())
          .as(assumption.name() + " has a row in usual.csv")
          .isTrue();
      assumption
          .defaultValue()
          .ifPresent(
              value -> {
                assertThat(assumption.accepts(value)).as(assumption.name()).isTrue();
                assertThat(range.isUsual(value)).as(assumption.name() + " " + value).isTrue();
              });
    }
  }

  /** Rates of all books lie where those of local formulas usually do. */
  @Test
  void nationalRatesAreUsual() {
    for (String edition :
        List.of("2016-12-proposal", "2018-19", "2020-21", "2022-23", "2024-25", "2025-26")) {
      Formula formula = Formula.national(edition);
      for (Parameter parameter : Parameter.values()) {
        formula
            .value(parameter)
            .ifPresent(
                value ->
                    assertThat(parameter.range().isUsual(value))
                        .as(edition + " " + parameter + " " + value)
                        .isTrue());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("planKeys")
  void plansAreHeldToTheirLimits(String line) {
    String text =
        "version: 1\nschools: s.csv\nformulas: f.csv\nbudgets: b.csv\nyears: 2025-26..2026-27\n";
    String vary =
        "vary: [{assumption: prices.cpi_percent, uniform: {low: 1, high: 3}},"
            + " {assumption: prices.energy_percent, uniform: {low: 1, high: 3}}]\n";
    for (String value : List.of("1e308", "-1e308", "4.9e-324", ".nan", ".inf", "1e13")) {
      String changed = line.replace("@", value);
      String plan = text + (changed.startsWith("vary") ? "" : vary) + changed + "\n";
      Path file = files.text("p.yaml", plan);
      assertThat(SmallFiles.problemsOf(() -> SweepPlanFile.read(file)))
          .as(changed)
          .anySatisfy(problem -> assertThat(problem.isError()).isTrue());
    }
  }

  private static Stream<String> planKeys() {
    return Stream.of(
        "worlds: @",
        "first_world: @",
        "bins: @",
        "deficit_below: @",
        "stop: {measure: closing_reserve, half_width: @}",
        "stop: {measure: closing_reserve, statistic: mean, half_width: @}",
        "correlate: [{names: [prices.cpi_percent, prices.energy_percent],"
            + " matrix: [[1, @], [@, 1]]}]",
        "vary: [{assumption: prices.cpi_percent, uniform: {low: 1, high: @}}]",
        "vary: [{assumption: prices.cpi_percent, uniform: {low: @, high: @}}]",
        "vary: [{assumption: prices.cpi_percent, triangular: {low: 1, mode: @, high: 3}}]",
        "vary: [{assumption: prices.cpi_percent, normal: {mean: @, standard_deviation: 1,"
            + " low: 0, high: 4}}]",
        "vary: [{assumption: prices.cpi_percent, normal: {mean: 1, standard_deviation: @,"
            + " low: 0, high: 4}}]",
        "vary: [{assumption: prices.cpi_percent, lognormal: {log_mean: @,"
            + " log_standard_deviation: 1, low: 0, high: 4}}]",
        "vary: [{assumption: prices.cpi_percent, empirical: {values: [1, @]}}]",
        "vary: [{assumption: prices.cpi_percent, discrete: {values: [1, 2], weights: [0.5, @]}}]",
        "vary: [{assumption: prices.cpi_percent, autoregressive: {means: @, persistence: 0.5,"
            + " shock: 1, low: 0, high: 4}}]",
        "vary: [{assumption: prices.cpi_percent, autoregressive: {means: 1, persistence: @,"
            + " shock: 1, low: 0, high: 4}}]",
        "vary: [{assumption: prices.cpi_percent, autoregressive: {means: 1, persistence: 0.5,"
            + " shock: @, low: 0, high: 4}}]",
        "vary: [{assumption: prices.cpi_percent, uniform: {low: 1, high: 3},"
            + " levels: {national: @, school: 0.5}}]");
  }

  private static double unusual(Range range) {
    if (range.usual().isEmpty()) {
      return 0;
    }
    if (range.usualHigh() < range.most()) {
      double between = (range.usualHigh() + range.most()) / 2;
      return range.accepts(between) ? between : Math.rint(between);
    }
    return (range.usualLow() + range.least()) / 2;
  }

  /** Returns what separates a number from the next that users write: 1 where numbers are whole. */
  private static double step(Range range, double from) {
    boolean isWhole = !range.accepts(0.5 + Math.floor(range.least()));
    return isWhole ? 1 : Math.max(1e-6, 2 * Math.ulp(from));
  }

  private static String column(FieldTable.Field field) {
    return FieldFiles.column(field);
  }

  private static boolean isOf(Problem problem, String column) {
    return problem.place().endsWith(", column " + column);
  }

  private List<Problem> assumptionProblems(String name, String value) {
    List<Problem> problems = new ArrayList<>();
    Path file = files.text("a.yaml", "assumptions:\n  " + name + ": " + value + "\n");
    AssumptionReader.read(Source.of(file), problems);
    return problems;
  }

  private List<Problem> problems(FieldTable.Field field, String value) {
    return FieldFiles.read(field, value).problems();
  }
}
