package org.perpupil.examples;

import java.io.PrintWriter;
import org.perpupil.projection.Measure;
import org.perpupil.statistics.solving.Answer;
import org.perpupil.sweep.solving.SolvedNumber;

/** Prints what must be true of a number. */
final class SolveReport {
  private SolveReport() {}

  static void print(SolvedNumber solved, PrintWriter out) {
    out.println(solved.what() + ": " + found(solved) + " (" + condition(solved) + ")");
    if (solved.answer() instanceof Answer.Value value && value.changes() > 1) {
      out.println(
          "the condition begins and ends to hold " + value.changes() + " times in the range");
    }
    if (!solved.years().isEmpty()) {
      years(solved, out);
    }
    solved
        .today()
        .ifPresent(
            pupils ->
                out.println(
                    "as the baseline has it: " + Show.plain(Math.round(100 * pupils) / 100.0)));
  }

  private static String condition(SolvedNumber solved) {
    return Show.name(solved.id()) + ", " + solved.condition();
  }

  private static String found(SolvedNumber solved) {
    Answer answer = solved.answer();
    if (solved.latestYear().isPresent()) {
      return solved.latestYear().get().toString();
    }
    if (solved.value().isPresent()) {
      return Show.decimals(solved.value().get()) + " " + solved.unit();
    }
    boolean isYear = solved.unit().isEmpty();
    if (answer instanceof Answer.NoSuchValue none) {
      return isYear
          ? "no such year; even from the first it fails"
          : "no such value from " + range(none.low(), none.high(), solved.unit());
    }
    if (answer instanceof Answer.EveryValue every && !isYear) {
      return "every value from " + range(every.low(), every.high(), solved.unit());
    }
    return "every year of the run will do";
  }

  private static String range(double low, double high, String unit) {
    return Show.plain(low) + " to " + Show.plain(high) + " " + unit;
  }

  private static void years(SolvedNumber solved, PrintWriter out) {
    TextTable table = new TextTable("lrr");
    table
        .row("year", Measure.IN_YEAR_BALANCE.fileName(), Measure.CLOSING_RESERVE.fileName())
        .rule();
    solved
        .years()
        .forEach(
            year ->
                table.row(
                    year.year().toString(),
                    Show.pence(year.balance()),
                    Show.pence(year.reserve())));
    table.print(out);
  }
}
