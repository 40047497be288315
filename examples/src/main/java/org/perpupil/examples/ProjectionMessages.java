package org.perpupil.examples;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.Budgets;
import org.perpupil.formula.printed.Pence;
import org.perpupil.problem.Problem;
import org.perpupil.projection.PostsOfBudget;
import org.perpupil.projection.Projection;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.projection.YearBasis;
import org.perpupil.projection.printed.YearTotals;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.School;
import org.perpupil.sweep.SweepBasis;

/** What a projection tells beside its figures, on the error stream. */
final class ProjectionMessages {
  /** What the budget's share and the formula's may differ by, as a share of the budget's. */
  private static final double NEAR = 0.02;

  private static final int MOST_NOTES = 10;

  private ProjectionMessages() {}

  /** Prints the schools whose budget states another share than the formula gives. */
  static void shares(PrintWriter err, Projection projection, Budgets budgets) {
    int notes = 0;
    for (int row = 0; row < projection.schools().size(); row++) {
      School school = projection.schools().school(row);
      YearBasis first =
          projection.has(row, projection.years().get(0), YearBasis.FINANCIAL)
              ? YearBasis.FINANCIAL
              : YearBasis.ACADEMIC;
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
              > NEAR * Math.abs(stated.getAsDouble())
          && ++notes <= MOST_NOTES) {
        err.println(
            "note: "
                + Show.name(school.id())
                + ": the budget states I01 of "
                + Show.pounds(stated.getAsDouble())
                + ", the formula gives "
                + Show.pounds(worked.getAsDouble())
                + ", which is used");
      }
    }
    if (notes > MOST_NOTES) {
      err.println("and " + Show.whole(notes - MOST_NOTES) + " more schools like these");
    }
  }

  /** Prints of each school by how much its posts, which are used, miss what its budget states. */
  static void posts(PrintWriter err, ProjectionPlan plan) {
    Map<String, List<PostsOfBudget>> bySchool = new LinkedHashMap<>();
    for (PostsOfBudget one : plan.postsAndBudgets()) {
      if (Pence.round(one.difference()) != 0 && !one.isContradiction()) {
        bySchool.computeIfAbsent(one.schoolId(), id -> new ArrayList<>()).add(one);
      }
    }
    bySchool.entrySet().stream()
        .limit(MOST_NOTES)
        .forEach(
            school ->
                err.println(
                    "note: "
                        + Show.name(school.getKey())
                        + ": posts are used in place of what the budget states: "
                        + school.getValue().stream()
                            .map(ProjectionMessages::posts)
                            .collect(Collectors.joining(", "))));
    if (bySchool.size() > MOST_NOTES) {
      err.println("and " + Show.whole(bySchool.size() - MOST_NOTES) + " more schools with posts");
    }
  }

  private static String posts(PostsOfBudget one) {
    return one.code().code() + " " + Show.pounds(one.posts()) + " for " + Show.pounds(one.stated());
  }

  /** Prints the defaults that nobody set and no text confirms, and how many rest on each. */
  private static void defaults(PrintWriter err, Map<Assumption, Integer> counts) {
    if (!counts.isEmpty()) {
      err.println(
          "Defaults that nobody set and no text confirms, with the schools that rest on each:");
      counts.forEach(
          (assumption, count) -> err.println("  " + shown(assumption) + ": " + Show.whole(count)));
    }
  }

  /** Prints the money that was added to budgets that do not state it, or is taken to be in them. */
  private static void added(PrintWriter err, Map<String, Integer> counts, int held) {
    if (!counts.isEmpty()) {
      err.println("Added to budgets that do not state it, with the schools that it was added to:");
      counts.forEach((line, count) -> err.println("  " + line + ": " + Show.whole(count)));
    }
    if (held > 0) {
      err.println(
          "Free infant meals or the PE and sport premium are taken to be in I06 or I07, and not"
              + " added: "
              + Show.whole((double) held));
    }
  }

  /** Prints the rules of schools that merge that no text confirms, and how many rest on each. */
  private static void rules(PrintWriter err, Map<String, Integer> counts) {
    if (!counts.isEmpty()) {
      err.println("Rules of mergers that no text confirms, with the schools that rest on each:");
      counts.forEach((rule, count) -> err.println("  " + rule + ": " + Show.whole(count)));
    }
  }

  /** Prints which values of assumptions give way to published figures. */
  static void givingWay(PrintWriter err, Assumptions assumptions, List<FundingYear> years) {
    List<FundingYear> all = new ArrayList<>(years);
    all.add(FundingYear.of(years.get(years.size() - 1).start() + 1));
    for (Assumptions.Setting setting : assumptions.givingWay(all)) {
      String from =
          all.stream()
              .filter(year -> !setting.assumption().isPublished(year))
              .findFirst()
              .map(year -> "from " + year + " on, after the last published figure")
              .orElse("in no year, as figures are published for all");
      err.println(
          "note: "
              + setting.assumption().name()
              + ": "
              + Problem.plain(setting.value())
              + ", set for no year, holds "
              + from
              + "; a published figure is replaced by naming its year");
    }
  }

  /** Prints what figures rest on that nobody stated; every command that projects does. */
  static void basis(PrintWriter err, SweepBasis basis) {
    Messages.areaCosts(err, basis.areaCosts());
    defaults(err, basis.unverifiedDefaults());
    added(err, basis.linesAdded(), basis.heldElsewhere().size());
    rules(err, basis.unverifiedRules());
    replaced(basis.publishedReplaced()).ifPresent(err::println);
    err.flush();
  }

  /** Returns a line that tells which published figures assumptions replace, if any. */
  static Optional<String> replaced(Assumptions assumptions, List<FundingYear> years) {
    List<FundingYear> all = new ArrayList<>(years);
    all.add(FundingYear.of(years.get(years.size() - 1).start() + 1));
    return replaced(assumptions.replacing(all));
  }

  static Optional<String> replaced(Map<Assumption, Set<FundingYear>> replaced) {
    if (replaced.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        replaced.entrySet().stream()
            .map(
                entry ->
                    entry.getKey().name()
                        + " in "
                        + entry.getValue().stream()
                            .map(FundingYear::toString)
                            .collect(Collectors.joining(", ")))
            .collect(Collectors.joining("; ", "in place of published figures: ", "")));
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
        Locale.ROOT,
        "schools: %s read = %s projected + %s failed%n",
        Show.whole(read),
        Show.whole(read - failed),
        Show.whole(failed));
    for (YearTotals year : totals) {
      err.println(reconciled(year));
    }
  }

  private static String reconciled(YearTotals year) {
    String income =
        String.format(
            Locale.ROOT,
            "%s %s: %s schools, %s by line = %s income",
            year.basis().fileName(),
            year.year(),
            Show.whole(year.schools()),
            Show.poundsAndPence(year.byLine()),
            Show.poundsAndPence(year.income()));
    if (year.expenditure().isEmpty()) {
      return income + "; spending is not known";
    }
    String balance =
        income + " less " + Show.poundsAndPence(year.expenditure().getAsDouble()) + " expenditure";
    return year.openingReserve().isEmpty()
        ? balance + "; reserves are not known"
        : balance
            + " = reserves from "
            + Show.poundsAndPence(year.openingReserve().getAsDouble())
            + " to "
            + Show.poundsAndPence(year.closingReserve().orElseThrow());
  }
}
