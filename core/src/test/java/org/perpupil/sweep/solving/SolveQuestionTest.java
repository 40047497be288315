package org.perpupil.sweep.solving;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.impact.scenario.RunInputs;
import org.perpupil.io.WrittenRows;
import org.perpupil.io.input.BudgetInputs;
import org.perpupil.io.input.ScenarioFile;
import org.perpupil.io.result.SolvedWriter;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.FundingYears;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Change;
import org.perpupil.scenario.Scenario;

/** Questions of what must be true, their answers, and the files that these are written to. */
@Tag("slow")
class SolveQuestionTest {
  private static final Path WEXMOOR = Path.of("../examples/data/wexmoor");
  private static final String AWARD = "pay.teacher_award_percent";
  private static final String ENERGY = "prices.energy_percent";
  private static final Scenario NONE = Scenario.builder("none").build();
  private static final Optional<FundingYears> LATER = years(2027, 2027);
  private static final RunInputs INPUTS =
      BudgetInputs.read(
              List.of(WEXMOOR.resolve("schools.csv")),
              WEXMOOR.resolve("formulas.csv").toString(),
              WEXMOOR.resolve("budgets.csv"),
              Optional.of(WEXMOOR.resolve("staff.csv")),
              Optional.of(WEXMOOR.resolve("assumptions.yaml")))
          .run(new FundingYears(FundingYear.of(2025), FundingYear.of(2027)));

  private static final Change UPLIFT =
      Change.of(Assumption.of("formula.local_uplift_percent"), Change.Op.ADD, 1)
          .in(FundingYear.of(2026), FundingYear.of(2027));
  private static final SolvedNumber SOLVED =
      ask("W08", Unknown.largest(AWARD), "closing_reserve>=0", LATER);

  /** The award found leaves nothing of the reserve; a slightly higher one leaves less. */
  @Test
  void theAwardThatASchoolCanMeetLeavesNothing() {
    double award = SOLVED.value().orElseThrow().doubleValue();
    List<SolvedSchool.Year> years = SOLVED.years();

    assertThat(SOLVED.what()).isEqualTo("largest " + AWARD + " in 2027-28");
    assertThat(SOLVED.value().orElseThrow().scale()).isBetween(4, 6);
    assertThat(years).hasSize(3);
    assertThat(years.get(2).reserve()).isCloseTo(0, within(10.0)).isNotNegative();
    assertThat(SOLVED.today()).isEmpty();
    SolvedSchool school =
        SolvedSchool.of(INPUTS, "W08", NONE, SolvedCondition.parse("closing_reserve>=0", false));
    assertThat(school.slack(Assumption.of(AWARD), SOLVED.when(), award + 0.001)).isNegative();
  }

  @Test
  void aRollIsPupilsFromTheSecondYearOn() {
    SolvedNumber roll =
        ask("W06", Unknown.smallest("roll"), "in_year_balance>=0", Optional.empty());
    double today = roll.today().orElseThrow();

    assertThat(roll.unit()).isEqualTo("pupils");
    assertThat(roll.span()).isEmpty();
    assertThat(roll.what()).isEqualTo("smallest roll from the second year on");
    assertThat(roll.value().orElseThrow().doubleValue()).isBetween(today / 2, 2 * today);
    assertThat(roll.years()).isEmpty();
  }

