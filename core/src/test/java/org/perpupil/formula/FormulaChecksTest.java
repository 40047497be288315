package org.perpupil.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;

/** What of a formula is refused, and what only warned of. */
class FormulaChecksTest {
  private static Formula.Builder own() {
    return Formula.local("own", FundingYear.of(2018));
  }

  @Test
  void anUnusualRateIsWarnedOfWhereAUserSetIt() {
    assertThat(own().set(Parameter.BASIC_PRIMARY, 2_746).build().warnings()).isEmpty();
    assertThat(own().set(Parameter.BASIC_PRIMARY, 27.46).build().warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.isError()).isFalse();
              assertThat(warning.place()).contains("basic_primary");
              assertThat(warning.value()).isEqualTo("27.46");
            });
    Formula national = Formula.national("2018-19");
    assertThat(national.with(Parameter.BASIC_PRIMARY, 27.46).warnings()).isEmpty();
    assertThat(national.with(Parameter.FLOOR_PERCENT, -50).warnings())
        .extracting(Problem::value)
        .containsExactly("-50");
  }

  /** Shares are kept as parts of 1; what is told is the percentage that was written. */
  @Test
  void percentagesOfNotionalNeedsAreToldAsTheyWereWritten() {
    assertThat(own().senPercent(Line.BASIC_PRIMARY, 0.07).build().warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.place()).contains("basic_primary_sen_percent");
              assertThat(warning.value()).isEqualTo("0.07");
            });
    assertThat(own().senPercent(Line.BASIC_PRIMARY, 7).build().warnings()).isEmpty();
    Formula.Builder much = own().senPercent(Line.BASIC_PRIMARY, 700);
    Formula.Builder fringe = own().senPercent(Line.FRINGE, 5);
    assertThatThrownBy(much::build)
        .isInstanceOfSatisfying(
            ProblemsException.class,
            e -> assertThat(e.problems()).extracting(Problem::value).containsExactly("700"));
    assertThatThrownBy(fringe::build)
        .isInstanceOfSatisfying(
            ProblemsException.class,
            e -> assertThat(e.problems()).extracting(Problem::value).containsExactly("5"));
  }
}
