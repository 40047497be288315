package org.perpupil.io;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** How a part of a sweep begins. */
final class SweepPart {
  private static final String BEGINNING = "perpupil sweep part ";

  /** The first text of a part, with the version of its layout. */
  static final String HEADER = BEGINNING + "2";

  private SweepPart() {}

  /** Returns whether a file begins as parts do, whole or not, of this or another version. */
  static boolean isPart(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (DataInputStream in =
        new DataInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
      return in.readUTF().startsWith(BEGINNING);
    } catch (IOException e) {
      return false;
    }
  }
}
