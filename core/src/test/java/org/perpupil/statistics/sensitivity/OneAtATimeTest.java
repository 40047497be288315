package org.perpupil.statistics.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.statistics.Bar;
import org.perpupil.statistics.Design;
import org.perpupil.statistics.SensitivityInput;
import org.perpupil.statistics.Tornado;

/** Tornado bars worked by hand. */
class OneAtATimeTest {
  private static final List<SensitivityInput> INPUTS =
      List.of(
          SensitivityInput.uniform("roll", 100, 200),
          SensitivityInput.uniform("award", 0, 8),
          SensitivityInput.uniform("bent", -1, 1),
          SensitivityInput.uniform("idle", 0, 1));

  /**
   * At the medians 150, 4, 0 the output is 150 - 40 = 110. The roll at its quartiles gives 85 and
   * 135, the award at 2 and 6 gives 130 and 90, and the bent one lifts it by 30 at either end.
   */
  @Test
  void barsByHand() {
    OneAtATime analysis = OneAtATime.of(INPUTS, 0.25, 0.75);
    Design design = analysis.design();
    Tornado tornado =
        analysis.result(design, design.evaluate(x -> x[0] - 10 * x[1] + 120 * x[2] * x[2]));
    assertThat(tornado.base()).isEqualTo(110);
    assertThat(tornado.bars())
        .containsExactly(
            new Bar("roll", 125, 175, 85, 135, 50),
            new Bar("award", 2, 6, 130, 90, 40),
            new Bar("bent", -0.5, 0.5, 140, 140, 30),
            new Bar("idle", 0.25, 0.75, 110, 110, 0));
    assertThat(tornado.warnings()).isEmpty();
    assertThat(tornado.measure()).isEqualTo("output");
    assertThat(tornado.design()).isEqualTo(design);
    assertThat(design.rows()).isEqualTo(9);
    assertThat(design.seed()).isEmpty();
    assertThat(design.size()).isEqualTo(1);
    assertThat(design.toString()).contains("no seed").contains("9 runs");
    assertThat(tornado.toString()).contains("base 110.0, 4 bars");
    assertThat(analysis.toString()).contains("one at a time, 0.25 to 0.75");
  }

  @Test
  void theUsualEndsAreTheTenthAndTheNinetiethPercentile() {
    Design design = OneAtATime.of(List.of(SensitivityInput.uniform("x", 0, 10))).design();
    double[] x = new double[1];
    design.values(1, x);
    assertThat(x).containsExactly(1);
    design.values(2, x);
    assertThat(x).containsExactly(9);
  }

  @Test
  void barsOfOneWidthKeepTheOrderOfInputs() {
    OneAtATime analysis = OneAtATime.of(TestFunctions.units(5));
    Design design = analysis.design();
    Tornado constant = analysis.result(design, design.evaluate(x -> 3));
    assertThat(constant.bars())
        .extracting(Bar::input)
        .containsExactly("x1", "x2", "x3", "x4", "x5");
    assertThat(constant.bars()).allMatch(bar -> bar.swing() == 0);
    assertThat(constant.warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.place()).isEqualTo("output, every row");
              assertThat(warning.value()).isEqualTo("3");
            });
  }

  @Test
  void endsOutsideTheRangeAreRefusedTogether() {
    for (double[] ends : new double[][] {{-0.1, 0.5}, {0.5, 1.1}, {Double.NaN, 10}}) {
      assertThatThrownBy(() -> OneAtATime.of(INPUTS, ends[0], ends[1]))
          .isInstanceOfSatisfying(
              ProblemsException.class,
              e ->
                  assertThat(e.problems())
                      .extracting(Problem::place)
                      .containsExactly("low", "high"));
    }
    assertThat(OneAtATime.of(INPUTS, 0, 1).design().rows()).isEqualTo(9);
    SensitivityInput endless = new SensitivityInput("endless", u -> 1 / (1 - u));
    assertThatThrownBy(() -> OneAtATime.of(List.of(endless), 0.1, 1))
        .hasMessageContaining("endless, quantile 1: found 'Infinity'");
  }
}
