package org.perpupil.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.perpupil.formula.printed.AllocationAsPrinted;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.AreaCosts;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Governance;
import org.perpupil.school.Needs;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/** What an allocation tells of its schools beside their money. */
class AllocationTest {
  private static final Formula FORMULA =
      Formula.local("own", FundingYear.of(2018)).set(Parameter.BASIC_PRIMARY, 4_000).build();

  private static School school(String id, String laCode) {
    School.Builder made = School.builder(id, laCode, Phase.PRIMARY).yearGroups(7, 0);
    return Needs.none(made.pupils(100, 0, 0)).build();
  }

  @Test
  void reasonsToDoubtAreCountedBySchool() {
    SchoolTable schools =
        SchoolTable.of(school("A", "202"), school("B", "202"), school("C", "999"));
    Allocation allocation = Allocation.of(schools, Formula.national("2024-25"));
    assertThat(allocation.unverified())
        .containsEntry("area cost of Camden, 1.188917 of 2023-24, the last one known", 2);
    assertThat(allocation.areaCostOfAuthority(0))
        .isEqualTo(AreaCosts.find("202", FundingYear.of(2024)))
        .isPresent();
    assertThat(allocation.areaCostOfAuthority(2)).isEmpty();
    assertThat(allocation).hasToString("Allocation[3 schools, 0 failed]");
  }

  @Test
  void whatIsDedelegatedIsTakenOffTheShare() {
    School school = school("A", "301").with(SchoolField.DEDELEGATION, 1_234.56);
    Allocation allocation = Allocation.of(SchoolTable.of(school), FORMULA);
    Total after = Total.BUDGET_SHARE_AFTER_DEDELEGATION;
    assertThat(allocation.total(after, 0)).hasValue(398_765.44);
    assertThat(AllocationAsPrinted.of(allocation).total(after, 0).orElseThrow())
        .isEqualByComparingTo("398765.44");
  }

  /** Half a year of £958.99 is £479.495, which a statement takes off as £479.50. */
  @Test
  void ofPartOfAYearAsMuchIsDedelegatedInWholePence() {
    School school =
        school("A", "301").toBuilder()
            .set(SchoolField.DEDELEGATION, 958.99)
            .set(SchoolField.DAYS_OPEN, 183)
            .build();
    Formula leapYear =
        Formula.local("own", FundingYear.of(2023)).set(Parameter.BASIC_PRIMARY, 4_000).build();
    Allocation allocation = Allocation.of(SchoolTable.of(school), leapYear);
    double share = allocation.total(Total.BUDGET_SHARE, 0).orElseThrow();
    assertThat(allocation.total(Total.BUDGET_SHARE_AFTER_DEDELEGATION, 0).orElseThrow())
        .isCloseTo(share - 479.50, within(1e-6));
  }

  @Test
  void nothingIsDedelegatedOfAnAcademy() {
    School school =
        school("A", "301").toBuilder()
            .set(SchoolField.DEDELEGATION, 1_234.56)
            .governance(Governance.ACADEMY)
            .build();
    Allocation allocation = Allocation.of(SchoolTable.of(school), FORMULA);
    assertThat(allocation.total(Total.BUDGET_SHARE_AFTER_DEDELEGATION, 0))
        .isEqualTo(allocation.total(Total.BUDGET_SHARE, 0));
    assertThat(school.dedelegation()).isZero();
  }

  @Test
  void formulasKnowWhoHasOne() {
    Formulas own = Formulas.byAuthority(Map.of("301", FORMULA));
    Formulas national = Formulas.forAll(Formula.national("2025-26"));
    assertThat(own).hasToString("Formulas[301]");
    assertThat(national.toString()).startsWith("Formulas[").contains("2025-26");
    assertThat(own.areaCostOfAuthority(school("A", "301"))).isEmpty();
    assertThat(national.areaCostOfAuthority(school("A", "202")))
        .isEqualTo(AreaCosts.find("202", FundingYear.of(2025)))
        .isPresent();
    assertThat(national.areaCostOfAuthority(school("A", "999"))).isEmpty();
    assertThat(Formulas.missingIn("row 2", "302", own.authorities(), "f.csv").expected())
        .isEqualTo("an authority that has a formula in f.csv");
  }

