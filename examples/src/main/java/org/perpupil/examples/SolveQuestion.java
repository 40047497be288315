package org.perpupil.examples;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.perpupil.impact.scenario.RunInputs;
import org.perpupil.impact.scenario.ScenarioWorld;
import org.perpupil.impact.scenario.SolvedCondition;
import org.perpupil.impact.scenario.SolvedSchool;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Measure;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Scenario;
import org.perpupil.statistics.solving.Answer;
import org.perpupil.statistics.solving.BreakEven;
import org.perpupil.sweep.SweepBasis;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * What must be true of one number so that a school just keeps a condition.
 *
 * @param id the school
 * @param unknown what is looked for
 * @param condition what has to hold
 * @param in the years in which the value is looked for; empty for all that nothing is published for
 * @param from the lowest value to try, where it is given
 * @param to the highest value to try, where it is given
 */
record SolveQuestion(
    String id,
    Unknown unknown,
    SolvedCondition condition,
    Optional<YearsOption> in,
    OptionalDouble from,
    OptionalDouble to) {
  /** Fewest decimals of a number that was found. */
  private static final int DECIMALS = 4;

  /**
   * Prints the answer, and returns what it rests on.
   *
   * @param spec of the command, for what is wrong with its options
   * @throws ProblemsException when there is no such school, or it cannot be projected, or the
   *     question does not fit
   */
  Rests answer(RunInputs all, Scenario changes, CommandSpec spec, PrintWriter out) {
    SolvedSchool school = SolvedSchool.of(all, id, changes, condition);
    ScenarioWorld world =
        ScenarioWorld.of(ScenarioWorld.withConstants(all, List.of(changes)), changes);
    if (unknown.isYear()) {
      latestYear(school, all, changes, out);
    } else if (unknown.name().equals("roll")) {
      roll(school, out);
    } else {
      value(school, all, changes, spec, out);
    }
    return new Rests(basis(world, all, changes), world.warnings());
  }

  /**
   * What an answer rests on.
   *
   * @param basis what nobody stated
   * @param warnings what is odd about the scenario
   */
  record Rests(SweepBasis basis, List<Problem> warnings) {}

  /** Returns what the school rests on, without what is looked for. */
  private SweepBasis basis(ScenarioWorld world, RunInputs all, Scenario changes) {
    int row = all.schools().row(id).orElseThrow();
    // Schools that pool their grant cannot do without each other.
    ProjectionPlan plan =
        changes.pools().isEmpty() ? world.plan(row, row + 1) : world.plan(0, all.schools().size());
    SweepBasis basis = SweepBasis.of(plan.run(world.assumptions()), world.assumptions());
    return Assumption.find(unknown.name()).map(basis::without).orElse(basis);
  }

  private BreakEven search() {
    return unknown.isSmallest() ? BreakEven.smallest() : BreakEven.largest();
  }

  private String which() {
    return unknown.isSmallest() ? "smallest " : "largest ";
  }

  private void value(
      SolvedSchool school, RunInputs all, Scenario changes, CommandSpec spec, PrintWriter out) {
    Assumption assumption = Assumption.of(unknown.name());
    List<Problem> problems = new ArrayList<>();
    if (changes.sets(assumption)) {
      problems.add(
          Problem.error(
              "--smallest or --largest",
              assumption.name(),
              "a number that the scenario does not set",
              "its line in the scenario is left over"));
    }
    double low = from.orElse(assumption.minimum());
    double high = to.orElse(assumption.maximum());
    for (double end : new double[] {low, high}) {
      if (!assumption.accepts(end)) {
        problems.add(assumption.outOfRange("--from or --to", Problem.plain(end)));
      }
    }
    ProblemsException.throwIfAny(problems);
    List<FundingYear> years = years(all, assumption, spec);
    String what = which() + assumption.name() + " in " + shown(years, all.last());
    Optional<BigDecimal> found =
        solve(
            out,
            school,
            what,
            x -> school.slack(assumption, years, x),
            low,
            high,
            assumption.unit());
    found.ifPresent(value -> figures(out, school.run(assumption, years, value.doubleValue())));
  }

  private void roll(SolvedSchool school, PrintWriter out) {
    double today = school.pupils(1);
    double low = from.orElse(today / 2);
    double high = to.orElse(2 * today);
    solve(
        out,
        school,
        which() + "roll from the second year on",
        x -> school.slackOfRoll(x / today),
        low,
        high,
        "pupils");
    out.println("as the baseline has it: " + Show.plain(Math.round(100 * today) / 100.0));
  }

  private void latestYear(SolvedSchool school, RunInputs all, Scenario changes, PrintWriter out) {
    if (changes.changes().isEmpty()) {
      throw new ProblemsException(
          Problem.error(
              "--latest-year",
              "",
              "a scenario with changes of assumptions",
              "--scenario was forgotten; formulas and conversions have dates of their own"));
    }
    Answer answer =
        BreakEven.largest().findInteger(school::slackFrom, all.first().start(), all.last().start());
    String what = "latest year for the changes to begin";
    String condition = school.condition();
    if (answer instanceof Answer.Value value) {
      out.println(what + ": " + FundingYear.of((int) value.at()) + " (" + condition + ")");
    } else if (answer instanceof Answer.NoSuchValue) {
      out.println(what + ": no such year; even from the first it fails (" + condition + ")");
    } else {
      out.println(what + ": every year of the run will do (" + condition + ")");
    }
  }

  /** Prints the answer, and returns the value as it is printed, where there is one. */
  private Optional<BigDecimal> solve(
      PrintWriter out,
      SolvedSchool school,
      String what,
      DoubleUnaryOperator slack,
      double low,
      double high,
      String unit) {
    Answer answer = search().find(slack, low, high);
    String ending = " (" + school.condition() + ")";
    if (answer instanceof Answer.Value value) {
      BigDecimal shown = search().shown(value, DECIMALS, slack);
      out.println(what + ": " + Show.decimals(shown) + " " + unit + ending);
      if (value.changes() > 1) {
        out.println(
            "the condition begins and ends to hold " + value.changes() + " times in the range");
      }
      return Optional.of(shown);
    }
    if (answer instanceof Answer.NoSuchValue none) {
      out.println(what + ": no such value from " + range(none.low(), none.high(), unit) + ending);
    } else if (answer instanceof Answer.EveryValue every) {
      out.println(what + ": every value from " + range(every.low(), every.high(), unit) + ending);
    }
    return Optional.empty();
  }

  private static String range(double low, double high, String unit) {
    return Show.plain(low) + " to " + Show.plain(high) + " " + unit;
  }

  private static void figures(PrintWriter out, SolvedSchool.Figures figures) {
    TextTable table = new TextTable("lrr");
    table
        .row("year", Measure.IN_YEAR_BALANCE.fileName(), Measure.CLOSING_RESERVE.fileName())
        .rule();
    figures
        .years()
        .forEach(
            year ->
                table.row(
                    year.year().toString(),
                    Show.pence(year.balance()),
                    Show.pence(year.reserve())));
    table.print(out);
  }

  /** Returns the years asked for, else all after the first that no figure is published for. */
  private List<FundingYear> years(RunInputs all, Assumption assumption, CommandSpec spec) {
    List<FundingYear> years =
        all.assumptionYears().stream()
            .filter(
                year ->
                    in.isEmpty()
                        ? year.compareTo(all.first()) > 0 && !assumption.isPublished(year)
                        : year.compareTo(in.get().first()) >= 0
                            && year.compareTo(in.get().last()) <= 0)
            .toList();
    if (years.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          in.isEmpty()
              ? "figures are published for all years after the first; --in-years names those to"
                  + " replace"
              : "--in-years names no year from " + all.first() + " to " + all.last());
    }
    return years;
  }

  private static String shown(List<FundingYear> years, FundingYear last) {
    FundingYear end = years.get(years.size() - 1);
    FundingYear shown = end.compareTo(last) > 0 ? last : end;
    return years.get(0).equals(shown) ? shown.toString() : years.get(0) + " to " + shown;
  }
}
