package org.perpupil.io.output;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.perpupil.problem.Problem;

/** What a system says when it does not write, in the user's words. */
public final class WriteProblem {
  /** A disk with less room than this is as good as full. */
  private static final long LITTLE = 1 << 16;

  private WriteProblem() {}

  /**
   * Returns a problem.
   *
   * @param file that was to be written
   * @param failure what the system said
   */
  public static Problem of(Path file, IOException failure) {
    return Problem.error(
        file.toString(), reason(failure), "a place that can be written to", advice(file, failure));
  }

  /** Returns the problem that some files are new and the old ones could not be put back. */
  public static Problem half(Path file, IOException failure) {
    return Problem.error(
        file.toString(),
        reason(failure),
        "a place that can be written to; some files beside it are new and some old",
        "the disk fails; the old files are in hidden ones that end .old, and the next run that"
            + " writes here puts them back");
  }

  private static String reason(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "no permission to write";
    }
    if (failure instanceof FileSystemLoopException) {
      return "links that lead to no file";
    }
    if (failure instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }

  private static String advice(Path file, IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "the folder belongs to somebody else, or the file system is read-only";
    }
    if (isFull(file)) {
      return "the disk is full; what was there before is untouched";
    }
    return "the disk is full or fails, or another program holds the file; what was there before is"
        + " untouched";
  }

  private static boolean isFull(Path file) {
    @Nullable Path folder = file.toAbsolutePath().getParent();
    while (folder != null && !Files.isDirectory(folder)) {
      folder = folder.getParent();
    }
    try {
      return Files.getFileStore(Objects.requireNonNull(folder)).getUsableSpace() < LITTLE;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }
}
