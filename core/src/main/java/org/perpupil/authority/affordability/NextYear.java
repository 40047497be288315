package org.perpupil.authority.affordability;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.perpupil.formula.AllowedRange;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.SparsityGroup;
import org.perpupil.formula.printed.Casting;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;

/**
 * A local formula of last year, made ready for the choice of this year's rates.
 *
 * <p>From 2023-24 a local formula uses the national factors only: a rate in pounds that the
 * national formula does not pay is dropped, one that it pays starts at last year's, or as near as
 * its range allows, with the national settings where the authority had none. The minimum levels are
 * the national ones; guarantee, cap, scaling and other settings stay. Pure functions, thread-safe.
 *
 * <p>Source: the rules that {@link AllowedRange} names.
 */
public final class NextYear {
  /** The first year in which rates move closer to the national ones. */
  private static final FundingYear FIRST = FundingYear.of(2023);

  private static final List<Parameter> LEVELS =
      List.of(Parameter.MPPL_PRIMARY, Parameter.MPPL_KS3, Parameter.MPPL_KS4);

  private NextYear() {}

  /** Checks that one formula is local, the others national, and that years follow. */
  public static void check(Formula local, Formula nationalBefore, Formula national) {
    List<Problem> problems = new ArrayList<>();
    if (local.isNational()) {
      problems.add(
          Problem.error(
              "formula " + local.title(),
              local.year().toString(),
              "a local formula, since nobody chooses the national rates",
              "the authority's own formula was meant"));
    }
    FundingYear next = after(local);
    if (next.compareTo(FIRST) < 0) {
      problems.add(
          Problem.error(
              "formula " + local.title(),
              local.year().toString(),
              "a formula of 2022-23 or later, since local rates were free before " + FIRST,
              "a later year's was meant"));
    }
    boolean raised = national.year().equals(local.year());
    if (!(raised || national.year().equals(next)) || !nationalBefore.year().equals(local.year())) {
      problems.add(
          Problem.error(
              "formula " + national.title(),
              national.year().toString(),
              next + ", the year after the local formula, or " + local.year() + " raised to it",
              "the local formula of another year was meant"));
    }
    ProblemsException.throwIfAny(problems);
  }

  /** Returns the year after a formula's. */
  public static FundingYear after(Formula formula) {
    return FundingYear.of(formula.year().start() + 1);
  }

  /**
   * Returns the formula that rates are chosen in.
   *
   * @param title what it is called
   * @param ranges what each rate may be
   */
  public static Formula start(
      String title, Formula local, Formula national, Map<Parameter, AllowedRange> ranges) {
    Formula.Builder builder = Formula.local(title, after(local));
    for (Parameter parameter : Parameter.local()) {
      boolean isRate = MinimaxFormula.canBeChosen(parameter);
      if (!LEVELS.contains(parameter) && (!isRate || national.pays(parameter))) {
        local.value(parameter).ifPresent(value -> builder.set(parameter, value));
      }
    }
    LEVELS.forEach(level -> national.value(level).ifPresent(value -> builder.set(level, value)));
    for (Line line : local.senShares().keySet()) {
      builder.senPercent(line, 100 * local.senShares().getOrDefault(line, 0.0));
    }
    for (SparsityGroup group : SparsityGroup.values()) {
      sparsity(group, local.pays(group.maximum()) ? local : national, builder);
    }
    settings(Parameter.EAL_YEARS_PRIMARY, Parameter.EAL_PRIMARY, local, national, builder);
    settings(Parameter.EAL_YEARS_SECONDARY, Parameter.EAL_SECONDARY, local, national, builder);
    if (!local.pays(Parameter.MOBILITY_PRIMARY) && !local.pays(Parameter.MOBILITY_SECONDARY)) {
      copy(Parameter.MOBILITY_THRESHOLD_PERCENT, national, builder);
    }
    ranges.forEach(
        (rate, range) -> {
          double last = local.value(rate).orElse(0);
          builder.set(rate, Math.max(range.lowest(), Math.min(range.highest(), last)));
        });
    return builder.build();
  }

  /**
   * Returns the national rates as a local formula: times area cost, in whole pence, with the
   * national settings, and with guarantee, cap, scaling and other settings of last year's.
   */
  public static Formula national(Formula local, Formula national, double areaCost) {
    Formula.Builder protections = local.toBuilder();
    Parameter.values().stream().filter(MinimaxFormula::canBeChosen).forEach(protections::remove);
    Formula.Builder builder =
        start("national rates", protections.build(), national, Map.of()).toBuilder();
    for (Parameter rate : Parameter.local()) {
      if (MinimaxFormula.canBeChosen(rate) && national.pays(rate)) {
        double pounds = national.value(rate).orElseThrow() * areaCost;
        builder.set(rate, Casting.pounds(Casting.pence(pounds)).doubleValue());
      }
    }
    return builder.build();
  }

  private static void sparsity(SparsityGroup group, Formula from, Formula.Builder builder) {
    if (from.pays(group.maximum())) {
      copy(group.distance(), from, builder);
      copy(group.yearGroup(), from, builder);
      builder.sizeTaper(group, from.sizeTaper(group));
      builder.distanceTaper(group, from.distanceTaper(group));
    }
  }

  private static void settings(
      Parameter setting, Parameter rate, Formula local, Formula national, Formula.Builder to) {
    if (!local.pays(rate)) {
      copy(setting, national, to);
    }
  }

  private static void copy(Parameter setting, Formula from, Formula.Builder builder) {
    from.value(setting).ifPresent(value -> builder.set(setting, value));
  }
}
