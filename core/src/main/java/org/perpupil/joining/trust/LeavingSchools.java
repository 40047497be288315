package org.perpupil.joining.trust;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.perpupil.authority.AuthorityTerms;
import org.perpupil.authority.leaving.ExitOrder;
import org.perpupil.authority.leaving.RemainingAuthority;
import org.perpupil.budget.Block;
import org.perpupil.budget.Budget;
import org.perpupil.budget.Budgets;
import org.perpupil.joining.GovernanceOption;
import org.perpupil.joining.StayOrJoin;
import org.perpupil.joining.TransferTerms;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Names;
import org.perpupil.projection.Projection;
import org.perpupil.projection.ProjectionBuilder;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Arrangement;
import org.perpupil.school.Governance;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;
import org.perpupil.trust.CentralCosts;
import org.perpupil.trust.PoolingNeed;
import org.perpupil.trust.ServiceTerms;
import org.perpupil.trust.Trust;
import org.perpupil.trust.TrustCharge;
import org.perpupil.trust.TrustTerms;

/**
 * The maintained schools of an authority, ready to leave it: pupils, reserves and need.
 *
 * <p>Need is the share of pupils who were eligible for free school meals in six years. Immutable
 * and thread-safe.
 */
public final class LeavingSchools {
  private final ImmutableList<School> schools;
  private final AuthorityTerms terms;
  private final RemainingAuthority authority;
  private final double[] benefits;
  private final @Nullable Projection staying;

  private LeavingSchools(
      List<School> schools,
      AuthorityTerms terms,
      RemainingAuthority authority,
      double[] benefits,
      @Nullable Projection staying) {
    this.schools = ImmutableList.copyOf(schools);
    this.terms = terms;
    this.authority = authority;
    this.benefits = benefits;
    this.staying = staying;
  }

  /**
   * Returns the maintained schools of an authority, with the reserves that their budgets open with.
   *
   * @throws ProblemsException when a school has no budget, or nobody is left to take a levy from
   */
  public static LeavingSchools of(SchoolTable table, Budgets budgets, AuthorityTerms terms) {
    List<School> schools = new ArrayList<>();
    double academyPupils = 0;
    for (School school : table.schools()) {
      if (school.laCode().equals(terms.laCode())) {
        if (school.governance().orElse(Governance.MAINTAINED) == Governance.MAINTAINED) {
          schools.add(school);
        } else {
          academyPupils += school.pupils();
        }
      }
    }
    List<String> unknown = new ArrayList<>();
    double[] balances =
        schools.stream().mapToDouble(school -> reserve(school, budgets, unknown)).toArray();
    if (!unknown.isEmpty()) {
      throw new ProblemsException(
          Problem.error(
              Names.schools(unknown) + ", budget",
              "",
              (unknown.size() == 1 ? "a budget" : "budgets")
                  + " with an opening balance, which may stand behind others' deficits",
              unknown.size() == 1
                  ? "its rows are missing in the budgets"
                  : "their rows are missing in the budgets"));
    }
    return new LeavingSchools(
        schools, terms, authority(schools, balances, terms, academyPupils), new double[0], null);
  }

  /** Returns the maintained schools, by row of the authority; unmodifiable. */
  public List<School> schools() {
    return schools;
  }

  /** Returns the authority. */
  public RemainingAuthority authority() {
    return authority;
  }

