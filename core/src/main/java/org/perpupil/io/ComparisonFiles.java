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

  /** Returns the files that {@link #write} writes: the one named, its summary and its groups. */
  public static List<Path> targets(Path file) {
    return List.of(file, Summary.beside(file), groups(file));
  }

  /**
   * Writes a comparison, and beside it a summary whose name ends {@code .summary.json} and the
   * gains and losses of groups in one that ends {@code .groups.csv}, see {@link GroupFiles}.
   */
  public static void write(Comparison comparison, Path file) {
    WholeFiles.write(
        Map.of(
            file,
            toCsv(comparison),
            Summary.beside(file),
            Summary.of(comparison),
            groups(file),
            GroupFiles.toCsv(
                comparison.spread(),
                comparison.after().schools(),
                years(comparison.after().formulas()),
                "budget_share")));
  }

  private static Path groups(Path file) {
    return Summary.beside(file, ".groups.csv");
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
