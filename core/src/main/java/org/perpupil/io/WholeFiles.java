package org.perpupil.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Files that are written whole or not at all. */
final class WholeFiles {
  private WholeFiles() {}

  /**
   * Writes texts to files in UTF-8, replacing what was there.
   *
   * <p>Every text is on the disk beside its place before the first file takes it, so that a full
   * disk or a folder without permission changes nothing.
   *
   * @throws UncheckedIOException when a file cannot be written
   */
  static void write(Map<Path, String> texts) {
    Map<Path, Path> ready = new LinkedHashMap<>();
    try {
      for (Map.Entry<Path, String> text : texts.entrySet()) {
        Path named = text.getKey().toAbsolutePath().normalize();
        Path target = Files.exists(named) ? named.toRealPath() : named;
        Path folder = target.getParent();
        if (folder == null || (Files.exists(target) && !Files.isRegularFile(target))) {
          throw new IOException(target + " is not a file");
        }
        Files.createDirectories(folder);
        Path part = folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        ready.put(part, target);
        Files.writeString(
            part, text.getValue(), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
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

  /**
   * Writes one file as it is made, replacing what was there only when it is whole.
   *
   * @throws UncheckedIOException when it cannot be written
   */
  static void stream(Path file, Body body) {
    Path target = file.toAbsolutePath().normalize();
    Path part =
        target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      if (Files.isDirectory(target)) {
        throw new IOException(target + " is not a file");
      }
      Files.createDirectories(Objects.requireNonNull(target.getParent()));
      try (OutputStream out =
          new BufferedOutputStream(Files.newOutputStream(part, StandardOpenOption.CREATE_NEW))) {
        body.write(out);
      }
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      remove(part);
    }
  }

  /** What a file holds. */
  interface Body {
    void write(OutputStream out) throws IOException;
  }

  private static void remove(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
