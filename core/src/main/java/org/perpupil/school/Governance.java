package org.perpupil.school;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who runs a school. */
public enum Governance {
  /** The local authority; financial year from April. */
  MAINTAINED,
  /** A trust; financial year from September. */
  ACADEMY;

  private static final ImmutableMap<String, Governance> BY_LABEL =
      Maps.uniqueIndex(Arrays.asList(values()), Governance::label);

  private final String label = name().toLowerCase(Locale.ROOT);

  /** Returns the name as files write it. */
  public String label() {
    return label;
  }

  /** Returns the governance with the given label, or nothing when there is none. */
  public static Optional<Governance> find(String label) {
    return Optional.ofNullable(BY_LABEL.get(label));
  }
}
