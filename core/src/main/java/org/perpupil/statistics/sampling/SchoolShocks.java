package org.perpupil.statistics.sampling;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.perpupil.statistics.ShockCorrelation;
import org.perpupil.statistics.random.CounterRandom;
import org.perpupil.statistics.random.StandardNormal;

/**
 * Shocks of many schools in a world, drawn at three levels so that schools' fates move together.
 *
 * <p>A shock depends only on the seed, the world, its stream and the index of the school or
 * authority: any part of the schools, or of the worlds, can be drawn alone. Immutable and
 * thread-safe.
 */
public final class SchoolShocks {
  private static final long SHOCKS = -4;

  /** Keeps authorities' numbers apart from schools', whose indices are ints. */
  private static final long AUTHORITY = 1L << 40;

  private final ShockCorrelation levels;
  private final long seedKey;
  private final int[] authorities;
  private final int[] numbers;
  private final int authorityCount;

  private SchoolShocks(
      ShockCorrelation levels, long seedKey, int[] authorities, int[] numbers, int authorityCount) {
    this.levels = levels;
    this.seedKey = seedKey;
    this.authorities = authorities;
    this.numbers = numbers;
    this.authorityCount = authorityCount;
  }

  /**
   * Returns the shocks of schools.
   *
   * @param authorities for each school, the index of its authority, 0 or more
   * @throws IllegalArgumentException when an index is negative
   */
  public static SchoolShocks of(ShockCorrelation levels, long seed, int[] authorities) {
    return of(levels, seed, authorities, IntStream.range(0, authorities.length).toArray());
  }

  /**
   * Returns the shocks of some of many schools, the same that each has among all of them.
   *
   * @param authorities for each school, the index of its authority among all, 0 or more
   * @param numbers for each school, its index among all, 0 or more
   * @throws IllegalArgumentException when an index is negative, or the arrays differ in length
   */
  public static SchoolShocks of(
      ShockCorrelation levels, long seed, int[] authorities, int[] numbers) {
    if (authorities.length != numbers.length) {
      throw new IllegalArgumentException(
          authorities.length + " authorities of " + numbers.length + " schools");
    }
    if (Arrays.stream(authorities).anyMatch(index -> index < 0)) {
      throw new IllegalArgumentException("an authority's index is negative, expected 0 or more");
    }
    if (Arrays.stream(numbers).anyMatch(index -> index < 0)) {
      throw new IllegalArgumentException("a school's index is negative, expected 0 or more");
    }
    int count = Arrays.stream(authorities).max().orElse(-1) + 1;
    return new SchoolShocks(
        levels, CounterRandom.key(seed, SHOCKS), authorities.clone(), numbers.clone(), count);
  }

  /** Returns the number of schools. */
  public int schools() {
    return authorities.length;
  }

  /** Returns the number of authorities: the highest index plus 1. */
  public int authorities() {
    return authorityCount;
  }

  /**
   * Writes the standard normal shock of every school; allocates nothing.
   *
   * @param stream which shock: a year, an assumption, or both in one number; 0 or more
   * @param nationalShock standard normal, the same for all schools: from the sampler, as it counts
   *     most
   * @param byAuthority where the authorities' own shocks go, {@link #authorities} of them
   * @param bySchool where the schools' whole shocks go, {@link #schools} of them
   */
  public void fill(
      long world, int stream, double nationalShock, double[] byAuthority, double[] bySchool) {
    long key = CounterRandom.key(CounterRandom.key(seedKey, stream), world);
    for (int a = 0; a < authorityCount; a++) {
      byAuthority[a] = StandardNormal.quantile(CounterRandom.uniform(key, AUTHORITY + a));
    }
    for (int s = 0; s < authorities.length; s++) {
      double own = StandardNormal.quantile(CounterRandom.uniform(key, numbers[s]));
      bySchool[s] = levels.normal(nationalShock, byAuthority[authorities[s]], own);
    }
  }
}
