package org.perpupil.examples.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.perpupil.io.input.SweepInputs;
import org.perpupil.io.result.SweepWriter;

/** A copy of the example authority, whose plans are changed, and what one process makes of them. */
final class Wexmoor {
  static final String PLAN = "deficit-risk.sweep.yaml";

  private final Path folder;

  /** Copies the files into a folder that is there. */
  Wexmoor(Path folder) {
    this.folder = folder;
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(Path.of("../data/wexmoor"), "*.{csv,yaml}")) {
      for (Path file : files) {
        Files.copy(file, folder.resolve(file.getFileName().toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path plan() {
    return folder.resolve(PLAN);
  }

  /** Changes a text of the plan that is there once or more. */
  Wexmoor with(String text, String other) {
    return with(PLAN, text, other);
  }

  /** Changes a text of a file that is there once or more. */
  Wexmoor with(String file, String text, String other) {
    try {
      String before = Files.readString(folder.resolve(file));
      if (!before.contains(text)) {
        throw new IllegalArgumentException(text);
      }
      Files.writeString(folder.resolve(file), before.replace(text, other));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Returns the table that one process writes, with its summary beside it. */
  Path ofOneProcess(String name) throws InterruptedException {
    Path file = folder.resolve("one-process").resolve(name);
    SweepWriter.write(SweepInputs.read(plan()).sweep().run(2), file);
    return file;
  }
}
