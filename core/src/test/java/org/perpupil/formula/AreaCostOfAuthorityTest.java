package org.perpupil.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.AreaCost;
import org.perpupil.rates.AreaCosts;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.RateStatus;
import org.perpupil.school.Needs;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/** A school that gives no area cost has its authority's, under national formulas alone. */
class AreaCostOfAuthorityTest {
  private static School school(String id, String laCode) {
    return Needs.all(School.builder(id, laCode, Phase.ALL_THROUGH).yearGroups(7, 5), 0.1)
        .pupils(70, 60, 50)
        .set(SchoolField.SPARSITY_DISTANCE_MILES, 2.5)
        .build();
  }

  @ParameterizedTest
  @CsvSource({
    "202, 2019-20, 1.181716, DERIVED",
    "202, 2023-24, 1.188917, DERIVED",
    "202, 2024-25, 1.188917, UNVERIFIED",
    "202, 2025-26, 1.214031, DERIVED",
    "208, 2025-26, 1.188917, UNVERIFIED",
    "867, 2019-20, 1.0561, PUBLISHED",
    "302, 2019-20, 1.097961, UNVERIFIED",
    "856, 2022-23, 1, DERIVED",
  })
  void blankIsTheAuthoritysOfTheFormulasYear(
      String laCode, String edition, double areaCost, RateStatus status) {
    Formula formula = Formula.national(edition);
    School blank = school("A", laCode);
    School given = blank.with(SchoolField.ACA, areaCost);
    for (RoundingRules rounding :
        new RoundingRules[] {RoundingRules.statement(), RoundingRules.none()}) {
      Statement taken = Statement.of(blank, formula, rounding);
      Statement stated = Statement.of(given, formula, rounding);
      Line.values().forEach(line -> assertThat(taken.amount(line)).isEqualTo(stated.amount(line)));
      for (Total total : Total.values()) {
        assertThat(taken.total(total)).isEqualTo(stated.total(total));
      }
      assertThat(taken.status()).isEqualTo(stated.status().weaker(status));
      assertThat(taken.areaCostOfAuthority()).isEqualTo(AreaCosts.find(laCode, formula.year()));
      assertThat(stated.areaCostOfAuthority()).isEmpty();
    }
  }

  @Test
  void whatIsCarriedOverOrUnsureIsNamedAmongWhatNobodyConfirms() {
    Formula formula = Formula.national("2024-25");
    String reason = "area cost of Camden, 1.188917 of 2023-24, the last one known";
    Statement blank = Statement.of(school("A", "202"), formula);
    assertThat(blank.unverified()).contains(reason);
    assertThat(blank.status()).isEqualTo(RateStatus.UNVERIFIED);
    Statement given = Statement.of(school("A", "202").with(SchoolField.ACA, 1.188917), formula);
    assertThat(given.unverified()).noneMatch(text -> text.startsWith("area cost of"));
  }

  @ParameterizedTest
  @CsvSource({"999, 2025-26", "202, 2018-19", "202, 2016-12-proposal", "942, 2022-23"})
  void whatNoBookHasIsOne(String laCode, String edition) {
    Formula formula = Formula.national(edition);
    Statement blank = Statement.of(school("A", laCode), formula);
    Statement one = Statement.of(school("A", laCode).with(SchoolField.ACA, 1), formula);
    assertThat(blank.budgetShare()).isEqualTo(one.budgetShare());
    assertThat(blank.total(Total.AREA_COST)).hasValue(0);
    assertThat(blank.areaCostOfAuthority()).isEmpty();
    assertThat(blank.status()).isEqualTo(one.status());
  }

  @Test
  void aLocalFormulaKnowsNone() {
    Formula formula =
        Formula.local("own", FundingYear.of(2025))
            .set(Parameter.BASIC_PRIMARY, 4_000)
            .set(Parameter.MPPL_PRIMARY, 1_000)
            .set(Parameter.MPPL_KS3, 1_000)
            .set(Parameter.MPPL_KS4, 1_000)
            .build();
    Statement statement = Statement.of(school("A", "202"), formula);
    assertThat(statement.amount(Line.BASIC_PRIMARY)).isEqualTo(280_000);
    assertThat(statement.areaCostOfAuthority()).isEmpty();
    assertThat(statement.status()).isEqualTo(RateStatus.GIVEN);
  }

  @Test
  void allocationsCountSchoolsByAuthority() {
    SchoolTable schools =
        SchoolTable.of(
            school("A", "856"),
            school("B", "202"),
            school("C", "202"),
            school("D", "202").with(SchoolField.ACA, 1.2),
            school("E", "999"),
            school("F", "208").without(SchoolField.FSM_PRIMARY));
    FundingYear year = FundingYear.of(2025);
    Formula formula = Formula.national("2025-26");
    Allocation blank = Allocation.of(schools, formula);
    Map<AreaCost, Integer> taken = blank.areaCostsOfAuthorities();
    assertThat(taken)
        .containsExactly(
            Map.entry(AreaCosts.find("202", year).orElseThrow(), 2),
            Map.entry(AreaCosts.find("856", year).orElseThrow(), 1));
    Allocation without = Allocation.of(schools.withUnknown(SchoolField.ACA, 1), formula);
    assertThat(without.areaCostsOfAuthorities()).isEmpty();
    assertThat(without.total(Total.AREA_COST, 1)).hasValue(0);
    assertThat(without.total(Total.BUDGET_SHARE, 3)).isEqualTo(blank.total(Total.BUDGET_SHARE, 3));
    assertThatRefuses(schools, 3);
  }

  @Test
  void theMeanOfSchoolsCountsPupils() {
    FundingYear year = FundingYear.of(2025);
    SchoolTable schools =
        SchoolTable.of(
            school("A", "202").with(SchoolField.PUPILS_KS4, 0),
            school("B", "856"),
            school("C", "999"));
    assertThat(schools.areaCost(year)).isEqualTo((130 * 1.214031 + 180 + 180) / 490);
  }

  private static void assertThatRefuses(SchoolTable schools, double areaCost) {
    assertThatThrownBy(() -> schools.withUnknown(SchoolField.ACA, areaCost))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("a multiplier from 0.5 to 2");
  }
}
