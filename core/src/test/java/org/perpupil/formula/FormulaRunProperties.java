package org.perpupil.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.perpupil.formula.Generators.Case;
import org.perpupil.formula.engine.FormulaPlan;
import org.perpupil.formula.engine.FormulaRun;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;

/** A run over years pays what allocations pay that are made one after the other. */
@Domain(Generators.class)
@Domain(DomainContext.Global.class)
@Tag("slow")
class FormulaRunProperties {
  @Property(tries = 500)
  void firstYearIsTheAllocation(@ForAll Case given) {
    given
        .formulas()
        .forEach(
            (laCode, formula) -> {
              SchoolTable schools = schoolsOf(given, laCode);
              FormulaPlan plan = FormulaPlan.of(formula, schools);
              FormulaRun run = FormulaRun.of(schools.size());
              run.start(plan);
              year(run, plan, Roll.of(schools), new double[schools.size()]);

              Allocation paid = YearsOracle.allocate(schools, formula);
              double[][] lines = lines(run, plan, plan.parameters(), Roll.of(schools));
              Allocation fullYear = new YearsOracle(schools).firstYear(formula);
              for (int i = 0; i < schools.size(); i++) {
                String as = given.describe(i);
                agrees(run.paid()[i], paid.raw(Total.BUDGET_SHARE, i), as);
                assertThat(paid.failure(i).isPresent())
                    .as(as)
                    .isEqualTo(Double.isNaN(run.paid()[i]));
                agrees(run, fullYear, i, as);
                agrees(lines, fullYear, i, as);
              }
            });
  }

  @Property(tries = 500)
  void laterYearsAreAllocationsWithLastYearWrittenIn(@ForAll Case given, @ForAll long seed) {
    Random random = new Random(seed);
    String laCode = given.school(0).laCode();
    Formula formula = given.formula(0);
    SchoolTable schools = schoolsOf(given, laCode);
    YearsOracle oracle = new YearsOracle(schools);
    oracle.firstYear(formula);
    FormulaPlan plan = FormulaPlan.of(formula, schools);
    FormulaRun run = FormulaRun.of(schools.size() + random.nextInt(3));
    run.start(plan);
    year(run, plan, Roll.of(schools), new double[schools.size()]);
    boolean[] failedOnce = new boolean[schools.size()];
    for (int i = 0; i < schools.size(); i++) {
      failedOnce[i] = plan.failure(i).isPresent();
    }
    for (int later = 1; later < 4; later++) {
      if (random.nextInt(3) == 0) {
        formula = FormulaMaker.any(random);
        plan = FormulaPlan.of(formula, schools);
      }
      Roll roll = random.nextInt(4) == 0 ? Roll.of(schools) : Roll.random(schools, random);
      double[] rolledIn =
          random.doubles(schools.size()).map(part -> part < 0.5 ? 0 : part * 40_000).toArray();
      year(run, plan, roll, rolledIn);
      double[][] lines = lines(run, plan, plan.parameters(), roll);
      Allocation expected = oracle.nextYear(formula, roll, rolledIn);
      for (int i = 0; i < schools.size(); i++) {
        // Where the first roll cannot be paid, no roll is.
        if (plan.failure(i).isPresent()) {
          assertThat(run.budgetShare()[i]).isNaN();
          failedOnce[i] = true;
        }
        if (failedOnce[i]) {
          continue;
        }
        String as =
            later
                + " "
                + FormulaMaker.describe(formula)
                + SchoolMaker.describe(schools.school(i))
                + roll;
        agrees(run, expected, i, as);
        agrees(lines, expected, i, as);
        agrees(run.paid()[i], expected.raw(Total.BUDGET_SHARE, i), as);
      }
    }
  }

