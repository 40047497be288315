package org.perpupil.authority.affordability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;

/**
 * Rates that cost the worst-hit school the fewest pounds.
 *
 * <p>A school gets constant + Σ coefficient × rate. Among the rates within their bounds that the
 * budget can pay, those are chosen that make the largest loss in pounds smallest; among these,
 * those with the smallest sum of losses; among these, those that spend most of the budget. Each is
 * a linear programme, solved exactly but for about a millionth of a pound. The largest loss is
 * negative when every school can gain; the smallest gain is then as large as it can be. Pure
 * function, thread-safe.
 */
final class MinimaxRates {
  private static final int MOST_PIVOTS = 1_000_000;

  /** Pounds by which a later goal may spoil an earlier one, so that rounding does not bar it. */
  private static final double SLACK = 1e-6;

  private final double[][] coefficients;
  private final double[] lowest;
  private final double[] width;
  private final double[] lossAtLowest;
  private final double left;

  private MinimaxRates(
      double[][] coefficients,
      double[] constant,
      double[] current,
      double[] lowest,
      double[] highest,
      double budget) {
    this.coefficients = coefficients;
    this.lowest = lowest;
    this.width = new double[lowest.length];
    this.lossAtLowest = new double[constant.length];
    double least = 0;
    for (int j = 0; j < lowest.length; j++) {
      width[j] = highest[j] - lowest[j];
    }
    for (int i = 0; i < constant.length; i++) {
      double funding = constant[i];
      for (int j = 0; j < lowest.length; j++) {
        funding += coefficients[i][j] * lowest[j];
      }
      lossAtLowest[i] = current[i] - funding;
      least += funding;
    }
    this.left = budget - least;
  }

  /**
   * Returns the rates, one a column of the coefficients.
   *
   * @param coefficients units that a rate pays, a row for each school and a column for each rate;
   *     not negative
   * @param constant pounds of each school that no rate changes
   * @param current pounds of each school now, which a loss is measured from
   * @param lowest the lowest value of each rate in pounds
   * @param highest the highest value of each rate in pounds
   * @param budget pounds that all schools together may get
   * @throws ProblemsException when bounds cross, or the lowest rates cost more than the budget;
   *     says how many pounds are missing
   */
  public static double[] rates(
      double[][] coefficients,
      double[] constant,
      double[] current,
      double[] lowest,
      double[] highest,
      double budget) {
    MinimaxRatesChecks.shapes(coefficients, constant, current, lowest, highest);
    MinimaxRates programme =
        new MinimaxRates(coefficients, constant, current, lowest, highest, budget);
    programme.check(highest, budget);
    return programme.solve();
  }

  private void check(double[] highest, double budget) {
    List<Problem> problems = new ArrayList<>();
    for (int j = 0; j < width.length; j++) {
      if (!(width[j] >= 0)) {
        problems.add(
            Problem.error(
                "rate " + (j + 1) + ", range",
                Problem.plain(lowest[j]) + " to " + Problem.plain(highest[j]),
                "a lowest rate that is not above the highest",
                "the two were swapped"));
      }
    }
    if (problems.isEmpty() && !(left >= -SLACK)) {
      problems.add(
          Problem.error(
              "schools_block",
              Problem.plain(budget),
              Affordability.pounds(-left) + " more, which even the lowest allowed rates cost",
              "growth and falling-rolls funds are too large, or ranges start from last year's "
                  + "rates that were not affordable either"));
    }
    ProblemsException.throwIfAny(problems);
  }

  private double[] solve() {
    double[] rates = new double[width.length];
    if (width.length == 0) {
      return rates;
    }
    double[] shares = minimiseWorst();
    double worst = worst(shares);
    if (worst > SLACK) {
      shares = minimiseTotal(worst);
    }
    shares = spendMost(worst, total(shares));
    for (int j = 0; j < rates.length; j++) {
      rates[j] = lowest[j] + width[j] * Math.max(0, Math.min(1, shares[j]));
    }
    return rates;
  }

