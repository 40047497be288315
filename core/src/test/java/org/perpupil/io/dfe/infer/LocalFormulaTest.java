package org.perpupil.io.dfe.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.formula.SparsityGroup;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Phase;

/** Shares, sparsity, sites and area costs of single schools. */
class LocalFormulaTest {
  private static final NationalRates NATIONAL = NationalRates.of(FundingYear.of(2025));

  private final FoundRates rates = new FoundRates();
  private final Resting resting = new Resting();

  /** 100 primary pupils, 50 secondary ones, at 500 and 900. */
  @ParameterizedTest
  @CsvSource({
    "100,50,500,900,19000,0.2,0.2,0",
    "100,0,500,900,10000,0.2,,0",
    "0,50,500,900,9000,,0.2,0",
    "100,50,0,900,9000,,0.2,0",
    "100,50,500,0,10000,0.2,,0",
    "100,50,500,900,0,0,0,0",
    "100,50,500,900,95000.004,1,1,0",
    "100,50,500,900,100000,1,1,5000",
    "100,50,0,0,700,,,700",
    "100,50,0,0,0,,,0",
  })
  void sharesFollowMoneyAndWhatIsBeyondThemIsCarried(
      double primary,
      double secondary,
      double ratePrimary,
      double rateSecondary,
      double pounds,
      Double sharePrimary,
      Double shareSecondary,
      double carried) {
    rates.put("fsm_primary", ratePrimary, FigureBasis.EXACT, "");
    rates.put("fsm_secondary", rateSecondary, FigureBasis.EXACT, "");
    ImportedSchool school = school(Map.of(AllocationItem.FSM, pounds), primary, secondary);
    new SharesOfNeeds(rates, resting).of(school);

    assertThat(school.numbers().get("fsm_primary")).isEqualTo(sharePrimary);
    assertThat(school.numbers().get("fsm_secondary")).isEqualTo(shareSecondary);
    assertThat(school.get("other_pupil_led")).isCloseTo(carried, within(1e-6));
    assertThat(resting.schools().keySet().stream().anyMatch(what -> what.startsWith("fsm ")))
        .isEqualTo(carried > 0);
    boolean merged = primary > 0 && secondary > 0 && pounds > 0 && ratePrimary + rateSecondary > 0;
    assertThat(
            resting
                .schools()
                .containsKey("the same shares of needs in primary and secondary years"))
        .isEqualTo(merged);
  }

  @ParameterizedTest
  @CsvSource({"1000,1000,0.01,0", "1000,150000,1,50000", "1000,0,0,0", "0,5000,,0"})
  void lookedAfterChildrenAreAShareToo(double rate, double pounds, Double share, double carried) {
    rates.put("lac", rate, FigureBasis.EXACT, "");
    ImportedSchool school = school(Map.of(AllocationItem.LAC, pounds), 100, 0);
    new SharesOfNeeds(rates, resting).of(school);

    assertThat(school.numbers().get("lac")).isEqualTo(share);
    assertThat(school.get("other_pupil_led")).isCloseTo(carried, within(1e-6));
    ImportedSchool nobody = school(Map.of(AllocationItem.LAC, 0.0), 0, 0);
    new SharesOfNeeds(rates, resting).of(nobody);
    assertThat(nobody.numbers()).doesNotContainKey("lac");
  }

