package org.perpupil.formula.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.perpupil.formula.Counting;
import org.perpupil.formula.Line;
import org.perpupil.formula.factor.Base;
import org.perpupil.formula.factor.Term;

/**
 * The columns of a plan that count alike and are paid on one base, and the parameters that pay
 * them.
 */
final class PaidColumns {
  private final Counting counting;
  private final Base base;
  private final WeightedColumns columns;
  private final double[][] shares;
  private final int[] parameters;
  private final int[] lines;
  private final boolean[] areaCost;

  private PaidColumns(
      Counting counting, Base base, int schools, double[][] shares, List<Term> terms) {
    this.counting = counting;
    this.base = base;
    this.columns = WeightedColumns.keeping(schools, shares);
    this.shares = shares;
    this.parameters = new int[terms.size()];
    this.lines = new int[parameters.length];
    this.areaCost = new boolean[parameters.length];
    for (int k = 0; k < parameters.length; k++) {
      Term term = terms.get(k);
      parameters[k] = Objects.requireNonNull(term.parameter()).index();
      lines[k] = term.line().index();
      areaCost[k] = term.areaCost();
    }
  }

  /** Returns the shares of terms as they are, for lines that are rounded one by one. */
  static PaidColumns of(Counting counting, Base base, List<Term> terms, int schools) {
    double[][] shares = new double[terms.size()][];
    for (int k = 0; k < shares.length; k++) {
      shares[k] = terms.get(k).share();
    }
    return new PaidColumns(counting, base, schools, shares, terms);
  }

  /**
   * Returns the shares of terms times area cost where it multiplies their rates, for sums; a term
   * that is 0 for every school is left out.
   */
  static PaidColumns withAreaCost(
      Counting counting, Base base, List<Term> terms, double[] areaCost, ColumnPool pool) {
    List<double[]> shares = new ArrayList<>();
    List<Term> kept = new ArrayList<>();
    for (Term term : terms) {
      double[] share = term.share().clone();
      for (int i = 0; i < share.length; i++) {
        share[i] *= term.areaCost() ? areaCost[i] : 1;
      }
      if (FormulaPlan.isAnyNotZero(share)) {
        shares.add(pool.share(share));
        kept.add(term);
      }
    }
    return new PaidColumns(counting, base, areaCost.length, shares.toArray(double[][]::new), kept);
  }

  /** Returns what the money of these columns counts towards. */
  Counting counting() {
    return counting;
  }

  /** Returns what the shares are of. */
  Base base() {
    return base;
  }

  boolean isEmpty() {
    return parameters.length == 0;
  }

  /**
   * Sums rate × share for every school.
   *
   * @param rates all parameters by index; one that is NaN is not in force
   * @param weights room for as many numbers as there are parameters
   */
  void sum(double[] rates, double[] weights, double[] sums) {
    for (int k = 0; k < parameters.length; k++) {
      double rate = rates[parameters[k]];
      weights[k] = Double.isNaN(rate) ? 0 : rate;
    }
    columns.sum(weights, 0, sums);
  }

  /**
   * Adds rate × share × base of every column to the line that it is paid on: the same columns that
   * {@link #sum} adds up, kept apart.
   *
   * @param paid what a rate is for each school
   * @param roll how many of the base each school has
   * @param amounts pounds by {@link Line#index()} and school
   */
  void addLines(double[] rates, PaidRates paid, double[] roll, double[][] amounts) {
    for (int k = 0; k < parameters.length; k++) {
      double rate = rates[parameters[k]];
      if (!Double.isNaN(rate)) {
        double[] share = shares[k];
        double[] line = amounts[lines[k]];
        for (int i = 0; i < share.length; i++) {
          line[i] += paid.rate(rate, areaCost[k], i) * share[i] * roll[i];
        }
      }
    }
  }
}
