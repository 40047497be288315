package org.perpupil.impact.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.io.SmallFiles;
import org.perpupil.problem.Problem;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.projection.YearBasis;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.scenario.Change;
import org.perpupil.scenario.GrantPooling;
import org.perpupil.scenario.Scenario;
import org.perpupil.scenario.SchoolEvent;
import org.perpupil.scenario.Selector;
import org.perpupil.school.School;
import org.perpupil.trust.PoolingNeed;

/** Worlds of scenarios, of all schools and of some. */
class ScenarioWorldTest {
  private static final Assumption ENERGY = Assumption.of("prices.energy_percent");
  private static final School ONE = CourseSchools.academy("A", 210);
  private static final School TWO = CourseSchools.academy("B", 100);
  private static final School THREE = CourseSchools.school("C", 50);
  private static final RunInputs INPUTS =
      CourseSchools.inputs(
          List.of(ONE, TWO, THREE),
          List.of(
              CourseSchools.budget(ONE, 0).set(BudgetCode.E16, 1000).build(),
              CourseSchools.budget(TWO, 0).set(BudgetCode.E16, 1000).build(),
              CourseSchools.budget(THREE, 0).set(BudgetCode.E16, 1000).build()),
          Assumptions.none());

  private static final FundingYear LAST = INPUTS.last();

  private static Scenario.Builder pooling() {
    return Scenario.builder("pooling")
        .pooling(new GrantPooling(Selector.schools(Set.of("A", "B")), 1, PoolingNeed.PUPILS));
  }

  private static double income(Projection projection, int row) {
    return projection
        .total(row, Measure.INCOME, CourseSchools.SECOND, projection.basis(row))
        .orElseThrow();
  }

  @Test
  void aWorldIsWhatAScenarioMakesOfIt() {
    Scenario scenario =
        Scenario.builder("dear")
            .change(Change.of(ENERGY, Change.Op.SET, 50))
            .conversion("C", CourseSchools.SEPTEMBER)
            .build();
    ScenarioWorld given = ScenarioWorld.of(INPUTS);
    ScenarioWorld world = ScenarioWorld.of(INPUTS, scenario);

    assertThat(given.assumptions()).isEqualTo(INPUTS.assumptions());
    assertThat(given.formulas()).isSameAs(INPUTS.formulas());
    assertThat(given.warnings()).isEmpty();
    assertThat(world.warnings()).isEmpty();
    assertThat(world.assumptions().value(ENERGY, CourseSchools.SECOND, ONE)).hasValue(50);
    assertThat(given.plan(2, 3).run().basis(0)).isEqualTo(YearBasis.FINANCIAL);
    assertThat(world.plan(2, 3).run().basis(0)).isEqualTo(YearBasis.ACADEMIC);
  }

