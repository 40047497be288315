package org.perpupil.joining.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.perpupil.impact.scenario.CourseSchools.SEPTEMBER;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.budget.Block;
import org.perpupil.budget.BudgetCode;
import org.perpupil.impact.scenario.CourseSchools;
import org.perpupil.joining.TransferTerms;
import org.perpupil.projection.Projection;
import org.perpupil.scenario.Arrangement;
import org.perpupil.school.School;
import org.perpupil.trust.CentralCosts;
import org.perpupil.trust.Pooling;
import org.perpupil.trust.PoolingNeed;
import org.perpupil.trust.Reserves;
import org.perpupil.trust.ServiceTerms;
import org.perpupil.trust.ServiceTerms.Basis;
import org.perpupil.trust.ServiceTerms.Payer;
import org.perpupil.trust.ServiceTerms.Side;
import org.perpupil.trust.Trust;
import org.perpupil.trust.TrustCharge;
import org.perpupil.trust.TrustTerms;

/**
 * What is printed of a trust is what it comes to, in pence that add up: "S" of 210 pupils joins "T"
 * of 300 on the first of June 2025.
 */
class PrintedTrustTest {
  /** A few codes are rounded for themselves in every block. */
  private static final Offset<Double> FEW_PENCE = within(12.0);

  private static final School S = CourseSchools.school("S", 210);
  private static final School T = CourseSchools.academy("T", 300);

  /** Of £1,200 a year nothing is paid in the trust. */
  private static final ServiceTerms PAYROLL =
      new ServiceTerms(
          "payroll",
          Optional.empty(),
          Basis.FLAT,
          new Side(Payer.SCHOOL, 1_200),
          new Side(Payer.SCHOOL, 2_400),
          new Side(Payer.TRUST, 0));

  private static TrustProjection trust(boolean chargeInBudgets, Reserves reserves) {
    Projection projection =
        CourseSchools.run(
            List.of(S, T),
            List.of(
                CourseSchools.budget(S, -40_000).set(BudgetCode.E19, 850_000).build(),
                CourseSchools.budget(T, 30_000).set(BudgetCode.E19, 1_200_000).build()),
            Arrangement.converting(LocalDate.of(2025, 6, 1)));
    Trust trust =
        Trust.of(TrustCharge.percentOfGag(5), CentralCosts.of(20_000, 3_000, 10))
            .withPooling(new Pooling(0.5))
            .withReserves(reserves);
    TrustTerms terms =
        new TrustTerms(
            "Trust", trust, PoolingNeed.PUPILS, 12_345.67, List.of("T"), chargeInBudgets);
    TransferTerms joining =
        TransferTerms.of(terms).withLevy(20).withRecoveryMonths(24).withServices(List.of(PAYROLL));
    return TrustProjection.of(projection, List.of(0, 1), terms, Map.of("S", joining));
  }

  @ParameterizedTest
  @CsvSource({"false, SEPARATE", "true, SEPARATE", "false, POOLED", "true, POOLED"})
  void whatIsPrintedIsWhatItComesTo(boolean chargeInBudgets, Reserves reserves) {
    TrustProjection trust = trust(chargeInBudgets, reserves);
    List<TrustBlockAsPrinted> all = trust.printed();

    assertThat(all).hasSameSizeAs(trust.blocks()).hasSizeGreaterThan(3);
    for (int k = 0; k < all.size(); k++) {
      TrustBlock block = trust.blocks().get(k);
      TrustBlockAsPrinted printed = all.get(k);
      assertThat(printed.block()).isEqualTo(block.block());
      assertThat(printed.members()).isEqualTo(block.members());
      String what = "[" + block.block() + ", " + block.members().size() + " schools]";
      assertThat(block).hasToString("TrustBlock" + what);
      assertThat(printed).hasToString("TrustBlockAsPrinted" + what);
      for (int place : block.members()) {
        near(printed.grant(place), block.grantBefore(place));
        near(printed.charge(place), block.charge(place));
        near(printed.pooling(place), block.pooling(place));
        near(printed.services(place), block.services(place));
        near(printed.opening(place), block.opening(place));
        near(printed.inYear(place), block.inYear(place));
        near(printed.reserve(place), block.reserve(place));
        near(printed.outstanding(place), block.outstanding(place));
      }
      assertThat(printed.pupils()).isEqualTo(Math.round(100 * block.pupils()));
      near(printed.centreCost(), block.centreCost());
      near(printed.centreOpening(), block.centreOpening());
      near(printed.centreInYear(), block.centreInYear());
      near(printed.centreReserve(), block.centreReserve());
      near(printed.trustOpening(), block.trustOpening());
      near(printed.trustInYear(), block.trustInYear());
      near(printed.trustReserve(), block.trustReserve());
      near(printed.trustCash(), block.trustCash());
      assertThat(printed.trustReserve()).isEqualTo(printed.trustOpening() + printed.trustInYear());
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> all.get(0).charge(0))
        .withMessageContaining("school 0 has not joined");
  }

  private static void near(long pence, double pounds) {
    assertThat((double) pence).isCloseTo(100 * pounds, FEW_PENCE);
  }

  /**
   * From September T is alone, with 5% of £1,300,000 less what one school of 300 costs a centre.
   */
  @ParameterizedTest
  @CsvSource({"SEPARATE", "POOLED"})
  void aCentreOpensWithWhatItHas(Reserves reserves) {
    TrustProjection trust = trust(false, reserves);
    TrustBlock september = trust.block(SEPTEMBER).orElseThrow();
    TrustBlock april = trust.block(Block.aprilToAugust(2025)).orElseThrow();

    assertThat(september.centreOpening()).isEqualTo(12_345.67);
    assertThat(september.centreInYear())
        .isCloseTo((65_000 - 20_000 - 3_000 - 3_000) * 7 / 12.0, within(1e-6));
    assertThat(april.centreOpening()).isEqualTo(september.centreReserve());
    assertThat(september.pupils()).isCloseTo(300, within(1e-9));
    assertThat(april.pupils()).isCloseTo(510, within(1e-9));
    assertThat(april.pupils(0)).isCloseTo(210, within(1e-9));
    assertThat(april.services(0)).isCloseTo(1_200 * 1.02 * 3 / 12.0, within(1e-6));
    assertThat(april.grantBefore(1)).isCloseTo(1_300_000 * 5 / 12.0, within(1e-6));
    assertThat(april.grantBefore(0)).isCloseTo(940_000 * 3 / 12.0, within(1e-6));
    assertThat(trust.schools()).extracting(School::id).containsExactly("S", "T");
    assertThat(trust.years()).containsExactly(CourseSchools.FIRST, CourseSchools.SECOND);
    assertThat(trust.year(CourseSchools.FIRST))
        .extracting(TrustBlock::block)
        .containsExactly(SEPTEMBER, Block.aprilToAugust(2025));
  }
}
