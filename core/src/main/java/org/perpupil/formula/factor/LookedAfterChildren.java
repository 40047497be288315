package org.perpupil.formula.factor;

import java.util.List;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.problem.Problem;
import org.perpupil.school.SchoolField;

/**
 * Looked-after children, a local factor to 2022-23.
 *
 * <p>Source: the School and Early Years Finance (England) Regulations, SI 2018/10 to SI 2023/59.
 */
public final class LookedAfterChildren implements Factor {
  /** Pupils who are or were looked after, of all pupils. */
  public static final Need NEED = need();

  @Override
  public List<SchoolField> fields() {
    return List.of(NEED.share());
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(NEED.rate());
  }

  @Override
  public List<Line> lines() {
    return List.of(NEED.line());
  }

  @Override
  public void compile(Assembly to) {
    NEED.pay(to);
  }

  @Override
  public void lawOfTheYear(Formula formula, List<Problem> problems) {
    if (!formula.year().isBefore(2023) && formula.pays(NEED.rate())) {
      Checks.warn(formula, NEED.rate(), "no looked-after factor from 2023-24 on", problems);
    }
  }

  private static Need need() {
    Need need =
        Need.of(
            SchoolField.LAC,
            Base.PUPILS,
            "to 2022-23: looked-after children",
            "Looked-after children");
    return need.withRate(need.rate().optional().localOnly());
  }
}
