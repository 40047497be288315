package org.perpupil.io.input;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.zip.GZIPInputStream;
import org.perpupil.io.Source;
import org.perpupil.io.csv.FormulaGuard;
import org.perpupil.io.csv.Numbers;
import org.perpupil.io.csv.ReadableFile;
import org.perpupil.io.csv.TextReader;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Names;
import org.perpupil.sweep.SweepPlan;
import org.perpupil.sweep.run.GivenWorlds;
import org.perpupil.sweep.run.WorldInputs;
import org.perpupil.text.CsvRows;
import org.perpupil.text.NotCsvException;

/**
 * Reads worlds of one's own: one row a world, a column for each input of a plan, named as the
 * plan's draws are.
 *
 * <p>A column {@code world} gives the number that decides what schools draw for themselves; without
 * it worlds are numbered from 0 on.
 */
public final class WorldsReader {
  private static final String WORLD = "world";

  /** More numbers than this are not kept. */
  private static final int MOST_NUMBERS = 1 << 27;

  private static final int MOST_SHOWN = 20;

  private final Source file;
  private final List<WorldInputs.Column> inputs;
  private final List<Problem> problems = new ArrayList<>();

  private WorldsReader(Source file, SweepPlan plan) {
    this.file = file;
    this.inputs = WorldInputs.columns(plan);
  }

  /**
   * Reads a file, which may be compressed as {@code gzip} does.
   *
   * @param warnings where what is odd is added
   * @throws ProblemsException with every problem of the file, when any is an error
   */
  public static GivenWorlds read(Path file, SweepPlan plan, List<Problem> warnings) {
    WorldsReader reader = new WorldsReader(Source.of(file), plan);
    GivenWorlds worlds = reader.read();
    warnings.addAll(reader.problems);
    return worlds;
  }

  private GivenWorlds read() {
    Optional<GivenWorlds> worlds = Optional.empty();
    Optional<String> text = text();
    if (text.isPresent()) {
      try {
        worlds = worlds(CsvRows.of(text.get()));
      } catch (NotCsvException e) {
        error("line " + e.line(), "", "CSV", "a quotation mark is left over");
      }
    }
    ProblemsException.throwIfAny(problems);
    return worlds.orElseThrow();
  }

