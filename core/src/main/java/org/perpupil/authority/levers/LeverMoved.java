package org.perpupil.authority.levers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;
import org.perpupil.formula.printed.Pence;

/**
 * How far a part of a lever was moved. Immutable and thread-safe.
 *
 * @param move what was moved
 * @param before for rates 0; else the level of the guarantee or the cap in percent, nothing where
 *     there was none
 * @param after for rates the percentage that all of them are changed by; else the level in percent
 * @param pounds what all schools get more by it, negative for less
 */
public record LeverMoved(
    LeverMove move, OptionalDouble before, OptionalDouble after, double pounds) {
  private static final int DECIMALS = 3;

  /**
   * Returns what was moved and how far, for people to read, such as {@code cap 3.500% to 1.250%}.
   */
  public String words() {
    String what = move.label();
    if (move.isOfRates()) {
      return what + " by " + percent(after);
    }
    return before.equals(after)
        ? what + " stays at " + percent(after)
        : what + " " + percent(before) + " to " + percent(after);
  }

  private static String percent(OptionalDouble percent) {
    return percent.isEmpty()
        ? "none"
        : BigDecimal.valueOf(percent.getAsDouble()).setScale(DECIMALS, RoundingMode.HALF_UP) + "%";
  }

  /** Returns both moves of the same thing as one. */
  LeverMoved then(LeverMoved next) {
    double sum = Pence.round(pounds + next.pounds);
    if (!move.isOfRates()) {
      return new LeverMoved(move, before, next.after, sum);
    }
    double factor = (1 + after.orElse(0) / 100) * (1 + next.after.orElse(0) / 100);
    return new LeverMoved(move, before, OptionalDouble.of(100 * (factor - 1)), sum);
  }
}
