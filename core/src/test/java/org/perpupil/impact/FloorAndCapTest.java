package org.perpupil.impact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;
import org.perpupil.rates.FundingYear;

/** Which floors and caps a formula keeps, loses or is given. */
class FloorAndCapTest {
  private static final Formula NATIONAL =
      Formula.national("2018-19").toBuilder()
          .set(Parameter.FLOOR_PERCENT, 0.5)
          .set(Parameter.GAINS_CAP_PERCENT, 3)
          .set(Parameter.GAINS_CAP_REMAINING_PERCENT, 20)
          .build();
  private static final Formula LOCAL =
      Formula.local("ours", FundingYear.of(2018))
          .set(Parameter.BASIC_PRIMARY, 4_000)
          .set(Parameter.GAINS_CAP_PERCENT, 3)
          .build();

  @Test
  void theBooksKeepWhatTheyBring() {
    assertThat(FloorAndCap.ofBook().before(NATIONAL)).isSameAs(NATIONAL);
    assertThat(FloorAndCap.ofBook().after(NATIONAL)).isSameAs(NATIONAL);
    assertThat(FloorAndCap.ofBook()).hasToString("FloorAndCap[of the formulas]");
  }

  @Test
  void aLocalFormulaKeepsItsOwn() {
    FloorAndCap some = FloorAndCap.none().withFloorPercent(1);
    assertThat(some.before(LOCAL)).isSameAs(LOCAL);
    assertThat(some.after(LOCAL)).isSameAs(LOCAL);
    assertThat(FloorAndCap.title(LOCAL)).isEqualTo(LOCAL.title());
  }

  @Test
  void aNationalFormulaHasTheGivenOnesWhereSchoolsMoveTo() {
    FloorAndCap given =
        FloorAndCap.none().withFloorPercent(-3).withCapPercent(2.5).withCapRemainingPercent(10);
    Formula before = given.before(NATIONAL);
    assertThat(before.value(Parameter.FLOOR_PERCENT)).isEmpty();
    assertThat(before.value(Parameter.GAINS_CAP_PERCENT)).isEmpty();
    assertThat(before.value(Parameter.GAINS_CAP_REMAINING_PERCENT)).isEmpty();
    assertThat(before.value(Parameter.LUMP_SUM_PRIMARY))
        .isEqualTo(NATIONAL.value(Parameter.LUMP_SUM_PRIMARY))
        .isPresent();
    Formula after = given.after(NATIONAL);
    assertThat(after.value(Parameter.FLOOR_PERCENT)).hasValue(-3);
    assertThat(after.value(Parameter.GAINS_CAP_PERCENT)).hasValue(2.5);
    assertThat(after.value(Parameter.GAINS_CAP_REMAINING_PERCENT)).hasValue(10);
    assertThat(FloorAndCap.title(after)).endsWith(" (floor -3%, gains cap 2.5%)");
    assertThat(given).hasToString("FloorAndCap[floor -3%, gains cap 2.5%]");
    assertThat(FloorAndCap.none().after(NATIONAL).value(Parameter.FLOOR_PERCENT)).isEmpty();
    assertThat(FloorAndCap.none()).hasToString("FloorAndCap[no floor, no gains cap]");
  }
}
