package org.perpupil.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpupil.formula.engine.FormulaPlan;
import org.perpupil.formula.engine.FormulaRun;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/** A school that a year cannot pay has no figures in it, whatever the reason, and nobody else. */
class UnpaidSchoolsTest {
  private static final School NEIGHBOUR = school("N");
  private static final School SCHOOL = school("S");

  private static final Formula LOCAL =
      Formula.local("local", FundingYear.of(2025))
          .set(Parameter.BASIC_PRIMARY, 4_000)
          .set(Parameter.LUMP_SUM_PRIMARY, 100_000)
          .build();

  private static final Formula NATIONAL =
      Formula.national("2022-23").with(Parameter.FLOOR_PERCENT, 2);

  /** What can leave a school without figures. */
  private enum Reason {
    SHARE_IS_BLANK {
      @Override
      Formula formula(Formula formula) {
        return formula.with(Parameter.FSM_PRIMARY, 500);
      }

      @Override
      School school(School school) {
        return school.toBuilder().remove(SchoolField.FSM_PRIMARY).build();
      }
    },
    NEW_PUPILS_HAVE_NO_SHARE {
      @Override
      Formula formula(Formula formula) {
        return formula.with(Parameter.FSM_PRIMARY, 500);
      }

      @Override
      School school(School school) {
        return school.toBuilder().remove(SchoolField.FSM_PRIMARY).pupils(0, 0, 0).build();
      }
    },
    MILES_ARE_BLANK {
      @Override
      Formula formula(Formula formula) {
        return formula.toBuilder()
            .set(Parameter.SPARSITY_PRIMARY, 20_000)
            .set(Parameter.SPARSITY_DISTANCE_PRIMARY, 2)
            .set(Parameter.SPARSITY_YEAR_GROUP_PRIMARY, 21.4)
            .build();
      }

      @Override
      School school(School school) {
        return school.toBuilder()
            .remove(SchoolField.SPARSITY_DISTANCE_MILES)
            .pupils(0, 0, 0)
            .build();
      }
    },
    NOTHING_IS_LEFT_TO_GUARANTEE {
      @Override
      Formula formula(Formula formula) {
        return formula.with(Parameter.MFG_PERCENT, 0);
      }

      @Override
      School school(School school) {
        return school.toBuilder()
            .set(SchoolField.PREVIOUS_BUDGET_SHARE, 90_000)
            .set(SchoolField.PREVIOUS_PUPILS, 100)
            .build();
      }
    };

    /** Returns a formula that asks for what the school lacks. */
    abstract Formula formula(Formula formula);

