package org.perpupil.examples.page;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import org.perpupil.budget.cost.CurriculumQuestion;
import org.perpupil.examples.chart.Figures;

/**
 * Ratios by the cut-offs of the Department's benchmarking tool. They are meant to start questions;
 * red does not mean wrong.
 */
final class CutOffs {
  private CutOffs() {}

  /** Returns a table of the ratios that are known; shares are from 0 to 1. */
  static PageTable table(
      OptionalDouble contactRatio, OptionalDouble classSize, OptionalDouble inYearBalance) {
    PageTable table = new PageTable("By the Department's cut-offs").words("Ratio");
    table.numbers("Here").words("Shown as").words("Green is");
    DoubleFunction<String> number = value -> Figures.number(value, 2);
    row(table, "Contact ratio", CurriculumQuestion.CONTACT_RATIO, contactRatio, number);
    row(table, "Pupils in a class", CurriculumQuestion.AVERAGE_CLASS_SIZE, classSize, number);
    OptionalDouble percent =
        inYearBalance.isEmpty()
            ? inYearBalance
            : OptionalDouble.of(100 * inYearBalance.getAsDouble());
    row(
        table,
        "In-year balance, percent of income",
        CurriculumQuestion.IN_YEAR_BALANCE,
        percent,
        value -> Figures.number(value, 1) + "%");
    return table;
  }

  private static void row(
      PageTable table,
      String name,
      CurriculumQuestion question,
      OptionalDouble value,
      DoubleFunction<String> words) {
    if (value.isEmpty()) {
      return;
    }
    String band = question.band(value.getAsDouble()).name().toLowerCase(Locale.ROOT);
    boolean hasEnd = Double.isFinite(question.greenTo());
    String green =
        words.apply(question.greenFrom())
            + (hasEnd ? " to below " + words.apply(question.greenTo()) : " or more")
            + "; amber from "
            + words.apply(question.amberFrom())
            + (hasEnd ? " to below " + words.apply(question.amberTo()) : "");
    table.row(name, words.apply(value.getAsDouble()), band, green);
  }
}
