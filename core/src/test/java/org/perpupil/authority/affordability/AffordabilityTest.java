package org.perpupil.authority.affordability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.perpupil.authority.AffordabilityMode;
import org.perpupil.authority.FormulaBudget;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.RoundingRules;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/**
 * One loser and two winners by hand: every pupil is worth 4,000.
 *
 * <p>The loser was paid 4,040 for each of 200 pupils: the guarantee of 0% is worth 40 × 200 =
 * 8,000. Above a cap of 2% the winners gain 4,000 − 1.02 × 3,800 = 124 for each of 100 pupils and
 * 4,000 − 1.02 × 3,900 = 22 for each of 300: 12,400 + 6,600 = 19,000.
 */
class AffordabilityTest {
  private static final Formula FORMULA =
      Formula.local("own", FundingYear.of(2017))
          .set(Parameter.BASIC_PRIMARY, 4000)
          .set(Parameter.MFG_PERCENT, 0)
          .build();
  private static final Formula CAPPED = FORMULA.with(Parameter.GAINS_CAP_PERCENT, 2);
  private static final SchoolTable SCHOOLS =
      SchoolTable.of(
          school("loser", 200, 4040), school("big", 100, 3800), school("small", 300, 3900));

  @Test
  void scalingPaysForTheGuarantee() {
    Affordability solved = solve(CAPPED, AffordabilityMode.SCALING);
    assertThat(solved.guarantee()).isEqualTo(8000);
    assertThat(solved.deduction()).isEqualTo(8000);
    assertThat(solved.scalingPercent().orElseThrow()).isCloseTo(100 * 8.0 / 19, within(1e-6));
    assertThat(solved.capPercent()).hasValue(2);
    assertThat(solved.mode()).isEqualTo(AffordabilityMode.SCALING);
    assertThat(solved.warnings()).isEmpty();
    assertThat(solved).hasToString("Affordability[scaling, own]");
    assertThat(solved.allocation().amount(Line.CAPPING_AND_SCALING, 1))
        .hasValue(-5221.05); // 12,400 × 8/19
  }

  /** (4,000 − x 3,800) 100 = 8,000, so x = 3,920 / 3,800, at which the small school loses none. */
  @Test
  void capPaysForTheGuarantee() {
    Affordability solved = solve(FORMULA, AffordabilityMode.CAP);
    assertThat(solved.deduction()).isEqualTo(8000);
    assertThat(solved.capPercent().orElseThrow()).isCloseTo(100 * 120.0 / 3800, within(1e-6));
    assertThat(solved.scalingPercent()).hasValue(100);
  }

  @Test
  void nothingIsTakenForAGuaranteeThatCostsNothing() {
    SchoolTable winners = SchoolTable.of(school("big", 100, 3800));
    Affordability scaling =
        Affordability.solve(winners, CAPPED, RoundingRules.statement(), AffordabilityMode.SCALING);
    assertThat(scaling.scalingPercent()).hasValue(0);
    assertThat(scaling.deduction()).isZero();
    Affordability cap =
        Affordability.solve(winners, FORMULA, RoundingRules.statement(), AffordabilityMode.CAP);
    assertThat(cap.capPercent()).isEmpty();
    assertThat(cap.scalingPercent()).isEmpty();
    assertThat(cap.formula()).isSameAs(FORMULA);
    Formula unguarded = FORMULA.without(Parameter.MFG_PERCENT);
    assertThat(solve(unguarded, AffordabilityMode.CAP).capPercent()).isEmpty();
  }

