package org.perpupil.authority.affordability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;
import org.perpupil.authority.AffordabilityMode;
import org.perpupil.authority.gains.GainsDeduction;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.Total;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/** On generated authorities gains pay for the guarantee to the penny and never more. */
@Tag("slow")
class AffordabilityProperties {
  private static final Pattern MISSING = Pattern.compile("([0-9.]+) pounds of ");

  @Property(tries = 300)
  void unroundedGainsPayForTheGuarantee(@ForAll long seed, @ForAll boolean cap) {
    Authority authority = authority(seed, cap);
    Affordability solved = solve(authority, RoundingRules.none(), cap);
    Statistics.label("gains can pay").collect(solved != null);
    Statistics.label("gains can pay").coverage(seen -> seen.check(true).percentage(p -> p > 30));
    if (solved != null) {
      assertThat(solved.deduction()).isCloseTo(solved.guarantee(), within(1e-6));
      staysWithinTheRules(authority, solved, cap);
    }
  }

  @Property(tries = 300)
  void inPenceGainsNeverPayMore(@ForAll long seed, @ForAll boolean cap) {
    Authority authority = authority(seed, cap);
    Affordability solved = solve(authority, RoundingRules.statement(), cap);
    if (solved != null) {
      double missing = solved.guarantee() - solved.deduction();
      Statistics.label("pence short").collect(Math.round(100 * missing));
      assertThat(missing).isGreaterThan(-0.001);
      assertThat(missing).isLessThanOrEqualTo(0.01 * losers(solved.allocation()) + 0.001);
      staysWithinTheRules(authority, solved, cap);
    }
  }

  /**
   * Nothing stronger takes more and no more than the guarantee: at every setting a little or a lot
   * stronger the deduction is the same, or too much.
   */
  @Property(tries = 200)
  void inPenceNothingStrongerFits(
      @ForAll long seed, @ForAll boolean cap, @ForAll boolean unitsToPence) {
    Authority authority = authority(seed, cap);
    RoundingRules rules = RoundingRules.statement().withGuaranteeUnitsToPence(unitsToPence);
    Affordability solved = solve(authority, rules, cap);
    if (solved == null || solved.guarantee() == 0) {
      return;
    }
    Parameter parameter = cap ? Parameter.GAINS_CAP_PERCENT : Parameter.GAINS_SCALING_PERCENT;
    double percent = solved.formula().value(parameter).orElseThrow();
    double strongest = cap ? authority.formula.value(Parameter.MFG_PERCENT).orElseThrow() : 100;
    for (double step = 1e-9; step < 10; step *= 10) {
      double stronger =
          cap ? Math.max(strongest, percent - step) : Math.min(strongest, percent + step);
      Allocation more =
          Allocation.of(
              authority.schools,
              Formulas.forAll(authority.formula.with(parameter, stronger)),
              rules);
      double deduction = Affordability.deduction(more);
      assertThat(deduction).isGreaterThanOrEqualTo(solved.deduction());
      assertThat(deduction == solved.deduction() || deduction > solved.guarantee())
          .as(
              "%s takes %s of %s, %s takes %s",
              percent, solved.deduction(), solved.guarantee(), stronger, deduction)
          .isTrue();
    }
  }

