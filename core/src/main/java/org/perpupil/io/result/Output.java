package org.perpupil.io.result;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.csv.CsvSplitter;
import org.perpupil.io.output.FileSteps;
import org.perpupil.io.output.Place;
import org.perpupil.io.output.ResultKind;
import org.perpupil.io.output.SweepPartFile;
import org.perpupil.io.output.SystemFileSteps;
import org.perpupil.io.output.WriteProblem;
import org.perpupil.io.output.Written;
import org.perpupil.io.result.OutputWriter.Body;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;

/**
 * Where a result goes: the files that it consists of, all in one folder.
 *
 * <p>Files that hold something else, or that somebody changed after they were written, are not
 * replaced unless {@linkplain #withForce() by force}; a summary beside the files, whose name ends
 * {@code .summary.json}, tells what was written. Immutable.
 */
public final class Output {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String FORCED_BY = "withForce()";
  private static final ImmutableSet<String> FILE_ENDINGS =
      ImmutableSet.of(".csv", ".json", ".xlsx", ".parquet");

  private final ResultKind kind;
  private final Path folder;
  private final String stem;
  private final ImmutableList<String> data;
  private final @Nullable String summary;
  private final ImmutableList<String> endings;
  private final boolean force;
  private final String forcedBy;
  private final @Nullable Gathering gathering;
  private final boolean isMarked;

  private Output(
      ResultKind kind,
      Path folder,
      String stem,
      List<String> data,
      @Nullable String summary,
      List<String> endings,
      boolean force,
      String forcedBy,
      @Nullable Gathering gathering,
      boolean isMarked) {
    this.kind = kind;
    this.folder = folder;
    this.stem = stem;
    this.data = ImmutableList.copyOf(data);
    this.summary = summary;
    this.endings = ImmutableList.copyOf(endings);
    this.force = force;
    this.forcedBy = forcedBy;
    this.gathering = gathering;
    this.isMarked = isMarked;
  }

  /** A table that is written as CSV, and read from there. */
  private record WrittenTable(String name, Body body) implements TableBook.Table {
    @Override
    public void read(TableBook.Rows rows) throws IOException {
      body.write(new CsvSplitter(rows::row));
    }
  }

  /** How the tables of a result get into one file, and what each is called there. */
  private record Gathering(TableBook book, ImmutableList<String> names) {}

  /**
   * Returns a table, with files beside it that carry its name and a summary.
   *
   * @param companions how their names go on after the table's without its ending, such as {@code
   *     .groups.csv}
   */
  static Output table(ResultKind kind, Path file, String... companions) {
    List<String> data = new ArrayList<>(List.of(name(file)));
    for (String companion : companions) {
      data.add(stem(file) + companion);
    }
    return new Output(
        kind,
        folder(file),
        stem(file),
        data,
        stem(file) + ".summary.json",
        List.of(".csv"),
        false,
        FORCED_BY,
        null,
        false);
  }

  /** Returns draws of worlds, compressed or not, with a summary beside them. */
  static Output draws(Path file) {
    return new Output(
        ResultKind.DRAWS,
        folder(file),
        stem(file),
        List.of(name(file)),
        stem(file) + ".summary.json",
        List.of(".csv.gz", ".csv"),
        false,
        FORCED_BY,
        null,
        false);
  }

  /** Returns a table as JSON, with a summary beside it. */
  static Output json(ResultKind kind, Path file) {
    return new Output(
        kind,
        folder(file),
        stem(file),
        List.of(name(file)),
        stem(file) + ".summary.json",
        List.of(".json"),
        false,
        FORCED_BY,
        null,
        false);
  }

  /** Returns tables in a folder of their own, with a summary. */
  static Output tables(ResultKind kind, Path folder, List<String> names) {
    return tables(kind, folder, names, "summary");
  }

  /** Returns tables in a folder of their own, with a summary of some name, in JSON. */
  public static Output tables(ResultKind kind, Path folder, List<String> names, String summary) {
    return new Output(
        kind, folder, summary, names, summary + ".json", List.of(), false, FORCED_BY, null, false);
  }

  /** Returns the plan of a sweep: one file by itself, in YAML. */
  public static Output plan(Path file) {
    return single(ResultKind.SWEEP_PLAN, file, ".yaml");
  }

  /** Returns a statement of one school, with a summary beside it. */
  public static Output statement(Path file) {
    return table(ResultKind.STATEMENT, file);
  }

  /**
   * Returns a page for a browser, in HTML, with a summary beside it: what it is, and what its
   * figures rest on.
   */
  public static Output page(Path file) {
    return new Output(
        ResultKind.PAGE,
        folder(file),
        stem(file),
        List.of(name(file)),
        stem(file) + ".summary.json",
        List.of(".html"),
        false,
        FORCED_BY,
        null,
        false);
  }

