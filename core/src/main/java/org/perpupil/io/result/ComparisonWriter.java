package org.perpupil.io.result;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Line;
import org.perpupil.formula.Total;
import org.perpupil.formula.printed.Casting;
import org.perpupil.impact.Comparison;
import org.perpupil.io.csv.CsvText;
import org.perpupil.io.csv.Numbers;
import org.perpupil.io.output.ResultKind;
import org.perpupil.io.result.OutputWriter.Body;
import org.perpupil.io.write.GroupWriter;
import org.perpupil.io.write.Summary;
import org.perpupil.problem.Problem;
import org.perpupil.school.School;

/**
 * Writes what schools gain and lose: one row a school, the change and its causes in pounds.
 *
 * <p>The causes of a row add up to its change, and rows to the sums of the summary and of groups,
 * see {@link Casting}.
 */
public final class ComparisonWriter {
  private ComparisonWriter() {}

  /** Returns a comparison as CSV text. */
  public static String toCsv(Comparison comparison) {
    return CsvText.of(csv -> schools(comparison, csv));
  }

  private static void schools(Comparison comparison, CsvText csv) {
    List<String> causes = new ArrayList<>();
    for (Line line : Line.values()) {
      causes.add(line.fileName());
    }
    causes.add(Total.AREA_COST.fileName());
    if (comparison.after().rounding().roundsTotalsAlone()) {
      causes.add(Total.ROUNDING.fileName());
    }
    List<String> header =
        new ArrayList<>(List.of("id", "name", "la_code", "phase", "pupils", "before", "after"));
    header.addAll(List.of("change", "change_per_pupil", "change_percent"));
    header.addAll(causes);
    header.add("status");
    csv.row(header);
    for (int i = 0; i < comparison.size(); i++) {
      School school = comparison.school(i);
      List<String> row = new ArrayList<>();
      row.add(school.id());
      row.add(school.name().orElse(""));
      row.add(school.laCode());
      row.add(school.phase().label());
      row.add(Casting.asWritten(school.pupils()).stripTrailingZeros().toPlainString());
      row.add(text(comparison.shareBeforeAsPrinted(i)));
      row.add(text(comparison.shareAfterAsPrinted(i)));
      row.add(text(comparison.changeAsPrinted(i)));
      row.add(perPupil(comparison, i));
      row.add(Numbers.write(comparison.changePercent(i), 4));
      Map<String, BigDecimal> pounds = comparison.causesAsPrinted(i);
      for (String cause : causes) {
        row.add(text(Optional.ofNullable(pounds.get(cause))));
      }
      row.add(
          comparison
              .failure(i)
              .map(reason -> "failed: " + reason)
              .orElse(comparison.status(i).label()));
      csv.row(row);
    }
  }

  /**
   * Returns where a comparison goes: a file, beside it the gains and losses of groups in one that
   * ends {@code .groups.csv}, see {@link GroupWriter}, and a summary that ends {@code
   * .summary.json}.
   */
  public static Output output(Path file) {
    return Output.table(ResultKind.COMPARISON, file, ".groups.csv");
  }

  /**
   * Writes a comparison and what belongs to it, see {@link #output}.
   *
   * @throws org.perpupil.problem.ProblemsException when a file cannot be written, or holds
   *     something else; nothing is written then
   */
  public static void write(Comparison comparison, Path file) {
    try (OutputWriter to = output(file).open()) {
      write(comparison, to);
    }
  }

  /** Writes a comparison to an output of {@link #output}, as {@link #write(Comparison, Path)}. */
  public static void write(Comparison comparison, OutputWriter to) {
    String groups =
        GroupWriter.toCsv(
            comparison.spread(),
            comparison.after().schools(),
            years(comparison.after().formulas()),
            "budget_share");
    to.write(
        List.of(Body.of(csv -> schools(comparison, csv)), Body.of(groups)), Summary.of(comparison));
  }

  private static String years(Formulas formulas) {
    return formulas.all().stream()
        .map(formula -> formula.year().toString())
        .distinct()
        .sorted()
        .collect(joining(" "));
  }

  private static String perPupil(Comparison comparison, int row) {
    OptionalDouble figure = comparison.changePerPupil(row);
    return figure.isEmpty() || comparison.after().rounding().linesToPence()
        ? Numbers.write(figure, 2)
        : Problem.plain(figure.getAsDouble());
  }

  private static String text(Optional<BigDecimal> pounds) {
    return pounds.map(Numbers::plain).orElse("");
  }
}
