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
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/**
 * Everything that a projection is made from, read from files and checked against each other.
 *
 * <p>Immutable and thread-safe.
 */
public final class BudgetInputs {
  private static final String NATIONAL = "nff:";

  private final Parts parts;
  private final FormulaPath path;
  private final ImmutableList<Problem> warnings;

  BudgetInputs(Parts parts, String formulas, List<Problem> warnings) {
    this(parts, path(formulas, parts.inputs().formulas(0)), warnings);
  }

  private BudgetInputs(Parts parts, FormulaPath path, List<Problem> warnings) {
    this.parts = parts;
    this.path = path;
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
    Parts parts = Parts.read(schools, formulas, budgets, staff, assumptions, problems);
    ProblemsException.throwIfAny(problems);
    return new BudgetInputs(parts, formulas, problems);
  }

  /**
   * What could be read of all files.
   *
   * @param allSchoolsKnown whether nothing was wrong with schools and formulas
   */
  record Parts(
      Inputs inputs,
      boolean allSchoolsKnown,
      Budgets budgets,
      Staff staff,
      Assumptions assumptions,
      SeenNames seen) {

    /**
     * Reads all files.
     *
     * @param problems where what is wrong or odd is added
     */
    static Parts read(
        List<Path> schools,
        String formulas,
        Path budgets,
        Optional<Path> staff,
        Optional<Path> assumptions,
        List<Problem> problems) {
      SeenNames seen = new SeenNames();
      List<Problem> ofInputs = new ArrayList<>();
      Inputs inputs = Inputs.read(schools, List.of(formulas), seen, ofInputs);
      boolean allSchoolsKnown = ofInputs.stream().noneMatch(Problem::isError);
      problems.addAll(ofInputs);
      List<String> ids = inputs.schools().schools().stream().map(School::id).toList();
      List<Problem> more = new ArrayList<>();
      Budgets readBudgets = BudgetFiles.read(budgets, ids, seen, more);
      readBudgets.all().stream()
          .filter(budget -> budget.openingReserve().isEmpty())
          .forEach(budget -> more.add(noOpeningReserve(budgets, budget.id())));
      BudgetSlips slips = new BudgetSlips(budgets.toString(), more);
      for (School school : inputs.schools().schools()) {
        readBudgets.find(school.id()).ifPresent(budget -> slips.check(school, budget));
      }
      Staff readStaff =
          staff
              .map(file -> StaffFiles.read(file, ids, seen, more))
              .orElseGet(() -> Staff.of(List.of()));
      // A school that could not be read is not unknown.
      more.stream()
          .filter(problem -> allSchoolsKnown || !problem.expected().equals(KnownSchools.EXPECTED))
          .forEach(problems::add);
      Assumptions set =
          assumptions
              .map(file -> AssumptionFiles.read(file, problems))
              .orElseGet(Assumptions::none);
      oneYear(formulas, inputs.formulas(0)).ifPresent(problems::add);
      return new Parts(inputs, allSchoolsKnown, readBudgets, readStaff, set, seen);
    }

    Parts with(Inputs other) {
      return new Parts(other, allSchoolsKnown, budgets, staff, assumptions, seen);
    }
  }

  /** Returns the schools. */
  public SchoolTable schools() {
    return parts.inputs().schools();
  }

  /**
   * Returns the same with one field of schools set where it is unknown, as {@link
   * SchoolTable#withUnknown}.
   */
  public BudgetInputs withUnknown(SchoolField field, double value) {
    return new BudgetInputs(parts.with(parts.inputs().withUnknown(field, value)), path, warnings);
  }

  /** Returns the formulas of the first year. */
  public Formulas formulas() {
    return parts.inputs().formulas(0);
  }

  /** Returns the formulas over the years. */
  public FormulaPath path() {
    return path;
  }

  /** Returns what the schools' budgets state. */
  public Budgets budgets() {
    return parts.budgets();
  }

  /** Returns the posts. */
  public Staff staff() {
    return parts.staff();
  }

  /** Returns what the assumptions file sets. */
  public Assumptions assumptions() {
    return parts.assumptions();
  }

  /** Returns what schools, authorities and trusts the files name. */
  SeenNames seen() {
    return parts.seen();
  }

  /**
   * Returns what is odd in a run of some years without being wrong; unmodifiable.
   *
   * @param first the first funding year
   * @param last the last funding year
   */
  public List<Problem> warnings(FundingYear first, FundingYear last) {
    return ImmutableList.<Problem>builder()
        .addAll(warnings)
        .addAll(UnusedYears.of(assumptions(), first, last).stream().toList())
        .build();
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
