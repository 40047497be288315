package org.perpupil.projection.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.perpupil.budget.Block;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.Budgets;
import org.perpupil.budget.Staff;
import org.perpupil.budget.StaffPost;
import org.perpupil.budget.StaffRole;
import org.perpupil.impact.scenario.RunInputs;
import org.perpupil.impact.scenario.ScenarioRun;
import org.perpupil.projection.FormulaPath;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.projection.ProjectionRunner;
import org.perpupil.projection.Target;
import org.perpupil.projection.pay.StaffPlan;
import org.perpupil.projection.prices.GrantRates;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.PayArea;
import org.perpupil.scenario.Arrangement;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.scenario.Change;
import org.perpupil.scenario.Scenario;
import org.perpupil.scenario.Selector;
import org.perpupil.school.Governance;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/**
 * Writing a default down, as the template and the list of assumptions print it, changes no bit of
 * any figure: in an assumptions file, a scenario, a solved number or the input of a sweep. Eight
 * years of which some have published pay scales, rates and grants and some have not.
 */
@Tag("slow")
class PrintedDefaultsTest {
  private static final FundingYear FIRST = FundingYear.of(2022);
  private static final FundingYear LAST = FundingYear.of(2029);
  private static final List<Measure> MEASURES = List.of(Measure.values());

  /** Nothing that the defaults could hide behind: every cause of a figure moves. */
  private static final Assumptions BASE =
      Assumptions.builder().set("formula.national_uplift_percent", 2).build();

  private static final SchoolTable SCHOOLS = schools();
  private static final ProjectionPlan PLAN = plan(BASE);
  private static final Projection UNSET = PLAN.run();

  static Stream<Assumption> withDefaults() {
    return Assumption.all().stream().filter(one -> one.defaultValue().isPresent());
  }

  static Stream<Assumption> afterPublished() {
    return Assumption.all().stream().filter(one -> one.isPublished(FIRST));
  }

  @ParameterizedTest
  @MethodSource("withDefaults")
  void oneDefaultWrittenDownChangesNothing(Assumption assumption) {
    double value = assumption.defaultValue().orElseThrow();
    Assumptions written = BASE.with(assumption, value);
    same(plan(written).run(), UNSET);
    same(PLAN.run(written), UNSET);
    assertThat(runner(Target.of(assumption), value)).isEqualTo(runner(Target.of(assumption), null));
  }

  /** A selector aims a printed default, and what is for some schools changes nothing either. */
  @ParameterizedTest
  @MethodSource("withDefaults")
  void aDefaultForSomeSchoolsChangesNothing(Assumption assumption) {
    double value = assumption.defaultValue().orElseThrow();
    Selector some = Selector.schools(List.of("P0", "T1"));
    same(PLAN.run(BASE.with(assumption, some, value)), UNSET);
  }

  @Test
  void allDefaultsWrittenDownChangeNothing() {
    Assumptions.Builder all = BASE.toBuilder();
    Scenario.Builder scenario = Scenario.builder("all defaults");
    withDefaults()
        .forEach(
            assumption -> {
              double value = assumption.defaultValue().orElseThrow();
              all.set(assumption, value);
              scenario.change(Change.of(assumption, Change.Op.SET, value));
            });
    same(plan(all.build()).run(), UNSET);
    RunInputs inputs =
        new RunInputs(
            SCHOOLS, FormulaPath.national("2022-23"), FIRST, LAST, budgets(), staff(), BASE);
    ScenarioRun run = ScenarioRun.of(inputs, scenario.build());
    same(run.changed(), run.baseline());
    assertThat(run.differences()).isEmpty();
  }

