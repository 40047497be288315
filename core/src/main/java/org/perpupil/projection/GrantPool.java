package org.perpupil.projection;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.perpupil.trust.Pooling;
import org.perpupil.trust.PoolingNeed;

/**
 * Schools of a trust that pool general annual grant, in each block those that are academies in it.
 *
 * <p>Every school puts a share of its grant in, without business rates and PFI and after a central
 * charge that the assumptions take, and gets a part of the pool by its need, as {@link Pooling} has
 * it; the sum of both is its own line, {@code POOLING}, and no pound is made or lost. A school
 * whose rates and PFI are more than its grant puts nothing in, and where no school has a need
 * nothing is pooled. Immutable and thread-safe.
 *
 * @param name for people to read
 * @param schools identifiers of the schools, in order; unmodifiable
 * @param share share of grant that is pooled, 0 to 1
 * @param need what the pool is shared out by: pupils or disadvantage
 */
public record GrantPool(String name, List<String> schools, double share, PoolingNeed need) {
  /**
   * Copies the schools and checks the share.
   *
   * @throws org.perpupil.problem.ProblemsException when the share is not from 0 to 1
   */
  public GrantPool {
    schools = ImmutableList.copyOf(schools);
    new Pooling(share);
  }
}
