package org.perpupil.statistics.random;

import java.util.Arrays;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/**
 * The Sobol sequence of Commons Math, shifted around the end in each dimension or scrambled, and
 * read at any place.
 *
 * <p>Point <i>i</i> of the sequence is the exclusive or of those direction numbers whose bits are
 * set in the Gray code of <i>i</i>, so they are read off the generator once. Immutable and
 * thread-safe; cursors are not.
 */
public final class ShiftedSobol {
  /** The dimensions that Commons Math has direction numbers for. */
  public static final int MOST_DIMENSIONS = 1_000;

  private static final int INDEX_BITS = 31;
  private static final long CELLS = 1L << 52;

  private final int dimension;
  private final long[] directions;

  /** By dimension, how far it is moved, or the key of its coins. */
  private final long[] shift;

  private final boolean isScrambled;

  private ShiftedSobol(long[] shift, boolean isScrambled) {
    this.dimension = shift.length;
    this.shift = shift;
    this.isScrambled = isScrambled;
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

  /**
   * Returns the sequence moved by a shift.
   *
   * @param shift for each dimension, by how many of 2^52 equal cells of the unit range; all 0 for
   *     the sequence itself
   */
  public static ShiftedSobol of(long... shift) {
    return new ShiftedSobol(shift.clone(), false);
  }

  /**
   * Returns the sequence scrambled as Owen does.
   *
   * @param keys for each dimension, what its coins depend on
   */
  public static ShiftedSobol scrambled(long... keys) {
    return new ShiftedSobol(keys.clone(), true);
  }

  /** Returns a new cursor, for one thread. */
  public Cursor cursor() {
    return new Cursor();
  }

  /** Reads points, fastest when they follow each other; mutable, for one thread. */
  public final class Cursor {
    private final long[] cells = new long[dimension];
    private long at;

    private Cursor() {}

    /**
     * Writes a point.
     *
     * @param index from 0 to 2^31 - 1
     * @param u receives, from {@code offset} on, a coordinate for each dimension: the middle of a
     *     cell of 2^-52, so above 0 and below 1
     */
    public void point(long index, double[] u, int offset) {
      if (index < 0 || index >= 1L << INDEX_BITS) {
        throw new IllegalArgumentException("point " + index + ", expected 0 to 2^31 - 1");
      }
      if (index == at + 1) {
        add(Long.numberOfTrailingZeros(index));
      } else if (index != at) {
        Arrays.fill(cells, 0);
        for (long gray = index ^ (index >>> 1); gray != 0; gray &= gray - 1) {
          add(Long.numberOfTrailingZeros(gray));
        }
      }
      at = index;
      for (int k = 0; k < dimension; k++) {
        long cell =
            isScrambled
                ? OwenScrambling.scrambled(cells[k], shift[k])
                : (cells[k] + shift[k]) & (CELLS - 1);
        u[offset + k] = CounterRandom.middle(cell);
      }
    }

    private void add(int bit) {
      int base = bit * dimension;
      for (int k = 0; k < dimension; k++) {
        cells[k] ^= directions[base + k];
      }
    }
  }
}
