package org.perpupil.statistics.random;

/**
 * Random numbers that are a function of where they are used, so that none has to be drawn before
 * another.
 *
 * <p>A key is mixed from a seed and a few counters; number d of a key is the output that SplitMix64
 * gives for the state {@code key + (d + 1) * GAMMA}.
 *
 * <p>Source: Steele, Lea and Flood, Fast Splittable Pseudorandom Number Generators (2014); the
 * constants of its mixing step from D. Stafford, Better Bit Mixing, variant 13.
 */
public final class CounterRandom {
  /** The odd number nearest to 2^64 divided by the golden ratio. */
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private CounterRandom() {}

  /** Returns a key of a seed and a stream; seed 0 is a seed like any other. */
  public static long key(long seed, long stream) {
    return mix(mix(seed + GAMMA) + (stream + 1) * GAMMA);
  }

  /** Returns 64 random bits. */
  public static long bits(long key, long counter) {
    return mix(key + (counter + 1) * GAMMA);
  }

  /** Returns a number above 0 and below 1: the middle of one of 2^52 equal parts. */
  public static double uniform(long key, long counter) {
    return middle(bits(key, counter) >>> 12);
  }

  /** Returns a whole number from 0 to below the bound, which is positive. */
  public static int below(long key, long counter, int bound) {
    return (int) (((bits(key, counter) >>> 32) * bound) >>> 32);
  }

  /** Returns the middle of part k of 2^52 equal parts of 0 to 1. */
  public static double middle(long k) {
    return (k + 0.5) * 0x1p-52;
  }

  private static long mix(long state) {
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