  /** Miles and what is carried, where the authority pays primary schools £57,401 at most. */
  @ParameterizedTest
  @CsvSource({
    "PRIMARY,0,70,7,0,0",
    "PRIMARY,57401,70,7,2,0",
    "PRIMARY,28700.5,70,7,1.8,0",
    "PRIMARY,60000,70,7,2,2599",
    // 16.05 a year group, half of what they are above 10.7: half the money.
    "PRIMARY,30000,112.35,7,2,1299.5",
    "PRIMARY,30000,700,7,,",
    "PRIMARY,30000,70,0,,",
    "SECONDARY,30000,70,5,,",
    "SECONDARY,0,70,5,0,0",
  })
  void sparsityMoneyTellsTheMiles(
      Phase phase, double pounds, double pupils, int yearGroups, Double miles, Double rest) {
    AllocationRow most = row(Phase.PRIMARY, Map.of(AllocationItem.SPARSITY, 57_401.0));
    InferredSparsity sparsity = InferredSparsity.of(List.of(most), NATIONAL, 2025, rates);

    assertThat(sparsity.pays(SparsityGroup.PRIMARY)).isTrue();
    assertThat(sparsity.pays(SparsityGroup.SECONDARY)).isFalse();
    assertThat(rates.all().get("sparsity_primary"))
        .isEqualTo(
            new FoundRates.Rate(57_401, FigureBasis.DERIVED, "the most that a school is paid"));
    Optional<InferredSparsity.Place> place =
        sparsity.place(row(phase, Map.of(AllocationItem.SPARSITY, pounds)), pupils, yearGroups);
    assertThat(place.isPresent()).isEqualTo(miles != null);
    place.ifPresent(
        it -> {
          assertThat(it.miles()).isCloseTo(miles, within(1e-9));
          assertThat(it.rest()).isCloseTo(rest, within(1e-6));
        });
  }

  /** The national sum × the lump sums' ratio stands in where no school tells the authority's. */
  @ParameterizedTest
  @CsvSource({"0,57400", "159610,63140"})
  void sparsityThatIsTaperedEverywhereIsNearTheNationalSum(double lumpSum, double maximum) {
    if (lumpSum > 0) {
      rates.put("lump_sum_primary", lumpSum, FigureBasis.EXACT, "");
    }
    AllocationRow little = row(Phase.PRIMARY, Map.of(AllocationItem.SPARSITY, 12_345.67));
    InferredSparsity.of(List.of(little), NATIONAL, 2025, rates);

    assertThat(rates.orNone("sparsity_primary")).isCloseTo(maximum, within(1e-9));
    assertThat(rates.all().get("sparsity_primary").basis()).isEqualTo(FigureBasis.ASSUMED);
  }

  /** Sites and metres where the national sums of 54,000 and 27,000 are paid. */
  @ParameterizedTest
  @CsvSource({
    "0,0,0",
    "54000,1,100",
    "67500,1,300",
    "81000,1,500",
    "81000.009,1,500",
    "108000,2,100",
    "135000,2,300",
    "202500,3,300",
    "900000,,",
    "31500,,",
    "-1,,",
  })
  void splitSiteMoneyTellsSitesAndMetres(double pounds, Integer sites, Double metres) {
    AllocationRow full = row(Phase.PRIMARY, Map.of(AllocationItem.SPLIT_SITES, 54_000.0));
    InferredSplitSites found =
        InferredSplitSites.of(List.of(full), NATIONAL, 2025, List.of(1.0), rates).orElseThrow();

    assertThat(found.areaCost()).hasValue(1.0);
    Optional<List<Double>> place =
        found.metres(row(Phase.PRIMARY, Map.of(AllocationItem.SPLIT_SITES, pounds)));
    assertThat(place.isPresent()).isEqualTo(sites != null);
    place.ifPresent(
        it -> {
          assertThat(it).hasSize(sites);
          it.forEach(each -> assertThat(each).isCloseTo(metres, within(1e-6)));
        });
  }

  @Test
  void anAuthorityThatPaysLessThanTheNationalSumHasARateAndNoAreaCost() {
    AllocationRow less = row(Phase.PRIMARY, Map.of(AllocationItem.SPLIT_SITES, 48_600.0));
    InferredSplitSites found =
        InferredSplitSites.of(List.of(less), NATIONAL, 2025, List.of(0.9), rates).orElseThrow();

    assertThat(found.areaCost()).isEmpty();
    assertThat(rates.all().get("split_site_basic"))
        .isEqualTo(new FoundRates.Rate(48_600, FigureBasis.DERIVED, "the national rate × 0.9"));
    assertThat(found.metres(less)).hasValue(List.of(100.0));
  }

