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
import org.perpupil.authority.AffordabilityMode;
import org.perpupil.budget.Budget;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.Total;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;
import org.perpupil.trust.PoolingNeed;

/** Projections whose authorities solve a percentage and whose trusts pool, at random. */
final class GroupCases extends DomainContextBase {
  @Provide
  Arbitrary<GroupCase> cases() {
    return Arbitraries.randomValue(GroupCases::any);
  }

  private static GroupCase any(Random random) {
    ProjectionCase base = ProjectionCases.any(random);
    while (base.formulas().local().isEmpty() || base.schools().size() < 3) {
      base = ProjectionCases.any(random);
    }
    AffordabilityMode mode =
        random.nextBoolean() ? AffordabilityMode.SCALING : AffordabilityMode.CAP;
    FundingYear first = base.formulas().local().firstKey();
    Map<String, Formula> formulas = new HashMap<>();
    for (String code : List.of("LA0", "LA1")) {
      formulas.put(
          code, formula(ProjectionCases.localFormula(random, first.start()), mode, random));
    }
    if (random.nextInt(100) < 30) {
      formulas.put("LA1", formulas.get("LA0"));
    }
    Formulas local =
        formulas.get("LA0").equals(formulas.get("LA1"))
            ? Formulas.forAll(formulas.get("LA0"))
            : Formulas.byAuthority(formulas);
    FormulaSteps steps = FormulaSteps.local(first, local);
    if (base.formulas().national().isPresent()) {
      steps = steps.thenNational(base.formulas().national().get());
    }
    List<School> schools = new ArrayList<>();
    for (School school : base.schools().schools()) {
      schools.add(near(school, formulas.get(school.laCode()), random));
    }
    ProjectionCase given =
        new ProjectionCase(
            SchoolTable.of(schools),
            steps,
            base.first(),
            base.years(),
            base.budgets(),
            base.staff(),
            base.arrangements(),
            base.reference(),
            base.others());
    Map<String, AffordabilityMode> modes = new HashMap<>();
    if (random.nextInt(100) < 85) {
      modes.put("LA0", mode);
    }
    if (schools.size() > 1 && random.nextInt(100) < 40) {
      modes.put("LA1", mode);
    }
    return new GroupCase(given, modes, pools(base.budgets(), random));
  }

  private static Formula formula(Formula any, AffordabilityMode mode, Random random) {
    double guarantee = random.nextInt(4) / 2.0 - 1.5;
    Formula.Builder builder =
        any.toBuilder()
            .remove(Parameter.GAINS_CAP_PERCENT)
            .remove(Parameter.GAINS_SCALING_PERCENT)
            .set(Parameter.MFG_PERCENT, guarantee);
    if (mode == AffordabilityMode.SCALING) {
      builder.set(Parameter.GAINS_CAP_PERCENT, Math.max(0, guarantee + random.nextInt(3) / 2.0));
    }
    return builder.build();
  }

  /** Gives a school every share, and a baseline in sight of what the formula pays. */
  private static School near(School any, Formula formula, Random random) {
    School.Builder builder = any.toBuilder();
    for (SchoolField field :
        List.of(
            SchoolField.FSM_PRIMARY,
            SchoolField.FSM_SECONDARY,
            SchoolField.FSM6_PRIMARY,
            SchoolField.FSM6_SECONDARY)) {
      if (any.value(field).isEmpty()) {
        builder.set(field, 0.2);
      }
    }
    if (any.value(SchoolField.SPARSITY_DISTANCE_MILES).isEmpty()) {
      builder.remove(SchoolField.SPARSITY).set(SchoolField.SPARSITY_DISTANCE_MILES, 2.5);
    }
    // A given cut is taken whatever the guarantee costs.
    if (any.value(SchoolField.PROTECTION_GIVEN).orElse(0) < 0) {
      builder.remove(SchoolField.PROTECTION_GIVEN);
    }
    builder.remove(SchoolField.MFG_BASELINE_PER_PUPIL).remove(SchoolField.SPLIT_SITES);
    School school = builder.build();
    Allocation paid =
        Allocation.of(SchoolTable.of(school), Formulas.forAll(formula), RoundingRules.none());
    double unit = paid.total(Total.MFG_UNIT_VALUE, 0).orElse(0);
    return unit > 0 && random.nextInt(100) < 85
        ? builder
            .remove(SchoolField.PROTECTION_GIVEN)
            .set(SchoolField.MFG_BASELINE_PER_PUPIL, unit * lastYear(random))
            .build()
        : school;
  }

  /** More schools gain than lose, and by more, so that gains often pay for the guarantee. */
  private static double lastYear(Random random) {
    return random.nextInt(100) < 35
        ? 1.01 + random.nextInt(5) / 100.0
        : 0.7 + random.nextInt(28) / 100.0;
  }

  private static List<GrantPool> pools(List<Budget> budgets, Random random) {
    List<List<String>> members = List.of(new ArrayList<>(), new ArrayList<>());
    for (Budget budget : budgets) {
      int trust = random.nextInt(3);
      if (trust < 2) {
        members.get(trust).add(budget.id());
      }
    }
    List<GrantPool> pools = new ArrayList<>();
    for (int trust = 0; trust < 2; trust++) {
      if (!members.get(trust).isEmpty()) {
        PoolingNeed need = random.nextBoolean() ? PoolingNeed.PUPILS : PoolingNeed.DISADVANTAGE;
        pools.add(new GrantPool("T" + trust, members.get(trust), random.nextInt(11) / 10.0, need));
      }
    }
    return pools;
  }
}
