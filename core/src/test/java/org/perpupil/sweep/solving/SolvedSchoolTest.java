package org.perpupil.sweep.solving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpupil.budget.Block;
import org.perpupil.impact.scenario.RunInputs;
import org.perpupil.impact.scenario.ScenarioRun;
import org.perpupil.io.input.BudgetInputs;
import org.perpupil.io.input.ScenarioFile;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Measure;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.FundingYears;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Change;
import org.perpupil.scenario.Scenario;
import org.perpupil.scenario.SchoolEvent;
import org.perpupil.scenario.Selector;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;

/** A school that is run again and again with one number changed is the school of the run. */
@Tag("slow")
class SolvedSchoolTest {
  private static final Path WEXMOOR = Path.of("../examples/data/wexmoor");
  private static final FundingYear FIRST = FundingYear.of(2025);
  private static final FundingYear LAST = FundingYear.of(2030);
  private static final Assumption AWARD = Assumption.of("pay.teacher_award_percent");
  private static final List<FundingYear> NEXT = List.of(FundingYear.of(2027));
  private static final RunInputs INPUTS =
      BudgetInputs.read(
              List.of(WEXMOOR.resolve("schools.csv")),
              WEXMOOR.resolve("formulas.csv").toString(),
              WEXMOOR.resolve("budgets.csv"),
              Optional.of(WEXMOOR.resolve("staff.csv")),
              Optional.of(WEXMOOR.resolve("assumptions.yaml")))
          .run(new FundingYears(FIRST, LAST));

  /** By itself or in its pool, with conversions, another formula, pooled grant, or fewer pupils. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "falling-rolls",
        "join-a-trust-at-5-percent",
        "hard-nff-over-three-years",
        "trust-pooling",
        "unfunded-pay-award"
      })
  void itIsTheSchoolOfTheWholeRun(String name) {
    Scenario scenario = scenario(name);
    ScenarioRun run = ScenarioRun.of(INPUTS, scenario);
    for (String id : List.of("W01", "W07", "W17")) {
      int row = INPUTS.schools().row(id).orElseThrow();
      for (Measure measure : List.of(Measure.CLOSING_RESERVE, Measure.IN_YEAR_BALANCE)) {
        for (boolean everyYear : List.of(true, false)) {
          SolvedCondition condition = new SolvedCondition(measure, 1000, everyYear);
          SolvedSchool solved = SolvedSchool.of(INPUTS, id, scenario, condition);
          double slack = solved.slackFrom(FIRST.start());
          double expected = Double.POSITIVE_INFINITY;
          for (FundingYear year : run.years(row)) {
            if (everyYear || year.equals(run.years(row).get(run.years(row).size() - 1))) {
              expected = Math.min(expected, run.after(row, measure, year).orElseThrow() - 1000);
            }
          }
          assertThat(slack).as(id + " " + condition).isCloseTo(expected, within(0.01));
          assertThat(solved.slackOfRoll(1)).isCloseTo(expected, within(0.01));
          assertThat(solved.pupils(1))
              .isEqualTo(
                  run.after(row, Measure.PUPILS, FundingYear.of(FIRST.start() + 1)).orElseThrow());
        }
      }
    }
  }

  /** With the schools that it merges with or whose pupils it takes, and without the others. */
  @Test
  void aSchoolOfEventsIsThatOfTheRunToo() {
    Scenario scenario =
        Scenario.builder("fewer schools")
            .change(Change.of(AWARD, Change.Op.ADD, 1).in(FundingYear.of(2028)))
            .change(
                Change.of(Assumption.of("prices.energy_percent"), Change.Op.SET, 9)
                    .with(Selector.schools(List.of("W02", "W67", "W08"))))
            .conversion("W10", Block.septemberToMarch(2026))
            .event(SchoolEvent.merging(List.of("W06", "W07"), "W67", Block.septemberToMarch(2026)))
            .event(
                SchoolEvent.closing(
                    "W09", Block.aprilToAugust(2027), Map.of("W01", 0.6, "W08", 0.4)))
            .event(SchoolEvent.opening("W02", Block.septemberToMarch(2026)))
            .build();
    SolvedCondition condition = new SolvedCondition(Measure.CLOSING_RESERVE, 0, false);
    ScenarioRun run = ScenarioRun.of(INPUTS, scenario);
    for (String id : List.of("W67", "W06", "W09", "W08", "W02", "W10", "W03")) {
      int row = run.baseline().schools().row(id).orElseThrow();
      SolvedSchool solved = SolvedSchool.of(INPUTS, id, scenario, condition);
      List<SolvedSchool.Year> years = solved.run(AWARD, List.of(), 0).years();
      assertThat(years).extracting(SolvedSchool.Year::year).isEqualTo(run.years(row)).isNotEmpty();
      for (SolvedSchool.Year year : years) {
        assertThat(year.reserve())
            .as(id)
            .isCloseTo(
                run.after(row, Measure.CLOSING_RESERVE, year.year()).orElseThrow(), within(0.01));
      }
    }
  }