  /** What a projection reads off columns is what the formula itself takes. */
  @Property(tries = 200)
  void columnsAgreeWithTheFormula(@ForAll long seed) {
    Authority authority = authority(seed, false);
    Affordability solved = solve(authority, RoundingRules.none(), false);
    if (solved != null) {
      Allocation all =
          Allocation.of(
              authority.schools,
              Formulas.forAll(authority.formula.with(Parameter.GAINS_SCALING_PERCENT, 100)),
              RoundingRules.none());
      int schools = all.size();
      double[] unit = all.column(Total.MFG_UNIT_VALUE);
      double[] baseline = all.column(Total.MFG_BASELINE_UNIT_VALUE);
      double[] restore = all.column(Line.MPPL_RESTORE);
      double[] taken = all.column(Line.CAPPING_AND_SCALING);
      double[] pupils = new double[schools];
      double[] limit = new double[schools];
      for (int i = 0; i < schools; i++) {
        School school = authority.schools.school(i);
        baseline[i] = school.isGrowing() ? Double.NaN : baseline[i];
        pupils[i] =
            school.value(SchoolField.MFG_PUPILS).orElse(school.pupils()) * all.shareOfYear(i);
        limit[i] = restore[i] > 0 ? -taken[i] - restore[i] : Double.POSITIVE_INFINITY;
      }
      double cap = solved.capPercent().orElseThrow() / 100;
      double scaling =
          GainsDeduction.scaling(
              unit, baseline, pupils, limit, 0, schools, cap, solved.guarantee() - given(solved));
      assertThat(100 * scaling).isCloseTo(solved.scalingPercent().orElseThrow(), within(1e-6));
    }
  }

  /** A rounded cap moves a penny for each pupil at once; it may fall short, never exceed. */
  @Property(tries = 100)
  void inPenceForEachPupilGainsNeverPayMore(@ForAll long seed) {
    Authority authority = authority(seed, true);
    RoundingRules rules = RoundingRules.statement().withGuaranteeUnitsToPence(true);
    Affordability solved = solve(authority, rules, true);
    if (solved != null) {
      double pupils =
          authority.schools.schools().stream().mapToDouble(school -> school.pupils()).sum();
      double missing = solved.guarantee() - solved.deduction();
      assertThat(missing).isGreaterThan(-0.001);
      assertThat(missing).isLessThanOrEqualTo(0.01 * pupils + 0.01 * authority.schools.size());
    }
  }

  private record Authority(SchoolTable schools, Formula formula) {}

  /** Returns the solution, or nothing once it is clear that gains cannot pay for the guarantee. */
  private static @Nullable Affordability solve(
      Authority authority, RoundingRules rounding, boolean cap) {
    try {
      Affordability solved =
          Affordability.solve(
              authority.schools,
              authority.formula,
              rounding,
              cap ? AffordabilityMode.CAP : AffordabilityMode.SCALING);
      if (given(solved) > 0 && given(solved) >= solved.guarantee()) {
        assertThat(solved.scalingPercent().orElse(0)).isZero();
        assertThat(cap ? solved.capPercent() : OptionalDouble.empty()).isEmpty();
        return null;
      }
      return solved;
    } catch (ProblemsException e) {
      if (e.getMessage().contains("more than doubled")) {
        return null;
      }
      Formula strongest =
          cap
              ? authority.formula.with(
                  Parameter.GAINS_CAP_PERCENT,
                  authority.formula.value(Parameter.MFG_PERCENT).orElseThrow())
              : authority.formula.with(Parameter.GAINS_SCALING_PERCENT, 100);
      Allocation most = Allocation.of(authority.schools, Formulas.forAll(strongest), rounding);
      double shortfall = Affordability.guarantee(most) - Affordability.deduction(most);
      assertThat(shortfall).as(e.getMessage()).isPositive();
      // Unit values in pence move the pounds by less than a penny a pupil.
      Matcher said = MISSING.matcher(e.getMessage());
      assertThat(said.find()).as(e.getMessage()).isTrue();
      assertThat(Double.parseDouble(said.group(1)))
          .isCloseTo(shortfall, within(0.01 + 0.01 * pupils(authority.schools)));
      return null;
    }
  }

  private static double pupils(SchoolTable schools) {
    return schools.schools().stream().mapToDouble(School::pupils).sum();
  }

  /** Returns the pounds of capping that were given as sums, which nothing solved changes. */
  private static double given(Affordability solved) {
    double sum = 0;
    for (int i = 0; i < solved.allocation().size(); i++) {
      School school = solved.allocation().schools().school(i);
      if (school.value(SchoolField.PROTECTION_GIVEN).isPresent()) {
        sum -= solved.allocation().amount(Line.CAPPING_AND_SCALING, i).orElse(0);
      }
    }
    return sum;
  }

