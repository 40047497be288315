package org.perpupil.viability;

import java.util.Arrays;

/**
 * The slopes of reserves that a tenth of trusts lie below and a tenth above. Immutable and
 * thread-safe.
 *
 * @param lowest pounds a year that a tenth of trusts lie below
 * @param highest pounds a year that a tenth of trusts lie above
 */
public record SlopeCutOffs(double lowest, double highest) {
  /** Checks that the cut-offs are numbers in order. */
  public SlopeCutOffs {
    if (!(lowest <= highest)) {
      throw new IllegalArgumentException(
          "cut-offs " + lowest + " and " + highest + ", expected the lowest first");
    }
  }

  /**
   * Returns the cut-offs over trusts, linear between them, as DfE takes them.
   *
   * @param slopes one slope a trust, in pounds a year; NaN where there is none
   * @throws IllegalArgumentException when there is no slope at all
   */
  public static SlopeCutOffs over(double[] slopes) {
    double[] sorted =
        Arrays.stream(slopes).filter(slope -> !Double.isNaN(slope)).sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("no slope, expected one a trust");
    }
    return new SlopeCutOffs(atTenths(sorted, 1), atTenths(sorted, 9));
  }

  /** In whole tenths of the way, so that a trust which is the cut-off has exactly its slope. */
  private static double atTenths(double[] sorted, int tenths) {
    int way = tenths * (sorted.length - 1);
    double below = sorted[way / 10];
    int beyond = way % 10;
    return beyond == 0 ? below : below + beyond * (sorted[way / 10 + 1] - below) / 10;
  }
}
