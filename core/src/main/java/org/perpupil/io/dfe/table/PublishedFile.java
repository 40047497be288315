package org.perpupil.io.dfe.table;

import java.nio.file.Path;

/** A published file that was read: its name and its bytes. Immutable and thread-safe. */
public final class PublishedFile {
  private final Path path;
  private final byte[] bytes;

  private PublishedFile(Path path, byte[] bytes) {
    this.path = path;
    this.bytes = bytes.clone();
  }

  /** Returns a file by its name, for messages, and what it holds. */
  public static PublishedFile of(Path path, byte[] bytes) {
    return new PublishedFile(path, bytes);
  }

  /** Returns where it was read. */
  public Path path() {
    return path;
  }

  /** Returns the bytes, which are not to be changed. */
  byte[] bytes() {
    return bytes;
  }
}
