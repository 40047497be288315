package org.perpupil.projection.plan;

import java.util.List;

/**
 * Schools that merge, where their funding is found.
 *
 * @param year the first that pays the merged school
 * @param into where the merged school stands
 * @param merged where those that merge stand
 */
public record MergerPlan(int year, Place into, List<Place> merged) {
  /**
   * Where a school stands.
   *
   * @param unit the place of its unit among those that groups fund
   * @param place in the unit
   */
  public record Place(int unit, int place) {}
}
