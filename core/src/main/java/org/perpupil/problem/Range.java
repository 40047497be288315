package org.perpupil.problem;

import static org.perpupil.problem.Problem.plain;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a number counts, between which limits it can lie, and between which it usually does.
 *
 * <p>A value outside the limits is an error; one that can be, but is not usual, is worth a look.
 * Every comparison is written so that a value that is no number fails it. Immutable and
 * thread-safe.
 */
public final class Range {
  /** Nothing that is counted here is as near to nothing as this, and not nothing. */
  private static final double NEXT_TO_NOTHING = 1e-12;

  /** A percentage nearer to nothing than this looks like a fraction. */
  private static final double LIKE_A_FRACTION = 0.1;

  private static final int[] SLIPS = {10, 100, 1000};

  private final String words;
  private final double least;
  private final double most;
  private final double usualLow;
  private final double usualHigh;
  private final boolean above;
  private final Form form;

  /** What every cell of a column is held against. */
  private final String expected;

  /** What kind of number it is. */
  private enum Form {
    ANY,
    WHOLE,
    PERCENT
  }

  private Range(
      String words,
      double least,
      double most,
      double usualLow,
      double usualHigh,
      boolean above,
      Form form) {
    this.words = words;
    this.least = least;
    this.most = most;
    this.usualLow = usualLow;
    this.usualHigh = usualHigh;
    this.above = above;
    this.form = form;
    this.expected = words.contains(plain(most)) ? words : words + ", at most " + plain(most);
  }

  /**
   * Returns a range in which every value is usual.
   *
   * @param words what a value looks like, such as {@code pounds per pupil, 0 or more}
   * @param least the lowest value that can be
   * @param most the highest value that can be
   */
  public static Range of(String words, double least, double most) {
    if (!(least <= most)) {
      throw new IllegalArgumentException(words + ": from " + least + " to " + most);
    }
    return new Range(words, least, most, least, most, false, Form.ANY);
  }

  /** Returns the same range, of values above the lowest. */
  public Range above() {
    return new Range(words, least, most, usualLow, usualHigh, true, form);
  }

  /** Returns the same range, of whole numbers. */
  public Range whole() {
    return new Range(words, least, most, usualLow, usualHigh, above, Form.WHOLE);
  }

  /** Returns the same range, of percentages, for which a fraction is not to be taken. */
  public Range percent() {
    return new Range(words, least, most, usualLow, usualHigh, above, Form.PERCENT);
  }

  /** Returns the same range with the values that are usual; 0, where it can be, always is. */
  public Range usually(double low, double high) {
    if (!(low <= high)) {
      throw new IllegalArgumentException(words + ": usually " + low + " to " + high);
    }
    return new Range(words, least, most, Math.max(least, low), Math.min(most, high), above, form);
  }

  /** Returns the lowest value that can be. */
  public double least() {
    return least;
  }

  /** Returns the highest value that can be. */
  public double most() {
    return most;
  }

  /** Returns the lowest value that is usual. */
  public double usualLow() {
    return usualLow;
  }

  /** Returns the highest value that is usual. */
  public double usualHigh() {
    return usualHigh;
  }

  /** Returns whether a value can be; no number that is not finite can. */
  public boolean accepts(double value) {
    return (above ? value > least : value >= least)
        && value <= most
        && (value == 0 || Math.abs(value) >= NEXT_TO_NOTHING)
        && (form != Form.WHOLE || value == Math.rint(value));
  }

  /** Returns whether a value that can be is usual. */
  public boolean isUsual(double value) {
    return value == 0 || (value >= usualLow && value <= usualHigh && !isLikeAFraction(value));
  }

  /** Returns what a value looks like, in words, whatever the limits. */
  public String words() {
    return words;
  }

  /** Returns what a value looks like, in words. */
  public String expected() {
    return expected;
  }

  /** Returns the usual values, in words; empty where all are. */
  public Optional<String> usual() {
    return usualLow == least && usualHigh == most
        ? Optional.empty()
        : Optional.of(plain(usualLow) + " to " + plain(usualHigh));
  }

  /**
   * Returns the warning of a value that can be and is not usual.
   *
   * @param place where it stands
   * @param written as it was written
   */
  public Optional<Problem> warning(String place, String written, double value) {
    if (!accepts(value) || isUsual(value)) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.warning(
            place,
            written,
            words + ", usually " + plain(usualLow) + " to " + plain(usualHigh),
            advice(value)));
  }

  @Override
  public String toString() {
    return expected() + usual().map(usual -> ", usually " + usual).orElse("");
  }

  /** Returns whether a number looks like the fraction of a percentage that is usual. */
  public boolean isLikeAFraction(double value) {
    double percent = 100 * value;
    return form == Form.PERCENT
        && Math.abs(value) < LIKE_A_FRACTION
        && percent >= usualLow
        && percent <= usualHigh;
  }

  /** Returns what may have been meant by a value that is not usual, as the end of a sentence. */
  public String advice(double value) {
    if (form == Form.PERCENT && Math.abs(value) < 1 && isSoundPercent(100 * value)) {
      return "it is a fraction; " + shifted(value, 2) + " percent was meant";
    }
    for (int i = 0; i < SLIPS.length; i++) {
      if (isBetween(value * SLIPS[i])) {
        return "the decimal point slipped; " + shifted(value, i + 1) + " was meant";
      }
      if (isBetween(value / SLIPS[i])) {
        return "the decimal point slipped; " + shifted(value, -i - 1) + " was meant";
      }
    }
    if (value < 0 && usualLow >= 0) {
      return "the sign is wrong";
    }
    return "it is from another column or year"
        + (accepts(value) ? "; it is taken as it stands" : "");
  }

  private boolean isSoundPercent(double percent) {
    return percent >= usualLow && percent <= usualHigh;
  }

  private boolean isBetween(double value) {
    return value >= usualLow && value <= usualHigh && value != 0;
  }

  private static String shifted(double value, int places) {
    return BigDecimal.valueOf(value).movePointRight(places).stripTrailingZeros().toPlainString();
  }
}
