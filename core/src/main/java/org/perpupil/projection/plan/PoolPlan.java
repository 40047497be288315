package org.perpupil.projection.plan;

/**
 * The schools of a pool, one value each in their order.
 *
 * @param units places of their units among those that groups fund
 * @param places of the schools in their units
 * @param rates business rates in pounds of the first year
 * @param privateFinance pounds of PFI a year
 * @param needEach need of each pupil whom a school's share counts
 */
@SuppressWarnings("ArrayRecordComponent")
public record PoolPlan(
    double share,
    int[] units,
    int[] places,
    double[] rates,
    double[] privateFinance,
    double[] needEach) {}
