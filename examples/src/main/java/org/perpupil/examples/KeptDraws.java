package org.perpupil.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import org.perpupil.io.result.DrawsWriter;
import org.perpupil.io.result.OutputWriter;
import org.perpupil.problem.ProblemsException;
import org.perpupil.sweep.SweepResult;
import org.perpupil.sweep.run.DrawColumns;
import picocli.CommandLine.Model.CommandSpec;

/** Where the worlds of a sweep are kept, as a whole and slice by slice until all are there. */
final class KeptDraws {
  private static final String ENDING = ".draws.csv.gz";
  private static final String SUMMARY = ".draws.csv.summary.json";

  private final DrawColumns columns;
  private final Path file;
  private final OutputWriter to;
  private final CommandSpec spec;

  private KeptDraws(DrawColumns columns, Path file, OutputWriter to, CommandSpec spec) {
    this.columns = columns;
    this.file = file;
    this.to = to;
    this.spec = spec;
  }

  /**
   * Takes hold of where draws go.
   *
   * @param others files that are read, or written too
   */
  static KeptDraws of(
      DrawColumns columns, Path file, OutputOptions outputs, List<Path> others, CommandSpec spec) {
    return new KeptDraws(
        columns, file, outputs.open("--draws", DrawsWriter.output(file), others), spec);
  }

  /** Returns where the draws of a part are kept. */
  static Path beside(Path part) {
    return part.resolveSibling(stem(part) + ENDING);
  }

  /** Returns every file of the draws of a part. */
  static List<Path> files(Path draws) {
    String name = String.valueOf(draws.getFileName());
    String stem = name.substring(0, name.length() - ENDING.length());
    return List.of(draws, draws.resolveSibling(stem + SUMMARY));
  }

  /** Returns whether the draws of some worlds are there, whole. */
  boolean isThere(long from, long count) {
    return isThere(file, from, count);
  }

  /** Returns whether a file holds the draws of some worlds, whole. */
  boolean isThere(Path draws, long from, long count) {
    return Files.exists(draws) && DrawsWriter.holds(draws, columns, from, count);
  }

  /** Runs worlds and writes them to their last place. */
  SweepResult run(long from, long count, int threads, LongConsumer progress)
      throws InterruptedException {
    return DrawsWriter.write(columns, from, count, threads, progress, to);
  }

  /** Runs worlds and writes them beside a part of the sweep. */
  SweepResult keep(Path draws, long from, long count, int threads, LongConsumer progress)
      throws InterruptedException {
    try (OutputWriter part = PerPupil.of(spec).hold(DrawsWriter.output(draws).withForce()::open)) {
      return DrawsWriter.write(columns, from, count, threads, progress, part);
    }
  }

  /**
   * Joins the draws among some files of parts into the whole.
   *
   * @throws ProblemsException when one of them was changed meanwhile, or the whole cannot be
   *     written
   */
  void join(List<Path> files, SweepResult whole) {
    DrawsWriter.join(files.stream().filter(KeptDraws::isDraws).toList(), whole, to);
  }

  private static boolean isDraws(Path file) {
    return file.toString().endsWith(ENDING);
  }

  private static String stem(Path part) {
    String name = String.valueOf(part.getFileName());
    return name.substring(0, name.lastIndexOf('.'));
  }
}
