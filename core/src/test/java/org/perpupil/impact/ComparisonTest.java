package org.perpupil.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.FloorBaseline;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.Total;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.RateStatus;
import org.perpupil.school.Needs;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/** The change of a school is the sum of its causes, and the floor looks at the year before. */
class ComparisonTest {
  private static final RoundingRules STATEMENT = RoundingRules.statement();

  /** Local formula with fringe, guarantee and cap; schools with area cost and part-years. */
  @Property(tries = 100)
  void causesAddUpToTheChangeInPence(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
    Comparison comparison = anyComparison(seed);
    long all = 0;
    for (int i = 0; i < comparison.size(); i++) {
      assertThat(comparison.failure(i)).isEmpty();
      long causes = 0;
      for (double pounds : comparison.causes(i).values()) {
        causes += pence(pounds);
      }
      assertThat(causes).isEqualTo(pence(comparison.change(i).orElseThrow()));
      assertThat(pence(comparison.shareBefore(i).orElseThrow()) + causes)
          .isEqualTo(pence(comparison.shareAfter(i).orElseThrow()));
      all += causes;
    }
    GainsAndLosses gains = GainsAndLosses.of(comparison);
    assertThat(pence(gains.change().doubleValue())).isEqualTo(all);
    assertThat(
            gains.causes().values().stream().mapToLong(pounds -> pence(pounds.doubleValue())).sum())
        .isEqualTo(all);
    assertThat(gains.winners() + gains.losers() + gains.unchanged()).isEqualTo(comparison.size());
  }

  /** The property above says little unless its schools meet every rule that could break it. */
  @Test
  void schoolsWithoutFiguresRestOnNothingAndOnlyFromCounts() {
    School school = noNeeds("S", 10).build();
    Formula from = Formula.national("2024-25");
    Formula to = local(3_000, 100_000);
    Comparison comparison =
        Comparison.of(
            Allocation.of(SchoolTable.of(school), from), Allocation.of(SchoolTable.of(school), to));
    assertThat(comparison.status(0)).isEqualTo(RateStatus.UNVERIFIED);
    assertThat(comparison.unverified()).isNotEmpty();

    Formula lookedAfter = to.with(Parameter.LAC, 900);
    School blank = school.without(SchoolField.LAC);
    Comparison failed =
        Comparison.of(
            Allocation.of(SchoolTable.of(blank), lookedAfter),
            Allocation.of(SchoolTable.of(blank), from));
    assertThat(failed.failure(0)).isPresent();
    assertThat(failed.unverified()).isEmpty();
    assertThat(GainsAndLosses.of(failed).pupilsFailed()).isEqualByComparingTo("10");
  }

  @Test
  void differentRoundingIsRefused() {
    School school =
        School.builder("S", "301", Phase.PRIMARY).yearGroups(7, 0).pupils(210, 0, 0).build();
    Formulas formula =
        Formulas.forAll(
            Formula.local("own", FundingYear.of(2017)).set(Parameter.BASIC_PRIMARY, 3_000).build());
    SchoolTable table = SchoolTable.of(school);
    Allocation pence = Allocation.of(table, formula, RoundingRules.statement());
    Allocation exact = Allocation.of(table, formula, RoundingRules.none());
    assertThatThrownBy(() -> Comparison.of(pence, exact)).hasMessageContaining("the same rounding");
    assertThatThrownBy(() -> FloorBaseline.perPupil(pence, exact))
        .hasMessageContaining("the same rounding");
  }

  @Test
  void aSchoolsOwnFloorBaselineIsNotUsedWhereNoneCanBeDerived() {
    School school = noNeeds("S", 10).set(SchoolField.FLOOR_BASELINE_PER_PUPIL, 9_000).build();
    Formula old =
        Formula.local("own", FundingYear.of(2017)).set(Parameter.BASIC_PRIMARY, 1_000).build();
    Comparison comparison =
        Comparison.toNational(
            SchoolTable.of(school),
            Formulas.forAll(old),
            Formula.national("2018-19"),
            FloorAndCap.ofBook(),
            RoundingRules.statement());
    assertThat(comparison.after().amount(Line.FLOOR_TOP_UP, 0)).hasValue(0);
  }

  @Test
  void theSchoolsOfThePropertyMeetEveryProtection() {
    Set<Line> met = new TreeSet<>();
    for (long seed = 0; seed < 20; seed++) {
      Comparison comparison = anyComparison(seed);
      for (int i = 0; i < comparison.size(); i++) {
        assertThat(comparison.causes(i).get(Total.AREA_COST.fileName())).isPositive();
        for (Line line : Line.values()) {
          if (comparison.before().amount(line, i).orElseThrow() != 0
              || comparison.after().amount(line, i).orElseThrow() != 0) {
            met.add(line);
          }
        }
      }
    }
    assertThat(met)
        .contains(
            Line.FRINGE,
            Line.SPARSITY,
            Line.MPPL_TOP_UP,
            Line.MINIMUM_FUNDING_GUARANTEE,
            Line.CAPPING_AND_SCALING,
            Line.FLOOR_TOP_UP,
            Line.GAINS_CAP);
  }

