package org.perpupil.io.dfe.infer;

import java.util.Locale;

/** How a figure that a file does not print was come by. */
public enum FigureBasis {
  /** The user gave it in a file of formulas. */
  GIVEN,
  /** The money of many schools leaves no other value. */
  EXACT,
  /** It follows from the file, by a rule or from few schools. */
  DERIVED,
  /** It stands in for what the file cannot tell. */
  ASSUMED;

  /** Returns the name as files write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
