package org.perpupil.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.domains.Domain;
import org.perpupil.formula.Generators.Case;
import org.perpupil.problem.ProblemsException;

/** The engine gives every school what the naive oracle gives it. */
@Domain(Generators.class)
@Tag("slow")
class OracleAgreementProperties {
  @Property(tries = 300)
  void agreesUnrounded(@ForAll Case given) {
    agrees(given, RoundingRules.none());
  }

  @Property(tries = 300)
  void agreesToThePennyOnStatements(@ForAll Case given) {
    agrees(given, RoundingRules.statement());
  }

  @Property(tries = 200)
  void agreesToThePennyWithRatesAndUnitsRounded(@ForAll Case given) {
    agrees(
        given,
        RoundingRules.statement()
            .withSharesToSixDecimals(false)
            .withAreaCostRatesToPence(true)
            .withGuaranteeUnitsToPence(true));
  }

  @Property(tries = 200)
  void statementIsTheRowOfTheAllocation(@ForAll Case given) {
    Allocation allocation = given.allocate(RoundingRules.statement());
    for (int row = 0; row < allocation.size(); row++) {
      if (allocation.failure(row).isPresent()) {
        int failed = row;
        assertThatThrownBy(() -> allocation.statement(failed))
            .isInstanceOf(ProblemsException.class);
        assertThatThrownBy(() -> Statement.of(given.school(failed), given.formula(failed)))
            .isInstanceOf(ProblemsException.class);
      } else {
        sameAsRow(allocation, row, allocation.statement(row));
        sameAsRow(allocation, row, Statement.of(given.school(row), given.formula(row)));
      }
    }
  }

  private static void sameAsRow(Allocation allocation, int row, Statement statement) {
    for (Line line : Line.values()) {
      double amount = allocation.amount(line, row).getAsDouble();
      assertThat(statement.amount(line)).as("%s", line).isEqualTo(amount);
      double shown =
          statement.lines().stream()
              .filter(each -> each.line() == line)
              .mapToDouble(StatementLine::amount)
              .sum();
      assertThat(shown + 0.0).as("shown %s", line).isEqualTo(amount + 0.0);
    }
    for (Total total : Total.values()) {
      assertThat(statement.total(total)).as("%s", total).isEqualTo(allocation.total(total, row));
    }
    assertThat(statement.status()).isEqualTo(allocation.status(row));
  }

  private static void agrees(Case given, RoundingRules rules) {
    Allocation allocation = given.allocate(rules);
    for (int row = 0; row < allocation.size(); row++) {
      Optional<NaiveOracle.Outcome> expected =
          NaiveOracle.pay(given.school(row), given.formula(row), rules);
      assertThat(allocation.failure(row).isEmpty())
          .as("paid, not %s: %s", allocation.failure(row), given.describe(row))
          .isEqualTo(expected.isPresent());
      if (expected.isPresent() && !expected.get().closeToTie()) {
        sameMoney(allocation, row, expected.get(), given.describe(row), rules.linesToPence());
      }
    }
  }

  private static void sameMoney(
      Allocation allocation,
      int row,
      NaiveOracle.Outcome expected,
      String described,
      boolean exactly) {
    for (Line line : Line.values()) {
      OptionalDouble amount = allocation.amount(line, row);
      OptionalDouble without = allocation.amountWithoutAreaCost(line, row);
      BigDecimal lineWithout = expected.linesWithoutAreaCost().get(line);
      if (exactly) {
        equal(amount, expected.lines().get(line), line + " " + described);
        equal(without, lineWithout, line + " without area cost " + described);
      } else {
        near(amount, expected.lines().get(line), line + " " + described);
        near(without, lineWithout, line + " without area cost " + described);
      }
    }
    for (Total total : Total.values()) {
      near(allocation.total(total, row), expected.totals().get(total), total + " " + described);
    }
  }

  private static void equal(OptionalDouble actual, BigDecimal expected, String what) {
    assertThat(actual).as(what).isPresent();
    assertThat(BigDecimal.valueOf(actual.getAsDouble())).as(what).isEqualByComparingTo(expected);
  }

  /** Totals are sums and quotients of exact lines, so this is to the penny for them as well. */
  private static void near(OptionalDouble actual, BigDecimal expected, String what) {
    assertThat(actual.isPresent()).as("present: " + what).isEqualTo(expected != null);
    if (expected != null) {
      double value = expected.doubleValue();
      assertThat(actual.getAsDouble())
          .as(what)
          .isCloseTo(value, within(1e-7 + 1e-9 * Math.abs(value)));
    }
  }
}
