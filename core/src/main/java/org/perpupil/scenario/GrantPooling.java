package org.perpupil.scenario;

import org.perpupil.trust.Pooling;
import org.perpupil.trust.PoolingNeed;

/**
 * Schools that pool general annual grant in a scenario, as long as they are academies.
 *
 * @param schools a trust, with those who join it, or listed schools
 * @param share share of grant that is pooled, 0 to 1
 * @param need what the pool is shared out by
 */
public record GrantPooling(Selector schools, double share, PoolingNeed need) {
  /**
   * Checks the values.
   *
   * @throws org.perpupil.problem.ProblemsException when the share is not from 0 to 1
   * @throws IllegalArgumentException when the schools are neither a trust's nor listed
   */
  public GrantPooling {
    new Pooling(share);
    if (!(schools instanceof Selector.Trust) && !(schools instanceof Selector.Schools)) {
      throw new IllegalArgumentException(schools + ", expected a trust or listed schools");
    }
  }

  /** Returns the trust, or the identifiers of listed schools in order, for people to read. */
  public String name() {
    return name(schools);
  }

  static String name(Selector schools) {
    return schools instanceof Selector.Schools listed
        ? String.join(", ", listed.ids().stream().sorted().toList())
        : ((Selector.Trust) schools).name();
  }
}
