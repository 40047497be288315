package org.perpupil.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Governance;

/** A grant through its roll-in year, for a maintained school, an academy and a conversion. */
class GrantProperties {
  /** £12,000 a year from September 2024, in the formula of 2025-26. */
  private static final Grant GRANT =
      Grant.of("core schools budget grant", 12_000, Block.septemberToMarch(2024))
          .rolledInto(FundingYear.of(2025));

  /** 7/12 of 12,000 is 7,000; from April 2025 the formula pays. */
  @Example
  void aMaintainedSchoolIsPaidUntilTheFormulaTakesOverInApril() {
    assertThat(paid(Block.maintainedYear(2024), Governance.MAINTAINED)).isEqualTo(7_000);
    assertThat(paid(Block.maintainedYear(2025), Governance.MAINTAINED)).isZero();
  }

  /** An academy's formula starts in September 2025: April to August, 5,000, is still a grant. */
  @Example
  void anAcademyIsPaidTheExtraFiveTwelfths() {
    assertThat(paid(Block.academyYear(2023), Governance.ACADEMY)).isZero();
    assertThat(paid(Block.academyYear(2024), Governance.ACADEMY)).isEqualTo(12_000);
    assertThat(paid(Block.academyYear(2025), Governance.ACADEMY)).isZero();
  }

  @Example
  void theBaselineOfTheRollInYearHoldsTheFullYear() {
    assertThat(GRANT.rolledIntoBaseline(FundingYear.of(2024))).isZero();
    assertThat(GRANT.rolledIntoBaseline(FundingYear.of(2025))).isEqualTo(12_000);
    assertThat(GRANT.rolledIntoBaseline(FundingYear.of(2026))).isZero();
    assertThat(GRANT.rolledInto()).contains(FundingYear.of(2025));
    assertThat(GRANT.name()).isEqualTo("core schools budget grant");
  }

  /** In every block from the start on, the grant or the formula pays, and never both. */
  @Property
  void noBlockIsPaidTwiceOrLeftOut(
      @ForAll @IntRange(min = 2024, max = 2028) int convertsIn, @ForAll boolean inApril) {
    Block conversion =
        inApril ? Block.aprilToAugust(convertsIn) : Block.septemberToMarch(convertsIn);
    double total = 0;
    Block block = Block.septemberToMarch(2024);
    for (int i = 0; i < 8; i++) {
      Governance governance =
          block.compareTo(conversion) >= 0 ? Governance.ACADEMY : Governance.MAINTAINED;
      boolean formulaPays = block.fundingYear(governance).compareTo(FundingYear.of(2025)) >= 0;
      double byFormula = formulaPays ? 12_000 * block.shareOfYear() : 0;
      assertThat(GRANT.paid(block, governance) > 0).isNotEqualTo(formulaPays);
      total += GRANT.paid(block, governance) + byFormula;
      block = block.next();
    }
    assertThat(total).isCloseTo(4 * 12_000, within(1e-6));
  }

  @Example
  void aGrantThatGoesOnIsPaidInEveryBlockFromItsStart() {
    Grant grant = Grant.of("premium", 1_200, Block.aprilToAugust(2025));
    assertThat(grant.paid(Block.septemberToMarch(2024), Governance.MAINTAINED)).isZero();
    assertThat(paid(grant, Block.maintainedYear(2025), Governance.MAINTAINED))
        .isCloseTo(1_200, within(1e-9));
    assertThat(grant.rolledInto()).isEmpty();
    assertThat(grant.rolledIntoBaseline(FundingYear.of(2026))).isZero();
  }

  @Example
  void aGrantCannotRollInBeforeItStarts() {
    assertThatThrownBy(
            () ->
                Grant.of("late", 1, Block.septemberToMarch(2025)).rolledInto(FundingYear.of(2025)))
        .hasMessageContaining("late starts in September-March 2025-26")
        .hasMessageContaining("2025-26");
  }

  private static double paid(List<Block> blocks, Governance governance) {
    return paid(GRANT, blocks, governance);
  }

  private static double paid(Grant grant, List<Block> blocks, Governance governance) {
    return blocks.stream().mapToDouble(block -> grant.paid(block, governance)).sum();
  }
}
