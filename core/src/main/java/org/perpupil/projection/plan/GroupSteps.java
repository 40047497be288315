package org.perpupil.projection.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import org.perpupil.projection.AffordabilityTerms;
import org.perpupil.projection.GrantPool;

/**
 * Steps that need several schools before the budget of one can be finished. Immutable.
 *
 * @param affordability by code of the authority
 * @param pools of grant
 */
public record GroupSteps(Map<String, AffordabilityTerms> affordability, List<GrantPool> pools) {
  public GroupSteps {
    affordability = ImmutableMap.copyOf(affordability);
    pools = ImmutableList.copyOf(pools);
  }
}
