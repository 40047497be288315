package org.perpupil.io.input;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.perpupil.authority.AuthorityTerms;
import org.perpupil.formula.Formulas;
import org.perpupil.io.FormulaName;
import org.perpupil.io.Source;
import org.perpupil.io.csv.SeenNames;
import org.perpupil.io.read.Given;
import org.perpupil.io.read.Given.Part;
import org.perpupil.io.read.ServiceReader;
import org.perpupil.io.read.TrustReader;
import org.perpupil.joining.TransferTerms;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Names;
import org.perpupil.projection.ProjectionBuilder;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.FundingYears;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;
import org.perpupil.trust.ServiceTerms;
import org.perpupil.trust.TrustTerms;

/**
 * Schools' budgets and those who run the schools, read from files and checked against each other.
 *
 * <p>Immutable and thread-safe.
 */
public final class OrganisationInputs {
  private final BudgetInputs budgets;
  private final ImmutableMap<String, TrustTerms> trusts;
  private final ImmutableMap<String, AuthorityTerms> authorities;
  private final ImmutableList<ServiceTerms> services;
  private final ImmutableList<Problem> ofOrganisations;
  private final ImmutableList<Problem> warnings;

  private OrganisationInputs(
      BudgetInputs budgets,
      Map<String, TrustTerms> trusts,
      Map<String, AuthorityTerms> authorities,
      List<ServiceTerms> services,
      List<Problem> warnings) {
    this.budgets = budgets;
    this.trusts = ImmutableMap.copyOf(trusts);
    this.authorities = ImmutableMap.copyOf(authorities);
    this.services = ImmutableList.copyOf(services);
    this.ofOrganisations = ImmutableList.copyOf(warnings);
    this.warnings =
        ImmutableList.<Problem>builder().addAll(budgets.warnings()).addAll(warnings).build();
  }

  /** Returns a builder of inputs from files, content in memory or values. */
  public static InputsBuilder builder() {
    return new InputsBuilder();
  }

  /**
   * Reads all files.
   *
   * @param budgets reads the schools, their formulas, budgets and assumptions
   * @throws ProblemsException with every problem of all of them, when any is an error
   */
  public static OrganisationInputs read(
      Supplier<BudgetInputs> budgets,
      Optional<Path> trusts,
      Optional<Path> authorities,
      Optional<Path> services) {
    List<Problem> problems = new ArrayList<>();
    Optional<BudgetInputs> read = Optional.empty();
    try {
      read = Optional.of(budgets.get());
    } catch (ProblemsException e) {
      problems.addAll(e.problems());
    }
    return read(
        read,
        Part.read(trusts.map(Source::of)),
        Part.read(authorities.map(Source::of)),
        Part.read(services.map(Source::of)),
        problems);
  }

  /**
   * Reads everything that is given.
   *
   * @throws ProblemsException with every problem of all of it, when any is an error
   */
  static OrganisationInputs read(Given given) {
    List<Problem> problems = new ArrayList<>();
    List<Problem> ofBudgets = new ArrayList<>();
    BudgetInputs.Parts parts = BudgetInputs.Parts.read(given, ofBudgets);
    Optional<BudgetInputs> budgets = Optional.empty();
    if (ofBudgets.stream().noneMatch(Problem::isError)) {
      budgets = Optional.of(new BudgetInputs(parts, ofBudgets));
    } else {
      problems.addAll(ofBudgets);
    }
    return read(budgets, given.trusts(), given.authorities(), given.services(), problems);
  }

  private static OrganisationInputs read(
      Optional<BudgetInputs> budgets,
      Part<Source, Map<String, TrustTerms>> trusts,
      Part<Source, Map<String, AuthorityTerms>> authorities,
      Part<Source, List<ServiceTerms>> services,
      List<Problem> problems) {
    SeenNames seen = budgets.map(BudgetInputs::seen).orElseGet(SeenNames::new);
    Optional<SchoolTable> schools = budgets.map(BudgetInputs::schools);
    Map<String, TrustTerms> someTrusts =
        trusts.or(file -> TrustReader.read(file, schools, seen, problems), Map.of());
    Map<String, AuthorityTerms> someAuthorities =
        authorities.or(file -> AuthorityReader.read(file, seen, problems), Map.of());
    List<ServiceTerms> someServices =
        services.or(file -> ServiceReader.read(file, seen, problems), List.of());
    ProblemsException.throwIfAny(problems);
    return new OrganisationInputs(
        budgets.orElseThrow(), someTrusts, someAuthorities, someServices, problems);
  }

