package org.perpupil.examples.page;

import java.util.OptionalDouble;
import org.perpupil.examples.chart.Figures;

/**
 * The cut-offs that the Department's benchmarking tool shows ratios by, as its code has them. They
 * are meant to start questions; red does not mean wrong.
 */
final class CutOffs {
  private static final double RED_BALANCE = -0.05;
  private static final double SMALLEST = 19.5;
  private static final double SMALL = 20;
  private static final double LARGE = 22.5;
  private static final double LARGEST = 23.5;

  private CutOffs() {}

  /** Returns a table of the ratios that are known and have cut-offs. */
  static PageTable table(OptionalDouble inYearBalance, OptionalDouble classSize) {
    PageTable table = new PageTable("By the Department's cut-offs").words("Ratio");
    table.numbers("Here").words("Shown as").words("Green is");
    if (inYearBalance.isPresent()) {
      double balance = inYearBalance.getAsDouble();
      table.row(
          "In-year balance, percent of income",
          Figures.percent(balance),
          balance(balance),
          "0% or more; amber from −5%");
    }
    if (classSize.isPresent()) {
      double size = classSize.getAsDouble();
      table.row(
          "Pupils in a class",
          Figures.number(size, 2),
          classSize(size),
          "20 to 22.5; amber from 19.5 to 23.5");
    }
    return table;
  }

  static String balance(double ofIncome) {
    return ofIncome < RED_BALANCE ? "red" : ofIncome < 0 ? "amber" : "green";
  }

  static String classSize(double pupils) {
    if (pupils < SMALLEST || pupils >= LARGEST) {
      return "red";
    }
    return pupils < SMALL || pupils >= LARGE ? "amber" : "green";
  }
}
