package org.perpupil.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.base.Splitter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.formula.factor.Factor;
import org.perpupil.formula.factor.Factors;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.RateBook;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/** A local formula that the law of its year does not know is told, and one that it knows is not. */
class LawOfTheYearTest {
  /** The year, what the formula sets, and the columns that are warned of. */
  @ParameterizedTest
  @CsvSource({
    "2019, basic_primary=3000, ''",
    "2020, basic_primary=3000, mppl_primary",
    "2020, basic_primary=3000 mppl_primary=3750 mppl_ks3=4800 mppl_ks4=5300, ''",
    "2019, mobility_primary=900, ''",
    "2020, mobility_primary=900, mobility_threshold_percent mppl_primary",
    "2020, mobility_secondary=900, mobility_threshold_percent mppl_primary",
    "2020, mobility_primary=900 mobility_threshold_percent=6, mppl_primary",
    "2020, mobility_primary=0, mppl_primary",
    "2016, idaci_band1_primary=100, ''",
    "2017, idaci_band1_primary=100, idaci_band1_primary",
    "2017, idaci_band1_primary=0, ''"
  })
  void whatTheLawDoesNotKnowIsWarnedOf(int year, String set, String warned) {
    assertThat(formula(year, set).warnings().stream().map(Problem::place))
        .extracting(place -> place.replaceFirst(".*[ ,]", ""))
        .containsExactlyInAnyOrderElementsOf(
            Splitter.on(' ').omitEmptyStrings().splitToList(warned));
  }

  /** Both ends of what the guarantee may be are allowed; a percent beyond is warned of. */
  @Test
  void theGuaranteeStaysInTheRangeOfItsYear() {
    RateBook book = RateBook.national("2025-26");
    double least = book.rate("mfg_minimum_percent").value();
    double most = book.rate("mfg_maximum_percent").value();
    assertThat(least).isLessThan(most);

    assertThat(guarantee(2025, least)).isZero();
    assertThat(guarantee(2025, most)).isZero();
    assertThat(guarantee(2025, least - 1)).isOne();
    assertThat(guarantee(2025, most + 1)).isOne();
    assertThat(guarantee(2014, most + 5)).isZero();
  }

  @Test
  void attainmentByCohortEndsWithTheOldProfile() {
    String cohorts = "lpa_primary=900 lpa_primary_indicator=73 lpa_y1_4_weighting=0.5";
    School school =
        School.builder("S", "999", Phase.PRIMARY)
            .yearGroups(7, 0)
            .pupils(70, 0, 0)
            .set(SchoolField.LPA_Y1_4_NEW_EYFSP, 0.4)
            .set(SchoolField.LPA_Y5_6_AT_73, 0.2)
            .set(SchoolField.LPA_Y5_6_AT_78, 0.3)
            .set(SchoolField.PUPILS_Y1_4, 30)
            .set(SchoolField.PUPILS_Y5_6, 20)
            .build();
    double low = (0.4 * 0.5 * 30 + 0.2 * 20) / 50;

    assertThat(Statement.of(school, formula(2017, cohorts)).amount(Line.LPA_PRIMARY))
        .isEqualTo(low * 70 * 900);
    assertThatThrownBy(() -> formula(2018, cohorts))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("nothing from 2018-19 on");
    assertThatThrownBy(() -> formula(2017, "lpa_primary=900 lpa_primary_indicator=73"))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("lpa_y1_4_weighting");
    Allocation blank =
        Allocation.of(
            SchoolTable.of(school.without(SchoolField.PUPILS_Y5_6)), formula(2017, cohorts));
    assertThat(blank.failure(0).orElseThrow())
        .contains("pupils_y5_6 is blank, but the formula pays lpa_primary by cohort");
    // A cohort without pupils needs no share, and one with pupils does.
    School noYounger =
        school.without(SchoolField.LPA_Y1_4_NEW_EYFSP).with(SchoolField.PUPILS_Y1_4, 0);
    assertThat(Statement.of(noYounger, formula(2017, cohorts)).amount(Line.LPA_PRIMARY))
        .isEqualTo(0.2 * 70 * 900);
    Allocation lacking =
        Allocation.of(
            SchoolTable.of(noYounger.with(SchoolField.PUPILS_Y1_4, 1)), formula(2017, cohorts));
    assertThat(lacking.failure(0).orElseThrow()).contains("lpa_y1_4_new_eyfsp");
  }

