package org.perpupil.statistics.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.perpupil.statistics.BadInput.assertProblems;

import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;
import org.perpupil.statistics.random.StandardNormal;
import org.perpupil.statistics.sampling.Sampler;

/** Correlations that come out as they went in, and matrices that are refused. */
class CopulaTest {
  private static final int DRAWS = 1 << 15;

  @Test
  void correlationsComeOutAsTheyWentIn() {
    double[][] correlation = {{1, 0.7, -0.3}, {0.7, 1, 0.1}, {-0.3, 0.1, 1}};
    Copula copula = Copula.gaussian(correlation);
    assertThat(copula.dimension()).isEqualTo(3);
    Sampler.Cursor cursor = Sampler.sobolSequence(7, 4).cursor();
    double[][] normals = new double[DRAWS][4];
    double[] means = new double[4];
    for (int i = 0; i < DRAWS; i++) {
      double[] u = new double[6];
      cursor.fill(i, u, 1);
      double untouched = u[3];
      copula.apply(u, 1, new int[] {3, 0, 1});
      assertThat(u[3]).isEqualTo(untouched);
      int[] order = {4, 1, 2, 3};
      for (int d = 0; d < 4; d++) {
        normals[i][d] = StandardNormal.quantile(u[order[d]]);
        means[d] += u[order[d]] / DRAWS;
      }
    }
    double[][] found = new PearsonsCorrelation(normals).getCorrelationMatrix().getData();
    for (int i = 0; i < 3; i++) {
      assertThat(means[i]).isCloseTo(0.5, within(0.001));
      assertThat(found[i][3]).isCloseTo(0, within(0.01));
      for (int j = 0; j < 3; j++) {
        assertThat(found[i][j]).isCloseTo(correlation[i][j], within(0.01));
      }
    }
  }

  /** With r = 0.6 and z = (1, 0): the second is 0.6 x 1 + 0.8 x 0. */
  @Test
  void aPairIsWorkedByHand() {
    double[] u = {StandardNormal.cumulative(1), 0.5};
    Copula.gaussian(new double[][] {{1, 0.6}, {0.6, 1}}).apply(u, 0, new int[] {0, 1});
    assertThat(u[0]).isCloseTo(StandardNormal.cumulative(1), within(1e-14));
    assertThat(u[1]).isCloseTo(StandardNormal.cumulative(0.6), within(1e-14));
    assertThat(Copula.gaussian(new double[][] {{1}})).hasToString("Gaussian copula of 1 numbers");
  }

  /** Eigenvalues of 1s with r = -0.6 off the diagonal: 1.6, 1.6 and 1 - 1.2 = -0.2; 1 / 1.2. */
  @Test
  void aMatrixThatCannotHoldSaysHowFarToShrink() {
    double r = -0.6;
    double[][] correlation = {{1, r, r}, {r, 1, r}, {r, r, 1}};
    assertThatThrownBy(() -> Copula.gaussian(correlation))
        .hasMessageContaining("correlation matrix, smallest eigenvalue: found '-0.2")
        .hasMessageContaining("Maybe every correlation has to shrink, to less than 0.833");
    assertThatThrownBy(() -> Copula.gaussian(new double[][] {{1, 1}, {1, 1}}))
        .hasMessageContaining("smallest eigenvalue");
  }

  @Test
  void entriesAreCorrelations() {
    assertProblems(() -> Copula.gaussian(new double[0][]), "correlation matrix, rows|0");
    assertProblems(
        () -> Copula.gaussian(new double[][] {{1, 0}, {0}}), "correlation matrix, row 2|1");
    assertProblems(
        () -> Copula.gaussian(new double[][] {{2, 0.5}, {70, 1}}),
        "correlation matrix, row 1, column 1|2",
        "correlation matrix, row 2, column 1|70",
        "correlation matrix, row 2, column 1|70");
    assertProblems(
        () -> Copula.gaussian(new double[][] {{1, -1.5}, {-1.5, 1}}),
        "correlation matrix, row 2, column 1|-1.5");
    assertProblems(
        () -> Copula.gaussian(new double[][] {{1, 0}, {Double.NaN, 1}}),
        "correlation matrix, row 2, column 1|NaN",
        "correlation matrix, row 2, column 1|NaN");
  }
}
