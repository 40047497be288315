package org.perpupil.io.input;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.perpupil.budget.Budgets;
import org.perpupil.budget.Staff;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.impact.scenario.RunInputs;
import org.perpupil.io.FormulaName;
import org.perpupil.io.csv.SeenNames;
import org.perpupil.io.read.BudgetReader;
import org.perpupil.io.read.BudgetSlips;
import org.perpupil.io.read.Given;
import org.perpupil.io.read.KnownSchools;
import org.perpupil.io.read.StaffReader;
import org.perpupil.io.read.UnusedYears;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.FormulaPath;
import org.perpupil.projection.ProjectionBuilder;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.FundingYears;
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
  private final Parts parts;
  private final @Nullable FormulaPath path;
  private final ImmutableList<Problem> warnings;

  BudgetInputs(Parts parts, List<Problem> warnings) {
    this(parts, parts.formula().map(name -> path(name, parts)).orElse(null), warnings);
  }

  private BudgetInputs(Parts parts, @Nullable FormulaPath path, List<Problem> warnings) {
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
    Parts parts = Parts.read(Given.files(schools, formulas, budgets, staff, assumptions), problems);
    ProblemsException.throwIfAny(problems);
    return new BudgetInputs(parts, problems);
  }

  /**
   * What could be read of all files.
   *
   * @param allSchoolsKnown whether nothing was wrong with schools and formulas
   */
  record Parts(
      Inputs inputs,
      Optional<FormulaName> formula,
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
    static Parts read(Given given, List<Problem> problems) {
      SeenNames seen = new SeenNames();
      List<Problem> ofInputs = new ArrayList<>();
      Inputs inputs = Inputs.read(given.schools(), given.formulas(), seen, ofInputs);
      boolean allSchoolsKnown = ofInputs.stream().noneMatch(Problem::isError);
      problems.addAll(ofInputs);
      List<String> ids = inputs.schools().schools().stream().map(School::id).toList();
      List<Problem> more = new ArrayList<>();
      Budgets readBudgets =
          given
              .budgets()
              .or(file -> BudgetReader.read(file, ids, seen, more), Budgets.of(List.of()));
      String budgets = given.budgets().name("budgets");
      BudgetSlips slips = new BudgetSlips(budgets, more);
      for (School school : inputs.schools().schools()) {
        readBudgets.find(school.id()).ifPresent(budget -> slips.check(school, budget));
      }
      Staff readStaff =
          given.staff().or(file -> StaffReader.read(file, ids, seen, more), Staff.of(List.of()));
      // A row that could not be read may hold what seems to be missing.
      if (more.stream().noneMatch(Problem::isError)) {
        more.addAll(UnknownMoney.of(budgets, readBudgets, readStaff));
      }
      // A school that could not be read is not unknown.
      more.stream()
          .filter(problem -> allSchoolsKnown || !problem.expected().equals(KnownSchools.EXPECTED))
          .forEach(problems::add);
      Assumptions set =
          given.assumptions().or(file -> AssumptionReader.read(file, problems), Assumptions.none());
      Optional<FormulaName> formula = given.formulas().stream().findFirst();
      if (given.budgets().isGiven()) {
        formula
            .flatMap(name -> oneYear(name.toString(), inputs.formulas(0)))
            .ifPresent(problems::add);
      }
      return new Parts(inputs, formula, allSchoolsKnown, readBudgets, readStaff, set, seen);
    }

    Parts with(Inputs other) {
      return new Parts(other, formula, allSchoolsKnown, budgets, staff, assumptions, seen);
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

  /**
   * Returns the formulas of the first year.
   *
   * @throws ProblemsException when none were given
   */
  public Formulas formulas() {
    if (parts.formula().isEmpty()) {
      throw noFormulas();
    }
    return parts.inputs().formulas(0);
  }

  /**
   * Returns the formulas over the years.
   *
   * @throws ProblemsException when none were given
   */
  public FormulaPath path() {
    if (path == null) {
      throw noFormulas();
    }
    return path;
  }

  /**
   * Returns the projection of the schools by their budgets, posts and assumptions.
   *
   * @param years the funding years
   * @throws ProblemsException when no formulas were given
   */
  public ProjectionBuilder projection(FundingYears years) {
    return projection(schools(), years);
  }

  ProjectionBuilder projection(SchoolTable table, FundingYears years) {
    return ProjectionPlan.builder(table, path())
        .years(years.first(), years.last())
        .budgets(budgets())
        .staff(staff())
        .assumptions(assumptions());
  }

  /**
   * Returns what a run of a scenario starts from.
   *
   * @param years the funding years
   * @throws ProblemsException when no formulas were given
   */
  public RunInputs run(FundingYears years) {
    return new RunInputs(
        schools(), path(), years.first(), years.last(), budgets(), staff(), assumptions());
  }

  /** Returns schools and formulas. */
  Inputs inputs() {
    return parts.inputs();
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
        .addAll(path == null ? List.of() : projection(new FundingYears(first, last)).warnings())
        .build();
  }

  /** Returns what is odd without being wrong; unmodifiable. */
  public List<Problem> warnings() {
    return warnings;
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

  private static ProblemsException noFormulas() {
    return new ProblemsException(
        Problem.error(
            "formulas",
            "",
            "formulas: a file, or nff: and an edition such as nff:2025-26",
            "they were not named"));
  }

  private static @Nullable FormulaPath path(FormulaName name, Parts parts) {
    Formulas formulas = parts.inputs().formulas(0);
    if (name.edition().isPresent()) {
      return FormulaPath.national(name.edition().get());
    }
    return formulas.all().stream()
        .findFirst()
        .map(first -> FormulaPath.from(first.year(), formulas))
        .orElse(null);
  }
}
