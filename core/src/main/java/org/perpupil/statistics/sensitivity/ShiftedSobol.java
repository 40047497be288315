package org.perpupil.statistics.sensitivity;

import org.apache.commons.math3.random.SobolSequenceGenerator;

/**
 * The Sobol sequence of Commons Math, read at any place and from any thread.
 *
 * <p>The generator itself counts as it goes. Its point <i>i</i> is the exclusive or of those
 * direction numbers whose bits are set in the Gray code of <i>i</i>, so they are read off once.
 */
final class ShiftedSobol implements UnitPoints {
  private static final int INDEX_BITS = 31;
  private static final long CELLS = 1L << 52;

  private final int dimension;
  private final long[] directions;
  private final long[] shift;

  private ShiftedSobol(long[] shift) {
    this.dimension = shift.length;
    this.shift = shift;
    this.directions = new long[INDEX_BITS * dimension];
    SobolSequenceGenerator generator = new SobolSequenceGenerator(dimension);
    for (int bit = 0; bit < INDEX_BITS; bit++) {
      // The index whose Gray code has this bit alone.
      double[] point = generator.skipTo((int) ((1L << (bit + 1)) - 1));
      for (int k = 0; k < dimension; k++) {
        directions[bit * dimension + k] = (long) (point[k] * CELLS);
      }
    }
  }

  static ShiftedSobol of(int dimension, long seed) {
    CounterRandom random = CounterRandom.of(seed, CounterRandom.SHIFT);
    long[] shift = new long[dimension];
    for (int k = 0; k < dimension; k++) {
      shift[k] = random.bits(k) >>> 12;
    }
    return new ShiftedSobol(shift);
  }

  static ShiftedSobol unshifted(int dimension) {
    return new ShiftedSobol(new long[dimension]);
  }

  /** As the interface; each coordinate lies in the middle of its cell of 2^-52. */
  @Override
  public void point(long index, double[] u) {
    if (index < 0 || index >= 1L << INDEX_BITS) {
      throw new IllegalArgumentException("point " + index + ", expected 0 to 2^31 - 1");
    }
    int base = 0;
    long[] cells = new long[dimension];
    for (long gray = index ^ (index >>> 1); gray != 0; gray >>>= 1) {
      if ((gray & 1) != 0) {
        for (int k = 0; k < dimension; k++) {
          cells[k] ^= directions[base + k];
        }
      }
      base += dimension;
    }
    for (int k = 0; k < dimension; k++) {
      u[k] = CounterRandom.toUnit((cells[k] + shift[k]) & (CELLS - 1));
    }
  }
}