    /** Returns a school that lacks it. */
    abstract School school(School school);
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void linesAreUnknownWhereTheShareIs(Reason reason) {
    Formula asking = reason.formula(LOCAL);
    for (Formula formula : List.of(asking, withLevels(asking), fringed(asking))) {
      Years years = new Years(formula, reason.school(SCHOOL));
      years.next(formula, 100);
      assertThat(years.run.budgetShare()[0]).as(formula.title()).isNaN();
      assertThat(years.sumOfLines(0)).isNaN();
      assertThat(years.run.budgetShare()[1]).isPositive();
      assertThat(years.sumOfLines(1)).isCloseTo(years.run.budgetShare()[1], within(1e-6));
    }
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void nationalYearAfterAnUnpaidOneHasNoFloorForTheSchool(Reason reason) {
    Formula asking = reason.formula(LOCAL);
    School lacking = reason.school(SCHOOL);
    Formula national = NATIONAL.without(Parameter.FSM_PRIMARY).without(Parameter.SPARSITY_PRIMARY);
    Years years = new Years(asking, lacking);
    years.next(asking, 100);
    assertThat(years.run.budgetShare()[0]).isNaN();
    years.next(national, 100);
    School withoutBaseline =
        lacking.toBuilder().remove(SchoolField.FLOOR_BASELINE_PER_PUPIL).build();
    Years fresh = new Years(national, withoutBaseline);
    fresh.next(national, 100);
    assertThat(years.run.topUp()[0]).isZero();
    assertThat(years.run.budgetShare()[0]).isEqualTo(fresh.run.budgetShare()[0]);
    // The year after that is protected like any other.
    years.next(national.with(Parameter.BASIC_PRIMARY, 1_000), 100);
    assertThat(years.run.topUp()[0]).isPositive();
    assertThat(years.sumOfLines(0)).isCloseTo(years.run.budgetShare()[0], within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mppl_primary", "mppl_ks3", "mppl_ks4"})
  void levelsOfWhichOneIsUnknownAreNotInForce(String unknown) {
    Years years = new Years(withLevels(LOCAL), SCHOOL);
    double[] parameters = years.plan.parameters();
    parameters[Parameter.find(unknown).orElseThrow().index()] = Double.NaN;
    years.pay(parameters, 210);
    assertThat(years.run.budgetShare()[0]).isCloseTo(4_000 * 210 + 100_000, within(1e-6));
    years.pay(years.plan.parameters(), 210);
    assertThat(years.run.budgetShare()[0]).isCloseTo(5_000 * 210, within(1e-6));
  }

  /** The loops over columns end within a step, at its end, and after it. */
  @ParameterizedTest
  @CsvSource({"1, 40", "2, 40", "3, 40", "5, 40", "255, 2", "256, 2", "257, 2"})
  void schoolIsPaidAlikeAloneAndBesideOthers(int size, int cases) {
    int unpaid = 0;
    for (int each = 0; each < cases; each++) {
      unpaid += compareWithEachAlone(size, new Random(1000L * size + each));
    }
    assertThat(unpaid).isPositive();
  }

  private static int compareWithEachAlone(int size, Random random) {
    Formula first = FormulaMaker.any(random);
    List<School> schools = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      schools.add(lackingSome(SchoolMaker.school("S" + i, "LA", random, first), random));
    }
    SchoolTable table = SchoolTable.of(schools);
    List<Formula> formulas = new ArrayList<>(List.of(first));
    List<Roll> rolls = new ArrayList<>(List.of(Roll.of(table)));
    while (formulas.size() < 4) {
      formulas.add(random.nextInt(3) == 0 ? FormulaMaker.any(random) : formulas.get(0));
      rolls.add(Roll.random(table, random));
    }
    double[][] together = shares(formulas, table, rolls);
    int unpaid = 0;
    for (int i = 0; i < size; i++) {
      List<Roll> own = new ArrayList<>();
      for (Roll roll : rolls) {
        own.add(
            new Roll(
                List.of(roll.primary().get(i)),
                List.of(roll.ks3().get(i)),
                List.of(roll.ks4().get(i))));
      }
      double[][] alone = shares(formulas, SchoolTable.of(schools.get(i)), own);
      for (int year = 0; year < rolls.size(); year++) {
        double expected = alone[year][0];
        double actual = together[year][i];
        // The same bits, NaN among them.
        assertThat(Double.doubleToLongBits(actual)).isEqualTo(Double.doubleToLongBits(expected));
        unpaid += Double.isNaN(expected) ? 1 : 0;
      }
    }
    return unpaid;
  }

  private static School lackingSome(School school, Random random) {
    if (random.nextInt(4) > 0) {
      return school;
    }
    School.Builder builder = school.toBuilder();
    for (SchoolField field : SchoolField.values()) {
      boolean mayLack =
          field.kind() == SchoolField.Kind.SHARE || field == SchoolField.SPARSITY_DISTANCE_MILES;
      if (mayLack && random.nextInt(8) == 0) {
        builder.remove(field);
      }
    }
    if (random.nextInt(3) == 0) {
      builder.pupils(0, 0, 0).remove(SchoolField.MFG_PUPILS);
    }
    return builder.build();
  }

  private static double[][] shares(List<Formula> formulas, SchoolTable schools, List<Roll> rolls) {
    double[][] shares = new double[rolls.size()][];
    FormulaRun run = FormulaRun.of(schools.size());
    double[] nothing = new double[schools.size()];
    for (int year = 0; year < shares.length; year++) {
      FormulaPlan plan = FormulaPlan.of(formulas.get(year), schools);
      if (year == 0) {
        run.start(plan);
      }
      Roll roll = rolls.get(year);
      run.year(
          plan,
          plan.parameters(),
          roll.primaryColumn(),
          roll.ks3Column(),
          roll.ks4Column(),
          nothing);
      run.protect(plan, plan.parameters());
      shares[year] = Arrays.copyOf(run.budgetShare(), schools.size());
    }
    return shares;
  }

  private static School school(String id) {
    School.Builder school =
        School.builder(id, "LA", Phase.PRIMARY)
            .yearGroups(7, 0)
            .pupils(210, 0, 0)
            .set(SchoolField.SPARSITY_DISTANCE_MILES, 3)
            .set(SchoolField.FLOOR_BASELINE_PER_PUPIL, 4_900);
    for (SchoolField field : SchoolField.values()) {
      if (field.kind() == SchoolField.Kind.SHARE && !field.fileName().startsWith("idaci_band")) {
        school.set(field, 0.1);
      }
    }
    return school.build();
  }

  private static Formula withLevels(Formula formula) {
    return formula.toBuilder()
        .set(Parameter.MPPL_PRIMARY, 5_000)
        .set(Parameter.MPPL_KS3, 6_000)
        .set(Parameter.MPPL_KS4, 6_500)
        .build();
  }

  private static Formula fringed(Formula formula) {
    return formula.with(Parameter.FRINGE, 1.0312);
  }

  /** A school and its neighbour through years, both with the same roll. */
  private static final class Years {
    private final SchoolTable schools;
    private final FormulaRun run = FormulaRun.of(2);
    private FormulaPlan plan;
    private double[][] lines = {};

    private Years(Formula first, School school) {
      this.schools = SchoolTable.of(school, NEIGHBOUR);
      this.plan = FormulaPlan.of(first, schools);
      run.start(plan);
    }

    private void next(Formula formula, double pupils) {
      plan = FormulaPlan.of(formula, schools);
      pay(plan.parameters(), pupils);
    }

    private void pay(double[] parameters, double pupils) {
      double[] primary = {pupils, pupils};
      double[] none = {0, 0};
      run.year(plan, parameters, primary, none, none, none);
      run.protect(plan, parameters);
      lines = new double[Line.values().size()][2];
      run.lines(plan, parameters, primary, none, none, lines);
    }

    private double sumOfLines(int row) {
      return Arrays.stream(lines).mapToDouble(line -> line[row]).sum();
    }
  }
}
