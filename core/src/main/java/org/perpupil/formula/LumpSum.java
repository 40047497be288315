package org.perpupil.formula;

import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/**
 * The lump sum: one for each school.
 *
 * <p>A middle school gets the primary and the secondary lump sum in proportion to its year groups;
 * secondary and all-through schools get the secondary one.
 *
 * <p>Source: follows from the allocations published for 2017-18, 6,200 of 6,201.
 */
final class LumpSum {
  private LumpSum() {}

  static void compile(Compilation to) {
    double[] primary = new double[to.size()];
    double[] secondary = new double[to.size()];
    for (int i = 0; i < primary.length; i++) {
      primary[i] = primaryPart(to.school(i));
      secondary[i] = 1 - primary[i];
    }
    to.pay(Line.LUMP_SUM, Parameter.LUMP_SUM_PRIMARY, primary, Base.SCHOOL);
    to.pay(Line.LUMP_SUM, Parameter.LUMP_SUM_SECONDARY, secondary, Base.SCHOOL);
  }

  private static double primaryPart(School school) {
    double groups = school.yearGroups();
    if (school.phase().isMiddle() && groups > 0) {
      return school.value(SchoolField.YEAR_GROUPS_PRIMARY).orElse(0) / groups;
    }
    return school.phase() == Phase.PRIMARY ? 1 : 0;
  }
}
