package org.perpupil.io.output;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.perpupil.io.csv.ReadableFile;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.sweep.SweepResult;
import org.perpupil.text.Values;
import tools.jackson.core.JacksonException;

/** Draws of some of a sweep's worlds, as a file and the summary beside it tell. */
public final class DrawsPart {
  /** Keys of a summary. */
  public static final String FINGERPRINT = "plan_fingerprint";

  public static final String FIRST_WORLD = "first_world";
  public static final String WORLDS = "worlds";

  private static final long MOST_BYTES = 1L << 28;

  private final Path file;
  private final Map<String, Object> summary;
  private final long first;
  private final long worlds;

  private DrawsPart(Path file, Map<String, Object> summary, long first, long worlds) {
    this.file = file;
    this.summary = summary;
    this.first = first;
    this.worlds = worlds;
  }

  /**
   * Reads what a file's summary says, and compares the file's bytes with it.
   *
   * @throws ProblemsException when the file or its summary is not there, or is another or damaged
   */
  public static DrawsPart read(Path file) {
    String found = "";
    try {
      if (Files.exists(file)) {
        found = "something else";
        Path beside = summaryOf(file);
        Map<String, Object> all = new LinkedHashMap<>();
        if (Files.isRegularFile(beside) && Files.size(beside) < MOST_BYTES) {
          Values.json(Files.readAllBytes(beside))
              .map()
              .forEach((key, value) -> all.put(String.valueOf(key), value));
        }
        if (all.get(FIRST_WORLD) instanceof Number first
            && all.get(WORLDS) instanceof Number worlds
            && all.get("files_sha256") instanceof Map<?, ?> digits
            && ResultKind.DRAWS.fileName().equals(all.get("result"))) {
          found = "draws that were changed or cut after they were written";
          if (Written.digits(file).equals(digits.get(String.valueOf(file.getFileName())))) {
            return new DrawsPart(file, all, first.longValue(), worlds.longValue());
          }
        }
      }
    } catch (IOException | JacksonException e) {
      // The problem below says it.
    }
    throw new ProblemsException(
        Problem.error(
            file.toString(),
            found,
            "draws of a slice, with their summary beside them",
            "the summary was not copied with the file, or the slice was run without draws"));
  }

  /**
   * Returns draws in the order of their worlds.
   *
   * @throws ProblemsException when they are not those of a result, all of its worlds, each once
   */
  public static List<DrawsPart> inOrder(List<Path> files, SweepResult whole) {
    List<Problem> problems = new ArrayList<>();
    List<DrawsPart> parts = new ArrayList<>();
    for (Path file : files) {
      try {
        DrawsPart part = read(file);
        if (!whole.fingerprint().equals(part.summary.get(FINGERPRINT))) {
          problems.add(
              Problem.error(
                  file.toString(),
                  "draws of another plan or other data",
                  "draws of the plan and data of the parts, "
                      + whole.fingerprint().substring(0, 12),
                  "the plan or a file it reads changed between the two"));
        }
        parts.add(part);
      } catch (ProblemsException e) {
        problems.addAll(e.problems());
      }
    }
    ProblemsException.throwIfAny(problems);
    parts.sort(Comparator.comparingLong(part -> part.first));
    long next = whole.from();
    for (DrawsPart part : parts) {
      if (part.first != next || !part.hasColumnsOf(parts.get(0))) {
        problems.add(
            Problem.error(
                part.file.toString(),
                "worlds from " + part.first + " on",
                "worlds from " + next + " on, with the columns of " + parts.get(0).file,
                "draws of a slice are missing or were given twice, or other schools were kept"));
      }
      next = part.first + part.worlds;
    }
    if (problems.isEmpty() && next != whole.from() + whole.count()) {
      problems.add(
          Problem.error(
              "draws",
              "worlds to " + (next - 1),
              "worlds to " + (whole.from() + whole.count() - 1) + ", as the parts have",
              "draws of a slice were left out"));
    }
    ProblemsException.throwIfAny(problems);
    return parts;
  }

  /** Returns whether these are draws of a sweep's worlds with the columns of a summary. */
  public boolean isOf(String fingerprint, long from, long count, List<String> columns) {
    return fingerprint.equals(summary.get(FINGERPRINT))
        && first == from
        && worlds == count
        && summary.get("columns") instanceof List<?> list
        && columns.equals(list.stream().map(DrawsPart::nameOf).toList());
  }

  /** Returns what the summary says but for what was written, as a new map. */
  public Map<String, Object> summary() {
    Map<String, Object> copy = new LinkedHashMap<>(summary);
    copy.remove("result");
    copy.remove("files_sha256");
    return copy;
  }

  /** Writes the rows, after the header if that is wanted, too. */
  public void copy(OutputStream out, boolean withHeader) throws IOException {
    try (InputStream bytes = ReadableFile.open(file);
        InputStream text =
            BlockGzip.isCompressed(file)
                ? new GZIPInputStream(bytes, 1 << 16)
                : new BufferedInputStream(bytes, 1 << 16)) {
      int one = -2;
      while (one != '\n' && one != -1) {
        one = text.read();
        if (withHeader && one >= 0) {
          out.write(one);
        }
      }
      text.transferTo(out);
    }
  }

  private static String nameOf(Object column) {
    return column instanceof Map<?, ?> map ? String.valueOf(map.get("name")) : "";
  }

  private boolean hasColumnsOf(DrawsPart other) {
    return String.valueOf(summary.get("columns"))
        .equals(String.valueOf(other.summary.get("columns")));
  }

  private static Path summaryOf(Path file) {
    String name = String.valueOf(file.getFileName());
    return file.resolveSibling(
        name.substring(0, Math.max(0, name.lastIndexOf('.'))) + ".summary.json");
  }
}
