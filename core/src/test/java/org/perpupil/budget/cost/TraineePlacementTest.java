package org.perpupil.budget.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.rates.PayArea;

/** A trainee against an early-career teacher in 2025-26, outside London. */
class TraineePlacementTest {
  private static final LocalDate DATE = LocalDate.of(2025, 9, 1);
  private static final EmploymentCost ECT =
      EmploymentCost.annual(PayArea.REST_OF_ENGLAND, "M1", DATE);

  /**
   * 22,601 + 28.68% = 6,481.97 + 15% of 17,601 = 2,640.15 makes 31,723.12, 29,082.97 if under 25.
   */
  @ParameterizedTest
  @CsvSource({
    "physics,      false, 29000, 2723",
    "physics,      true,  29000, 83",
    "biology,      false, 17000, 14723",
    "no grant,     false, 0,     31723",
  })
  void netCostIsEmploymentLessGrant(String subject, boolean young, double grant, double net) {
    TraineePlacement trainee =
        new TraineePlacement(PayArea.REST_OF_ENGLAND, young, grant, 0, 0, 0.8);
    assertThat(trainee.netCost(DATE, ECT)).as(subject).isCloseTo(net, within(0.5));
  }

  /** An ECT costs 32,916 + 9,440.31 + 4,187.40 = 46,543.71; 0.7 of it displaced is 32,580.60. */
  @Test
  void aPhysicsApprenticeSavesWhatTheLessonsWouldHaveCost() {
    TraineePlacement trainee =
        new TraineePlacement(PayArea.REST_OF_ENGLAND, false, 29_000, 0, 0, 0.7);
    assertThat(ECT.total()).isCloseTo(46_543.71, within(0.005));
    assertThat(trainee.saving(DATE, ECT)).isCloseTo(32_580.60 - 2_723.12, within(0.01));
  }

  /** Mentors at 5% of a timetable cost 2,327.19, and fees come on top. */
  @Test
  void mentorsAndFeesAreCosts() {
    TraineePlacement alone =
        new TraineePlacement(PayArea.REST_OF_ENGLAND, false, 29_000, 0, 0, 0.7);
    TraineePlacement mentored =
        new TraineePlacement(PayArea.REST_OF_ENGLAND, false, 29_000, 3_000, 0.05, 0.7);
    assertThat(mentored.netCost(DATE, ECT) - alone.netCost(DATE, ECT))
        .isCloseTo(3_000 + 2_327.19, within(0.01));
  }

  @Test
  void aSupernumeraryTraineeIsACost() {
    TraineePlacement extra = new TraineePlacement(PayArea.REST_OF_ENGLAND, false, 29_000, 0, 0, 0);
    assertThat(extra.saving(DATE, ECT)).isEqualTo(-extra.netCost(DATE, ECT)).isNegative();
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> new TraineePlacement(PayArea.FRINGE, false, 0, 0, 0, 1.1))
        .hasMessageContaining("displaced 1.1");
    assertThatThrownBy(() -> new TraineePlacement(PayArea.FRINGE, false, -1, 0, 0, 1))
        .hasMessageContaining("grant -1");
  }
}