  /**
   * Returns the same schools with what each would gain by leaving: the difference that it makes in
   * the second year to leave in September of the first, at the levy of the start.
   *
   * <p>Conversion falls in the first year and is left out.
   *
   * @param plan of all schools over two years or more; its arrangements are changed
   * @param trust that they would join; empty when each would stand alone
   */
  public LeavingSchools withBenefits(
      ProjectionBuilder plan, Optional<TrustTerms> trust, List<ServiceTerms> services) {
    Projection staying = plan.build().run();
    List<FundingYear> years = staying.years();
    if (years.size() < 2) {
      throw new ProblemsException(
          Problem.error(
              "years",
              years.get(0) + ".." + years.get(0),
              "two years or more, since leaving shows in the second",
              "the last year was left out"));
    }
    double levy = authority.leave(ExitOrder.BY_SIZE, 0, new int[0]).steps().get(0).levyCharged();
    TransferTerms join =
        TransferTerms.of(trust.orElseGet(LeavingSchools::nobody))
            .withServices(services)
            .withLevy(levy);
    GovernanceOption course =
        trust.isPresent() ? GovernanceOption.TRUST : GovernanceOption.SINGLE_ACADEMY;
    Block from = Block.septemberToMarch(years.get(0).start());
    double[] benefits = new double[schools.size()];
    for (int i = 0; i < benefits.length; i++) {
      String id = schools.get(i).id();
      plan.arrangement(id, Arrangement.converting(from));
      Projection leaving = plan.build().run();
      plan.arrangement(id, Arrangement.of(Governance.MAINTAINED));
      benefits[i] = StayOrJoin.of(staying, leaving, id, join).difference(course, years.get(1));
    }
    return new LeavingSchools(schools, terms, authority.withBenefit(benefits), benefits, staying);
  }

  /**
   * Returns the projection in which nobody leaves, which benefits are measured against; nothing
   * before {@link #withBenefits} has made it.
   */
  public Optional<Projection> staying() {
    return Optional.ofNullable(staying);
  }

  /**
   * Returns the pounds a year that a school would gain by leaving at the levy of the start, below 0
   * for a loss; nothing before {@link #withBenefits} has worked it out.
   */
  public OptionalDouble benefit(int row) {
    return benefits.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(benefits[row]);
  }

  /**
   * Returns the same schools, some of which would leave with a sponsor, so that their deficits
   * stay.
   *
   * @throws ProblemsException when one of them is no maintained school of the authority
   */
  public LeavingSchools withSponsored(Collection<String> ids) {
    List<String> known = schools.stream().map(School::id).toList();
    List<Problem> problems = new ArrayList<>();
    boolean[] sponsored = new boolean[known.size()];
    for (String id : ids) {
      int row = known.indexOf(id);
      if (row < 0) {
        problems.add(
            Problem.error(
                "authority " + terms.laCode() + ", sponsored school",
                id,
                "one of its " + known.size() + " maintained schools",
                Names.advice(id, known, "it is an academy already")));
      } else {
        sponsored[row] = true;
      }
    }
    ProblemsException.throwIfAny(problems);
    return new LeavingSchools(
        schools, terms, authority.withSponsored(sponsored), benefits, staying);
  }

  @Override
  public String toString() {
    return "Departing[" + terms.laCode() + ", " + schools.size() + " schools]";
  }

  private static RemainingAuthority authority(
      List<School> schools, double[] balances, AuthorityTerms terms, double academyPupils) {
    try {
      return RemainingAuthority.of(
              terms.services(),
              terms.levyLimit(),
              schools.stream().mapToDouble(School::pupils).toArray(),
              balances)
          .withAcademyPupils(academyPupils)
          .withNeed(schools.stream().mapToDouble(PoolingNeed::disadvantaged).toArray());
    } catch (ProblemsException e) {
      String place = "authority " + terms.laCode();
      throw new ProblemsException(
          e.problems().stream().map(problem -> problem.within(place)).toList());
    }
  }

  /** Returns a trust that schools do not join: the other option is wanted. */
  private static TrustTerms nobody() {
    return TrustTerms.of(
        "none", Trust.of(TrustCharge.flat(0), CentralCosts.of(0, 0, 0)), List.of());
  }

  private static double reserve(School school, Budgets budgets, List<String> unknown) {
    Optional<Budget> budget = budgets.find(school.id());
    if (budget.isEmpty() || budget.get().openingReserve().isEmpty()) {
      unknown.add(school.id());
      return 0;
    }
    return budget.get().openingReserve().getAsDouble();
  }
}
