package org.perpupil.io;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Line;
import org.perpupil.formula.Total;
import org.perpupil.impact.Comparison;
import org.perpupil.io.OutputWriter.Body;
import org.perpupil.problem.Problem;
import org.perpupil.school.School;

/**
 * Writes what schools gain and lose: one row a school, the change and its causes in pounds.
 *
 * <p>The causes of a row add up to its change.
 */
public final class ComparisonFiles {
  private ComparisonFiles() {}

  /** Returns a comparison as CSV text. */
  public static String toCsv(Comparison comparison) {
    CsvText csv = new CsvText();
    List<String> causes = new ArrayList<>();
    for (Line line : Line.values()) {
      causes.add(line.fileName());
    }
    causes.add(Total.AREA_COST.fileName());
    List<String> header =
        new ArrayList<>(List.of("id", "name", "la_code", "phase", "pupils", "before", "after"));
    header.addAll(List.of("change", "change_per_pupil", "change_percent"));
    header.addAll(causes);
    header.add("status");
    csv.row(header);
    boolean toPence = comparison.after().rounding().linesToPence();
    for (int i = 0; i < comparison.size(); i++) {
      School school = comparison.school(i);
      List<String> row = new ArrayList<>();
      row.add(school.id());
      row.add(school.name().orElse(""));
      row.add(school.laCode());
      row.add(school.phase().label());
      row.add(Problem.plain(school.pupils()));
      row.add(text(comparison.shareBefore(i), toPence));
      row.add(text(comparison.shareAfter(i), toPence));
      row.add(text(comparison.change(i), toPence));
      row.add(text(comparison.changePerPupil(i), toPence));
      row.add(Numbers.write(comparison.changePercent(i), 4));
      Map<String, Double> pounds = comparison.causes(i);
      for (String cause : causes) {
        Double value = pounds.get(cause);
        row.add(value == null ? "" : text(OptionalDouble.of(value), toPence));
      }
      row.add(
          comparison
              .failure(i)
              .map(reason -> "failed: " + reason)
              .orElse(comparison.status(i).label()));
      csv.row(row);
    }
    return csv.text();
  }

  /**
   * Returns where a comparison goes: a file, beside it the gains and losses of groups in one that
   * ends {@code .groups.csv}, see {@link GroupFiles}, and a summary that ends {@code
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
        GroupFiles.toCsv(
            comparison.spread(),
            comparison.after().schools(),
            years(comparison.after().formulas()),
            "budget_share");
    to.write(List.of(Body.of(toCsv(comparison)), Body.of(groups)), Summary.of(comparison));
  }

  private static String years(Formulas formulas) {
    return formulas.all().stream()
        .map(formula -> formula.year().toString())
        .distinct()
        .sorted()
        .collect(joining(" "));
  }

  private static String text(OptionalDouble pounds, boolean toPence) {
    if (pounds.isEmpty()) {
      return "";
    }
    return toPence ? Numbers.write(pounds, 2) : Problem.plain(pounds.getAsDouble());
  }
}
