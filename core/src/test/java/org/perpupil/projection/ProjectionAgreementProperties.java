package org.perpupil.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.domains.Domain;
import org.perpupil.budget.Block;
import org.perpupil.budget.BudgetCode;
import org.perpupil.formula.Line;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumptions;

/** The engine gives every school, block by block and year by year, what the naive oracle does. */
@Domain(ProjectionCases.class)
@Tag("slow")
class ProjectionAgreementProperties {
  private static final double RELATIVE = 1e-9;
  private static final double NEAR_ZERO = 1e-6;

  @Property(tries = 150)
  void agreesUnderTheReference(@ForAll ProjectionCase given) {
    agrees(given, ProjectionRuns.plan(given).run(), given.reference());
  }

  @Property(tries = 150)
  void agreesUnderOtherAssumptions(@ForAll ProjectionCase given) {
    agrees(given, ProjectionRuns.plan(given).run(given.others()), given.others());
  }

  @Property(tries = 150)
  void linesAreThoseOfEachYearsAllocation(@ForAll ProjectionCase given) {
    Projection run = ProjectionRuns.plan(given).run(given.others());
    FormulaLines lines = ProjectionRuns.plan(given).lines(given.others());
    assertThat(lines.years()).isEqualTo(run.years());
    for (int row = 0; row < given.schools().size(); row++) {
      assertThat(lines.has(row)).isEqualTo(run.failure(row).isEmpty());
      ProjectionOracle oracle = given.oracle(row, given.others());
      for (int i = 0; i < given.years(); i++) {
        FundingYear year = run.years().get(i);
        if (lines.has(row)) {
          sameLines(given, row, lines, oracle.funding(), i);
          double protection =
              oracle.funding().line(i, Line.MINIMUM_FUNDING_GUARANTEE)
                  + oracle.funding().line(i, Line.FLOOR_TOP_UP);
          near(run.protection(row, year).orElseThrow(), protection, row + " " + year, given);
        } else {
          assertThat(lines.paid(row, year)).isEmpty();
          assertThat(lines.amount(row, Line.RATES, year)).isEmpty();
          assertThat(run.protection(row, year)).isEmpty();
        }
      }
      for (FundingYear out :
          List.of(
              FundingYear.of(given.first().start() - 1),
              FundingYear.of(given.last().start() + 1))) {
        assertThat(lines.paid(row, out)).isEmpty();
        assertThat(lines.businessRatesPrices(row, out)).isEmpty();
        assertThat(run.protection(row, out)).isEmpty();
      }
    }
  }

  private static void sameLines(
      ProjectionCase given, int row, FormulaLines lines, NaiveFunding funding, int i) {
    FundingYear year = lines.years().get(i);
    double sum = 0;
    for (Line line : Line.values()) {
      double pounds = lines.amount(row, line, year).orElseThrow();
      near(pounds, funding.line(i, line), row + " " + line + " " + year, given);
      sum += pounds;
    }
    double rates = lines.businessRatesPrices(row, year).orElseThrow();
    double settled = lines.pupilNumberAdjustment(row, year).orElseThrow();
    near(rates, funding.dearerRates(i), row + " business rates " + year, given);
    near(settled, funding.adjustment(i), row + " settled " + year, given);
    double paid = lines.paid(row, year).orElseThrow();
    near(paid, funding.paid(i) + funding.adjustment(i), row + " paid " + year, given);
    near(paid, sum + rates + settled, row + " together " + year, given);
  }

  private static void agrees(ProjectionCase given, Projection actual, Assumptions assumptions) {
    for (int row = 0; row < given.schools().size(); row++) {
      ProjectionOracle oracle = given.oracle(row, assumptions);
      assertThat(actual.failure(row).isPresent())
          .as("failed, %s, expected %s: %s", actual.failure(row), oracle.failure(), given)
          .isEqualTo(oracle.failure().isPresent());
      if (oracle.failure().isEmpty()) {
        sameBlocks(given, row, actual, oracle);
        sameYears(given, row, actual, oracle);
      }
    }
  }

  static void sameBlocks(
      ProjectionCase given, int row, Projection actual, ProjectionOracle oracle) {
    for (int index : oracle.timeline().blocks()) {
      Block block = oracle.timeline().block(index);
      for (BudgetCode code : BudgetCode.values()) {
        // A line with nothing in it may be there or not.
        double amount = actual.amount(row, code, block).orElse(0);
        near(amount, oracle.amount(code, index), row + " " + code + " " + block, given);
      }
    }
  }

  static void sameYears(ProjectionCase given, int row, Projection actual, ProjectionOracle oracle) {
    for (int i = 0; i < given.years(); i++) {
      for (YearBasis basis : YearBasis.values()) {
        int start = basis == YearBasis.FINANCIAL ? 2 * i : 2 * i + 1;
        FundingYear year = oracle.timeline().year(i);
        boolean shown =
            start >= oracle.timeline().firstBlock() && start < oracle.timeline().lastBlock();
        assertThat(actual.total(row, Measure.INCOME, year, basis).isPresent())
            .as("%s %s %s shown: %s", row, year, basis, given)
            .isEqualTo(shown);
        if (shown) {
          for (Measure measure : Measure.values()) {
            OptionalDouble expected = total(oracle, measure, i, start);
            OptionalDouble total = actual.total(row, measure, year, basis);
            String what = row + " " + measure + " " + year + " " + basis;
            assertThat(total.isPresent()).as("%s: %s", what, given).isEqualTo(expected.isPresent());
            near(total.orElse(0), expected.orElse(0), what, given);
          }
          for (BudgetCode code : BudgetCode.values()) {
            double expected = oracle.amount(code, start) + oracle.amount(code, start + 1);
            double amount = actual.amount(row, code, year, basis).orElse(0);
            near(amount, expected, row + " " + code + " " + year + " " + basis, given);
          }
        }
      }
    }
  }

  private static OptionalDouble total(
      ProjectionOracle oracle, Measure measure, int fundingYear, int start) {
    double income = oracle.income(start, start + 1);
    double spending = oracle.spending(start, start + 1);
    return switch (measure) {
      case PUPILS -> OptionalDouble.of(oracle.pupils(fundingYear));
      case INCOME -> OptionalDouble.of(income);
      case EXPENDITURE -> OptionalDouble.of(spending);
      case IN_YEAR_BALANCE -> OptionalDouble.of(income - spending);
      case OPENING_RESERVE -> oracle.reserveBefore(start);
      case CLOSING_RESERVE -> oracle.reserveBefore(start + 2);
    };
  }

  private static void near(double actual, double expected, String what, ProjectionCase given) {
    assertThat(actual)
        .as("%s: %s", what, given)
        .isCloseTo(expected, within(NEAR_ZERO + RELATIVE * Math.abs(expected)));
  }
}
