package org.perpupil.formula;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.formula.protection.NationalProtection;
import org.perpupil.school.Needs;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/** Floor and caps of the national formula, in figures that a reader can work out. */
class NationalProtectionTest {
  private static final Parameter REMAINING =
      Parameter.find("gains_cap_remaining_percent").orElseThrow();

  /** £3,000 a pupil, a lump sum of £100,000, and at least £3,500 a pupil. */
  private static final Formula FORMULA =
      bare(Formula.national("2018-19"))
          .set(Parameter.BASIC_PRIMARY, 3_000)
          .set(Parameter.LUMP_SUM_PRIMARY, 100_000)
          .set(Parameter.MPPL_PRIMARY, 3_500)
          .set(Parameter.MPPL_KS3, 3_500)
          .set(Parameter.MPPL_KS4, 3_500)
          .build();

  private static final Formula WITHOUT_LEVEL =
      FORMULA.toBuilder()
          .remove(Parameter.MPPL_PRIMARY)
          .remove(Parameter.MPPL_KS3)
          .remove(Parameter.MPPL_KS4)
          .build();

  /** The minimum level lifts 1,000 pupils by £400, which counts towards the floor. */
  @Test
  void theFloorCountsWhatTheMinimumLevelAdds() {
    Statement statement = statement(FORMULA.with(Parameter.FLOOR_PERCENT, 0.5), 4_000);

    assertThat(statement.amount(Line.MPPL_TOP_UP)).isEqualTo(400_000);
    assertThat(statement.amount(Line.FLOOR_TOP_UP)).isEqualTo((4_020 - 3_400) * 1_000);
    assertThat(explanation(statement, Line.FLOOR_TOP_UP))
        .contains("0.5% on a baseline of", "4,000.00 a pupil")
        .doesNotContain("of the gain");
    assertThat(explanation(statement, Line.GAINS_CAP)).isEmpty();
  }

  /** Of £3,000 a pupil, from £2,000: 3 percent let 2,060 through, a fifth of the gain 2,200. */
  @ParameterizedTest
  @CsvSource({
    "3, , 940000",
    "3, 20, 800000",
    "3, 5, 940000",
    "3, 100, 0",
    "50, , 0",
    "0, , 1000000"
  })
  void theGreaterCapHolds(double cap, Double remaining, double taken) {
    Formula capped = WITHOUT_LEVEL.with(Parameter.GAINS_CAP_PERCENT, cap);
    if (remaining != null) {
      capped = capped.with(REMAINING, remaining);
    }
    Statement statement = statement(capped, 2_000);

    assertThat(statement.amount(Line.GAINS_CAP)).isEqualTo(0 - taken);
    assertThat(statement.budgetShare()).isEqualTo(3_100_000 - taken);
    assertThat(explanation(statement, Line.GAINS_CAP))
        .contains("% on a baseline of")
        .satisfies(
            text ->
                assertThat(text.contains("of the gain where that is more"))
                    .isEqualTo(remaining != null));
  }

  /** What the cap takes never breaks the minimum level. */
  @Test
  void theCapGivesBackWhatTheMinimumLevelNeeds() {
    Formula capped = FORMULA.with(Parameter.GAINS_CAP_PERCENT, 3);
    Formula lower = capped.with(Parameter.MPPL_PRIMARY, 3_000);

    assertThat(statement(capped, 2_000).amount(Line.GAINS_CAP)).isZero();
    assertThat(statement(lower, 2_000).amount(Line.GAINS_CAP)).isEqualTo(-100_000);
  }

  @Test
  void whatASchoolRestsOnIsTold() {
    Formula floor = WITHOUT_LEVEL.with(Parameter.FLOOR_PERCENT, 0.5);
    Formula caps = WITHOUT_LEVEL.with(Parameter.GAINS_CAP_PERCENT, 3);
    String perPupil = "the national floor and cap compare pounds per pupil";
    String gain = "a gain is capped at a share of the remaining gain";

    assertThat(statement(floor, 2_000).unverified())
        .anyMatch(reason -> reason.contains(perPupil))
        .noneMatch(reason -> reason.contains(gain));
    assertThat(statement(caps, 2_000).unverified())
        .anyMatch(reason -> reason.contains(perPupil))
        .noneMatch(reason -> reason.contains(gain));
    assertThat(statement(caps.with(REMAINING, 20), 2_000).unverified())
        .anyMatch(reason -> reason.contains(gain));
    assertThat(statement(WITHOUT_LEVEL, 2_000).unverified()).isEmpty();
  }

  @Test
  void aSchoolWithoutABaselineHasNeitherFloorNorCap() {
    Formula both =
        WITHOUT_LEVEL.with(Parameter.FLOOR_PERCENT, 50).with(Parameter.GAINS_CAP_PERCENT, 60);
    Statement statement = Statement.of(school().build(), both);

    assertThat(statement.amount(Line.FLOOR_TOP_UP)).isZero();
    assertThat(statement.amount(Line.GAINS_CAP)).isZero();
    assertThat(explanation(statement, Line.FLOOR_TOP_UP))
        .isEqualTo("none: the school has no floor_baseline_per_pupil");
    assertThat(explanation(statement, Line.GAINS_CAP))
        .isEqualTo("none: the school has no floor_baseline_per_pupil");
    assertThat(statement.unverified()).isEmpty();
  }

  /** Last year's money that follows pupils, in pounds per pupil; nothing is no baseline. */
  @ParameterizedTest
  @CsvSource({
    "1000, 100, 200, 10, 70",
    "300, 100, 200, 10, ",
    "200, 100, 200, 10, ",
    "5, 0, 0, 0, "
  })
  void aBaselineIsWhatFollowsPupils(
      double share, double leftOut, double takenOff, double pupils, Double expected) {
    double baseline = NationalProtection.baseline(share, leftOut, takenOff, pupils);
    assertThat(baseline).isEqualTo(expected == null ? Double.valueOf(Double.NaN) : expected);
  }

  private static Statement statement(Formula formula, double baseline) {
    return Statement.of(
        school().set(SchoolField.FLOOR_BASELINE_PER_PUPIL, baseline).build(), formula);
  }

  private static String explanation(Statement statement, Line line) {
    return statement.lines().stream()
        .filter(one -> one.line() == line)
        .map(StatementLine::explanation)
        .findFirst()
        .orElse("");
  }

  private static School.Builder school() {
    return Needs.none(
        School.builder("S", "999", Phase.PRIMARY).yearGroups(7, 0).pupils(1_000, 0, 0));
  }

  /** Returns a formula without rates, so that those set are all there are. */
  private static Formula.Builder bare(Formula formula) {
    Formula.Builder bare = formula.toBuilder();
    Parameter.values().stream()
        .filter(parameter -> formula.find(parameter).isPresent())
        .forEach(bare::remove);
    return bare;
  }
}