  /**
   * Old share: 3,000 × 100 + 150,000 + rates 10,000 + split sites 5,000 + PFI 2,000 + exceptional
   * 1,000 + other 500 = 468,500. Protected: 450,000 less the new lump sum with area cost, 110,000 ×
   * 1.1 = 121,000, is 329,000 or 3,290.00 a pupil. The floor of 0.5% on it is 3,306.45; the new
   * formula pays 2,747 × 1.1 = 3,021.70, so the top-up is 284.75 × 100.
   */
  @Test
  void theFloorProtectsTheOldShareWithoutPremises() {
    School school =
        noNeeds("A", 100)
            .set(SchoolField.ACA, 1.1)
            .set(SchoolField.RATES, 10_000)
            .set(SchoolField.SPLIT_SITES, 5_000)
            .set(SchoolField.PFI, 2_000)
            .set(SchoolField.EXCEPTIONAL, 1_000)
            .set(SchoolField.OTHER_SCHOOL_LED, 500)
            .set(SchoolField.FLOOR_BASELINE_PER_PUPIL, 9_999)
            .build();
    SchoolTable schools = SchoolTable.of(school);
    Formulas local = Formulas.forAll(local(3000, 150_000));
    Formula national = Formula.national("2018-19").with(Parameter.MPPL_PRIMARY, 0);

    Comparison comparison =
        Comparison.toNational(schools, local, national, FloorAndCap.ofBook(), STATEMENT);

    assertThat(comparison.shareBefore(0)).hasValue(468_500);
    assertThat(FloorBaseline.perPupil(comparison.before(), comparison.after()))
        .containsExactly(3290.00);
    assertThat(comparison.after().schools().school(0).value(SchoolField.FLOOR_BASELINE_PER_PUPIL))
        .hasValue(3290.00);
    assertThat(comparison.school(0).value(SchoolField.FLOOR_BASELINE_PER_PUPIL)).hasValue(9_999);
    assertThat(comparison.after().amount(Line.FLOOR_TOP_UP, 0)).hasValue(28_475.00);
    assertThat(comparison.after().amount(Line.GAINS_CAP, 0)).hasValue(0);
    assertThat(comparison.shareAfter(0)).hasValue(302_170 + 28_475 + 121_000 + 18_500);
    assertThat(comparison.change(0)).hasValue(1_645.00);
    assertThat(comparison.changePerPupil(0)).hasValue(16.45);
    assertThat(comparison.changePercent(0).orElseThrow()).isCloseTo(0.351121, within(1e-6));
    assertThat(comparison.status(0)).isEqualTo(RateStatus.UNVERIFIED);
  }

  /** At an area cost of 1 the line moves by 2,747 − 3,000 a pupil; the rest is area cost. */
  @Test
  void areaCostIsACauseOfItsOwn() {
    SchoolTable schools =
        SchoolTable.of(
            noNeeds("A", 100).set(SchoolField.ACA, 1.1).build(), noNeeds("B", 100).build());
    Formula unprotected =
        Formula.national("2018-19").toBuilder()
            .set(Parameter.MPPL_PRIMARY, 0)
            .build()
            .without(Parameter.FLOOR_PERCENT);
    Comparison comparison =
        Comparison.of(
            Allocation.of(schools, local(3000, 110_000)), Allocation.of(schools, unprotected));

    assertThat(comparison.causes(0))
        .containsEntry("basic_primary", -25_300.0)
        .containsEntry("lump_sum", 0.0)
        .containsEntry("area_cost", 274_700 * 0.1 + 11_000)
        .hasSize(Line.values().size() + 1);
    assertThat(comparison.change(0)).hasValue(-25_300 + 27_470 + 11_000);
    assertThat(comparison.causes(1)).containsEntry("area_cost", 0.0);
    assertThat(comparison.causes(0).keySet()).last().isEqualTo(Total.AREA_COST.fileName());
  }

  @Test
  void protectionsAreCausesOfTheirOwn() {
    School school = noNeeds("A", 100).set(SchoolField.MFG_BASELINE_PER_PUPIL, 3_200).build();
    SchoolTable schools = SchoolTable.of(school);
    Formula guaranteed = local(3000, 110_000).with(Parameter.MFG_PERCENT, 0);
    Formula national = Formula.national("2018-19").with(Parameter.MPPL_PRIMARY, 0);
    Comparison comparison =
        Comparison.toNational(
            schools, Formulas.forAll(guaranteed), national, FloorAndCap.ofBook(), STATEMENT);
    assertThat(comparison.causes(0))
        .containsEntry("basic_primary", -25_300.0)
        .containsEntry("minimum_funding_guarantee", -20_000.0)
        .containsEntry("floor_top_up", 3_216.0 * 100 - 274_700);
    assertThat(comparison.change(0)).hasValue(1_600);
  }

