package org.perpupil.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.perpupil.budget.Block;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.Staff;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Arrangement;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.Governance;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/** What holds of every projection, whatever its figures. */
@Domain(ProjectionCases.class)
@Domain(DomainContext.Global.class)
@Tag("slow")
class ProjectionProperties {

  @Property(tries = 200)
  void reservesCarryOnFromYearToYear(@ForAll ProjectionCase given) {
    Projection projection = ProjectionRuns.plan(given).run();
    forEachYear(
        given,
        projection,
        (row, index, basis) -> {
          double income = total(given, projection, row, Measure.INCOME, index, basis);
          double spending = total(given, projection, row, Measure.EXPENDITURE, index, basis);
          double inYear = total(given, projection, row, Measure.IN_YEAR_BALANCE, index, basis);
          near(inYear, income - spending, given);
          OptionalDouble opening =
              projection.total(row, Measure.OPENING_RESERVE, year(given, index), basis);
          OptionalDouble closing =
              projection.total(row, Measure.CLOSING_RESERVE, year(given, index), basis);
          assertThat(closing.isPresent()).isEqualTo(opening.isPresent());
          if (opening.isPresent()) {
            near(closing.getAsDouble(), opening.getAsDouble() + inYear, given);
          }
          OptionalDouble next =
              index + 1 < given.years()
                  ? projection.total(row, Measure.OPENING_RESERVE, year(given, index + 1), basis)
                  : OptionalDouble.empty();
          if (next.isPresent()) {
            near(next.getAsDouble(), closing.getAsDouble(), given);
          }
        });
  }

  @Property(tries = 200)
  void yearsAddUpFromBlocksAndCodes(@ForAll ProjectionCase given) {
    Projection projection = ProjectionRuns.plan(given).run(given.others());
    forEachYear(
        given,
        projection,
        (row, index, basis) -> {
          double income = 0;
          double spending = 0;
          for (BudgetCode code : BudgetCode.values()) {
            double annual = projection.amount(row, code, year(given, index), basis).orElse(0);
            double blocks = 0;
            for (Block block : blocks(given, index, basis)) {
              blocks += projection.amount(row, code, block).orElse(0);
            }
            near(annual, blocks, given);
            switch (code.kind()) {
              case INCOME -> income += annual;
              case REVENUE_FOR_CAPITAL -> income -= annual;
              case EXPENDITURE -> spending += annual;
              case BALANCE, CAPITAL -> assertThat(annual).isZero();
            }
          }
          near(total(given, projection, row, Measure.INCOME, index, basis), income, given);
          near(total(given, projection, row, Measure.EXPENDITURE, index, basis), spending, given);
        });
  }

  /** From the second year on, since rates published for the first still differ from the last. */
  @Property(tries = 100)
  void nothingMovesWhereNothingChanges(
      @ForAll @IntRange(min = 1, max = 90) int size, @ForAll boolean academy, @ForAll long seed) {
    ProjectionCase given =
        SteadyCases.of(size, academy ? Governance.ACADEMY : Governance.MAINTAINED, seed);
    Projection projection = ProjectionRuns.plan(given).run();
    assertThat(projection.failure(0)).isEmpty();
    YearBasis basis = academy ? YearBasis.ACADEMIC : YearBasis.FINANCIAL;
    for (Measure measure : List.of(Measure.PUPILS, Measure.INCOME, Measure.EXPENDITURE)) {
      double second = total(given, projection, 0, measure, 1, basis);
      for (int index = 2; index < given.years(); index++) {
        near(total(given, projection, 0, measure, index, basis), second, given);
      }
    }
  }

