package org.perpupil.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.perpupil.authority.leaving.AuthorityServicesTest.refused;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.perpupil.rates.FundingYear;

/** A trust's charge, pooling, costs and reserves: by hand, and that no pound is made or lost. */
class TrustProperties {
  private static final double[] GAG = {1_000_000, 2_000_000};
  private static final double[] RATES_AND_PFI = {100_000, 0};
  private static final double[] PUPILS = {200, 300};

  @Example
  void aPercentageLeavesRatesAndPfiOut() {
    TrustCharge five = TrustCharge.percentOfGag(5);
    assertThat(five.pounds(GAG, RATES_AND_PFI, PUPILS)).containsExactly(45_000, 100_000);
    assertThat(five.includingRatesAndPfi().pounds(GAG, RATES_AND_PFI, PUPILS))
        .containsExactly(50_000, 100_000);
    assertThat(TrustCharge.perPupil(250).pounds(GAG, RATES_AND_PFI, PUPILS))
        .containsExactly(50_000, 75_000);
    assertThat(TrustCharge.flat(60_000).pounds(GAG, RATES_AND_PFI, PUPILS))
        .containsExactly(60_000, 60_000);
    assertThat(TrustCharge.Basis.find("per-pupil")).hasValue(TrustCharge.Basis.PER_PUPIL);
    assertThat(TrustCharge.Basis.find("pupil")).isEmpty();
  }

  @Example
  void aChargeNeedsABase() {
    double[] none = {0};
    refused(() -> TrustCharge.percentOfGag(5).pounds(none, none, none), "central_charge");
    refused(() -> TrustCharge.perPupil(5).pounds(none, none, none), "central_charge");
    refused(
        () -> TrustCharge.flat(5).pounds(new double[0], new double[0], new double[0]),
        "central_charge");
    assertThat(TrustCharge.flat(0).pounds(none, none, none)).containsExactly(0);
    refused(() -> TrustCharge.percentOfGag(101), "central_charge");
    refused(() -> TrustCharge.perPupil(-1), "central_charge");
    assertThat(TrustCharge.percentOfGag(100).pounds(GAG, RATES_AND_PFI, PUPILS))
        .containsExactly(900_000, 2_000_000);
    assertThat(TrustCharge.perPupil(101).value()).isEqualTo(101);
  }

  /** Half of 900,000 and of 2,000,000 is shared 3 : 1. */
  @Example
  void poolingSharesByNeed() {
    double[] need = {3, 1};
    assertThat(new Pooling(0.5).apply(GAG, RATES_AND_PFI, need))
        .containsExactly(550_000 + 1_087_500, 1_000_000 + 362_500);
    assertThat(Pooling.all().apply(GAG, RATES_AND_PFI, need))
        .containsExactly(100_000 + 2_175_000, 725_000);
    assertThat(Pooling.none().apply(GAG, RATES_AND_PFI, need)).isEqualTo(GAG);
    refused(() -> new Pooling(1.5), "pooled share");
    refused(() -> Pooling.all().apply(GAG, RATES_AND_PFI, new double[2]), "need");
    refused(
        () -> Pooling.all().apply(GAG, new double[] {0, 2_000_001}, new double[] {-1, 1}),
        "school 1, need",
        "school 2, ring-fenced grant");
    // Where all is ring-fenced there is nothing to share, and no need to share it by.
    assertThat(Pooling.all().apply(GAG, GAG, new double[2])).isEqualTo(GAG);
  }

  @Property(tries = 500)
  void poolingConservesEveryPound(@ForAll long seed) {
    Random random = new Random(seed);
    int schools = 1 + random.nextInt(40);
    double[] gag = random.doubles(schools, 300_000, 9_000_000).toArray();
    double[] fenced = random.doubles(schools, 0, 300_000).toArray();
    double[] need = random.doubles(schools, 0, 3000).toArray();
    double[] after = new Pooling(random.nextDouble()).apply(gag, fenced, need);
    assertThat(Arrays.stream(after).sum())
        .isCloseTo(Arrays.stream(gag).sum(), within(1e-9 * Arrays.stream(gag).sum()));
    for (int i = 0; i < schools; i++) {
      assertThat(after[i]).isGreaterThanOrEqualTo(fenced[i] - 1e-6);
    }
  }

