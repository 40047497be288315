package org.perpupil.statistics.world;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;

/**
 * Exact sums of many measures' values and of their squares, in flat arrays.
 *
 * <p>A value is rounded to a whole number of steps below 2^48; sums are integers of 128 bits, which
 * hold 2^31 such squares. Additions of integers can be done in any order and grouping, so threads,
 * slices and merges give the same bits. Mutable, for one thread.
 */
public final class Sums {
  private static final double LIMIT = 0x1p48;

  private final double[] stepsInOne;
  private final int[] counts;

  /** For each measure: the sum (low and high 64 bits), then the sum of squares. */
  private final long[] words;

  /** Creates empty sums of measures with these steps, each a power of two. */
  public Sums(double[] steps) {
    stepsInOne = Arrays.stream(steps).map(step -> 1 / step).toArray();
    counts = new int[steps.length];
    words = new long[4 * steps.length];
  }

  /** Returns whether a value is small enough to be added. */
  public boolean holds(int measure, double value) {
    return Math.abs(value * stepsInOne[measure]) < LIMIT;
  }

  /** Adds a value that it {@link #holds}. */
  public void add(int measure, double value) {
    long steps = steps(measure, value);
    counts[measure]++;
    add(4 * measure, steps, steps >> 63);
    add(4 * measure + 2, steps * steps, Math.multiplyHigh(steps, steps));
  }

  /** Returns a value in whole steps. */
  long steps(int measure, double value) {
    return (long) Math.rint(value * stepsInOne[measure]);
  }

  public void add(Sums other) {
    for (int m = 0; m < counts.length; m++) {
      counts[m] += other.counts[m];
    }
    for (int i = 0; i < words.length; i += 2) {
      add(i, other.words[i], other.words[i + 1]);
    }
  }

  /** Adds what another holds, each of its measures to that at its place here. */
  public void add(Sums other, int[] places) {
    for (int m = 0; m < places.length; m++) {
      int at = 4 * places[m];
      counts[places[m]] += other.counts[m];
      add(at, other.words[4 * m], other.words[4 * m + 1]);
      add(at + 2, other.words[4 * m + 2], other.words[4 * m + 3]);
    }
  }

  public int count(int measure) {
    return counts[measure];
  }

  /** Returns the mean; the measure has a value. */
  public double mean(int measure) {
    return ratio(sum(4 * measure), BigInteger.valueOf(counts[measure])) / stepsInOne[measure];
  }

  /** Returns the variance, that of a sample; the measure has two values. */
  public double variance(int measure) {
    BigInteger n = BigInteger.valueOf(counts[measure]);
    BigInteger sum = sum(4 * measure);
    BigInteger squares = sum(4 * measure + 2);
    BigInteger top = n.multiply(squares).subtract(sum.multiply(sum));
    double inSteps = ratio(top, n.multiply(n.subtract(BigInteger.ONE)));
    return inSteps / stepsInOne[measure] / stepsInOne[measure];
  }

  public void write(DataOutput out) throws IOException {
    for (int count : counts) {
      out.writeInt(count);
    }
    for (long word : words) {
      out.writeLong(word);
    }
  }

  public void read(DataInput in) throws IOException {
    for (int i = 0; i < counts.length; i++) {
      counts[i] = in.readInt();
    }
    for (int i = 0; i < words.length; i++) {
      words[i] = in.readLong();
    }
  }

  private BigInteger sum(int at) {
    BigInteger low = new BigInteger(Long.toUnsignedString(words[at]));
    return BigInteger.valueOf(words[at + 1]).shiftLeft(64).add(low);
  }

  private static double ratio(BigInteger top, BigInteger bottom) {
    return new BigDecimal(top).divide(new BigDecimal(bottom), MathContext.DECIMAL128).doubleValue();
  }

  private void add(int at, long low, long high) {
    long sum = words[at] + low;
    long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
    words[at] = sum;
    words[at + 1] += high + carry;
  }
}
