package org.perpupil.authority.leaving;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The order in which schools leave their authority. Where two are equal, the first row leads. */
public enum ExitOrder {
  /** The school with the most pupils first. */
  BY_SIZE,
  /** The school with the largest surplus first. */
  BY_SURPLUS,
  /** The school with the least need first, so that need gathers in what remains. */
  BY_NEED,
  /** Any order, the same for the same seed. */
  RANDOM,
  /**
   * The school that gains most by leaving first, and none that gains nothing. A rise of the levy
   * adds to what every school that is left would gain, so that leaving may feed itself.
   */
  WHEN_BETTER_OFF;

  /** Returns the name as files write it, such as {@code by-size}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the order with the given label, or nothing when there is none. */
  public static Optional<ExitOrder> find(String label) {
    return Arrays.stream(values()).filter(value -> value.label().equals(label)).findFirst();
  }

  /** Returns all labels; unmodifiable. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(ExitOrder::label).toList();
  }
}
