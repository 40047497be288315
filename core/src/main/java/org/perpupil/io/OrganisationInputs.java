package org.perpupil.io;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.perpupil.organisation.AuthorityTerms;
import org.perpupil.organisation.ServiceTerms;
import org.perpupil.organisation.TrustTerms;
import org.perpupil.problem.Names;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;

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
    this.warnings =
        ImmutableList.<Problem>builder().addAll(budgets.warnings()).addAll(warnings).build();
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
    SeenNames seen = read.map(BudgetInputs::seen).orElseGet(SeenNames::new);
    Optional<SchoolTable> schools = read.map(BudgetInputs::schools);
    Map<String, TrustTerms> someTrusts =
        trusts.map(file -> TrustFiles.read(file, schools, seen, problems)).orElseGet(Map::of);
    Map<String, AuthorityTerms> someAuthorities =
        authorities.map(file -> AuthorityFiles.read(file, seen, problems)).orElseGet(Map::of);
    List<ServiceTerms> someServices =
        services.map(file -> ServiceFiles.read(file, seen, problems)).orElseGet(List::of);
    ProblemsException.throwIfAny(problems);
    return new OrganisationInputs(
        read.orElseThrow(), someTrusts, someAuthorities, someServices, problems);
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
        .addAll(warnings)
        .addAll(UnusedYears.of(budgets.assumptions(), first, last).stream().toList())
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
              "--trust",
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
