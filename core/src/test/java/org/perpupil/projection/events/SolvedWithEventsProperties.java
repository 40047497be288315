package org.perpupil.projection.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;
import org.perpupil.authority.AffordabilityMode;
import org.perpupil.authority.FormulaBudget;
import org.perpupil.budget.Block;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.AffordabilityTerms;
import org.perpupil.projection.AffordabilityYear;
import org.perpupil.projection.FormulaLines;
import org.perpupil.projection.FormulaPath;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.projection.ProjectionBuilder;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.projection.ProjectionRunner;
import org.perpupil.projection.Target;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.scenario.SchoolEvent;
import org.perpupil.scenario.Selector;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/**
 * Caps and scalings that are solved over an authority whose schools open, close, merge and move: in
 * each year over those that it pays, for as long as it pays them.
 */
class SolvedWithEventsProperties {
  private static final Assumption CAP = Assumption.of("formula.gains_cap_percent");
  private static final Assumption SCALING = Assumption.of("formula.gains_scaling_percent");
  private static final FundingYear FIRST = ReorganisedSchools.FIRST;

  /** Half of the schools gain, and the others have had more. */
  private static ReorganisedSchools schools(int seed) {
    ReorganisedSchools all = ReorganisedSchools.of(seed);
    Random random = new Random(seed);
    List<School> schools = new ArrayList<>();
    for (School school : all.schools()) {
      boolean gains = schools.size() % 2 == 0;
      double before =
          (gains ? 0.7 + 0.2 * random.nextDouble() : 1.0 + 0.1 * random.nextDouble()) * 4100;
      schools.add(school.toBuilder().set(SchoolField.MFG_BASELINE_PER_PUPIL, before).build());
    }
    return new ReorganisedSchools(schools, all.budgets(), all.governance());
  }

  private static Formula formula(String code, double basic, boolean withCap) {
    Formula.Builder formula =
        ReorganisedSchools.formula(code, basic).toBuilder().set(Parameter.MFG_PERCENT, 0.5);
    if (withCap) {
      formula.set(Parameter.GAINS_CAP_PERCENT, 2);
    }
    return formula.build();
  }

  private static ProjectionBuilder builder(
      ReorganisedSchools all, boolean withCap, List<SchoolEvent> events) {
    Formulas formulas =
        Formulas.byAuthority(
            Map.of("301", formula("301", 4000, withCap), "302", formula("302", 4300, withCap)));
    return ProjectionPlan.builder(SchoolTable.of(all.schools()), FormulaPath.from(FIRST, formulas))
        .years(FIRST, ReorganisedSchools.LAST)
        .budgets(all.budgets())
        .events(events)
        .assumptions(
            Assumptions.none()
                .with(Assumption.of("formula.local_uplift_percent"), 3)
                .with(Assumption.of("pupils.funded_on_estimates"), 0));
  }

  private static List<SchoolEvent> events(Random random) {
    List<SchoolEvent> events = new ArrayList<>();
    switch (random.nextInt(3)) {
      case 0 -> events.add(SchoolEvent.merging(List.of("A", "B"), "M", block(random, 6)));
      case 1 -> events.add(SchoolEvent.closing("A", block(random, 7), Map.of("C", 0.7)));
      default -> events.add(SchoolEvent.opening("A", block(random, 7)));
    }
    if (random.nextBoolean()) {
      events.add(SchoolEvent.moving("D", block(random, 7), "302"));
    }
    return events;
  }

  private static Block block(Random random, int blocks) {
    int which = random.nextInt(blocks);
    return which % 2 == 0
        ? Block.aprilToAugust(2026 + which / 2)
        : Block.septemberToMarch(2026 + which / 2);
  }