  @Property(tries = 500)
  void schoolsAndCentreAreTheTrust(@ForAll long seed, @ForAll Reserves reserves) {
    Random random = new Random(seed);
    int schools = 1 + random.nextInt(20);
    // More than the largest charge and what is ring-fenced.
    double[] gag = random.doubles(schools, 900_000, 9_000_000).toArray();
    double[] fenced = random.doubles(schools, 0, 100_000).toArray();
    double[] pupils = random.doubles(schools, 50, 1500).toArray();
    double[] otherNet = random.doubles(schools, -9_000_000, 100_000).toArray();
    double[] before = random.doubles(schools, -100_000, 900_000).toArray();
    TrustCharge charge =
        switch (random.nextInt(3)) {
          case 0 -> TrustCharge.percentOfGag(random.nextInt(10));
          case 1 -> TrustCharge.perPupil(random.nextInt(400));
          default -> TrustCharge.flat(random.nextInt(100_000));
        };
    CentralCosts costs =
        CentralCosts.of(200_000, 30_000, 90).withPerFurtherSchool(random.nextInt(2000) - 1000);
    TrustYear year =
        Trust.of(charge, costs)
            .withPooling(new Pooling(random.nextDouble()))
            .withReserves(reserves)
            .year(
                TrustSchools.of(gag, pupils)
                    .withRatesAndPfi(fenced)
                    .withNeed(random.doubles(schools, 1, 9).toArray())
                    .withOtherNet(otherNet)
                    .withReserves(before),
                123_456);
    double inYear = year.centreInYear();
    double closing = year.centreReserves();
    double charges = 0;
    for (int i = 0; i < year.schools(); i++) {
      inYear += year.inYear(i);
      closing += year.reserves(i);
      charges += year.charge(i);
      assertThat(year.inYear(i)).isCloseTo(year.grant(i) + otherNet[i], within(1e-6));
      if (reserves == Reserves.SEPARATE) {
        assertThat(year.reserves(i)).isCloseTo(before[i] + year.inYear(i), within(1e-6));
      } else {
        double mine = year.reserves(i) / pupils[i];
        assertThat(mine).isCloseTo(year.reserves(0) / pupils[0], within(1e-6));
      }
    }
    double money = Arrays.stream(gag).sum() + Arrays.stream(otherNet).sum();
    assertThat(year.centreInYear()).isCloseTo(charges - year.centreCost(), within(1e-6));
    assertThat(inYear).isCloseTo(money - year.centreCost(), within(1e-5));
    assertThat(year.trustInYear()).isCloseTo(inYear, within(1e-5));
    assertThat(year.trustReserves()).isCloseTo(closing, within(1e-5));
    assertThat(closing).isCloseTo(Arrays.stream(before).sum() + 123_456 + inYear, within(1e-5));
  }

  /** Charges 45,000 and 100,000; then 855,000 and 1,900,000 are shared 2 : 3 by pupils. */
  @Example
  void oneYearByHand() {
    Trust trust =
        Trust.of(TrustCharge.percentOfGag(5), CentralCosts.of(50_000, 20_000, 10))
            .withPooling(Pooling.all());
    TrustSchools schools =
        TrustSchools.of(GAG, PUPILS)
            .withRatesAndPfi(RATES_AND_PFI)
            .withOtherNet(new double[] {-1_200_000, -1_600_000})
            .withReserves(new double[] {50_000, -10_000});
    TrustYear year = trust.year(schools, 7000);
    assertThat(year.charge(0)).isEqualTo(45_000);
    assertThat(year.grant(0)).isCloseTo(100_000 + 1_102_000, within(1e-6));
    assertThat(year.inYear(0)).isCloseTo(2000, within(1e-6));
    assertThat(year.inYear(1)).isCloseTo(1_653_000 - 1_600_000, within(1e-6));
    assertThat(year.centreCost()).isEqualTo(95_000);
    assertThat(year.centreInYear()).isEqualTo(50_000);
    assertThat(year.reserves(1)).isCloseTo(43_000, within(1e-6));
    assertThat(year.centreReserves()).isEqualTo(57_000);
    TrustYear pooled = trust.withReserves(Reserves.POOLED).year(schools, 7000);
    assertThat(pooled.reserves(0)).isCloseTo(0.4 * 152_000, within(1e-6));
    assertThat(pooled.centreReserves()).isZero();
    assertThat(year).hasToString("TrustYear[2 schools]");
    assertThat(schools).hasToString("TrustSchools[2 schools]");
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> year.inYear(2));
  }

  @Example
  void aTrustHasSchools() {
    refused(() -> TrustSchools.of(new double[0], new double[0]), "trust, schools");
    refused(() -> TrustSchools.of(new double[] {1}, new double[] {-1}), "school 1, pupils");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrustSchools.of(GAG, PUPILS).withCharges(new double[1]))
        .withMessage("1 values for 2 schools");
  }

  /** The change for 2026 holds from its September on, and the latest before it until then. */
  @Example
  void theLatestChangeOfAChargeHolds() {
    List<TrustCharge.Change> changes =
        List.of(
            change(2025, 6),
            change(2026, 7),
            new TrustCharge.Change(Optional.of("B"), Optional.empty(), 1));
    TrustCharge five = TrustCharge.percentOfGag(5);
    assertThat(five.of("A", FundingYear.of(2024), changes).value()).isEqualTo(5);
    assertThat(five.of("A", FundingYear.of(2025), changes).value()).isEqualTo(6);
    assertThat(five.of("A", FundingYear.of(2027), changes).value()).isEqualTo(7);
    assertThat(five.of("B", FundingYear.of(2027), changes).value()).isEqualTo(1);
  }

  private static TrustCharge.Change change(int from, double percent) {
    return new TrustCharge.Change(Optional.empty(), Optional.of(FundingYear.of(from)), percent);
  }

  @Example
  void pooledReservesWithoutPupilsStayAtTheCentre() {
    assertThat(Reserves.POOLED.close(new double[] {5, 1}, new double[] {-2, 3}, new double[1]))
        .containsExactly(0, 7);
    assertThat(Reserves.find("pooled")).hasValue(Reserves.POOLED);
    assertThat(Reserves.find("shared")).isEmpty();
  }
}
