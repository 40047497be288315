package org.perpupil.examples;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.perpupil.formula.printed.Casting;
import org.perpupil.problem.check.Visible;
import org.perpupil.school.School;

/**
 * Figures as people read them: thousands separators, a sign on changes, a dash for none, never a
 * zero with a sign.
 *
 * <p>What is added up anywhere is shown with its pence, see {@link Casting}; whole pounds are for
 * figures that stand alone.
 */
final class Show {
  private static final String NONE = "-";
  private static final int LONGEST_REASON = 500;

  /** Stands where a figure is not known. */
  static final String NOT_KNOWN = "?";

  private Show() {}

  /**
   * Returns a name from a file: nothing in it steers a terminal, and it is cut where it is long.
   */
  static String name(String name) {
    return Visible.name(name);
  }

  /** Returns the name of a school: its identifier and what it is called. */
  static String school(School school) {
    return name(school.id() + school.name().map(name -> " " + name).orElse(""));
  }

  /** Returns a sentence that may hold names from files. */
  static String reason(String reason) {
    return Visible.cut(reason, LONGEST_REASON);
  }

  static String whole(double value) {
    return text("%,.0f", value, 0);
  }

  /** Returns whole pounds with their sign in front, such as -£1,200. */
  static String pounds(double value) {
    return (Math.round(value) < 0 ? "-£" : "£") + whole(Math.abs(value));
  }

  /** Returns a figure of a sweep: whole pounds, pupils and schools; ratios with decimals. */
  static String figure(double value, String unit) {
    boolean isWhole = unit.equals("pounds") || unit.equals("pupils") || unit.equals("schools");
    return isWhole || Math.abs(value) >= 1000 ? whole(value) : fourDecimals(value);
  }

  static String oneDecimal(double value) {
    return text("%,.1f", value, 1);
  }

  static String threeDecimals(double value) {
    return text("%,.3f", value, 3);
  }

  static String fourDecimals(double value) {
    return text("%,.4f", value, 4);
  }

  static String pence(double value) {
    return text("%,.2f", value, Casting.PENCE_DECIMALS);
  }

  /** Returns pounds and pence, with more decimals where the amount has more. */
  static String pence(BigDecimal pounds) {
    return money("%,.", pounds);
  }

  /** Returns whole pence as pounds and pence. */
  static String pence(long pence) {
    return pence(Casting.pounds(pence));
  }

  /** Returns whole pence as pounds and pence, or that there are none. */
  static String pence(OptionalLong pence) {
    return pence.isPresent() ? pence(pence.getAsLong()) : NONE;
  }

  /** Returns pounds and pence with their sign in front, such as -£1,200.50. */
  static String poundsAndPence(BigDecimal pounds) {
    return (pounds.signum() < 0 ? "-£" : "£") + pence(pounds.abs());
  }

  /** Returns pounds and pence with their sign in front, such as -£1,200.50. */
  static String poundsAndPence(double pounds) {
    return poundsAndPence(Casting.pounds(Casting.pence(pounds)));
  }

  /** Returns pounds and pence of a change, with its sign. */
  static String penceOfChange(BigDecimal pounds) {
    return pounds.signum() == 0 ? pence(pounds) : money("%+,.", pounds);
  }

  /** Returns whole pence of a change as pounds and pence, with its sign. */
  static String penceOfChange(long pence) {
    return penceOfChange(Casting.pounds(pence));
  }

  static String change(double value) {
    return Math.round(value) == 0 ? "0" : text("%+,.0f", value, 0);
  }

  static String change(OptionalDouble value) {
    return value.isEmpty() ? NONE : change(value.getAsDouble());
  }

  static String percent(OptionalDouble value) {
    if (value.isEmpty()) {
      return NONE;
    }
    return Math.abs(value.getAsDouble()) < 0.05 ? "0.0%" : text("%+.1f%%", value.getAsDouble(), 1);
  }

  /** Returns a number with the decimals that it is held with. */
  static String decimals(BigDecimal value) {
    return String.format(Locale.ROOT, "%,." + Math.max(0, value.scale()) + "f", value);
  }

  /** Returns a number with as many decimals as it has, up to eight. */
  static String plain(double value) {
    return plain(BigDecimal.valueOf(value));
  }

  /** Returns a number with as many decimals as it has, up to eight. */
  static String plain(BigDecimal value) {
    String shown = String.format(Locale.ROOT, "%,.8f", unsigned(value, 8));
    return shown.replaceAll("0+$", "").replaceAll("\\.$", "");
  }

  private static String money(String format, BigDecimal pounds) {
    int decimals = Math.max(Casting.PENCE_DECIMALS, pounds.stripTrailingZeros().scale());
    return String.format(Locale.ROOT, format + decimals + "f", pounds);
  }

  private static String text(String format, double value, int decimals) {
    return Double.isFinite(value)
        ? String.format(Locale.ROOT, format, unsigned(BigDecimal.valueOf(value), decimals))
        : Double.toString(value);
  }

  /** Rounds halves away from zero; a decimal number has no negative zero. */
  private static BigDecimal unsigned(BigDecimal value, int decimals) {
    return value.setScale(decimals, RoundingMode.HALF_UP);
  }
}
