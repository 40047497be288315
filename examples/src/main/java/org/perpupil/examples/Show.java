package org.perpupil.examples;

import java.util.Locale;
import java.util.OptionalDouble;
import org.perpupil.problem.Visible;
import org.perpupil.school.School;

/** Figures as people read them: thousands separators, a sign on changes, a dash for none. */
final class Show {
  private static final String NONE = "-";
  private static final int LONGEST_REASON = 500;

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
    return text("%,.0f", value);
  }

  /** Returns whole pounds with their sign in front, such as -£1,200. */
  static String pounds(double value) {
    return (Math.round(value) < 0 ? "-£" : "£") + whole(Math.abs(value));
  }

  static String oneDecimal(double value) {
    return text("%,.1f", value);
  }

  static String threeDecimals(double value) {
    return text("%,.3f", value);
  }

  static String pence(double value) {
    return text("%,.2f", value);
  }

  /** Returns pounds and pence of a change, with its sign. */
  static String pence(long pence) {
    return (pence > 0 ? "+" : "") + pence(pence / 100.0);
  }

  static String change(double value) {
    return Math.round(value) == 0 ? "0" : text("%+,.0f", value);
  }

  static String change(OptionalDouble value) {
    return value.isEmpty() ? NONE : change(value.getAsDouble());
  }

  static String percent(OptionalDouble value) {
    if (value.isEmpty()) {
      return NONE;
    }
    return Math.abs(value.getAsDouble()) < 0.05 ? "0.0%" : text("%+.1f%%", value.getAsDouble());
  }

  /** Returns a number with as many decimals as it has, up to eight. */
  static String plain(double value) {
    String shown = text("%,.8f", value);
    return shown.replaceAll("0+$", "").replaceAll("\\.$", "");
  }

  private static String text(String format, double value) {
    String shown = String.format(Locale.UK, format, value);
    // What rounds to nothing has no sign.
    return shown.startsWith("-") && shown.chars().noneMatch(c -> c >= '1' && c <= '9')
        ? shown.substring(1)
        : shown;
  }
}
