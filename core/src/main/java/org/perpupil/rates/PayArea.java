package org.perpupil.rates;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
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

  private static final ImmutableMap<String, PayArea> BY_LABEL =
      Maps.uniqueIndex(Arrays.asList(values()), PayArea::label);

  private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

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
    return label;
  }

  /** Returns the area with the given label, or nothing when there is none. */
  public static Optional<PayArea> find(String label) {
    return Optional.ofNullable(BY_LABEL.get(label));
  }

  static PayArea parse(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
