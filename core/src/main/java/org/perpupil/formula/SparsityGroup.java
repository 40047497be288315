package org.perpupil.formula;

import java.util.Locale;
import org.perpupil.school.Phase;

/** The kinds of school that have sparsity rates of their own. */
public enum SparsityGroup {
  /** Primary schools. */
  PRIMARY(Parameter.SPARSITY_PRIMARY),
  /** Secondary schools. */
  SECONDARY(Parameter.SPARSITY_SECONDARY),
  /** Middle schools of either kind. */
  MIDDLE(Parameter.SPARSITY_MIDDLE),
  /** All-through schools. */
  ALL_THROUGH(Parameter.SPARSITY_ALL_THROUGH);

  private final Parameter maximum;

  SparsityGroup(Parameter maximum) {
    this.maximum = maximum;
  }

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
    return maximum;
  }

  /** Returns the distance beyond which sparsity is paid, in miles. */
  public Parameter distance() {
    return Parameter.valueOf("SPARSITY_DISTANCE_" + name());
  }

  /** Returns the size up to which sparsity is paid, in pupils per year group. */
  public Parameter yearGroup() {
    return Parameter.valueOf("SPARSITY_YEAR_GROUP_" + name());
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
