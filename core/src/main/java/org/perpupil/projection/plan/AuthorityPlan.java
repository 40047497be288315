package org.perpupil.projection.plan;

import java.util.List;
import org.perpupil.authority.AffordabilityMode;

/**
 * The schools that share an authority's guarantee.
 *
 * @param units by year, places of their units among those that groups fund; a school that goes to
 *     another authority changes over in a year
 * @param available pounds that budget shares may come to, by year; NaN where that is not known
 * @param schoolsBlock pounds of the block that this comes from, by year
 * @param missing by year, schools of the authority that its formula cannot pay
 */
@SuppressWarnings("ArrayRecordComponent")
public record AuthorityPlan(
    String laCode,
    AffordabilityMode mode,
    List<List<Integer>> units,
    double[] available,
    double[] schoolsBlock,
    int[] missing) {

  /** Returns whether a unit is the authority's in a year. */
  public boolean has(int unit, int year) {
    return units.get(year).contains(unit);
  }
}
