package org.perpupil.projection;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.perpupil.authority.AffordabilityMode;
import org.perpupil.authority.FormulaBudget;
import org.perpupil.rates.FundingYear;

/**
 * What makes an authority's guarantee affordable in every funding year, and what its formula may
 * spend in some.
 *
 * <p>Immutable and thread-safe.
 *
 * @param mode what is solved; a scaling or a cap is solved anew for each year that a local formula
 *     pays
 * @param budgets what the authority may spend by year, years left out not being limited;
 *     unmodifiable
 */
public record AffordabilityTerms(AffordabilityMode mode, Map<FundingYear, FormulaBudget> budgets) {
  /** Copies the budgets, by year. */
  public AffordabilityTerms {
    budgets = Collections.unmodifiableMap(new TreeMap<>(budgets));
  }

  /** Returns terms without any limit on what is spent. */
  public static AffordabilityTerms of(AffordabilityMode mode) {
    return new AffordabilityTerms(mode, Map.of());
  }

  /** Returns the same terms with what the formula may spend in a year. */
  public AffordabilityTerms withBudget(FundingYear year, FormulaBudget budget) {
    Map<FundingYear, FormulaBudget> more = new TreeMap<>(budgets);
    more.put(year, budget);
    return new AffordabilityTerms(mode, more);
  }

  /** Returns whether there is anything to work out over all schools together. */
  boolean isNeeded() {
    return mode != AffordabilityMode.GIVEN || !budgets.isEmpty();
  }
}
