package org.perpupil.budget.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.perpupil.budget.Block;
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

  /** 210 pupils at £77.50 in the seven months of 2019-20, £27,900 in twelve. */
  @Example
  void aStatedYearGivesTheFullOne() {
    Grant grant = Grants.named("teachers_pension", 0);
    Grant stated =
        grant.bringing(16_275, FundingYear.of(2019), Governance.MAINTAINED).orElseThrow();

    assertThat(stated.annualAmount()).isCloseTo(27_900, within(1e-9));
    assertThat(paid(stated, Block.maintainedYear(2019), Governance.MAINTAINED))
        .isCloseTo(16_275, within(1e-9));
    assertThat(paid(stated, Block.maintainedYear(2020), Governance.MAINTAINED))
        .isCloseTo(27_900, within(1e-9));
    assertThat(stated.minimumPupils()).hasValue(100);
  }

  /** Every grant in every year of either kind of school brings what was stated for it. */
  @Property
  void theYearBringsWhatWasStated(
      @ForAll @IntRange(min = 0, max = 12) int which,
      @ForAll @IntRange(min = 2011, max = 2028) int year,
      @ForAll Governance governance) {
    String name = Grants.names().get(which);
    Grant grant = Grants.named(name, 0);
    Optional<Grant> stated = grant.bringing(9_000, FundingYear.of(year), governance);
    boolean inFormula =
        grant.rolledInto().filter(taken -> taken.compareTo(FundingYear.of(year)) <= 0).isPresent();

    assertThat(stated.isEmpty()).isEqualTo(inFormula);
    if (stated.isEmpty()) {
      return;
    }
    int first = year;
    while (paid(stated.get(), year(first, governance), governance) == 0) {
      first++;
    }
    assertThat(paid(stated.get(), year(first, governance), governance))
        .isCloseTo(9_000, within(1e-9));
    assertThat(first == year || grant.start().startYear() - first <= 1).isTrue();
    assertThat(stated.get().annualAmount()).isBetween(9_000.0, 9_000 * 12 / 5.0);
  }

  private static List<Block> year(int start, Governance governance) {
    return governance == Governance.ACADEMY
        ? Block.academyYear(start)
        : Block.maintainedYear(start);
  }

  @Example
  void aGrantPerPupilHasALeastNumberOfThem() {
    assertThatThrownBy(() -> GRANT.perPupil(-1)).hasMessageContaining("-1.0 pupils, expected 0");
    assertThat(GRANT.minimumPupils()).isEmpty();
    assertThat(GRANT.perPupil(0).rolledInto(FundingYear.of(2026)).minimumPupils()).hasValue(0);
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
