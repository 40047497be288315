package org.perpupil.statistics.sensitivity;

/**
 * Random numbers by counter: draw <i>i</i> depends only on the key and <i>i</i>.
 *
 * <p>The generator is SplitMix64 (Steele, Lea and Flood 2014) read at any place of its sequence.
 */
final class CounterRandom {
  /** What the numbers are for; each purpose has a sequence of its own. */
  static final long SHIFT = 1;

  static final long POINTS = 2;
  static final long TRAJECTORIES = 3;
  static final long RESAMPLES = 4;

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final long key;

  private CounterRandom(long key) {
    this.key = key;
  }

  static CounterRandom of(long seed, long purpose) {
    return withKey(mix(mix(seed + GOLDEN) + purpose * GOLDEN));
  }

  static CounterRandom withKey(long key) {
    return new CounterRandom(key);
  }

  long bits(long counter) {
    return mix(key + (counter + 1) * GOLDEN);
  }

  /** Returns a number strictly between 0 and 1: an odd multiple of 2^-53. */
  double unit(long counter) {
    return toUnit(bits(counter) >>> 12);
  }

  /** Returns a whole number from 0 to below the bound, which is positive. */
  int below(long counter, int bound) {
    return (int) (((bits(counter) >>> 32) * bound) >>> 32);
  }

  /** Returns the middle of one of 2^52 equal cells of the unit range. */
  static double toUnit(long cell) {
    return (cell + 0.5) * 0x1p-52;
  }

  private static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