  @Test
  void whatIsMissingIsSaidInPounds() {
    SchoolTable losers = SchoolTable.of(school("loser", 200, 4040), school("w", 100, 3900));
    // Gains above 2% are 22 × 100 = 2,200, above 0% 100 × 100 = 10,000.
    assertThat(problem(losers, CAPPED, AffordabilityMode.SCALING))
        .hasToString(
            "error: formula own, gains_cap_percent: found '2', expected a cap above which gains can"
                + " pay for the guarantee; 5800 pounds of 8000 pounds are missing at a scaling of"
                + " 100.\nMaybe the cap or the guarantee is too high, or schools of the authority"
                + " are missing.");
    SchoolTable more = SchoolTable.of(school("loser", 300, 4040), school("w", 100, 3900));
    assertThat(problem(more, FORMULA, AffordabilityMode.CAP))
        .hasToString(
            "error: formula own, mfg_percent: found '0', expected a guarantee that gains can pay"
                + " for; 2000 pounds of 12000 pounds are missing though every gain above it is"
                + " taken.\nMaybe the guarantee is too high, or schools of the authority are"
                + " missing.");
  }

  /**
   * The guarantee is 8,000 and the winner gains 80 × 100 above a cap of 0: just enough. A baseline
   * up by £0.00004 takes 0.4p, which no penny shows; up by £0.0001 a penny is missing.
   */
  @Test
  void inPenceAPennyShortIsTooLittleAndLessIsNot() {
    Formula capped = FORMULA.with(Parameter.GAINS_CAP_PERCENT, 0);
    for (double baseline : new double[] {3920, 3920.00004}) {
      Affordability enough =
          Affordability.solve(
              losing(baseline), capped, RoundingRules.statement(), AffordabilityMode.SCALING);
      assertThat(enough.deduction()).isEqualTo(8000);
      assertThat(enough.scalingPercent().orElseThrow()).isCloseTo(100, within(1e-3));
    }
    assertThat(problem(losing(3920.0001), capped, AffordabilityMode.SCALING).expected())
        .contains("; 0.01 pounds of 8000 pounds are missing at a scaling of 100");
    Affordability cap =
        Affordability.solve(
            losing(3920.00004), FORMULA, RoundingRules.statement(), AffordabilityMode.CAP);
    assertThat(cap.deduction()).isEqualTo(8000);
    assertThat(problem(losing(3920.0001), FORMULA, AffordabilityMode.CAP).expected())
        .contains("; 0.01 pounds of 8000 pounds are missing though");
  }

  /** Unrounded, a billionth of 8,000 is binary error: £0.000008, or £0.00000008 for each pupil. */
  @Test
  void unroundedABillionthShortIsBinaryError() {
    Formula capped = FORMULA.with(Parameter.GAINS_CAP_PERCENT, 0);
    Affordability enough =
        Affordability.solve(
            losing(3920 + 4e-8), capped, RoundingRules.none(), AffordabilityMode.SCALING);
    assertThat(enough.scalingPercent()).hasValue(100);
    assertThatExceptionOfType(ProblemsException.class)
        .isThrownBy(
            () ->
                Affordability.solve(
                    losing(3920 + 16e-8), capped, RoundingRules.none(), AffordabilityMode.SCALING))
        .withMessageContaining("are missing at a scaling of 100");
  }

  /** 200 × 40.000123 is no whole penny. */
  @Test
  void unroundedMoneyIsNotRounded() {
    SchoolTable schools =
        SchoolTable.of(school("loser", 200, 4040.000123), school("winner", 100, 3900));
    Affordability unrounded =
        Affordability.solve(schools, CAPPED, RoundingRules.none(), AffordabilityMode.GIVEN);
    assertThat(unrounded.guarantee()).isCloseTo(8000.0246, within(1e-6));
    assertThat(
            Affordability.solve(schools, CAPPED, RoundingRules.statement(), AffordabilityMode.GIVEN)
                .guarantee())
        .isEqualTo(8000.02);
  }

  /** Nothing is 0, not −0, whose sign would be printed. */
  @Test
  void nothingHasNoSign() {
    Affordability unrounded =
        Affordability.solve(
            SchoolTable.of(school("big", 100, 3800)),
            FORMULA,
            RoundingRules.none(),
            AffordabilityMode.GIVEN);
    assertThat(Double.toString(unrounded.deduction())).isEqualTo("0.0");
    assertThat(Double.toString(unrounded.guarantee())).isEqualTo("0.0");
  }