  @Test
  void aSchoolThatEitherFormulaCannotPayHasAReason() {
    School unknownMeals =
        School.builder("A", "301", Phase.PRIMARY).yearGroups(7, 0).pupils(100, 0, 0).build();
    School hiddenMoney = noNeeds("B", 100).set(SchoolField.OTHER_PUPIL_LED, 500).build();
    School right = noNeeds("C", 100).build();
    Formula meals = local(3000, 0).with(Parameter.FSM_PRIMARY, 400);

    Comparison comparison =
        Comparison.toNational(
            SchoolTable.of(unknownMeals, hiddenMoney, right),
            Formulas.forAll(meals),
            Formula.national("2018-19"),
            STATEMENT);

    assertThat(comparison.failure(0).orElseThrow()).startsWith("before: fsm_primary is blank");
    assertThat(comparison.failure(1).orElseThrow()).startsWith("after: other_pupil_led is not 0");
    assertThat(comparison.failure(2)).isEmpty();
    for (int i = 0; i < 2; i++) {
      assertThat(comparison.shareBefore(i)).isEmpty();
      assertThat(comparison.shareAfter(i)).isEmpty();
      assertThat(comparison.change(i)).isEmpty();
      assertThat(comparison.changePerPupil(i)).isEmpty();
      assertThat(comparison.changePercent(i)).isEmpty();
      assertThat(comparison.causes(i)).isEmpty();
    }
    GainsAndLosses gains = GainsAndLosses.of(comparison);
    assertThat(gains.failed()).isEqualTo(2);
    assertThat(gains.pupils()).isEqualByComparingTo("100");
    assertThat(gains.before()).isEqualTo("300000.00");
  }

  /**
   * 1,000 a pupil becomes 900 a pupil and 10,000 a school: +30% at 25 pupils, +10% at 50, nothing
   * at 100, −5% at 200, −7.5% at 400; the school without pupils gains 10,000 on nothing.
   */
  @Test
  void gainsAndLossesAreCounted() {
    SchoolTable schools =
        SchoolTable.of(
            noNeeds("A", 25).build(),
            noNeeds("B", 200).build(),
            noNeeds("C", 100).build(),
            noNeeds("D", 50).build(),
            noNeeds("E", 400).build(),
            noNeeds("F", 0).build());
    Comparison comparison =
        Comparison.of(
            Allocation.of(schools, local(1000, 0)), Allocation.of(schools, local(900, 10_000)));

    GainsAndLosses gains = GainsAndLosses.of(comparison);

    assertThat(gains.winners()).isEqualTo(3);
    assertThat(gains.losers()).isEqualTo(2);
    assertThat(gains.unchanged()).isEqualTo(1);
    assertThat(gains.failed()).isZero();
    assertThat(gains.pupils()).isEqualByComparingTo("775");
    assertThat(gains.before()).isEqualTo("775000.00");
    assertThat(gains.after()).isEqualTo("757500.00");
    assertThat(gains.change()).isEqualTo("-17500.00");
    assertThat(gains.causes())
        .containsEntry("basic_primary", new BigDecimal("-77500.00"))
        .containsEntry("lump_sum", new BigDecimal("60000.00"))
        .containsEntry("area_cost", new BigDecimal("0.00"));
    assertThat(gains.changePercentQuantile(0.5).orElseThrow()).isZero();
    assertThat(gains.changePercentQuantile(0.1).orElseThrow()).isCloseTo(-6.5, within(1e-9));
    assertThat(gains.changePercentQuantile(0.75).orElseThrow()).isCloseTo(10, within(1e-9));
    assertThat(gains.changePercentQuantile(1).orElseThrow()).isCloseTo(30, within(1e-9));
    assertThat(comparison.changePercent(5)).isEmpty();
    assertThat(comparison.changePerPupil(5)).isEmpty();
    assertThat(comparison.change(5)).hasValue(10_000);
  }

  @Test
  void noSchoolsHaveNoQuantiles() {
    SchoolTable none = SchoolTable.of(List.of());
    Allocation nothing = Allocation.of(none, local(1000, 0));
    assertThat(GainsAndLosses.of(Comparison.of(nothing, nothing)).changePercentQuantile(0.5))
        .isEmpty();
  }

