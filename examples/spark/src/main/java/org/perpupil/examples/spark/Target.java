package org.perpupil.examples.spark;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.result.Output;
import org.perpupil.io.result.OutputWriter;
import org.perpupil.io.result.SweepWriter;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.sweep.SweepResult;

/**
 * Where results go, as CSV or Parquet by the ending of the name, with a summary beside them.
 *
 * <p>On a disk they are written as everywhere: whole or not at all. On a file system of the cluster
 * each file appears whole; a file that is there is replaced only by force.
 */
final class Target implements AutoCloseable {
  private static final String CSV = ".csv";
  private static final String PARQUET = ".parquet";

  private final OutputWriter to;
  private final boolean isParquet;
  private final ClusterFiles.@Nullable Place remote;

  /** Where files are made that go to the cluster; none for a file on a disk. */
  private final java.nio.file.@Nullable Path made;

  private Target(
      OutputWriter to,
      boolean isParquet,
      ClusterFiles.@Nullable Place remote,
      java.nio.file.@Nullable Path made) {
    this.to = to;
    this.isParquet = isParquet;
    this.remote = remote;
    this.made = made;
  }

  /** Returns whether results can go to a file of this name, by its ending. */
  static boolean isOffered(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(CSV) || lower.endsWith(PARQUET);
  }

  /**
   * Takes hold of where results go.
   *
   * @param read files on a disk that are read, which are never replaced
   * @throws ProblemsException when they cannot be written there
   */
  static Target open(ClusterFiles.Place place, boolean force, List<java.nio.file.Path> read) {
    boolean isParquet = place.path().getName().toLowerCase(Locale.ROOT).endsWith(PARQUET);
    if (place.local().isPresent()) {
      Output output = output(place.local().get(), isParquet).withForceBy("--force");
      checkNotRead(output, read);
      return new Target((force ? output.withForce() : output).open(), isParquet, null, null);
    }
    try {
      java.nio.file.Path made = Files.createTempDirectory("perpupil");
      Output output = output(made.resolve(place.path().getName()), isParquet);
      Target target = new Target(output.open(), isParquet, place, made);
      if (!force) {
        target.checkFree();
      }
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Output output(java.nio.file.Path file, boolean isParquet) {
    return isParquet ? SweepWriter.output(file, PARQUET) : SweepWriter.output(file);
  }

  private static void checkNotRead(Output output, List<java.nio.file.Path> read) {
    List<Problem> problems = new ArrayList<>();
    for (java.nio.file.Path file : output.files()) {
      if (read.stream().anyMatch(one -> one.toAbsolutePath().normalize().equals(file))) {
        problems.add(
            Problem.error(
                file.toString(),
                "a file that is read",
                "a file that is not read",
                "another name was meant"));
      }
    }
    ProblemsException.throwIfAny(problems);
  }

  private void checkFree() throws IOException {
    List<Problem> problems = new ArrayList<>();
    for (java.nio.file.Path file : to.files()) {
      Path there = there(file);
      if (place().system().exists(there)) {
        problems.add(
            Problem.error(
                there.toString(),
                "a file that is there",
                "no file",
                "another name was meant; --force replaces this file"));
      }
    }
    if (!problems.isEmpty()) {
      close();
    }
    ProblemsException.throwIfAny(problems);
  }

  /** Writes results. */
  void write(SweepResult result) {
    Map<String, Object> summary = SweepWriter.summary(result);
    if (isParquet) {
      to.write(List.of((OutputStream out) -> ParquetRows.write(result, out)), summary);
    } else {
      SweepWriter.write(result, to);
    }
    if (remote != null) {
      try {
        for (java.nio.file.Path file : to.files()) {
          send(file);
        }
      } catch (IOException e) {
        throw new ProblemsException(
            Problem.error(
                place().path().toString(),
                String.valueOf(e.getMessage()),
                "a place that can be written to",
                "its folder is another user's, or the file system is full"));
      }
    }
  }

  private void send(java.nio.file.Path file) throws IOException {
    Path there = there(file);
    Path part = new Path(there.getParent(), "." + there.getName() + ".part");
    try (OutputStream out = place().system().create(part, true)) {
      Files.copy(file, out);
    }
    place().system().delete(there, false);
    if (!place().system().rename(part, there)) {
      throw new IOException(part + " could not be renamed");
    }
  }

  private Path there(java.nio.file.Path file) {
    Path named = place().path();
    String name = String.valueOf(file.getFileName());
    return named.getParent() == null ? new Path(name) : new Path(named.getParent(), name);
  }

  private ClusterFiles.Place place() {
    if (remote == null) {
      throw new IllegalStateException("results go to a disk");
    }
    return remote;
  }

  @Override
  public void close() {
    to.close();
    if (made != null) {
      try (Stream<java.nio.file.Path> files = Files.walk(made)) {
        for (java.nio.file.Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      } catch (IOException e) {
        // Left for the system to clear.
      }
    }
  }
}
