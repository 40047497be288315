package org.perpupil.formula;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.perpupil.formula.factor.Assembly;
import org.perpupil.rates.Rate;

/**
 * One line of a statement. Immutable and thread-safe.
 *
 * @param line which line
 * @param amount pounds
 * @param parts what was multiplied to get there; empty for lines that follow from others
 * @param explanation how the line follows, in words, where it has no parts; else empty
 */
public record StatementLine(Line line, double amount, List<Part> parts, String explanation) {

  /** Copies the parts. */
  public StatementLine {
    parts = ImmutableList.copyOf(parts);
  }

  /**
   * A product that a line is made of: paid rate × share × base.
   *
   * @param rate the rate as the formula has it
   * @param paidRate the rate after the area cost adjustment, in pounds
   * @param share the part of the base that counts; 1 where all of it does
   * @param base pupils or sites
   */
  public record Part(Rate rate, double paidRate, double share, double base) {

    /** Returns whether the part is a sum that the school was given, not a rate. */
    public boolean isSum() {
      return rate.unit().equals(Assembly.SUM);
    }
  }
}
