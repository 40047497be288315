package org.perpupil.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.SizeTaper;
import org.perpupil.formula.SparsityGroup;
import org.perpupil.formula.Statement;
import org.perpupil.formula.StatementLine;
import org.perpupil.formula.Total;
import org.perpupil.formula.printed.Pence;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.RateBook;
import org.perpupil.school.Needs;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/** Money of published statements, and published identities, reproduced to the penny. */
class WorkedExamplesTest {
  /** A secondary school of 571 pupils under the rates of 2019-20, without area cost. */
  @Test
  void secondarySchoolOf201920() {
    School school =
        needs(Phase.SECONDARY, 0)
            .yearGroups(0, 5)
            .pupils(0, 347, 224)
            .set(SchoolField.IDACI_F_SECONDARY, 0.001751)
            .set(SchoolField.FSM_SECONDARY, 0.054291)
            .set(SchoolField.FSM6_SECONDARY, 0.120141)
            .set(SchoolField.LPA_SECONDARY, 0.168738)
            .set(SchoolField.EAL3_SECONDARY, 0.001751)
            .set(SchoolField.SPARSITY_DISTANCE_MILES, 4.299859)
            .build();
    Formula formula =
        Formula.national("2019-20")
            .with(Parameter.BASIC_KS3, 3862.65)
            .with(Parameter.BASIC_KS4, 4385.81);

    Statement statement = Statement.of(school, formula);

    assertThat(statement.amount(Line.BASIC_KS3)).isEqualTo(1_340_339.55);
    assertThat(statement.amount(Line.BASIC_KS4)).isEqualTo(982_421.44);
    assertThat(statement.amount(Line.IDACI_F_SECONDARY)).isEqualTo(289.95);
    assertThat(statement.amount(Line.FSM_SECONDARY)).isEqualTo(13_640.07);
    assertThat(statement.amount(Line.FSM6_SECONDARY)).isEqualTo(53_851.40);
    assertThat(statement.amount(Line.LPA_SECONDARY)).isEqualTo(149_341.57);
    assertThat(statement.amount(Line.EAL_SECONDARY)).isEqualTo(1_384.75);
    assertThat(statement.amount(Line.MOBILITY_SECONDARY)).isZero();
    assertThat(statement.total(Total.PUPIL_LED_TOTAL)).hasValue(2_541_268.73);
    assertThat(statement.amount(Line.LUMP_SUM)).isEqualTo(110_000.00);
    assertThat(statement.amount(Line.SPARSITY)).isEqualTo(6_283.33);
    assertThat(statement.amount(Line.MPPL_TOP_UP)).isEqualTo(83_247.94);
    assertThat(statement.budgetShare()).isEqualTo(2_740_800.00);
  }

  /** A primary school of 88 pupils in 2020-21; adjusted rates are held to two decimals. */
  @Test
  void primarySchoolWithAreaCostOf202021() {
    School school =
        needs(Phase.PRIMARY, 0)
            .yearGroups(7, 0)
            .pupils(88, 0, 0)
            .set(SchoolField.ACA, 1.02863)
            .set(SchoolField.IDACI_D_PRIMARY, 0.017544)
            .set(SchoolField.IDACI_E_PRIMARY, 0.087719)
            .set(SchoolField.IDACI_F_PRIMARY, 0.035088)
            .set(SchoolField.FSM_PRIMARY, 0.155172)
            .set(SchoolField.FSM6_PRIMARY, 0.155172)
            .set(SchoolField.LPA_PRIMARY, 0.153846)
            .set(SchoolField.EAL3_PRIMARY, 0.571429)
            .build();

    Statement statement =
        Statement.of(
            school,
            Formula.national("2020-21"),
            RoundingRules.statement().withAreaCostRatesToPence(true));

    paid(statement, Line.BASIC_PRIMARY, 2938.80, 258_614.40);
    paid(statement, Line.IDACI_A_PRIMARY, 617.18, 0);
    paid(statement, Line.IDACI_B_PRIMARY, 447.45, 0);
    paid(statement, Line.IDACI_C_PRIMARY, 416.60, 0);
    paid(statement, Line.IDACI_D_PRIMARY, 385.74, 595.53);
    paid(statement, Line.IDACI_E_PRIMARY, 257.16, 1_985.09);
    paid(statement, Line.IDACI_F_PRIMARY, 216.01, 666.98);
    paid(statement, Line.FSM_PRIMARY, 462.88, 6_320.69);
    paid(statement, Line.FSM6_PRIMARY, 576.03, 7_865.77);
    paid(statement, Line.LPA_PRIMARY, 1095.49, 14_831.23);
    paid(statement, Line.EAL_PRIMARY, 550.32, 27_673.26);
    paid(statement, Line.MOBILITY_PRIMARY, 900.05, 0);
    assertThat(statement.total(Total.PUPIL_LED_TOTAL)).hasValue(318_552.95);
    assertThat(statement.amount(Line.LUMP_SUM)).isEqualTo(117_675.27);
    assertThat(statement.budgetShare()).isEqualTo(436_228.22);
  }