  /** A share at the threshold is paid nothing, and one without a threshold as it is given. */
  @Test
  void mobilityIsPaidAboveItsThreshold() {
    School school =
        School.builder("S", "999", Phase.PRIMARY)
            .yearGroups(7, 0)
            .pupils(100, 0, 0)
            .set(SchoolField.MOBILITY_PRIMARY, 0.06)
            .build();
    String rate = "mobility_primary=1000 ";

    assertThat(mobility(school, rate + "mobility_threshold_percent=6")).isZero();
    assertThat(mobility(school, rate + "mobility_threshold_percent=5")).isEqualTo(1_000);
    assertThat(mobility(school, rate + "mobility_threshold_percent=0")).isEqualTo(6_000);
    assertThat(mobility(school, rate)).isEqualTo(6_000);
  }

  @Test
  void englishAsAnAdditionalLanguageCountsThreeYears() {
    String paid = "eal_primary=500 eal_years_primary=";
    assertThat(formula(2023, paid + 3).warnings())
        .filteredOn(LawOfTheYearTest::isOfYears)
        .isEmpty();
    assertThat(formula(2022, paid + 2).warnings())
        .filteredOn(LawOfTheYearTest::isOfYears)
        .isEmpty();
    assertThat(formula(2023, paid + 2).warnings())
        .filteredOn(LawOfTheYearTest::isOfYears)
        .singleElement()
        .satisfies(warning -> assertThat(warning.expected()).contains("3 years from 2023-24 on"));
  }

  private static boolean isOfYears(Problem warning) {
    return warning.place().contains("eal_years");
  }

  @Test
  void everyFactorSaysWhatItReadsAndPays() {
    for (Factor factor : Factors.all()) {
      assertThat(factor.lines()).as(factor.getClass().getName()).isNotEmpty();
      assertThat(factor.fields()).as(factor.getClass().getName()).isNotEmpty();
      assertThat(Line.values()).containsAll(factor.lines());
      assertThat(SchoolField.values()).containsAll(factor.fields());
    }
    assertThat(Factors.all().stream().flatMap(factor -> factor.lines().stream()))
        .doesNotHaveDuplicates();
    assertThat(Factors.all().stream().flatMap(factor -> factor.fields().stream()))
        .doesNotHaveDuplicates()
        .contains(
            SchoolField.MOBILITY_PRIMARY,
            SchoolField.LPA_SECONDARY,
            SchoolField.SPARSITY_DISTANCE_MILES,
            SchoolField.find("eal3_primary").orElseThrow(),
            SchoolField.find("idaci_a_primary").orElseThrow(),
            SchoolField.find("idaci_band6_secondary").orElseThrow(),
            SchoolField.SPLIT_SITES);
  }

  private static double mobility(School school, String set) {
    return Statement.of(school, formula(2021, set)).amount(Line.MOBILITY_PRIMARY);
  }

  private static long guarantee(int year, double percent) {
    return formula(year, "basic_primary=3000 mfg_percent=" + percent).warnings().stream()
        .filter(problem -> problem.place().endsWith("mfg_percent"))
        .count();
  }

  private static Formula formula(int year, String set) {
    Formula.Builder formula = Formula.local("own", FundingYear.of(year));
    for (String one : Splitter.on(' ').omitEmptyStrings().split(set)) {
      int equals = one.indexOf('=');
      formula.set(
          Parameter.find(one.substring(0, equals)).orElseThrow(),
          Double.parseDouble(one.substring(equals + 1)));
    }
    return formula.build();
  }
}