  /** Two winners alike move in twos: of a guarantee of 8,000.01 only 8,000.00 can be paid. */
  @Test
  void whatMovesInTwosFallsShortByAPenny() {
    SchoolTable twins =
        SchoolTable.of(
            school("loser", 200, 4040.00005), school("one", 100, 3800), school("other", 100, 3800));
    for (AffordabilityMode mode :
        new AffordabilityMode[] {AffordabilityMode.SCALING, AffordabilityMode.CAP}) {
      Affordability solved =
          Affordability.solve(
              twins,
              mode == AffordabilityMode.CAP ? FORMULA : CAPPED,
              RoundingRules.statement(),
              mode);
      assertThat(solved.guarantee()).isEqualTo(8000.01);
      assertThat(solved.deduction()).isEqualTo(8000);
    }
  }

  /**
   * 45% of three gains is what the guarantee costs, yet each is rounded down and a penny is
   * missing: 1,170.12, 1,170.03 and 1,170.05 are 526.554, 526.5135 and 526.5225 for a guarantee of
   * 1,579.59. The first is rounded up a little above 45%, the second soon after. Gains of 1,170.08,
   * 1,170.17 and 1,170.15 are rounded up and take a penny too much, until the first is rounded
   * down.
   */
  @Test
  void theLastPennyIsFoundBetweenTwoThatAreNoneOrTwo() {
    assertThat(inThree(4015.7959, 12, 3, 5)).isEqualTo(1579.59);
    assertThat(inThree(4015.7968, 8, 17, 15)).isEqualTo(1579.68);
  }

  /** The deduction from three winners, which gain 1,170 pounds and so many pence. */
  private static double inThree(double loser, int... pence) {
    SchoolTable schools =
        SchoolTable.of(
            school("loser", 100, loser),
            school("a", 100, 4000 - 11.70 - pence[0] / 10_000.0),
            school("b", 100, 4000 - 11.70 - pence[1] / 10_000.0),
            school("c", 100, 4000 - 11.70 - pence[2] / 10_000.0));
    Affordability solved =
        Affordability.solve(
            schools,
            FORMULA.with(Parameter.GAINS_CAP_PERCENT, 0),
            RoundingRules.statement(),
            AffordabilityMode.SCALING);
    assertThat(solved.deduction()).isEqualTo(solved.guarantee());
    assertThat(solved.scalingPercent().orElseThrow()).isCloseTo(45, within(1e-3)).isNotEqualTo(45);
    return solved.deduction();
  }

  /** A cap of 100% takes 80 × 100 from a school that was paid 1,960: the most that a cap can be. */
  @Test
  void aCapOfAHundredPercentIsTheHighest() {
    assertThat(
            Affordability.solve(
                    losing(1960), FORMULA, RoundingRules.statement(), AffordabilityMode.CAP)
                .capPercent()
                .orElseThrow())
        .isCloseTo(100, within(1e-9));
    // 0.4p more is no penny; 1p more is.
    assertThat(
            Affordability.solve(
                    losing(1959.99998), FORMULA, RoundingRules.statement(), AffordabilityMode.CAP)
                .deduction())
        .isEqualTo(8000);
    assertThat(problem(losing(1959.99995), FORMULA, AffordabilityMode.CAP).expected())
        .contains("even that takes more than 8000 pounds");
  }

  /** A given scaling may take what the guarantee costs, but not a penny more. */
  @Test
  void aGivenCapThatTakesAPennyTooMuchIsToldOf() {
    Formula given = FORMULA.with(Parameter.GAINS_CAP_PERCENT, 0);
    assertThat(given(losing(3920), given).warnings()).isEmpty();
    assertThat(given(losing(3919.99996), given).warnings()).isEmpty();
    assertThat(given(losing(3919.9999), given).warnings())
        .extracting(Problem::expected)
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("they take 0.01 pounds too much");
  }

