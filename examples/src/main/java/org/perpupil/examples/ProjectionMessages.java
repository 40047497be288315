package org.perpupil.examples;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.Budgets;
import org.perpupil.problem.Problem;
import org.perpupil.projection.Basis;
import org.perpupil.projection.Projection;
import org.perpupil.projection.UnverifiedDefaults;
import org.perpupil.projection.YearTotals;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.School;

/** What a projection tells beside its figures, on the error stream. */
final class ProjectionMessages {
  /** What the budget's share and the formula's may differ by, as a share of the budget's. */
  private static final double NEAR = 0.02;

  private static final int MOST_NOTES = 10;

  private ProjectionMessages() {}

  /** Prints the schools whose budget states another share than the formula gives. */
  static void shares(PrintWriter err, Projection projection, Budgets budgets) {
    List<String> notes = new ArrayList<>();
    for (int row = 0; row < projection.schools().size(); row++) {
      School school = projection.schools().school(row);
      Basis first =
          projection.has(row, projection.years().get(0), Basis.FINANCIAL)
              ? Basis.FINANCIAL
              : Basis.ACADEMIC;
      OptionalDouble worked =
          projection.amount(row, BudgetCode.I01, projection.years().get(0), first);
      OptionalDouble stated =
          budgets
              .find(school.id())
              .map((Budget budget) -> budget.amount(BudgetCode.I01))
              .orElse(OptionalDouble.empty());
      if (worked.isPresent()
          && stated.isPresent()
          && Math.abs(worked.getAsDouble() - stated.getAsDouble())
              > NEAR * Math.abs(stated.getAsDouble())) {
        notes.add(
            "note: "
                + Show.name(school.id())
                + ": the budget states I01 of "
                + Show.pounds(stated.getAsDouble())
                + ", the formula gives "
                + Show.pounds(worked.getAsDouble())
                + ", which is used");
      }
    }
    notes.stream().limit(MOST_NOTES).forEach(err::println);
    if (notes.size() > MOST_NOTES) {
      err.println("and " + Show.whole(notes.size() - MOST_NOTES) + " more schools like these");
    }
  }

  /** Prints the defaults that nobody set and no text confirms, and how many rest on each. */
  static void defaults(PrintWriter err, Projection projection, Assumptions assumptions) {
    Map<Assumption, Integer> counts = UnverifiedDefaults.of(projection, assumptions).bySchools();
    if (!counts.isEmpty()) {
      err.println(
          "Defaults that nobody set and no text confirms, with the schools that rest on each:");
      counts.forEach(
          (assumption, count) -> err.println("  " + shown(assumption) + ": " + Show.whole(count)));
    }
  }

  /** Returns an assumption with its default. */
  static String shown(Assumption assumption) {
    return assumption.name()
        + " = "
        + Problem.plain(assumption.defaultValue().orElseThrow())
        + " "
        + assumption.unit();
  }

  static void reconciliation(PrintWriter err, Projection projection, List<YearTotals> totals) {
    int read = projection.schools().size();
    int failed = projection.failed();
    err.printf(
        "schools: %s read = %s projected + %s failed%n",
        Show.whole(read), Show.whole(read - failed), Show.whole(failed));
    for (YearTotals year : totals) {
      err.printf(
          "%s %s: %s schools, %s by line = %s income less %s expenditure = reserves from %s to"
              + " %s%n",
          year.basis().fileName(),
          year.year(),
          Show.whole(year.schools()),
          Show.pounds(year.byLine()),
          Show.pounds(year.income()),
          Show.pounds(year.expenditure()),
          Show.pounds(year.openingReserve()),
          Show.pounds(year.closingReserve()));
    }
  }
}
