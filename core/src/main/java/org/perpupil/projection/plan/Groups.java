package org.perpupil.projection.plan;

import java.util.List;

/**
 * The group steps of a compiled plan.
 *
 * @param funded the units whose pupils and funding are worked out before any budget, those that
 *     only take part in their authority's formula among them
 * @param parts for each funded unit, by year and school, the part of a year's share that is paid,
 *     where schools open, close or merge; empty where all is paid
 * @param mergers what merges, in order
 * @param fundedOf for each unit of the plan its place in {@code funded}, -1 for one in no group
 */
@SuppressWarnings("ArrayRecordComponent")
public record Groups(
    List<UnitPlan> funded,
    List<double[][]> parts,
    List<MergerPlan> mergers,
    List<Integer> fundedOf,
    List<AuthorityPlan> authorities,
    List<PoolPlan> pools) {}
