package org.perpupil.projection;

import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;

/** Free infant meals and the sport premium of one school, stated, worked out or held elsewhere. */
final class NaiveMeals {
  private final NaiveTimeline timeline;
  private final Budget budget;
  private final NaiveWorld reference;
  private final NaiveWorld world;

  NaiveMeals(NaiveTimeline timeline, Budget budget, NaiveWorld reference, NaiveWorld world) {
    this.timeline = timeline;
    this.budget = budget;
    this.reference = reference;
    this.world = world;
  }

  double paid(int block) {
    double meals = firstYear(reference::meals);
    double sport = firstYear(reference::sportPremium);
    OptionalDouble mealsStated = stated("free_infant_meals");
    OptionalDouble sportStated = stated("pe_sport_premium");
    boolean addsMeals = mealsStated.isEmpty();
    boolean addsSport = sportStated.isEmpty();
    if (budget.amount(BudgetCode.I18D).isPresent()) {
      addsMeals = false;
      addsSport = false;
    } else {
      double other =
          1.25
              * (budget.amount(BudgetCode.I06).orElse(0) + budget.amount(BudgetCode.I07).orElse(0));
      boolean mayMeals = addsMeals && meals > 0;
      boolean maySport = addsSport && sport > 0;
      // Of both, each alone and none, the most that fits is taken to be in the other money.
      double best = 0;
      for (int choice = 1; choice <= 3; choice++) {
        boolean withMeals = (choice & 1) != 0;
        boolean withSport = (choice & 2) != 0;
        double sum = (withMeals ? meals : 0) + (withSport ? sport : 0);
        if ((!withMeals || mayMeals) && (!withSport || maySport) && sum <= other && sum > best) {
          best = sum;
          addsMeals = mealsStated.isEmpty() && !withMeals;
          addsSport = sportStated.isEmpty() && !withSport;
        }
      }
    }
    return part(mealsStated, addsMeals, meals, world.meals(block), block)
        + part(sportStated, addsSport, sport, world.sportPremium(block), block);
  }

  private double part(
      OptionalDouble stated, boolean added, double firstYear, double now, int block) {
    if (stated.isPresent()) {
      return firstYear > 0
          ? stated.getAsDouble() * now / firstYear
          : stated.getAsDouble() * NaiveTimeline.shareOfYear(block);
    }
    return added ? now : 0;
  }

  private double firstYear(IntToDoubleFunction pounds) {
    return timeline.firstYearBlocks().stream().mapToDouble(pounds::applyAsDouble).sum();
  }

  private OptionalDouble stated(String name) {
    Double pounds = budget.grants().get(name);
    return pounds == null ? OptionalDouble.empty() : OptionalDouble.of(pounds);
  }
}
