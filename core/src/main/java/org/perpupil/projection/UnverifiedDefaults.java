package org.perpupil.projection;

import com.google.common.collect.ImmutableList;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.perpupil.budget.Block;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.PricePath;
import org.perpupil.budget.StaffPost;
import org.perpupil.projection.pay.StaffPlan;
import org.perpupil.rates.DatedRates;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.RateStatus;
import org.perpupil.scenario.Arrangement;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.Governance;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/**
 * Which defaults that no published text confirms a school's figures rest on.
 *
 * <p>A default counts when it moves one of the school's figures and was not set for some year in
 * which it is read: growth from the second year on, prices and pay of an academy into the April to
 * August after its last funding year. Immutable and thread-safe.
 */
public final class UnverifiedDefaults {
  private static final ImmutableList<String> OF_SPENDING =
      ImmutableList.of("classes.", "pay.", "pension.", "staff.", "tax.", "trainee.");

  private static final String TRAINEES = "trainee.timetable_share";

  /** Every default that no text confirms, in the order of the register. */
  private static final ImmutableList<Assumption> UNVERIFIED =
      Assumption.all().stream()
          .filter(assumption -> assumption.status() == RateStatus.UNVERIFIED)
          .filter(assumption -> assumption.defaultValue().isPresent())
          .collect(ImmutableList.toImmutableList());

  /** Those that move more than spending, which some schools do not state. */
  private static final ImmutableList<Assumption> UNVERIFIED_OF_INCOME =
      UNVERIFIED.stream()
          .filter(assumption -> OF_SPENDING.stream().noneMatch(assumption.name()::startsWith))
          .collect(ImmutableList.toImmutableList());

  private final Projection projection;
  private final Assumptions assumptions;

  private UnverifiedDefaults(Projection projection, Assumptions assumptions) {
    this.projection = projection;
    this.assumptions = assumptions;
  }

  /**
   * Returns the defaults of a projection.
   *
   * @param assumptions what it was run with
   */
  public static UnverifiedDefaults of(Projection projection, Assumptions assumptions) {
    return new UnverifiedDefaults(projection, assumptions);
  }

  /**
   * Returns the defaults of a plan run under other assumptions, whether or not an authority's money
   * does.
   */
  public static UnverifiedDefaults of(ProjectionPlan plan, Assumptions assumptions) {
    return of(plan.runAnyway(assumptions), assumptions);
  }

  /** Returns the projection that rests on them. */
  public Projection projection() {
    return projection;
  }

  /** Returns the defaults of a school, in the order of the register; none when it failed. */
  public List<Assumption> of(int row) {
    if (projection.failure(row).isPresent()) {
      return List.of();
    }
    boolean knowsSpending = projection.isKnown(row, Measure.EXPENDITURE);
    List<Assumption> found = new ArrayList<>();
    for (Assumption assumption : knowsSpending ? UNVERIFIED : UNVERIFIED_OF_INCOME) {
      if (matters(assumption, row) && isUnset(assumption, row)) {
        found.add(assumption);
      }
    }
    return List.copyOf(found);
  }

