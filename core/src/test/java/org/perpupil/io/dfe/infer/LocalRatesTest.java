package org.perpupil.io.dfe.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Phase;

/** The rates of authorities with few schools, or with little money. */
class LocalRatesTest {
  private static final String BAND_NOTE =
      "the least that leaves no school with more pupils in all bands than it has";

  @Test
  void lumpSumsStandForTheOtherPhaseAndLeadTheRest() {
    FoundRates rates = rates(2025, Map.of(), primary(100, AllocationItem.LUMP_SUM, 159_610));

    assertThat(rates.all().get("lump_sum_primary"))
        .isEqualTo(new FoundRates.Rate(159_610, FigureBasis.EXACT, "as the file has it"));
    assertThat(rates.all().get("lump_sum_secondary"))
        .isEqualTo(
            new FoundRates.Rate(
                159_610, FigureBasis.ASSUMED, "as the other phase has it; none here"));
    // 1.1 times the national lump sum of 145,100, so 1.1 times the rate of 1,175.
    assertThat(rates.orNone("lpa_primary")).isCloseTo(1292.5, within(1e-9));
    assertThat(rates.all().get("lpa_primary").note())
        .isEqualTo("the national rate of 2025-26 × the authority's lump sum ÷ the national");
  }

  /** Lump sums that cannot be the year's leave rates within what is usual. */
  @ParameterizedTest
  @CsvSource({"0,1175", "10000,940", "300000,1645"})
  void oddLumpSumsLeadNotFar(double lumpSum, double lpa) {
    FoundRates rates = rates(2025, Map.of(), primary(100, AllocationItem.LUMP_SUM, lumpSum));

    assertThat(rates.orNone("lpa_primary")).isCloseTo(lpa, within(1e-9));
  }

  @Test
  void factorsThatNobodyIsPaidAreNoneBeforeEveryFactorWasOfEveryFormula() {
    FoundRates early = rates(2022, Map.of(), primary(100, AllocationItem.LUMP_SUM, 121_300));
    FoundRates late = rates(2023, Map.of(), primary(100, AllocationItem.LUMP_SUM, 128_000));

    assertThat(early.all())
        .doesNotContainKeys(
            "eal_primary",
            "eal_years_primary",
            "eal_years_secondary",
            "mobility_primary",
            "mobility_threshold_percent",
            "idaci_a_primary",
            "lac");
    assertThat(late.all())
        .containsKeys("eal_primary", "mobility_primary", "mobility_threshold_percent")
        .doesNotContainKey("lac");
    assertThat(late.all().get("eal_years_primary").basis()).isEqualTo(FigureBasis.EXACT);
    assertThat(
            rates(2022, Map.of("mobility_secondary", 900.0), primary(100, AllocationItem.LAC, 0))
                .orNone("mobility_threshold_percent"))
        .isEqualTo(6);
  }

  /** The book of 2019-20 has no rates of mobility, that of 2027-28 is not there. */
  @Test
  void whatTheNationalFormulaLacksIsNotFound() {
    assertThat(rates(2019, Map.of(), primary(100, AllocationItem.MOBILITY, 5000)).all())
        .doesNotContainKeys("mobility_primary", "mobility_secondary")
        .containsKey("mppl_primary");
    assertThat(rates(2027, Map.of(), primary(100, AllocationItem.LUMP_SUM, 145_100)).all())
        .doesNotContainKeys("mppl_primary", "mppl_ks3", "mppl_ks4")
        .containsKey("lpa_primary");
  }

  @Test
  void noSchoolHasMoreThanAllItsPupils() {
    FoundRates rates = rates(2025, Map.of(), primary(100, AllocationItem.LPA, 150_000));

    assertThat(rates.all().get("lpa_primary"))
        .isEqualTo(
            new FoundRates.Rate(
                1500,
                FigureBasis.ASSUMED,
                "the least that leaves no school with more than all its pupils"));
    assertThat(rates.orNone("lpa_secondary")).isEqualTo(1785);
  }

