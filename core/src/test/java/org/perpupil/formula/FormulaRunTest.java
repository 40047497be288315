package org.perpupil.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.perpupil.formula.engine.FormulaPlan;
import org.perpupil.formula.engine.FormulaRun;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

class FormulaRunTest {
  private static final Offset<Double> EXACT = within(1e-6);
  private static final double[] NOBODY = {0};
  private static final double[] NOTHING = {0};

  private static final Formula LOCAL =
      Formula.local("local", FundingYear.of(2025))
          .set(Parameter.BASIC_PRIMARY, 4000)
          .set(Parameter.LUMP_SUM_PRIMARY, 100_000)
          .set(Parameter.MFG_PERCENT, 0.5)
          .set(Parameter.GAINS_CAP_PERCENT, 2)
          .build();

  private static final School SCHOOL =
      School.builder("S", "LA", Phase.PRIMARY)
          .yearGroups(7, 0)
          .pupils(100, 0, 0)
          .set(SchoolField.SPLIT_SITES, 10_000)
          .set(SchoolField.PFI, 5_000)
          .set(SchoolField.RATES, 3_000)
          .build();

  @Test
  void baselinesFollowFromTheYearBefore() {
    FormulaPlan plan = plan(LOCAL, SCHOOL);
    FormulaRun run = started(plan);

    // 100 x 4,000 + 100,000 + 10,000 + 5,000 + 3,000, and no baseline yet.
    year(run, plan, plan.parameters(), 100, 0);
    assertThat(run.budgetShare()[0]).isCloseTo(518_000, EXACT);
    assertThat(run.protection()[0]).isZero();

    // (515,000 - 100,000 - 15,000) / 100 = 4,000, guaranteed 4,020, and the rate pays 3,900.
    double[] less = with(plan, Parameter.BASIC_PRIMARY, 3_900);
    year(run, plan, less, 100, 0);
    assertThat(run.beforeProtection()[0]).isCloseTo(508_000, EXACT);
    assertThat(run.topUp()[0]).isCloseTo(12_000, EXACT);
    assertThat(run.budgetShare()[0]).isCloseTo(520_000, EXACT);

    // (517,000 + 1,000 - 115,000) / 100 = 4,030, capped at 4,110.60, and the rate pays 4,200.
    double[] more = with(plan, Parameter.BASIC_PRIMARY, 4_200);
    year(run, plan, more, 100, 1_000);
    assertThat(run.capped()[0]).isCloseTo(-8_940, EXACT);

    // Half of the gain is taken once the authority has set its scaling.
    more[Parameter.GAINS_SCALING_PERCENT.index()] = 50;
    run.protect(plan, more);
    assertThat(run.capped()[0]).isCloseTo(-4_470, EXACT);
    assertThat(run.budgetShare()[0]).isCloseTo(538_000 - 4_470, EXACT);
    assertThat(run.rates()[0]).isEqualTo(3_000);
    assertThat(run.pupilLed()[0]).isCloseTo(420_000, EXACT);

    // (530,530 - 115,000) / 100 = 4,155.30, raised by 0.5% to 4,176.0765, for half the roll.
    year(run, plan, less, 50, 0);
    assertThat(run.topUp()[0]).isCloseTo((4_176.0765 - 3_900) * 50, EXACT);
  }

  @Test
  void settingsMayVaryOrGo() {
    FormulaPlan plan = plan(LOCAL, SCHOOL.with(SchoolField.MFG_BASELINE_PER_PUPIL, 4_100));
    FormulaRun run = started(plan);
    year(run, plan, plan.parameters(), 100, 0);
    assertThat(run.topUp()[0]).isCloseTo(12_050, EXACT);

    double[] parameters = with(plan, Parameter.MFG_PERCENT, Double.NaN);
    run.protect(plan, parameters);
    assertThat(run.topUp()[0]).isZero();
    parameters[Parameter.GAINS_CAP_PERCENT.index()] = Double.NaN;
    run.protect(plan, parameters);
    assertThat(run.budgetShare()[0]).isCloseTo(518_000, EXACT);

    run.start(plan);
    double[] nothing = with(plan, Parameter.BASIC_PRIMARY, Double.NaN);
    year(run, plan, nothing, 100, 0);
    assertThat(run.pupilLed()[0]).isZero();
    assertThat(plan.parameters()[Parameter.BASIC_PRIMARY.index()]).isEqualTo(4_000);
    assertThat(plan.parameters()[Parameter.LAC.index()]).isNaN();
  }

  @Test
  void growingSchoolsAreNotCapped() {
    School school = SCHOOL.with(SchoolField.MFG_BASELINE_PER_PUPIL, 3_000);
    FormulaPlan capped = plan(LOCAL, school);
    FormulaPlan growing = plan(LOCAL, school.toBuilder().growing(true).build());
    FormulaRun run = started(capped);
    year(run, capped, capped.parameters(), 100, 0);
    assertThat(run.capped()[0]).isCloseTo(-94_000, EXACT);

    run = started(growing);
    year(run, growing, growing.parameters(), 100, 0);
    assertThat(run.capped()[0]).isZero();
  }