  @Property(tries = 60)
  void gainsPayForTheGuaranteeOfThoseWhoAreThere(@ForAll int seed) {
    Random random = new Random(seed);
    boolean solvesCap = random.nextBoolean();
    List<SchoolEvent> events = events(random);
    ReorganisedSchools all = schools(seed);
    ProjectionPlan plan =
        builder(all, !solvesCap, events)
            .affordability(
                "301",
                AffordabilityTerms.of(
                    solvesCap ? AffordabilityMode.CAP : AffordabilityMode.SCALING))
            .build();
    Projection solved;
    FormulaLines lines;
    try {
      solved = plan.run();
      lines = plan.lines(plan.assumptions());
    } catch (ProblemsException e) {
      Statistics.label("solved").collect("cannot be paid for");
      return;
    }
    Statistics.label("solved").collect("solved");
    for (AffordabilityYear year : solved.affordability()) {
      double guarantee = 0;
      double taken = 0;
      int paid = 0;
      for (int row = 0; row < plan.schools().size(); row++) {
        if (is301(events, plan.schools().school(row).id(), year.year()) && lines.has(row)) {
          double own = lines.amount(row, Line.MINIMUM_FUNDING_GUARANTEE, year.year()).orElseThrow();
          guarantee += own;
          taken -= lines.amount(row, Line.CAPPING_AND_SCALING, year.year()).orElseThrow();
          paid += lines.amount(row, Line.LUMP_SUM, year.year()).orElseThrow() == 0 ? 0 : 1;
        }
      }
      assertThat(taken).as("%s", year).isCloseTo(guarantee, within(0.01));
      assertThat(year.guarantee()).isCloseTo(guarantee, within(1e-6));
      assertThat(year.deduction()).isCloseTo(taken, within(1e-6));
      assertThat(year.schools()).isEqualTo(paid);
      assertThat(year.missing()).isZero();
    }
    given(solved, plan, builder(all, !solvesCap, events).build(), events);
  }

  /** What was solved, given by year, comes to the same. */
  private static void given(
      Projection solved, ProjectionPlan plan, ProjectionPlan given, List<SchoolEvent> events) {
    Assumptions.Builder set = given.assumptions().toBuilder();
    for (AffordabilityYear year : solved.affordability()) {
      List<String> ids =
          plan.schools().schools().stream()
              .map(School::id)
              .filter(id -> is301(events, id, year.year()))
              .toList();
      for (String id : ids) {
        Selector one = Selector.schools(List.of(id));
        year.capPercent().ifPresent(cap -> set.set(CAP, one, year.year(), cap));
        year.scalingPercent().ifPresent(part -> set.set(SCALING, one, year.year(), part));
      }
    }
    Projection same = given.run(set.build());
    ProjectionRunner runner =
        ProjectionRunner.of(
            plan,
            plan.assumptions(),
            List.of(Target.of(Assumption.of("prices.energy_percent"))),
            List.of(Measure.CLOSING_RESERVE));
    double[] outputs = new double[runner.outputs()];
    runner.run(new double[] {5}, 0, outputs, 0);
    Projection dearer =
        plan.run(plan.assumptions().with(Assumption.of("prices.energy_percent"), 5));
    for (int row = 0; row < plan.schools().size(); row++) {
      for (FundingYear year : plan.years()) {
        if (solved.has(row, year, solved.basis(row))) {
          assertThat(figure(same, row, Measure.INCOME, year))
              .isCloseTo(figure(solved, row, Measure.INCOME, year), within(1e-6));
          assertThat(outputs[runner.output(Measure.CLOSING_RESERVE, row, year)])
              .isCloseTo(figure(dearer, row, Measure.CLOSING_RESERVE, year), within(1e-6));
        }
      }
    }
  }

  private static double figure(Projection projection, int row, Measure measure, FundingYear year) {
    return projection.total(row, measure, year, projection.basis(row)).orElseThrow();
  }

  private static boolean is301(List<SchoolEvent> events, String id, FundingYear year) {
    return events.stream()
        .noneMatch(
            event ->
                event.kind() == SchoolEvent.Kind.MOVE
                    && event.school().equals(id)
                    && event.firstFundingYear().compareTo(year) <= 0);
  }

  /** What a merger keeps of lump sums is part of what the authority spends, to the penny. */
  @Test
  void budgetSharesOfAMergerFitTheBlock() {
    SchoolEvent merger = SchoolEvent.merging(List.of("A", "B"), "M", Block.aprilToAugust(2027));
    ReorganisedSchools all = schools(3);
    FundingYear year = FundingYear.of(2027);
    ProjectionPlan plan = builder(all, true, List.of(merger)).build();
    FormulaLines lines = plan.lines(plan.assumptions());
    double spent = 0;
    for (int row = 0; row < plan.schools().size(); row++) {
      spent += lines.paid(row, year).orElseThrow();
    }

    assertThat(overspent(all, merger, year, spent + 0.01)).isEmpty();
    assertThat(overspent(all, merger, year, spent - 0.01))
        .singleElement()
        .asString()
        .contains("301");
  }

  private static List<?> overspent(
      ReorganisedSchools all, SchoolEvent merger, FundingYear year, double block) {
    AffordabilityTerms terms =
        AffordabilityTerms.of(AffordabilityMode.GIVEN).withBudget(year, FormulaBudget.of(block));
    ProjectionPlan plan = builder(all, true, List.of(merger)).affordability("301", terms).build();
    try {
      plan.run();
      return List.of();
    } catch (ProblemsException e) {
      return e.problems();
    }
  }
}
