package org.perpupil.projection.pay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.perpupil.budget.Block;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.Budgets;
import org.perpupil.budget.Staff;
import org.perpupil.budget.StaffPost;
import org.perpupil.budget.StaffRole;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Parameter;
import org.perpupil.projection.FormulaPath;
import org.perpupil.projection.Projection;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.projection.YearBasis;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.PayArea;
import org.perpupil.scenario.Assumptions;
import org.perpupil.scenario.Selector;
import org.perpupil.school.Governance;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/**
 * What teaching costs as a total does when pupils come and go, one pupil at a time: over rolls,
 * patterns of year groups, class sizes and totals.
 */
@Tag("slow")
class TeachingCostProperties {
  private static final FundingYear FIRST = FundingYear.of(2025);
  private static final FundingYear CHANGE = FundingYear.of(2027);
  private static final int YEARS = 5;
  private static final int SCHOOL = 0;
  private static final int ONE_POST = 1;
  private static final List<BudgetCode> BY_CLASSES =
      List.of(BudgetCode.E02, BudgetCode.E03, BudgetCode.E26);

  /** First year group and how many, of infants, first, primary, junior, middle and secondary. */
  private static final int[][] PATTERNS = {{0, 3}, {0, 5}, {0, 7}, {3, 4}, {5, 4}, {7, 5}, {0, 12}};

  @Property(tries = 300)
  void onePupilFewerSavesAtMostWhatOneClassCosts(
      @ForAll Random random,
      @ForAll @IntRange(min = 0, max = 6) int pattern,
      @ForAll @IntRange(min = 8, max = 36) int classSize,
      @ForAll @IntRange(min = 1, max = 3_000) int thousands) {
    int[] groups = groups(random, PATTERNS[pattern]);
    int entry = groups[PATTERNS[pattern][0]];
    ProjectionPlan plan = plan(groups, PATTERNS[pattern], thousands * 1_000.0, classSize);
    Projection before = plan.run();
    Projection fewer = plan.run(onePupilFewer(plan.assumptions(), entry));
    assertThat(before.failure(SCHOOL)).isEmpty();
    double today = before.classes(SCHOOL, FIRST).orElseThrow();
    for (int k = 1; k <= 2 * YEARS; k++) {
      Block block = block(k);
      double post = before.amount(ONE_POST, BudgetCode.E01, block).orElseThrow();
      double saved = saved(BudgetCode.E01, block, before, fewer);
      double classes = before.classes(SCHOOL, september(block)).orElseThrow();
      // A class beyond today's takes what each of those has; one of them frees a post at most.
      double posts =
          classes > today ? (before.teachersOfTotal(SCHOOL).orElseThrow() - 1) / today : 1;
      assertThat(saved)
          .as(
              "%s, %s: %s classes today, %s then, %s with one fewer",
              block,
              shown(groups),
              today,
              classes,
              fewer.classes(SCHOOL, september(block)).orElseThrow())
          .isBetween(-1e-6, Math.max(0, posts) * post + 1e-6);
      for (BudgetCode code : BY_CLASSES) {
        double line = before.amount(SCHOOL, code, block).orElseThrow();
        assertThat(saved(code, block, before, fewer))
            .as(
                "%s in %s, %s: %s, %s classes, %s with one fewer",
                code,
                block,
                shown(groups),
                line,
                classes,
                fewer.classes(SCHOOL, september(block)).orElseThrow())
            .isBetween(-1e-6, (classes == 0 ? 0 : line / classes) + 1e-6);
      }
    }
    for (int i = 0; i < YEARS; i++) {
      FundingYear year = FundingYear.of(FIRST.start() + i);
      double change =
          before.classes(SCHOOL, year).orElseThrow() - fewer.classes(SCHOOL, year).orElseThrow();
      assertThat(change).isIn(0.0, 1.0);
    }
  }

  /** Whatever the pattern, as long as each key stage fits one class and has somebody in it. */
  @Property(tries = 200)
  void aSchoolOfTwoMixedClassesSavesNoTeacher(
      @ForAll Random random,
      @ForAll @IntRange(min = 4, max = 7) int yearGroups,
      @ForAll @DoubleRange(min = -40, max = 0) double growth,
      @ForAll @IntRange(min = 50, max = 400) int thousands) {
    int[] groups = new int[14];
    for (int g = 0; g < yearGroups; g++) {
      groups[g] = 1 + random.nextInt(7);
    }
    ProjectionPlan plan = plan(groups, new int[] {0, yearGroups}, thousands * 1_000.0, 30);
    Projection falling =
        plan.run(
            plan.assumptions().toBuilder()
                .set("pupils.intake_growth_percent", Selector.schools(List.of("S")), growth)
                .build());
    double year = falling.amount(SCHOOL, BudgetCode.E01, FIRST, YearBasis.ACADEMIC).orElseThrow();
    for (int i = 0; i < YEARS; i++) {
      FundingYear each = FundingYear.of(FIRST.start() + i);
      assertThat(falling.classes(SCHOOL, each).orElseThrow()).isEqualTo(2);
      double post =
          falling.amount(ONE_POST, BudgetCode.E01, each, YearBasis.ACADEMIC).orElseThrow();
      double firstPost =
          falling.amount(ONE_POST, BudgetCode.E01, FIRST, YearBasis.ACADEMIC).orElseThrow();
      assertThat(falling.amount(SCHOOL, BudgetCode.E01, each, YearBasis.ACADEMIC).orElseThrow())
          .isCloseTo(year * post / firstPost, within(1e-6 * year));
    }
  }

