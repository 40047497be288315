package org.perpupil.projection.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.budget.Block;
import org.perpupil.budget.BudgetCode;
import org.perpupil.projection.GrantPool;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.projection.ProjectionRunner;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Arrangement;
import org.perpupil.school.Governance;
import org.perpupil.trust.PoolingNeed;

/** A school that becomes an academy on the first of any month: its block is split by months. */
class ConversionMonthTest {
  private static final double CENT = 1e-6;
  private final ReorganisedSchools all = maintained();

  private static ReorganisedSchools maintained() {
    int seed = 0;
    while (ReorganisedSchools.of(seed).governance() != Governance.MAINTAINED) {
      seed++;
    }
    return ReorganisedSchools.of(seed);
  }

  private ProjectionPlan plan(LocalDate day) {
    return all.builder().arrangement("A", Arrangement.converting(day)).build();
  }

  private static double amount(Projection projection, BudgetCode code, Block block) {
    return projection.amount(0, code, block).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "2027-01-01, 2026-09-01, 2027-04-01, 4, 7",
    "2026-10-01, 2026-09-01, 2027-04-01, 1, 7",
    "2027-03-01, 2026-09-01, 2027-04-01, 6, 7",
    "2027-06-01, 2027-04-01, 2027-09-01, 2, 5",
    "2027-08-01, 2027-04-01, 2027-09-01, 4, 5",
  })
  void aBlockIsSplitByMonths(
      LocalDate day, LocalDate start, LocalDate next, int months, int ofBlock) {
    Projection split = plan(day).run();
    Projection early = plan(start).run();
    Projection late = plan(next).run();
    Block block = Block.containing(day);
    double part = months / (double) ofBlock;

    for (BudgetCode code : early.codes(0)) {
      double before = amount(late, code, block);
      double after = amount(early, code, block);
      // Converting costs once, whatever the month.
      double expected = code == BudgetCode.E28A ? after : part * before + (1 - part) * after;
      assertThat(amount(split, code, block)).as(code.code()).isCloseTo(expected, within(CENT));
      Block second = block.next();
      assertThat(amount(split, code, second))
          .as(code.code())
          .isCloseTo(amount(early, code, second), within(CENT));
    }
    assertThat(amount(split, BudgetCode.I01, Block.aprilToAugust(2026)))
        .isEqualTo(amount(early, BudgetCode.I01, Block.aprilToAugust(2026)));
  }

  /** Grant is pooled from each school's own day on, with those who pool by then. */
  @Test
  void aPoolIsSplitByMonths() {
    Block block = Block.septemberToMarch(2026);
    LocalDate start = LocalDate.of(2026, 9, 1);
    LocalDate later = LocalDate.of(2027, 4, 1);
    Projection split = pooled(LocalDate.of(2026, 11, 1), start, LocalDate.of(2027, 2, 1));
    Projection alone = pooled(later, start, later);
    Projection two = pooled(start, start, later);
    Projection three = pooled(start, start, start);

    for (int row = 0; row < 3; row++) {
      double expected =
          2 / 7.0 * pounds(alone, row, block)
              + 3 / 7.0 * pounds(two, row, block)
              + 2 / 7.0 * pounds(three, row, block);
      assertThat(pounds(split, row, block)).as("row " + row).isCloseTo(expected, within(CENT));
      assertThat(pounds(split, row, block.next()))
          .isCloseTo(pounds(three, row, block.next()), within(CENT));
    }
    assertThat(Math.abs(pounds(split, 0, block))).isGreaterThan(100);
  }

  private Projection pooled(LocalDate a, LocalDate b, LocalDate c) {
    return all.builder()
        .arrangement("A", Arrangement.converting(a))
        .arrangement("B", Arrangement.converting(b))
        .arrangement("C", Arrangement.converting(c))
        .pooling(List.of(new GrantPool("T", List.of("A", "B", "C"), 0.5, PoolingNeed.DISADVANTAGE)))
        .build()
        .run();
  }

  private static double pounds(Projection projection, int row, Block block) {
    return projection.amount(row, BudgetCode.POOLING, block).orElse(0);
  }

  /** Where many worlds are run, the same holds. */
  @Test
  void aRunnerSplitsTheBlockToo() {
    ProjectionPlan plan = plan(LocalDate.of(2027, 1, 1));
    ProjectionRunner runner =
        ProjectionRunner.of(plan, plan.assumptions(), List.of(), List.of(Measure.CLOSING_RESERVE));
    double[] outputs = new double[runner.outputs()];
    runner.run(new double[0], 0, outputs, 0);
    Projection projection = plan.run();
    FundingYear last = ReorganisedSchools.LAST;

    assertThat(outputs[runner.output(Measure.CLOSING_RESERVE, 0, last)])
        .isCloseTo(
            projection.total(0, Measure.CLOSING_RESERVE, last, projection.basis(0)).orElseThrow(),
            within(CENT));
  }

  @Test
  void anArrangementSaysItsDay() {
    Arrangement mid = Arrangement.converting(LocalDate.of(2027, 1, 1));

    assertThat(mid.conversion()).contains(Block.septemberToMarch(2026));
    assertThat(mid.monthsBefore()).isEqualTo(4);
    assertThat(mid).hasToString("academy from 2027-01-01");
    assertThat(mid).isNotEqualTo(Arrangement.converting(Block.septemberToMarch(2026)));
    assertThat(Arrangement.converting(LocalDate.of(2026, 9, 1)))
        .isEqualTo(Arrangement.converting(Block.septemberToMarch(2026)));
    assertThatThrownBy(() -> Arrangement.converting(LocalDate.of(2027, 1, 2)))
        .hasMessageContaining("the first of a month");
  }
}
