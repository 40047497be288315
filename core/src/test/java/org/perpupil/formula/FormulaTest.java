package org.perpupil.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.Rate;
import org.perpupil.rates.RateBook;
import org.perpupil.rates.RateStatus;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/** Formulas as values: what they hold, how they change, and what cannot be built. */
class FormulaTest {
  static List<String> wholeEditions() {
    List<String> known = RateBook.editions();
    return known.subList(0, known.indexOf("2025-26") + 1);
  }

  @ParameterizedTest
  @MethodSource("wholeEditions")
  void everyWholeEditionIsANationalFormula(String edition) {
    RateBook book = RateBook.national(edition);
    Formula formula = Formula.national(edition);
    assertThat(formula.isNational()).isTrue();
    assertThat(formula.title()).isEqualTo(book.title());
    assertThat(formula.year()).isEqualTo(book.rulesOf());
    assertThat(formula.warnings()).isEmpty();
    for (Parameter parameter : Parameter.values()) {
      book.find(parameter.fileName())
          .ifPresent(rate -> assertThat(formula.find(parameter)).contains(rate));
    }
    assertThat(formula.find(Parameter.EAL_PRIMARY)).contains(book.rate("eal3_primary"));
    assertThat(formula.find(Parameter.EAL_SECONDARY)).contains(book.rate("eal3_secondary"));
    assertThat(formula.value(Parameter.EAL_YEARS_PRIMARY)).hasValue(3);
    assertThat(formula.value(Parameter.EAL_YEARS_SECONDARY)).hasValue(3);
    assertThat(formula.value(Parameter.MFG_PERCENT)).isEmpty();
    assertThat(formula.value(Parameter.FRINGE)).isEmpty();
    assertThat(formula.pays(Parameter.LAC)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    // edition, mobility, minimum level, cap, split sites, 2010 bands, distance taper
    "2016-12-proposal, false, false, true, false, true, false",
    "2018-19, false, true, true, false, false, false",
    "2019-20, false, true, true, false, false, false",
    "2020-21, true, true, false, false, false, false",
    "2022-23, true, true, false, false, false, true",
    "2023-24, true, true, false, false, false, true",
    "2024-25, true, true, false, true, false, true",
  })
  void editionsDifferInTheFactorsTheyPay(
      String edition,
      boolean mobility,
      boolean minimumLevel,
      boolean cap,
      boolean splitSites,
      boolean bands,
      boolean distanceTaper) {
    Formula formula = Formula.national(edition);
    assertThat(formula.pays(Parameter.MOBILITY_PRIMARY)).isEqualTo(mobility);
    assertThat(formula.value(Parameter.MPPL_KS3).isPresent()).isEqualTo(minimumLevel);
    assertThat(formula.value(Parameter.GAINS_CAP_PERCENT).isPresent()).isEqualTo(cap);
    assertThat(formula.pays(Parameter.SPLIT_SITE_BASIC)).isEqualTo(splitSites);
    assertThat(formula.pays(Parameter.IDACI_BAND1_PRIMARY)).isEqualTo(bands);
    for (SparsityGroup group : SparsityGroup.values()) {
      assertThat(formula.distanceTaper(group)).isEqualTo(distanceTaper);
      assertThat(formula.sizeTaper(group)).isEqualTo(SizeTaper.NFF);
    }
  }

  private static String explained(Formula formula, School school) {
    return Statement.of(school, formula).lines().stream()
        .filter(line -> line.line() == Line.CAPPING_AND_SCALING)
        .findFirst()
        .orElseThrow()
        .explanation();
  }

  @Test
  void distanceTapersBeginIn202223() {
    Formula.Builder early =
        Formula.local("own", FundingYear.of(2021)).distanceTaper(SparsityGroup.PRIMARY, true);
    assertThatThrownBy(early::build).hasMessageContaining("before 2022-23");
  }

  @Test
  void bothMealMeasuresOfSecondaryPupilsAreAWarningToo() {
    Formula both =
        Formula.local("own", FundingYear.of(2017))
            .set(Parameter.FSM_SECONDARY, 1)
            .set(Parameter.FSM6_SECONDARY, 1)
            .build();
    assertThat(both.warnings())
        .singleElement()
        .extracting(Problem::place)
        .isEqualTo("fsm6_secondary");
  }