  /** An academy is paid each year's share from September on, to the next August. */
  @Property(tries = 200)
  void aConversionChangesWhenAShareIsPaidButNoShare(
      @ForAll ProjectionCase drawn, @ForAll @IntRange(min = 1, max = 11) int block) {
    ProjectionCase given = sharesAlone(drawn);
    int conversion = Math.min(block, 2 * given.years() - 1);
    Projection stays =
        ProjectionRuns.plan(given.withArrangement("S0", Arrangement.of(Governance.MAINTAINED)))
            .run();
    Projection converts =
        ProjectionRuns.plan(
                given.withArrangement("S0", Arrangement.converting(block(given, conversion))))
            .run();
    assertThat(converts.failure(0).isPresent()).isEqualTo(stays.failure(0).isPresent());
    if (stays.failure(0).isPresent()) {
      return;
    }
    for (int index = 0; index <= 2 * given.years(); index++) {
      boolean later = index >= conversion && index % 2 == 0;
      double paid = converts.amount(0, BudgetCode.I01, block(given, index)).getAsDouble();
      int from = later ? index - 2 : index;
      double share = stays.amount(0, BudgetCode.I01, block(given, from)).getAsDouble();
      near(paid, share, given);
    }
  }

  /** What the year brings is stated, and months do the rest until the formula of a year pays it. */
  @Property(tries = 300)
  void aGrantIsPaidOrInTheFormulaAndNeverBoth(
      @ForAll ProjectionCase given, @ForAll @IntRange(min = 0, max = 10) int which) {
    String name = List.copyOf(Life.OF.keySet()).get(which);
    List<Budget> with = new ArrayList<>();
    List<Budget> without = new ArrayList<>();
    for (School school : given.schools().schools()) {
      Budget.Builder budget = Budget.builder(school.id()).set(BudgetCode.OB01, 0);
      without.add(budget.build());
      with.add(budget.grant(name, 12_000).build());
    }
    Projection paying = ProjectionRuns.plan(withBudgets(given, with)).run();
    Projection plain = ProjectionRuns.plan(withBudgets(given, without)).run();
    for (int row = 0; row < given.schools().size(); row++) {
      if (paying.failure(row).isEmpty() && plain.failure(row).isEmpty()) {
        grantIsPaid(given, row, Life.OF.get(name), paying, plain);
      }
    }
  }

  private static void grantIsPaid(
      ProjectionCase given, int row, Life life, Projection paying, Projection plain) {
    NaiveTimeline timeline = given.timeline(row);
    double monthly = Double.NaN;
    List<Integer> blocks = timeline.blocks();
    for (int index : blocks) {
      Block block = timeline.block(index);
      double paid =
          paying.amount(row, BudgetCode.I18D, block).orElse(0)
              - plain.amount(row, BudgetCode.I18D, block).orElse(0);
      boolean inFormula = timeline.firstYear() + timeline.fundingYear(index) >= life.rolledInto();
      boolean started = block.compareTo(life.start()) >= 0;
      if (!started || inFormula) {
        near(paid, 0, given);
        continue;
      }
      double pupils = funded(given, row, timeline.fundingYear(index));
      double counted = life.perPupil() ? Math.max(100, pupils) : 1;
      if (Double.isNaN(monthly)) {
        monthly = paid / block.term().months() / counted;
        broughtInItsFirstYear(given, row, life, index, paid, paying, plain);
      }
      near(paid, monthly * counted * block.term().months(), given);
      assertThat(paid).isPositive();
    }
  }

  /** The year of the first payment brings 12,000 where pupils are those of the budget. */
  private static void broughtInItsFirstYear(
      ProjectionCase given,
      int row,
      Life life,
      int index,
      double paid,
      Projection paying,
      Projection plain) {
    NaiveTimeline timeline = given.timeline(row);
    boolean first = index <= timeline.firstBlock() + 1;
    boolean begins = timeline.isAcademy(index) == NaiveTimeline.isSeptember(index);
    boolean whole = begins && index < timeline.lastBlock();
    if (life.perPupil() && !first) {
      return;
    }
    double year = paid;
    if (whole) {
      Block next = timeline.block(index + 1);
      year +=
          paying.amount(row, BudgetCode.I18D, next).orElse(0)
              - plain.amount(row, BudgetCode.I18D, next).orElse(0);
    }
    if (whole || !begins) {
      near(year, 12_000, given);
    }
  }

  private static double funded(ProjectionCase given, int row, int year) {
    School school = given.schools().school(row);
    NaiveTimeline timeline = given.timeline(row);
    NaiveValues values = new NaiveValues(given.reference(), school, timeline.firstYear());
    return new NaiveRolls(school, values, timeline.years()).funded(Math.max(0, year));
  }