  @Test
  void someSchoolsComeToWhatTheyDoAmongAll() {
    ScenarioWorld world = ScenarioWorld.of(INPUTS, pooling().build());
    Projection all = world.plan(0, 3).run();
    Projection pool = world.plan(0, 2).run();

    assertThat(income(pool, 0)).isEqualTo(income(all, 0));
    Projection apart = ScenarioWorld.of(INPUTS).plan(0, 2).run();
    assertThat(income(pool, 0)).isGreaterThan(income(apart, 0));
    assertThat(income(pool, 0) + income(pool, 1))
        .isCloseTo(income(apart, 0) + income(apart, 1), within(1e-6));
    assertThat(income(world.plan(2, 3).run(), 0)).isEqualTo(income(all, 2));
    assertThat(SmallFiles.problemsOf(() -> world.plan(1, 3)))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.place()).isEqualTo("pool A, B");
              assertThat(problem.value()).isEqualTo("schools of several batches");
              assertThat(problem.toString()).contains("such as --batch 3");
            });
  }

  @Test
  void whatHappensToSchoolsHappensInTheirWorld() {
    Scenario moving =
        Scenario.builder("moving")
            .event(SchoolEvent.moving("B", CourseSchools.SEPTEMBER.next(), "998"))
            .build();
    Scenario closing =
        Scenario.builder("closing")
            .event(SchoolEvent.closing("B", CourseSchools.SEPTEMBER.next(), Map.of()))
            .build();
    Scenario converting =
        Scenario.builder("converting").conversion("A", CourseSchools.SEPTEMBER).build();
    ScenarioWorld world = ScenarioWorld.of(INPUTS, moving);

    // One formula pays everywhere, so that the school that moves gets what it got.
    assertThat(income(world.plan(0, 3).run(), 1))
        .isEqualTo(income(ScenarioWorld.of(INPUTS).plan(1, 2).run(), 0));
    assertThat(world.plan(0, 1).schools().size()).isEqualTo(1);
    Projection closed = ScenarioWorld.of(INPUTS, closing).plan(1, 2).run();
    assertThat(closed.has(0, CourseSchools.FIRST, closed.basis(0))).isTrue();
    assertThat(closed.has(0, LAST, closed.basis(0))).isFalse();
    assertThat(SmallFiles.problemsOf(() -> ScenarioWorld.of(INPUTS, converting)))
        .extracting(Problem::expected)
        .containsExactly("a maintained school");
  }

  @Test
  void worldsBesideEachOtherHaveTheSchoolsThatMergeInAny() {
    Scenario one =
        Scenario.builder("one")
            .event(SchoolEvent.merging(List.of("A", "B"), "Z", CourseSchools.SEPTEMBER.next()))
            .build();
    Scenario other = Scenario.builder("other").build();
    List<Scenario> both = List.of(one, other);
    ScenarioWorld merges = ScenarioWorld.of(INPUTS, one, both);
    ScenarioWorld apart = ScenarioWorld.of(INPUTS, other, both);

    for (ScenarioWorld world : List.of(merges, apart, ScenarioWorld.beside(INPUTS, both))) {
      assertThat(world.schools().schools())
          .extracting(School::id)
          .containsExactly("A", "B", "C", "Z");
      assertThat(world.plan(0, 4).schools().schools())
          .extracting(School::id)
          .containsExactly("A", "B", "C", "Z");
      assertThat(world.standsAlone(2)).isTrue();
      assertThat(world.standsAlone(1)).isFalse();
      assertThat(world.plan(2, 3).schools().size()).isEqualTo(1);
      assertThat(SmallFiles.problemsOf(() -> world.plan(0, 3)))
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.place()).isEqualTo("event, merger of A, B into Z");
                assertThat(problem.toString()).contains("such as --batch 4");
              });
    }
    // Two lump sums are more than one.
    Projection joined = merges.plan(0, 4).run();
    Projection left = apart.plan(0, 4).run();
    assertThat(joined.total(3, Measure.INCOME, LAST, joined.basis(3)).orElseThrow())
        .isLessThan(left.total(3, Measure.INCOME, LAST, left.basis(3)).orElseThrow() - 1000);
    ScenarioRun run = ScenarioRun.between(INPUTS, other, one);
    assertThat(run.after(3, Measure.INCOME, LAST).orElseThrow())
        .isCloseTo(
            joined.total(3, Measure.INCOME, LAST, joined.basis(3)).orElseThrow(), within(0.01));
  }

  @Test
  void mergersOfTwoScenariosStandAlikeInBothWorlds() {
    Scenario one =
        Scenario.builder("one")
            .event(SchoolEvent.merging(List.of("A", "B"), "Z", CourseSchools.SEPTEMBER.next()))
            .build();
    Scenario other =
        Scenario.builder("other")
            .event(SchoolEvent.merging(List.of("B", "A"), "Y", CourseSchools.SEPTEMBER.next()))
            .build();
    for (List<Scenario> two : List.of(List.of(one, other), List.of(other, one))) {
      ScenarioRun run = ScenarioRun.between(INPUTS, two.get(0), two.get(1));
      assertThat(run.baseline().schools().schools())
          .extracting(School::id)
          .containsExactly("A", "B", "C", "Y", "Z");
      assertThat(run.changed().schools().schools())
          .extracting(School::id)
          .containsExactly("A", "B", "C", "Y", "Z");
      // Merged by either name, the school is the same.
      assertThat(run.after(3, Measure.PUPILS, LAST)).isEqualTo(run.after(4, Measure.PUPILS, LAST));
      assertThat(run.before(3, Measure.PUPILS, LAST)).isEqualTo(run.after(3, Measure.PUPILS, LAST));
    }
  }

  @Test
  void incomeAloneIsProjectedWhereItIsAskedFor() {
    RunInputs free =
        CourseSchools.inputs(
            List.of(ONE), List.of(Budget.builder("A").build()), Assumptions.none());
    ProjectionPlan strict = ScenarioWorld.of(free).plan(0, 1);
    ProjectionPlan income = ScenarioWorld.of(free).planOfIncome(0, 1);

    assertThat(strict.failure(0)).isPresent();
    assertThat(income.failure(0)).isEmpty();
    assertThat(income.run().isKnown(0, Measure.CLOSING_RESERVE)).isFalse();
    assertThat(income(income.run(), 0)).isPositive();
  }

  @Test
  void constantsOfSeveralScenariosHoldTogetherOrAreTold() {
    Scenario five = Scenario.builder("five").constant(ENERGY, 5).build();
    Scenario same = Scenario.builder("same").constant(ENERGY, 5).build();
    Scenario six = Scenario.builder("six").constant(ENERGY, 6).build();
    Scenario none = Scenario.builder("none").build();

    RunInputs together = ScenarioWorld.withConstants(INPUTS, List.of(five, same, none));
    assertThat(together.assumptions().value(ENERGY, CourseSchools.FIRST, ONE)).hasValue(5);
    assertThat(SmallFiles.problemsOf(() -> ScenarioWorld.withConstants(INPUTS, List.of(five, six))))
        .satisfiesExactly(
            problem -> {
              assertThat(problem.place())
                  .isEqualTo("scenario five, constant prices.energy_percent");
              assertThat(problem.expected()).isEqualTo("what scenario six holds constant, too");
            },
            problem -> assertThat(problem.place()).startsWith("scenario six, constant"));
  }
}
