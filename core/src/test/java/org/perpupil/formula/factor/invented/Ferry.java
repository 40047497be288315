package org.perpupil.formula.factor.invented;

import java.util.List;
import org.perpupil.formula.Counting;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.factor.Assembly;
import org.perpupil.formula.factor.Base;
import org.perpupil.formula.factor.DeclaredLine;
import org.perpupil.formula.factor.DeclaredParameter;
import org.perpupil.formula.factor.Factor;
import org.perpupil.school.SchoolField;

/** An invented school-led factor that counts as the lump sum does: a sum for each mile by ferry. */
public final class Ferry implements Factor {
  static final SchoolField MILES =
      SchoolField.of("ferry_miles", SchoolField.Kind.DISTANCE, "miles by ferry");
  static final DeclaredParameter RATE =
      DeclaredParameter.of(
          "ferry_rate",
          Parameter.Kind.PER_SCHOOL,
          Parameter.Purpose.SCHOOL,
          "for each mile by ferry");
  static final DeclaredLine LINE = DeclaredLine.paid("ferry", "Ferry", Counting.SCHOOL);

  @Override
  public List<SchoolField> fields() {
    return List.of(MILES);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(RATE);
  }

  @Override
  public List<Line> lines() {
    return List.of(LINE);
  }

  @Override
  public void compile(Assembly to) {
    to.pay(LINE, RATE, to.columnOrZero(MILES), Base.SCHOOL);
  }
}