  /** A primary academy of 210 pupils in 2025-26 under a local formula near the national one. */
  @Test
  void primaryAcademyOf202526() {
    Formula.Builder formula = Formula.local("local", FundingYear.of(2025));
    formula.set(Parameter.BASIC_PRIMARY, 3803.98).set(Parameter.EAL_YEARS_PRIMARY, 3);
    adjusted(formula, Parameter.IDACI_B_PRIMARY, "idaci_b_primary", 520.09);
    adjusted(formula, Parameter.IDACI_D_PRIMARY, "idaci_d_primary", 445.08);
    adjusted(formula, Parameter.IDACI_E_PRIMARY, "idaci_e_primary", 285.05);
    adjusted(formula, Parameter.IDACI_F_PRIMARY, "idaci_f_primary", 235.04);
    adjusted(formula, Parameter.FSM_PRIMARY, "fsm_primary", 495.08);
    adjusted(formula, Parameter.FSM6_PRIMARY, "fsm6_primary", 1060.18);
    adjusted(formula, Parameter.LPA_PRIMARY, "lpa_primary", 1175.20);
    adjusted(formula, Parameter.EAL_PRIMARY, "eal3_primary", 595.10);
    adjusted(formula, Parameter.LUMP_SUM_PRIMARY, "lump_sum_primary", 145_124.67);
    School school =
        needs(Phase.PRIMARY, 0)
            .yearGroups(7, 0)
            .pupils(210, 0, 0)
            .set(SchoolField.IDACI_B_PRIMARY, 2 / 210.0)
            .set(SchoolField.IDACI_D_PRIMARY, 2 / 210.0)
            .set(SchoolField.IDACI_E_PRIMARY, 48 / 210.0)
            .set(SchoolField.IDACI_F_PRIMARY, 21 / 210.0)
            .set(SchoolField.FSM_PRIMARY, 35 / 210.0)
            .set(SchoolField.FSM6_PRIMARY, 36 / 210.0)
            .set(SchoolField.LPA_PRIMARY, 49 / 179.0)
            .set(SchoolField.EAL3_PRIMARY, 1 / 180.0)
            .build();

    Statement statement =
        Statement.of(
            school, formula.build(), RoundingRules.statement().withSharesToSixDecimals(false));

    assertThat(statement.amount(Line.BASIC_PRIMARY)).isEqualTo(798_835.80);
    assertThat(statement.amount(Line.IDACI_B_PRIMARY)).isEqualTo(1_040.18);
    assertThat(statement.amount(Line.IDACI_D_PRIMARY)).isEqualTo(890.16);
    assertThat(statement.amount(Line.IDACI_E_PRIMARY)).isEqualTo(13_682.40);
    assertThat(statement.amount(Line.IDACI_F_PRIMARY)).isEqualTo(4_935.84);
    assertThat(statement.amount(Line.FSM_PRIMARY)).isEqualTo(17_327.80);
    assertThat(statement.amount(Line.FSM6_PRIMARY)).isEqualTo(38_166.48);
    assertThat(statement.amount(Line.LPA_PRIMARY)).isEqualTo(67_557.59);
    assertThat(statement.amount(Line.EAL_PRIMARY)).isEqualTo(694.28);
    assertThat(statement.budgetShare()).isEqualTo(1_088_255.20);
  }

