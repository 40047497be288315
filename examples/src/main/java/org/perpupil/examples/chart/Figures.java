package org.perpupil.examples.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** Figures as pages show them; a minus is the character of its width, not a hyphen. */
public final class Figures {
  private static final String MINUS = "\u2212";
  private static final Pattern NEGATIVE = Pattern.compile("(?<![^ (])-(?=\\d)");
  private static final double MILLION = 1_000_000;
  private static final double THOUSAND = 1_000;

  private Figures() {}

  /** Returns a number with thousands separators and some decimals. */
  public static String number(double value, int decimals) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    return (rounded.signum() < 0 ? MINUS : "") + plain(rounded.abs());
  }

  /** Returns words whose numbers have this minus in place of a hyphen. */
  public static String minus(String words) {
    return NEGATIVE.matcher(words).replaceAll(MINUS);
  }

  /** Returns whole pounds, such as £1,234 or −£1,234. */
  public static String pounds(double value) {
    return money(value, 0, false);
  }

  /** Returns whole pounds of a change, with a sign unless there is none. */
  public static String change(double value) {
    return money(value, 0, true);
  }

  /** Returns pounds and pence. */
  public static String pence(double value) {
    return money(value, 2, false);
  }

  /** Returns pounds and pence of a change, with a sign unless there is none. */
  public static String penceOfChange(double value) {
    return money(value, 2, true);
  }

  /** Returns pounds and pence of a change, with a sign unless there is none. */
  public static String penceOfChange(BigDecimal value) {
    return money(value, 2, true);
  }

  /** Returns a change in percent with one decimal and a sign. */
  public static String percentOfChange(double percent) {
    return signed(percent, 1) + "%";
  }

  /** Returns a share, 0–1, in percent with one decimal. */
  public static String percent(double share) {
    return number(100 * share, 1) + "%";
  }

  /** Returns a number with some decimals, and a sign unless it is shown as none. */
  public static String signed(double value, int decimals) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    return (rounded.signum() > 0 ? "+" : "") + number(value, decimals);
  }

  /**
   * Returns pounds as pictures label them: thousands and millions with one decimal, single pounds
   * whole, and less than ten with their pence, so that nothing but nothing is called £0.
   */
  public static String label(double value) {
    double size = Math.abs(value);
    String sign = value < 0 ? MINUS : "";
    if (size >= MILLION - THOUSAND / 20) {
      return sign + "£" + number(size / MILLION, 1) + "m";
    }
    if (size >= THOUSAND - 0.5) {
      return sign + "£" + number(size / THOUSAND, 1) + "k";
    }
    if (size >= 10 - 0.005 || size == Math.rint(size)) {
      return sign + "£" + number(size, 0);
    }
    return size < 0.005 ? sign + "under 1p" : sign + "£" + number(size, 2);
  }

  /** Returns a change as pictures label it, with a sign unless there is none. */
  public static String labelOfChange(double value) {
    return (value > 0 ? "+" : "") + label(value);
  }

  private static String money(double value, int decimals, boolean isChange) {
    return money(BigDecimal.valueOf(value), decimals, isChange);
  }

  private static String money(BigDecimal value, int decimals, boolean isChange) {
    BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_UP);
    String sign = rounded.signum() < 0 ? MINUS : rounded.signum() > 0 && isChange ? "+" : "";
    return sign + "£" + plain(rounded.abs());
  }

  /** Writes a number that is not negative, a whole page of which takes long with a format. */
  private static String plain(BigDecimal value) {
    String digits = value.toPlainString();
    int point = digits.indexOf('.');
    int whole = point < 0 ? digits.length() : point;
    StringBuilder grouped = new StringBuilder(digits.length() + 4);
    for (int i = 0; i < whole; i++) {
      if (i > 0 && (whole - i) % 3 == 0) {
        grouped.append(',');
      }
      grouped.append(digits.charAt(i));
    }
    return grouped.append(digits, whole, digits.length()).toString();
  }
}
