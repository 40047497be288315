package org.perpupil.io.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import org.perpupil.problem.Problem;

/**
 * Files that are read: regular ones, up to a size, whatever they were said to be.
 *
 * <p>Pipes, devices and folders are refused before they are opened, since a pipe may never end and
 * can be read only once, and a device may give more than any memory holds. Links are followed.
 */
public final class ReadableFile {
  /** More than every school of England with its posts takes. */
  public static final long LIMIT = 1L << 28;

  /** A file was not read, for what the problem says. */
  public static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    private RefusedException(Problem problem) {
      super(problem.toString());
      this.problem = problem;
    }

    public Problem problem() {
      return problem;
    }
  }

  private ReadableFile() {}

  /**
   * Returns the bytes of a file.
   *
   * @param limit how many there may be
   * @param problems where what is wrong is added
   * @return empty when it cannot be read
   */
  public static Optional<byte[]> read(Path file, long limit, List<Problem> problems) {
    try {
      return Optional.of(bytes(file, limit));
    } catch (IOException e) {
      problems.add(problem(file, e));
      return Optional.empty();
    }
  }

  /**
   * Returns the bytes of a file that was read before, or is no larger than {@link #LIMIT}.
   *
   * @throws IOException when it cannot be read
   */
  public static byte[] bytes(Path file) throws IOException {
    return bytes(file, LIMIT);
  }

  /**
   * Opens a file.
   *
   * @throws IOException when it cannot be read, or is not a regular file
   */
  public static InputStream open(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      throw new RefusedException(
          attributes.isDirectory()
              ? Problem.error(
                  file.toString(),
                  "a folder",
                  "a file",
                  "the name of the file in that folder was left out")
              : Problem.error(
                  file.toString(),
                  "a pipe or a device",
                  "a regular file, which can be read again and has an end",
                  "what comes out of it can be kept in a file first"));
    }
    return Files.newInputStream(file);
  }

  private static byte[] bytes(Path file, long limit) throws IOException {
    try (InputStream in = open(file)) {
      byte[] bytes = in.readNBytes((int) limit);
      if (in.read() >= 0) {
        throw new RefusedException(tooLarge(file.toString(), limit));
      }
      return bytes;
    }
  }

  /** Returns the problem of more bytes than a limit. */
  public static Problem tooLarge(String name, long limit) {
    return Problem.error(
        name,
        "more than " + limit / 1024 + " KiB",
        "a file of at most " + limit / 1024 + " KiB",
        "it is another file, or holds something else below its rows");
  }

  /** Returns why a file could not be opened or read. */
  public static Problem problem(Path file, IOException e) {
    if (e instanceof RefusedException refused) {
      return refused.problem;
    }
    if (e instanceof NoSuchFileException) {
      return Problem.error(
          file.toString(),
          "",
          "a file that is there",
          "it is in another folder; this one is " + Path.of("").toAbsolutePath().normalize());
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && Files.exists(folder) && !Files.isDirectory(folder)) {
      return Problem.error(
          file.toString(),
          "",
          "a file that is there",
          "a folder was meant; " + folder.getFileName() + " is a file");
    }
    return Problem.error(
        file.toString(),
        String.valueOf(e.getMessage()),
        "a file that can be read",
        e instanceof FileSystemLoopException
            ? "its links lead in a circle"
            : "another program holds it open, or it is not yours to read");
  }
}