  @Test
  void aLineKnowsItsPhase() {
    assertThat(Line.BASIC_KS3.isSecondary() && Line.BASIC_KS4.isSecondary()).isTrue();
    assertThat(Line.LPA_SECONDARY.isSecondary() && Line.LPA_PRIMARY.isPrimary()).isTrue();
    assertThat(Line.LUMP_SUM.isPrimary() || Line.LUMP_SUM.isSecondary()).isFalse();
  }

  @Test
  void aChangedFormulaCanHaveATitleOfItsOwn() {
    Formula changed = Formula.national("2024-25").toBuilder().title("a higher rate").build();
    assertThat(changed.title()).isEqualTo("a higher rate");
    assertThat(changed.isNational()).isTrue();
  }

  @Test
  void aGrowingSchoolIsToldThatNoCapAppliesAndOthersHowMuchIsTaken() {
    Formula capped =
        Formula.local("own", FundingYear.of(2017))
            .set(Parameter.BASIC_PRIMARY, 3_000)
            .set(Parameter.MFG_PERCENT, -1.5)
            .set(Parameter.GAINS_CAP_PERCENT, 1)
            .set(Parameter.GAINS_SCALING_PERCENT, 40)
            .build();
    School.Builder school =
        School.builder("S", "301", Phase.PRIMARY)
            .yearGroups(7, 0)
            .pupils(100, 0, 0)
            .set(SchoolField.MFG_BASELINE_PER_PUPIL, 2_000);
    assertThat(explained(capped, school.growing(true).build()))
        .isEqualTo("no cap: the school is growing");
    assertThat(explained(capped, school.growing(false).build()))
        .isEqualTo(
            "cap 1%, 40% of the gain above it taken, change 50.0000% from £2,000.00 to £3,000.00 a"
                + " pupil");
  }

  @Test
  void aStatementOfPartOfAYearExplainsTheFullYear() {
    Formula formula =
        Formula.local("own", FundingYear.of(2021))
            .set(Parameter.BASIC_PRIMARY, 3_000)
            .set(Parameter.MPPL_PRIMARY, 4_000)
            .set(Parameter.MPPL_KS3, 4_000)
            .set(Parameter.MPPL_KS4, 4_000)
            .build();
    School school =
        School.builder("S", "301", Phase.PRIMARY)
            .yearGroups(7, 0)
            .pupils(100, 0, 0)
            .set(SchoolField.DAYS_OPEN, 73)
            .build();
    Statement statement = Statement.of(school, formula);
    assertThat(statement.shareOfYear()).isEqualTo(0.2);
    assertThat(statement.amount(Line.MPPL_TOP_UP)).isEqualTo(20_000);
    assertThat(statement.budgetShare()).isEqualTo(80_000);
    assertThat(statement.lines())
        .filteredOn(line -> line.line() == Line.MPPL_TOP_UP)
        .singleElement()
        .extracting(StatementLine::explanation)
        .isEqualTo("minimum £4,000.00 x 100 pupils = £400,000.00, counted £300,000.00");
  }

  @Test
  void anEditionThatIsNotWholeNamesEveryRateItLacks() {
    assertThatThrownBy(() -> Formula.national("2026-27"))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("national rate book 2026-27")
        .hasMessageContaining("basic_primary, basic_ks3, basic_ks4")
        .hasMessageContaining("eal3_primary")
        .hasMessageContaining("\nMaybe ");
  }

  @Test
  void aFigureOfTheUsersOwnIsMarkedGiven() {
    Formula formula = local().build();
    assertThat(formula.find(Parameter.BASIC_PRIMARY))
        .contains(
            new Rate("basic_primary", 3000, "GBP per pupil", RateStatus.GIVEN, "north 2017-18"));
    assertThat(formula.find(Parameter.BASIC_KS3)).isEmpty();
    assertThat(formula.isNational()).isFalse();
    assertThat(formula.year()).isEqualTo(FundingYear.of(2017));
  }

  @Test
  void aFactorIsInForceWhenItsRateIsGivenAndNotZero() {
    Formula formula = local().set(Parameter.FSM_PRIMARY, 0).build();
    assertThat(formula.pays(Parameter.BASIC_PRIMARY)).isTrue();
    assertThat(formula.pays(Parameter.FSM_PRIMARY)).isFalse();
    assertThat(formula.value(Parameter.FSM_PRIMARY)).hasValue(0);
    assertThat(formula.pays(Parameter.FSM_SECONDARY)).isFalse();
    assertThat(formula.value(Parameter.FSM_SECONDARY)).isEmpty();
  }