  /** Figures that are published are not looked for, unless their years are named. */
  @Test
  void noneIsAnAnswer() {
    SolvedNumber solved =
        new SolveQuestion(
                "W20",
                Unknown.largest(ENERGY),
                SolvedCondition.parse("closing_reserve>=10000000", false),
                Optional.empty(),
                OptionalDouble.of(0),
                OptionalDouble.of(20))
            .answer(INPUTS, NONE);

    assertThat(solved.span()).isEqualTo("2026-27 to 2027-28");
    assertThat(solved.isAlwaysKept()).isFalse();
    assertThat(solved.value()).isEmpty();
    assertThat(WrittenRows.of(SolvedWriter.toCsv(solved)))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("outcome", "none")
                    .containsEntry("value", "")
                    .containsEntry("unit", "percent a year")
                    .containsEntry("year", "")
                    .containsEntry("closing_reserve", ""));
  }

  @ParameterizedTest
  @CsvSource({"-10000000, every", "10000000, none"})
  void theLatestYearMayBeEveryOrNone(String pounds, String outcome) {
    SolvedNumber solved = latestYear("closing_reserve>=" + pounds, scenario("unfunded-pay-award"));
    assertThat(solved.latestYear()).isEmpty();
    assertThat(solved.isAlwaysKept()).isEqualTo(outcome.equals("every"));
    assertThat(WrittenRows.of(SolvedWriter.toCsv(solved)))
        .singleElement()
        .satisfies(row -> assertThat(row).containsEntry("outcome", outcome));
  }

  /** More money from some year on: it is the last from which it comes early enough. */
  @Test
  void theLatestYearIsTheLastThatKeepsTheCondition() {
    Scenario more = Scenario.builder("more").change(UPLIFT).build();
    SolvedSchool school =
        SolvedSchool.of(INPUTS, "W01", more, SolvedCondition.parse("closing_reserve>=0", false));
    double slack = school.slackFrom(2026);
    SolvedNumber solved = latestYear("closing_reserve>=" + (long) Math.floor(slack), more);
    FundingYear year = solved.latestYear().orElseThrow();

    assertThat(year).isEqualTo(FundingYear.of(2026));
    assertThat(school.slackFrom(2027)).isLessThan(slack - 1000);
    assertThat(solved.what()).isEqualTo("latest year for the changes to begin");
    assertThat(WrittenRows.of(SolvedWriter.toCsv(solved)))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("outcome", "value")
                    .containsEntry("value", year.toString())
                    .containsEntry("unit", ""));
  }

  /** What a school pays lowers what it pools: it is solved among the others. */
  @Test
  void aSchoolOfAPoolIsSolvedAmongTheOthers() {
    Scenario pooling = scenario("trust-pooling");
    Scenario more = Scenario.builder("more").pooling(pooling.pools().get(0)).change(UPLIFT).build();
    SolvedSchool school =
        SolvedSchool.of(INPUTS, "W17", more, SolvedCondition.parse("closing_reserve>=0", false));
    String kept = "closing_reserve>=" + (long) Math.floor(school.slackFrom(2026));
    SolvedNumber solved =
        question("W17", Unknown.latestYear(), kept, Optional.empty()).answer(INPUTS, more);
    assertThat(solved.latestYear()).hasValue(FundingYear.of(2026));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "W99 | pay.teacher_award_percent | | | the identifier or the name of one of 21 schools",
        "W01 | rol | | | the name of an assumption",
        "W01 | classes.primary_size | 0 | | pupils, from 1 to 60",
        "W01 | classes.primary_size | | 90 | found '90'",
      })
  void whatCannotBeAskedSaysWhy(String id, String name, Double from, Double to, String expected) {
    SolveQuestion question =
        new SolveQuestion(
            id,
            Unknown.largest(name),
            SolvedCondition.parse("closing_reserve>=0", true),
            Optional.empty(),
            from == null ? OptionalDouble.empty() : OptionalDouble.of(from),
            to == null ? OptionalDouble.empty() : OptionalDouble.of(to));
    assertThatThrownBy(() -> question.answer(INPUTS, NONE))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining(expected);
  }

  @Test
  void yearsOutsideTheRunAreRefused() {
    assertThatThrownBy(
            () ->
                ask(
                    "W01",
                    Unknown.largest("prices.cpi_percent"),
                    "closing_reserve>=0",
                    years(2040, 2041)))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining(
            "years that prices.cpi_percent is looked for in: found '2040-41..2041-42'")
        .hasMessageContaining("a year of the run, from 2025-26 to 2027-28")
        .hasMessageContaining("the years of the run were meant");
  }

  @Test
  void aScenarioThatSetsTheNumberOrNothingIsRefused() {
    SolveQuestion award =
        question("W01", Unknown.largest(AWARD), "closing_reserve>=0", Optional.empty());
    assertThatThrownBy(() -> award.answer(INPUTS, scenario("unfunded-pay-award")))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("a number that the scenario does not set");
    assertThatThrownBy(() -> latestYear("closing_reserve>=0", NONE))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("a scenario with changes of assumptions");
  }

  @Test
  void aFileHasARowAYearAndSaysWhatItRestsOn(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("award.csv");
    SolvedWriter.write(SOLVED, file);
    List<Map<String, String>> rows = WrittenRows.of(file);

    assertThat(rows).hasSize(3);
    for (int year = 0; year < rows.size(); year++) {
      Map<String, String> row = rows.get(year);
      assertThat(row)
          .containsEntry("id", "W08")
          .containsEntry("unknown", "largest " + AWARD)
          .containsEntry("in_years", "2027-28")
          .containsEntry("condition", SOLVED.condition().toString())
          .containsEntry("outcome", "value")
          .containsEntry("value", SOLVED.value().map(BigDecimal::toPlainString).orElseThrow())
          .containsEntry("year", SOLVED.years().get(year).year().toString());
      assertThat(WrittenRows.pounds(row, "closing_reserve").doubleValue())
          .isCloseTo(SOLVED.years().get(year).reserve(), within(0.0051));
      assertThat(WrittenRows.pounds(row, "in_year_balance").doubleValue())
          .isCloseTo(SOLVED.years().get(year).balance(), within(0.0051));
    }
    assertThat(Files.readString(folder.resolve("award.summary.json"), UTF_8))
        .contains("unverified")
        .doesNotContain(AWARD);
  }

  private static SolvedNumber latestYear(String condition, Scenario scenario) {
    return question("W01", Unknown.latestYear(), condition, Optional.empty())
        .answer(INPUTS, scenario);
  }

  private static SolvedNumber ask(
      String id, Unknown unknown, String condition, Optional<FundingYears> in) {
    return question(id, unknown, condition, in).answer(INPUTS, NONE);
  }

  private static SolveQuestion question(
      String id, Unknown unknown, String condition, Optional<FundingYears> in) {
    return new SolveQuestion(
        id,
        unknown,
        SolvedCondition.parse(condition, false),
        in,
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }

  private static Optional<FundingYears> years(int first, int last) {
    return Optional.of(new FundingYears(FundingYear.of(first), FundingYear.of(last)));
  }

  private static Scenario scenario(String name) {
    return ScenarioFile.read(WEXMOOR.resolve(name + ".scenario.yaml")).scenario();
  }
}
