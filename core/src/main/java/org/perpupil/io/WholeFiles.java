package org.perpupil.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** Files that are written whole or not at all. */
final class WholeFiles {
  private WholeFiles() {}

  /**
   * Writes texts to files in UTF-8, replacing what was there.
   *
   * <p>Every text is on the disk beside its place before the first file takes it.
   *
   * @throws UncheckedIOException when a file cannot be written; none has changed then
   */
  static void write(Map<Path, String> texts) {
    Map<Path, Path> ready = new LinkedHashMap<>();
    try {
      for (Map.Entry<Path, String> text : texts.entrySet()) {
        Path target = text.getKey().toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || Files.isDirectory(target)) {
          throw new IOException(target + " is a folder");
        }
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, "." + target.getFileName(), ".part");
        ready.put(part, target);
        Files.writeString(part, text.getValue(), StandardCharsets.UTF_8);
      }
      for (Map.Entry<Path, Path> part : ready.entrySet()) {
        Files.move(part.getKey(), part.getValue(), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      ready.keySet().forEach(WholeFiles::remove);
    }
  }

  private static void remove(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
