package org.perpupil.io.dfe.infer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.school.Phase;

/** Year groups from pupils, the phase and the top-up. */
class YearGroupsTest {
  private static final double[] LEVELS = {4955, 6221, 6831};
  private static final double[] NO_LEVELS = {Double.NaN, Double.NaN, Double.NaN};

  /** Even rolls have the usual years of the phase, uneven ones those that spread them evenly. */
  @ParameterizedTest
  @CsvSource({
    "PRIMARY,210,0,0,7,0,0",
    "PRIMARY,210,90,0,7,3,0",
    "PRIMARY,210,90,60,7,3,2",
    "SECONDARY,0,300,200,0,3,2",
    "SECONDARY,0,300,0,0,3,0",
    "SECONDARY,0,0,200,0,0,2",
    "SECONDARY,100,300,200,1,3,2",
    "MIDDLE_DEEMED_PRIMARY,90,0,0,3,0,0",
    "MIDDLE_DEEMED_PRIMARY,90,30,0,3,1,0",
    "MIDDLE_DEEMED_PRIMARY,90,90,60,3,3,2",
    "MIDDLE_DEEMED_SECONDARY,60,60,0,2,2,0",
    "MIDDLE_DEEMED_SECONDARY,60,0,0,2,0,0",
    "MIDDLE_DEEMED_SECONDARY,60,90,60,2,3,2",
    "ALL_THROUGH,210,90,60,7,3,2",
    "ALL_THROUGH,0,90,60,0,3,2",
    "ALL_THROUGH,210,0,0,7,0,0",
    "ALL_THROUGH,210,90,0,7,3,0",
    // No run of years leaves Key Stage 3 out, so that the usual ones of the stages stand.
    "ALL_THROUGH,210,0,60,7,0,2",
    // Nobody there yet: the phase's.
    "PRIMARY,0,0,0,7,0,0",
    "SECONDARY,0,0,0,0,0,0",
    "MIDDLE_DEEMED_PRIMARY,0,0,0,3,0,0",
    "MIDDLE_DEEMED_SECONDARY,0,0,0,2,0,0",
  })
  void withoutLevelsThePupilsAndThePhaseTell(
      Phase phase, double primary, double ks3, double ks4, int groups, int groups3, int groups4) {
    double[] pupils = {primary, ks3, ks4};
    for (double topUp : new double[] {0, 100}) {
      assertThat(YearGroups.find(phase, pupils, NO_LEVELS, 1e6, topUp, 0.005, null))
          .isEqualTo(new YearGroups(groups, groups3, groups4, FigureBasis.ASSUMED, topUp == 0));
    }
  }

  @Test
  void aSchoolWithoutPupilsExplainsNoTopUp() {
    double[] nobody = {0, 0, 0};

    assertThat(YearGroups.find(Phase.PRIMARY, nobody, LEVELS, 0, 0, 0.005, null))
        .isEqualTo(new YearGroups(7, 0, 0, FigureBasis.ASSUMED, true));
    assertThat(YearGroups.find(Phase.PRIMARY, nobody, LEVELS, 0, 9, 0.005, null))
        .isEqualTo(new YearGroups(7, 0, 0, FigureBasis.ASSUMED, false));
  }

  @ParameterizedTest
  @CsvSource({
    // 100 pupils × (6,221 + 2 × 6,831) ÷ 3, where 600,000 are counted.
    "SECONDARY,0,40,60,600000,62766.6667,0,1,2,DERIVED,true",
    // One stage has one level, whatever its years are.
    "PRIMARY,100,0,0,400000,95500,7,0,0,ASSUMED,true",
    // Enough is counted, so that no top-up is asked for.
    "SECONDARY,0,60,40,900000,0,0,3,2,ASSUMED,true",
    // Nothing gives a top-up of £1.
    "SECONDARY,0,60,40,600000,1,0,3,2,ASSUMED,false",
  })
  void withLevelsTheTopUpTells(
      Phase phase,
      double primary,
      double ks3,
      double ks4,
      double counted,
      double topUp,
      int groups,
      int groups3,
      int groups4,
      FigureBasis basis,
      boolean explains) {
    double[] pupils = {primary, ks3, ks4};

    assertThat(YearGroups.find(phase, pupils, LEVELS, counted, topUp, 0.005, null))
        .isEqualTo(new YearGroups(groups, groups3, groups4, basis, explains));
  }
}
