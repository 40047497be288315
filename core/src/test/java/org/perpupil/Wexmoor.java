package org.perpupil;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The shipped authority, in a folder and in memory. */
final class Wexmoor {
  static final Path FOLDER = Path.of("../examples/data/wexmoor");

  private Wexmoor() {}

  /** Returns the content of every file, by name. */
  static Map<String, byte[]> content() throws IOException {
    Map<String, byte[]> content = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.sorted().toList()) {
        content.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return content;
  }

  /** Copies the files of the workspace to a folder. */
  static Path copy(Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : content().entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    return folder;
  }

  /** Returns the names of the files that the workspace names. */
  static List<String> named() {
    return List.of(
        "schools.csv",
        "formulas.csv",
        "budgets.csv",
        "staff.csv",
        "assumptions.yaml",
        "trusts.csv",
        "authorities.csv",
        "services.csv");
  }
}
