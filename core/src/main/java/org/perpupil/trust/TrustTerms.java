package org.perpupil.trust;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * A trust as a file describes it: its terms, what it shares a pool by, and its schools.
 *
 * <p>Immutable and thread-safe.
 *
 * @param name that schools give as their trust
 * @param trust charge, costs, pooling and reserves, in pounds of the first year
 * @param need what pooled grant is shared by
 * @param centreReserve pounds of reserve that the centre starts with; negative for a deficit
 * @param schools identifiers of its schools, in order; unmodifiable
 * @param chargeInBudgets whether the budgets of schools that are academies from the start hold the
 *     central charge already, so that it is the centre's income but not their cost again
 */
public record TrustTerms(
    String name,
    Trust trust,
    PoolingNeed need,
    double centreReserve,
    List<String> schools,
    boolean chargeInBudgets) {
  /** Copies the schools. */
  public TrustTerms {
    schools = ImmutableList.copyOf(schools);
  }

  /** Creates terms of a trust whose schools' budgets leave the central charge out. */
  public TrustTerms(
      String name, Trust trust, PoolingNeed need, double centreReserve, List<String> schools) {
    this(name, trust, need, centreReserve, schools, false);
  }

  /** Returns terms of a trust that shares any pool by pupils and has nothing in reserve. */
  public static TrustTerms of(String name, Trust trust, List<String> schools) {
    return new TrustTerms(name, trust, PoolingNeed.PUPILS, 0, schools);
  }

  /** Returns the same terms, the charge within the budgets of its schools or not. */
  public TrustTerms withChargeInBudgets(boolean within) {
    return new TrustTerms(name, trust, need, centreReserve, schools, within);
  }
}
