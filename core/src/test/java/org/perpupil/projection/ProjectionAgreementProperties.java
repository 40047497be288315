package org.perpupil.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.perpupil.budget.Block;
import org.perpupil.budget.BudgetCode;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumptions;

/** The engine gives every school, block by block and year by year, what the naive oracle does. */
@Domain(ProjectionCases.class)
class ProjectionAgreementProperties {
  private static final double RELATIVE = 1e-9;
  private static final double NEAR_ZERO = 1e-6;

  @Property(tries = 300)
  void agreesUnderTheReference(@ForAll ProjectionCase given) {
    agrees(given, ProjectionRuns.plan(given).run(), given.reference());
  }

  @Property(tries = 300)
  void agreesUnderOtherAssumptions(@ForAll ProjectionCase given) {
    agrees(given, ProjectionRuns.plan(given).run(given.others()), given.others());
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

  private static void sameBlocks(
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

  private static void sameYears(
      ProjectionCase given, int row, Projection actual, ProjectionOracle oracle) {
    for (int i = 0; i < given.years(); i++) {
      for (Basis basis : Basis.values()) {
        int start = basis == Basis.FINANCIAL ? 2 * i : 2 * i + 1;
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