  /** A member of a trust from 2026-27 on has the award of others, and the trust's charge. */
  @Test
  void aSchoolThatJoinsIsThatOfTheRunToo() {
    Scenario scenario = scenario("join-a-trust-at-5-percent");
    SolvedCondition condition = new SolvedCondition(Measure.CLOSING_RESERVE, 0, false);
    SolvedSchool solved = SolvedSchool.of(INPUTS, "W07", scenario, condition);
    int row = INPUTS.schools().row("W07").orElseThrow();
    ScenarioRun run = ScenarioRun.of(INPUTS, scenario);
    List<SolvedSchool.Year> years = solved.run(AWARD, List.of(), 0).years();
    assertThat(years).extracting(SolvedSchool.Year::year).isEqualTo(run.years(row));
    for (SolvedSchool.Year year : years) {
      assertThat(year.reserve())
          .isEqualTo(run.after(row, Measure.CLOSING_RESERVE, year.year()).orElseThrow());
    }
  }

  @Test
  void aHigherAwardLeavesLess() {
    SolvedCondition condition = SolvedCondition.parse("closing_reserve>=-250.5", false);
    SolvedSchool solved =
        SolvedSchool.of(INPUTS, "W01", Scenario.builder("none").build(), condition);
    double none = solved.slack(AWARD, NEXT, 0);
    double some = solved.slack(AWARD, NEXT, 5);
    assertThat(some).isLessThan(none);
    List<SolvedSchool.Year> years = solved.run(AWARD, NEXT, 5).years();
    assertThat(years).extracting(SolvedSchool.Year::year).startsWith(FIRST).endsWith(LAST);
    assertThat(years.get(years.size() - 1).reserve() + 250.5).isCloseTo(some, within(1e-6));
    assertThat(years.get(1).reserve())
        .isCloseTo(years.get(0).reserve() + years.get(1).balance(), within(0.01));
    assertThat(solved.condition()).isEqualTo("W01, closing_reserve >= -250.5 in the last year");
  }

  @Test
  void moreChildrenCountAsFarAsTheyArePaidFor() {
    SolvedSchool solved =
        SolvedSchool.of(
            INPUTS,
            "W01",
            scenario("falling-rolls"),
            SolvedCondition.parse("in_year_balance >= 0", true));
    assertThat(solved.slackOfRoll(1.02)).isNotEqualTo(solved.slackOfRoll(0.98));
    assertThat(solved.condition()).isEqualTo("W01, in_year_balance >= 0 in every year");
  }

  /** Changes that begin after the run change nothing in it; what is an event stays one. */
  @Test
  void changesMayBeginLater() {
    SolvedCondition condition = new SolvedCondition(Measure.CLOSING_RESERVE, 0, false);
    SolvedSchool changed = SolvedSchool.of(INPUTS, "W01", scenario("falling-rolls"), condition);
    SolvedSchool not = SolvedSchool.of(INPUTS, "W01", Scenario.builder("none").build(), condition);
    assertThat(changed.slackFrom(LAST.start() + 2))
        .isCloseTo(not.slackFrom(FIRST.start()), within(0.01))
        .isNotCloseTo(changed.slackFrom(FIRST.start()), within(1.0));
  }

  @Test
  void whatCannotBeSolvedSaysWhy() {
    Scenario none = Scenario.builder("none").build();
    SolvedCondition condition = new SolvedCondition(Measure.CLOSING_RESERVE, 0, false);
    assertThatThrownBy(() -> SolvedSchool.of(INPUTS, "W0l", none, condition))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("the identifier or the name of one of 21 schools")
        .hasMessageContaining("'W01' was meant");
    RunInputs unpaid =
        new RunInputs(
            SchoolTable.of(
                INPUTS.schools().schools().stream()
                    .map(SolvedSchoolTest::withoutYearGroups)
                    .toList()),
            INPUTS.formulas(),
            FIRST,
            LAST,
            INPUTS.budgets(),
            INPUTS.staff(),
            INPUTS.assumptions());
    assertThatThrownBy(() -> SolvedSchool.of(unpaid, "W01", none, condition))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("school W01, which fails: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "closing_reserve>0",
        "closing_reserve>=1.2.3",
        "reserve>=0",
        "closing_reserve",
        "pupils >= 3"
      })
  void anotherConditionIsRefused(String text) {
    assertThatThrownBy(() -> SolvedCondition.parse(text, true))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("closing_reserve or in_year_balance, >= and pounds");
  }

  private static School withoutYearGroups(School school) {
    return school.id().equals("W01") ? school.toBuilder().yearGroups(0, 0).build() : school;
  }

  private static Scenario scenario(String name) {
    return ScenarioFile.read(WEXMOOR.resolve(name + ".scenario.yaml")).scenario();
  }
}
