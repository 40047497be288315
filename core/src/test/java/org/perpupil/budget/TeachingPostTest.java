package org.perpupil.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.perpupil.rates.PayArea;

/** A September award and an April on-cost step, in both financial years. */
class TeachingPostTest {
  private static final TeachingPost M6 = new TeachingPost(PayArea.REST_OF_ENGLAND, "M6", 1);

  /**
   * M6 was £43,607 from September 2024 and £45,352 from September 2025. A maintained school pays 5
   * months of the old scale and 7 of the new in 2025-26: 18,169.58 + 26,455.33.
   */
  @Test
  void aMaintainedYearMixesTwoScales() {
    EmploymentCost year = M6.cost(Block.maintainedYear(2025));
    assertThat(year.pay()).isCloseTo(43_607 * 5 / 12.0 + 45_352 * 7 / 12.0, within(1e-9));
    assertThat(year.pay()).isCloseTo(44_624.92, within(0.005));
    assertThat(year.nationalInsurance())
        .isCloseTo(
            (43_607 - 5_000) * 0.15 * 5 / 12 + (45_352 - 5_000) * 0.15 * 7 / 12, within(1e-9));
  }

  /** An academy pays the September scale all year, and the step of April within it. */
  @Test
  void anAcademyYearHasOneScaleAndAStepInApril() {
    EmploymentCost year = M6.cost(Block.academyYear(2024));
    assertThat(year.pay()).isCloseTo(43_607, within(1e-9));
    assertThat(year.nationalInsurance())
        .isCloseTo(
            (43_607 - 9_100) * 0.138 * 7 / 12 + (43_607 - 5_000) * 0.15 * 5 / 12, within(1e-9));
  }

  @Test
  void partOfAPostCostsItsPart() {
    TeachingPost half = new TeachingPost(PayArea.REST_OF_ENGLAND, "M6", 0.5);
    Block block = Block.septemberToMarch(2025);
    assertThat(half.cost(block).total()).isCloseTo(M6.cost(block).total() / 2, within(1e-9));
  }

  @Test
  void incrementsEndAtM6() {
    TeachingPost m4 = new TeachingPost(PayArea.INNER_LONDON, "M4", 0.6);
    assertThat(m4.afterIncrement()).isEqualTo(new TeachingPost(PayArea.INNER_LONDON, "M5", 0.6));
    assertThat(M6.afterIncrement()).isEqualTo(M6);
    TeachingPost u1 = new TeachingPost(PayArea.INNER_LONDON, "U1", 1);
    assertThat(u1.afterIncrement()).isEqualTo(u1);
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> new TeachingPost(PayArea.FRINGE, "M1", 0))
        .hasMessageContaining("more than 0 and up to 1");
    assertThatThrownBy(() -> new TeachingPost(PayArea.FRINGE, "M1", 1.5))
        .hasMessageContaining("1.5");
    assertThatThrownBy(() -> M6.cost(List.of())).hasMessageContaining("no blocks");
  }
}