  /** (2,635,991.17 − 110,000 − 6,283.33) / 567 = 4,443.93; × 1.015 = 4,510.59; × 571. */
  @ParameterizedTest
  @CsvSource({"true, 4443.93, 2575546.89", "false, 4443.929171, 2575545.81"})
  void guaranteeOfOneStatement(boolean unitsToPence, double unit, double protectedPounds) {
    School school =
        School.builder("S", "999", Phase.SECONDARY)
            .yearGroups(0, 5)
            .pupils(0, 347, 224)
            .set(SchoolField.SPARSITY_DISTANCE_MILES, 4.299859)
            .set(SchoolField.PREVIOUS_BUDGET_SHARE, 2_635_991.17)
            .set(SchoolField.PREVIOUS_PUPILS, 567)
            .build();
    Formula national = Formula.national("2019-20");
    Formula formula =
        Formula.local("local", FundingYear.of(2019))
            .set(Parameter.BASIC_KS3, 4400)
            .set(Parameter.BASIC_KS4, 4400)
            .set(Parameter.LUMP_SUM_SECONDARY, 110_000)
            .set(Parameter.SPARSITY_SECONDARY, national.find(Parameter.SPARSITY_SECONDARY).get())
            .set(Parameter.SPARSITY_DISTANCE_SECONDARY, 3)
            .set(Parameter.SPARSITY_YEAR_GROUP_SECONDARY, 120)
            .sizeTaper(SparsityGroup.SECONDARY, SizeTaper.NFF)
            .set(Parameter.MFG_PERCENT, 1.5)
            .build();

    Statement statement =
        Statement.of(
            school, formula, RoundingRules.statement().withGuaranteeUnitsToPence(unitsToPence));

    assertThat(statement.amount(Line.SPARSITY)).isEqualTo(6_283.33);
    assertThat(statement.total(Total.MFG_BASELINE_UNIT_VALUE).orElseThrow())
        .isCloseTo(unit, within(1e-6));
    assertThat(statement.total(Total.MFG_BUDGET)).hasValue(4400.0 * 571);
    assertThat(statement.amount(Line.MINIMUM_FUNDING_GUARANTEE))
        .isEqualTo(Pence.round(protectedPounds - 4400.0 * 571));
    assertThat(statement.budgetShare())
        .isEqualTo(Pence.round(protectedPounds + 110_000 + 6_283.33));
  }

  /** Last year 4,000.00 a pupil, 100 pupils; the minimum level of the last row leaves 5,000. */
  @ParameterizedTest
  @CsvSource({
    "3980, 0,  3,   100,    0, 2000,     0,    0",
    "4200, 0,  3,   100,    0,    0, -8000,    0",
    "4200, 0,  3,    50,    0,    0, -4000,    0",
    "4200, 0,  3,   100, 4150,    0, -8000, 3000",
  })
  void guaranteeCapScalingAndRestore(
      double current,
      double guaranteePercent,
      double capPercent,
      double scalingPercent,
      double minimumLevel,
      double guarantee,
      double capping,
      double restore) {
    School school =
        School.builder("S", "999", Phase.PRIMARY)
            .yearGroups(7, 0)
            .pupils(100, 0, 0)
            .set(SchoolField.MFG_BASELINE_PER_PUPIL, 4000)
            .build();
    Formula formula =
        Formula.local("local", FundingYear.of(2021))
            .set(Parameter.BASIC_PRIMARY, current)
            .set(Parameter.MFG_PERCENT, guaranteePercent)
            .set(Parameter.GAINS_CAP_PERCENT, capPercent)
            .set(Parameter.GAINS_SCALING_PERCENT, scalingPercent)
            .set(Parameter.MPPL_PRIMARY, minimumLevel)
            .set(Parameter.MPPL_KS3, minimumLevel)
            .set(Parameter.MPPL_KS4, minimumLevel)
            .build();

    Statement statement = Statement.of(school, formula);

    assertThat(statement.amount(Line.MINIMUM_FUNDING_GUARANTEE)).isEqualTo(guarantee);
    assertThat(statement.amount(Line.CAPPING_AND_SCALING)).isEqualTo(capping);
    assertThat(statement.amount(Line.MPPL_RESTORE)).isEqualTo(restore);
    double net = guarantee + capping + restore;
    assertThat(statement.total(Total.MFG_ADJUSTMENT)).hasValue(net);
    assertThat(statement.budgetShare()).isEqualTo(current * 100 + net);
  }

