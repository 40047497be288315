package org.perpupil.projection;

import java.time.Month;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.cost.Grants;
import org.perpupil.projection.plan.MealsAndSport;
import org.perpupil.projection.plan.UnitPlan;
import org.perpupil.projection.prices.GrantRates;
import org.perpupil.projection.world.GovernanceBlocks;
import org.perpupil.projection.world.Timeline;
import org.perpupil.rates.FundingYear;

/**
 * Which money of each school no budget states: worked out and added, or taken to be in other money.
 *
 * <p>The budget share, which the formula gives to every school, is not among it, nor is what an
 * assumption brings that somebody set. Immutable and thread-safe.
 */
public final class AddedLines {
  private static final String NOT_LEFT_OUT =
      "the share of pupils on free school meals is not known, so none are left out";

  private final Projection projection;

  /**
   * Money that a projection works out and adds to a school's budget, which does not state it.
   *
   * @param name such as {@code free_infant_meals}, for files
   * @param title for people to read
   * @param code that the money stands under
   * @param firstYear pounds in the school's first year, under the assumptions of the plan
   * @param note what else is worth knowing of it; empty when nothing is
   */
  public record AddedLine(
      String name, String title, BudgetCode code, double firstYear, String note) {}

  private AddedLines(Projection projection) {
    this.projection = projection;
  }

  /** Returns what was added in a projection. */
  public static AddedLines of(Projection projection) {
    return new AddedLines(projection);
  }

  /** Returns what was added to a school's budget; none when it failed. */
  public List<AddedLine> of(int row) {
    List<AddedLine> added = new ArrayList<>();
    if (projection.failure(row).isPresent()) {
      return added;
    }
    UnitPlan unit = projection.unit(row).unit();
    int s = projection.place(row);
    MealsAndSport meals = unit.mealsAndSport;
    if (meals.addedMeals[s] > 0) {
      String note = meals.knowsFreeMeals(s) ? "" : NOT_LEFT_OUT;
      added.add(grant(MealsAndSport.MEALS, meals.addedMeals[s], note));
    }
    if (meals.addedSport[s] > 0) {
      added.add(grant(MealsAndSport.SPORT, meals.addedSport[s], ""));
    }
    if (unit.premiumAdded[s]) {
      add("pupil_premium", "pupil premium", BudgetCode.I05, row, added);
    }
    if (unit.servicesGrant[s] > 0 && isPaidServicesGrant(unit.arranged)) {
      add("education_services_grant", "education services grant", BudgetCode.I06, row, added);
    }
    if (unit.arranged.converts()) {
      add("audit", "audit and accounts after converting", BudgetCode.BAE260, row, added);
      add("systems", "systems after converting", BudgetCode.E22, row, added);
      add("insurance", "risk protection arrangement after converting", BudgetCode.E23, row, added);
      add("conversion", "conversion", BudgetCode.E28A, row, added);
    }
    return List.copyOf(added);
  }

  /**
   * Returns the pounds of free infant meals and sport premium in the first year that money under
   * I06 and I07 is taken to hold, so that they are not added; nothing when it holds none.
   */
  public OptionalDouble heldElsewhere(int row) {
    if (projection.failure(row).isPresent()) {
      return OptionalDouble.empty();
    }
    double held = projection.unit(row).unit().mealsAndSport.heldElsewhere[projection.place(row)];
    return held > 0 ? OptionalDouble.of(held) : OptionalDouble.empty();
  }

  /** Returns every line by its title, and to how many schools it was added. */
  public Map<String, Integer> bySchools() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (int row = 0; row < projection.schools().size(); row++) {
      of(row).forEach(line -> counts.merge(shown(line), 1, Integer::sum));
    }
    return counts;
  }

  /** Returns a line's title with its code, such as {@code pupil premium (I05)}. */
  public static String shown(AddedLine line) {
    return line.title() + " (" + line.code().code() + ")";
  }

  private static AddedLine grant(String name, double firstYear, String note) {
    return new AddedLine(name, Grants.title(name), BudgetCode.I18D, firstYear, note);
  }

  private void add(String name, String title, BudgetCode code, int row, List<AddedLine> added) {
    FundingYear first = projection.years().get(0);
    YearBasis basis =
        projection.has(row, first, YearBasis.FINANCIAL) ? YearBasis.FINANCIAL : YearBasis.ACADEMIC;
    double pounds = projection.amount(row, code, first, basis).orElse(0);
    added.add(new AddedLine(name, title, code, pounds, ""));
  }

  /** Returns whether a rate of the grant is published for any year as an academy. */
  private boolean isPaidServicesGrant(GovernanceBlocks arranged) {
    Timeline timeline = projection.plan().compiled().timeline();
    double[] rates =
        GrantRates.published(
            timeline,
            "education_services_grant_academy",
            Month.SEPTEMBER,
            -1,
            timeline.years() + 1);
    for (int k = arranged.first(); k <= arranged.last(); k++) {
      if (arranged.isAcademy(k) && rates[Timeline.academic(k) + 1] > 0) {
        return true;
      }
    }
    return false;
  }
}