  /** Any value that names no year, not only the default. */
  @ParameterizedTest
  @MethodSource("afterPublished")
  void whatNamesNoYearLeavesPublishedYearsAlone(Assumption assumption) {
    int end = LAST.start() + 1;
    while (!assumption.isPublished(FundingYear.of(end))) {
      end--;
    }
    double byDefault = assumption.defaultValue().orElseThrow();
    double value = byDefault + 3;
    Assumptions general = BASE.with(assumption, value);
    Projection changed = PLAN.run(general);
    for (int row = 0; row < SCHOOLS.size(); row++) {
      for (Block block : blocks()) {
        if (block.startYear() <= end) {
          for (BudgetCode code : BudgetCode.values()) {
            assertThat(changed.amount(row, code, block))
                .as("%s %s %s", row, code, block)
                .isEqualTo(UNSET.amount(row, code, block));
          }
        }
      }
    }
    assertThat(differs(changed)).as("later years follow it").isTrue();
    assertThat(general.replacing(List.of(FIRST, LAST))).isEmpty();
    assertThat(general.givingWay(List.of(FIRST, LAST)))
        .extracting(Assumptions.Setting::assumption)
        .containsExactly(assumption);
    assertThat(BASE.with(assumption, byDefault).givingWay(List.of(FIRST, LAST))).isEmpty();
    assertThat(runner(Target.of(assumption), value)).isEqualTo(measured(general));
  }

  @ParameterizedTest
  @MethodSource("afterPublished")
  void whatNamesAPublishedYearReplacesItAndIsNamed(Assumption assumption) {
    FundingYear second = FundingYear.of(2025);
    double value = assumption.defaultValue().orElseThrow() + 3;
    Assumptions named = BASE.with(assumption, second, value);
    assertThat(differs(PLAN.run(named))).isTrue();
    assertThat(named.replacing(List.of(FIRST, second))).containsOnlyKeys(assumption);
    assertThat(named.replacing(List.of(FIRST, second)).get(assumption)).containsExactly(second);
    assertThat(named.replacing(List.of(FIRST))).isEmpty();
    assertThat(named.givingWay(List.of(FIRST, second))).isEmpty();
    Target target = Target.of(assumption, second);
    assertThat(runner(target, value)).isEqualTo(measured(named));
    assertThat(runner(target.yielding(), value)).isEqualTo(measured(BASE));
  }

  /** The two rates that one growth of the pupil premium is about end in the same year. */
  @Test
  void bothPupilPremiumsArePublishedForTheSameYears() {
    Assumption growth = Assumption.of("grants.pupil_premium_growth_percent");
    Timeline years = Timeline.of(FundingYear.of(2014), FundingYear.of(2034));
    double[] secondary =
        GrantRates.published(years, "pupil_premium_secondary", Month.APRIL, 0, years.years());
    for (int y = 0; y < years.years(); y++) {
      assertThat(growth.isPublished(years.year(y))).isEqualTo(!Double.isNaN(secondary[y]));
    }
  }

