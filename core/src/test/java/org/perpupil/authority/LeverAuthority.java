package org.perpupil.authority;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.perpupil.authority.affordability.MinimaxFormula;
import org.perpupil.authority.affordability.NextYear;
import org.perpupil.authority.levers.Lever;
import org.perpupil.authority.levers.LeverSolver;
import org.perpupil.authority.levers.Levers;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.Total;
import org.perpupil.problem.check.Amounts;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/** An authority of 2024-25 made from a seed: primaries and secondaries, a guarantee, a block. */
public final class LeverAuthority {
  public static final Formula NATIONAL_BEFORE = Formula.national("2023-24");
  public static final Formula NATIONAL = Formula.national("2024-25");

  public final SchoolTable schools;
  public final Formula before;
  public final FormulaBudget budget;

  public LeverAuthority(long seed) {
    Random random = new Random(seed);
    List<School> all = new ArrayList<>();
    int count = 2 + random.nextInt(10);
    for (int i = 0; i < count; i++) {
      all.add(school(random, "S" + i));
    }
    schools = SchoolTable.of(all);
    before = formula(random);
    double atNational =
        Amounts.sum(
            LeverSolver.pay(schools, NextYear.national(before, NATIONAL, 1))
                .column(Total.BUDGET_SHARE));
    double part = 0.97 + random.nextInt(60) / 1000.0;
    budget = FormulaBudget.of(Math.rint(atNational * part) + random.nextInt(100) / 100.0);
  }

  public Levers solve(List<Lever> levers) {
    return Levers.solve(schools, before, NATIONAL_BEFORE, NATIONAL, budget, levers);
  }

  private static School school(Random random, String id) {
    boolean isPrimary = random.nextInt(3) > 0;
    School.Builder builder =
        School.builder(id, "999", isPrimary ? Phase.PRIMARY : Phase.SECONDARY)
            .yearGroups(isPrimary ? 7 : 0, isPrimary ? 0 : 5);
    if (isPrimary) {
      builder.pupils(40 + random.nextInt(500), 0, 0);
    } else {
      builder.pupils(0, 200 + random.nextInt(500), 150 + random.nextInt(300));
    }
    for (SchoolField field : SchoolField.values()) {
      boolean isShare = field.kind() == SchoolField.FSM_PRIMARY.kind();
      String end = isPrimary ? "_primary" : "_secondary";
      if (isShare && field.fileName().endsWith(end) && !field.fileName().contains("band")) {
        boolean isBand = field.fileName().startsWith("idaci");
        builder.set(field, random.nextInt(isBand ? 100_000 : 400_000) / 1e6);
      }
    }
    return builder
        .set(SchoolField.SPARSITY_DISTANCE_MILES, random.nextInt(40) / 10.0)
        .set(SchoolField.RATES, random.nextInt(3_000_000) / 100.0)
        .set(
            SchoolField.MFG_BASELINE_PER_PUPIL,
            (isPrimary ? 4300 : 6000) + random.nextInt(150_000) / 100.0)
        .build();
  }

  private static Formula formula(Random random) {
    Formula mirror = NextYear.national(local(), NATIONAL_BEFORE, 1);
    Formula.Builder builder = Formula.local("Local formula 2023-24", FundingYear.of(2023));
    for (Parameter rate : Parameter.local()) {
      if (MinimaxFormula.canBeChosen(rate) && mirror.pays(rate)) {
        double factor = 0.9 + random.nextInt(200) / 1000.0;
        builder.set(rate, Math.rint(mirror.value(rate).orElseThrow() * factor));
      } else {
        mirror.value(rate).ifPresent(value -> builder.set(rate, value));
      }
    }
    builder.set(Parameter.MFG_PERCENT, random.nextInt(6) / 10.0);
    if (random.nextBoolean()) {
      builder.set(Parameter.GAINS_CAP_PERCENT, 1 + random.nextInt(60) / 10.0);
      builder.set(Parameter.GAINS_SCALING_PERCENT, 20 + random.nextInt(81));
    }
    return builder.build();
  }

  private static Formula local() {
    return Formula.local("none", FundingYear.of(2022)).set(Parameter.BASIC_PRIMARY, 1).build();
  }
}
