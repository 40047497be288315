package org.perpupil.statistics.sampling;

import org.perpupil.problem.check.NumberChecks;

/**
 * Where the uniform numbers of each world come from.
 *
 * <p>The numbers of world <i>i</i> depend only on the sampler (its seed, dimension and, for a Latin
 * hypercube, size) and on <i>i</i>: not on threads, nor on which worlds were drawn before. All lie
 * above 0 and below 1. Immutable and thread-safe; cursors are not.
 */
public abstract sealed class Sampler
    permits PseudoRandomSampler, LatinHypercubeSampler, SobolSequenceSampler {
  Sampler() {}

  /**
   * Returns the sampler of independent pseudo-random numbers.
   *
   * @param dimension numbers for each world, 1 or more
   * @throws org.perpupil.problem.ProblemsException when there is none
   */
  public static Sampler pseudoRandom(long seed, int dimension) {
    return PseudoRandomSampler.of(seed, dimension);
  }

  /**
   * Returns the Latin hypercube of a number of worlds: in each dimension, each of that many equal
   * parts of 0 to 1 is hit once. It holds only when all of its worlds are run.
   *
   * @param dimension numbers for each world, 1 or more
   * @param worlds 1 to 2^31 - 1
   * @throws org.perpupil.problem.ProblemsException when one of them is not so
   */
  public static Sampler latinHypercube(long seed, int dimension, long worlds) {
    return LatinHypercubeSampler.of(seed, dimension, worlds);
  }

  /**
   * Returns the Sobol sequence, shifted by a random number in each dimension, around the end (a
   * Cranley-Patterson rotation). It is balanced best when the worlds are a power of two.
   *
   * @param dimension numbers for each world, 1 to 1,000
   * @throws org.perpupil.problem.ProblemsException when it is not so
   */
  public static Sampler sobolSequence(long seed, int dimension) {
    return SobolSequenceSampler.of(seed, dimension);
  }

  /**
   * Returns the Sobol sequence with nested uniform scrambling (Owen 1995): as balanced as the
   * sequence itself, and for smooth measures with a smaller error than a shift leaves.
   *
   * @param dimension numbers for each world, 1 to 1,000
   * @throws org.perpupil.problem.ProblemsException when it is not so
   */
  public static Sampler scrambledSobolSequence(long seed, int dimension) {
    return SobolSequenceSampler.scrambled(seed, dimension);
  }

  /** Returns how many numbers a world has. */
  public abstract int dimension();

  /** Returns how many worlds there are to draw: those from 0 to this less 1. */
  public abstract long worlds();

  /** Returns whether the first worlds are a fair sample when the rest is never run. */
  public abstract boolean canStopEarly();

  /** Returns a new cursor, for one thread. */
  public abstract Cursor cursor();

  /** Returns the sampler's name and seed. */
  @Override
  public abstract String toString();

  static void check(int dimension, int largest) {
    new NumberChecks("sampler")
        .that(
            dimension > 0 && dimension <= largest,
            "dimension",
            dimension,
            largest == Integer.MAX_VALUE ? "1 or more" : "1 to " + largest,
            dimension <= 0 ? "no assumption varies" : "fewer assumptions should vary")
        .throwIfAny();
  }

  /** Checks that a world can be drawn: the caller's range, so a programming error. */
  final void checkWorld(long world) {
    if (world < 0 || world >= worlds()) {
      throw new IllegalArgumentException(
          "world " + world + ", expected from 0 to " + (worlds() - 1));
    }
  }

  /** Draws worlds for one thread; mutable, fastest when worlds follow each other. */
  public interface Cursor {
    /**
     * Writes the numbers of a world.
     *
     * @param u where they go, from {@code offset} on, as many as the sampler's dimension
     * @throws IllegalArgumentException when the sampler has no such world
     */
    void fill(long world, double[] u, int offset);
  }
}
