package org.perpupil.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The columns of a plan that are paid on one base, and the parameters that pay them. */
final class PaidColumns {
  private final WeightedColumns columns;
  private final int[] parameters;
  private final Line[] lines;

  private PaidColumns(WeightedColumns columns, int[] parameters, Line[] lines) {
    this.columns = columns;
    this.parameters = parameters;
    this.lines = lines;
  }

  /**
   * Returns the shares of some terms times area cost where it multiplies their rates; a term that
   * is 0 for every school is left out.
   */
  static PaidColumns of(List<Term> terms, double[] areaCost, ColumnPool pool) {
    List<double[]> shares = new ArrayList<>();
    List<Term> kept = new ArrayList<>();
    for (Term term : terms) {
      double[] share = term.share().clone();
      for (int i = 0; i < share.length; i++) {
        share[i] *= term.areaCost() ? areaCost[i] : 1;
      }
      if (Arrays.stream(share).anyMatch(value -> value != 0)) {
        shares.add(pool.share(share));
        kept.add(term);
      }
    }
    return new PaidColumns(
        WeightedColumns.keeping(areaCost.length, shares),
        kept.stream()
            .mapToInt(term -> Objects.requireNonNull(term.parameter()).ordinal())
            .toArray(),
        kept.stream().map(Term::line).toArray(Line[]::new));
  }

  boolean isEmpty() {
    return parameters.length == 0;
  }

  /**
   * Sums rate × share for every school.
   *
   * @param rates all parameters by ordinal; one that is NaN is not in force
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
   * @param base what the shares are of, one number a school
   * @param amounts pounds by {@link Line#ordinal()} and school
   */
  void addLines(double[] rates, double[] base, double[][] amounts) {
    for (int k = 0; k < parameters.length; k++) {
      double rate = rates[parameters[k]];
      if (!Double.isNaN(rate)) {
        columns.addColumn(k, rate, base, amounts[lines[k].ordinal()]);
      }
    }
  }
}