  /** Primary sparsity of 2022-23: limit 21.4 pupils a year group, 2 miles, at most 55,000. */
  @ParameterizedTest
  @CsvSource({
    "10.0,  2.0, 55000",
    "16.05, 2.0, 27500",
    "16.05, 1.8, 13750",
    "21.4,  2.0, 0",
    "10.0,  1.6, 0",
  })
  void sparsityWeightsOf202223(double yearGroup, double miles, double pounds) {
    School school =
        needs(Phase.PRIMARY, 0)
            .yearGroups(1, 0)
            .pupils(yearGroup, 0, 0)
            .set(SchoolField.SPARSITY_DISTANCE_MILES, miles)
            .build();
    Statement statement = Statement.of(school, Formula.national("2022-23"));
    assertThat(statement.amount(Line.SPARSITY)).isEqualTo(pounds);
  }

  /** At the size limit without a size taper, and at the distance: the limits of the two eras. */
  @ParameterizedTest
  @CsvSource({
    "2021, 21.4, 2.01, 55000",
    "2021, 21.5, 2.01, 0",
    "2021, 10.0, 2.00, 0",
    "2022, 21.4, 2.01, 0",
    "2022, 21.3, 2.01, 55000",
    "2022, 10.0, 2.00, 0",
  })
  void sparsityAtItsLimits(int year, double yearGroup, double miles, double pounds) {
    Formula formula =
        Formula.local("flat", FundingYear.of(year))
            .set(Parameter.SPARSITY_PRIMARY, 55_000)
            .set(Parameter.SPARSITY_DISTANCE_PRIMARY, 2)
            .set(Parameter.SPARSITY_YEAR_GROUP_PRIMARY, 21.4)
            .sizeTaper(SparsityGroup.PRIMARY, SizeTaper.NONE)
            .build();
    School school =
        needs(Phase.PRIMARY, 0)
            .yearGroups(1, 0)
            .pupils(yearGroup, 0, 0)
            .set(SchoolField.SPARSITY_DISTANCE_MILES, miles)
            .build();
    assertThat(Statement.of(school, formula).amount(Line.SPARSITY)).isEqualTo(pounds);
  }

  @Test
  void minimumLevelOfFiveYearGroupsIsTheWeightedAverage() {
    School school = needs(Phase.SECONDARY, 0).yearGroups(0, 5).pupils(0, 600, 400).build();
    RateBook book = RateBook.national("2021-22");
    assertThat(book.rate("mppl_ks3").value()).isEqualTo(5215);
    assertThat(book.rate("mppl_ks4").value()).isEqualTo(5715);
    assertThat(book.rate("mppl_secondary_standard").value()).isEqualTo(5415);

    Statement statement = Statement.of(school, Formula.national("2021-22"));

    assertThat(statement.amount(Line.MPPL_TOP_UP)).isPositive();
    assertThat(statement.budgetShare()).isEqualTo(5415.0 * 1000);
  }

  @Test
  void twoYearsOfTheCapCompound() {
    double firstYear = RateBook.national("2018-19").rate("gains_cap_percent").value();
    double bothYears = RateBook.national("2019-20").rate("gains_cap_percent").value();
    assertThat(firstYear).isEqualTo(3);
    assertThat(bothYears)
        .isCloseTo((Math.pow(1 + firstYear / 100, 2) - 1) * 100, within(1e-9))
        .isEqualTo(6.09);
  }

