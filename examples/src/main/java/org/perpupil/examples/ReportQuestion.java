package org.perpupil.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpupil.BudgetYears;
import org.perpupil.budget.Budget;
import org.perpupil.budget.Budgets;
import org.perpupil.io.FileScope;
import org.perpupil.io.input.BudgetInputs;
import org.perpupil.io.input.OrganisationInputs;
import org.perpupil.io.input.SweepInputs;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Measure;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Governance;
import org.perpupil.school.School;

/** What a page is asked about: schools by their names, and a plan of the same files. */
final class ReportQuestion {
  private ReportQuestion() {}

  /**
   * Returns the budgets that balances follow from, those without an opening balance left out;
   * nothing where there are none. What is left out is warned of by those who read it.
   */
  static Optional<Budgets> withBalances(BudgetInputs inputs) {
    List<Budget> some =
        inputs.budgets().all().stream().filter(one -> one.openingReserve().isPresent()).toList();
    return some.isEmpty() ? Optional.empty() : Optional.of(Budgets.of(some));
  }

  /** Returns why schools have no figures, but for those whose budgets were left out so. */
  static Map<String, String> failures(BudgetYears years, BudgetInputs inputs) {
    Map<String, String> failures = new LinkedHashMap<>(years.failures());
    inputs.budgets().all().stream()
        .filter(one -> one.openingReserve().isEmpty())
        .forEach(one -> failures.remove(one.id()));
    return failures;
  }

  /**
   * Returns whether it can be told what remains of an authority as its schools leave: it has
   * maintained schools, and all of them a budget with an opening balance.
   */
  static boolean canBeLeft(OrganisationInputs inputs, String code) {
    List<School> maintained =
        inputs.schools().schools().stream()
            .filter(school -> school.laCode().equals(code))
            .filter(
                school ->
                    school.governance().orElse(Governance.MAINTAINED) == Governance.MAINTAINED)
            .toList();
    Budgets budgets = inputs.budgets().budgets();
    return inputs.authority(code).isPresent()
        && !maintained.isEmpty()
        && maintained.stream()
            .allMatch(
                school ->
                    budgets
                        .find(school.id())
                        .filter(one -> one.openingReserve().isPresent())
                        .isPresent());
  }

  /**
   * Reads a plan that goes with a page.
   *
   * @param files what the page is made of, which the plan names, too
   * @param years of the page
   * @throws ProblemsException with everything in which it does not
   */
  static SweepInputs plan(Path file, FileScope mayName, List<Path> files, List<FundingYear> years) {
    SweepInputs plan = SweepInputs.read(file, mayName);
    List<Problem> problems = new ArrayList<>();
    for (Path one : files) {
      if (plan.files().stream().noneMatch(other -> isSame(one, other))) {
        problems.add(
            Problem.error(
                file.toString(),
                "no " + one,
                "a plan that names the files that the page is made of",
                "the plan was made for other files, and the page would tell of two things"));
      }
    }
    if (plan.plan().scenarios().isPresent()) {
      problems.add(
          Problem.error(
              file + ", scenario",
              "a plan that compares two worlds",
              "a plan of the budgets as they are",
              "the keys scenario and against should be taken out"));
    }
    if (!plan.plan().measures().contains(Measure.CLOSING_RESERVE)) {
      problems.add(
          Problem.error(
              file + ", measures",
              plan.plan().measures().stream().map(Measure::fileName).toList().toString(),
              "closing_reserve among them",
              "it was left out"));
    }
    if (!years.contains(plan.plan().last())) {
      problems.add(
          Problem.error(
              file + ", years",
              plan.plan().first() + ".." + plan.plan().last(),
              "years of the page, " + years.get(0) + ".." + years.get(years.size() - 1),
              "the page's --years should reach as far"));
    }
    ProblemsException.throwIfAny(problems);
    return plan;
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
