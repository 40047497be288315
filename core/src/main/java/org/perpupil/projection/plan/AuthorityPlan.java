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
 * @param keptLumpSums what mergers keep of lump sums, which the budget shares hold
 */
@SuppressWarnings("ArrayRecordComponent")
public record AuthorityPlan(
    String laCode,
    AffordabilityMode mode,
    List<List<Integer>> units,
    double[] available,
    double[] schoolsBlock,
    int[] missing,
    List<KeptLumpSums> keptLumpSums) {

  /**
   * What the first share of a merged school keeps of the lump sums of those that merge.
   *
   * @param year of that share
   * @param into where the merged school stands
   * @param merged where those that merge stand
   */
  public record KeptLumpSums(int year, Place into, List<Place> merged) {}

  /**
   * Where a school stands.
   *
   * @param unit the place of its unit among those that groups fund
   * @param place in the unit
   */
  public record Place(int unit, int place) {}

  /** Returns whether a unit is the authority's in a year. */
  public boolean has(int unit, int year) {
    return units.get(year).contains(unit);
  }
}
