package org.perpupil.formula.factor;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.problem.Problem;
import org.perpupil.school.SchoolField;

/**
 * Free school meals, now and at any time in six years; a pupil may count for both.
 *
 * <p>Source: the School and Early Years Finance (England) Regulations, SI 2018/10 to SI 2024/66;
 * amounts as published for 3,253 academies in 2017-18.
 */
public final class FreeMeals implements Factor {
  /** On free meals now. */
  public static final NeedByPhase NOW =
      NeedByPhase.of(
          SchoolField.FSM_PRIMARY,
          SchoolField.FSM_SECONDARY,
          "free school meals now",
          "Free school meals now");

  /** On free meals at any time in six years. */
  public static final NeedByPhase IN_SIX_YEARS =
      NeedByPhase.of(
          SchoolField.FSM6_PRIMARY,
          SchoolField.FSM6_SECONDARY,
          "free school meals in six years",
          "Free school meals in six years");

  private static final ImmutableList<NeedByPhase> NEEDS = ImmutableList.of(NOW, IN_SIX_YEARS);

  @Override
  public List<SchoolField> fields() {
    return NeedByPhase.fields(NEEDS);
  }

  @Override
  public List<Parameter> parameters() {
    return NeedByPhase.rates(NEEDS);
  }

  @Override
  public List<Line> lines() {
    return NeedByPhase.lines(NEEDS);
  }

  @Override
  public void compile(Assembly to) {
    NEEDS.forEach(need -> need.pay(to));
  }

  @Override
  public void lawOfTheYear(Formula formula, List<Problem> problems) {
    if (formula.year().isBefore(2018)) {
      onlyOne(formula, NOW.primary(), IN_SIX_YEARS.primary(), problems);
      onlyOne(formula, NOW.secondary(), IN_SIX_YEARS.secondary(), problems);
    }
  }

  private static void onlyOne(Formula formula, Need now, Need inSixYears, List<Problem> problems) {
    if (formula.pays(now.rate()) && formula.pays(inSixYears.rate())) {
      Checks.warn(
          formula,
          inSixYears.rate(),
          "0, since a formula before 2018-19 chose one measure",
          problems);
    }
  }
}
