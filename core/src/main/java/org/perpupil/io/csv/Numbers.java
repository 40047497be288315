package org.perpupil.io.csv;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.perpupil.formula.printed.Casting;

/** Numbers in files: plain decimals, nothing that a spreadsheet would show and not store. */
public final class Numbers {
  /** From here on a double cannot tell a whole number from the next. */
  private static final double LARGEST_WHOLE = 0x1p53;

  /** Nothing that files hold is as near to nothing as this, and not nothing. */
  private static final double NEXT_TO_NOTHING = 1e-12;

  /** What is said of no number at all, where a value may be left out. */
  public static final String UNKNOWN = "the value is unknown; leave it blank then";

  /** What is said of no number at all, where one has to be. */
  public static final String WORD = "a word, or nothing, stands where a number does";

  private static final String UNIT =
      "a unit or a note stands beside the number; write the number alone, or leave it blank where"
          + " it is unknown";

  private static final Pattern WITH_UNIT =
      Pattern.compile("\\D{0,2}\\d[0-9.,]*\\s?[^0-9\\s].*|[^0-9\\s(]{1,3}\\s?\\d[0-9.,]*");

  private static final String MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";

  /** A date, as spreadsheets show them. */
  private static final Pattern DATE =
      Pattern.compile(
          "\\d{1,4}[-/. ]"
              + MONTH
              + "([-/. ]\\d{2,4})?|"
              + MONTH
              + "[-/. ]\\d{1,4}"
              + "|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}|\\d{4}-\\d{2}-\\d{2}.*",
          Pattern.CASE_INSENSITIVE);

  /** Of so many digits, a sign and a point apart, a double holds every one. */
  private static final int MOST_EXACT_DIGITS = 15;

  private static final double[] POWERS_OF_TEN = powersOfTen();

  private Numbers() {}

  /** Returns the number that a text is, or nothing when it is none. */
  public static OptionalDouble parse(String text) {
    if (!mayBeNumber(text)) {
      return OptionalDouble.empty();
    }
    try {
      double value = value(text);
      return Double.isFinite(value) && (value == 0 || Math.abs(value) >= NEXT_TO_NOTHING)
          ? OptionalDouble.of(value)
          : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /** Returns the whole number that a number is, or nothing when it has a fraction or is too big. */
  public static Optional<Long> whole(double value) {
    return Math.rint(value) == value && Math.abs(value) < LARGEST_WHOLE
        ? Optional.of((long) value)
        : Optional.empty();
  }

  /**
   * Returns advice, to follow "Maybe", for a text that should have been a number.
   *
   * @param otherwise what to say of a text that is nothing like one
   */
  public static String advice(String text, String otherwise) {
    Optional<String> meant = meant(text);
    if (meant.isPresent()) {
      return meant.get();
    }
    if (DATE.matcher(text).matches()) {
      return "a spreadsheet took a number or a range for a date; the cell needs the format text";
    }
    if (text.matches("[-£0-9,. ]*[0-9][-£0-9,. ]*")) {
      return "a separator, a pound sign or a second number stands in it; write a plain number";
    }
    if (text.matches("[-+]?[0-9.]+[eE][-+]?[0-9]+|[-+]?0?[.][0-9]{12,}")) {
      return "its exponent or its zeros are too many; write 0 for nothing";
    }
    if (text.endsWith("%")) {
      return "it has a percent sign; write a plain number";
    }
    return otherwise.equals(UNKNOWN) && WITH_UNIT.matcher(text).matches() ? UNIT : otherwise;
  }

  /** Returns which number a text was, where one sign is not what it looks like. */
  private static Optional<String> meant(String text) {
    String plainMinus = text.replaceFirst("^[\\u2212\\u2010-\\u2015]\\s*", "-");
    if (!plainMinus.equals(text) && parse(plainMinus).isPresent()) {
      return Optional.of(
          "its minus is another sign that looks like it; " + plainMinus + " was meant");
    }
    if (text.startsWith("(") && text.endsWith(")")) {
      String negative = "-" + text.substring(1, text.length() - 1).strip();
      return parse(negative).isPresent()
          ? Optional.of("brackets stand for a minus; " + negative + " was meant")
          : Optional.empty();
    }
    if (text.matches("[-+]?[0-9.OoIl]*[0-9][0-9.OoIl]*")) {
      String digits = text.replaceAll("[Oo]", "0").replaceAll("[Il]", "1");
      return parse(digits).isPresent()
          ? Optional.of("a letter stands for a digit; " + digits + " was meant")
          : Optional.empty();
    }
    return Optional.empty();
  }

  /** Returns pounds with pence, and with more decimals where they have more. */
  public static String plain(BigDecimal pounds) {
    return plain(pounds, Casting.PENCE_DECIMALS);
  }

  /** Returns a number with so many decimals, and with more where it has more. */
  public static String plain(BigDecimal number, int leastDecimals) {
    if (number.scale() == leastDecimals) {
      return number.toPlainString();
    }
    BigDecimal stripped = number.stripTrailingZeros();
    int decimals = Math.max(leastDecimals, stripped.scale());
    return stripped.setScale(decimals, RoundingMode.UNNECESSARY).toPlainString();
  }

  /** Returns a figure with a number of decimals. */
  public static String write(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }

  /** Returns a figure with a number of decimals, or a blank where there is none. */
  public static String write(OptionalDouble value, int decimals) {
    return value.isEmpty() ? "" : write(value.getAsDouble(), decimals);
  }

  /** Returns the text of a cell where a number was read from it, so that the user finds it. */
  public static String asWritten(String value, String written) {
    OptionalDouble number = parse(value);
    return number.isPresent() && number.equals(parse(written)) ? written : value;
  }

  /** Returns the number nearest to a decimal, which is exact where digits and power of ten are. */
  private static double value(String text) {
    int length = text.length();
    int at = text.charAt(0) == '-' ? 1 : 0;
    int point = -1;
    long digits = 0;
    if (length - at == 0 || length - at > MOST_EXACT_DIGITS) {
      return Double.parseDouble(text);
    }
    for (int i = at; i < length; i++) {
      char c = text.charAt(i);
      if (c == '.' && point < 0) {
        point = i;
      } else if (c >= '0' && c <= '9') {
        digits = 10 * digits + (c - '0');
      } else {
        return Double.parseDouble(text);
      }
    }
    if (point >= 0 && length - at == 1) {
      return Double.parseDouble(text);
    }
    double value = point < 0 ? digits : digits / POWERS_OF_TEN[length - point - 1];
    return at == 0 ? value : -value;
  }

  private static boolean mayBeNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!mayStandInNumber(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static double[] powersOfTen() {
    double[] powers = new double[MOST_EXACT_DIGITS + 1];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = 10 * powers[i - 1];
    }
    return powers;
  }

  private static boolean mayStandInNumber(int c) {
    return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
  }
}
