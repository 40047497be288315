package org.perpupil.io.csv;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.perpupil.problem.Problem;

/**
 * What was read in another form than files hold it, because it can mean one thing only: told once
 * for each column. Not thread-safe.
 */
public final class Readings {
  private static final String FORMATTED =
      "a spreadsheet shows it so; look whether what was read is what is meant";

  private final Map<String, Reading> readings = new LinkedHashMap<>();

  /** The first cell of a column that was read so, and how many there are. */
  private record Reading(String place, String written, String read, String expected, int cells) {
    Reading oneMore() {
      return new Reading(place, written, read, expected, cells + 1);
    }
  }

  /**
   * Adds a cell.
   *
   * @param column what is told once
   * @param place where the cell is
   * @param written as it stands there
   * @param read as it was read
   * @param expected how files hold it
   */
  public void add(String column, String place, String written, String read, String expected) {
    readings.merge(
        column, new Reading(place, written, read, expected, 1), (first, more) -> first.oneMore());
  }

  /** Adds a note of each column to problems. */
  public void report(List<Problem> problems) {
    readings
        .values()
        .forEach(
            reading ->
                problems.add(
                    Problem.note(
                        reading.place(),
                        reading.written(),
                        reading.expected()
                            + "; it was read as '"
                            + reading.read()
                            + "'"
                            + more(reading.cells() - 1),
                        FORMATTED)));
  }

  private static String more(int cells) {
    return switch (cells) {
      case 0 -> "";
      case 1 -> ", and 1 more cell like it";
      default -> ", and " + cells + " more cells like it";
    };
  }
}
