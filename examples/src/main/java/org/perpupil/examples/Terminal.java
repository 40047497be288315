package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What stands behind the standard streams. */
final class Terminal {
  private static final Path STREAMS = Path.of("/proc/self/fd");
  private static final int USUAL_WIDTH = 80;
  private static final int LEAST_WIDTH = 40;
  private static final long MOST_MILLISECONDS = 300;

  private Terminal() {}

  /** Returns whether somebody watches the error stream. */
  static boolean isWatched() {
    return isWatched(STREAMS.resolve("2"));
  }

  /** Returns how many characters a line of results has: the terminal's, or 80 for a file. */
  static int width() {
    return isOutputWatched()
        ? columns(System.getenv("COLUMNS")).orElseGet(Terminal::askedColumns)
        : USUAL_WIDTH;
  }

  /** Returns a width that somebody told, where it is one. */
  static Optional<Integer> columns(@Nullable String told) {
    return Optional.ofNullable(told)
        .map(String::strip)
        .filter(text -> text.matches("[0-9]{1,4}"))
        .map(Integer::valueOf)
        .filter(columns -> columns >= LEAST_WIDTH);
  }

  /** Returns what the terminal says of itself, in a moment. */
  private static int askedColumns() {
    try {
      Process asked =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!asked.waitFor(MOST_MILLISECONDS, TimeUnit.MILLISECONDS)) {
        asked.destroy();
        return USUAL_WIDTH;
      }
      String size = new String(asked.getInputStream().readAllBytes(), UTF_8).strip();
      return columns(size.substring(size.indexOf(' ') + 1)).orElse(USUAL_WIDTH);
    } catch (IOException e) {
      return USUAL_WIDTH;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return USUAL_WIDTH;
    }
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
