package org.perpupil.io;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.perpupil.budget.Budgets;
import org.perpupil.budget.Staff;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.FormulaPath;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;

/**
 * Everything that a projection is made from, read from files and checked against each other.
 *
 * <p>Immutable and thread-safe.
 */
public final class BudgetInputs {
  private static final String NATIONAL = "nff:";

  private final SchoolTable schools;
  private final Formulas formulas;
  private final FormulaPath path;
  private final Budgets budgets;
  private final Staff staff;
  private final Assumptions assumptions;
  private final ImmutableList<Problem> warnings;

  private BudgetInputs(
      Inputs inputs,
      FormulaPath path,
      Budgets budgets,
      Staff staff,
      Assumptions assumptions,
      List<Problem> warnings) {
    this.schools = inputs.schools();
    this.formulas = inputs.formulas(0);
    this.path = path;
    this.budgets = budgets;
    this.staff = staff;
    this.assumptions = assumptions;
    this.warnings = ImmutableList.copyOf(warnings);
  }

  /**
   * Reads all files.
   *
   * @param schools files with the same columns, read one after the other
   * @param formulas a file, or {@code nff:} and an edition such as {@code nff:2025-26}
   * @param staff posts; empty when no school's are known
   * @param assumptions empty when none is set
   * @throws ProblemsException with every problem of all of them, when any is an error
   */
  public static BudgetInputs read(
      List<Path> schools,
      String formulas,
      Path budgets,
      Optional<Path> staff,
      Optional<Path> assumptions) {
    List<Problem> problems = new ArrayList<>();
    Inputs inputs = Inputs.read(schools, List.of(formulas), problems);
    boolean allSchoolsKnown = problems.stream().noneMatch(Problem::isError);
    List<String> ids = inputs.schools().schools().stream().map(School::id).toList();
    List<Problem> more = new ArrayList<>();
    Budgets readBudgets = BudgetFiles.read(budgets, ids, more);
    readBudgets.all().stream()
        .filter(budget -> budget.openingReserve().isEmpty())
        .forEach(budget -> more.add(noOpeningReserve(budgets, budget.id())));
    Staff readStaff =
        staff.map(file -> StaffFiles.read(file, ids, more)).orElseGet(() -> Staff.of(List.of()));
    // A school that could not be read is not unknown.
    more.stream()
        .filter(problem -> allSchoolsKnown || !problem.expected().equals(KnownSchools.EXPECTED))
        .forEach(problems::add);
    Assumptions set =
        assumptions.map(file -> AssumptionFiles.read(file, problems)).orElseGet(Assumptions::none);
    oneYear(formulas, inputs.formulas(0)).ifPresent(problems::add);
    ProblemsException.throwIfAny(problems);
    return new BudgetInputs(
        inputs, path(formulas, inputs.formulas(0)), readBudgets, readStaff, set, problems);
  }

  /** Returns the schools. */
  public SchoolTable schools() {
    return schools;
  }

  /** Returns the formulas of the first year. */
  public Formulas formulas() {
    return formulas;
  }

  /** Returns the formulas over the years. */
  public FormulaPath path() {
    return path;
  }

  /** Returns what the schools' budgets state. */
  public Budgets budgets() {
    return budgets;
  }

  /** Returns the posts. */
  public Staff staff() {
    return staff;
  }

  /** Returns what the assumptions file sets. */
  public Assumptions assumptions() {
    return assumptions;
  }

  /** Returns what is odd without being wrong; unmodifiable. */
  public List<Problem> warnings() {
    return warnings;
  }

  private static Problem noOpeningReserve(Path file, String id) {
    return Problem.error(
        file + ", school " + id + ", code OB01",
        "",
        "the opening balance, OB01 and OB02, or B01 and B02 of the year before",
        "the school starts with nothing; a row with OB01 and 0 says so");
  }

  private static Optional<Problem> oneYear(String source, Formulas formulas) {
    Set<FundingYear> years =
        formulas.all().stream().map(Formula::year).collect(Collectors.toCollection(TreeSet::new));
    if (years.size() < 2) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.error(
            source + ", column year",
            years.stream().map(FundingYear::toString).collect(Collectors.joining(", ")),
            "formulas of one year, from which a projection starts",
            "the other years belong in files of their own"));
  }

  private static FormulaPath path(String source, Formulas formulas) {
    return Inputs.isNational(source)
        ? FormulaPath.national(source.substring(NATIONAL.length()))
        : FormulaPath.from(formulas.all().iterator().next().year(), formulas);
  }
}
