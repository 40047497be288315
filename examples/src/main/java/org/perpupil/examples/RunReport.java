package org.perpupil.examples;

import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.perpupil.budget.BudgetCode;
import org.perpupil.formula.printed.Casting;
import org.perpupil.impact.GroupSpread;
import org.perpupil.impact.SchoolChange;
import org.perpupil.impact.Spread;
import org.perpupil.impact.groups.Grouping;
import org.perpupil.impact.scenario.ScenarioRun;
import org.perpupil.io.result.ScenarioRunWriter.Differing;
import org.perpupil.projection.Measure;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.School;

/** A scenario beside its baseline, as text for people. */
final class RunReport {
  private static final int SCHOOLS_SHOWN = 60;

  private final ScenarioRun run;
  private final List<School> schools;
  private final FundingYear last;
  private final List<Grouping> groupings;
  private final boolean inRealTerms;
  private final String other;

  /**
   * Creates a report.
   *
   * @param inRealTerms whether schools' reserves are shown in the prices of the first year
   */
  RunReport(ScenarioRun run, List<Grouping> groupings, boolean inRealTerms) {
    this.run = run;
    this.groupings = List.copyOf(groupings);
    this.inRealTerms = inRealTerms;
    this.other = run.against().name().isEmpty() ? "baseline" : "against";
    this.schools = run.inputs().schools().schools();
    this.last = run.inputs().last();
  }

  void print(Differing differing, PrintWriter out) {
    out.println(Show.name(run.scenario().name()));
    out.println("leaves out: " + Show.reason(run.scenario().leavesOut()));
    if (!run.against().name().isEmpty()) {
      out.println("against: " + Show.name(run.against().name()));
      out.println("leaves out: " + Show.reason(run.against().leavesOut()));
    }
    out.println(
        "differs: "
            + (run.differences().isEmpty()
                ? "nothing"
                : Show.reason(String.join(", ", run.differences())))
            + "; "
            + Show.whole(differing.figures())
            + " of "
            + Show.whole(differing.allFigures())
            + " figures");
    ProjectionMessages.replaced(run.changedAssumptions(), run.changed().years())
        .ifPresent(out::println);
    out.println();
    schools(out);
    groupings.forEach(grouping -> spread(grouping, out));
    FormulaReport formula = new FormulaReport(run, other);
    formula.protections(out);
    causes(out);
    formula.lines(out);
    reconciliation(out);
  }

  private void schools(PrintWriter out) {
    double pound = inRealTerms ? run.prices().realPound(last) : 1;
    out.println(
        "Reserve at the end of "
            + last
            + ", pounds"
            + (inRealTerms ? " in " + run.prices().priceBase() : ""));
    TextTable table = new TextTable("ltrrrr");
    table.row("school", "year", other, "scenario", "change", "in-year change").rule();
    for (int row = 0; row < Math.min(schools.size(), SCHOOLS_SHOWN); row++) {
      School school = schools.get(row);
      String name = Show.school(school);
      if (run.before(row, Measure.CLOSING_RESERVE, last).isEmpty()
          || run.after(row, Measure.CLOSING_RESERVE, last).isEmpty()) {
        table.row(name, run.failure(row).orElse("not in that year"), "-", "-", "-", "-");
        continue;
      }
      long before = pence(pound, run.before(row, Measure.CLOSING_RESERVE, last));
      long after = pence(pound, run.after(row, Measure.CLOSING_RESERVE, last));
      long balanceBefore = pence(pound, run.before(row, Measure.IN_YEAR_BALANCE, last));
      long balanceAfter = pence(pound, run.after(row, Measure.IN_YEAR_BALANCE, last));
      table.row(
          name,
          run.basis(row).fileName(),
          Show.pence(before),
          Show.pence(after),
          Show.penceOfChange(after - before),
          Show.penceOfChange(balanceAfter - balanceBefore));
    }
    table.print(out);
    if (schools.size() > SCHOOLS_SHOWN) {
      out.println(
          "the first "
              + SCHOOLS_SHOWN
              + " of "
              + Show.whole(schools.size())
              + " schools; --out writes them all");
    }
    out.println();
  }

