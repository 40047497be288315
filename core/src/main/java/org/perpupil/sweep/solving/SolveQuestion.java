package org.perpupil.sweep.solving;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.perpupil.impact.scenario.RunInputs;
import org.perpupil.impact.scenario.ScenarioWorld;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.FundingYears;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Scenario;
import org.perpupil.statistics.solving.Answer;
import org.perpupil.statistics.solving.BreakEven;
import org.perpupil.sweep.SweepBasis;

/**
 * What must be true of one number so that a school just keeps a condition.
 *
 * @param id the school, by its identifier or its name
 * @param unknown what is looked for
 * @param condition what has to hold
 * @param in the years in which the value is looked for; empty for all after the first that nothing
 *     is published for
 * @param from the lowest value to try; by default the lowest that the assumption accepts, of a roll
 *     half of it
 * @param to the highest value to try; by default the highest that the assumption accepts, of a roll
 *     twice it
 */
public record SolveQuestion(
    String id,
    Unknown unknown,
    SolvedCondition condition,
    Optional<FundingYears> in,
    OptionalDouble from,
    OptionalDouble to) {
  /** Fewest decimals of a number that was found. */
  private static final int DECIMALS = 4;

  /**
   * Returns the answer.
   *
   * @throws ProblemsException when there is no such school, or it cannot be projected, or the
   *     question does not fit
   */
  public SolvedNumber answer(RunInputs all, Scenario changes) {
    SolvedSchool school = SolvedSchool.of(all, id, changes, condition);
    Found found =
        switch (unknown.kind()) {
          case LATEST_YEAR -> latestYear(school, all, changes);
          case SMALLEST, LARGEST ->
              unknown.isRoll() ? roll(school) : assumption(school, all, changes);
        };
    ScenarioWorld world =
        ScenarioWorld.of(ScenarioWorld.withConstants(all, List.of(changes)), changes);
    return new SolvedNumber(
        school.id(),
        unknown,
        found.when(),
        condition,
        found.answer(),
        found.value(),
        found.unit(),
        found.years(),
        found.today(),
        basis(world, school.id()),
        world.warnings());
  }

  private record Found(
      List<FundingYear> when,
      Answer answer,
      Optional<BigDecimal> value,
      String unit,
      List<SolvedSchool.Year> years,
      OptionalDouble today) {}

  /** Returns what the school rests on, without what is looked for. */
  private SweepBasis basis(ScenarioWorld world, String school) {
    int row = world.schools().row(school).orElseThrow();
    // Schools that pool their grant, merge or take each other's pupils need each other.
    ProjectionPlan plan =
        world.standsAlone(row) ? world.plan(row, row + 1) : world.plan(0, world.schools().size());
    SweepBasis basis = SweepBasis.of(plan.run(world.assumptions()), world.assumptions());
    return Assumption.find(unknown.name()).map(basis::without).orElse(basis);
  }

  private Found assumption(SolvedSchool school, RunInputs all, Scenario changes) {
    Assumption assumption = Assumption.of(unknown.name());
    double low = from.orElse(assumption.minimum());
    double high = to.orElse(assumption.maximum());
    List<Problem> problems = new ArrayList<>();
    if (changes.sets(assumption)) {
      problems.add(
          Problem.error(
              "number that is looked for",
              assumption.name(),
              "a number that the scenario does not set",
              "its line in the scenario is left over"));
    }
    for (double end : new double[] {low, high}) {
      if (!assumption.accepts(end)) {
        problems.add(assumption.outOfRange("range that is looked in", Problem.plain(end)));
      }
    }
    ProblemsException.throwIfAny(problems);
    List<FundingYear> years = years(all, assumption);
    DoubleUnaryOperator slack = x -> school.slack(assumption, years, x);
    Answer answer = search().find(slack, low, high);
    Optional<BigDecimal> value = value(answer, slack);
    return new Found(
        years.stream().filter(year -> year.compareTo(all.last()) <= 0).toList(),
        answer,
        value,
        assumption.unit(),
        value.map(x -> school.run(assumption, years, x.doubleValue()).years()).orElseGet(List::of),
        OptionalDouble.empty());
  }

  private Found roll(SolvedSchool school) {
    double today = school.pupils(1);
    DoubleUnaryOperator slack = x -> school.slackOfRoll(x / today);
    Answer answer = search().find(slack, from.orElse(today / 2), to.orElse(2 * today));
    return new Found(
        List.of(), answer, value(answer, slack), "pupils", List.of(), OptionalDouble.of(today));
  }

  private Found latestYear(SolvedSchool school, RunInputs all, Scenario changes) {
    if (changes.changes().isEmpty()) {
      throw new ProblemsException(
          Problem.error(
              "scenario",
              "",
              "a scenario with changes of assumptions, for their latest year to be looked for",
              "the scenario was forgotten; formulas and conversions have dates of their own"));
    }
    Answer answer =
        BreakEven.largest().findInteger(school::slackFrom, all.first().start(), all.last().start());
    return new Found(List.of(), answer, Optional.empty(), "", List.of(), OptionalDouble.empty());
  }

  private BreakEven search() {
    return unknown.kind() == Unknown.Kind.SMALLEST ? BreakEven.smallest() : BreakEven.largest();
  }

  private Optional<BigDecimal> value(Answer answer, DoubleUnaryOperator slack) {
    return answer instanceof Answer.Value found
        ? Optional.of(search().shown(found, DECIMALS, slack))
        : Optional.empty();
  }

  /** Returns the years asked for, else all after the first that no figure is published for. */
  private List<FundingYear> years(RunInputs all, Assumption assumption) {
    List<FundingYear> years =
        all.assumptionYears().stream()
            .filter(
                year ->
                    in.map(
                            asked ->
                                year.compareTo(asked.first()) >= 0
                                    && year.compareTo(asked.last()) <= 0)
                        .orElseGet(
                            () -> year.compareTo(all.first()) > 0 && !assumption.isPublished(year)))
            .toList();
    if (years.isEmpty()) {
      throw new ProblemsException(
          Problem.error(
              "years that " + assumption.name() + " is looked for in",
              in.map(FundingYears::toString).orElse(""),
              "a year of the run, from " + all.first() + " to " + all.last(),
              in.isPresent()
                  ? "the years of the run were meant"
                  : "figures are published for all years after the first; name those to replace"));
    }
    return years;
  }
}
