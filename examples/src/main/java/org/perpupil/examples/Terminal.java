package org.perpupil.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether somebody watches the error stream. */
final class Terminal {
  private Terminal() {}

  static boolean isWatched() {
    return isWatched(Path.of("/proc/self/fd/2"));
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

  @SuppressWarnings(
      "SystemConsoleNull") // From Java 22 on this may be a console without a terminal.
  private static boolean hasConsole() {
    return System.console() != null;
  }
}
