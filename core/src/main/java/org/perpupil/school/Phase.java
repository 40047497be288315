package org.perpupil.school;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kind of school, as the funding rules tell them apart. */
public enum Phase {
  /** Any of the years from Reception to Year 6. */
  PRIMARY,
  /** Any of the years from Year 7 to Year 11. */
  SECONDARY,
  /** A middle school with more primary than secondary years. */
  MIDDLE_DEEMED_PRIMARY,
  /** A middle school with at least as many secondary as primary years. */
  MIDDLE_DEEMED_SECONDARY,
  /** Primary and secondary years through to Year 11. */
  ALL_THROUGH;

  private static final ImmutableMap<String, Phase> BY_LABEL =
      Maps.uniqueIndex(Arrays.asList(values()), Phase::label);

  private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** Returns the name as files write it, such as {@code all-through}. */
  public String label() {
    return label;
  }

  /** Returns the phase with the given label, or nothing when there is none. */
  public static Optional<Phase> find(String label) {
    return Optional.ofNullable(BY_LABEL.get(label));
  }

  /** Returns all labels; unmodifiable. */
  public static List<String> labels() {
    return BY_LABEL.keySet().asList();
  }

  /** Returns whether this is either kind of middle school. */
  public boolean isMiddle() {
    return this == MIDDLE_DEEMED_PRIMARY || this == MIDDLE_DEEMED_SECONDARY;
  }
}
