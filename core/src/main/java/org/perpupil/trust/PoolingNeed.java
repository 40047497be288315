package org.perpupil.trust;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/** What a trust that pools grant shares it out by. The measures are choices of this model. */
public enum PoolingNeed {
  /** Pupils from Reception to Year 11. */
  PUPILS,
  /** Pupils, those who were eligible for free school meals in six years counted twice. */
  DISADVANTAGE,
  /** What each school spends in the year, so that costs are met as they fall. */
  SPENDING;

  /**
   * Returns the share of a school's pupils who were eligible for free school meals in six years, 0
   * to 1: what {@link #DISADVANTAGE} adds to its pupils. A blank share counts as 0.
   */
  public static double disadvantaged(School school) {
    double pupils = school.pupils();
    double secondary = school.pupilsSecondary();
    return pupils == 0
        ? 0
        : (school.value(SchoolField.FSM6_PRIMARY).orElse(0) * (pupils - secondary)
                + school.value(SchoolField.FSM6_SECONDARY).orElse(0) * secondary)
            / pupils;
  }

  /** Returns the name as files write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the measure with the given label, or nothing when there is none. */
  public static Optional<PoolingNeed> find(String label) {
    return Arrays.stream(values()).filter(value -> value.label().equals(label)).findFirst();
  }

  /** Returns all labels; unmodifiable. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(PoolingNeed::label).toList();
  }
}
