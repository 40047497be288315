package org.perpupil.statistics.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.perpupil.statistics.BadInput.assertProblems;

import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;
import org.perpupil.statistics.ShockCorrelation;
import org.perpupil.statistics.random.StandardNormal;

/** Schools' fates: shared by the nation, by the authority, and their own. */
class SchoolShocksTest {
  private static final ShockCorrelation LEVELS = ShockCorrelation.of(0.25, 0.39, 0.36);

  /** Roots 0.5, sqrt 0.39 and 0.6. */
  @Test
  void levelsAddUpByTheirRoots() {
    assertThat(LEVELS.normal(1, 0, 0)).isEqualTo(0.5);
    assertThat(LEVELS.normal(0, 1, 0)).isCloseTo(Math.sqrt(0.39), within(1e-15));
    assertThat(LEVELS.normal(2, 0, 1)).isCloseTo(1.6, within(1e-15));
    assertThat(LEVELS.uniform(2, 0, 1)).isEqualTo(StandardNormal.cumulative(1.6));
    assertThat(LEVELS.national()).isEqualTo(0.25);
    assertThat(LEVELS.authority()).isEqualTo(0.39);
    assertThat(LEVELS.school()).isEqualTo(0.36);
  }

  @Test
  void levelsAreAValue() {
    assertThat(LEVELS)
        .isEqualTo(ShockCorrelation.of(0.25, 0.39, 0.36))
        .hasSameHashCodeAs(ShockCorrelation.of(0.25, 0.39, 0.36))
        .isNotEqualTo(ShockCorrelation.of(0.25, 0.38, 0.37))
        .isNotEqualTo(ShockCorrelation.of(0.24, 0.4, 0.36))
        .isNotEqualTo("levels")
        .hasToString("Levels[national 0.25, authority 0.39, school 0.36]");
    assertProblems(
        () -> ShockCorrelation.of(0.5, 0.5, 0.5),
        "levels (national, authority, school), weights|1.5");
    assertProblems(
        () -> ShockCorrelation.of(1.5, -0.5, 0),
        "levels (national, authority, school), weight 1|1.5",
        "levels (national, authority, school), weight 2|-0.5");
  }

  /** Schools 0 and 1 share an authority: 0.25 + 0.39; school 2 is elsewhere: 0.25. */
  @Test
  void schoolsOfAnAuthorityMoveTogether() {
    SchoolShocks shocks = SchoolShocks.of(LEVELS, 0, new int[] {1, 1, 0});
    assertThat(shocks.schools()).isEqualTo(3);
    assertThat(shocks.authorities()).isEqualTo(2);
    int worlds = 40_000;
    double[][] found = new double[worlds][5];
    Sampler.Cursor national = Sampler.pseudoRandom(3, 1).cursor();
    double[] u = new double[1];
    double squares = 0;
    for (int w = 0; w < worlds; w++) {
      national.fill(w, u, 0);
      double[] schools = new double[3];
      shocks.fill(w, 0, StandardNormal.quantile(u[0]), new double[2], schools);
      double[] other = new double[3];
      shocks.fill(w, 1, 0, new double[2], other);
      found[w] = new double[] {schools[0], schools[1], schools[2], other[0], other[2]};
      squares += schools[0] * schools[0] / worlds;
    }
    double[][] correlation = new PearsonsCorrelation(found).getCorrelationMatrix().getData();
    assertThat(squares).isCloseTo(1, within(0.02));
    assertThat(correlation[0][1]).isCloseTo(0.64, within(0.02));
    assertThat(correlation[0][2]).isCloseTo(0.25, within(0.02));
    assertThat(correlation[0][3]).isCloseTo(0, within(0.02));
    assertThat(correlation[3][4]).isCloseTo(0, within(0.02));
  }

  /** A school's shock does not depend on how many others there are. */
  @Test
  void anyPartOfTheSchoolsCanBeDrawnAlone() {
    double[] all = new double[3];
    double[] byAuthority = new double[6];
    SchoolShocks.of(LEVELS, 9, new int[] {0, 5, 2}).fill(4, 1, 0.3, byAuthority, all);
    double[] two = new double[2];
    SchoolShocks.of(LEVELS, 9, new int[] {0, 5}).fill(4, 1, 0.3, new double[6], two);
    assertThat(two).containsExactly(all[0], all[1]);
    SchoolShocks.of(LEVELS, 8, new int[] {0, 5}).fill(4, 1, 0.3, new double[6], two);
    assertThat(two[0]).isNotEqualTo(all[0]);
    assertThat(SchoolShocks.of(LEVELS, 9, new int[0]).authorities()).isZero();
    assertThatThrownBy(() -> SchoolShocks.of(LEVELS, 9, new int[] {-1}))
        .hasMessageContaining("negative");
  }

  @Test
  void someSchoolsDrawWhatTheyDrawAmongAll() {
    ShockCorrelation levels = ShockCorrelation.of(0.2, 0.3, 0.5);
    SchoolShocks all = SchoolShocks.of(levels, 5, new int[] {0, 1, 0, 2});
    SchoolShocks some = SchoolShocks.of(levels, 5, new int[] {2, 0}, new int[] {3, 2});
    double[] whole = new double[4];
    double[] part = new double[2];
    all.fill(9, 4, 0.7, new double[3], whole);
    some.fill(9, 4, 0.7, new double[3], part);

    assertThat(part).containsExactly(whole[3], whole[2]);
    assertThatThrownBy(() -> SchoolShocks.of(levels, 5, new int[] {0}, new int[] {-1}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SchoolShocks.of(levels, 5, new int[] {0}, new int[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
