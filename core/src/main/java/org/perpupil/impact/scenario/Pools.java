package org.perpupil.impact.scenario;

import java.util.List;
import java.util.Optional;
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
                .filter(school -> trust(school, scenario).equals(Optional.of(pooling.name())))
                .map(School::id)
                .toList();
    return new GrantPool(pooling.name(), ids, pooling.share(), pooling.need());
  }

  /** Returns the trust that a school is in when it has joined. */
  private static Optional<String> trust(School school, Scenario scenario) {
    return Optional.ofNullable(scenario.trusts().get(school.id())).or(school::trust);
  }
}