  /** 60 pupils in each of two bands, of 100. */
  @Test
  void noSchoolHasMorePupilsInAllBandsThanItHas() {
    AllocationRow row =
        primary(100, AllocationItem.IDACI_F, 60 * 235, AllocationItem.IDACI_E, 60 * 285);
    FoundRates rates = rates(2025, Map.of("idaci_a_primary", 700.0), row);

    assertThat(rates.all().get("idaci_f_primary"))
        .isEqualTo(new FoundRates.Rate(235 * 1.2, FigureBasis.ASSUMED, BAND_NOTE));
    assertThat(rates.all().get("idaci_e_primary"))
        .isEqualTo(new FoundRates.Rate(285 * 1.2, FigureBasis.ASSUMED, BAND_NOTE));
    assertThat(rates.orNone("idaci_a_primary")).isEqualTo(700);
    assertThat(rates.all().get("idaci_f_secondary").note()).isNotEqualTo(BAND_NOTE);

    FoundRates early =
        rates(
            2022,
            Map.of("idaci_b_primary", 0.0),
            primary(100, AllocationItem.IDACI_F, 60 * 220, AllocationItem.IDACI_E, 60 * 270));
    assertThat(early.orNone("idaci_f_primary")).isCloseTo(220 * 1.2, within(1e-9));
    assertThat(early.all()).doesNotContainKeys("idaci_a_primary");
    assertThat(early.orNone("idaci_b_primary")).isZero();
  }

  @Test
  void bandsStayWhereGivenRatesLeaveNoRoom() {
    AllocationRow row =
        primary(100, AllocationItem.IDACI_F, 60 * 235, AllocationItem.IDACI_A, 110 * 100);
    FoundRates rates = rates(2025, Map.of("idaci_a_primary", 100.0), row);

    assertThat(rates.orNone("idaci_f_primary")).isEqualTo(235);
    assertThat(rates.orNone("idaci_a_primary")).isEqualTo(100);
  }

  @Test
  void lookedAfterChildrenAreWholeOrTheLeastIsTaken() {
    AllocationRow[] three = {
      primary(100, AllocationItem.LAC, 1100),
      primary(100, AllocationItem.LAC, 2200),
      primary(100, AllocationItem.LAC, 3300),
      primary(100, AllocationItem.LAC, 0)
    };
    assertThat(rates(2022, Map.of(), three).all().get("lac"))
        .isEqualTo(new FoundRates.Rate(1100, FigureBasis.DERIVED, "3 of 3 schools"));
    assertThat(rates(2022, Map.of("lac", 550.0), three).all().get("lac"))
        .isEqualTo(new FoundRates.Rate(550, FigureBasis.GIVEN, "given in a file"));

    AllocationRow rounded = primary(100, AllocationItem.LAC, 1500);
    Arrays.fill(rounded.halfUnits(), 500);
    assertThat(rates(2022, Map.of(), rounded).all().get("lac"))
        .isEqualTo(
            new FoundRates.Rate(1500, FigureBasis.ASSUMED, "the least that a school is paid"));
  }

  private static FoundRates rates(int year, Map<String, Double> given, AllocationRow... rows) {
    return LocalRates.of(List.of(rows), NationalRates.of(FundingYear.of(year)), given, year);
  }

  /** Returns a primary school at the national rate of 2025-26 for each pupil. */
  private static AllocationRow primary(double pupils, AllocationItem item, double pounds) {
    return primary(pupils, item, pounds, AllocationItem.FRINGE, 0);
  }

  private static AllocationRow primary(
      double pupils, AllocationItem one, double pounds, AllocationItem other, double more) {
    Map<AllocationItem, Double> all = new HashMap<>();
    all.put(AllocationItem.BASIC_PRIMARY, pupils * 3847);
    all.put(AllocationItem.ROLL, pupils);
    all.put(one, pounds);
    all.put(other, more);
    return MadeRow.of("100000", "999", Phase.PRIMARY, all);
  }
}
