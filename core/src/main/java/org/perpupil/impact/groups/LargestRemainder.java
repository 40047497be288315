package org.perpupil.impact.groups;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Rounds parts so that they add up to their rounded total: every part is rounded down, and the
 * units still missing go one each to the parts that lost most. For wholes that are known before
 * their parts, see {@link org.perpupil.formula.printed.Casting}.
 *
 * <p>Parts that lost the same are served in the order given. A part that was whole stays as it is.
 */
public final class LargestRemainder {
  private LargestRemainder() {}

  /**
   * Returns parts in whole units.
   *
   * @param numerators the parts, each times the denominator; their sum must fit a {@code long}
   * @param denominator more than 0 and less than 2<sup>62</sup>
   * @return one whole number a part, adding up to the sum of the parts, halves up; each less than
   *     one unit from its part
   * @throws IllegalArgumentException when the denominator is not positive or too large
   * @throws ArithmeticException when the sum does not fit
   */
  public static long[] wholes(long[] numerators, long denominator) {
    if (denominator <= 0 || denominator >= 1L << 62) {
      throw new IllegalArgumentException(
          "denominator " + denominator + ", expected more than 0 and less than 2^62");
    }
    int parts = numerators.length;
    long[] wholes = new long[parts];
    long[] lost = new long[parts];
    long sum = 0;
    long missing = 0;
    for (int i = 0; i < parts; i++) {
      sum = Math.addExact(sum, numerators[i]);
      wholes[i] = Math.floorDiv(numerators[i], denominator);
      lost[i] = Math.floorMod(numerators[i], denominator);
      missing -= wholes[i];
    }
    missing += roundHalfUp(sum, denominator);
    for (; missing > 0; missing--) {
      int next = indexOfLargest(lost);
      wholes[next]++;
      lost[next] = -1;
    }
    return wholes;
  }

  /**
   * Returns amounts in whole pence.
   *
   * @param pounds the amounts; read as the shortest decimals that print them
   * @return one number of pence an amount, adding up to the sum of the amounts, halves up
   * @throws NumberFormatException when an amount is not finite
   * @throws ArithmeticException when an amount does not fit
   */
  public static long[] pence(double[] pounds) {
    BigDecimal[] pence =
        Arrays.stream(pounds)
            .mapToObj(amount -> BigDecimal.valueOf(amount).movePointRight(2))
            .toArray(BigDecimal[]::new);
    BigDecimal sum = Arrays.stream(pence).reduce(BigDecimal.ZERO, BigDecimal::add);
    return wholes(pence, halfUp(sum).longValueExact());
  }

  /**
   * Returns amounts in whole pence that add up to a whole, which was rounded before them. Parts are
   * added up in another order than their whole was: a penny that this makes is the largest's.
   *
   * @param pounds the amounts, which add up to the whole but for the rounding of doubles
   * @param whole pence
   */
  public static long[] pence(double[] pounds, long whole) {
    long[] pence = pence(pounds);
    long missing = whole;
    int largest = 0;
    for (int i = 0; i < pence.length; i++) {
      missing -= pence[i];
      largest = Math.abs(pounds[i]) > Math.abs(pounds[largest]) ? i : largest;
    }
    if (missing != 0) {
      pence[largest] += missing;
    }
    return pence;
  }

  /**
   * Returns a whole shared out by weights.
   *
   * @param total whole units, negative for what is owed
   * @param weights 0 or more each, and not all 0
   * @return whole units a weight, adding up to the total
   * @throws IllegalArgumentException when a weight is negative or no number, or all are 0
   */
  public static long[] shares(long total, double[] weights) {
    if (!(Arrays.stream(weights).sum() > 0)
        || Arrays.stream(weights).anyMatch(weight -> !(weight >= 0))) {
      throw new IllegalArgumentException(
          "weights " + Arrays.toString(weights) + ", expected 0 or more, not all 0");
    }
    BigDecimal[] exact = new BigDecimal[weights.length];
    BigDecimal sum =
        Arrays.stream(weights)
            .mapToObj(BigDecimal::valueOf)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    Arrays.setAll(
        exact,
        i ->
            BigDecimal.valueOf(total)
                .multiply(BigDecimal.valueOf(weights[i]))
                .divide(sum, MathContext.DECIMAL128));
    return wholes(exact, total);
  }

  /**
   * Returns quotients in whole units that add up to the quotient of their sum, such as pounds a
   * pupil of each cause of a change.
   *
   * @param numerators in the units wanted
   * @param denominator more than 0
   * @return one whole number a numerator, adding up to their sum over the denominator, halves up
   */
  public static long[] quotients(BigDecimal[] numerators, BigDecimal denominator) {
    BigDecimal sum = Arrays.stream(numerators).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal[] exact = new BigDecimal[numerators.length];
    Arrays.setAll(exact, i -> numerators[i].divide(denominator, MathContext.DECIMAL128));
    return wholes(exact, halfUp(sum.divide(denominator, MathContext.DECIMAL128)).longValueExact());
  }

  /** Rounds parts down, and gives the units missing from a total to those that lost most. */
  private static long[] wholes(BigDecimal[] parts, long total) {
    BigDecimal[] down =
        Arrays.stream(parts)
            .map(part -> part.setScale(0, RoundingMode.FLOOR))
            .toArray(BigDecimal[]::new);
    long[] wholes = Arrays.stream(down).mapToLong(BigDecimal::longValueExact).toArray();
    BigDecimal sum = Arrays.stream(down).reduce(BigDecimal.ZERO, BigDecimal::add);
    long missing = BigDecimal.valueOf(total).subtract(sum).longValueExact();
    int[] byLoss =
        IntStream.range(0, parts.length)
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> down[i].subtract(parts[i])))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i = 0; i < missing; i++) {
      wholes[byLoss[i]]++;
    }
    return wholes;
  }

  private static BigDecimal halfUp(BigDecimal value) {
    return value.add(new BigDecimal("0.5")).setScale(0, RoundingMode.FLOOR);
  }

  private static long roundHalfUp(long numerator, long denominator) {
    long down = Math.floorDiv(numerator, denominator);
    boolean up = 2 * Math.floorMod(numerator, denominator) >= denominator;
    return up ? down + 1 : down;
  }

  private static int indexOfLargest(long[] values) {
    int largest = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[largest]) {
        largest = i;
      }
    }
    return largest;
  }
}
