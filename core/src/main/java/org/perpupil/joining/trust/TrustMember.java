package org.perpupil.joining.trust;

import java.util.Optional;
import org.perpupil.budget.Block;
import org.perpupil.school.Governance;
import org.perpupil.trust.PoolingNeed;
import org.perpupil.trust.TrustTerms;

/**
 * A school of a trust: its own flows, and how it joined when it did so within the years. Immutable
 * and thread-safe.
 *
 * @param flows of the school, from the day on which it joins within a block
 * @param joiner empty when it is an academy from the start
 */
record TrustMember(SchoolFlows flows, Optional<SchoolTransfer> joiner) {
  /** Returns the reserve that it brings: its own, or what its authority lets go of. */
  double brings(Block first) {
    return joiner
        .map(joining -> joining.transfer().toTrust())
        .orElseGet(() -> flows.opening(first));
  }

  /** Returns whether its budget holds the central charge. */
  boolean hasPaid(TrustTerms terms) {
    return terms.chargeInBudgets() && joiner.isEmpty();
  }

  /**
   * Returns what a pool is shared by, as of a whole block.
   *
   * @param charge pounds of the block that are the trust's; no need of the school where they are
   *     within its budget
   */
  double need(TrustTerms terms, Block block, double charge) {
    double pupils = flows.pupils(block, Governance.ACADEMY);
    PoolingNeed need = terms.need();
    return switch (need) {
      case PUPILS -> pupils;
      case DISADVANTAGE -> pupils * (1 + PoolingNeed.disadvantaged(flows.school()));
      case SPENDING ->
          Math.max(0, flows.spending(block) - (hasPaid(terms) ? charge : 0)) / flows.part(block);
    };
  }
}
