package org.perpupil.io.result;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.perpupil.io.csv.CsvText;
import org.perpupil.io.output.ResultKind;
import org.perpupil.io.write.Summary;
import org.perpupil.problem.Problem;
import org.perpupil.statistics.discovery.Box;
import org.perpupil.statistics.discovery.Limit;

/**
 * Writes rules that find worlds of interest: the limits of each box, one a row, and beside it how
 * density grows along the first search as coverage falls.
 */
public final class BoxWriter {
  private static final List<String> HEADER =
      List.of(
          "box",
          "input",
          "input_low",
          "input_high",
          "chance",
          "coverage",
          "density",
          "mass",
          "worlds",
          "worlds_of_interest");

  private static final List<String> TRAJECTORY =
      List.of("step", "coverage", "density", "mass", "worlds", "worlds_of_interest", "inputs");

  private BoxWriter() {}

  /** Returns where boxes go: a file, the steps of the first search and a summary beside it. */
  public static Output output(Path file) {
    return Output.table(ResultKind.BOXES, file, ".steps.csv");
  }

  /**
   * Writes boxes.
   *
   * @param steps of the first search, from all worlds on
   * @param condition what worlds of interest have in common
   * @param to an output of {@link #output}
   * @throws org.perpupil.problem.ProblemsException when a file cannot be written
   */
  public static void write(
      List<Box> boxes, List<Box> steps, String condition, Path draws, OutputWriter to) {
    Map<String, Object> summary = Summary.versions();
    summary.put("method", "patient rule induction (Friedman and Fisher 1999)");
    summary.put("draws", String.valueOf(draws.getFileName()));
    summary.put("worlds_of_interest_have", condition);
    summary.put("worlds", steps.get(0).all());
    summary.put("worlds_of_interest", steps.get(0).allOfInterest());
    to.write(
        List.of(OutputWriter.Body.of(text(boxes)), OutputWriter.Body.of(trajectory(steps))),
        summary);
  }

  private static String text(List<Box> boxes) {
    CsvText text = new CsvText();
    text.row(HEADER);
    for (int i = 0; i < boxes.size(); i++) {
      for (Limit limit : boxes.get(i).limits()) {
        List<String> cells =
            new ArrayList<>(
                List.of(
                    String.valueOf(i + 1),
                    limit.input(),
                    end(limit.low()),
                    end(limit.high()),
                    Problem.plain(limit.chance())));
        cells.addAll(shares(boxes.get(i)));
        text.row(cells);
      }
    }
    return text.text();
  }

  private static String trajectory(List<Box> steps) {
    CsvText text = new CsvText();
    text.row(TRAJECTORY);
    for (Box box : steps) {
      List<String> cells = new ArrayList<>(List.of(String.valueOf(box.step())));
      cells.addAll(shares(box));
      cells.add(String.valueOf(box.limits().size()));
      text.row(cells);
    }
    return text.text();
  }

  private static List<String> shares(Box box) {
    return List.of(
        Problem.plain(box.coverage()),
        Problem.plain(box.density()),
        Problem.plain(box.mass()),
        String.valueOf(box.worlds()),
        String.valueOf(box.ofInterest()));
  }

  private static String end(double limit) {
    return Double.isInfinite(limit) ? "" : Problem.plain(limit);
  }
}
