package org.perpupil.io;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalDouble;
import org.perpupil.formula.Casting;

/** Numbers in files: plain decimals, nothing that a spreadsheet would show and not store. */
final class Numbers {
  /** From here on a double cannot tell a whole number from the next. */
  private static final double LARGEST_WHOLE = 0x1p53;

  /** Nothing that files hold is as near to nothing as this, and not nothing. */
  private static final double NEXT_TO_NOTHING = 1e-12;

  private Numbers() {}

  /** Returns the number that a text is, or nothing when it is none. */
  static OptionalDouble parse(String text) {
    if (text.isEmpty() || !text.chars().allMatch(Numbers::mayStandInNumber)) {
      return OptionalDouble.empty();
    }
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) && (value == 0 || Math.abs(value) >= NEXT_TO_NOTHING)
          ? OptionalDouble.of(value)
          : OptionalDouble.empty();
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
    if (text.matches("[-+]?[0-9.]+[eE][-+]?[0-9]+|[-+]?0?[.][0-9]{12,}")) {
      return "its exponent or its zeros are too many; write 0 for nothing";
    }
    if (text.endsWith("%")) {
      return "it has a percent sign; files hold plain numbers";
    }
    return "the value is unknown; leave it blank then";
  }

  /** Returns pounds with pence, and with more decimals where they have more. */
  static String plain(BigDecimal pounds) {
    return plain(pounds, Casting.PENCE_DECIMALS);
  }

  /** Returns a number with so many decimals, and with more where it has more. */
  static String plain(BigDecimal number, int leastDecimals) {
    BigDecimal stripped = number.stripTrailingZeros();
    int decimals = Math.max(leastDecimals, stripped.scale());
    return stripped.setScale(decimals, RoundingMode.UNNECESSARY).toPlainString();
  }

  /** Returns a figure with a number of decimals. */
  static String write(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }

  /** Returns a figure with a number of decimals, or a blank where there is none. */
  static String write(OptionalDouble value, int decimals) {
    return value.isEmpty() ? "" : write(value.getAsDouble(), decimals);
  }

  /** Returns the text of a cell where a number was read from it, so that the user finds it. */
  static String asWritten(String value, String written) {
    OptionalDouble number = parse(value);
    return number.isPresent() && number.equals(parse(written)) ? written : value;
  }

  private static boolean mayStandInNumber(int c) {
    return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
  }
}