  private static void staysWithinTheRules(Authority authority, Affordability solved, boolean cap) {
    Formula formula = solved.formula();
    if (cap) {
      formula
          .value(Parameter.GAINS_CAP_PERCENT)
          .ifPresent(
              percent ->
                  assertThat(percent)
                      .isGreaterThanOrEqualTo(formula.value(Parameter.MFG_PERCENT).orElseThrow()));
    } else {
      assertThat(solved.scalingPercent().orElseThrow()).isBetween(0.0, 100.0);
      assertThat(solved.capPercent())
          .isEqualTo(authority.formula.value(Parameter.GAINS_CAP_PERCENT));
    }
    for (int i = 0; i < authority.schools.size(); i++) {
      School school = authority.schools.school(i);
      boolean isGiven = school.value(SchoolField.PROTECTION_GIVEN).isPresent();
      if (school.isGrowing() && !isGiven && solved.allocation().failure(i).isEmpty()) {
        assertThat(solved.allocation().amount(Line.CAPPING_AND_SCALING, i).orElseThrow()).isZero();
      }
    }
  }

  private static long losers(Allocation allocation) {
    long losers = 0;
    for (double taken : allocation.column(Line.CAPPING_AND_SCALING)) {
      losers += taken < 0 ? 1 : 0;
    }
    return losers;
  }

  private static Authority authority(long seed, boolean cap) {
    Random random = new Random(seed);
    double guarantee = (random.nextInt(5) - 3) / 2.0;
    Formula.Builder formula =
        Formula.local("own", FundingYear.of(2022))
            .set(Parameter.BASIC_PRIMARY, 3000 + random.nextInt(100_000) / 100.0)
            .set(Parameter.BASIC_KS3, 4800)
            .set(Parameter.BASIC_KS4, 5400)
            .set(Parameter.FSM_PRIMARY, 477.77)
            .set(Parameter.LUMP_SUM_PRIMARY, 121_300)
            .set(Parameter.LUMP_SUM_SECONDARY, 121_300)
            .set(Parameter.MPPL_PRIMARY, random.nextBoolean() ? 3000 : 4265)
            .set(Parameter.MPPL_KS3, 5321)
            .set(Parameter.MPPL_KS4, 5831)
            .set(Parameter.MFG_PERCENT, guarantee);
    if (!cap) {
      formula.set(Parameter.GAINS_CAP_PERCENT, guarantee + random.nextInt(5) / 2.0);
    }
    List<School> schools = new ArrayList<>();
    int count = 1 + random.nextInt(12);
    for (int i = 0; i < count; i++) {
      boolean primary = random.nextInt(3) > 0;
      double likely = primary ? 3600 : 5100;
      School.Builder school =
          School.builder("S" + i, "301", primary ? Phase.PRIMARY : Phase.SECONDARY)
              .yearGroups(primary ? 7 : 0, primary ? 0 : 5)
              .growing(random.nextInt(8) == 0);
      if (primary) {
        school.pupils(random.nextInt(600), 0, 0);
        if (random.nextInt(20) > 0) {
          school.set(SchoolField.FSM_PRIMARY, random.nextInt(60) / 100.0);
        }
      } else {
        school.pupils(0, 100 + random.nextInt(500), 100 + random.nextInt(300));
      }
      if (random.nextInt(10) == 0) {
        school.set(SchoolField.PROTECTION_GIVEN, random.nextInt(20_000) - 6_000);
      } else if (random.nextInt(8) > 0) {
        school.set(
            SchoolField.MFG_BASELINE_PER_PUPIL,
            Math.rint(likely * (85 + random.nextInt(25))) / 100.0);
      }
      if (random.nextInt(8) == 0) {
        school.set(SchoolField.DAYS_OPEN, 1 + random.nextInt(365));
      }
      if (random.nextInt(8) == 0) {
        school.set(SchoolField.MFG_PUPILS, random.nextInt(500));
      }
      schools.add(school.build());
    }
    return new Authority(SchoolTable.of(schools), formula.build());
  }
}
