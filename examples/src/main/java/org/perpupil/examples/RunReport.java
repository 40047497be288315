package org.perpupil.examples;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.perpupil.budget.BudgetCode;
import org.perpupil.formula.Pence;
import org.perpupil.impact.Attribution;
import org.perpupil.impact.Change;
import org.perpupil.impact.GroupSpread;
import org.perpupil.impact.LargestRemainder;
import org.perpupil.impact.PriceIndex;
import org.perpupil.impact.ScenarioRun;
import org.perpupil.impact.Spread;
import org.perpupil.io.ScenarioRunFiles.Differing;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.school.School;

/** A scenario beside its baseline, as text for people. */
final class RunReport {
  private static final int SCHOOLS_SHOWN = 60;
  private static final Assumption PRICES = Assumption.of("prices.cpi_percent");

  private final ScenarioRun run;
  private final List<School> schools;
  private final FundingYear last;

  RunReport(ScenarioRun run) {
    this.run = run;
    this.schools = run.inputs().schools().schools();
    this.last = run.inputs().last();
  }

  void print(Differing differing, PrintWriter out) {
    out.println(run.scenario().name());
    out.println("leaves out: " + run.scenario().leavesOut());
    out.println(
        "differs: "
            + (run.differences().isEmpty() ? "nothing" : String.join(", ", run.differences()))
            + "; "
            + Show.whole(differing.figures())
            + " of "
            + Show.whole(differing.allFigures())
            + " figures");
    out.println();
    schools(out);
    spread(out);
    causes(out);
    reconciliation(out);
  }

  private void schools(PrintWriter out) {
    out.println("Reserve at the end of " + last + ", pounds");
    TextTable table = new TextTable("llrrrr");
    table.row("school", "year", "baseline", "scenario", "change", "in-year change").rule();
    for (int row = 0; row < Math.min(schools.size(), SCHOOLS_SHOWN); row++) {
      School school = schools.get(row);
      OptionalDouble before = run.before(row, Measure.CLOSING_RESERVE, last);
      OptionalDouble after = run.after(row, Measure.CLOSING_RESERVE, last);
      String name = school.id() + school.name().map(text -> " " + text).orElse("");
      if (before.isEmpty() || after.isEmpty()) {
        table.row(name, run.baseline().failure(row).orElse("no whole year"), "-", "-", "-", "-");
        continue;
      }
      table.row(
          name,
          run.basis(row).fileName(),
          Show.whole(before.getAsDouble()),
          Show.whole(after.getAsDouble()),
          Show.change(after.getAsDouble() - before.getAsDouble()),
          Show.change(
              run.after(row, Measure.IN_YEAR_BALANCE, last).orElseThrow()
                  - run.before(row, Measure.IN_YEAR_BALANCE, last).orElseThrow()));
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
    Spread cash =
        Spread.of(
            column(run.baseline(), Measure.CLOSING_RESERVE),
            column(run.changed(), Measure.CLOSING_RESERVE),
            pupils());
    String[] phases = schools.stream().map(school -> school.phase().label()).toArray(String[]::new);
    out.println("Gain or loss in the reserve at the end of " + last + ", pounds");
    TextTable table = new TextTable("llrrrrrrrr");
    table
        .row("", "", "gain", "lose", "neither", "change", "a pupil", "lowest", "median", "highest")
        .rule();
    for (Spread spread : List.of(cash, cash.inRealTerms(prices(), last, last))) {
      row(table, spread.priceBase(), spread.all());
      spread.by(phases).values().forEach(group -> row(table, "", group));
    }
    table.print(out);
    out.println();
  }

  private static void row(TextTable table, String base, GroupSpread group) {
    table.row(
        base,
        group.key(),
        Show.whole(group.winners()),
        Show.whole(group.losers()),
        Show.whole(group.unchanged()),
        Show.change(group.change(Change.POUNDS)),
        Show.change(group.change(Change.PER_PUPIL)),
        Show.change(group.quantile(Change.POUNDS, 0)),
        Show.change(group.quantile(Change.POUNDS, 0.5)),
        Show.change(group.quantile(Change.POUNDS, 1)));
  }

  /** Returns consumer prices as the baseline assumes them for the first school. */
  private PriceIndex prices() {
    Map<FundingYear, Double> levels = new TreeMap<>();
    double level = 1;
    for (FundingYear year : run.baseline().years()) {
      if (!year.equals(run.inputs().first())) {
        level *= 1 + run.inputs().assumptions().value(PRICES, year, schools.get(0)).orElse(0) / 100;
      }
      levels.put(year, level);
    }
    return PriceIndex.of("consumer prices as assumed", run.inputs().first(), levels);
  }

  private double[] column(Projection projection, Measure measure) {
    return IntStream.range(0, schools.size())
        .mapToDouble(row -> projection.total(row, measure, last, run.basis(row)).orElse(Double.NaN))
        .toArray();
  }

  private double[] pupils() {
    return Arrays.stream(column(run.baseline(), Measure.PUPILS))
        .map(count -> Double.isNaN(count) ? 0 : count)
        .toArray();
  }

  private void causes(PrintWriter out) {
    run.attribution()
        .ifPresent(
            attribution -> {
              out.println("What did it, all schools, pounds by the end of " + last);
              TextTable table = new TextTable("lr");
              for (String cause : attribution.causes()) {
                table.row(cause, pence(sum(attribution, cause)));
              }
              table.rule();
              table.row(
                  "together",
                  pence(attribution.causes().stream().mapToLong(c -> sum(attribution, c)).sum()));
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
    TextTable table = new TextTable("llr");
    table.row("", "reserves of the baseline", Show.pence(before));
    for (int i = 0; i < pence.length; i++) {
      boolean isIncome = codes.get(i).kind() == BudgetCode.Kind.INCOME;
      String effect = pence[i] >= 0 == isIncome ? "more " : "less ";
      table.row(codes.get(i).code(), effect + codes.get(i).title(), pence(pence[i]));
    }
    long rounding = Math.round(100 * (after - before)) - Arrays.stream(pence).sum();
    if (rounding != 0) {
      table.row("", "rounding of each school's reserves", pence(rounding));
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

  private static String pence(long pence) {
    return (pence > 0 ? "+" : "") + Show.pence(pence / 100.0);
  }
}