  /** Returns one file by itself, without a summary. */
  static Output single(ResultKind kind, Path file, String ending) {
    return new Output(
        kind,
        folder(file),
        stem(file),
        List.of(name(file)),
        null,
        List.of(ending),
        false,
        FORCED_BY,
        null,
        false);
  }

  /** Returns the same output of one table in another format, whose files end so. */
  Output withEnding(String ending) {
    return new Output(
        kind, folder, stem, data, summary, List.of(ending), force, forcedBy, gathering, isMarked);
  }

  /** Returns the same output, which also replaces files that hold something else. */
  public Output withForce() {
    return new Output(
        kind, folder, stem, data, summary, endings, true, forcedBy, gathering, isMarked);
  }

  /** Returns the same output, which says in other words what forces a file to be replaced. */
  public Output withForceBy(String words) {
    return new Output(
        kind, folder, stem, data, summary, endings, force, words, gathering, isMarked);
  }

  /**
   * Returns an output that also takes a name of another ending, for one file that holds all tables.
   * Where the name given has that ending, the result goes into that file, with its summary beside
   * it; otherwise it goes where it went before. A folder that is there stays one.
   *
   * @param ending how the name ends, such as {@code .xlsx}, in any case
   * @param book what makes the file
   */
  public Output withBook(String ending, TableBook book) {
    boolean isFolder = endings.isEmpty();
    Path named = isFolder ? folder : folder.resolve(data.get(0));
    List<String> offered = new ArrayList<>(endings);
    if (!isFolder) {
      offered.add(ending);
    }
    if (!name(named).toLowerCase(Locale.ROOT).endsWith(ending)
        || (isFolder && Files.isDirectory(named))) {
      return new Output(
          kind, folder, stem, data, summary, offered, force, forcedBy, gathering, isMarked);
    }
    List<String> names = new ArrayList<>();
    for (String file : data) {
      String own = isFolder ? file : file.substring(Math.min(file.length(), stem.length() + 1));
      names.add(stem(Path.of(own)));
    }
    if (!isFolder) {
      String main = kind.fileName();
      names.set(0, names.subList(1, names.size()).contains(main) ? "schools" : main);
    }
    return new Output(
        kind,
        folder(named),
        stem(named),
        List.of(name(named)),
        stem(named) + ".summary.json",
        List.of(ending),
        force,
        forcedBy,
        new Gathering(book, ImmutableList.copyOf(names)),
        isMarked);
  }

  /**
   * Returns the same output, whose CSV files begin with a byte order mark: spreadsheets take a text
   * without one for an encoding of their own.
   */
  public Output withByteOrderMark() {
    return new Output(kind, folder, stem, data, summary, endings, force, forcedBy, gathering, true);
  }

  /** Returns every file that is written: tables first, the summary last; unmodifiable. */
  public List<Path> files() {
    ImmutableList.Builder<Path> files = ImmutableList.builder();
    names().forEach(name -> files.add(folder.resolve(name)));
    return files.build();
  }

  /**
   * Returns how the name of the file may end, such as {@code .csv}; empty where it is a folder;
   * unmodifiable.
   */
  public List<String> endings() {
    return endings;
  }

