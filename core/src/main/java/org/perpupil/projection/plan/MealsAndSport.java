package org.perpupil.projection.plan;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.projection.engine.RollRun;
import org.perpupil.projection.engine.WorldTables;
import org.perpupil.projection.prices.SchoolGrants;
import org.perpupil.projection.world.AssumptionIndex;
import org.perpupil.projection.world.Timeline;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/**
 * Universal infant free school meals and the PE and sport premium of a unit's schools: worked out,
 * unless the budget states them.
 *
 * <p>A budget states them by name, or under I18d. Money under I06 and I07 may hold them too: it is
 * taken to hold those of the two that it can, the most of them, where their worked-out sum of the
 * first year is no more than the money and a quarter of it. What is stated by name is what the
 * first year comes to, and moves on as what is worked out does. Infants on free school meals are
 * left out, since their meals are not paid by this grant; where the share is not known, that of the
 * six years stands for it, else none are left out. The quarter is a choice of this model.
 *
 * <p>Mutable until the plan is calibrated.
 */
public final class MealsAndSport {
  public static final String MEALS = "free_infant_meals";
  public static final String SPORT = "pe_sport_premium";

  private static final int MEALS_A_YEAR = 190;
  private static final double MORE_THAN_STATED = 1.25;

  /** By school, what is stated under the name; NaN where nothing is. */
  private final double[] statedMeals;

  private final double[] statedSport;

  /** By school, what is stated under I06 and I07; NaN where I18d states meals and sport. */
  private final double[] elsewhere;

  /** Share of infants on free school meals, by school. */
  private final double[] onFreeMeals;

  /** Whether that share is known, by school. */
  private final boolean[] knowsFreeMeals;

  /** What the worked-out pounds are multiplied by; 0 where they are stated elsewhere. */
  private final double[] mealsFactor;

  private final double[] sportFactor;

  /** Pounds a year that are stated by name though nothing could be worked out. */
  private final double[] fixed;

  private boolean isAnyFixed;
  private boolean isAnyWorkedOut;

  /** Worked-out pounds of the first year where they are added, by school. */
  public final double[] addedMeals;

  public final double[] addedSport;

  /** Worked-out pounds of the first year that other money of the budget is taken to hold. */
  public final double[] heldElsewhere;

  MealsAndSport(int size) {
    statedMeals = new double[size];
    statedSport = new double[size];
    elsewhere = new double[size];
    onFreeMeals = new double[size];
    knowsFreeMeals = new boolean[size];
    mealsFactor = new double[size];
    sportFactor = new double[size];
    fixed = new double[size];
    addedMeals = new double[size];
    addedSport = new double[size];
    heldElsewhere = new double[size];
  }

  /** Returns whether a grant is one of the two. */
  public static boolean isNamed(String grant) {
    return grant.equals(MEALS) || grant.equals(SPORT);
  }

  void add(int s, School school, Budget budget) {
    OptionalDouble now = school.value(SchoolField.FSM_PRIMARY);
    OptionalDouble share = now.isPresent() ? now : school.value(SchoolField.FSM6_PRIMARY);
    onFreeMeals[s] = share.orElse(0);
    knowsFreeMeals[s] = share.isPresent();
    statedMeals[s] = budget.grants().getOrDefault(MEALS, Double.NaN);
    statedSport[s] = budget.grants().getOrDefault(SPORT, Double.NaN);
    elsewhere[s] =
        budget.amount(BudgetCode.I18D).isPresent()
            ? Double.NaN
            : budget.amount(BudgetCode.I06).orElse(0) + budget.amount(BudgetCode.I07).orElse(0);
  }

  /**
   * Returns whether the share of infants on free school meals is known, so that they are left out.
   */
  public boolean knowsFreeMeals(int s) {
    return knowsFreeMeals[s];
  }

  /** Returns whether free infant meals move on by their rate, worked out or stated by name. */
  public boolean paysMeals(int s) {
    return mealsFactor[s] > 0;
  }

