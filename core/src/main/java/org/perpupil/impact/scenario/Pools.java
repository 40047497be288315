package org.perpupil.impact.scenario;

import java.util.List;
import org.perpupil.projection.GrantPool;
import org.perpupil.scenario.GrantPooling;
import org.perpupil.scenario.Scenario;
import org.perpupil.scenario.Selector;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;

/** Finds the schools that pool their grant in a scenario. */
final class Pools {
  private Pools() {}

  static List<GrantPool> of(Scenario scenario, SchoolTable schools) {
    return scenario.pools().stream().map(pooling -> pool(pooling, scenario, schools)).toList();
  }

  private static GrantPool pool(GrantPooling pooling, Scenario scenario, SchoolTable schools) {
    List<String> ids =
        pooling.schools() instanceof Selector.Schools listed
            ? listed.ids().stream().sorted().toList()
            : schools.schools().stream()
                .filter(school -> scenario.isPooled(school, pooling))
                .map(School::id)
                .toList();
    return new GrantPool(pooling.name(), ids, pooling.share(), pooling.need());
  }
}