  /** Returns every such default and how many schools rest on it, in the order of the register. */
  public Map<Assumption, Integer> bySchools() {
    Map<Assumption, Integer> counts = new LinkedHashMap<>();
    Assumption.all().forEach(assumption -> counts.put(assumption, 0));
    for (int row = 0; row < projection.schools().size(); row++) {
      of(row).forEach(assumption -> counts.merge(assumption, 1, Integer::sum));
    }
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  private boolean isUnset(Assumption assumption, int row) {
    boolean grows = assumption.unit().endsWith("a year") || assumption.name().startsWith("pay.");
    int start = projection.years().get(0).start() + (grows ? 1 : 0);
    int last = lastYear(row);
    School school = school(row);
    for (int year = start; year <= last; year++) {
      FundingYear of = FundingYear.of(year);
      if (!assumption.isPublished(of) && assumptions.explicit(assumption, of, school).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private boolean matters(Assumption assumption, int row) {
    School school = school(row);
    return switch (assumption.name()) {
      case "classes.primary_size" -> has(school, SchoolField.PUPILS_PRIMARY);
      case "classes.secondary_size" -> school.pupilsSecondary() > 0;
      case "classes.sixth_form_size" -> hasSixthForm(school);
      case "grants.sixth_form_growth_percent" ->
          hasSixthForm(school) && ends(Month.SEPTEMBER, "sixth_form_rate");
      case "staff.follow_classes" ->
          onTotals(row, BudgetCode.Driver.CLASSES)
              || posts(row).stream().anyMatch(StaffPlan::isOnScale);
      case "staff.leadership_posts", "staff.teachers_per_class" -> onTotals(row, BudgetCode.E01);
      case "staff.upper_progress_share" -> posts(row).stream().anyMatch(StaffPlan::isOnScale);
      case "pay.support_award_percent" ->
          onTotals(row, PricePath.SUPPORT_PAY) || hasSupportPosts(row);
      case "pay.support_reference_salary" -> onTotals(row, PricePath.SUPPORT_PAY);
      case "pension.teachers_percent" -> isPastEmployment(row, "teachers_pension_percent");
      case "pension.lgps_maintained_percent" ->
          arrangement(school).in(firstBlock()) == Governance.MAINTAINED;
      case "pension.lgps_academy_percent" -> projection.basis(row) == YearBasis.ACADEMIC;
      case "tax.national_insurance_percent" -> isPastEmployment(row, "national_insurance_percent");
      case "tax.national_insurance_threshold" ->
          isPastEmployment(row, "national_insurance_threshold");
      case "tax.apprenticeship_levy_part" -> sharesAllowance(row);
      case "prices.cpi_percent" -> uses(row, PricePath.CPI);
      case "prices.energy_percent" -> uses(row, PricePath.ENERGY);
      case "prices.contract_percent" -> uses(row, PricePath.CONTRACT);
      case "grants.pupil_premium_growth_percent" ->
          uses(row, PricePath.PUPIL_PREMIUM) && ends(Month.APRIL, "pupil_premium_primary");
      case "grants.meal_growth_percent" ->
          paysMeals(row) && ends(Month.SEPTEMBER, "uifsm_meal_rate");
      case "grants.meal_take_up" -> addsMeals(row);
      case "grants.insurance_growth_percent" ->
          converts(school) && ends(Month.APRIL, "risk_protection_price");
      case "academy.audit_cost" -> converts(school);
      case "trainee.mentor_share" -> hasTrainees(school);
      default -> true;
    };
  }

  private School school(int row) {
    return projection.schools().school(row);
  }

  private List<StaffPost> posts(int row) {
    return projection.plan().inputs().staff().posts(school(row).id());
  }

  private Arrangement arrangement(School school) {
    return projection.plan().inputs().arrangement(school);
  }

  private boolean converts(School school) {
    return arrangement(school).conversion().isPresent();
  }

  /** Returns the first day of the last block that a school shows. */
  private LocalDate end(int row) {
    int last = lastFundingYear();
    return projection.basis(row) == YearBasis.ACADEMIC
        ? Block.aprilToAugust(last + 1).start()
        : Block.septemberToMarch(last).start();
  }

  private int lastFundingYear() {
    return projection.years().get(projection.years().size() - 1).start();
  }

  /** Returns the start of the last financial year of which a school has a block. */
  private int lastYear(int row) {
    return projection.basis(row) == YearBasis.ACADEMIC ? lastFundingYear() + 1 : lastFundingYear();
  }

  private Block firstBlock() {
    return Block.aprilToAugust(projection.years().get(0).start());
  }

  private boolean uses(int row, PricePath path) {
    return projection.codes(row).stream().anyMatch(code -> code.price() == path);
  }

  private boolean onTotals(int row, PricePath path) {
    return onTotals(row, code -> code.price() == path);
  }

  private boolean onTotals(int row, BudgetCode.Driver driver) {
    return onTotals(row, code -> code.driver() == driver);
  }

  private boolean onTotals(int row, BudgetCode one) {
    return onTotals(row, code -> code == one);
  }

  private boolean onTotals(int row, Predicate<BudgetCode> codes) {
    Set<BudgetCode> fromPosts = projection.codesFromPosts(row);
    return projection.codes(row).stream()
        .anyMatch(code -> codes.test(code) && !fromPosts.contains(code));
  }

  private boolean hasSupportPosts(int row) {
    return posts(row).stream().anyMatch(post -> !post.role().isTeaching());
  }

  private boolean isPastEmployment(int row, String name) {
    return DatedRates.employment().find(name, end(row)).isEmpty();
  }

  /** Returns whether posts bear a levy of which an authority or a trust has the allowance. */
  private boolean sharesAllowance(int row) {
    School school = school(row);
    Arrangement arrangement = arrangement(school);
    boolean isOwnEmployer =
        arrangement.in(firstBlock()) == Governance.ACADEMY && school.trust().isEmpty();
    return !posts(row).isEmpty()
        && !isOwnEmployer
        && DatedRates.employment().find("apprenticeship_levy_percent", end(row)).isPresent();
  }

  /** Returns whether the published rates of a grant end before the projection does. */
  private boolean ends(Month month, String name) {
    return DatedRates.grants().find(name, LocalDate.of(lastFundingYear(), month, 1)).isEmpty();
  }

  /** Returns whether free infant meals move on by their rate, worked out or stated by name. */
  private boolean paysMeals(int row) {
    return projection.unit(row).unit().mealsAndSport.paysMeals(projection.place(row));
  }

  private boolean addsMeals(int row) {
    return projection.unit(row).unit().mealsAndSport.addedMeals[projection.place(row)] > 0;
  }

  private boolean hasTrainees(School school) {
    Assumption share = Assumption.of(TRAINEES);
    return projection.years().stream()
        .anyMatch(year -> assumptions.value(share, year, school).orElse(0) > 0);
  }

  private static boolean hasSixthForm(School school) {
    return has(school, SchoolField.yearGroup(12)) || has(school, SchoolField.yearGroup(13));
  }

  private static boolean has(School school, SchoolField field) {
    return school.value(field).orElse(0) > 0;
  }
}
