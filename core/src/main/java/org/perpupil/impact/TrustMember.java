package org.perpupil.impact;

import java.util.Optional;
import org.perpupil.budget.Block;
import org.perpupil.organisation.PoolingNeed;
import org.perpupil.organisation.TrustTerms;
import org.perpupil.school.Governance;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/**
 * A school of a trust: its own flows, and how it joined when it did so within the years. Immutable
 * and thread-safe.
 *
 * @param flows of the school
 * @param joiner empty when it is an academy from the start
 */
record TrustMember(SchoolFlows flows, Optional<Joiner> joiner) {
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
   * Returns what a pool is shared by.
   *
   * @param charge pounds of the block that are the trust's; no need of the school where they are
   *     within its budget
   */
  double need(TrustTerms terms, Block block, double charge) {
    double pupils = flows.pupils(block, Governance.ACADEMY);
    PoolingNeed need = terms.need();
    return switch (need) {
      case PUPILS -> pupils;
      case DISADVANTAGE -> pupils * (1 + disadvantaged(flows.school()));
      case SPENDING -> Math.max(0, flows.spending(block) - (hasPaid(terms) ? charge : 0));
    };
  }

  /** Returns the share of pupils who were eligible for free school meals in six years, 0 to 1. */
  static double disadvantaged(School school) {
    double pupils = school.pupils();
    double secondary = school.pupilsSecondary();
    return pupils == 0
        ? 0
        : (school.value(SchoolField.FSM6_PRIMARY).orElse(0) * (pupils - secondary)
                + school.value(SchoolField.FSM6_SECONDARY).orElse(0) * secondary)
            / pupils;
  }
}
