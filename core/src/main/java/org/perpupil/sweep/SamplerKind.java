package org.perpupil.sweep;

import java.util.Locale;

/** How worlds are drawn. */
public enum SamplerKind {
  /** Independent numbers. */
  PSEUDO_RANDOM,
  /** A Latin hypercube of all worlds. */
  LATIN_HYPERCUBE,
  /** A Sobol sequence with a random shift. */
  SOBOL,
  /** A Sobol sequence with Owen's nested uniform scrambling. */
  SOBOL_SCRAMBLED;

  /** Returns the name in files. */
  public String fileName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