  @Test
  void aStatementIsOfItsSchool() {
    School school = school("A", "301");
    Statement statement = Statement.of(school, FORMULA);
    assertThat(statement.school()).isEqualTo(school);
    assertThat(statement).hasToString("Statement[A, own, £400,000.00]");
  }

  @Test
  void everyAuthorityWithoutAFormulaIsNamedOnce() {
    SchoolTable schools =
        SchoolTable.of(school("A", "301"), school("B", "302"), school("C", "302"));
    Formulas formulas = Formulas.byAuthority(Map.of("303", FORMULA));
    assertThatThrownBy(() -> Allocation.of(schools, formulas, RoundingRules.none()))
        .isInstanceOfSatisfying(
            ProblemsException.class,
            e ->
                assertThat(e.problems())
                    .extracting(Problem::place)
                    .containsExactly("school A, column la_code", "school B, column la_code"));
  }

  @Test
  void areaCostIsWhatLinesHaveAboveThoseWithout() {
    School school = school("A", "202").with(SchoolField.ACA, 1.0523);
    for (RoundingRules rounding : List.of(RoundingRules.statement(), RoundingRules.none())) {
      Allocation allocation =
          Allocation.of(
              SchoolTable.of(school), Formulas.forAll(Formula.national("2024-25")), rounding);
      AllocationAsPrinted printed = AllocationAsPrinted.of(allocation);
      BigDecimal without =
          Line.values().stream()
              .map(line -> printed.amountWithoutAreaCost(line, 0).orElseThrow())
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      BigDecimal with =
          Line.values().stream()
              .map(line -> printed.amount(line, 0).orElseThrow())
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(printed.total(Total.AREA_COST, 0).orElseThrow())
          .isEqualByComparingTo(with.subtract(without))
          .isGreaterThan(BigDecimal.ONE);
    }
  }

  @Test
  void eachSchoolTellsWhatItsMoneyRestsOn() {
    SchoolTable schools = SchoolTable.of(school("A", "202"), school("C", "999"));
    Allocation allocation = Allocation.of(schools, Formula.national("2024-25"));
    String doubt = "area cost of Camden, 1.188917 of 2023-24, the last one known";
    assertThat(allocation.unverified(0)).contains(doubt);
    assertThat(allocation.unverified(1)).isNotEmpty().doesNotContain(doubt);
  }

  @Test
  void allocationsOfOtherSchoolsAreNotSetSideBySide() {
    School a = school("A", "301");
    School b = school("B", "301");
    Allocation both = Allocation.of(SchoolTable.of(a, b), FORMULA);
    both.requireSameSchools(Allocation.of(SchoolTable.of(a, b), FORMULA));
    School bigger = Needs.none(b.toBuilder().pupils(101, 0, 0)).build();
    for (SchoolTable other :
        List.of(SchoolTable.of(a), SchoolTable.of(b, a), SchoolTable.of(a, bigger))) {
      Allocation beside = Allocation.of(other, FORMULA);
      assertThatThrownBy(() -> both.requireSameSchools(beside))
          .isInstanceOf(ProblemsException.class)
          .hasMessageContaining("2 and " + other.size() + " schools");
    }
  }

  @Test
  void blankSharesOfDeprivationAreNamedAsTheFormulaPaysThem() {
    School school =
        School.builder("A", "301", Phase.PRIMARY).yearGroups(7, 0).pupils(100, 0, 0).build();
    assertThat(reason(school, Parameter.IDACI_A_PRIMARY)).contains("idaci_a to idaci_f are blank");
    assertThat(reason(school, Parameter.IDACI_BAND1_PRIMARY))
        .contains("idaci_band1 to idaci_band6 are blank");
  }

  private static String reason(School school, Parameter rate) {
    Formula pays = Formula.local("own", FundingYear.of(2018)).set(rate, 500).build();
    return Allocation.of(SchoolTable.of(school), pays).failure(0).orElseThrow();
  }
}
