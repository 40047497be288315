package org.perpupil.joining;

import java.util.Locale;

/** What a maintained school may do. */
public enum GovernanceOption {
  /** Stay with its authority. */
  MAINTAINED,
  /** Become an academy of its own. */
  SINGLE_ACADEMY,
  /** Join a trust. */
  TRUST;

  /** Returns the name in files. */
  public String fileName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
