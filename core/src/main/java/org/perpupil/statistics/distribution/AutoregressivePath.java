package org.perpupil.statistics.distribution;

import java.util.Arrays;
import org.perpupil.problem.check.NumberChecks;
import org.perpupil.statistics.random.StandardNormal;

/** A path that strays from a mean and comes back to it; one uniform number a year. */
final class AutoregressivePath extends Path {
  private final double[] means;
  private final double persistence;
  private final double shock;
  private final double start;
  private final double low;
  private final double high;

  private AutoregressivePath(
      double[] means, double persistence, double shock, double start, double low, double high) {
    this.means = means;
    this.persistence = persistence;
    this.shock = shock;
    this.start = start;
    this.low = low;
    this.high = high;
  }

  static AutoregressivePath of(
      double[] means, double persistence, double shock, double start, double low, double high) {
    new NumberChecks("autoregressive path")
        .that(means.length > 0, "means", "", "one for each year", "the years were left out")
        .finite("mean", means)
        .that(
            persistence > -1 && persistence < 1,
            "persistence",
            persistence,
            "a number above -1 and below 1",
            "a percentage was given, divide it by 100")
        .aboveZero("shock", shock)
        .finite("start", start)
        .that(low < high, "high", high, "a number above " + low, "the two are swapped")
        .throwIfAny();
    return new AutoregressivePath(means.clone(), persistence, shock, start, low, high);
  }

  @Override
  public int years() {
    return means.length;
  }

  @Override
  public int uniforms() {
    return means.length;
  }

  @Override
  public void fill(double[] u, int from, double[] values, int to) {
    double distance = start;
    for (int year = 0; year < means.length; year++) {
      distance = persistence * distance + shock * StandardNormal.quantile(u[from + year]);
      values[to + year] = Math.max(low, Math.min(high, means[year] + distance));
    }
  }

  @Override
  public double minimum() {
    return low;
  }

  @Override
  public double maximum() {
    return high;
  }

  @Override
  public String toString() {
    return "autoregressive around "
        + Arrays.toString(means)
        + " with persistence "
        + persistence
        + " and shock "
        + shock;
  }
}
