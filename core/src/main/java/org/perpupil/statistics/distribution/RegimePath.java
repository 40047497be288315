package org.perpupil.statistics.distribution;

import java.util.Arrays;
import org.perpupil.problem.check.NumberChecks;
import org.perpupil.statistics.random.Weights;

/** A Markov chain of regimes with a value each; one uniform number a year. */
final class RegimePath extends Path {
  private final double[] values;
  private final int start;
  private final double[][] transitions;
  private final int years;

  private RegimePath(double[] values, int start, double[][] transitions, int years) {
    this.values = values;
    this.start = start;
    this.transitions = transitions;
    this.years = years;
  }

  static RegimePath of(double[] values, int start, double[][] transitions, int years) {
    new NumberChecks("regimes")
        .that(values.length > 0, "values", "", "one for each regime", "the regimes were left out")
        .finite("value", values)
        .that(
            start >= 0 && start < values.length,
            "start",
            start,
            "the index of a regime, from 0 to " + (values.length - 1),
            "regimes were counted from 1")
        .that(
            transitions.length == values.length,
            "transitions",
            transitions.length,
            "one row for each of " + values.length + " regimes",
            "a row is missing")
        .that(years > 0, "years", years, "1 or more", "the last year lies before the first")
        .throwIfAny();
    for (int i = 0; i < transitions.length; i++) {
      Weights.check("regimes, transitions " + (i + 1), transitions[i], values.length, "regime");
    }
    double[][] copy = Arrays.stream(transitions).map(double[]::clone).toArray(double[][]::new);
    return new RegimePath(values.clone(), start, copy, years);
  }

  @Override
  public int years() {
    return years;
  }

  @Override
  public int uniforms() {
    return years;
  }

  @Override
  public void fill(double[] u, int from, double[] out, int to) {
    int regime = start;
    for (int year = 0; year < years; year++) {
      regime = next(transitions[regime], u[from + year]);
      out[to + year] = values[regime];
    }
  }

  @Override
  public double minimum() {
    return Arrays.stream(values).min().orElseThrow();
  }

  @Override
  public double maximum() {
    return Arrays.stream(values).max().orElseThrow();
  }

  @Override
  public String toString() {
    return "one of the regimes "
        + Arrays.toString(values)
        + " a year, from "
        + values[start]
        + ", for "
        + years
        + " years";
  }

  /** Returns the first regime whose cumulative probability is above u. */
  private static int next(double[] row, double u) {
    double cumulative = 0;
    for (int regime = 0; regime < row.length - 1; regime++) {
      cumulative += row[regime];
      if (u < cumulative) {
        return regime;
      }
    }
    return row.length - 1;
  }
}
