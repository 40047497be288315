package org.perpupil.rates;

import java.util.Locale;

/** How sure a figure is, from the surest to the least sure. */
public enum RateStatus {
  /** The user's own figure, such as a rate of a local formula. */
  GIVEN,
  /** Read in a publication that states it. */
  PUBLISHED,
  /** Stated by two or more sources that agree. */
  CROSS_CHECKED,
  /** Not stated, but published money follows from it. */
  DERIVED,
  /** No published text was found; check it before relying on it. */
  UNVERIFIED;

  /** Returns the name as files write it, such as {@code cross-checked}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the status with the given label. */
  public static RateStatus parse(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Returns the less sure of the two: what a result that rests on both can claim. */
  public RateStatus weaker(RateStatus other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
