package org.perpupil.authority;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What makes the guarantee of a local formula affordable: nothing, its scaling, or its cap. */
public enum AffordabilityMode {
  /** Nothing is solved: cap and scaling are as the formula gives them. */
  GIVEN,
  /** The cap is given and the scaling percentage is solved. */
  SCALING,
  /** The cap is solved; all of every gain above it is taken. */
  CAP;

  /** Returns the name as files write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the mode with the given label, or nothing when there is none. */
  public static Optional<AffordabilityMode> find(String label) {
    return Arrays.stream(values()).filter(value -> value.label().equals(label)).findFirst();
  }

  /** Returns all labels; unmodifiable. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(AffordabilityMode::label).toList();
  }
}
