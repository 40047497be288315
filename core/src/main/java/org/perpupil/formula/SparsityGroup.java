package org.perpupil.formula;

import java.util.Locale;
import org.perpupil.formula.factor.Sparsity;
import org.perpupil.school.Phase;

/** The kinds of school that have sparsity rates of their own. */
public enum SparsityGroup {
  /** Primary schools. */
  PRIMARY,
  /** Secondary schools. */
  SECONDARY,
  /** Middle schools of either kind. */
  MIDDLE,
  /** All-through schools. */
  ALL_THROUGH;

  /** Returns the group of a phase. */
  public static SparsityGroup of(Phase phase) {
    return switch (phase) {
      case PRIMARY -> PRIMARY;
      case SECONDARY -> SECONDARY;
      case MIDDLE_DEEMED_PRIMARY, MIDDLE_DEEMED_SECONDARY -> MIDDLE;
      case ALL_THROUGH -> ALL_THROUGH;
    };
  }

  /** Returns the most that a school of this group can get, in pounds. */
  public Parameter maximum() {
    return Sparsity.of(this).maximum();
  }

  /** Returns the distance beyond which sparsity is paid, in miles. */
  public Parameter distance() {
    return Sparsity.of(this).distance();
  }

  /** Returns the size up to which sparsity is paid, in pupils per year group. */
  public Parameter yearGroup() {
    return Sparsity.of(this).yearGroup();
  }

  /** Returns the file name of the size taper. */
  public String sizeTaperName() {
    return "sparsity_taper_" + name().toLowerCase(Locale.ROOT);
  }

  /** Returns the file name of the switch for the distance taper. */
  public String distanceTaperName() {
    return "sparsity_distance_taper_" + name().toLowerCase(Locale.ROOT);
  }
}