  @Test
  void onlyTheSameSchoolsAreCompared() {
    School a = noNeeds("A", 100).build();
    School b = noNeeds("B", 100).build();
    Allocation both = Allocation.of(SchoolTable.of(a, b), local(1000, 0));
    List<SchoolTable> others =
        List.of(
            SchoolTable.of(a),
            SchoolTable.of(b, a),
            SchoolTable.of(a, b.with(SchoolField.PUPILS_PRIMARY, 101)));
    for (SchoolTable other : others) {
      Allocation otherSchools = Allocation.of(other, local(1000, 0));
      assertThatThrownBy(() -> Comparison.of(both, otherSchools))
          .isInstanceOf(ProblemsException.class)
          .hasMessageContaining("the same schools with the same pupils in the same order")
          .hasMessageContaining("\nMaybe ");
    }
  }

  @Test
  void nothingIsProtectedWhereNothingIsLeft() {
    SchoolTable schools =
        SchoolTable.of(
            noNeeds("small", 10).build(),
            noNeeds("empty", 0).build(),
            noNeeds("open 73 days", 100).set(SchoolField.DAYS_OPEN, 73).build());
    Allocation before = Allocation.of(schools, local(3000, 110_000));
    Allocation after = Allocation.of(schools, local(3000, 150_000));
    assertThat(FloorBaseline.perPupil(before, after)).containsExactly(Double.NaN, Double.NaN, 2600);
  }

  private static Comparison anyComparison(long seed) {
    Random random = new Random(seed);
    School[] schools = new School[8];
    for (int i = 0; i < schools.length; i++) {
      schools[i] = anySchool("S" + i, random);
    }
    Formula local =
        Formula.local("local", FundingYear.of(2017))
            .set(Parameter.BASIC_PRIMARY, 2500 + random.nextInt(100_000) / 100.0)
            .set(Parameter.BASIC_KS3, 3500 + random.nextInt(100_000) / 100.0)
            .set(Parameter.BASIC_KS4, 4000 + random.nextInt(100_000) / 100.0)
            .set(Parameter.FSM6_PRIMARY, 987.65)
            .set(Parameter.LUMP_SUM_PRIMARY, 123_456.78)
            .set(Parameter.LUMP_SUM_SECONDARY, 154_321.09)
            .set(Parameter.FRINGE, 1.0156)
            .set(Parameter.MFG_PERCENT, -1.5)
            .set(Parameter.GAINS_CAP_PERCENT, 2)
            .build();

    return Comparison.toNational(
        SchoolTable.of(schools),
        Formulas.forAll(local),
        Formula.national("2018-19"),
        FloorAndCap.ofBook(),
        STATEMENT);
  }

  private static School anySchool(String id, Random random) {
    boolean primary = random.nextBoolean();
    School.Builder school = School.builder(id, "301", primary ? Phase.PRIMARY : Phase.SECONDARY);
    school.yearGroups(primary ? 7 : 0, primary ? 0 : 5);
    school.pupils(
        primary ? 20 + random.nextInt(400) : 0,
        primary ? 0 : 100 + random.nextInt(600),
        primary ? 0 : random.nextInt(400));
    double part = random.nextDouble() / 7;
    for (SchoolField field : SchoolField.values()) {
      if (field.kind() == SchoolField.Kind.SHARE && !field.fileName().contains("band")) {
        school.set(field, part * random.nextDouble());
      }
    }
    school.set(SchoolField.SPARSITY_DISTANCE_MILES, 5 * random.nextDouble());
    school.set(SchoolField.ACA, 1 + random.nextInt(18_000) / 100_000.0);
    school.set(SchoolField.RATES, random.nextInt(3_000_000) / 100.0);
    school.set(SchoolField.PFI, random.nextInt(3) * 12_345.67);
    school.set(SchoolField.MFG_BASELINE_PER_PUPIL, 2700 + random.nextInt(250_000) / 100.0);
    if (random.nextInt(5) == 0) {
      school.set(SchoolField.DAYS_OPEN, 1 + random.nextInt(365));
    }
    return school.build();
  }

  private static School.Builder noNeeds(String id, double pupils) {
    return Needs.none(
        School.builder(id, "301", Phase.PRIMARY).yearGroups(7, 0).pupils(pupils, 0, 0));
  }

  private static Formula local(double basic, double lumpSum) {
    return Formula.local("local", FundingYear.of(2017))
        .set(Parameter.BASIC_PRIMARY, basic)
        .set(Parameter.LUMP_SUM_PRIMARY, lumpSum)
        .build();
  }

  /** Returns whole pence; fails when the pounds are not. */
  private static long pence(double pounds) {
    long pence = Math.round(pounds * 100);
    assertThat(pounds).isCloseTo(pence / 100.0, within(1e-8));
    return pence;
  }
}
