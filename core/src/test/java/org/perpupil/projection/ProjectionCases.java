package org.perpupil.projection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;
import org.perpupil.budget.Block;
import org.perpupil.budget.Budget;
import org.perpupil.budget.Staff;
import org.perpupil.budget.StaffPost;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.SizeTaper;
import org.perpupil.formula.SparsityGroup;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Arrangement;
import org.perpupil.school.Governance;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;

/** Whole projections at random: schools, formulas, budgets, posts, arrangements, assumptions. */
final class ProjectionCases extends DomainContextBase {
  private static final int MOST_YEARS = 6;

  @Provide
  Arbitrary<ProjectionCase> cases() {
    return Arbitraries.randomValue(ProjectionCases::any);
  }

  /** The first year goes with the formulas: so that grants start and roll in on the way. */
  static ProjectionCase any(Random random) {
    int years = 1 + random.nextInt(chance(random, 70) ? 3 : MOST_YEARS);
    int firstYear = 2015 + random.nextInt(11);
    FormulaSteps formulas;
    if (chance(random, 50)) {
      firstYear = List.of(2018, 2021, 2022, 2024, 2025).get(random.nextInt(5));
      formulas = FormulaSteps.national(FundingYear.of(firstYear));
    } else {
      formulas = FormulaSteps.local(FundingYear.of(firstYear), local(random, firstYear));
      int change = firstYear + 1 + random.nextInt(years);
      if (chance(random, 30) && change >= 2018 && change <= 2025) {
        formulas = formulas.thenNational(FundingYear.of(change));
      }
    }
    List<School> schools = new ArrayList<>();
    List<Budget> budgets = new ArrayList<>();
    List<StaffPost> posts = new ArrayList<>();
    Map<String, Arrangement> arrangements = new HashMap<>();
    int count = 1 + random.nextInt(6);
    for (int row = 0; row < count; row++) {
      String id = "S" + row;
      schools.add(new ProjectionSchools(random).school(id, "LA" + row % 2));
      ProjectionBudgets maker = new ProjectionBudgets(random, firstYear);
      if (chance(random, 85)) {
        budgets.add(maker.budget(id));
        if (chance(random, 60)) {
          posts.addAll(maker.posts(id, years));
        }
      }
      if (chance(random, 60)) {
        arrangements.put(id, arrangement(random, firstYear, years));
      }
    }
    ProjectionAssumptions assumptions = new ProjectionAssumptions(random, firstYear, years);
    return new ProjectionCase(
        SchoolTable.of(schools),
        formulas,
        FundingYear.of(firstYear),
        years,
        budgets,
        Staff.of(posts),
        arrangements,
        assumptions.any(),
        assumptions.any());
  }

  static Arrangement arrangement(Random random, int firstYear, int years) {
    int conversion = random.nextInt(2 * years + 1);
    if (conversion == 0) {
      return Arrangement.of(chance(random, 50) ? Governance.ACADEMY : Governance.MAINTAINED);
    }
    int block = Math.min(conversion, 2 * years - 1);
    int year = firstYear + block / 2;
    Arrangement alone =
        Arrangement.converting(
            block % 2 == 1 ? Block.septemberToMarch(year) : Block.aprilToAugust(year));
    return chance(random, 40) ? alone.joining("Trust") : alone;
  }

  private static Formulas local(Random random, int year) {
    return chance(random, 50)
        ? Formulas.forAll(localFormula(random, year))
        : Formulas.byAuthority(
            Map.of("LA0", localFormula(random, year), "LA1", localFormula(random, year)));
  }

  static Formula localFormula(Random random, int year) {
    Formula.Builder builder = Formula.local("local", FundingYear.of(year));
    builder.set(Parameter.BASIC_PRIMARY, 2_700 + random.nextInt(1_000));
    builder.set(Parameter.BASIC_KS3, 3_800 + random.nextInt(1_000));
    builder.set(Parameter.BASIC_KS4, 4_300 + random.nextInt(1_000));
    builder.set(Parameter.LUMP_SUM_PRIMARY, 80_000 + random.nextInt(90_000));
    builder.set(Parameter.LUMP_SUM_SECONDARY, 80_000 + random.nextInt(90_000));
    for (Parameter parameter : Parameter.local()) {
      boolean need =
          parameter.fileName().matches("(fsm6?|idaci_[a-f]|lpa|mobility|eal)_(primary|secondary)");
      if (need && chance(random, 60)) {
        builder.set(parameter, 100 + random.nextInt(1_000));
      }
    }
    builder.set(Parameter.EAL_YEARS_PRIMARY, 1 + random.nextInt(3));
    builder.set(Parameter.EAL_YEARS_SECONDARY, 1 + random.nextInt(3));
    if (year < 2023 && chance(random, 30)) {
      builder.set(Parameter.LAC, 500 + random.nextInt(1_000));
    }
    if (chance(random, 50)) {
      builder.set(Parameter.MOBILITY_THRESHOLD_PERCENT, 6);
    }
    if (chance(random, 60)) {
      builder.set(SparsityGroup.PRIMARY.maximum(), 30_000 + random.nextInt(40_000));
      builder.set(SparsityGroup.PRIMARY.distance(), 2);
      builder.set(SparsityGroup.PRIMARY.yearGroup(), 21.4);
      builder.sizeTaper(SparsityGroup.PRIMARY, SizeTaper.values()[random.nextInt(3)]);
    }
    if (chance(random, 25)) {
      builder.set(Parameter.FRINGE, 1.0156);
    }
    if (chance(random, 50)) {
      builder.set(Parameter.MPPL_PRIMARY, 3_300 + random.nextInt(1_000));
      builder.set(Parameter.MPPL_KS3, 4_400 + random.nextInt(1_000));
      builder.set(Parameter.MPPL_KS4, 4_900 + random.nextInt(1_000));
    }
    if (chance(random, 80)) {
      builder.set(Parameter.MFG_PERCENT, random.nextInt(4) / 2.0 - 1.5);
    }
    if (chance(random, 50)) {
      builder.set(Parameter.GAINS_CAP_PERCENT, 1 + random.nextInt(4));
      builder.set(Parameter.GAINS_SCALING_PERCENT, random.nextInt(5) * 25);
    }
    return builder.build();
  }

  private static boolean chance(Random random, int percent) {
    return random.nextInt(100) < percent;
  }
}