  private Optional<String> text() {
    Optional<byte[]> bytes = file.read(ReadableFile.LIMIT, problems);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    byte[] read = bytes.get();
    if (read.length > 2 && (read[0] & 0xFF) == 0x1F && (read[1] & 0xFF) == 0x8B) {
      try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(read))) {
        read = zip.readNBytes((int) ReadableFile.LIMIT + 1);
        if (read.length > ReadableFile.LIMIT) {
          problems.add(ReadableFile.tooLarge(file.toString(), ReadableFile.LIMIT));
          return Optional.empty();
        }
      } catch (IOException e) {
        error("", "a damaged gzip file", "CSV, or CSV compressed by gzip", "it was cut short");
        return Optional.empty();
      }
    }
    return TextReader.read(Source.of(file.toString(), read), ReadableFile.LIMIT, problems);
  }

  private Optional<GivenWorlds> worlds(CsvRows rows) {
    if (!rows.next()) {
      error("", "", "a header row and at least one world below it", "the file is empty");
      return Optional.empty();
    }
    List<String> header = rows.cells().stream().map(FormulaGuard::read).toList();
    int[] places = places(header, rows.line());
    int number = header.indexOf(WORLD);
    if (isWrong()) {
      return Optional.empty();
    }
    double[] values = new double[1024];
    long[] numbers = new long[64];
    int worlds = 0;
    while (rows.next() && problems.size() < MOST_SHOWN) {
      List<String> cells = rows.cells();
      if (cells.size() != header.size()) {
        error(
            "line " + rows.line(),
            cells.size() + " values",
            header.size() + " values, as many as the header has columns",
            "its line was cut, or a value has a comma in it");
        continue;
      }
      int from = worlds * inputs.size();
      if (from > MOST_NUMBERS - inputs.size()) {
        error(
            "line " + rows.line(),
            "more than " + MOST_NUMBERS + " numbers",
            "fewer worlds",
            "the file can be cut into parts, each a sweep of its own");
        break;
      }
      if (from + inputs.size() > values.length) {
        values = Arrays.copyOf(values, Math.max(2 * values.length, from + inputs.size()));
      }
      if (worlds == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * worlds);
      }
      numbers[worlds] = number < 0 ? worlds : number(cells.get(number), rows.line());
      for (int i = 0; i < places.length; i++) {
        values[from + i] = value(inputs.get(i), cells.get(places[i]), rows.line());
      }
      worlds++;
    }
    if (worlds == 0 && !isWrong()) {
      error("", "a header only", "at least one world below the header", "its rows were lost");
    }
    return !isWrong()
        ? Optional.of(
            GivenWorlds.of(
                String.valueOf(file.path().map(Path::getFileName).orElseThrow()),
                inputs.size(),
                Arrays.copyOf(values, worlds * inputs.size()),
                Arrays.copyOf(numbers, worlds)))
        : Optional.empty();
  }

  /** A note, such as one of the encoding, is no error. */
  private boolean isWrong() {
    return problems.stream().anyMatch(Problem::isError);
  }

  /** Returns where each input stands. */
  private int[] places(List<String> header, int line) {
    List<String> names = inputs.stream().map(WorldInputs.Column::name).toList();
    Map<String, Integer> found = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i);
      if (!name.equals(WORLD) && !names.contains(name)) {
        error(
            "line " + line + ", column " + (i + 1),
            name,
            "an input of the plan, or world",
            advice(name, names));
      } else if (found.put(name, i) != null) {
        error("line " + line + ", column " + (i + 1), name, "each column once", "one is left over");
      }
    }
    List<String> missing = names.stream().filter(name -> !found.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      error(
          "line " + line,
          "",
          (missing.size() == 1 ? "the column " : "the columns ") + String.join("; ", missing),
          "every input of the plan needs one; where it should not vary, all its rows can hold one"
              + " value");
    }
    return names.stream().mapToInt(name -> found.getOrDefault(name, 0)).toArray();
  }

  private static String advice(String name, List<String> names) {
    boolean isOfSchools =
        name.contains(" of ") && names.stream().noneMatch(one -> one.contains(" of "));
    if (name.indexOf(':') > 0 || isOfSchools) {
      return "it comes of the plan's draws; inputs alone are taken, what schools draw for themselves"
          + " follows from the column world";
    }
    return names.stream()
        .filter(one -> one.replace(WorldInputs.IN_COMMON, "").equals(name))
        .map(one -> "'" + one + "' was meant, what all schools have in common of it")
        .findFirst()
        .orElseGet(
            () ->
                Names.advice(
                    name, names, "the plan does not vary it: " + String.join("; ", names)));
  }

  private double value(WorldInputs.Column input, String cell, int line) {
    String place = "line " + line + ", column " + input.name();
    OptionalDouble number = Numbers.parse(cell.strip());
    if (number.isEmpty()) {
      error(place, cell, "a number", Numbers.advice(cell, Numbers.WORD));
      return Double.NaN;
    }
    double value = number.getAsDouble();
    if (input.assumption().isPresent() && !input.assumption().get().accepts(value)) {
      problems.add(input.assumption().get().outOfRange(file + ", " + place, cell));
    }
    return value;
  }

  private long number(String cell, int line) {
    Optional<Long> whole =
        Numbers.parse(cell.strip()).stream()
            .boxed()
            .flatMap(value -> Numbers.whole(value).stream())
            .filter(value -> value >= 0 && value < SweepPlan.MOST_WORLDS)
            .findFirst();
    if (whole.isEmpty()) {
      error(
          "line " + line + ", column " + WORLD,
          cell,
          "the number of a world, 0 to " + (SweepPlan.MOST_WORLDS - 1),
          "the column is not needed; without it worlds are numbered from 0 on");
    }
    return whole.orElse(0L);
  }

  private void error(String place, String found, String expected, String advice) {
    problems.add(
        Problem.error(
            place.isEmpty() ? file.toString() : file + ", " + place, found, expected, advice));
  }
}