  @Property(tries = 300)
  void parametersPayLikeAFormulaThatHasThem(@ForAll Case given, @ForAll long seed) {
    Random random = new Random(seed);
    Formula formula = given.formula(0);
    SchoolTable schools = schoolsOf(given, given.school(0).laCode());
    FormulaPlan plan = FormulaPlan.of(formula, schools);
    double[] parameters = plan.parameters();
    Formula.Builder changed = formula.toBuilder();
    for (Parameter parameter : Parameter.values()) {
      boolean varies =
          switch (parameter.kind()) {
            case PER_PUPIL, PER_SCHOOL, PER_SITE, PUPILS -> formula.pays(parameter);
            default -> false;
          };
      if (varies) {
        double times = random.nextInt(10) == 0 ? 0 : 0.5 + random.nextDouble();
        // Without a size limit there is no taper, and split-site rates of 0 count as not known.
        boolean mayBeZero =
            parameter.kind() != Parameter.Kind.PUPILS
                && parameter.kind() != Parameter.Kind.PER_SITE
                // A family of bands whose rates are all 0 is none that a formula pays.
                && !parameter.fileName().startsWith("idaci_");
        double value = parameters[parameter.index()] * (times == 0 && !mayBeZero ? 1 : times);
        parameters[parameter.index()] = value;
        changed.set(parameter, value);
      }
    }
    FormulaRun run = FormulaRun.of(schools.size());
    run.start(plan);
    year(run, plan, parameters, Roll.of(schools), new double[schools.size()]);

    double[][] lines = lines(run, plan, parameters, Roll.of(schools));
    Allocation expected = new YearsOracle(schools).firstYear(changed.build());
    for (int i = 0; i < schools.size(); i++) {
      if (plan.failure(i).isEmpty()) {
        agrees(run, expected, i, given.describe(i) + changed.build());
        agrees(lines, expected, i, given.describe(i) + changed.build());
      }
    }
  }

  private static void year(FormulaRun run, FormulaPlan plan, Roll roll, double[] rolledIn) {
    year(run, plan, plan.parameters(), roll, rolledIn);
  }

  private static void year(
      FormulaRun run, FormulaPlan plan, double[] parameters, Roll roll, double[] rolledIn) {
    run.year(plan, parameters, roll.primaryColumn(), roll.ks3Column(), roll.ks4Column(), rolledIn);
    run.protect(plan, parameters);
  }

  private static double[][] lines(
      FormulaRun run, FormulaPlan plan, double[] parameters, Roll roll) {
    double[][] lines = new double[Line.values().size()][plan.size()];
    for (double[] line : lines) {
      // What was there before must not show.
      Arrays.fill(line, 1);
    }
    run.lines(plan, parameters, roll.primaryColumn(), roll.ks3Column(), roll.ks4Column(), lines);
    return lines;
  }

  private static void agrees(double[][] lines, Allocation expected, int row, String as) {
    if (expected.failure(row).isPresent()) {
      double sum = 0;
      for (double[] line : lines) {
        sum += line[row];
      }
      assertThat(sum).as(as).isNaN();
      return;
    }
    double scale = expected.raw(Total.BUDGET_SHARE_BEFORE_MFG, row);
    for (Line line : Line.values()) {
      // Protections and top-ups are differences of shares, and as exact as those.
      boolean isDifference = line.group() == Line.Group.PROTECTION || line == Line.MPPL_TOP_UP;
      double around = isDifference ? scale : 0;
      double actual = lines[line.index()][row] + around;
      agrees(actual, expected.raw(line, row) + around, line + " " + as);
    }
  }

  private static void agrees(FormulaRun run, Allocation expected, int row, String as) {
    agrees(
        run.budgetShare()[row],
        expected.raw(Total.BUDGET_SHARE, row),
        expected.failure(row).orElse("") + as);
    if (expected.failure(row).isEmpty()) {
      double scale = expected.raw(Total.BUDGET_SHARE_BEFORE_MFG, row);
      double taken =
          expected.raw(Line.CAPPING_AND_SCALING, row)
              + expected.raw(Line.MPPL_RESTORE, row)
              + expected.raw(Line.GAINS_CAP, row);
      double added =
          expected.raw(Line.MINIMUM_FUNDING_GUARANTEE, row) + expected.raw(Line.FLOOR_TOP_UP, row);
      agrees(run.beforeProtection()[row], scale, as);
      agrees(run.pupilLed()[row], expected.raw(Total.PUPIL_LED_TOTAL, row), as);
      agrees(run.rates()[row], expected.raw(Line.RATES, row), as);
      agrees(run.topUp()[row] + scale, added + scale, as);
      agrees(run.capped()[row] + scale, taken + scale, as);
      agrees(run.protection()[row] + scale, added + taken + scale, as);
    }
  }

  private static void agrees(double actual, double expected, String as) {
    if (Double.isNaN(expected)) {
      assertThat(actual).as(as).isNaN();
    } else {
      assertThat(actual)
          .as(as)
          .isCloseTo(expected, within(1e-12 * Math.max(1000, Math.abs(expected))));
    }
  }

  private static SchoolTable schoolsOf(Case given, String laCode) {
    List<School> schools = new ArrayList<>();
    for (School school : given.schools().schools()) {
      if (school.laCode().equals(laCode)) {
        schools.add(school);
      }
    }
    return SchoolTable.of(schools);
  }
}
