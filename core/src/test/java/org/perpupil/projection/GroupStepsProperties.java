package org.perpupil.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.statistics.Statistics;
import org.perpupil.authority.AffordabilityMode;
import org.perpupil.budget.Block;
import org.perpupil.budget.BudgetCode;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.engine.Engine;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;

/** With group steps on: the engine is the naive oracle, and money is neither made nor lost. */
@Domain(GroupCases.class)
@Domain(DomainContext.Global.class)
@Tag("slow")
class GroupStepsProperties {
  private static final List<Measure> MEASURES = List.of(Measure.values());
  private static final double PENNY = 0.01;

  @Property(tries = 100)
  void agreesWithTheOracle(@ForAll GroupCase given) {
    Assumptions assumptions = given.projection().others();
    GroupCase.Oracles oracles = given.oracles(assumptions);
    ProjectionPlan plan = given.plan();
    if (oracles.unaffordable().isPresent()) {
      Statistics.label("oracle").collect("cannot be paid for");
      FundingYear year =
          FundingYear.of(given.projection().first().start() + oracles.unaffordable().get());
      assertThatThrownBy(() -> plan.run(assumptions))
          .isInstanceOf(ProblemsException.class)
          .hasMessageContaining(", " + year);
      return;
    }
    Projection actual = plan.run(assumptions);
    boolean solved = actual.affordability().stream().anyMatch(year -> year.guarantee() > 0);
    Statistics.label("oracle").collect(solved ? "solved" : "nothing to pay for");
    Statistics.label("pools").collect(anyPooled(actual) ? "pooled" : "not");
    if (!oracles.paysAll()) {
      Statistics.label("oracle").collect("a school without figures");
      return;
    }
    for (int row = 0; row < given.projection().schools().size(); row++) {
      ProjectionOracle oracle = oracles.schools().get(row);
      assertThat(actual.failure(row).isPresent()).isEqualTo(oracle.failure().isPresent());
      if (oracle.failure().isEmpty()) {
        ProjectionAgreementProperties.sameBlocks(given.projection(), row, actual, oracle);
        ProjectionAgreementProperties.sameYears(given.projection(), row, actual, oracle);
      }
    }
  }

  @Property(tries = 300)
  void theDeductionIsTheGuarantee(@ForAll GroupCase given) {
    Optional<Projection> run = run(given.plan(), given.projection().reference());
    if (run.isPresent()) {
      for (AffordabilityYear year : run.get().affordability()) {
        assertThat(year.deduction()).as("%s", year).isCloseTo(year.guarantee(), within(PENNY));
        assertThat(year.scalingPercent().orElse(0)).isBetween(0.0, 100.0);
        assertThat(year.schools()).isLessThanOrEqualTo(given.projection().schools().size());
      }
    }
  }

  /** What cannot be paid for takes less than the guarantee, never more, and is counted. */
  @Property(tries = 200)
  void worldsNeverTakeMore(@ForAll GroupCase given) {
    ProjectionPlan plan = given.plan();
    Engine engine = new Engine(plan.compiled(), given.projection().others());
    engine.runGroups();
    int less = 0;
    double missing = 0;
    for (AffordabilityYear year : engine.affordability()) {
      assertThat(year.deduction()).isLessThanOrEqualTo(year.guarantee() + PENNY);
      less += year.deduction() < year.guarantee() * (1 - 1e-9) ? 1 : 0;
      missing += year.guarantee() - year.deduction();
    }
    assertThat(engine.unaffordable()).isEqualTo(less);
    if (missing > PENNY) {
      assertThat(run(plan, given.projection().others())).isEmpty();
    }
  }

  @Property(tries = 200)
  void poolsNeitherMakeNorLoseAPound(@ForAll GroupCase given) {
    Optional<Projection> run = run(given.plan(), given.projection().others());
    if (run.isEmpty() || run.get().failed() > given.plan().failed()) {
      return;
    }
    for (GrantPool pool : given.pools()) {
      for (int k = 0; k <= 2 * given.projection().years(); k++) {
        Block block = given.projection().timeline(0).block(k);
        double sum = 0;
        for (String id : pool.schools()) {
          int row = given.projection().schools().row(id).orElseThrow();
          double net = run.get().amount(row, BudgetCode.POOLING, block).orElse(0);
          sum += net;
          assertThat(pool.schools().size() > 1 || Math.abs(net) < 1e-6).isTrue();
        }
        assertThat(sum).as("%s %s", pool, block).isCloseTo(0, within(1e-6));
      }
    }
  }