  /** Settles what is worked out, by a run of the unit under the assumptions of the budget. */
  public void calibrate(UnitPlan unit, WorldTables tables, SchoolGrants grants, RollRun rolls) {
    int size = fixed.length;
    double[] once = new double[size];
    Arrays.fill(once, 1);
    double[] meals = new double[size];
    double[] sport = new double[size];
    int first = unit.arranged.first();
    for (int k = first; k <= first + 1; k++) {
      work(unit, tables, grants, rolls, k, once, meals, once, sport);
    }
    for (int s = 0; s < size; s++) {
      boolean mealsNamed = !Double.isNaN(statedMeals[s]);
      boolean sportNamed = !Double.isNaN(statedSport[s]);
      if (mealsNamed) {
        mealsFactor[s] = factor(s, statedMeals[s], meals[s]);
      }
      if (sportNamed) {
        sportFactor[s] = factor(s, statedSport[s], sport[s]);
      }
      if (!Double.isNaN(elsewhere[s])) {
        settle(s, mealsNamed ? Double.NaN : meals[s], sportNamed ? Double.NaN : sport[s]);
      }
      isAnyFixed |= fixed[s] != 0;
      isAnyWorkedOut |= mealsFactor[s] != 0 || sportFactor[s] != 0;
    }
  }

  /** Adds what other money does not hold; NaN for what is stated by name. */
  private void settle(int s, double meals, double sport) {
    double most = elsewhere[s] * MORE_THAN_STATED;
    double both = (meals > 0 ? meals : 0) + (sport > 0 ? sport : 0);
    boolean mealsFit = meals > 0 && meals <= most;
    boolean sportFits = sport > 0 && sport <= most;
    boolean holdsMeals = mealsFit && (both <= most || !sportFits || meals >= sport);
    boolean holdsSport = sportFits && (both <= most || !holdsMeals);
    if (!Double.isNaN(meals) && !holdsMeals) {
      mealsFactor[s] = 1;
      addedMeals[s] = meals;
    }
    if (!Double.isNaN(sport) && !holdsSport) {
      sportFactor[s] = 1;
      addedSport[s] = sport;
    }
    heldElsewhere[s] = (holdsMeals ? meals : 0) + (holdsSport ? sport : 0);
  }

  /** Returns what brings worked-out pounds to those stated; without any they are fixed instead. */
  private double factor(int s, double stated, double worked) {
    if (worked > 0) {
      return stated / worked;
    }
    fixed[s] += stated;
    return 0;
  }

  /** Adds the pounds of a block. */
  public void addPaid(
      UnitPlan unit, WorldTables tables, SchoolGrants grants, RollRun rolls, int k, double[] into) {
    if (isAnyFixed) {
      double share = Timeline.share(k);
      for (int s = 0; s < fixed.length; s++) {
        into[s] += share * fixed[s];
      }
    }
    if (!isAnyWorkedOut) {
      return;
    }
    work(unit, tables, grants, rolls, k, mealsFactor, into, sportFactor, into);
  }

  private void work(
      UnitPlan unit,
      WorldTables tables,
      SchoolGrants grants,
      RollRun rolls,
      int k,
      double[] mealsTimes,
      double[] meals,
      double[] sportTimes,
      double[] sport) {
    if (!unit.cohorts.anyPrimary()) {
      return;
    }
    int academic = Timeline.academic(k);
    int census = Math.max(0, academic);
    double share = Timeline.share(k);
    double meal =
        share
            * tables.prices.meal[academic + 1]
            * MEALS_A_YEAR
            * tables.world.value(AssumptionIndex.MEAL_TAKE_UP, census);
    double needs = tables.prices.needs[Timeline.financial(k)];
    double[] infants = rolls.infants[Timeline.roll(k)];
    double[] pupils = rolls.years1To6[census];
    for (int s = 0; s < fixed.length; s++) {
      double entitled = infants[s] * (1 - Math.min(1, onFreeMeals[s] * needs));
      meals[s] += mealsTimes[s] * meal * entitled;
      sport[s] += sportTimes[s] * share * grants.sportPremium(academic, pupils[s]);
    }
  }
}
