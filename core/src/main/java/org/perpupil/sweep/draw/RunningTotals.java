package org.perpupil.sweep.draw;

import java.util.Arrays;

/**
 * Totals of some worlds that grow from batch to batch: each adds its schools, in their order.
 *
 * <p>NaN where no school was added. Different worlds may be written by different threads.
 */
public final class RunningTotals {
  /** How many numbers are kept at once, so that memory does not grow with schools or worlds. */
  private static final int NUMBERS = 1 << 22;

  private final long firstWorld;
  private final int width;
  private final double[] values;

  /** Creates totals of worlds, each with a number for every figure, total and year. */
  public RunningTotals(long firstWorld, int worlds, int width) {
    this.firstWorld = firstWorld;
    this.width = width;
    this.values = new double[Math.multiplyExact(worlds, width)];
    Arrays.fill(values, Double.NaN);
  }

  /** Returns how many worlds may be run before the totals are taken. */
  public static int mostWorlds(int width) {
    return Math.max(1, Math.min(4096, NUMBERS / Math.max(1, width)));
  }

  public double get(long world, int index) {
    return values[(int) (world - firstWorld) * width + index];
  }

  public void set(long world, int index, double value) {
    values[(int) (world - firstWorld) * width + index] = value;
  }
}