  /** Scaling and following are each other's inverse, whatever becomes of the classes. */
  @Property
  void theFirstYearAddsUpToTheTotal(
      @ForAll @DoubleRange(min = -200, max = 5_000) double total,
      @ForAll @DoubleRange(min = 1, max = 60) double firstPrice,
      @ForAll @DoubleRange(min = 1, max = 60) double price,
      @ForAll @DoubleRange(min = 0, max = 3) double ratio,
      @ForAll @IntRange(min = 1, max = 60) int classes,
      @ForAll @DoubleRange(min = 0, max = 4) double leadership,
      @ForAll @DoubleRange(min = 0, max = 2) double perClass) {
    TeachingTotal teaching = new TeachingTotal(leadership, perClass);
    double first = teaching.first(total, firstPrice, price, ratio, classes);
    double cost =
        firstPrice * teaching.teachers(first, 1, classes)
            + price * teaching.teachers(first, ratio, classes);
    assertThat(cost).isCloseTo(total, within(1e-9 * (1 + Math.abs(total))));
    assertThat(teaching.teachers(first, 1, classes)).isEqualTo(first);
  }

  private static double saved(BudgetCode code, Block block, Projection before, Projection fewer) {
    return before.amount(SCHOOL, code, block).orElseThrow()
        - fewer.amount(SCHOOL, code, block).orElseThrow();
  }

  /** One pupil fewer in the intake of a year, and the old intake again from the next year on. */
  private static Assumptions onePupilFewer(Assumptions base, int entry) {
    FundingYear next = FundingYear.of(CHANGE.start() + 1);
    Selector school = Selector.schools(List.of("S"));
    return base.toBuilder()
        .set("pupils.intake_growth_percent", school, CHANGE, -100.0 / entry)
        .set("pupils.intake_growth_percent", school, next, 100.0 / (entry - 1))
        .build();
  }

  private static int[] groups(Random random, int[] pattern) {
    int[] groups = new int[14];
    int most = List.of(6, 16, 32, 70, 240).get(random.nextInt(5));
    for (int g = pattern[0]; g < pattern[0] + pattern[1]; g++) {
      groups[g] = 2 + random.nextInt(most);
    }
    if (groups[6] > 0) {
      // Nobody arrives in Year 7, who would follow the intake, too.
      groups[7] = Math.min(groups[7], groups[6]);
    }
    return groups;
  }

  private static List<Integer> shown(int[] groups) {
    List<Integer> shown = new ArrayList<>();
    for (int group : groups) {
      shown.add(group);
    }
    return shown;
  }

  private static ProjectionPlan plan(int[] groups, int[] pattern, double teaching, int classSize) {
    Formula formula =
        Formula.local("ours", FIRST)
            .set(Parameter.BASIC_PRIMARY, 3_847)
            .set(Parameter.BASIC_KS3, 5_000)
            .set(Parameter.BASIC_KS4, 5_500)
            .set(Parameter.LUMP_SUM_PRIMARY, 145_100)
            .set(Parameter.LUMP_SUM_SECONDARY, 145_100)
            .build();
    School.Builder school =
        School.builder("S", "1", Phase.ALL_THROUGH).governance(Governance.ACADEMY);
    int primary = Math.max(0, Math.min(7, pattern[0] + pattern[1]) - pattern[0]);
    double[] stages = new double[3];
    for (int g = 0; g < 12; g++) {
      stages[stage(g)] += groups[g];
    }
    for (int g = 0; g < 12; g++) {
      if (stages[stage(g)] > 0) {
        school.set(SchoolField.yearGroup(g), groups[g]);
      }
    }
    school.yearGroups(primary, pattern[1] - primary).pupils(stages[0], stages[1], stages[2]);
    School still =
        School.builder("R", "1", Phase.PRIMARY)
            .governance(Governance.ACADEMY)
            .yearGroups(7, 0)
            .pupils(210, 0, 0)
            .build();
    return ProjectionPlan.builder(
            SchoolTable.of(school.build(), still),
            FormulaPath.from(FIRST, Formulas.forAll(formula)))
        .years(FIRST, FundingYear.of(FIRST.start() + YEARS - 1))
        .budgets(
            Budgets.of(
                List.of(
                    Budget.builder("S")
                        .set(BudgetCode.OB01, 0)
                        .set(BudgetCode.E01, teaching)
                        .set(BudgetCode.E02, 9_000)
                        .set(BudgetCode.E03, 50_000)
                        .set(BudgetCode.E26, 7_000)
                        .build(),
                    Budget.builder("R").set(BudgetCode.OB01, 0).build())))
        .staff(
            Staff.of(
                List.of(
                    StaffPost.onScale("R", StaffRole.TEACHER, PayArea.REST_OF_ENGLAND, "M6")
                        .allPosts(true)
                        .build())))
        .assumptions(
            Assumptions.builder()
                .set("formula.local_uplift_percent", 0)
                // A total holds its first allowance for good, a post has that of each year.
                .set("tax.apprenticeship_levy_allowance", 0)
                .set("classes.primary_size", classSize)
                .set("classes.secondary_size", classSize)
                .build())
        .build();
  }

  private static int stage(int group) {
    return group < 7 ? 0 : group < 10 ? 1 : 2;
  }

  private static Block block(int k) {
    int year = FIRST.start() + k / 2;
    return k % 2 == 1 ? Block.septemberToMarch(year) : Block.aprilToAugust(year);
  }

  /** Returns the year whose September's classes a block has. */
  private static FundingYear september(Block block) {
    boolean autumn = block.term() == Block.Term.SEPTEMBER_TO_MARCH;
    return FundingYear.of(autumn ? block.startYear() : block.startYear() - 1);
  }
}
