package org.perpupil.statistics.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.perpupil.statistics.BadInput.assertProblems;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.perpupil.statistics.distribution.Copula;
import org.perpupil.statistics.distribution.Distribution;
import org.perpupil.statistics.distribution.Path;
import org.perpupil.statistics.random.StandardNormal;

/** Uniform numbers become inputs, each in its place. */
class UncertainInputsTest {
  private static final Copula STRONG = Copula.gaussian(new double[][] {{1, 0.6}, {0.6, 1}});

  @Test
  void inputsStandInTheOrderAdded() {
    UncertainInputs inputs =
        UncertainInputs.builder()
            .vary("roll", Distribution.uniform(0, 10))
            .vary("pension", 2027, Path.jump(new double[] {1, 0, 0}, Distribution.uniform(0, 4)))
            .vary("energy", 2028, Distribution.uniform(0, 100))
            .build();
    assertThat(inputs.inputs())
        .extracting(UncertainInput::label)
        .containsExactly("roll", "pension 2027", "pension 2028", "pension 2029", "energy 2028");
    assertThat(inputs.inputs()).extracting(UncertainInput::position).containsExactly(0, 1, 2, 3, 4);
    assertThat(inputs.uniforms()).isEqualTo(4);
    double[] values = new double[6];
    inputs.fill(new double[] {9, 0.1, 0.5, 0.5, 0.7}, 1, values, 1);
    assertThat(values).containsExactly(new double[] {0, 1, 2, 2, 2, 70}, within(1e-12));
  }

  /** z = (1, 0) with 0.6 between them: the second becomes 0.6. */
  @Test
  void correlatedInputsAreJoinedByName() {
    UncertainInputs inputs =
        UncertainInputs.builder()
            .vary("prices", 2026, Distribution.normal(0, 1))
            .vary("roll", Distribution.normal(0, 1))
            .vary("award", Distribution.normal(10, 2))
            .correlate(STRONG, List.of("prices 2026", "award"))
            .build();
    double[] values = new double[3];
    inputs.fill(new double[] {StandardNormal.cumulative(1), 0.5, 0.5}, 0, values, 0);
    assertThat(values).containsExactly(new double[] {1, 0, 11.2}, within(1e-9));
  }

  /** Years are joined with the same year: a shock of 1 in year two of the first path only. */
  @Test
  void pathsAreJoinedYearByYear() {
    UncertainInputs inputs =
        UncertainInputs.builder()
            .vary("prices", 2026, Path.autoregressive(new double[] {0, 0}, 0, 1, 0))
            .vary("award", 2026, Path.autoregressive(new double[] {3, 3}, 0, 1, 0))
            .correlate(STRONG, List.of("prices", "award"))
            .build();
    double[] values = new double[4];
    inputs.fill(new double[] {0.5, StandardNormal.cumulative(1), 0.5, 0.5}, 0, values, 0);
    assertThat(values).containsExactly(new double[] {0, 1, 3, 3.6}, within(1e-9));
  }

  @Test
  void everyProblemIsReported() {
    UncertainInputsBuilder builder =
        UncertainInputs.builder()
            .vary("award", Distribution.constant(1))
            .vary("award", Distribution.constant(2))
            .vary("prices", Distribution.constant(2))
            .vary("path", 2026, Path.autoregressive(new double[] {0, 0}, 0, 1, 0))
            .correlate(STRONG, List.of("award", "price"))
            .correlate(STRONG, List.of("prices", "path"))
            .correlate(STRONG, List.of("prices"));
    assertProblems(
        builder::build,
        "uncertain inputs|award",
        "correlation of award, price|price",
        "correlation of prices, path|paths of different kinds or lengths",
        "correlation of prices|1",
        "correlation of prices|prices");
    assertProblems(() -> UncertainInputs.builder().build(), "uncertain inputs|");
  }
}
