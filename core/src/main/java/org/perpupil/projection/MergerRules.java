package org.perpupil.projection;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.perpupil.scenario.SchoolEvent;

/**
 * Rules by which merged schools are paid that no published text was found for.
 *
 * <p>What is published is left out: lump sums of which 85 percent stay for a year, outside the
 * guarantee, and a minimum level that counts them.
 */
final class MergerRules {
  private static final List<String> UNVERIFIED =
      List.of(
          "guarantee and floor of a merged school start from what those that merge were paid, by"
              + " their pupils",
          "needs of a merged school are averages by the pupils of the first year");

  private MergerRules() {}

  /** Returns the rules that figures of a plan rest on, and how many schools; unmodifiable. */
  static Map<String, Integer> unverified(ProjectionPlan plan) {
    int merged = 0;
    for (SchoolEvent event : plan.inputs().changes().events()) {
      boolean isPaid =
          event.kind() == SchoolEvent.Kind.MERGE
              && plan.failure(plan.schools().row(event.school()).orElseThrow()).isEmpty();
      merged += isPaid ? 1 : 0;
    }
    Map<String, Integer> rules = new LinkedHashMap<>();
    for (String rule : UNVERIFIED) {
      if (merged > 0) {
        rules.put(rule, merged);
      }
    }
    return Collections.unmodifiableMap(rules);
  }
}