  @ParameterizedTest
  @CsvSource({"PRIMARY, 7, 0, 70, 0, 172800", "SECONDARY, 0, 5, 0, 250, 197800"})
  void lumpSumAndFullSparsityProposedFor202223(
      Phase phase,
      int primaryGroups,
      int secondaryGroups,
      double primary,
      double ks3,
      double pounds) {
    double lumpSum = RateBook.national("2021-22").rate("lump_sum_primary").value();
    Formula proposed =
        Formula.national("2022-23")
            .with(Parameter.LUMP_SUM_PRIMARY, lumpSum)
            .with(Parameter.LUMP_SUM_SECONDARY, lumpSum);
    School school =
        needs(phase, 0)
            .yearGroups(primaryGroups, secondaryGroups)
            .pupils(primary, ks3, 0)
            .set(SchoolField.SPARSITY_DISTANCE_MILES, 3)
            .build();
    Statement statement = Statement.of(school, proposed);
    assertThat(statement.total(Total.SCHOOL_LED_TOTAL)).hasValue(pounds);
  }

  /**
   * A published statement of 2019-20: open 153 of 366 days, since the year holds 29 February. Rates
   * of the full year and the fringe multiplier are inferred from the figures, for a roll of 140.
   */
  @Test
  void theDaysOfALeapYearCount() {
    School school =
        School.builder("opens", "999", Phase.PRIMARY)
            .yearGroups(7, 0)
            .pupils(140, 0, 0)
            .set(SchoolField.OTHER_PUPIL_LED, 50_231.25)
            .set(SchoolField.DAYS_OPEN, 153)
            .build();
    Formula formula =
        Formula.local("own", FundingYear.of(2019))
            .set(Parameter.BASIC_PRIMARY, 455_421.62 / 140)
            .set(Parameter.LUMP_SUM_PRIMARY, 159_149.84)
            .set(Parameter.FRINGE, 1.015636)
            .build();
    Statement statement = Statement.of(school, formula);

    assertThat(statement.amount(Line.BASIC_PRIMARY)).isEqualTo(190_381.17);
    assertThat(statement.total(Total.PUPIL_LED_TOTAL)).hasValue(211_379.48);
    assertThat(statement.amount(Line.LUMP_SUM)).isEqualTo(66_529.85);
    assertThat(statement.amount(Line.FRINGE)).isEqualTo(4_345.39);
    assertThat(statement.budgetShare()).isEqualTo(282_254.72);
    assertThat(statement.shareOfYear()).isEqualTo(153.0 / 366);
    assertThat(Statement.of(school.with(SchoolField.DAYS_OPEN, 366), formula).shareOfYear())
        .isEqualTo(1);
  }

  @Test
  void noSchoolIsOpenForMoreDaysThanTheYearHas() {
    School school =
        needs(Phase.PRIMARY, 0.1)
            .yearGroups(7, 0)
            .pupils(200, 0, 0)
            .set(SchoolField.DAYS_OPEN, 366)
            .build();

    assertThat(Allocation.of(SchoolTable.of(school), Formula.national("2018-19")).failure(0))
        .hasValue("days_open is 366, but 2018-19 has 365");
    assertThat(Allocation.of(SchoolTable.of(school), Formula.national("2019-20")).failure(0))
        .isEmpty();
  }

  @Test
  void aSchoolThatOpensInTheYearGetsItsDays() {
    School.Builder school =
        needs(Phase.PRIMARY, 0.1).yearGroups(7, 0).pupils(200, 0, 0).set(SchoolField.RATES, 8000);
    Formula formula = Formula.national("2018-19");
    Statement year = Statement.of(school.build(), formula);
    Statement part = Statement.of(school.set(SchoolField.DAYS_OPEN, 213).build(), formula);

    double sum = 0;
    for (Line line : Line.values()) {
      assertThat(part.amount(line))
          .as(line.fileName())
          .isEqualTo(Pence.round(year.amount(line) * 213 / 365));
      sum += part.amount(line);
    }
    assertThat(part.amount(Line.LUMP_SUM)).isEqualTo(64_191.78);
    assertThat(part.budgetShare()).isEqualTo(Pence.round(sum));
  }

