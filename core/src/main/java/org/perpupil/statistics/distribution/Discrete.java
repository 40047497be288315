package org.perpupil.statistics.distribution;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.perpupil.problem.check.NumberChecks;
import org.perpupil.statistics.random.Weights;

/** Values with a probability each. */
final class Discrete extends Distribution {
  private static final int SHOWN = 5;

  private final double[] values;
  private final double[] cumulative;

  /**
   * Creates the distribution.
   *
   * @param values each once, in order
   * @param cumulative the probability at or below each, the last one exactly 1
   */
  private Discrete(double[] values, double[] cumulative) {
    this.values = values;
    this.cumulative = cumulative;
  }

  static Discrete always(double value) {
    new NumberChecks("constant").finite("value", value).throwIfAny();
    return new Discrete(new double[] {value}, new double[] {1});
  }

  static Discrete sample(double[] sample) {
    new NumberChecks("empirical distribution")
        .that(
            sample.length > 0,
            "sample",
            "",
            "at least one value",
            "the sample was filtered to nothing")
        .finite("value", sample)
        .throwIfAny();
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    int[] last =
        IntStream.range(0, sorted.length)
            .filter(i -> i + 1 == sorted.length || sorted[i] != sorted[i + 1])
            .toArray();
    return new Discrete(
        Arrays.stream(last).mapToDouble(i -> sorted[i]).toArray(),
        Arrays.stream(last).mapToDouble(i -> (i + 1.0) / sorted.length).toArray());
  }

  static Discrete of(double[] values, double[] weights) {
    Weights.check("discrete distribution", weights, values.length, "value");
    new NumberChecks("discrete distribution").finite("value", values).throwIfAny();
    // A value given twice has the probability of both; one without probability is never drawn.
    double[] distinct =
        IntStream.range(0, values.length)
            .filter(i -> weights[i] > 0)
            .mapToDouble(i -> values[i])
            .sorted()
            .distinct()
            .toArray();
    double[] cumulative = new double[distinct.length];
    for (int i = 0; i < distinct.length; i++) {
      for (int j = 0; j < values.length; j++) {
        cumulative[i] += values[j] <= distinct[i] ? weights[j] : 0;
      }
    }
    cumulative[cumulative.length - 1] = 1;
    return new Discrete(distinct, cumulative);
  }

  @Override
  public double quantile(double u) {
    int found = Arrays.binarySearch(cumulative, u);
    return values[Math.min(values.length - 1, found >= 0 ? found : -found - 1)];
  }

  @Override
  public double cumulative(double x) {
    int found = Arrays.binarySearch(values, x);
    return upTo(found >= 0 ? found : -found - 2);
  }

  @Override
  double below(double x) {
    int found = Arrays.binarySearch(values, x);
    return upTo((found >= 0 ? found : -found - 1) - 1);
  }

  @Override
  double partialMean(double x) {
    double sum = 0;
    for (int i = 0; i < values.length && values[i] <= x; i++) {
      sum += values[i] * (cumulative[i] - upTo(i - 1));
    }
    return sum;
  }

  @Override
  double[] atoms() {
    return values.clone();
  }

  @Override
  public double mean() {
    return partialMean(maximum());
  }

  @Override
  public double minimum() {
    return values[0];
  }

  @Override
  public double maximum() {
    return values[values.length - 1];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Discrete that
        && Arrays.equals(values, that.values)
        && Arrays.equals(cumulative, that.cumulative);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values) * 31 + Arrays.hashCode(cumulative);
  }

  @Override
  public String toString() {
    if (values.length == 1) {
      return "always " + values[0];
    }
    return values.length <= SHOWN
        ? "one of " + Arrays.toString(values)
        : "one of " + values.length + " values from " + minimum() + " to " + maximum();
  }

  private double upTo(int index) {
    return index < 0 ? 0 : cumulative[index];
  }
}
