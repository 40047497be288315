package org.perpupil.io.dfe.stated;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import org.perpupil.school.School;

/**
 * A school as published files state it, and what they pay it.
 *
 * <p>Immutable and thread-safe.
 *
 * @param before pounds before protection; NaN where no file tells
 * @param after pounds after protection; NaN where no file tells
 * @param tolerance pounds that both may be from what was rounded
 * @param items pounds by the file name of a line, where a file tells
 * @param budget pounds by budget code
 */
public record StatedSchool(
    School school,
    double before,
    double after,
    double tolerance,
    Map<String, Double> items,
    Map<String, Double> budget) {

  /** Copies the maps. */
  public StatedSchool {
    items = ImmutableMap.copyOf(items);
    budget = ImmutableMap.copyOf(budget);
  }

  /** Returns whether a file tells what the school is paid. */
  public boolean isPaid() {
    return !Double.isNaN(before) && !Double.isNaN(after);
  }
}
