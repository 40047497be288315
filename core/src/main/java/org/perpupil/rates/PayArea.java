package org.perpupil.rates;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The four areas of teachers' pay. */
public enum PayArea {
  /** England outside London and its fringe. */
  REST_OF_ENGLAND,
  /** The London fringe. */
  FRINGE,
  /** Outer London. */
  OUTER_LONDON,
  /** Inner London. */
  INNER_LONDON;

  /**
   * Returns the name that {@link DatedRates#employment} knows a scale point of this area by.
   *
   * @param point M1 to M6, U1 to U3, L1 to L43 for leaders, or UQ1 to UQ6 for unqualified teachers
   */
  public String scaleName(String point) {
    return ("teacher_pay_" + name() + "_" + point).toLowerCase(Locale.ROOT);
  }

  /** Returns the name as files write it, such as {@code inner-london}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the area with the given label, or nothing when there is none. */
  public static Optional<PayArea> find(String label) {
    return Arrays.stream(values()).filter(area -> area.label().equals(label)).findFirst();
  }

  static PayArea parse(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
