package org.perpupil.impact.years;

import com.google.common.collect.ImmutableMap;
import java.math.BigDecimal;
import java.util.Map;

/**
 * What the causes of a year's change do to one line of a school. Immutable and thread-safe.
 *
 * @param before pounds of the earlier year
 * @param after pounds of the later year
 * @param causes pounds by cause, in order; they add up to after less before
 */
public record YearLines(BigDecimal before, BigDecimal after, Map<YearCause, BigDecimal> causes) {
  /** Keeps the causes as they are. */
  public YearLines {
    causes = ImmutableMap.copyOf(causes);
  }
}
