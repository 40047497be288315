package org.perpupil.io;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalDouble;

/** Numbers in files: plain decimals, nothing that a spreadsheet would show and not store. */
final class Numbers {
  /** From here on a double cannot tell a whole number from the next. */
  private static final double LARGEST_WHOLE = 0x1p53;

  private Numbers() {}

  /** Returns the number that a text is, or nothing when it is none. */
  static OptionalDouble parse(String text) {
    if (text.isEmpty() || !text.chars().allMatch(Numbers::mayStandInNumber)) {
      return OptionalDouble.empty();
    }
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /** Returns the whole number that a number is, or nothing when it has a fraction or is too big. */
  static Optional<Long> whole(double value) {
    return Math.rint(value) == value && Math.abs(value) < LARGEST_WHOLE
        ? Optional.of((long) value)
        : Optional.empty();
  }

  /** Returns advice, to follow "Maybe", for a text that should have been a number. */
  static String advice(String text) {
    if (text.matches("[-£0-9,. ]*[0-9][-£0-9,. ]*")) {
      return "it has a thousands separator or a pound sign; files hold plain numbers";
    }
    if (text.endsWith("%")) {
      return "it has a percent sign; files hold plain numbers";
    }
    return "the value is unknown; leave it blank then";
  }

  /** Returns a figure with a number of decimals. */
  static String write(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }

  /** Returns a figure with a number of decimals, or a blank where there is none. */
  static String write(OptionalDouble value, int decimals) {
    return value.isEmpty() ? "" : write(value.getAsDouble(), decimals);
  }

  private static boolean mayStandInNumber(int c) {
    return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
  }
}
