package org.perpupil.formula.printed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.perpupil.formula.RoundingRules;
import org.perpupil.problem.ProblemsException;

/** Figures as they are printed, at the edges of what can be. */
class CastingTest {
  @Test
  void whatHasNoPenceIsRefused() {
    assertThat(Casting.pence(4e13)).isEqualTo(4_000_000_000_000_000L);
    for (double wrong : new double[] {4.1e13, -4.1e13, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> Casting.pence(wrong)).isInstanceOf(ProblemsException.class);
      for (RoundingRules rules :
          new RoundingRules[] {RoundingRules.statement(), RoundingRules.none()}) {
        assertThatThrownBy(() -> Casting.line(wrong, rules))
            .isInstanceOf(ProblemsException.class)
            .hasMessageContaining("pounds, which still have pence");
      }
    }
  }

  @Test
  void decimalsAreThoseThatAreShown() {
    assertThat(Casting.line(1.005, RoundingRules.statement())).isEqualTo(new BigDecimal("1.01"));
    assertThat(Casting.pence(new BigDecimal("-0.125"))).isEqualTo(new BigDecimal("-0.13"));
    assertThat(Casting.asWritten(0.1)).isEqualTo(new BigDecimal("0.1"));
    assertThat(Casting.asWritten(1 / 3.0).scale()).isEqualTo(Casting.UNROUNDED_DECIMALS);
    assertThat(Casting.sum(DoubleStream.of(0.1, 0.2, 70))).isEqualByComparingTo("70.3");
  }
}
