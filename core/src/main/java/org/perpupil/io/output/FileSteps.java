package org.perpupil.io.output;

import java.io.IOException;
import java.nio.file.Path;

/** The steps of writing on a file system; tests let each of them fail. */
public interface FileSteps {
  /** Makes a folder in one that is there. */
  void makeFolder(Path folder) throws IOException;

  /** Makes a file that is not there yet. */
  PartFile create(Path file) throws IOException;

  /** Gives a file the mode of another and, as far as the user may, its owner and group. */
  void adopt(Path file, Path like) throws IOException;

  /** Waits until the names in a folder are on the disk. */
  void forceFolder(Path folder) throws IOException;

  /** Gives a file a second name, or makes a copy where the file system has no second names. */
  void keep(Path file, Path kept) throws IOException;

  /** Gives a file another name, at once for everybody, in place of what had it before. */
  void move(Path file, Path target) throws IOException;

  /** Deletes a file or an empty folder, if it is there. */
  void delete(Path place) throws IOException;
}
