package org.perpupil.sweep.solving;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.perpupil.budget.Budgets;
import org.perpupil.budget.Staff;
import org.perpupil.impact.scenario.RunInputs;
import org.perpupil.scenario.GrantPooling;
import org.perpupil.scenario.Scenario;
import org.perpupil.scenario.SchoolEvent;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;

/**
 * A school and those that it depends on, since they merge, hand pupils over or pool their grant.
 * Immutable.
 *
 * @param ids their identifiers, those that mergers make among them
 * @param events what happens to them
 * @param pools of their grant
 */
record LinkedSchools(
    ImmutableSet<String> ids,
    ImmutableList<SchoolEvent> events,
    ImmutableList<GrantPooling> pools) {

  static LinkedSchools of(Scenario scenario, SchoolTable schools, String id) {
    Set<String> ids = new LinkedHashSet<>(List.of(id));
    List<SchoolEvent> events = ImmutableList.of();
    List<GrantPooling> pools = ImmutableList.of();
    int before = 0;
    while (ids.size() > before) {
      before = ids.size();
      events =
          scenario.schoolEvents().stream()
              .filter(event -> event.schools().stream().anyMatch(ids::contains))
              .collect(ImmutableList.toImmutableList());
      events.forEach(event -> ids.addAll(event.schools()));
      pools =
          scenario.pools().stream()
              .filter(pool -> ids.stream().anyMatch(one -> isIn(pool, one, schools, scenario)))
              .collect(ImmutableList.toImmutableList());
      for (GrantPooling pool : pools) {
        schools.schools().stream()
            .filter(school -> scenario.isPooled(school, pool))
            .forEach(school -> ids.add(school.id()));
      }
    }
    return new LinkedSchools(
        ImmutableSet.copyOf(ids), ImmutableList.copyOf(events), ImmutableList.copyOf(pools));
  }

  private static boolean isIn(
      GrantPooling pool, String id, SchoolTable schools, Scenario scenario) {
    OptionalInt row = schools.row(id);
    return row.isPresent() && scenario.isPooled(schools.school(row.getAsInt()), pool);
  }

  /** Returns whether the school is by itself. */
  boolean isOne() {
    return events.isEmpty() && pools.isEmpty();
  }

  boolean has(School school) {
    return ids.contains(school.id());
  }

  /** Returns what a run of these schools starts from. */
  RunInputs inputs(RunInputs all) {
    List<School> own = all.schools().schools().stream().filter(this::has).toList();
    return new RunInputs(
        SchoolTable.of(own),
        all.formulas(),
        all.first(),
        all.last(),
        Budgets.of(
            own.stream().flatMap(school -> all.budgets().find(school.id()).stream()).toList()),
        Staff.of(own.stream().flatMap(school -> all.staff().posts(school.id()).stream()).toList()),
        all.assumptions());
  }
}