  @Test
  void withAndWithoutChangeACopy() {
    Formula national = Formula.national("2018-19");
    Formula changed = national.with(Parameter.BASIC_PRIMARY, 2800);
    assertThat(changed.value(Parameter.BASIC_PRIMARY)).hasValue(2800);
    assertThat(changed.find(Parameter.BASIC_PRIMARY).orElseThrow().status())
        .isEqualTo(RateStatus.GIVEN);
    assertThat(changed.find(Parameter.BASIC_KS3)).isEqualTo(national.find(Parameter.BASIC_KS3));
    assertThat(changed.isNational()).isTrue();
    assertThat(changed.title()).isEqualTo(national.title());
    assertThat(national.value(Parameter.BASIC_PRIMARY)).hasValue(2747);

    Formula uncapped = national.without(Parameter.GAINS_CAP_PERCENT);
    assertThat(uncapped.value(Parameter.GAINS_CAP_PERCENT)).isEmpty();
    assertThat(uncapped.value(Parameter.FLOOR_PERCENT)).hasValue(0.5);
    assertThat(national.value(Parameter.GAINS_CAP_PERCENT)).hasValue(3);
    assertThat(national.with(Parameter.GAINS_CAP_PERCENT, 0.5).pays(Parameter.GAINS_CAP_PERCENT))
        .isTrue();
  }

  @Test
  void aParameterOfTheOtherKindOfFormulaIsRefused() {
    Formula national = Formula.national("2024-25");
    Formula local = Formula.local("own", FundingYear.of(2024)).build();
    assertThatThrownBy(() -> national.with(Parameter.MFG_PERCENT, 0))
        .hasMessageContaining("mfg_percent: found '0', expected nothing, since only local");
    assertThatThrownBy(() -> national.with(Parameter.FRINGE, 1.05)).hasMessageContaining("fringe");
    assertThatThrownBy(() -> local.with(Parameter.FLOOR_PERCENT, 0))
        .hasMessageContaining(
            "floor_percent: found '0', expected nothing, since only the national");
  }

  @Test
  void fringeIsNoLineOfNotionalSen() {
    Formula.Builder builder = Formula.local("own", FundingYear.of(2024));
    assertThatThrownBy(() -> builder.senPercent(Line.FRINGE, 10).build())
        .hasMessageContaining("fringe_sen_percent");
  }

  @Test
  void aBuilderStartsFromAllOfAFormula() {
    Formula formula =
        local()
            .sizeTaper(SparsityGroup.MIDDLE, SizeTaper.LINEAR)
            .senPercent(Line.BASIC_PRIMARY, 12.5)
            .build();
    Formula copy = formula.toBuilder().build();
    assertThat(copy).usingRecursiveComparison().isEqualTo(formula);
    assertThat(copy.sizeTaper(SparsityGroup.MIDDLE)).isEqualTo(SizeTaper.LINEAR);
    assertThat(copy.sizeTaper(SparsityGroup.PRIMARY)).isEqualTo(SizeTaper.NONE);
    assertThat(copy.senShares()).isEqualTo(Map.of(Line.BASIC_PRIMARY, 0.125));
    assertThat(Formula.national("2022-23").toBuilder().build())
        .usingRecursiveComparison()
        .isEqualTo(Formula.national("2022-23"));
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    Formula.Builder formula =
        local()
            .set(Parameter.BASIC_KS3, -1)
            .set(Parameter.BASIC_KS4, Double.NaN)
            .set(Parameter.FRINGE, 0.9)
            .set(Parameter.EAL_PRIMARY, 500)
            .set(Parameter.MPPL_KS3, 4600)
            .set(Parameter.MFG_PERCENT, 2)
            .set(Parameter.GAINS_CAP_PERCENT, 1)
            .set(Parameter.SPARSITY_SECONDARY, 65_000)
            .distanceTaper(SparsityGroup.SECONDARY, true)
            .senPercent(Line.LAC, 101);
    ProblemsException thrown = catchThrowableOfType(ProblemsException.class, formula::build);
    assertThat(thrown.problems())
        .extracting(problem -> problem.place().replace("formula north 2017-18, ", ""))
        .containsExactlyInAnyOrder(
            "basic_ks3",
            "basic_ks4",
            "fringe",
            "lac_sen_percent",
            "eal_years_primary",
            "mppl_primary",
            "mppl_ks4",
            "gains_cap_percent",
            "sparsity_distance_secondary",
            "sparsity_year_group_secondary",
            "sparsity_distance_taper_secondary");
    assertThat(thrown.problems()).allMatch(Problem::isError);
  }

