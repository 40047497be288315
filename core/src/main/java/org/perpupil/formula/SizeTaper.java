package org.perpupil.formula;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How sparsity money falls as a school comes near the size limit. */
public enum SizeTaper {
  /** Not at all. */
  NONE,
  /** In a straight line from full at no pupils to nothing at the limit. */
  LINEAR,
  /**
   * Full up to half the limit, then in a straight line to nothing, as the national formula does.
   */
  NFF;

  /**
   * Returns the share of the maximum, from 0 to 1, for a school that is small enough.
   *
   * @param size pupils per year group, up to the limit
   * @param limit pupils per year group at which sparsity ends
   */
  public double weight(double size, double limit) {
    return switch (this) {
      case NONE -> 1;
      case LINEAR -> 1 - size / limit;
      case NFF -> size <= limit / 2 ? 1 : 1 - (size - limit / 2) / (limit / 2);
    };
  }

  /** Returns the name as files write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the taper with the given label, or nothing when there is none. */
  public static Optional<SizeTaper> find(String label) {
    return Arrays.stream(values()).filter(taper -> taper.label().equals(label)).findFirst();
  }

  /** Returns all labels; unmodifiable. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(SizeTaper::label).toList();
  }
}
