package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs spoilt commands and looks for what must never happen: a stack trace, a hang, a file half
 * written or left behind, a number that is none with a good exit code.
 *
 * <p>Without end from the command line: {@code Fuzz FIRST_SEED [HOW_MANY]} prints each new kind of
 * fault with its seed and keeps its file in a folder that it names.
 */
final class Fuzz implements AutoCloseable {
  /** Seconds of work, not of waiting: the machine may be busy. */
  private static final long SECONDS = 30;

  private static final Pattern TRACE =
      Pattern.compile("(?m)^\\s+at [\\w.$/@]+\\(|Exception\\b(?!al)|fault of the program");
  private static final Pattern NO_NUMBER = Pattern.compile("(?<![\\w'])(NaN|-?Infinity)\\b");
  private static final Pattern CONTROL =
      Pattern.compile("[\\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069&&[^\\n]]");
  private static final JsonMapper JSON = new JsonMapper();

  private final Path folder;
  private final Path base;
  private final FuzzFiles files;
  private ExecutorService runner = Executors.newSingleThreadExecutor(this::daemon);
  private volatile Thread thread = Thread.currentThread();

  /** Prepares sound files in a folder. */
  Fuzz(Path folder) throws IOException {
    this.folder = folder;
    this.base = Files.createDirectories(folder.resolve("base"));
    this.files = FuzzFiles.of(base);
  }

  /**
   * What went wrong.
   *
   * @param kind what is the same in faults of one cause
   * @param detail all there is to see
   */
  record Fault(String kind, String detail) {}

  FuzzCase of(long seed) {
    return FuzzCase.of(seed, files, base);
  }

  /** Runs a case in a folder of its own, which is empty afterwards. */
  Optional<Fault> run(FuzzCase given) throws IOException {
    Path own = Files.createDirectories(folder.resolve("case"));
    try {
      if (given.hasFile()) {
        spoil(given, own);
      }
      return outcome(given, own);
    } finally {
      delete(own);
    }
  }

  /** Puts the spoilt file among the sound ones, which it may name. */
  private void spoil(FuzzCase given, Path own) throws IOException {
    Path spoilt = Files.createDirectories(own.resolve("spoilt"));
    for (String name : files.names()) {
      if (name.equals(given.file())) {
        Files.write(spoilt.resolve(name), given.content());
      } else if (given.file().endsWith(".yaml")) {
        Files.createSymbolicLink(spoilt.resolve(name), base.resolve(name));
      }
    }
  }

