package org.perpupil.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.perpupil.problem.Problem;

/**
 * Which files a file may name: a plan or a scenario that somebody else wrote should read nothing
 * but what came with it.
 */
public enum FileScope {
  /** Those in its own folder and below, also where links lead. */
  IN_ITS_FOLDER,
  /** Those anywhere. */
  ANYWHERE;

  /**
   * Returns the path of a file that another names.
   *
   * @param by the file that names it
   * @param name as it is written, from the folder of that file
   * @param place where it is written
   * @param problems where what is wrong is added
   * @return empty when it may not be read; whether it is there is for its reader to tell
   */
  public Optional<Path> resolve(Path by, String name, String place, List<Problem> problems) {
    Path named;
    try {
      named = Path.of(name);
    } catch (InvalidPathException e) {
      problems.add(
          Problem.error(
              place,
              name,
              "the name of a file",
              "it holds a character that no file of this system has in its name"));
      return Optional.empty();
    }
    Path path = by.resolveSibling(named).normalize();
    if (this == IN_ITS_FOLDER && leadsOut(by, named, path)) {
      problems.add(
          Problem.error(
              place,
              name,
              "a file in the folder of "
                  + by.getFileName()
                  + " or below, named from there, with no link that leads out",
              "it can be copied there; or allow-outside allows files anywhere, where you trust"
                  + " what names them"));
      return Optional.empty();
    }
    return Optional.of(path);
  }

  private static boolean leadsOut(Path by, Path named, Path path) {
    Path folder = folder(by);
    if (named.getRoot() != null || !path.toAbsolutePath().normalize().startsWith(folder)) {
      return true;
    }
    try {
      return Files.exists(path) && !path.toRealPath().startsWith(folder.toRealPath());
    } catch (IOException e) {
      return true;
    }
  }

  private static Path folder(Path by) {
    Path parent = by.toAbsolutePath().normalize().getParent();
    return parent == null ? by.toAbsolutePath().normalize() : parent;
  }
}