  @Test
  void whatNewPupilsAskForMustBeKnown() {
    Formula formula = LOCAL.with(Parameter.FSM_PRIMARY, 500);
    School empty = SCHOOL.toBuilder().pupils(0, 0, 0).build();
    FormulaPlan plan = plan(formula, empty);
    FormulaRun run = started(plan);
    assertThat(plan.failure(0)).isEmpty();

    year(run, plan, plan.parameters(), 0, 0);
    assertThat(run.budgetShare()[0]).isCloseTo(118_000, EXACT);
    year(run, plan, plan.parameters(), 10, 0);
    assertThat(run.budgetShare()[0]).isNaN();
    year(run, plan, plan.parameters(), 0, 0);
    assertThat(run.budgetShare()[0]).isCloseTo(118_000, EXACT);

    FormulaPlan withPupils = plan(formula, SCHOOL);
    assertThat(withPupils.failure(0))
        .contains("fsm_primary is blank, but the formula pays fsm_primary");
    run.start(withPupils);
    year(run, withPupils, withPupils.parameters(), 0, 0);
    assertThat(run.budgetShare()[0]).isNaN();
  }

  @Test
  void smallSchoolsNeedADistance() {
    Formula formula =
        LOCAL.toBuilder()
            .set(Parameter.SPARSITY_PRIMARY, 20_000)
            .set(Parameter.SPARSITY_DISTANCE_PRIMARY, 2)
            .set(Parameter.SPARSITY_YEAR_GROUP_PRIMARY, 10)
            .build();
    FormulaPlan plan = plan(formula, SCHOOL);
    FormulaRun run = started(plan);
    year(run, plan, plan.parameters(), 100, 0);
    assertThat(run.budgetShare()[0]).isCloseTo(518_000, EXACT);
    year(run, plan, plan.parameters(), 69, 0);
    assertThat(run.budgetShare()[0]).isNaN();

    FormulaPlan far = plan(formula, SCHOOL.with(SchoolField.SPARSITY_DISTANCE_MILES, 3));
    run.start(far);
    year(run, far, far.parameters(), 69, 0);
    assertThat(run.budgetShare()[0]).isCloseTo(414_000, EXACT);
    run.start(far);
    year(run, far, with(far, Parameter.SPARSITY_PRIMARY, 0), 69, 0);
    assertThat(run.budgetShare()[0]).isCloseTo(394_000, EXACT);
    run.start(far);
    year(run, far, with(far, Parameter.SPARSITY_PRIMARY, Double.NaN), 69, 0);
    assertThat(run.budgetShare()[0]).isCloseTo(394_000, EXACT);
  }

  @Test
  void daysOpenCountInTheFirstYearOnly() {
    FormulaPlan plan = plan(LOCAL, SCHOOL.with(SchoolField.DAYS_OPEN, 73));
    FormulaRun run = started(plan);
    year(run, plan, plan.parameters(), 100, 0);
    assertThat(run.budgetShare()[0]).isCloseTo(518_000, EXACT);
    assertThat(run.paid()[0]).isCloseTo(103_600, EXACT);
    year(run, plan, plan.parameters(), 100, 0);
    assertThat(run.paid()[0]).isEqualTo(run.budgetShare()[0]);
  }

  @Test
  void stepsComeInTheirOrder() {
    FormulaPlan plan = plan(LOCAL, SCHOOL);
    FormulaRun run = FormulaRun.of(1);
    double[] parameters = plan.parameters();
    assertThatThrownBy(() -> year(run, plan, parameters, 1, 0))
        .isInstanceOf(IllegalStateException.class);
    run.start(plan);
    assertThatThrownBy(() -> run.protect(plan, parameters))
        .isInstanceOf(IllegalStateException.class);
    run.year(plan, parameters, NOBODY, NOBODY, NOBODY, NOTHING);
    assertThatThrownBy(() -> run.year(plan, parameters, NOBODY, NOBODY, NOBODY, NOTHING))
        .isInstanceOf(IllegalStateException.class);
    FormulaPlan other = plan(LOCAL, SCHOOL);
    assertThatThrownBy(() -> run.protect(other, parameters))
        .isInstanceOf(IllegalArgumentException.class);
    double[][] lines = new double[Line.values().size()][1];
    assertThatThrownBy(() -> run.lines(plan, parameters, NOBODY, NOBODY, NOBODY, lines))
        .isInstanceOf(IllegalStateException.class);
    run.protect(plan, parameters);
    assertThatThrownBy(() -> run.lines(other, parameters, NOBODY, NOBODY, NOBODY, lines))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(plan.shareOfYear(0)).isEqualTo(1);
    run.protect(plan, parameters);

    FormulaPlan two =
        FormulaPlan.of(
            LOCAL,
            SchoolTable.of(
                SCHOOL,
                School.builder("T", "LA", Phase.PRIMARY).yearGroups(7, 0).pupils(1, 0, 0).build()));
    assertThat(two.size()).isEqualTo(2);
    assertThat(two.formula()).isSameAs(LOCAL);
    assertThat(two).hasToString("FormulaPlan[local, 2 schools]");
    assertThatThrownBy(() -> run.start(two)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> run.year(two, parameters, NOBODY, NOBODY, NOBODY, NOTHING))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static FormulaPlan plan(Formula formula, School school) {
    return FormulaPlan.of(formula, SchoolTable.of(school));
  }

  private static FormulaRun started(FormulaPlan plan) {
    FormulaRun run = FormulaRun.of(1);
    run.start(plan);
    return run;
  }

  private static void year(
      FormulaRun run, FormulaPlan plan, double[] parameters, double pupils, double rolledIn) {
    run.year(plan, parameters, new double[] {pupils}, NOBODY, NOBODY, new double[] {rolledIn});
    run.protect(plan, parameters);
  }

  private static double[] with(FormulaPlan plan, Parameter parameter, double value) {
    double[] parameters = plan.parameters();
    parameters[parameter.index()] = value;
    return parameters;
  }
}
