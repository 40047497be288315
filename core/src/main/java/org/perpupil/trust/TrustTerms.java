package org.perpupil.trust;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.perpupil.rates.FundingYear;

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
 * @param chargeChanges other charges of some schools, or from some year on; unmodifiable
 */
public record TrustTerms(
    String name,
    Trust trust,
    PoolingNeed need,
    double centreReserve,
    List<String> schools,
    boolean chargeInBudgets,
    List<TrustCharge.Change> chargeChanges) {
  /** Copies the lists. */
  public TrustTerms {
    schools = ImmutableList.copyOf(schools);
    chargeChanges = ImmutableList.copyOf(chargeChanges);
  }

  /** Creates terms of a trust with one charge. */
  public TrustTerms(
      String name,
      Trust trust,
      PoolingNeed need,
      double centreReserve,
      List<String> schools,
      boolean chargeInBudgets) {
    this(name, trust, need, centreReserve, schools, chargeInBudgets, List.of());
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
    return new TrustTerms(name, trust, need, centreReserve, schools, within, chargeChanges);
  }

  /** Returns the same terms with other charges of some schools, or from some year on. */
  public TrustTerms withChargeChanges(List<TrustCharge.Change> changes) {
    return new TrustTerms(name, trust, need, centreReserve, schools, chargeInBudgets, changes);
  }

  /** Returns the charge of a school in an academic year, in pounds of the first year. */
  public TrustCharge charge(String school, FundingYear year) {
    return trust.charge().of(school, year, chargeChanges);
  }
}