  /** Shares may come to the whole block; a penny more does not fit. */
  @Test
  void aPennyMoreThanTheBlockDoesNotFit() {
    assertThat(inBudget(FormulaBudget.of(2_400_000)).warnings()).isEmpty();
    assertThat(inBudget(FormulaBudget.of(2_399_999.996)).warnings()).isEmpty();
    assertThatExceptionOfType(ProblemsException.class)
        .isThrownBy(() -> inBudget(FormulaBudget.of(2_399_999.99)))
        .withMessageContaining("expected 0.01 pounds more: budget shares come to 2400000 pounds");
  }

  private static Affordability given(SchoolTable schools, Formula formula) {
    return Affordability.solve(
        schools, formula, RoundingRules.statement(), AffordabilityMode.GIVEN);
  }

  /** One school that loses 8,000 and one of 100 pupils that was paid the baseline. */
  private static SchoolTable losing(double baseline) {
    return SchoolTable.of(school("loser", 200, 4040), school("winner", 100, baseline));
  }

  /** 100 pupils gain 4,000 − 2 × 1,000 each above a cap of 100%, far more than the guarantee. */
  @Test
  void aCapThatNoFormulaCanHoldIsRefused() {
    SchoolTable doubled = SchoolTable.of(school("loser", 200, 4040), school("new", 100, 1000));
    Problem problem = problem(doubled, FORMULA, AffordabilityMode.CAP);
    assertThat(problem.place()).isEqualTo("formula own, mfg_percent");
    assertThat(problem.expected()).contains("even that takes more than 8000 pounds");
    Affordability scaled =
        Affordability.solve(doubled, CAPPED, RoundingRules.statement(), AffordabilityMode.SCALING);
    assertThat(scaled.deduction()).isEqualTo(8000);
  }

  @Test
  void whatIsSolvedCannotBeSet() {
    assertThat(
            problem(
                SCHOOLS,
                CAPPED.with(Parameter.GAINS_SCALING_PERCENT, 50),
                AffordabilityMode.SCALING))
        .hasToString(
            "error: formula own, gains_scaling_percent: found '50', expected nothing, since"
                + " affordability is scaling.\nMaybe affordability given was meant; what is solved"
                + " cannot also be set.");
    assertThat(problem(SCHOOLS, CAPPED, AffordabilityMode.CAP).place())
        .isEqualTo("formula own, gains_cap_percent");
    assertThatExceptionOfType(ProblemsException.class)
        .isThrownBy(
            () -> solve(CAPPED.with(Parameter.GAINS_SCALING_PERCENT, 50), AffordabilityMode.CAP))
        .satisfies(
            e ->
                assertThat(e.problems())
                    .extracting(Problem::place)
                    .containsExactly(
                        "formula own, gains_cap_percent", "formula own, gains_scaling_percent"));
    assertThat(problem(SCHOOLS, FORMULA, AffordabilityMode.SCALING).expected())
        .isEqualTo("a cap, since the scaling of gains above it is solved");
    Problem national = problem(SCHOOLS, Formula.national("2018-19"), AffordabilityMode.GIVEN);
    assertThat(national.place()).endsWith(", affordability");
    SchoolTable two =
        SchoolTable.of(
            SCHOOLS.school(0),
            School.builder("x", "302", Phase.PRIMARY).yearGroups(7, 0).pupils(1, 0, 0).build());
    assertThat(problem(two, FORMULA, AffordabilityMode.GIVEN).value()).isEqualTo("301, 302");
  }

  @Test
  void aGivenScalingThatTakesTooMuchIsWorthALook() {
    Affordability given = solve(CAPPED, AffordabilityMode.GIVEN);
    assertThat(given.deduction()).isEqualTo(19_000);
    assertThat(given.scalingPercent()).hasValue(100);
    assertThat(given.warnings()).hasSize(1);
    assertThat(given.warnings().get(0).expected()).contains("they take 11000 pounds too much");
    assertThat(given.warnings().get(0).place()).isEqualTo("formula own, gains_cap_percent");
    assertThat(
            solve(CAPPED.with(Parameter.GAINS_SCALING_PERCENT, 42), AffordabilityMode.GIVEN)
                .warnings())
        .isEmpty();
    assertThat(solve(FORMULA, AffordabilityMode.GIVEN).warnings()).isEmpty();
  }