  private void spread(Grouping grouping, PrintWriter out) {
    out.println(
        "Gain or loss in the reserve at the end of "
            + last
            + " by "
            + grouping.fileName()
            + ", pounds");
    groups(grouping, Measure.CLOSING_RESERVE, SchoolChange.POUNDS, out);
    GroupSpread income = run.spread(Measure.INCOME, last).all();
    if (income.winners() + income.losers() > 0) {
      out.println(
          "Gain or loss in the income of "
              + last
              + " by "
              + grouping.fileName()
              + ", pounds, schools in percent");
      groups(grouping, Measure.INCOME, SchoolChange.PERCENT, out);
    }
  }

  private void groups(
      Grouping grouping, Measure measure, SchoolChange distribution, PrintWriter out) {
    Spread cash = run.spread(measure, last);
    List<Spread> spreads = List.of(cash, cash.inRealTerms(run.prices(), last, last));
    GroupTable.print(spreads, run.inputs().schools(), grouping, distribution, out);
    out.println();
  }

  private void causes(PrintWriter out) {
    run.attribution()
        .ifPresent(
            attribution -> {
              out.println("What did it, all schools, pounds by the end of " + last);
              TextTable table = new TextTable("lr");
              Map<String, Long> causes = run.causes(attribution, last);
              causes.forEach((cause, pence) -> table.row(cause, Show.penceOfChange(pence)));
              table.rule();
              long together = causes.values().stream().mapToLong(Long::longValue).sum();
              table.row("together", Show.penceOfChange(together));
              table.print(out);
              out.println();
            });
  }

  private void reconciliation(PrintWriter out) {
    Map<BudgetCode, Long> effects = new EnumMap<>(BudgetCode.class);
    long before = 0;
    long after = 0;
    long openings = 0;
    for (int row = 0; row < schools.size(); row++) {
      List<FundingYear> years = run.years(row);
      if (!years.contains(last)) {
        continue;
      }
      before += pence(1, run.before(row, Measure.CLOSING_RESERVE, last));
      after += pence(1, run.after(row, Measure.CLOSING_RESERVE, last));
      openings +=
          pence(1, run.after(row, Measure.OPENING_RESERVE, years.get(0)))
              - pence(1, run.before(row, Measure.OPENING_RESERVE, years.get(0)));
      addEffects(row, effects);
    }
    out.println("From one to the other, all schools, pounds by the end of " + last);
    TextTable table = new TextTable("ltr");
    String whose = run.against().name().isEmpty() ? "the baseline" : run.against().name();
    table.row("", "reserves of " + whose, Show.pence(before));
    if (openings != 0) {
      table.row("", "reserves when the first year begins", Show.penceOfChange(openings));
    }
    effects.forEach(
        (code, pence) -> {
          if (pence != 0) {
            boolean isIncome = code.kind() == BudgetCode.Kind.INCOME;
            String effect = pence >= 0 == isIncome ? "more " : "less ";
            table.row(code.code(), effect + code.title(), Show.penceOfChange(pence));
          }
        });
    table.rule();
    table.row("", "reserves of the scenario", Show.pence(after));
    table.print(out);
  }

  /** Adds what each code does to a school's reserve: income adds to it, all else takes off. */
  private void addEffects(int row, Map<BudgetCode, Long> effects) {
    for (BudgetCode code : BudgetCode.values()) {
      for (FundingYear year : run.years(row)) {
        long change = pence(1, run.after(row, code, year)) - pence(1, run.before(row, code, year));
        boolean isIncome = code.kind() == BudgetCode.Kind.INCOME;
        effects.merge(code, isIncome ? change : -change, Long::sum);
      }
    }
  }

  private static long pence(double pound, OptionalDouble amount) {
    return Casting.pence(pound * amount.orElseThrow());
  }
}