  /**
   * Returns the same with one field of schools set where it is unknown, as {@link
   * SchoolTable#withUnknown}.
   */
  public OrganisationInputs withUnknown(SchoolField field, double value) {
    return new OrganisationInputs(
        budgets.withUnknown(field, value), trusts, authorities, services, ofOrganisations);
  }

  /**
   * Returns further formulas for the same schools.
   *
   * @throws ProblemsException with everything that is wrong with them
   */
  public Formulas formulas(FormulaName name) {
    List<Problem> problems = new ArrayList<>();
    Formulas formulas = budgets.inputs().formulas(name, budgets.seen(), problems);
    ProblemsException.throwIfAny(problems);
    return formulas;
  }

  /** Returns the budgets and what they rest on. */
  public BudgetInputs budgets() {
    return budgets;
  }

  /**
   * Returns the schools, those that state no de-delegation with that of their authority.
   *
   * <p>Only a maintained school has any.
   */
  public SchoolTable schools() {
    List<School> schools = new ArrayList<>();
    for (School school : budgets.schools().schools()) {
      AuthorityTerms authority = authorities.get(school.laCode());
      schools.add(authority == null ? school : authority.dedelegate(school));
    }
    return SchoolTable.of(schools);
  }

  /**
   * Returns what is odd in all files and in a run of some years, without being wrong; unmodifiable.
   *
   * @param first the first funding year
   * @param last the last funding year
   */
  public List<Problem> warnings(FundingYear first, FundingYear last) {
    return ImmutableList.<Problem>builder()
        .addAll(budgets.warnings(first, last))
        .addAll(ofOrganisations)
        .build();
  }

  /** Returns what is odd in all files without being wrong; unmodifiable. */
  public List<Problem> warnings() {
    return warnings;
  }

  /** Returns what services are needed, and who pays; unmodifiable. */
  public List<ServiceTerms> services() {
    return services;
  }

  /** Returns the authorities, by code; unmodifiable. */
  public Map<String, AuthorityTerms> authorities() {
    return authorities;
  }

  /**
   * Returns the projection of the schools by their budgets, posts and assumptions, and what their
   * authorities ask of the formulas.
   *
   * @param years the funding years
   * @throws ProblemsException when no formulas were given
   */
  public ProjectionBuilder projection(FundingYears years) {
    return budgets.projection(years).authorities(authorities);
  }

  /**
   * Returns the projection of the schools as those who run them see it: schools that state no
   * de-delegation have that of their authority, and formulas are paid as they are given.
   *
   * @param years the funding years
   * @throws ProblemsException when no formulas were given
   */
  public ProjectionBuilder projectionOfThoseRun(FundingYears years) {
    return budgets.projection(schools(), years);
  }

  /**
   * Returns the terms on which a school joins a trust: its charge, services, and the levy of the
   * school's authority.
   *
   * @throws ProblemsException when there is no such trust; names the nearest
   */
  public TransferTerms joinTerms(String trust, School school) {
    return TransferTerms.of(trust(trust))
        .withServices(services)
        .withLevy(authority(school.laCode()).map(AuthorityTerms::educationFunctions).orElse(0.0));
  }

  /** Returns the trusts, by name; unmodifiable. */
  public Map<String, TrustTerms> trusts() {
    return trusts;
  }

  /** Returns an authority by its code, or nothing when the file has none of it. */
  public Optional<AuthorityTerms> authority(String laCode) {
    return Optional.ofNullable(authorities.get(laCode));
  }

  /**
   * Returns a trust by its name.
   *
   * @throws ProblemsException when there is none; names the nearest
   */
  public TrustTerms trust(String name) {
    TrustTerms trust = trusts.get(name);
    if (trust == null) {
      throw new ProblemsException(
          Problem.error(
              "trust",
              name,
              "one of " + String.join(", ", trusts.keySet()),
              Names.advice(name, trusts.keySet(), "its row is missing in the trusts file")));
    }
    return trust;
  }

  @Override
  public String toString() {
    return "OrganisationInputs[" + budgets.schools() + ", " + trusts.keySet() + "]";
  }
}