  /**
   * Stated again by hand: the first block of a grant, the year whose formula takes it up, and
   * whether it is paid for each pupil and a hundred at least.
   */
  private record Life(Block start, int rolledInto, boolean perPupil) {
    static final int NEVER = Integer.MAX_VALUE;

    static final Map<String, Life> OF =
        ImmutableMap.<String, Life>builder()
            .put("teachers_pay", new Life(Block.septemberToMarch(2018), 2021, true))
            .put("teachers_pension", new Life(Block.septemberToMarch(2019), 2021, true))
            .put(
                "teachers_pension_supplementary",
                new Life(Block.septemberToMarch(2019), 2021, false))
            .put("schools_supplementary", new Life(Block.aprilToAugust(2022), 2023, false))
            .put("mainstream_schools_additional", new Life(Block.aprilToAugust(2023), 2024, false))
            .put("teachers_pay_additional", new Life(Block.septemberToMarch(2023), 2025, false))
            .put("teachers_pension_2024", new Life(Block.aprilToAugust(2024), 2025, false))
            .put("core_schools_budget", new Life(Block.septemberToMarch(2024), 2025, false))
            .put("national_insurance", new Life(Block.aprilToAugust(2025), 2026, false))
            .put("schools_budget_support", new Life(Block.aprilToAugust(2025), 2026, false))
            .put("pay_awards_2026", new Life(Block.septemberToMarch(2026), NEVER, false))
            .buildOrThrow();
  }

  /** A row, a year counted from 0 and a view in which that year is shown. */
  private interface YearCheck {
    void check(int row, int index, YearBasis basis);
  }

  private static void forEachYear(ProjectionCase given, Projection projection, YearCheck check) {
    for (int row = 0; row < given.schools().size(); row++) {
      for (int index = 0; index < given.years(); index++) {
        for (YearBasis basis : YearBasis.values()) {
          if (projection.total(row, Measure.INCOME, year(given, index), basis).isPresent()) {
            check.check(row, index, basis);
          }
        }
      }
    }
  }

  /** The first school without budget or de-delegation, and nobody funded on estimates. */
  private static ProjectionCase sharesAlone(ProjectionCase given) {
    Assumptions.Builder assumptions = Assumptions.builder();
    for (Assumptions.Setting setting : given.reference().settings()) {
      if (setting.assumption().name().equals("pupils.funded_on_estimates")) {
        continue;
      }
      if (setting.year().isPresent()) {
        assumptions.set(
            setting.assumption(), setting.selector(), setting.year().get(), setting.value());
      } else {
        assumptions.set(setting.assumption(), setting.selector(), setting.value());
      }
    }
    School school = given.schools().school(0).without(SchoolField.DEDELEGATION);
    return new ProjectionCase(
        SchoolTable.of(school),
        given.formulas(),
        given.first(),
        given.years(),
        List.of(),
        Staff.of(List.of()),
        Map.of(),
        assumptions.build(),
        given.others());
  }

  private static ProjectionCase withBudgets(ProjectionCase given, List<Budget> budgets) {
    return new ProjectionCase(
        given.schools(),
        given.formulas(),
        given.first(),
        given.years(),
        budgets,
        Staff.of(List.of()),
        given.arrangements(),
        given.reference(),
        given.others());
  }

  private static FundingYear year(ProjectionCase given, int index) {
    return FundingYear.of(given.first().start() + index);
  }

  private static Block block(ProjectionCase given, int index) {
    return new NaiveTimeline(given.first().start(), given.years(), NaiveTimeline.NEVER)
        .block(index);
  }

  private static List<Block> blocks(ProjectionCase given, int index, YearBasis basis) {
    int first = basis == YearBasis.FINANCIAL ? 2 * index : 2 * index + 1;
    return List.of(block(given, first), block(given, first + 1));
  }

  private static double total(
      ProjectionCase given,
      Projection projection,
      int row,
      Measure measure,
      int index,
      YearBasis basis) {
    return projection.total(row, measure, year(given, index), basis).getAsDouble();
  }

  private static void near(double actual, double expected, ProjectionCase given) {
    assertThat(actual)
        .as("%s", given)
        .isCloseTo(expected, within(1e-6 + 1e-9 * Math.abs(expected)));
  }
}
