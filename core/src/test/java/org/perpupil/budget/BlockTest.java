package org.perpupil.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Governance;

/** The two blocks of a year and the two financial years made of them. */
class BlockTest {
  @Test
  void twoBlocksMakeAYearEitherWay() {
    assertThat(Block.maintainedYear(2025))
        .containsExactly(Block.aprilToAugust(2025), Block.septemberToMarch(2025));
    assertThat(Block.academyYear(2025))
        .containsExactly(Block.septemberToMarch(2025), Block.aprilToAugust(2026));
    assertThat(Block.aprilToAugust(2025).shareOfYear()).isEqualTo(5 / 12.0);
    assertThat(Block.septemberToMarch(2025).shareOfYear()).isEqualTo(7 / 12.0);
    assertThat(Block.aprilToAugust(2025).term().months()).isEqualTo(5);
  }

  @Test
  void blocksFollowOneAnother() {
    Block block = Block.aprilToAugust(2025);
    assertThat(block.start()).isEqualTo(LocalDate.of(2025, 4, 1));
    assertThat(block.next()).isEqualTo(Block.septemberToMarch(2025));
    assertThat(block.next().start()).isEqualTo(LocalDate.of(2025, 9, 1));
    assertThat(block.next().next()).isEqualTo(Block.aprilToAugust(2026));
    assertThat(block).isLessThan(block.next());
  }

  @Test
  void aBlockNamesItsMonths() {
    assertThat(Block.aprilToAugust(2025)).hasToString("April-August 2025");
    assertThat(Block.septemberToMarch(1999)).hasToString("September-March 1999-00");
  }

  /** Converting on 1 September keeps the funding year; on 1 April it goes back one for 5 months. */
  @Test
  void whoRunsASchoolDecidesWhichYearFundsABlock() {
    Block summer = Block.aprilToAugust(2025);
    Block winter = Block.septemberToMarch(2025);
    assertThat(summer.fundingYear(Governance.MAINTAINED)).isEqualTo(FundingYear.of(2025));
    assertThat(winter.fundingYear(Governance.MAINTAINED)).isEqualTo(FundingYear.of(2025));
    assertThat(summer.fundingYear(Governance.ACADEMY)).isEqualTo(FundingYear.of(2024));
    assertThat(winter.fundingYear(Governance.ACADEMY)).isEqualTo(FundingYear.of(2025));
  }
}