  /** Years without such sums, and without rates; and nobody who is paid. */
  @ParameterizedTest
  @CsvSource({"2023,2023,54000", "2027,2027,54000", "2022,2024,54000", "2025,2025,0"})
  void splitSitesAreWorkedOutWhereTheYearHasThem(int book, int year, double pounds) {
    AllocationRow row = row(Phase.PRIMARY, Map.of(AllocationItem.SPLIT_SITES, pounds));

    assertThat(
            InferredSplitSites.of(
                List.of(row), NationalRates.of(FundingYear.of(book)), year, List.of(1.0), rates))
        .isEmpty();
    assertThat(rates.all()).isEmpty();
  }

  /** Rates that are 1.1 times the national ones, but for what a row changes. */
  @ParameterizedTest
  @CsvSource({
    "999,2025,,0,DERIVED,0,1.1,area cost from the lump sum; rates mirror the national ones",
    "999,2025,fsm_primary,555,DERIVED,0,,'area cost 1, since the authority''s is not known'",
    "999,2025,fsm_primary,544.5,ASSUMED,0,,'area cost 1, since the authority''s is not known'",
    "999,2025,lump_sum_primary,0,EXACT,0,,'area cost 1, since the authority''s is not known'",
    "999,2025,,0,DERIVED,900,,'area cost 1, since the authority''s is not known'",
    "999,2027,,0,DERIVED,0,,'area cost 1, since the authority''s is not known'",
    "202,2025,,0,DERIVED,900,1.214031,area cost of the authority in 2025-26",
  })
  void areaCostsFollowRatesThatMirrorTheNationalOnes(
      String laCode,
      int year,
      String changed,
      double value,
      FigureBasis basis,
      double fringe,
      Double areaCost,
      String what) {
    for (String name :
        List.of(
            "basic_primary", "fsm_primary", "fsm6_primary", "fsm6_secondary", "lump_sum_primary")) {
      rates.put(name, 1.1 * NATIONAL.find(name).orElseThrow(), FigureBasis.DERIVED, "");
    }
    if (changed != null) {
      rates.put(changed, value, basis, "");
    }
    AllocationRow row =
        MadeRow.of("100000", laCode, Phase.PRIMARY, Map.of(AllocationItem.FRINGE, fringe));
    ImportedSchool school = new ImportedSchool(row);
    new AreaCostOfAuthority(
            List.of(row), NationalRates.of(FundingYear.of(year)), year, rates, resting)
        .give(school, Optional.empty());

    assertThat(school.numbers().get("aca")).isEqualTo(areaCost);
    assertThat(resting.schools().keySet()).containsExactly(what);
  }

  @Test
  void anAuthorityWithoutRatesHasNoAreaCost() {
    AllocationRow row = row(Phase.PRIMARY, Map.of());
    ImportedSchool school = new ImportedSchool(row);
    AreaCostOfAuthority areaCost =
        new AreaCostOfAuthority(List.of(row), NATIONAL, 2025, rates, resting);
    areaCost.give(school, Optional.empty());

    assertThat(school.numbers()).isEmpty();
    assertThat(areaCost.likely()).containsExactly(1.0, 1.0);
  }

  private static AllocationRow row(Phase phase, Map<AllocationItem, Double> pounds) {
    return MadeRow.of("100000", "999", phase, pounds);
  }

  private static ImportedSchool school(
      Map<AllocationItem, Double> pounds, double primary, double secondary) {
    ImportedSchool school = new ImportedSchool(row(Phase.ALL_THROUGH, pounds));
    school.set("pupils_primary", primary);
    school.set("pupils_ks3", secondary);
    return school;
  }
}
