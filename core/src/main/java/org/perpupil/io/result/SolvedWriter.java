package org.perpupil.io.result;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.perpupil.formula.printed.Casting;
import org.perpupil.io.csv.CsvText;
import org.perpupil.io.output.ResultKind;
import org.perpupil.io.result.OutputWriter.Body;
import org.perpupil.io.write.FiguresRestOn;
import org.perpupil.io.write.Summary;
import org.perpupil.sweep.solving.SolvedNumber;
import org.perpupil.sweep.solving.SolvedSchool;

/** Writes a number that was solved for. */
public final class SolvedWriter {
  private SolvedWriter() {}

  /**
   * Returns it as CSV: {@code id, unknown, in_years, condition, outcome, value, unit, year,
   * in_year_balance, closing_reserve}. The outcome is {@code value}, {@code none} or {@code every};
   * the last three, in pounds, are those of each year at the value, and blank in the one row of
   * what has no years.
   */
  public static String toCsv(SolvedNumber solved) {
    CsvText csv = new CsvText();
    csv.row(
        List.of(
            "id",
            "unknown",
            "in_years",
            "condition",
            "outcome",
            "value",
            "unit",
            "year",
            "in_year_balance",
            "closing_reserve"));
    List<String> start =
        List.of(
            solved.id(),
            solved.unknown().toString(),
            solved.span(),
            solved.condition().toString(),
            outcome(solved),
            solved
                .value()
                .map(BigDecimal::toPlainString)
                .or(() -> solved.latestYear().map(Object::toString))
                .orElse(""),
            solved.unit());
    if (solved.years().isEmpty()) {
      row(csv, start, "", "", "");
    }
    for (SolvedSchool.Year year : solved.years()) {
      row(csv, start, year.year().toString(), pounds(year.balance()), pounds(year.reserve()));
    }
    return csv.text();
  }

  /** Returns where it goes: a file, and a summary beside it. */
  public static Output output(Path file) {
    return Output.table(ResultKind.SOLVED, file);
  }

  /** Writes it as {@link #toCsv} gives it. */
  public static void write(SolvedNumber solved, Path file) {
    try (OutputWriter to = output(file).open()) {
      write(solved, to);
    }
  }

  /** Writes it to an output of {@link #output}. */
  public static void write(SolvedNumber solved, OutputWriter to) {
    Map<String, Object> summary = Summary.versions();
    FiguresRestOn.add(solved.basis(), summary);
    to.write(List.of(Body.of(toCsv(solved))), summary);
  }

  private static String outcome(SolvedNumber solved) {
    if (solved.isAlwaysKept()) {
      return "every";
    }
    return solved.value().isPresent() || solved.latestYear().isPresent() ? "value" : "none";
  }

  private static String pounds(double amount) {
    return Casting.pounds(Casting.pence(amount)).toPlainString();
  }

  private static void row(CsvText csv, List<String> start, String... end) {
    List<String> cells = new ArrayList<>(start);
    cells.addAll(List.of(end));
    csv.row(cells);
  }
}