  private Optional<Fault> outcome(FuzzCase given, Path own) throws IOException {
    Path out = Files.createDirectories(own.resolve("out"));
    String[] words =
        given.words().stream()
            .map(word -> word.startsWith("SPOILT/") ? own + "/spoilt/" + word.substring(7) : word)
            .map(word -> word.startsWith("OUT") ? out + word.substring(3) : word)
            .map(word -> word.equals("FOLDER") ? base.toString() : word)
            .toArray(String[]::new);
    Future<Run> running = runner.submit(() -> Run.of(words));
    Run run;
    try {
      Optional<Run> ended = patiently(running);
      if (ended.isEmpty()) {
        runner.shutdownNow();
        runner = Executors.newSingleThreadExecutor(this::daemon);
        return fault("hang", given, "no end after " + SECONDS + " s of work");
      }
      run = ended.get();
    } catch (ExecutionException e) {
      StackTraceElement[] trace = e.getCause().getStackTrace();
      String place = trace.length == 0 ? "" : trace[0].toString();
      return fault("thrown " + e.getCause().getClass().getName() + " at " + place, given, "" + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return judge(given, run, written(out));
  }

  /** Waits until the command ends, or nothing when it works or waits for too long. */
  private Optional<Run> patiently(Future<Run> running)
      throws ExecutionException, InterruptedException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long worked = Long.MAX_VALUE;
    for (int waited = 0; waited < 20 * SECONDS; waited++) {
      try {
        return Optional.of(running.get(1, TimeUnit.SECONDS));
      } catch (TimeoutException e) {
        long now = threads.getThreadCpuTime(thread.getId());
        worked = Math.min(worked, now);
        if (now - worked > TimeUnit.SECONDS.toNanos(SECONDS)) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  /** Returns whether a file of text holds what steers a terminal; parts of sweeps are no text. */
  private static boolean isAnyRaw(Map<String, String> written) {
    return written.entrySet().stream()
        .anyMatch(file -> !file.getKey().endsWith(".part") && isRaw(file.getValue()));
  }

  /** Returns the fault of a run that is over, given the files that it wrote. */
  static Optional<Fault> judge(FuzzCase given, Run run, Map<String, String> written) {
    String printed = run.out() + run.err();
    String seen = "exit " + run.code() + "\n" + printed + "\n" + written.keySet();
    var trace = TRACE.matcher(run.err());
    if (trace.find()) {
      return fault("trace: " + firstOwn(run.err()), given, seen);
    }
    if (CONTROL.matcher(printed).find() || isAnyRaw(written)) {
      return fault("raw control character: " + given.words().get(0), given, seen);
    }
    if (run.code() < 0 || run.code() > 3) {
      return fault("exit " + run.code(), given, seen);
    }
    boolean good = run.code() == 0 || run.code() == 3;
    if (!good && run.err().isBlank()) {
      return fault("no word of why", given, seen);
    }
    if (!good && !written.isEmpty()) {
      return fault("exit " + run.code() + " but " + written.keySet(), given, seen);
    }
    if (good) {
      for (Map.Entry<String, String> file : written.entrySet()) {
        Optional<String> broken = broken(file.getKey(), file.getValue());
        if (broken.isPresent()) {
          return fault(broken.get(), given, seen);
        }
      }
      // A name may be any word; a number may not.
      boolean named = NO_NUMBER.matcher(new String(given.content(), UTF_8)).find();
      if (!named && !NO_NUMBER.matcher(String.join(" ", given.words())).find()) {
        String all = run.out() + run.err() + String.join("\n", written.values());
        var none = NO_NUMBER.matcher(all);
        if (none.find()) {
          String about = all.substring(Math.max(0, none.start() - 60), none.end());
          return fault("no number: " + given.words().get(0), given, about + "\n" + seen);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isRaw(String text) {
    return CONTROL.matcher(text).find();
  }

  private static String firstOwn(String err) {
    return err.lines()
        .filter(line -> line.contains("org.perpupil") && line.strip().startsWith("at "))
        .findFirst()
        .map(String::strip)
        .or(() -> err.lines().filter(line -> TRACE.matcher(line).find()).findFirst())
        .orElse("");
  }

  /** Returns what is wrong with a whole file. */
  private static Optional<String> broken(String name, String text) {
    if (name.endsWith(".json")) {
      try {
        JSON.readTree(text);
      } catch (JacksonException e) {
        return Optional.of("broken JSON " + name);
      }
      return Optional.empty();
    }
    if (name.endsWith(".csv") || name.endsWith(".csv.gz")) {
      int columns = 0;
      int rows = 0;
      for (List<String> row : rows(text)) {
        columns = rows++ == 0 ? row.size() : columns;
        if (row.size() != columns) {
          return Optional.of("a cut row in " + name);
        }
      }
      return text.endsWith("\n") && columns > 0 ? Optional.empty() : Optional.of("a cut " + name);
    }
    if (name.endsWith(".html")) {
      return text.endsWith("</html>\n") ? Optional.empty() : Optional.of("a cut " + name);
    }
    return name.endsWith(".part") || name.endsWith(".xlsx") || name.endsWith("perpupil.yaml")
        ? Optional.empty()
        : Optional.of("a file " + name);
  }

  private static List<List<String>> rows(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == ',') {
        row.add(cell.toString());
        cell.setLength(0);
      } else if (!quoted && c == '\n') {
        row.add(cell.toString());
        cell.setLength(0);
        rows.add(row);
        row = new ArrayList<>();
      } else {
        cell.append(c);
      }
    }
    return rows;
  }

  private static Optional<Fault> fault(String kind, FuzzCase given, String detail) {
    return Optional.of(new Fault(kind, given + "\n" + detail));
  }

  private static Map<String, String> written(Path out) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> all = Files.walk(out)) {
      for (Path file : all.filter(path -> !path.equals(out)).toList()) {
        boolean regular = Files.isRegularFile(file);
        if (regular || isEmpty(file)) {
          texts.put(out.relativize(file).toString(), regular ? text(file) : "");
        }
      }
    }
    return texts;
  }

  /** Returns what a file holds, its parts one after the other where it is packed. */
  private static String text(Path file) throws IOException {
    String name = file.getFileName().toString();
    if (name.endsWith(".gz")) {
      try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
        return new String(in.readAllBytes(), UTF_8);
      }
    }
    if (!name.endsWith(".xlsx")) {
      return new String(Files.readAllBytes(file), UTF_8);
    }
    StringBuilder text = new StringBuilder();
    try (ZipFile book = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(book.entries())) {
        text.append(new String(book.getInputStream(entry).readAllBytes(), UTF_8));
      }
    }
    return text.toString();
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> inside = Files.list(directory)) {
      return inside.findAny().isEmpty();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Thread daemon(Runnable task) {
    thread = new Thread(null, task, "fuzzed", 1 << 20);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    runner.shutdownNow();
  }

  /** Runs seeds from one on, as many as asked for or without end. */
  public static void main(String[] arguments) throws IOException {
    long first = Long.parseLong(arguments[0]);
    long count = arguments.length > 1 ? Long.parseLong(arguments[1]) : Long.MAX_VALUE;
    Path kept = Files.createTempDirectory("fuzz-");
    PrintStream out = new PrintStream(System.out, true, UTF_8);
    Map<String, Integer> kinds = new TreeMap<>();
    long began = System.nanoTime();
    try (Fuzz fuzz = new Fuzz(kept)) {
      for (long i = 0; i < count; i++) {
        FuzzCase given = fuzz.of(first + i);
        Optional<Fault> fault = fuzz.run(given);
        if (fault.isPresent() && kinds.merge(fault.get().kind(), 1, Integer::sum) == 1) {
          Path file = kept.resolve(given.seed() + "-" + (given.hasFile() ? given.file() : "words"));
          Files.write(file, given.content());
          out.println("---- " + fault.get().kind() + "\n" + file + "\n" + fault.get().detail());
        }
        if ((i + 1) % 1000 == 0) {
          out.printf(
              "%,d inputs, %,d seconds, faults %s%n",
              i + 1, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began), kinds);
        }
      }
    }
  }
}
