package org.perpupil.school;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who runs a school. */
public enum Governance {
  /** The local authority; financial year from April. */
  MAINTAINED,
  /** A trust; financial year from September. */
  ACADEMY;

  /** Returns the name as files write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the governance with the given label, or nothing when there is none. */
  public static Optional<Governance> find(String label) {
    return Arrays.stream(values()).filter(value -> value.label().equals(label)).findFirst();
  }
}
