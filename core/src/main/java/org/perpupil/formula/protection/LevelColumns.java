package org.perpupil.formula.protection;

import java.util.Arrays;
import java.util.stream.IntStream;
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

  /** What each key stage's level counts for, from year groups that do not follow the roll. */
  private final double[] weightOfPrimary;

  private final double[] weightOfKs3;
  private final double[] weightOfKs4;

  /** Schools whose year groups of the key stages follow the roll. */
  private final int[] rowsThatFollow;

  private final boolean areAllKnown;

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
    this.weightOfPrimary = new double[size];
    this.weightOfKs3 = new double[size];
    this.weightOfKs4 = new double[size];
    for (int i = 0; i < size; i++) {
      weightOfPrimary[i] = primary[i] / all[i];
      weightOfKs3[i] = (secondary[i] - ks4InBoth[i]) / all[i];
      weightOfKs4[i] = ks4InBoth[i] / all[i];
    }
    this.rowsThatFollow =
        IntStream.range(0, size)
            .filter(i -> ks4InKs3[i] != ks4InBoth[i] || ks4InKs4[i] != ks4InBoth[i])
            .toArray();
    this.areAllKnown = Arrays.stream(all).allMatch(groups -> groups > 0);
  }

  /** Returns whether every school has a level where one is in force. */
  public boolean areAllKnown() {
    return areAllKnown;
  }

  /** Returns whether levels are in force: all three, since one that is unknown makes none. */
  public boolean areInForce(double[] parameters) {
    return !Double.isNaN(parameters[ofPrimary] + parameters[ofKs3] + parameters[ofKs4]);
  }

  /**
   * Writes the same levels from the weights of the key stages, which may differ in the last digits.
   */
  public void weighted(
      double[] parameters, double[] pupilsKs3, double[] pupilsKs4, double[] levels) {
    if (!areInForce(parameters)) {
      Arrays.fill(levels, 0, all.length, Double.NaN);
      return;
    }
    double primaryRate = parameters[ofPrimary];
    double ks3Rate = parameters[ofKs3];
    double ks4Rate = parameters[ofKs4];
    double[] a = weightOfPrimary;
    double[] b = weightOfKs3;
    double[] c = weightOfKs4;
    for (int i = 0; i < a.length; i++) {
      levels[i] = a[i] * primaryRate + b[i] * ks3Rate + c[i] * ks4Rate;
    }
    for (int i : rowsThatFollow) {
      boolean inKs3 = pupilsKs3[i] > 0;
      boolean inKs4 = pupilsKs4[i] > 0;
      if (inKs3 != inKs4) {
        levels[i] = level(i, primaryRate, ks3Rate, ks4Rate, inKs3, inKs4);
      }
    }
  }

  /** Writes each school's level for a roll, NaN where none is in force. */
  public void levels(double[] parameters, double[] pupilsKs3, double[] pupilsKs4, double[] levels) {
    if (!areInForce(parameters)) {
      Arrays.fill(levels, 0, all.length, Double.NaN);
      return;
    }
    double primaryRate = parameters[ofPrimary];
    double ks3Rate = parameters[ofKs3];
    double ks4Rate = parameters[ofKs4];
    for (int i = 0; i < all.length; i++) {
      levels[i] = level(i, primaryRate, ks3Rate, ks4Rate, pupilsKs3[i] > 0, pupilsKs4[i] > 0);
    }
  }

  private double level(
      int i, double primaryRate, double ks3Rate, double ks4Rate, boolean inKs3, boolean inKs4) {
    double ks4 = inKs3 == inKs4 ? ks4InBoth[i] : inKs3 ? ks4InKs3[i] : ks4InKs4[i];
    // Without year groups this is 0 / 0, and there is no level.
    return MinimumLevel.level(
        primary[i] * primaryRate, (secondary[i] - ks4) * ks3Rate, ks4 * ks4Rate, all[i]);
  }
}
