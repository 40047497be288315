package org.perpupil.formula;

import java.util.Arrays;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/** Year groups of schools, which make their minimum per-pupil levels. */
final class LevelColumns {
  private static final int PRIMARY = Parameter.MPPL_PRIMARY.ordinal();
  private static final int KS3 = Parameter.MPPL_KS3.ordinal();
  private static final int KS4 = Parameter.MPPL_KS4.ordinal();

  private final double[] all;
  private final double[] primary;
  private final double[] secondary;
  private final double[] ks4InBoth;
  private final double[] ks4InKs3;
  private final double[] ks4InKs4;

  LevelColumns(Compilation compiled) {
    int size = compiled.size();
    this.all = new double[size];
    this.primary = compiled.column(SchoolField.YEAR_GROUPS_PRIMARY);
    this.secondary = compiled.column(SchoolField.YEAR_GROUPS_SECONDARY);
    this.ks4InBoth = new double[size];
    this.ks4InKs3 = new double[size];
    this.ks4InKs4 = new double[size];
    for (int i = 0; i < size; i++) {
      School school = compiled.school(i);
      all[i] = school.yearGroups();
      ks4InBoth[i] = school.yearGroupsKs4(true, true);
      ks4InKs3[i] = school.yearGroupsKs4(true, false);
      ks4InKs4[i] = school.yearGroupsKs4(false, true);
    }
  }

  /** Writes each school's level for a roll, NaN where none is in force. */
  void levels(double[] parameters, double[] pupilsKs3, double[] pupilsKs4, double[] levels) {
    double ofPrimary = parameters[PRIMARY];
    double ofKs3 = parameters[KS3];
    double ofKs4 = parameters[KS4];
    if (Double.isNaN(ofPrimary)) {
      Arrays.fill(levels, 0, all.length, Double.NaN);
      return;
    }
    for (int i = 0; i < all.length; i++) {
      boolean inKs3 = pupilsKs3[i] > 0;
      boolean inKs4 = pupilsKs4[i] > 0;
      double ks4 = inKs3 == inKs4 ? ks4InBoth[i] : inKs3 ? ks4InKs3[i] : ks4InKs4[i];
      // Without year groups this is 0 / 0, and there is no level.
      levels[i] =
          MinimumPerPupil.level(
              primary[i] * ofPrimary, (secondary[i] - ks4) * ofKs3, ks4 * ofKs4, all[i]);
    }
  }
}
