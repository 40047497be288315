package org.perpupil.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/** What a pool is shared by. */
class PoolingNeedTest {
  private static School school(int primary, int secondary) {
    return School.builder("A", "999", Phase.ALL_THROUGH)
        .yearGroups(7, 5)
        .pupils(primary, secondary, 0)
        .set(SchoolField.FSM6_PRIMARY, 0.5)
        .set(SchoolField.FSM6_SECONDARY, 0.2)
        .build();
  }

  /** Half of 100 and a fifth of 50 are 60 of 150 pupils. */
  @Test
  void eachPhaseCountsByItsPupils() {
    assertThat(PoolingNeed.disadvantaged(school(100, 50))).isCloseTo(0.4, within(1e-12));
    assertThat(PoolingNeed.disadvantaged(school(100, 0))).isEqualTo(0.5);
  }

  @Test
  void labelsAreThoseOfFiles() {
    assertThat(PoolingNeed.labels()).containsExactly("pupils", "disadvantage", "spending");
    assertThat(PoolingNeed.find("spending")).hasValue(PoolingNeed.SPENDING);
    assertThat(PoolingNeed.find("income")).isEmpty();
  }
}