  /**
   * Returns what keeps the result from being written here, as far as it can be told without
   * writing: a name with another ending, a folder or a device in a file's place, files that hold
   * something else, a folder that is not this user's to write in.
   */
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>(misplaced());
    try {
      // Files of a run that was killed are put back first, when the output is opened.
      if (problems.isEmpty() && !Files.exists(undo())) {
        problems.addAll(strangers());
      }
    } catch (IOException e) {
      problems.add(WriteProblem.of(folder.resolve(data.get(0)), e));
    }
    return problems;
  }

  /**
   * Takes hold of the files: makes their folder, keeps other runs from writing them, and puts right
   * what a run that was killed has left.
   *
   * @throws ProblemsException when the result cannot be written here, or another run is writing it
   */
  public OutputWriter open() {
    return open(new SystemFileSteps());
  }

  /**
   * Returns a writer that does everything but write: nothing is on the disk before it, and nothing
   * after.
   *
   * @throws ProblemsException when the result cannot be written here
   */
  public OutputWriter rehearse() {
    ProblemsException.throwIfAny(problems());
    return OutputWriter.rehearsing(this, new SystemFileSteps());
  }

  OutputWriter open(FileSteps steps) {
    ProblemsException.throwIfAny(misplaced());
    return OutputWriter.open(this, steps);
  }

  /** Returns what is wrong with the names and places of the files. */
  private List<Problem> misplaced() {
    List<Problem> problems = new ArrayList<>();
    ending().ifPresent(problems::add);
    if (problems.isEmpty()) {
      try {
        List<Place> places = places();
        places.get(0).folderProblem().ifPresent(problems::add);
        if (problems.isEmpty()) {
          places.forEach(place -> place.problem().ifPresent(problems::add));
        }
      } catch (IOException e) {
        problems.add(WriteProblem.of(folder.resolve(data.get(0)), e));
      }
    }
    return problems;
  }

  private Optional<Problem> ending() {
    String shown = (endings.isEmpty() ? folder : folder.resolve(data.get(0))).toString();
    String name = shown.toLowerCase(Locale.ROOT);
    if (endings.isEmpty()) {
      return FILE_ENDINGS.stream().anyMatch(name::endsWith) && !Files.isDirectory(folder)
          ? Optional.of(
              Problem.error(
                  shown,
                  "the name of a file",
                  "the name of a folder, which several files are written to",
                  "the name without its ending was meant"))
          : Optional.empty();
    }
    return endings.stream().anyMatch(name::endsWith)
            || Files.isDirectory(folder.resolve(data.get(0)))
        ? Optional.empty()
        : Optional.of(
            Problem.error(
                shown,
                "another ending",
                "a name that ends " + String.join(" or ", endings),
                "the format was meant that another program reads; it converts the file"));
  }

  /** Returns what the files of this name hold that is not of an earlier run. */
  List<Problem> strangers() throws IOException {
    List<Problem> strangers = new ArrayList<>();
    if (force) {
      return strangers;
    }
    Optional<Written> written = written();
    for (String name : data) {
      Path file = folder.resolve(name);
      if (Files.exists(file) && !Files.isWritable(file)) {
        strangers.add(stranger(file, "a file that is read-only"));
      } else if (Files.exists(file)) {
        @Nullable String digits =
            written.map(Written::files).map(all -> all.get(name)).orElse(null);
        boolean isOwn =
            summary == null
                ? kind == ResultKind.SWEEP_PART && SweepPartFile.isOfAnyVersion(file)
                : digits != null;
        if (!isOwn) {
          strangers.add(stranger(file, "a file that was not written as " + kind.words()));
        } else if (digits != null && !digits.equals(Written.digits(file))) {
          strangers.add(
              stranger(file, "a file that was changed after it was written as " + kind.words()));
        }
      }
    }
    if (summary != null && written.isEmpty() && Files.exists(folder.resolve(summary))) {
      strangers.add(
          stranger(folder.resolve(summary), "a file that was not written with " + kind.words()));
    }
    return strangers;
  }

  private Problem stranger(Path file, String found) {
    return Problem.error(
        file.toString(),
        found,
        "no file, or one that an earlier run wrote and nobody changed",
        "another name was meant; " + forcedBy + " replaces this file");
  }

  private Optional<Written> written() throws IOException {
    return summary == null
        ? Optional.empty()
        : Written.read(folder.resolve(summary))
            .filter(written -> written.kind().equals(kind.fileName()));
  }

  ResultKind kind() {
    return kind;
  }

  /** Returns what the files hold: the tables as they are, or all of them in one. */
  List<Body> bodies(List<Body> tables, Map<String, Object> summary) {
    if (gathering == null) {
      return IntStream.range(0, tables.size()).mapToObj(i -> marked(i, tables.get(i))).toList();
    }
    List<TableBook.Table> named = new ArrayList<>();
    for (int i = 0; i < tables.size(); i++) {
      named.add(new WrittenTable(gathering.names().get(i), tables.get(i)));
    }
    return List.of(out -> gathering.book().write(kind.words(), named, summary, out));
  }

  private Body marked(int file, Body body) {
    boolean isText = data.get(file).toLowerCase(Locale.ROOT).endsWith(".csv");
    return !isMarked || !isText
        ? body
        : out -> {
          out.write(BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8));
          body.write(out);
        };
  }

  boolean hasSummary() {
    return summary != null;
  }

  /** Returns where every file goes, in the order of {@link #files()}. */
  List<Place> places() throws IOException {
    List<Place> places = new ArrayList<>();
    for (Path file : files()) {
      places.add(Place.of(file));
    }
    return places;
  }

  /** Returns the folder that holds the files. */
  Path folder() {
    return folder;
  }

  /** Returns the file that keeps other runs out. */
  Path lock() {
    return folder.resolve("." + stem + ".lock");
  }

  /** Returns the file that says how to put back what is being replaced. */
  Path undo() {
    return folder.resolve("." + stem + ".undo");
  }

  private List<String> names() {
    List<String> names = new ArrayList<>(data);
    if (summary != null) {
      names.add(summary);
    }
    return names;
  }

  private static Path folder(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    return parent == null ? absolute : parent;
  }

  private static String name(Path file) {
    @Nullable Path name = file.toAbsolutePath().normalize().getFileName();
    return name == null ? "" : name.toString();
  }

  private static String stem(Path file) {
    String name = name(file);
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