  /** Units of 152 authorities times the rates of 2018-19, in millions, before area cost. */
  @ParameterizedTest
  @CsvSource({"basic_primary, 12247, 12595", "basic_ks3, 6485, 6668", "basic_ks4, 4605, 4734"})
  void nationalTotalsOfTheFormula(String line, long beforeAreaCost, double published) {
    List<Double> units =
        ReferenceData.rows("authorities-2017-18.csv").stream()
            .filter(row -> row.get("line").equals(line))
            .map(row -> Double.valueOf(row.get("units")))
            .toList();
    assertThat(units).hasSize(152);
    double rate = RateBook.national("2018-19").rate(line).value();
    double millions = units.stream().mapToDouble(unit -> unit * rate).sum() / 1e6;

    assertThat(Math.round(millions)).isEqualTo(beforeAreaCost);
    assertThat(millions * 1.028 / published).isCloseTo(1, within(0.0005));
  }

  /** The lines of a published allocation; each rate is its line divided by its pupils of 343. */
  @Test
  void linesOfAPublishedAllocationAddUp() {
    School school =
        needs(Phase.PRIMARY, 1)
            .yearGroups(7, 0)
            .pupils(343, 0, 0)
            .set(SchoolField.IDACI_A_PRIMARY, 0)
            .set(SchoolField.IDACI_B_PRIMARY, 0)
            .set(SchoolField.IDACI_C_PRIMARY, 0)
            .set(SchoolField.IDACI_D_PRIMARY, 0.25)
            .set(SchoolField.IDACI_E_PRIMARY, 0.25)
            .set(SchoolField.IDACI_F_PRIMARY, 0.25)
            .set(SchoolField.IDACI_A_SECONDARY, 0)
            .set(SchoolField.IDACI_B_SECONDARY, 0)
            .set(SchoolField.IDACI_C_SECONDARY, 0)
            .set(SchoolField.IDACI_D_SECONDARY, 0)
            .set(SchoolField.IDACI_E_SECONDARY, 0)
            .set(SchoolField.IDACI_F_SECONDARY, 0)
            .set(SchoolField.RATES, 32_768)
            .build();
    Formula formula =
        Formula.local("local", FundingYear.of(2022))
            .set(Parameter.BASIC_PRIMARY, 1_144_896 / 343.0)
            .set(Parameter.FSM_PRIMARY, 46_952 / 343.0)
            .set(Parameter.FSM6_PRIMARY, 63_852 / 343.0)
            .set(Parameter.IDACI_F_PRIMARY, 21_062 / 343.0 * 4)
            .set(Parameter.IDACI_E_PRIMARY, 1_967 / 343.0 * 4)
            .set(Parameter.IDACI_D_PRIMARY, 48_076 / 343.0 * 4)
            .set(Parameter.EAL_PRIMARY, 34_348 / 343.0)
            .set(Parameter.EAL_YEARS_PRIMARY, 3)
            .set(Parameter.LPA_PRIMARY, 188_464 / 343.0)
            .set(Parameter.LUMP_SUM_PRIMARY, 127_000)
            .build();

    Statement statement = Statement.of(school, formula);

    assertThat(statement.amount(Line.BASIC_PRIMARY)).isEqualTo(1_144_896);
    assertThat(statement.budgetShare()).isEqualTo(1_709_385);
    double perPupil = statement.total(Total.PER_PUPIL).orElseThrow();
    assertThat(Pence.round(perPupil)).isEqualTo(4_983.63);
  }

  /** Returns a school whose every share of pupils is the same, next door to another school. */
  private static School.Builder needs(Phase phase, double share) {
    return Needs.all(School.builder("S", "999", phase), share)
        .set(SchoolField.SPARSITY_DISTANCE_MILES, 0);
  }

  /** Sets a rate that must be the national one × 1.00017, to the penny. */
  private static void adjusted(
      Formula.Builder formula, Parameter parameter, String name, double rate) {
    double national = RateBook.national("2025-26").rate(name).value();
    assertThat(Pence.round(national * 1.00017)).as(name).isEqualTo(rate);
    formula.set(parameter, rate);
  }

  private static void paid(Statement statement, Line line, double rate, double pounds) {
    StatementLine found =
        statement.lines().stream().filter(each -> each.line() == line).findFirst().orElseThrow();
    assertThat(found.parts()).singleElement().extracting(part -> part.paidRate()).isEqualTo(rate);
    assertThat(found.amount()).as(line.fileName()).isEqualTo(pounds);
  }
}
