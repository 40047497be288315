package org.perpupil.formula.factor;

import java.util.List;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolFieldSource;

/** The fields of schools that factors read, for all who read and hold schools. */
public final class FactorFields implements SchoolFieldSource {
  @Override
  public List<SchoolField> fields() {
    return Factors.all().stream().flatMap(factor -> factor.fields().stream()).toList();
  }
}
