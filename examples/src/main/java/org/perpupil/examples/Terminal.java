package org.perpupil.examples;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What stands behind the standard streams. */
final class Terminal {
  private static final Path STREAMS = Path.of("/proc/self/fd");

  private Terminal() {}

  /** Returns whether somebody watches the error stream. */
  static boolean isWatched() {
    return isWatched(STREAMS.resolve("2"));
  }

  /** Returns whether somebody watches standard output. */
  static boolean isOutputWatched() {
    return isWatched(STREAMS.resolve("1"));
  }

  /** Java cannot tell for one stream; where the system can, it is asked. */
  static boolean isWatched(Path stream) {
    if (!Files.isSymbolicLink(stream)) {
      return hasConsole();
    }
    try {
      Path device = stream.toRealPath();
      return device.startsWith("/dev/pts") || device.startsWith("/dev/tty");
    } catch (IOException e) {
      // A pipe has no place among the files.
      return false;
    }
  }

  /** Returns whether a write failed because the reader of a pipe had enough and went away. */
  static boolean isReaderGone(IOException failure, OutputStream results) {
    // A stream that a program made for itself is no pipe of the system.
    return results instanceof FileOutputStream
        ? isReaderGone(failure, STREAMS.resolve("1"))
        : tellsOfPipe(failure);
  }

  static boolean isReaderGone(IOException failure, Path stream) {
    if (Files.isSymbolicLink(stream)) {
      try {
        String leadsTo = Files.readSymbolicLink(stream).toString();
        return leadsTo.startsWith("pipe:") || leadsTo.startsWith("socket:");
      } catch (IOException e) {
        // The message tells.
      }
    }
    return tellsOfPipe(failure);
  }

  private static boolean tellsOfPipe(IOException failure) {
    return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
  }

  @SuppressWarnings(
      "SystemConsoleNull") // From Java 22 on this may be a console without a terminal.
  private static boolean hasConsole() {
    return System.console() != null;
  }
}