  @Test
  void schoolsThatCouldNotBePaidAreTold() {
    Formula meals = CAPPED.with(Parameter.FSM_PRIMARY, 1);
    Affordability given =
        Affordability.solve(
            SchoolTable.of(
                SCHOOLS.school(0).with(SchoolField.FSM_PRIMARY, 0),
                SCHOOLS.school(1).with(SchoolField.FSM_PRIMARY, 0),
                SCHOOLS.school(2)),
            meals,
            RoundingRules.statement(),
            AffordabilityMode.SCALING);
    assertThat(given.deduction()).isEqualTo(8000);
    assertThat(given.scalingPercent().orElseThrow()).isCloseTo(100 * 8 / 12.4, within(1e-6));
    assertThat(given.warnings()).extracting(Problem::value).containsExactly("2");
  }

  /** 600 pupils × 4,000 is 2,400,000; guarantee and deduction cancel. */
  @Test
  void budgetSharesMustFitTheBlockOnceFundsAreOff() {
    FormulaBudget fits =
        FormulaBudget.of(2_460_000).withGrowthFund(50_000).withFallingRollsFund(10_000);
    assertThat(fits.available()).isEqualTo(2_400_000);
    Affordability solved = inBudget(fits);
    assertThat(solved.warnings()).isEmpty();
    FormulaBudget less = fits.withTransferredIn(-1000.5);
    assertThatExceptionOfType(ProblemsException.class)
        .isThrownBy(() -> inBudget(less))
        .withMessageContaining(
            "formula own, schools_block: found '2460000', expected 1000.5 pounds more: budget"
                + " shares come to 2400000 pounds and 2398999.5 pounds are left once growth and"
                + " falling-rolls funds are off");
  }

  @Test
  void fundsAreNotNegative() {
    assertThatExceptionOfType(ProblemsException.class)
        .isThrownBy(() -> new FormulaBudget(-1, Double.NaN, Double.POSITIVE_INFINITY, Double.NaN))
        .satisfies(
            e ->
                assertThat(e.problems())
                    .extracting(Problem::place)
                    .containsExactly(
                        "schools_block", "growth_fund", "falling_rolls_fund", "transferred_in"));
  }

  @Test
  void modesHaveLabels() {
    assertThat(AffordabilityMode.labels()).containsExactly("given", "scaling", "cap");
    assertThat(AffordabilityMode.find("cap")).hasValue(AffordabilityMode.CAP);
    assertThat(AffordabilityMode.find("CAP")).isEmpty();
  }

  private static Affordability inBudget(FormulaBudget budget) {
    return Affordability.solve(
        SCHOOLS, CAPPED, RoundingRules.statement(), AffordabilityMode.SCALING, budget);
  }

  private static Affordability solve(Formula formula, AffordabilityMode mode) {
    return Affordability.solve(SCHOOLS, formula, RoundingRules.statement(), mode);
  }

  private static Problem problem(SchoolTable schools, Formula formula, AffordabilityMode mode) {
    try {
      Affordability.solve(schools, formula, RoundingRules.statement(), mode);
    } catch (ProblemsException e) {
      assertThat(e.problems()).hasSize(1);
      return e.problems().get(0);
    }
    throw new AssertionError("no problem");
  }

  private static School school(String id, double pupils, double baseline) {
    return School.builder(id, "301", Phase.PRIMARY)
        .yearGroups(7, 0)
        .pupils(pupils, 0, 0)
        .set(SchoolField.MFG_BASELINE_PER_PUPIL, baseline)
        .build();
  }
}
