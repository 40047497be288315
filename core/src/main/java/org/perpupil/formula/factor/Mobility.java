package org.perpupil.formula.factor;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.problem.Problem;
import org.perpupil.school.SchoolField;

/**
 * Mobility: pupils who joined at an unusual time.
 *
 * <p>With a threshold, the share above it is paid; without one, the share as given, which in files
 * to 2019-20 is already the part above 10%.
 *
 * <p>Source: the label of published statements, "proportion above 6%"; that the threshold is taken
 * off the share follows from allocations published for 2025-26, money ÷ rate + 6% × roll being
 * whole for 22 of 26 schools.
 */
public final class Mobility implements Factor {
  /** Pupils who joined at an unusual time. */
  public static final NeedByPhase NEED =
      NeedByPhase.of(
              SchoolField.MOBILITY_PRIMARY, SchoolField.MOBILITY_SECONDARY, "mobility", "Mobility")
          .withRates(rate -> rate.neededFrom(2020));

  /** Share of pupils above which it is paid. */
  public static final DeclaredParameter THRESHOLD =
      DeclaredParameter.of(
              "mobility_threshold_percent",
              Parameter.Kind.SHARE_PERCENT,
              Parameter.Purpose.NEEDS,
              "mobility: percent of pupils above which it is paid; blank: shares as given")
          .neededFrom(2020);

  @Override
  public List<SchoolField> fields() {
    return NeedByPhase.fields(List.of(NEED));
  }

  @Override
  public List<Parameter> parameters() {
    return ImmutableList.<Parameter>builder()
        .addAll(NeedByPhase.rates(List.of(NEED)))
        .add(THRESHOLD)
        .build();
  }

  @Override
  public List<Line> lines() {
    return NeedByPhase.lines(List.of(NEED));
  }

  @Override
  public void compile(Assembly to) {
    pay(to, NEED.primary());
    pay(to, NEED.secondary());
  }

  @Override
  public void lawOfTheYear(Formula formula, List<Problem> problems) {
    boolean isPaid = formula.pays(NEED.primary().rate()) || formula.pays(NEED.secondary().rate());
    if (!formula.year().isBefore(2020) && isPaid && formula.value(THRESHOLD).isEmpty()) {
      problems.add(
          Problem.warning(
              THRESHOLD.fileName(),
              "",
              "6, the threshold from 2020-21 on",
              "the shares are already above it; they are paid as given"));
    }
  }

  private static void pay(Assembly to, Need need) {
    if (!to.formula().pays(need.rate())) {
      return;
    }
    double[] shares = to.shares(need.share(), need.rate(), need.base());
    double threshold = to.formula().value(THRESHOLD).orElse(0) / 100;
    if (threshold > 0) {
      for (int i = 0; i < shares.length; i++) {
        shares[i] = shares[i] > threshold ? to.rounding().share(shares[i] - threshold) : 0;
      }
    }
    to.pay(need.line(), need.rate(), shares, need.base());
  }
}
