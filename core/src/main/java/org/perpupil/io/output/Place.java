package org.perpupil.io.output;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.perpupil.problem.Problem;

/**
 * Where a file of results goes.
 *
 * @param named where the user wants it, absolute
 * @param real where it is once links have been followed; it need not be there
 */
public record Place(Path named, Path real) {
  /** As many links in a row as systems follow. */
  private static final int MOST_LINKS = 40;

  /** Links in it lead to streams of processes, such as {@code /dev/stdout}. */
  private static final Path PROCESSES = Path.of("/proc");

  /** Returns the place of a file, whether it is there or not. */
  public static Place of(Path file) throws IOException {
    Path named = file.toAbsolutePath().normalize();
    Path real = named;
    for (int links = 0; Files.isSymbolicLink(real); links++) {
      if (links == MOST_LINKS || real.startsWith(PROCESSES)) {
        throw new FileSystemLoopException(named.toString());
      }
      real = real.resolveSibling(Files.readSymbolicLink(real)).normalize();
    }
    return new Place(named, real);
  }

  /** Returns what is wrong with writing a file here. */
  public Optional<Problem> problem() {
    if (named.getFileName() == null || Files.isDirectory(real)) {
      return wrong("a folder", "another name was meant; a folder has this one");
    }
    if (Files.exists(real) && !Files.isRegularFile(real)) {
      return wrong("a device, a pipe or a socket", "a file in another folder was meant");
    }
    return Optional.empty();
  }

  /** Returns what is wrong with the folder, as far as it can be told without writing. */
  public Optional<Problem> folderProblem() {
    Path nearest = nearest();
    if (!Files.isDirectory(nearest)) {
      return Optional.of(
          Problem.error(
              folder().toString(),
              nearest.getFileName() + ", which is a file",
              "a folder",
              "another folder was meant"));
    }
    return Files.isWritable(nearest)
        ? Optional.empty()
        : Optional.of(
            Problem.error(
                folder().toString(),
                "a folder that you may not write in",
                "a folder of yours",
                "it belongs to somebody else, or the file system is read-only"));
  }

  private Optional<Problem> wrong(String found, String advice) {
    return Optional.of(
        Problem.error(named.toString(), found, "a file that can be written", advice));
  }

  /** Returns the folders that have to be made first, the outermost first. */
  public List<Path> missingFolders() {
    Deque<Path> missing = new ArrayDeque<>();
    for (Path at = folder(); !Files.exists(at); at = Objects.requireNonNull(at.getParent())) {
      missing.push(at);
    }
    return new ArrayList<>(missing);
  }

  /** Returns the folder that the file lies in, the root itself where that is named. */
  public Path folder() {
    @Nullable Path parent = real.getParent();
    return parent == null ? real : parent;
  }

  /** Returns where the file is while it is being written. */
  public Path part() {
    return hidden(".part");
  }

  /** Returns where the file that was there before is until its successor is in place. */
  public Path kept() {
    return hidden(".old");
  }

  private Path hidden(String ending) {
    return real.resolveSibling("." + real.getFileName() + ending);
  }

  private Path nearest() {
    List<Path> missing = missingFolders();
    return missing.isEmpty() ? folder() : Objects.requireNonNull(missing.get(0).getParent());
  }
}
