package org.perpupil.examples;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.perpupil.budget.BudgetCode;
import org.perpupil.formula.Pence;
import org.perpupil.impact.Attribution;
import org.perpupil.impact.Change;
import org.perpupil.impact.GroupSpread;
import org.perpupil.impact.Grouping;
import org.perpupil.impact.LargestRemainder;
import org.perpupil.impact.ScenarioRun;
import org.perpupil.impact.Spread;
import org.perpupil.io.ScenarioRunFiles.Differing;
import org.perpupil.projection.Measure;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.School;

/** A scenario beside its baseline, as text for people. */
final class RunReport {
  private static final int SCHOOLS_SHOWN = 60;

  private final ScenarioRun run;
  private final List<School> schools;
  private final FundingYear last;
  private final Grouping grouping;
  private final boolean inRealTerms;
  private final String other;

  /**
   * Creates a report.
   *
   * @param inRealTerms whether schools' reserves are shown in the prices of the first year
   */
  RunReport(ScenarioRun run, Grouping grouping, boolean inRealTerms) {
    this.run = run;
    this.grouping = grouping;
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
    out.println();
    schools(out);
    spread(out);
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
      OptionalDouble before = run.before(row, Measure.CLOSING_RESERVE, last);
      OptionalDouble after = run.after(row, Measure.CLOSING_RESERVE, last);
      String name = Show.school(school);
      if (before.isEmpty() || after.isEmpty()) {
        table.row(name, run.baseline().failure(row).orElse("no whole year"), "-", "-", "-", "-");
        continue;
      }
      table.row(
          name,
          run.basis(row).fileName(),
          Show.whole(pound * before.getAsDouble()),
          Show.whole(pound * after.getAsDouble()),
          Show.change(pound * (after.getAsDouble() - before.getAsDouble())),
          Show.change(
              pound
                  * (run.after(row, Measure.IN_YEAR_BALANCE, last).orElseThrow()
                      - run.before(row, Measure.IN_YEAR_BALANCE, last).orElseThrow())));
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

  private void spread(PrintWriter out) {
    out.println(
        "Gain or loss in the reserve at the end of "
            + last
            + " by "
            + grouping.fileName()
            + ", pounds");
    groups(Measure.CLOSING_RESERVE, Change.POUNDS, out);
    GroupSpread income = run.spread(Measure.INCOME, last).all();
    if (income.winners() + income.losers() > 0) {
      out.println(
          "Gain or loss in the income of "
              + last
              + " by "
              + grouping.fileName()
              + ", pounds, schools in percent");
      groups(Measure.INCOME, Change.PERCENT, out);
    }
  }

  private void groups(Measure measure, Change distribution, PrintWriter out) {
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
              for (String cause : attribution.causes()) {
                table.row(cause, Show.pence(sum(attribution, cause)));
              }
              table.rule();
              table.row(
                  "together",
                  Show.pence(
                      attribution.causes().stream().mapToLong(c -> sum(attribution, c)).sum()));
              table.print(out);
              out.println();
            });
  }

  private long sum(Attribution attribution, String cause) {
    return IntStream.range(0, schools.size())
        .mapToLong(row -> attribution.part(cause, run.output(row, last)).orElse(0))
        .sum();
  }

  private void reconciliation(PrintWriter out) {
    Map<BudgetCode, Double> changes = new EnumMap<>(BudgetCode.class);
    double before = 0;
    double after = 0;
    for (int row = 0; row < schools.size(); row++) {
      before += Pence.round(run.before(row, Measure.CLOSING_RESERVE, last).orElse(0));
      after += Pence.round(run.after(row, Measure.CLOSING_RESERVE, last).orElse(0));
      addChanges(row, changes);
    }
    changes.values().removeIf(pounds -> Math.abs(pounds) < 0.005);
    List<BudgetCode> codes = List.copyOf(changes.keySet());
    double[] effects =
        codes.stream().mapToDouble(code -> sign(code) * changes.getOrDefault(code, 0.0)).toArray();
    long[] pence = LargestRemainder.pence(effects);
    out.println("From one to the other, all schools, pounds by the end of " + last);
    TextTable table = new TextTable("ltr");
    String whose = run.against().name().isEmpty() ? "the baseline" : run.against().name();
    table.row("", "reserves of " + whose, Show.pence(before));
    for (int i = 0; i < pence.length; i++) {
      boolean isIncome = codes.get(i).kind() == BudgetCode.Kind.INCOME;
      String effect = pence[i] >= 0 == isIncome ? "more " : "less ";
      table.row(codes.get(i).code(), effect + codes.get(i).title(), Show.pence(pence[i]));
    }
    long rounding = Math.round(100 * (after - before)) - Arrays.stream(pence).sum();
    if (rounding != 0) {
      table.row("", "rounding of each school's reserves", Show.pence(rounding));
    }
    table.rule();
    table.row("", "reserves of the scenario", Show.pence(after));
    table.print(out);
  }

  private void addChanges(int row, Map<BudgetCode, Double> changes) {
    for (BudgetCode code : BudgetCode.values()) {
      for (FundingYear year : run.years(row)) {
        double change =
            run.changed().amount(row, code, year, run.basis(row)).orElseThrow()
                - run.baseline().amount(row, code, year, run.basis(row)).orElseThrow();
        changes.merge(code, change, Double::sum);
      }
    }
  }

  private static int sign(BudgetCode code) {
    return code.kind() == BudgetCode.Kind.INCOME ? 1 : -1;
  }
}
