package org.perpupil.io.statement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.perpupil.problem.Problem;

/**
 * What stands in the last columns of a statement's row, as text; blank where nothing does.
 *
 * @param rate pounds
 * @param weighting share
 * @param pupils number
 * @param amount pounds, or what else the row tells
 */
record Figure(String rate, String weighting, String pupils, String amount) {
  /** Returns pounds alone. */
  static Figure pounds(double pounds) {
    return new Figure("", "", "", money(pounds));
  }

  /** Returns another number or word alone. */
  static Figure text(String text) {
    return new Figure("", "", "", text);
  }

  /** Returns a plain number alone. */
  static Figure number(double number) {
    return text(Problem.plain(number));
  }

  /** Returns a fraction in percent. */
  static Figure percent(double fraction) {
    return text(Problem.plain(Math.rint(fraction * 1e12) / 1e10) + "%");
  }

  /** Returns a product. */
  static Figure product(double rate, double weighting, double pupils, double amount) {
    return new Figure(exact(rate), Problem.plain(weighting), Problem.plain(pupils), money(amount));
  }

  /** Returns pounds to the penny. */
  static String money(double pounds) {
    return written(BigDecimal.valueOf(pounds).setScale(2, RoundingMode.HALF_UP));
  }

  /** Returns pounds with two decimals or as many more as they need. */
  static String exact(double pounds) {
    return written(BigDecimal.valueOf(pounds).stripTrailingZeros());
  }

  private static String written(BigDecimal pounds) {
    return String.format(Locale.ROOT, "%,." + Math.max(2, pounds.scale()) + "f", pounds);
  }
}
