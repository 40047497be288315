package org.perpupil.io.csv;

import com.google.common.base.CharMatcher;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.perpupil.problem.Range;

/**
 * A number as spreadsheets and people write it: with separators of thousands, a pound or a percent
 * sign, a printed minus or brackets, and spaces around it.
 *
 * <p>It is read where it can mean one number only. Where it can mean two, both are named. Immutable
 * and thread-safe.
 *
 * @param plain the number without all that, as files hold it; empty where it cannot be told
 * @param advice what it may mean, to follow "Maybe"; empty where it is read, or nothing like this
 */
public record NumberText(Optional<String> plain, Optional<String> advice) {
  private static final NumberText NONE = new NumberText(Optional.empty(), Optional.empty());

  /** Spaces that keep words together, and thin ones, among the usual. */
  private static final CharMatcher SPACES =
      CharMatcher.whitespace()
          .or(CharMatcher.anyOf("\u2060"))
          .or(CharMatcher.anyOf("\u00a0\u2007\u202f\u200b\ufeff"));

  /** The minus of print, and the hyphens and the dash that documents put in its place. */
  private static final String MINUS = "\u2212\u2010\u2011\u2012\u2013\ufe63\uff0d";

  private static final Pattern PARTS =
      Pattern.compile("([-+]?)\\s*(\u00a3?)\\s*([-+]?)\\s*([0-9.,]*[0-9][0-9.,]*)\\s*(%?)");

  private static final Pattern BRACKETS = Pattern.compile("\u00a3? ?\\([^()]*\\) ?%?");
  private static final Pattern PLAIN = Pattern.compile("\\d+(\\.\\d*)?|\\.\\d+");
  private static final Pattern GROUPS = Pattern.compile("[1-9]\\d{0,2}(,\\d{3})+(\\.\\d+)?");

  /** One group of three behind a sign that stands for thousands here and for the point there. */
  private static final Pattern ONE_GROUP = Pattern.compile("[1-9]\\d{0,2}[.,]\\d{3}");

  private static final Pattern ONE_COMMA = Pattern.compile("\\d+,\\d+");
  private static final Pattern TURNED = Pattern.compile("[1-9]\\d{0,2}(\\.\\d{3})+(,\\d+)?");

  /**
   * Reads a text that is no plain number.
   *
   * @param range what the number can be
   * @param hasPoint whether nothing says that the file may have commas for points
   */
  public static NumberText of(String text, Range range, boolean hasPoint) {
    String plainSigns = minus(SPACES.trimAndCollapseFrom(text, ' '));
    boolean inBrackets = BRACKETS.matcher(plainSigns).matches();
    Matcher parts =
        PARTS.matcher(inBrackets ? plainSigns.replaceAll("[()]", "").strip() : plainSigns);
    if (!parts.matches() || signs(parts, inBrackets) > 1) {
      return NONE;
    }
    boolean isNegative = inBrackets || parts.group(1).equals("-") || parts.group(3).equals("-");
    boolean isPercent = !parts.group(5).isEmpty();
    boolean isPounds = !parts.group(2).isEmpty();
    String digits = parts.group(4);
    if (isPercent && isPounds) {
      return NONE;
    }
    Optional<String> twoMeanings = twoMeanings(digits, range, hasPoint);
    if (twoMeanings.isPresent()) {
      return told(twoMeanings.get());
    }
    if (!PLAIN.matcher(digits).matches() && !GROUPS.matcher(digits).matches()) {
      return NONE;
    }
    String plain = (isNegative ? "-" : "") + digits.replace(",", "");
    NumberUnit unit = NumberUnit.of(range);
    if (isPercent && unit != NumberUnit.SHARE && unit != NumberUnit.PERCENT) {
      return told(
          "it means "
              + plain
              + ", and the sign is left over, or "
              + percent(plain)
              + ", that part of something; write the one that is meant, without the sign");
    }
    if (isPounds && unit != NumberUnit.POUNDS) {
      return told(
          "it is an amount of pounds, which belongs in another column, or it means "
              + plain
              + ", and the sign is left over");
    }
    if (inBrackets && (unit != NumberUnit.POUNDS || range.least() >= 0)) {
      return told(
          "it means "
              + plain
              + ", as accounts write it, or "
              + plain.substring(1)
              + ", and the brackets are left over");
    }
    String read = isPercent && unit == NumberUnit.SHARE ? percent(plain) : plain;
    return Numbers.parse(read).isPresent()
        ? new NumberText(Optional.of(read), Optional.empty())
        : NONE;
  }

  /** Returns the two numbers that a plain one of a file may be that has commas for points. */
  static Optional<String> eitherOf(String plain) {
    String digits = plain.replaceFirst("^[-+]", "");
    return ONE_GROUP.matcher(digits).matches() ? Optional.of(either(digits)) : Optional.empty();
  }

  /** Returns the number. */
  public OptionalDouble value() {
    return plain.isPresent() ? Numbers.parse(plain.get()) : OptionalDouble.empty();
  }

  private static Optional<String> twoMeanings(String digits, Range range, boolean hasPoint) {
    if (TURNED.matcher(digits).matches() && (!PLAIN.matcher(digits).matches() || !hasPoint)) {
      return Optional.of(
          ONE_GROUP.matcher(digits).matches()
              ? either(digits)
              : "points part its thousands; "
                  + digits.replace(".", "").replace(',', '.')
                  + " was meant");
    }
    if (!ONE_COMMA.matcher(digits).matches()) {
      return Optional.empty();
    }
    boolean isGroup = GROUPS.matcher(digits).matches();
    boolean canBeGroup = isGroup && hasPoint && !canOnlyBePoint(digits, range);
    return canBeGroup ? Optional.empty() : Optional.of(either(digits));
  }

  /** Returns whether the number is too large with a comma for thousands, and fits with a point. */
  private static boolean canOnlyBePoint(String digits, Range range) {
    return !range.accepts(Double.parseDouble(digits.replace(",", "")))
        && range.accepts(Double.parseDouble(digits.replace(',', '.')));
  }

  private static String either(String digits) {
    return "it means "
        + digits.replace(',', '.')
        + ", with a point before the decimals, or "
        + digits.replaceAll("[.,]", "").replaceFirst("^0+(?=\\d)", "")
        + ", with a sign between thousands; write the one that is meant, with a point or nothing";
  }

  private static int signs(Matcher parts, boolean inBrackets) {
    return (parts.group(1).isEmpty() ? 0 : 1)
        + (parts.group(3).isEmpty() ? 0 : 1)
        + (inBrackets ? 1 : 0);
  }

  private static String minus(String text) {
    StringBuilder plain = new StringBuilder(text);
    for (int i = 0; i < plain.length(); i++) {
      if (MINUS.indexOf(plain.charAt(i)) >= 0) {
        plain.setCharAt(i, '-');
      }
    }
    return plain.toString();
  }

  private static String percent(String plain) {
    return new BigDecimal(plain.endsWith(".") ? plain + "0" : plain)
        .movePointLeft(2)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static NumberText told(String advice) {
    return new NumberText(Optional.empty(), Optional.of(advice));
  }
}
