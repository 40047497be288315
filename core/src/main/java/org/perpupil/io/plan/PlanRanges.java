package org.perpupil.io.plan;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.Objects;
import org.perpupil.problem.Range;
import org.perpupil.school.SchoolField;
import org.perpupil.sweep.SweepPlan;

/** The limits of the numbers of a plan, by key; those of shapes are the assumption's own. */
public final class PlanRanges {
  /** Any number: of a distribution, say, whose ends its assumption holds within limits. */
  public static final Range ANY = Range.of("a number", -1e12, 1e12);

  static final Range DEFICIT_BELOW =
      Range.of("a number of pounds", -1e9, 1e9).usually(-10_000_000, 10_000_000);

  /** The half width of an interval, of a share or in pounds. */
  static final Range HALF_WIDTH = Range.of("a number above 0", 0, 1e9).above();

  static final Range SHARE = Range.of("a share from 0 to 1", 0, 1);

  static final Range CORRELATION = Range.of("a number from -1 to 1", -1, 1);

  private static final Map<String, Range> ALL =
      ImmutableMap.<String, Range>builder()
          .put(
              "worlds",
              Range.of("a whole number, 1 or more", 1, SweepPlan.MOST_WORLDS)
                  .whole()
                  .usually(1, 10_000_000))
          .put(
              "first_world",
              Range.of("a whole number, 0 or more", 0, SweepPlan.MOST_WORLDS).whole())
          .put("seed", Range.of("a whole number", Long.MIN_VALUE, Long.MAX_VALUE).whole())
          .put(
              "bins",
              Range.of("a whole number, 0 or more", 0, SweepPlan.MOST_BINS)
                  .whole()
                  .usually(8, 10_000))
          .put("deficit_below", DEFICIT_BELOW)
          .put("aca", SchoolField.ACA.kind().range())
          .put("stop, half_width", HALF_WIDTH)
          .put("vary, levels", SHARE)
          .put("correlate, matrix", CORRELATION)
          .build();

  private PlanRanges() {}

  /** Returns the limits of a key. */
  static Range of(String key) {
    return Objects.requireNonNull(ALL.get(key), key);
  }

  /** Returns the limits by key, in a fixed order; unmodifiable. */
  public static Map<String, Range> all() {
    return ALL;
  }
}
