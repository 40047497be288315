package org.perpupil.statistics.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.perpupil.statistics.BadInput.assertProblems;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a distribution refuses, and that equal ones are equal. */
class DistributionProblemsTest {
  @Test
  void limitsAreInOrder() {
    assertProblems(() -> Distribution.uniform(2, 1), "uniform distribution, high|1");
    assertProblems(() -> Distribution.uniform(2, 2), "uniform distribution, high|2");
    assertProblems(
        () -> Distribution.uniform(Double.NaN, Double.POSITIVE_INFINITY),
        "uniform distribution, low|NaN",
        "uniform distribution, high|Infinity");
    assertProblems(() -> Distribution.triangular(1, 5, 4), "triangular distribution, mode|5");
    assertProblems(() -> Distribution.triangular(1, 0.5, 4), "triangular distribution, mode|0.5");
  }

  @Test
  void deviationsAreAboveZero() {
    assertProblems(
        () -> Distribution.normal(Double.NaN, 0),
        "normal distribution, mean|NaN",
        "normal distribution, standard deviation|0");
    assertProblems(
        () -> Distribution.lognormal(0, -1),
        "lognormal distribution, standard deviation of the logarithm|-1");
    assertProblems(
        () -> Distribution.normal(0, Double.POSITIVE_INFINITY),
        "normal distribution, standard deviation|Infinity");
  }

  @Test
  void limitsThatAreSwappedAreOneProblem() {
    assertProblems(() -> Distribution.triangular(23, 20.5, 17), "triangular distribution, high|17");
  }

  @Test
  void aSampleHasValues() {
    assertProblems(() -> Distribution.empirical(), "empirical distribution, sample|");
    assertProblems(
        () -> Distribution.empirical(1, Double.NaN), "empirical distribution, value 2|NaN");
    assertProblems(
        () -> Distribution.constant(Double.NEGATIVE_INFINITY), "constant, value|-Infinity");
  }

  @Test
  void weightsAreProbabilitiesThatAddUp() {
    assertProblems(
        () -> Distribution.discrete(new double[] {1, 2}, new double[] {0.4, 0.5}),
        "discrete distribution, weights|0.9");
    assertProblems(
        () -> Distribution.discrete(new double[] {1}, new double[] {-0.5, 1.5}),
        "discrete distribution, weights|2",
        "discrete distribution, weight 1|-0.5",
        "discrete distribution, weight 2|1.5");
    assertProblems(
        () -> Distribution.mixture(new double[0], List.of()),
        "mixture, weights|0",
        "mixture, weights|0");
    assertThatThrownBy(() -> Distribution.discrete(new double[] {1, 2}, new double[] {40, 0.5}))
        .hasMessageContaining("Maybe a percentage was given, divide it by 100");
    assertProblems(
        () -> Distribution.discrete(new double[] {Double.NaN}, new double[] {1}),
        "discrete distribution, value 1|NaN");
  }

  @Test
  void truncationLeavesSomething() {
    assertProblems(
        () -> Distribution.truncated(Distribution.uniform(0, 1), 2, 3),
        "truncated distribution, uniform from 0.0 to 1.0, probability|0");
    assertProblems(
        () -> Distribution.truncated(Distribution.uniform(0, 1), 1, 0),
        "truncated distribution, high|0");
  }

  @Test
  void equalWhenEveryPartIs() {
    assertThat(Distribution.uniform(1, 2))
        .isEqualTo(Distribution.uniform(1, 2))
        .hasSameHashCodeAs(Distribution.uniform(1, 2))
        .isNotEqualTo(Distribution.uniform(1, 3))
        .isNotEqualTo(Distribution.uniform(0, 2))
        .isNotEqualTo("uniform");
    assertThat(Distribution.triangular(1, 2, 3))
        .isEqualTo(Distribution.triangular(1, 2, 3))
        .hasSameHashCodeAs(Distribution.triangular(1, 2, 3))
        .isNotEqualTo(Distribution.triangular(0, 2, 3))
        .isNotEqualTo(Distribution.triangular(1, 1, 3))
        .isNotEqualTo(Distribution.triangular(1, 2, 4))
        .isNotEqualTo(Distribution.uniform(1, 3));
    assertThat(Distribution.normal(1, 2))
        .isEqualTo(Distribution.normal(1, 2))
        .hasSameHashCodeAs(Distribution.normal(1, 2))
        .isNotEqualTo(Distribution.normal(0, 2))
        .isNotEqualTo(Distribution.normal(1, 1))
        .isNotEqualTo(Distribution.lognormal(1, 2));
    assertThat(Distribution.lognormal(1, 2))
        .isEqualTo(Distribution.lognormal(1, 2))
        .hasSameHashCodeAs(Distribution.lognormal(1, 2))
        .isNotEqualTo(Distribution.lognormal(0, 2))
        .isNotEqualTo(Distribution.lognormal(1, 1))
        .isNotEqualTo(Distribution.normal(1, 2));
    assertThat(Distribution.empirical(1, 2))
        .isEqualTo(Distribution.discrete(new double[] {2, 1}, new double[] {0.5, 0.5}))
        .hasSameHashCodeAs(Distribution.empirical(2, 1))
        .isNotEqualTo(Distribution.empirical(1, 2, 2))
        .isNotEqualTo(Distribution.empirical(1, 3))
        .isNotEqualTo(Distribution.normal(1, 2));
    List<Distribution> parts = List.of(Distribution.constant(1), Distribution.constant(2));
    assertThat(Distribution.mixture(new double[] {0.5, 0.5}, parts))
        .isNotEqualTo(Distribution.mixture(new double[] {0.4, 0.6}, parts))
        .isNotEqualTo(
            Distribution.mixture(new double[] {0.5, 0.5}, List.of(parts.get(0), parts.get(0))));
    assertThat(Distribution.truncated(parts.get(0), 0, 3))
        .isNotEqualTo(Distribution.truncated(parts.get(1), 0, 3))
        .isNotEqualTo(parts.get(0));
  }
}
