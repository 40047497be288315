package org.perpupil.formula.protection;

import java.util.Arrays;
import org.perpupil.formula.factor.Assembly;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/** Year groups of schools, which make their minimum per-pupil levels. */
public final class LevelColumns {
  private final int ofPrimary = MinimumLevel.PRIMARY.index();
  private final int ofKs3 = MinimumLevel.KS3.index();
  private final int ofKs4 = MinimumLevel.KS4.index();

  private final double[] all;
  private final double[] primary;
  private final double[] secondary;
  private final double[] ks4InBoth;
  private final double[] ks4InKs3;
  private final double[] ks4InKs4;

  /** Takes the year groups of the schools. */
  public LevelColumns(Assembly to) {
    int size = to.size();
    this.all = new double[size];
    this.primary = to.column(SchoolField.YEAR_GROUPS_PRIMARY);
    this.secondary = to.column(SchoolField.YEAR_GROUPS_SECONDARY);
    this.ks4InBoth = new double[size];
    this.ks4InKs3 = new double[size];
    this.ks4InKs4 = new double[size];
    for (int i = 0; i < size; i++) {
      School school = to.school(i);
      all[i] = school.yearGroups();
      ks4InBoth[i] = school.yearGroupsKs4(true, true);
      ks4InKs3[i] = school.yearGroupsKs4(true, false);
      ks4InKs4[i] = school.yearGroupsKs4(false, true);
    }
  }

  /** Writes each school's level for a roll, NaN where none is in force. */
  public void levels(double[] parameters, double[] pupilsKs3, double[] pupilsKs4, double[] levels) {
    double primaryRate = parameters[ofPrimary];
    double ks3Rate = parameters[ofKs3];
    double ks4Rate = parameters[ofKs4];
    if (Double.isNaN(primaryRate)) {
      Arrays.fill(levels, 0, all.length, Double.NaN);
      return;
    }
    for (int i = 0; i < all.length; i++) {
      boolean inKs3 = pupilsKs3[i] > 0;
      boolean inKs4 = pupilsKs4[i] > 0;
      double ks4 = inKs3 == inKs4 ? ks4InBoth[i] : inKs3 ? ks4InKs3[i] : ks4InKs4[i];
      // Without year groups this is 0 / 0, and there is no level.
      levels[i] =
          MinimumLevel.level(
              primary[i] * primaryRate, (secondary[i] - ks4) * ks3Rate, ks4 * ks4Rate, all[i]);
    }
  }
}
