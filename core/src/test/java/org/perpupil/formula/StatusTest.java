package org.perpupil.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpupil.formula.printed.Pence;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.Rate;
import org.perpupil.rates.RateBook;
import org.perpupil.rates.RateStatus;
import org.perpupil.school.Needs;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/** Whatever rests on an unverified rate, setting or rule says so, and nothing else does. */
class StatusTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"basic_primary", "lump_sum_secondary", "mppl_primary", "mppl_ks3", "mppl_ks4"})
  void anUnverifiedRateOfALocalFormulaIsTold(String name) {
    Parameter parameter = Parameter.find(name).orElseThrow();
    Formula own =
        Formula.local("own", FundingYear.of(2021))
            .set(Parameter.BASIC_PRIMARY, 3_000)
            .set(Parameter.LUMP_SUM_SECONDARY, 100_000)
            .set(Parameter.MPPL_PRIMARY, 4_000)
            .set(Parameter.MPPL_KS3, 5_000)
            .set(Parameter.MPPL_KS4, 5_500)
            .build();
    School school =
        School.builder("S", "999", Phase.ALL_THROUGH).yearGroups(7, 5).pupils(70, 30, 20).build();
    assertThat(Statement.of(school, own).status()).isEqualTo(RateStatus.GIVEN);
    restsOn(Statement.of(school, unverified(own, parameter)), parameter.fileName());
  }

  /** Levels of key stages that a school does not have are none of its business. */
  @Test
  void aMinimumLevelCountsWhereASchoolHasItsYearGroups() {
    Formula national = Formula.national("2020-21");
    for (Parameter level : List.of(Parameter.MPPL_KS3, Parameter.MPPL_KS4)) {
      assertThat(national.find(level).orElseThrow().status()).isEqualTo(RateStatus.UNVERIFIED);
    }
    Formula own =
        Formula.local("own", FundingYear.of(2020))
            .set(Parameter.BASIC_PRIMARY, 3_000)
            .set(Parameter.BASIC_KS3, 4_000)
            .set(Parameter.BASIC_KS4, 4_500)
            .set(Parameter.MPPL_PRIMARY, 3_750)
            .set(Parameter.MPPL_KS3, 4_800)
            .set(Parameter.MPPL_KS4, 5_300)
            .build();
    School primary =
        School.builder("P", "999", Phase.PRIMARY).yearGroups(7, 0).pupils(70, 0, 0).build();
    School upper =
        School.builder("U", "999", Phase.SECONDARY).yearGroups(0, 5).pupils(0, 30, 20).build();
    School nobody = CopiedSchools.named("N", primary).toBuilder().pupils(0, 0, 0).build();
    for (Parameter level : List.of(Parameter.MPPL_KS3, Parameter.MPPL_KS4)) {
      Formula unsure = unverified(own, level);
      assertThat(Statement.of(primary, unsure).unverified()).isEmpty();
      restsOn(Statement.of(upper, unsure), level.fileName());
    }
    Formula unsure = unverified(own, Parameter.MPPL_PRIMARY);
    restsOn(Statement.of(primary, unsure), "mppl_primary");
    assertThat(Statement.of(upper, unsure).unverified()).isEmpty();
    assertThat(Statement.of(nobody, unsure).unverified()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sparsity_primary", "sparsity_distance_primary", "sparsity_year_group_primary"})
  void anUnverifiedSettingOfSparsityIsToldWhereItIsPaid(String name) {
    Parameter parameter = Parameter.find(name).orElseThrow();
    Formula own = unverified(sparsity(false), parameter);
    restsOn(Statement.of(remote(3), own), parameter.fileName());
    assertThat(Statement.of(remote(1), own).status()).isEqualTo(RateStatus.GIVEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"floor_percent", "gains_cap_percent"})
  void anUnverifiedProtectionIsToldWhereASchoolHasABaseline(String name) {
    Parameter parameter = Parameter.find(name).orElseThrow();
    Formula national = unverified(Formula.national("2018-19"), parameter);
    School with = needless().set(SchoolField.FLOOR_BASELINE_PER_PUPIL, 4_000).build();
    restsOn(Statement.of(with, national), parameter.fileName());
    assertThat(Statement.of(needless().build(), national).unverified())
        .noneMatch(reason -> reason.startsWith(parameter.fileName()));
  }

  @Test
  void aDistanceTaperRestsOnTheProductOfWeights() {
    restsOn(Statement.of(remote(1.8), sparsity(true)), "size weight times a distance weight");
    assertThat(Statement.of(remote(2), sparsity(true)).unverified()).isEmpty();
  }

  @Test
  void splitSitesRestOnTheirEndAndTheirNumber() {
    Formula own =
        Formula.local("own", FundingYear.of(2024))
            .set(Parameter.SPLIT_SITE_BASIC, 50_000)
            .set(Parameter.SPLIT_SITE_DISTANCE, 20_000)
            .build();
    restsOn(sites(own, 300.0), "100 metres to full at 500");
    restsOn(sites(own, 1.0, 2.0, 3.0, 4.0), "at most three additional sites");
    assertThat(sites(own, 100.0).unverified()).isEmpty();
    assertThat(sites(own, 1.0, 2.0, 3.0).unverified()).isEmpty();
    Formula basicOnly = own.without(Parameter.SPLIT_SITE_DISTANCE);
    assertThat(sites(basicOnly, 300.0).unverified()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pfi", "exceptional"})
  void cashBesideAreaCostRestsOnARule(String name) {
    SchoolField cash = SchoolField.find(name).orElseThrow();
    Formula national = Formula.national("2022-23");
    School school = needless().set(cash, 1).set(SchoolField.ACA, 1.1).build();
    restsOn(Statement.of(school, national), "area cost adjustment leaves PFI");
    assertThat(Statement.of(school.without(SchoolField.ACA), national).unverified())
        .noneMatch(reason -> reason.contains("area cost"));
  }

  /** Published money of 2025-26 shows it: what the threshold takes off rests on no guess. */
  @Test
  void mobilityAboveItsThresholdIsAsSureAsItsRate() {
    Formula national = Formula.national("2025-26");
    School school = needless().set(SchoolField.MOBILITY_PRIMARY, 0.1).build();
    Statement statement = Statement.of(school, national);
    double rate = national.value(Parameter.find("mobility_primary").orElseThrow()).orElseThrow();
    assertThat(statement.amount(Line.MOBILITY_PRIMARY)).isEqualTo(Pence.round(rate * 0.04 * 210));
    assertThat(statement.unverified()).isEmpty();
    assertThat(statement.status()).isEqualTo(RateStatus.DERIVED);
    School at = needless().set(SchoolField.MOBILITY_PRIMARY, 0.06).build();
    assertThat(Statement.of(at, national).amount(Line.MOBILITY_PRIMARY)).isZero();
  }

  @Test
  void yearsOfEnglishAreAsSureAsTheirRate() {
    Map<String, RateStatus> statuses =
        Map.of("2016-12-proposal", RateStatus.PUBLISHED, "2024-25", RateStatus.DERIVED);
    statuses.forEach(
        (edition, status) -> {
          Rate rate = RateBook.national(edition).rate("eal3_primary");
          Formula formula = Formula.national(edition);
          assertThat(formula.find(Parameter.EAL_YEARS_PRIMARY).orElseThrow().status())
              .isEqualTo(rate.status())
              .isEqualTo(status);
        });
  }

  @Test
  void aSchoolThatCannotBePaidIsUnverifiedForNoReasonOfItsOwn() {
    Formula own = Formula.local("own", FundingYear.of(2017)).set(Parameter.LAC, 900).build();
    School school =
        School.builder("S", "999", Phase.PRIMARY).yearGroups(7, 0).pupils(70, 0, 0).build();
    Allocation allocation = Allocation.of(SchoolTable.of(school), own);
    assertThat(allocation.failure(0)).isPresent();
    assertThat(allocation.status(0)).isEqualTo(RateStatus.UNVERIFIED);
    assertThat(allocation.unverified(0)).isEmpty();
  }

  private static void restsOn(Statement statement, String reason) {
    assertThat(statement.status()).isEqualTo(RateStatus.UNVERIFIED);
    assertThat(statement.unverified()).anyMatch(told -> told.contains(reason));
  }

  private static Formula unverified(Formula formula, Parameter parameter) {
    Rate rate = formula.find(parameter).orElseThrow();
    return formula.toBuilder()
        .set(
            parameter,
            new Rate(
                parameter.fileName(), rate.value(), rate.unit(), RateStatus.UNVERIFIED, "none"))
        .build();
  }

  private static Formula sparsity(boolean distanceTaper) {
    return Formula.local("own", FundingYear.of(2022))
        .set(Parameter.SPARSITY_PRIMARY, 55_000)
        .set(Parameter.SPARSITY_DISTANCE_PRIMARY, 2)
        .set(Parameter.SPARSITY_YEAR_GROUP_PRIMARY, 21.4)
        .sizeTaper(SparsityGroup.PRIMARY, SizeTaper.NFF)
        .distanceTaper(SparsityGroup.PRIMARY, distanceTaper)
        .build();
  }

  private static School remote(double miles) {
    return School.builder("S", "999", Phase.PRIMARY)
        .yearGroups(7, 0)
        .pupils(70, 0, 0)
        .set(SchoolField.SPARSITY_DISTANCE_MILES, miles)
        .build();
  }

  private static Statement sites(Formula formula, Double... metres) {
    School school =
        School.builder("S", "999", Phase.PRIMARY)
            .yearGroups(7, 0)
            .pupils(210, 0, 0)
            .splitSiteMetres(List.of(metres))
            .build();
    return Statement.of(school, formula);
  }

  private static School.Builder needless() {
    return Needs.none(School.builder("S", "999", Phase.PRIMARY).yearGroups(7, 0).pupils(210, 0, 0));
  }
}
