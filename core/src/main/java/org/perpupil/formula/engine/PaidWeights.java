package org.perpupil.formula.engine;

import java.util.Objects;
import org.perpupil.formula.Counting;
import org.perpupil.formula.factor.RollWeights;
import org.perpupil.formula.factor.Term;

/** A rate for schools whose part of it follows their roll. Immutable. */
final class PaidWeights {
  private final Counting counting;
  private final int line;
  private final int parameter;
  private final RollWeights weights;
  private final boolean areaCost;

  private final boolean isOfAll;

  /** What multiplies the rate for each of the schools where no line is rounded. */
  private final double[] multipliers;

  /**
   * Creates a rate.
   *
   * @param areaCost of every school
   */
  PaidWeights(Term term, double[] areaCost) {
    this.counting = term.line().counting();
    this.line = term.line().index();
    this.parameter = Objects.requireNonNull(term.parameter()).index();
    this.weights = Objects.requireNonNull(term.weights());
    this.areaCost = term.areaCost();
    int[] rows = weights.rows();
    this.isOfAll = rows.length == areaCost.length;
    this.multipliers = new double[rows.length];
    for (int k = 0; k < rows.length; k++) {
      multipliers[k] = term.areaCost() ? areaCost[rows[k]] : 1;
    }
  }

  /** Returns what the money counts towards. */
  Counting counting() {
    return counting;
  }

  /** Returns the place of the line. */
  int line() {
    return line;
  }

  /** Adds the pounds of each school, not rounded; NaN where what it needs is unknown. */
  void add(double[] rates, double[] pupils, double[] scratch, double[] pounds) {
    if (weigh(rates, pupils, scratch)) {
      double rate = rates[parameter];
      int[] rows = weights.rows();
      if (isOfAll) {
        for (int k = 0; k < multipliers.length; k++) {
          pounds[k] += rate * multipliers[k] * scratch[k];
        }
      } else {
        for (int k = 0; k < rows.length; k++) {
          pounds[rows[k]] += rate * multipliers[k] * scratch[k];
        }
      }
    }
  }

  /**
   * Adds the pounds of each school; NaN where what it needs is unknown.
   *
   * @param paid what a rate is for each school
   */
  void add(double[] rates, PaidRates paid, double[] pupils, double[] scratch, double[] pounds) {
    if (weigh(rates, pupils, scratch)) {
      double rate = rates[parameter];
      int[] rows = weights.rows();
      for (int k = 0; k < rows.length; k++) {
        pounds[rows[k]] += paid.rate(rate, areaCost, rows[k]) * scratch[k];
      }
    }
  }

  /** Works the parts of the schools out, if the rate is in force. */
  private boolean weigh(double[] rates, double[] pupils, double[] into) {
    double rate = rates[parameter];
    boolean isPaid = !Double.isNaN(rate) && rate != 0;
    if (isPaid) {
      weights.weigh(rates, pupils, into);
    }
    return isPaid;
  }
}