  @Test
  void aCapMayEqualTheGuaranteeAndZeroIsACap() {
    Formula formula =
        local().set(Parameter.MFG_PERCENT, 0).set(Parameter.GAINS_CAP_PERCENT, 0).build();
    assertThat(formula.value(Parameter.GAINS_CAP_PERCENT)).hasValue(0);
    Formula national = Formula.national("2018-19");
    assertThatThrownBy(() -> national.with(Parameter.GAINS_CAP_PERCENT, 0.4))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("at least floor_percent, 0.5");
  }

  @Test
  void whatTheYearDoesNotAllowIsAWarning() {
    Formula formula = local().set(Parameter.FSM_PRIMARY, 1).set(Parameter.FSM6_PRIMARY, 1).build();
    assertThat(formula.warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.isError()).isFalse();
              assertThat(warning.place()).isEqualTo("fsm6_primary");
            });
  }

  @Test
  void formulasAreFoundByAuthority() {
    Formula north = local().build();
    Formulas one = Formulas.byAuthority(Map.of("301", north));
    assertThat(one.find("301")).contains(north);
    assertThat(one.find("302")).isEmpty();
    assertThat(one.authorities()).containsExactly("301");
    assertThat(one.isNational()).isFalse();
    Formulas all = Formulas.forAll(Formula.national("2018-19"));
    assertThat(all.find("anywhere")).isPresent();
    assertThat(all.all()).hasSize(1);
    assertThat(all.isNational()).isTrue();
    assertThat(Formulas.forAll(north).isNational()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("org.perpupil.formula.Parameter#values")
  void parametersAreFoundByTheirFileName(Parameter parameter) {
    assertThat(Parameter.find(parameter.fileName())).contains(parameter);
    assertThat(parameter.description()).isNotBlank();
    assertThat(parameter.kind().unit()).isNotBlank();
    assertThat(parameter.kind().accepts(Double.NaN)).isFalse();
    assertThat(Parameter.local().contains(parameter))
        .isEqualTo(
            parameter != Parameter.FLOOR_PERCENT
                && parameter != Parameter.GAINS_CAP_REMAINING_PERCENT);
  }

  @ParameterizedTest
  @CsvSource({
    "PER_PUPIL, 0, true",
    "PER_PUPIL, -0.01, false",
    "YEARS, 1, true",
    "YEARS, 3, true",
    "YEARS, 1.5, false",
    "YEARS, 0, false",
    "POINTS, 73, true",
    "POINTS, 78, true",
    "POINTS, 74, false",
    "WEIGHTING, 0, true",
    "WEIGHTING, 2, true",
    "WEIGHTING, 2.1, false",
    "PUPILS, 0, false",
    "PUPILS, 21.4, true",
    "MULTIPLIER, 1, true",
    "MULTIPLIER, 0.99, false",
    "MULTIPLIER, 2.01, false",
    "SHARE_PERCENT, 0, true",
    "SHARE_PERCENT, 100, true",
    "SHARE_PERCENT, 100.1, false",
    "CHANGE_PERCENT, -100, true",
    "CHANGE_PERCENT, 100, true",
    "CHANGE_PERCENT, -101, false",
  })
  void kindsOfParameterAccept(Parameter.Kind kind, double value, boolean accepted) {
    assertThat(kind.accepts(value)).isEqualTo(accepted);
  }

  @ParameterizedTest
  @MethodSource("org.perpupil.formula.Line#values")
  void linesAreFoundByTheirFileName(Line line) {
    assertThat(Line.find(line.fileName())).contains(line);
    assertThat(Line.of(line.group())).contains(line);
  }

  private static Formula.Builder local() {
    return Formula.local("north 2017-18", FundingYear.of(2017)).set(Parameter.BASIC_PRIMARY, 3000);
  }
}
