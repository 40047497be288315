package org.perpupil.formula.factor.invented;

import java.util.List;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.factor.Assembly;
import org.perpupil.formula.factor.Factor;
import org.perpupil.formula.factor.NeedByPhase;
import org.perpupil.school.SchoolField;

/** An invented pupil-led factor: pupils who are taught in two languages. */
public final class Bilingual implements Factor {
  static final NeedByPhase NEED =
      NeedByPhase.of(
          SchoolField.of("bilingual_primary", SchoolField.Kind.SHARE, "taught in two languages"),
          SchoolField.of("bilingual_secondary", SchoolField.Kind.SHARE, "taught in two languages"),
          "bilingual teaching",
          "Bilingual teaching");

  @Override
  public List<SchoolField> fields() {
    return NeedByPhase.fields(List.of(NEED));
  }

  @Override
  public List<Parameter> parameters() {
    return NeedByPhase.rates(List.of(NEED));
  }

  @Override
  public List<Line> lines() {
    return NeedByPhase.lines(List.of(NEED));
  }

  @Override
  public void compile(Assembly to) {
    NEED.pay(to);
  }
}
