package org.perpupil.formula.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.factor.Assembly;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;

/** Years that are protected one after the other, and what one hands on to the next. */
class ProtectedYearTest {
  @Test
  void whatNothingProtectsIsAsItStands() {
    ProtectedYear year = ProtectedYear.of(2);
    Arrays.fill(year.topUp, 7);
    Arrays.fill(year.capped, -7);
    Arrays.fill(year.taken, 7);
    Arrays.fill(year.restored, 7);
    double[] none = new double[Parameter.values().size()];
    Arrays.fill(none, Double.NaN);
    LastYear last = new LastYear(2);
    NationalProtection.protect(
        false, RoundingRules.none(), none, new UnprotectedYear(2), last, 2, year);
    assertThat(year.topUp).containsOnly(0);
    assertThat(year.capped).containsOnly(0);
    assertThat(year.taken).containsOnly(0);
    assertThat(year.restored).containsOnly(0);
  }

  /** Premises and other given money are in the share, and in no baseline of the floor. */
  @Test
  void theFloorStartsFromWhatFollowsPupils() {
    School school =
        School.builder("S", "301", Phase.PRIMARY).yearGroups(7, 0).pupils(50, 0, 0).build();
    Formula formula = Formula.local("own", FundingYear.of(2024)).build();
    ProtectionColumns columns =
        new ProtectionColumns(
            Assembly.of(
                formula,
                SchoolTable.of(school),
                RoundingRules.none(),
                FundingYear.of(2024),
                List.of()));
    UnprotectedYear year = new UnprotectedYear(1);
    year.pupils[0] = 50;
    year.rates[0] = 1_000;
    year.premises[0] = 20_000;
    year.other[0] = 3_000;
    LastYear last = new LastYear(1);
    last.carry(columns, year, new double[] {324_000}, new double[] {2_000}, 1);

    assertThat(last.isGiven()).isFalse();
    assertThat(last.floorBaseline(0, 100_000))
        .isEqualTo((324_000 + 2_000 - 1_000 - 23_000 - 100_000) / 50.0);
  }
}
