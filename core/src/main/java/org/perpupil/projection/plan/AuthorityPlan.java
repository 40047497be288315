package org.perpupil.projection.plan;

import java.util.List;
import org.perpupil.authority.AffordabilityMode;

/**
 * The schools that share an authority's guarantee.
 *
 * @param units places of their units among those that groups fund
 * @param available pounds that budget shares may come to, by year; NaN where that is not known
 * @param schoolsBlock pounds of the block that this comes from, by year
 * @param missing schools of the authority that its formula cannot pay
 */
@SuppressWarnings("ArrayRecordComponent")
public record AuthorityPlan(
    String laCode,
    AffordabilityMode mode,
    List<Integer> units,
    double[] available,
    double[] schoolsBlock,
    int missing) {}