  @Property(tries = 150)
  void aRunnerIsAFullRun(@ForAll GroupCase given) {
    ProjectionPlan plan = given.plan();
    Assumption rate = Assumption.of("formula.basic_primary");
    ProjectionRunner runner =
        ProjectionRunner.of(plan, given.projection().others(), List.of(Target.of(rate)), MEASURES);
    double[] outputs = new double[runner.outputs()];
    double[] again = new double[runner.outputs()];
    runner.run(new double[] {2_500}, 0, outputs, 0);
    runner.run(new double[] {3_300}, 0, outputs, 0);
    int unaffordable = runner.unaffordable();
    runner.run(new double[] {3_300}, 0, again, 0);
    assertThat(again).isEqualTo(outputs);
    assertThat(runner.unaffordable()).isEqualTo(unaffordable);

    Assumptions.Builder same = given.projection().others().toBuilder();
    for (int y = 0; y <= given.projection().years(); y++) {
      same.set(rate, FundingYear.of(given.projection().first().start() + y), 3_300);
    }
    Optional<Projection> full = run(plan, same.build());
    if (full.isEmpty()) {
      return;
    }
    assertThat(unaffordable).isZero();
    for (int row = 0; row < plan.schools().size(); row++) {
      for (FundingYear year : plan.years()) {
        double scale =
            Math.abs(full.get().total(row, Measure.INCOME, year, full.get().basis(row)).orElse(0));
        for (Measure measure : MEASURES) {
          double wanted =
              full.get().total(row, measure, year, full.get().basis(row)).orElse(Double.NaN);
          double actual = outputs[runner.output(measure, row, year)];
          if (Double.isNaN(wanted)) {
            assertThat(actual).isNaN();
          } else {
            double offset = 1e-6 + 1e-9 * Math.abs(wanted) + 1e-9 * scale;
            assertThat(actual).as("%s %s %s", row, measure, year).isCloseTo(wanted, within(offset));
          }
        }
      }
    }
  }

  @Property(tries = 100)
  void theOrderOfSchoolsChangesNothing(@ForAll GroupCase given) {
    ProjectionCase one = given.projection();
    List<School> reversed = new ArrayList<>(one.schools().schools());
    Collections.reverse(reversed);
    ProjectionCase other =
        new ProjectionCase(
            SchoolTable.of(reversed),
            one.formulas(),
            one.first(),
            one.years(),
            one.budgets(),
            one.staff(),
            one.arrangements(),
            one.reference(),
            one.others());
    Optional<Projection> first = run(given.plan(), one.others());
    Optional<Projection> same = run(given.plan(), one.others());
    Optional<Projection> second =
        run(new GroupCase(other, given.modes(), given.pools()).plan(), one.others());
    assertThat(second.isPresent()).isEqualTo(first.isPresent());
    if (first.isEmpty()) {
      return;
    }
    for (int row = 0; row < reversed.size(); row++) {
      int place = reversed.size() - 1 - row;
      for (FundingYear year : first.get().years()) {
        YearBasis basis = first.get().basis(row);
        for (Measure measure : MEASURES) {
          double wanted = first.get().total(row, measure, year, basis).orElse(-1);
          assertThat(same.orElseThrow().total(row, measure, year, basis).orElse(-1))
              .isEqualTo(wanted);
          assertThat(second.orElseThrow().total(place, measure, year, basis).orElse(-1))
              .isCloseTo(wanted, within(1e-4 + 1e-9 * Math.abs(wanted)));
        }
      }
    }
  }

  /** Who is in no group is paid to the last bit what is paid without groups. */
  @Property(tries = 100)
  void othersKeepEveryBit(@ForAll GroupCase given) {
    Map<String, AffordabilityMode> modes = new HashMap<>(given.modes());
    modes.remove("LA1");
    Optional<Projection> with =
        run(
            new GroupCase(given.projection(), modes, List.of()).plan(),
            given.projection().others());
    Projection without = ProjectionRuns.plan(given.projection()).run(given.projection().others());
    if (with.isPresent()) {
      for (int row = 0; row < given.projection().schools().size(); row++) {
        if (given.projection().schools().school(row).laCode().equals("LA1")) {
          for (FundingYear year : without.years()) {
            assertThat(with.get().total(row, Measure.CLOSING_RESERVE, year, without.basis(row)))
                .isEqualTo(without.total(row, Measure.CLOSING_RESERVE, year, without.basis(row)));
          }
        }
      }
    }
  }

  private static boolean anyPooled(Projection projection) {
    for (int row = 0; row < projection.schools().size(); row++) {
      if (projection.codes(row).contains(BudgetCode.POOLING)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Projection> run(ProjectionPlan plan, Assumptions assumptions) {
    try {
      return Optional.of(plan.run(assumptions));
    } catch (ProblemsException infeasible) {
      return Optional.empty();
    }
  }
}
