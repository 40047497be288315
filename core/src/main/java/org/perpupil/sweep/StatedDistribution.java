package org.perpupil.sweep;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Doubles;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.statistics.distribution.Distribution;
import org.perpupil.statistics.distribution.Path;

/**
 * A distribution or a path as a plan states it, to be written and read again.
 *
 * <p>Immutable and thread-safe; equal when the same was stated.
 *
 * @param kind which one
 * @param numbers by key, what was given: one number for a key that takes one
 * @param parts distributions that it is made of: of a mixture, or the size of a jump
 */
public record StatedDistribution(
    DistributionKind kind, Map<String, List<Double>> numbers, List<StatedDistribution> parts) {
  /** Copies the numbers and parts, in the order of the kind's keys. */
  public StatedDistribution {
    ImmutableMap.Builder<String, List<Double>> ordered = ImmutableMap.builder();
    for (DistributionKind.Key key : kind.keys()) {
      List<Double> given = numbers.get(key.name());
      if (given != null) {
        ordered.put(key.name(), List.copyOf(given));
      }
    }
    numbers = ordered.build();
    parts = List.copyOf(parts);
  }

  /** Returns the distribution in which every value between two is as likely. */
  public static StatedDistribution uniform(double low, double high) {
    return of(DistributionKind.UNIFORM, ImmutableMap.of("low", low, "high", high));
  }

  /** Returns the distribution whose density rises in a line to a mode and falls to high. */
  public static StatedDistribution triangular(double low, double mode, double high) {
    return of(DistributionKind.TRIANGULAR, ImmutableMap.of("low", low, "mode", mode, "high", high));
  }

  /** Returns the normal distribution given that a value lies between two limits. */
  public static StatedDistribution normal(
      double mean, double standardDeviation, double low, double high) {
    return of(
        DistributionKind.NORMAL,
        ImmutableMap.of(
            "mean", mean, "standard_deviation", standardDeviation, "low", low, "high", high));
  }

  /** Returns the path around one mean in all years, kept between two limits. */
  public static StatedDistribution autoregressive(
      double mean, double persistence, double shock, double low, double high) {
    return new StatedDistribution(
        DistributionKind.AUTOREGRESSIVE,
        ImmutableMap.of(
            "means", List.of(mean),
            "persistence", List.of(persistence),
            "shock", List.of(shock),
            "low", List.of(low),
            "high", List.of(high)),
        ImmutableList.of());
  }

  private static StatedDistribution of(DistributionKind kind, Map<String, Double> numbers) {
    ImmutableMap.Builder<String, List<Double>> lists = ImmutableMap.builder();
    numbers.forEach((key, number) -> lists.put(key, List.of(number)));
    return new StatedDistribution(kind, lists.build(), ImmutableList.of());
  }

  /**
   * Returns the distribution.
   *
   * @throws ProblemsException when its numbers do not make one
   * @throws IllegalArgumentException when it is a path
   */
  public Distribution distribution() {
    return switch (kind) {
      case UNIFORM -> Distribution.uniform(number("low"), number("high"));
      case TRIANGULAR -> Distribution.triangular(number("low"), number("mode"), number("high"));
      case NORMAL -> between(Distribution.normal(number("mean"), number("standard_deviation")));
      case LOGNORMAL ->
          between(Distribution.lognormal(number("log_mean"), number("log_standard_deviation")));
      case EMPIRICAL -> Distribution.empirical(array("values"));
      case DISCRETE -> Distribution.discrete(array("values"), array("weights"));
      case MIXTURE ->
          Distribution.mixture(
              array("weights"), parts.stream().map(StatedDistribution::distribution).toList());
      case AUTOREGRESSIVE, JUMP, REGIMES ->
          throw new IllegalArgumentException(kind + " is a path, expected a distribution");
    };
  }

  /**
   * Returns the path over some years, without its {@link #base}.
   *
   * @throws ProblemsException when its numbers do not make one of as many years
   * @throws IllegalArgumentException when it is a distribution
   */
  public Path path(int years) {
    Path path =
        switch (kind) {
          case AUTOREGRESSIVE ->
              Path.autoregressive(
                  means(years),
                  number("persistence"),
                  number("shock"),
                  number("start", 0),
                  number("low", Double.NEGATIVE_INFINITY),
                  number("high", Double.POSITIVE_INFINITY));
          case JUMP -> Path.jump(array("probabilities"), parts.get(0).distribution());
          case REGIMES -> Path.regimes(array("values"), start(), transitions(), years);
          default ->
              throw new IllegalArgumentException(kind + " is a distribution, expected a path");
        };
    if (path.years() != years) {
      throw new ProblemsException(
          Problem.error(
              kind.fileName(),
              path.years() + " years",
              "a number for each year from the path's first to the plan's last, " + years,
              "the plan's years were changed"));
    }
    return path;
  }

  /** Returns the place of the regime of the first year, from 0; files count from 1. */
  private int start() {
    double start = number("start");
    int regimes = array("values").length;
    wrongRegime(kind.fileName() + ", start", Problem.plain(start), start, regimes)
        .ifPresent(
            problem -> {
              throw new ProblemsException(problem);
            });
    return (int) start - 1;
  }

  /**
   * Returns the problem of a number that names none of some regimes, if it is one.
   *
   * @param place where it stands
   * @param written as it was written
   * @param number the number, from 1
   * @param regimes how many there are
   */
  public static Optional<Problem> wrongRegime(
      String place, String written, double number, int regimes) {
    return regimes == 0 || (number >= 1 && number <= regimes && number == Math.rint(number))
        ? Optional.empty()
        : Optional.of(
            Problem.error(
                place,
                written,
                "the number of a regime, a whole one from 1 to " + regimes,
                "the value of the regime was meant; its place in the list of values counts"));
  }

  /** Returns what is added to every year of the path. */
  public double base() {
    return number("base", 0);
  }

  private Distribution between(Distribution whole) {
    return numbers.containsKey("low") || numbers.containsKey("high")
        ? Distribution.truncated(
            whole,
            number("low", Math.max(-Double.MAX_VALUE, whole.minimum())),
            number("high", Math.min(Double.MAX_VALUE, whole.maximum())))
        : whole;
  }

  private double[] means(int years) {
    double[] given = array("means");
    if (given.length != 1) {
      return given;
    }
    double[] means = new double[years];
    Arrays.fill(means, given[0]);
    return means;
  }

  private double[][] transitions() {
    double[] flat = array("transitions");
    int size = array("values").length;
    if (flat.length != size * size) {
      throw new ProblemsException(
          Problem.error(
              "transitions",
              flat.length + " numbers",
              "a row of " + size + " numbers for each of " + size + " values, one after the other",
              "a row is missing"));
    }
    double[][] rows = new double[size][];
    for (int i = 0; i < size; i++) {
      rows[i] = Arrays.copyOfRange(flat, i * size, (i + 1) * size);
    }
    return rows;
  }

  private double number(String key) {
    return array(key)[0];
  }

  private double number(String key, double otherwise) {
    return numbers.containsKey(key) ? number(key) : otherwise;
  }

  private double[] array(String key) {
    List<Double> given = numbers.get(key);
    if (given == null || given.isEmpty()) {
      throw new IllegalArgumentException(kind + " without " + key);
    }
    return Doubles.toArray(given);
  }
}
