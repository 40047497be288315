package org.perpupil.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpupil.authority.AffordabilityMode;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.trust.PoolingNeed;

/** A projection with group steps. */
record GroupCase(
    ProjectionCase projection, Map<String, AffordabilityMode> modes, List<GrantPool> pools) {

  /** Every school's budget, or nothing when an authority cannot pay for a year. */
  record Oracles(List<ProjectionOracle> schools, Optional<Integer> unaffordable, boolean paysAll) {}

  ProjectionPlan plan() {
    ProjectionBuilder builder = ProjectionRuns.builder(projection).pooling(pools);
    modes.forEach((code, mode) -> builder.affordability(code, AffordabilityTerms.of(mode)));
    return builder.build();
  }

  Oracles oracles(Assumptions assumptions) {
    NaiveSolved solved = new NaiveSolved();
    Optional<Integer> unaffordable = Optional.empty();
    boolean paysAll = true;
    for (Map.Entry<String, AffordabilityMode> each : modes.entrySet()) {
      NaiveAffordability authority =
          new NaiveAffordability(projection, assumptions, each.getKey(), each.getValue(), solved);
      unaffordable = unaffordable.or(authority::solve);
      paysAll &= unaffordable.isPresent() || authority.paysAll();
    }
    List<ProjectionOracle> schools = new ArrayList<>();
    if (unaffordable.isEmpty()) {
      for (int row = 0; row < projection.schools().size(); row++) {
        schools.add(projection.oracle(row, assumptions, solved));
      }
      for (GrantPool pool : pools) {
        paysAll &= pool(pool, schools);
      }
    }
    return new Oracles(schools, unaffordable, paysAll);
  }

  /** Each block of a pool by itself: everything in, then everything out. */
  private boolean pool(GrantPool pool, List<ProjectionOracle> schools) {
    List<Integer> rows =
        pool.schools().stream().map(id -> projection.schools().row(id).orElseThrow()).toList();
    if (rows.stream().anyMatch(row -> schools.get(row).failure().isPresent())) {
      return false;
    }
    for (int block = 0; block <= 2 * projection.years(); block++) {
      double sum = 0;
      double needs = 0;
      List<Integer> members = new ArrayList<>();
      for (int row : rows) {
        NaiveTimeline timeline = schools.get(row).timeline();
        if (timeline.isAcademy(block) && timeline.blocks().contains(block)) {
          members.add(row);
          sum += put(pool, schools.get(row), block);
          needs += need(pool, row, schools.get(row), block);
        }
      }
      for (int row : members) {
        ProjectionOracle school = schools.get(row);
        double got =
            needs == 0 ? put(pool, school, block) : sum * need(pool, row, school, block) / needs;
        school.pooled(block, got - put(pool, school, block));
      }
    }
    return true;
  }

  private static double put(GrantPool pool, ProjectionOracle school, int block) {
    return pool.share() * Math.max(0, school.poolable(block));
  }

  private double need(GrantPool pool, int row, ProjectionOracle oracle, int block) {
    double pupils = oracle.pupils(oracle.timeline().fundingYear(block));
    School school = projection.schools().school(row);
    if (pool.need() == PoolingNeed.PUPILS || school.pupils() == 0) {
      return pupils;
    }
    double disadvantaged =
        school.value(SchoolField.PUPILS_PRIMARY).orElse(0)
                * school.value(SchoolField.FSM6_PRIMARY).orElse(0)
            + school.pupilsSecondary() * school.value(SchoolField.FSM6_SECONDARY).orElse(0);
    return pupils * (1 + disadvantaged / school.pupils());
  }
}