  /** Variables: each rate's share of its range, then the loss above and below 0. */
  private double[] minimiseWorst() {
    int rates = width.length;
    List<LinearConstraint> constraints = ranges(rates + 2);
    for (int i = 0; i < lossAtLowest.length; i++) {
      double[] row = gains(i, rates + 2);
      row[rates] = 1;
      row[rates + 1] = -1;
      constraints.add(new LinearConstraint(row, Relationship.GEQ, lossAtLowest[i]));
    }
    double[] goal = new double[rates + 2];
    goal[rates] = 1;
    goal[rates + 1] = -1;
    return optimise(goal, GoalType.MINIMIZE, constraints);
  }

  /** Variables: each rate's share of its range, then each school's loss. */
  private double[] minimiseTotal(double worst) {
    double[] goal = new double[width.length + lossAtLowest.length];
    Arrays.fill(goal, width.length, goal.length, 1);
    return optimise(goal, GoalType.MINIMIZE, losses(worst));
  }

  private double[] spendMost(double worst, double total) {
    int rates = width.length;
    List<LinearConstraint> constraints = losses(worst);
    double[] sum = new double[rates + lossAtLowest.length];
    Arrays.fill(sum, rates, sum.length, 1);
    constraints.add(new LinearConstraint(sum, Relationship.LEQ, total + SLACK));
    return optimise(allGains(sum.length), GoalType.MAXIMIZE, constraints);
  }

  private List<LinearConstraint> losses(double worst) {
    int rates = width.length;
    List<LinearConstraint> constraints = ranges(rates + lossAtLowest.length);
    for (int i = 0; i < lossAtLowest.length; i++) {
      double[] row = gains(i, rates + lossAtLowest.length);
      constraints.add(new LinearConstraint(row, Relationship.GEQ, lossAtLowest[i] - worst - SLACK));
      double[] loss = row.clone();
      loss[rates + i] = 1;
      constraints.add(new LinearConstraint(loss, Relationship.GEQ, lossAtLowest[i]));
    }
    return constraints;
  }

  /** Returns what keeps rates in their ranges and all of them in the budget. */
  private List<LinearConstraint> ranges(int variables) {
    List<LinearConstraint> constraints = new ArrayList<>();
    for (int j = 0; j < width.length; j++) {
      double[] row = new double[variables];
      row[j] = 1;
      constraints.add(new LinearConstraint(row, Relationship.LEQ, 1));
    }
    constraints.add(new LinearConstraint(allGains(variables), Relationship.LEQ, Math.max(0, left)));
    return constraints;
  }

  private double[] allGains(int variables) {
    double[] sum = new double[variables];
    for (int i = 0; i < lossAtLowest.length; i++) {
      for (int j = 0; j < width.length; j++) {
        sum[j] += coefficients[i][j] * width[j];
      }
    }
    return sum;
  }

  private double[] gains(int school, int variables) {
    double[] row = new double[variables];
    for (int j = 0; j < width.length; j++) {
      row[j] = coefficients[school][j] * width[j];
    }
    return row;
  }

  private double loss(int school, double[] shares) {
    double loss = lossAtLowest[school];
    for (int j = 0; j < width.length; j++) {
      loss -= coefficients[school][j] * width[j] * shares[j];
    }
    return loss;
  }

  private double worst(double[] shares) {
    double worst = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < lossAtLowest.length; i++) {
      worst = Math.max(worst, loss(i, shares));
    }
    return worst;
  }

  private double total(double[] shares) {
    double total = 0;
    for (int i = 0; i < lossAtLowest.length; i++) {
      total += Math.max(0, loss(i, shares));
    }
    return total;
  }

  private static double[] optimise(
      double[] goal, GoalType type, List<LinearConstraint> constraints) {
    return new SimplexSolver()
        .optimize(
            new MaxIter(MOST_PIVOTS),
            new LinearObjectiveFunction(goal, 0),
            new LinearConstraintSet(constraints),
            type,
            new NonNegativeConstraint(true))
        .getPoint();
  }
}