  private static boolean differs(Projection changed) {
    for (int row = 0; row < SCHOOLS.size(); row++) {
      for (Block block : blocks()) {
        for (BudgetCode code : BudgetCode.values()) {
          if (!changed.amount(row, code, block).equals(UNSET.amount(row, code, block))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static void same(Projection actual, Projection expected) {
    for (int row = 0; row < SCHOOLS.size(); row++) {
      assertThat(actual.failure(row)).isEmpty();
      for (Block block : blocks()) {
        for (BudgetCode code : BudgetCode.values()) {
          OptionalDouble amount = actual.amount(row, code, block);
          assertThat(amount)
              .as("%s %s %s", SCHOOLS.school(row).id(), code, block)
              .isEqualTo(expected.amount(row, code, block));
        }
      }
      for (FundingYear year : actual.years()) {
        for (Measure measure : MEASURES) {
          assertThat(actual.total(row, measure, year, actual.basis(row)))
              .isEqualTo(expected.total(row, measure, year, expected.basis(row)));
        }
      }
    }
  }

  /** Runs one input upon the base; without one, another assumption that changes nothing. */
  private static double[] runner(Target target, @Nullable Double input) {
    Target set = input == null ? Target.of(Assumption.of("trainee.fees")) : target;
    ProjectionRunner runner = ProjectionRunner.of(PLAN, BASE, List.of(set), MEASURES);
    double[] outputs = new double[runner.outputs()];
    runner.run(new double[] {input == null ? 0 : input}, 0, outputs, 0);
    return outputs;
  }

  private static double[] measured(Assumptions assumptions) {
    ProjectionRunner runner = ProjectionRunner.of(PLAN, assumptions, List.of(), MEASURES);
    double[] outputs = new double[runner.outputs()];
    runner.run(new double[0], 0, outputs, 0);
    return outputs;
  }

  private static List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (int year = FIRST.start(); year <= LAST.start() + 1; year++) {
      blocks.add(Block.aprilToAugust(year));
      blocks.add(Block.septemberToMarch(year));
    }
    return blocks;
  }

  private static ProjectionPlan plan(Assumptions assumptions) {
    return ProjectionPlan.builder(SCHOOLS, FormulaPath.national("2022-23"))
        .years(FIRST, LAST)
        .budgets(budgets())
        .staff(staff())
        .arrangement("P2", Arrangement.converting(Block.septemberToMarch(2024)))
        .arrangement("T2", Arrangement.converting(Block.aprilToAugust(2025)))
        .assumptions(assumptions)
        .build();
  }

  /** P with posts and T with totals: maintained, an academy, and one that converts. */
  private static SchoolTable schools() {
    List<School> schools = new ArrayList<>();
    for (String kind : List.of("P", "T")) {
      for (int i = 0; i < 3; i++) {
        School.Builder school =
            School.builder(kind + i, "1", Phase.ALL_THROUGH)
                .governance(i == 1 ? Governance.ACADEMY : Governance.MAINTAINED)
                .yearGroups(7, 5)
                .pupils(200, 100, 70)
                .set(SchoolField.YEAR_12, 40)
                .set(SchoolField.YEAR_13, 35)
                .set(SchoolField.SPARSITY_DISTANCE_MILES, 1)
                .set(SchoolField.RATES, 30_000);
        for (SchoolField field : SchoolField.values()) {
          boolean older = field.fileName().startsWith("idaci_band");
          if (field.kind() == SchoolField.Kind.SHARE && !older) {
            school.set(field, 0.1);
          }
        }
        schools.add(school.build());
      }
    }
    return SchoolTable.of(schools);
  }

  private static Budgets budgets() {
    List<Budget> budgets = new ArrayList<>();
    for (School school : SCHOOLS.schools()) {
      Budget.Builder budget = Budget.builder(school.id()).set(BudgetCode.OB01, 100_000);
      for (BudgetCode code : BudgetCode.values()) {
        boolean paid =
            code.isRevenue()
                && code != BudgetCode.I01
                && code != BudgetCode.I18D
                && code != BudgetCode.POOLING
                && code != BudgetCode.BAI170;
        boolean byPosts = school.id().startsWith("P") && code == BudgetCode.E01;
        if (paid && !byPosts) {
          budget.set(code, 50_000);
        }
      }
      budgets.add(budget.grant("free_infant_meals", 10_000).build());
    }
    return Budgets.of(budgets);
  }

  private static Staff staff() {
    List<StaffPost> posts = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      for (String point : StaffPlan.POINTS) {
        posts.add(
            StaffPost.onScale("P" + i, StaffRole.TEACHER, PayArea.INNER_LONDON, point)
                .fullTimeEquivalent(2.5)
                .build());
      }
      posts.add(StaffPost.onSalary("P" + i, StaffRole.TEACHER, 80_000).build());
      posts.add(
          StaffPost.onScale("P" + i, StaffRole.TRAINEE, PayArea.REST_OF_ENGLAND, "UQ1")
              .ageUnder25(true)
              .build());
    }
    return Staff.of(posts);
  }
}
