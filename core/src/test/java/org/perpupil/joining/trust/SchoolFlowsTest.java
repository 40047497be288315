package org.perpupil.joining.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.perpupil.impact.scenario.CourseSchools.SEPTEMBER;

import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.perpupil.budget.Block;
import org.perpupil.budget.BudgetCode;
import org.perpupil.impact.scenario.CourseSchools;
import org.perpupil.projection.Projection;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Arrangement;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.Governance;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.trust.CentralCosts;
import org.perpupil.trust.PoolingNeed;
import org.perpupil.trust.Trust;
import org.perpupil.trust.TrustCharge;
import org.perpupil.trust.TrustTerms;

/**
 * What a school of 210 pupils has in the block in which it converts: two of the seven months from
 * September are the authority's, five the academy's.
 */
class SchoolFlowsTest {
  private static final Offset<Double> NEAR = within(1e-6);
  private static final Block APRIL = Block.aprilToAugust(2025);
  private static final School SCHOOL =
      CourseSchools.school("S", 210).with(SchoolField.RATES, 9_000).with(SchoolField.PFI, 3_000);

  private static SchoolFlows flows(double spending, double earlyYears) {
    Assumptions assumptions =
        Assumptions.builder()
            .set("income.high_needs_growth_percent", FundingYear.of(2025), 4)
            .set("prices.business_rates_percent", FundingYear.of(2025), 10)
            .set("prices.business_rates_percent", FundingYear.of(2024), 50)
            .build();
    Projection projection =
        CourseSchools.run(
            List.of(SCHOOL),
            List.of(
                CourseSchools.budget(SCHOOL, 0)
                    .set(BudgetCode.E19, spending)
                    .earlyYears(earlyYears)
                    .build()),
            Arrangement.converting(SEPTEMBER.start().plusMonths(2)),
            assumptions);
    return new SchoolFlows(projection, 0);
  }

  @Test
  void thePartOfABlockIsThatOfItsMonths() {
    SchoolFlows flows = flows(900_000, 0);
    assertThat(flows.part(SEPTEMBER)).isEqualTo(1);
    assertThat(flows.asAcademy().part(SEPTEMBER)).isCloseTo(5 / 7.0, NEAR);
    assertThat(flows.asAcademy().part(APRIL)).isEqualTo(1);
  }

  /** £12,000 a year from the authority, 4% more from April 2025, are no part of the grant. */
  @Test
  void earlyYearsMoneyIsNoGrant() {
    SchoolFlows with = flows(900_000, 12_000);
    SchoolFlows without = flows(900_000, 0);
    assertThat(with.amount(BudgetCode.I01, APRIL) - without.amount(BudgetCode.I01, APRIL))
        .isCloseTo(12_480 * 5 / 12.0, NEAR);
    for (Block block : List.of(SEPTEMBER, APRIL)) {
      assertThat(with.grant(block)).isCloseTo(without.grant(block), NEAR);
      assertThat(with.asAcademy().grant(block)).isCloseTo(without.asAcademy().grant(block), NEAR);
    }
    assertThat(with.asAcademy().grant(SEPTEMBER)).isCloseTo(952_000 * 5 / 12.0, NEAR);
  }

  /** £9,000, 10% more from September 2025, and £3,000 that no price changes. */
  @Test
  void ratesAndPfiAreThoseOfTheMonths() {
    SchoolFlows flows = flows(900_000, 0);
    assertThat(flows.ratesAndPfi(SEPTEMBER)).isCloseTo(12_000 * 7 / 12.0, NEAR);
    assertThat(flows.asAcademy().ratesAndPfi(SEPTEMBER)).isCloseTo(12_000 * 5 / 12.0, NEAR);
    assertThat(flows.asAcademy().ratesAndPfi(Block.septemberToMarch(2025)))
        .isCloseTo((9_900 + 3_000) * 7 / 12.0, NEAR);
  }

  /** £120,000 a year more are £70,000 for seven months and £50,000 for five. */
  @Test
  void spendingIsWhatIsSpent() {
    SchoolFlows more = flows(1_020_000, 0);
    SchoolFlows less = flows(900_000, 0);
    assertThat(more.spending(SEPTEMBER) - less.spending(SEPTEMBER)).isCloseTo(70_000, NEAR);
    assertThat(more.asAcademy().spending(SEPTEMBER) - less.asAcademy().spending(SEPTEMBER))
        .isCloseTo(50_000, NEAR);
    assertThat(less.net(SEPTEMBER) - more.net(SEPTEMBER)).isCloseTo(70_000, NEAR);
    TrustTerms terms =
        new TrustTerms(
            "Trust",
            Trust.of(TrustCharge.flat(0), CentralCosts.of(0, 0, 0)),
            PoolingNeed.SPENDING,
            0,
            List.of());
    // A need is that of a whole block, whenever in it the school joins.
    assertThat(need(more, terms) - need(less, terms)).isCloseTo(70_000, NEAR);
  }

  private static double need(SchoolFlows flows, TrustTerms terms) {
    return new TrustMember(flows.asAcademy(), Optional.empty()).need(terms, SEPTEMBER, 0);
  }

  @Test
  void pupilsOfAYearThatIsLeftOutAreThoseOfTheNearest() {
    SchoolFlows flows = flows(900_000, 0);
    assertThat(flows.pupils(Block.aprilToAugust(2020), Governance.ACADEMY)).isEqualTo(210);
    assertThat(flows.pupils(Block.aprilToAugust(2040), Governance.ACADEMY)).isEqualTo(210);
  }
}
