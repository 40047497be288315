package org.perpupil.impact.groups;

import java.util.Arrays;
import org.perpupil.impact.Spread;

/** Schools in five groups by need, as keys for {@link Spread}. */
final class NeedQuintiles {
  private static final int GROUPS = 5;

  private NeedQuintiles() {}

  /**
   * Returns the group of each school, {@code need 1} for the fifth with the least need to {@code
   * need 5}.
   *
   * <p>Every school counts the same, whatever its size. Schools with the same need are in the same
   * group, the lower one, so that groups need not be of equal size.
   *
   * @param need a measure of each school, such as the share of pupils on free school meals; NaN
   *     where there is no figure
   * @return one key a school; empty where there is no figure
   */
  public static String[] of(double[] need) {
    double[] sorted = Arrays.stream(need).filter(value -> !Double.isNaN(value)).sorted().toArray();
    String[] keys = new String[need.length];
    for (int i = 0; i < need.length; i++) {
      keys[i] = Double.isNaN(need[i]) ? "" : "need " + group(sorted, need[i]);
    }
    return keys;
  }

  private static long group(double[] sorted, double value) {
    int lower = 0;
    int high = sorted.length;
    while (lower < high) {
      int middle = (lower + high) >>> 1;
      if (sorted[middle] < value) {
        lower = middle + 1;
      } else {
        high = middle;
      }
    }
    return 1 + (long) GROUPS * lower / sorted.length;
  }
}
