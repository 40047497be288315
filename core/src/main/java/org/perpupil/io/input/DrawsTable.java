package org.perpupil.io.input;

import com.google.common.collect.ImmutableList;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.csv.FormulaGuard;
import org.perpupil.io.csv.Numbers;
import org.perpupil.io.csv.ReadableFile;
import org.perpupil.io.output.BlockGzip;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Names;
import org.perpupil.text.CsvRows;
import org.perpupil.text.NotCsvException;

/**
 * Worlds that a sweep kept: the inputs that may explain one of their outputs, and which worlds keep
 * a condition. Immutable.
 */
public final class DrawsTable {
  private static final Pattern CONDITION =
      Pattern.compile("(?<name>.+?)\\s*(?<sign><=|>=|<|>)\\s*(?<limit>[^<>=]+)");

  private static final Pattern OF_SCHOOL = Pattern.compile(".*:school:(?<id>.*)");

  private static final int MOST_SHOWN = 20;

  private final ImmutableList<String> inputs;
  private final double[][] values;
  private final boolean[] kept;

  private DrawsTable(List<String> inputs, double[][] values, boolean[] kept) {
    this.inputs = ImmutableList.copyOf(inputs);
    this.values = values;
    this.kept = kept;
  }

  /**
   * Reads the inputs of worlds, and which of them keep a condition. Of numbers that schools drew
   * for themselves those of the condition's school are read, or all where it is of a total; inputs
   * that are the same in every world are left out.
   *
   * @param condition an output's name, {@code <}, {@code <=}, {@code >} or {@code >=}, and a number
   * @throws ProblemsException when the file cannot be read, holds no draws, or lacks the output
   */
  public static DrawsTable read(Path file, String condition) {
    try (InputStream bytes = ReadableFile.open(file);
        InputStream text =
            BlockGzip.isCompressed(file) ? new GZIPInputStream(bytes, 1 << 16) : bytes;
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(new BoundedLines(text, file), StandardCharsets.UTF_8))) {
      return new Reader(file, condition).read(lines);
    } catch (ReadableFile.RefusedException e) {
      throw new ProblemsException(e.problem());
    } catch (FileSystemException e) {
      throw new ProblemsException(ReadableFile.problem(file, e));
    } catch (IOException e) {
      throw new ProblemsException(
          Problem.error(
              file.toString(),
              "a file that cannot be read",
              "draws that 'sweep' kept, as CSV or compressed by gzip",
              "it was cut short, or its name ends .gz although it is not compressed"));
    }
  }

  /** Returns the names of the inputs; unmodifiable. */
  public List<String> inputs() {
    return inputs;
  }

  /** Returns by input and world its value; not to be changed. */
  public double[][] values() {
    return values;
  }

  /** Returns by world whether it keeps the condition; not to be changed. */
  public boolean[] kept() {
    return kept;
  }

  /** Refuses a line that is longer than any of draws before it takes all memory. */
  private static final class BoundedLines extends FilterInputStream {
    private static final int LONGEST = 1 << 26;

    private final Path file;
    private long length;

    BoundedLines(InputStream in, Path file) {
      super(in);
      this.file = file;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int most) throws IOException {
      int count = super.read(bytes, offset, most);
      int end = offset + count;
      int begin = end;
      while (begin > offset && bytes[begin - 1] != '\n') {
        begin--;
      }
      length = begin > offset ? end - begin : length + Math.max(0, count);
      if (length > LONGEST) {
        throw new ProblemsException(
            Problem.error(
                file.toString(),
                "a line of more than " + LONGEST + " bytes",
                "draws that 'sweep' kept, a line a world",
                "it is another kind of file"));
      }
      return count;
    }
  }

  /** Reads one file. */
  private static final class Reader {
    private final Path file;
    private final String written;
    private final List<Problem> problems = new ArrayList<>();

    Reader(Path file, String condition) {
      this.file = file;
      this.written = condition;
    }

    DrawsTable read(BufferedReader lines) throws IOException {
      Matcher condition = CONDITION.matcher(written.strip());
      OptionalDouble limit =
          condition.matches() ? Numbers.parse(condition.group("limit")) : OptionalDouble.empty();
      if (limit.isEmpty()) {
        throw new ProblemsException(
            Problem.error(
                "condition",
                written,
                "an output, a sign of <, <=, > or >=, and a number",
                "such as closing_reserve:2029-30:school:W16<0 was meant"));
      }
      List<String> header = header(lines.readLine());
      String name = condition.group("name").strip();
      int output = header.indexOf(name);
      if (output < 0) {
        List<String> outputs = header.stream().filter(column -> column.contains(":")).toList();
        throw new ProblemsException(
            Problem.error(
                file + ", condition",
                name,
                "one of the " + outputs.size() + " outputs of these draws",
                Names.advice(
                    name,
                    outputs,
                    outputs.isEmpty()
                        ? "it is another file than the draws of a sweep"
                        : "outputs are named as " + outputs.get(0) + " is")));
      }
      int[] places = inputs(header, name);
      List<double[]> rows = new ArrayList<>();
      List<Boolean> keeps = new ArrayList<>();
      int line = 1;
      @Nullable String text = lines.readLine();
      while (text != null && problems.size() < MOST_SHOWN) {
        line++;
        if (!text.isBlank()) {
          String[] cells = cells(text);
          if (cells.length != header.size()) {
            add(line, "", cells.length + " values", header.size() + " values, as the header has");
          } else {
            double[] row = new double[places.length];
            for (int i = 0; i < places.length; i++) {
              row[i] = number(cells[places[i]], line, header.get(places[i]));
            }
            rows.add(row);
            double value = number(cells[output], line, name);
            keeps.add(keeps(value, condition.group("sign"), limit.getAsDouble()));
          }
        }
        text = lines.readLine();
      }
      ProblemsException.throwIfAny(problems);
      return table(header, places, rows, keeps);
    }

    private static DrawsTable table(
        List<String> header, int[] places, List<double[]> rows, List<Boolean> keeps) {
      List<String> names = new ArrayList<>();
      List<double[]> columns = new ArrayList<>();
      for (int i = 0; i < places.length; i++) {
        int at = i;
        double[] column = rows.stream().mapToDouble(row -> row[at]).toArray();
        if (Arrays.stream(column).distinct().limit(2).count() > 1) {
          names.add(header.get(places[i]));
          columns.add(column);
        }
      }
      boolean[] kept = new boolean[keeps.size()];
      for (int w = 0; w < kept.length; w++) {
        kept[w] = keeps.get(w);
      }
      return new DrawsTable(names, columns.toArray(double[][]::new), kept);
    }

    private List<String> header(@Nullable String first) {
      // A mark of the encoding is no part of the first name.
      boolean isMarked = first != null && first.startsWith("\uFEFF");
      CsvRows rows = CsvRows.of(first == null ? "" : first.substring(isMarked ? 1 : 0));
      try {
        if (rows.next()) {
          return rows.cells().stream().map(FormulaGuard::read).toList();
        }
      } catch (NotCsvException e) {
        // The problem below says it.
      }
      throw new ProblemsException(
          Problem.error(
              file.toString(),
              first == null ? "an empty file" : "no header",
              "a header row and a row for each world",
              "it is another file than the draws of a sweep"));
    }

    /** Spreadsheets may put quotation marks around numbers; the sweep does not. */
    private static String[] cells(String text) {
      if (text.indexOf('"') < 0) {
        return text.split(",", -1);
      }
      CsvRows rows = CsvRows.of(text);
      try {
        return rows.next() ? rows.cells().toArray(String[]::new) : new String[0];
      } catch (NotCsvException e) {
        // No row has no values, so that this is told as one that was cut.
        return new String[0];
      }
    }

    /** Returns where inputs stand: those in common, and the own ones of the output's school. */
    private static int[] inputs(List<String> header, String output) {
      Set<String> schools = new HashSet<>();
      for (String column : header) {
        Matcher of = OF_SCHOOL.matcher(column);
        if (of.matches()) {
          schools.add(of.group("id"));
        }
      }
      Matcher own = OF_SCHOOL.matcher(output);
      boolean isOfSchool = own.matches();
      return IntStream.range(0, header.size())
          .filter(
              i -> {
                String name = header.get(i);
                boolean isInput = !name.equals("world") && !name.contains(":");
                return isInput
                    && (!isOfSchool
                        || schools.stream()
                            .filter(id -> !id.equals(own.group("id")))
                            .noneMatch(id -> (name + " ").contains(" of " + id + " ")));
              })
          .toArray();
    }

    private static boolean keeps(double value, String sign, double limit) {
      return switch (sign) {
        case "<" -> value < limit;
        case "<=" -> value <= limit;
        case ">" -> value > limit;
        default -> value >= limit;
      };
    }

    private double number(String cell, int line, String column) {
      OptionalDouble number = Numbers.parse(cell.strip());
      if (number.isEmpty()) {
        add(line, ", column " + column, cell, "a number");
      }
      return number.orElse(Double.NaN);
    }

    private void add(int line, String column, String found, String expected) {
      problems.add(
          Problem.error(
              file + ", line " + line + column,
              found,
              expected,
              found.isEmpty()
                  ? "the school could not be projected; it has no worlds then"
                  : "the file was changed after the sweep wrote it"));
    }
  }
}
