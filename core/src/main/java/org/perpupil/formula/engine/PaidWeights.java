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
  private final PaidRates ofSums;

  /**
   * Creates a rate.
   *
   * @param ofSums what a rate is for each school where no line is rounded
   */
  PaidWeights(Term term, PaidRates ofSums) {
    this.counting = term.line().counting();
    this.line = term.line().index();
    this.parameter = Objects.requireNonNull(term.parameter()).index();
    this.weights = Objects.requireNonNull(term.weights());
    this.areaCost = term.areaCost();
    this.ofSums = ofSums;
  }

  /** Returns what the money counts towards. */
  Counting counting() {
    return counting;
  }

  /** Returns the place of the line. */
  int line() {
    return line;
  }

  /** Adds the pounds of each school; NaN where what it needs is unknown. */
  void add(double[] rates, double[] pupils, double[] scratch, double[] pounds) {
    add(rates, ofSums, pupils, scratch, pounds);
  }

  /**
   * Adds the pounds of each school; NaN where what it needs is unknown.
   *
   * @param paid what a rate is for each school
   */
  void add(double[] rates, PaidRates paid, double[] pupils, double[] scratch, double[] pounds) {
    double rate = rates[parameter];
    if (Double.isNaN(rate) || rate == 0) {
      return;
    }
    int[] rows = weights.rows();
    weights.weigh(rates, pupils, scratch);
    for (int k = 0; k < rows.length; k++) {
      pounds[rows[k]] += paid.rate(rate, areaCost, rows[k]) * scratch[k];
    }
  }
}
