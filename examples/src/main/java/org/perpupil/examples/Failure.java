package org.perpupil.examples;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Visible;

/** What a command says when it cannot go on, whatever the reason. */
final class Failure {
  private static final long MEGABYTE = 1 << 20;
  private static final int LONGEST = 2000;

  private Failure() {}

  /**
   * Prints what went wrong and what to do about it.
   *
   * @param trace whether to print where in the program, too
   */
  static void print(Throwable failure, boolean trace, PrintWriter err) {
    Screen.tell(err);
    if (failure instanceof ProblemsException problems) {
      Messages.problems(err, problems.problems());
    } else {
      problem(failure)
          .ifPresentOrElse(
              err::println,
              () -> {
                err.println("error: " + Visible.cut(words(failure), LONGEST));
                err.println("Maybe this is a fault of the program; please report it.");
              });
      if (!trace) {
        err.println("With --trace, the command prints where in the program it happened.");
      }
    }
    if (trace) {
      failure.printStackTrace(err);
    }
    err.flush();
  }

  private static String words(Throwable failure) {
    String type = failure.getClass().getSimpleName();
    return failure.getMessage() == null
        ? type
        : failure instanceof IllegalStateException
            ? failure.getMessage()
            : type + ": " + failure.getMessage();
  }

  /** Returns what went wrong where it is not the program's fault. */
  private static Optional<Problem> problem(Throwable failure) {
    Optional<InvalidPathException> path = cause(failure, InvalidPathException.class);
    if (path.isPresent()) {
      return path.map(Failure::path);
    }
    if (cause(failure, OutOfMemoryError.class).isPresent()) {
      return Optional.of(
          Problem.error(
              "memory",
              Runtime.getRuntime().maxMemory() / MEGABYTE + " MB, which are not enough",
              "room for what the files hold and for what is worked out",
              "more helps: PERPUPIL_OPTS=-Xmx4g before the command, or java -Xmx4g -jar"
                  + " perpupil.jar ...; a sweep takes less with --batch 100, and other commands"
                  + " with the schools of fewer authorities"));
    }
    if (cause(failure, StackOverflowError.class).isPresent()) {
      return Optional.of(
          Problem.error(
              "memory",
              "something nested too deep",
              "files that are nested a few levels",
              "a file is damaged; if it has to be so deep, java -Xss64m -jar perpupil.jar ..."
                  + " helps"));
    }
    return failure instanceof UncheckedIOException
        ? cause(failure, IOException.class).map(Failure::reading)
        : Optional.empty();
  }

  /** Returns the problem of a name that the file system or the locale cannot hold. */
  static Problem path(InvalidPathException failure) {
    boolean isNul = failure.getInput().indexOf('\0') >= 0;
    return Problem.error(
        "the name of a file",
        failure.getInput(),
        "characters that a name can have on this machine",
        isNul
            ? "a character that is not seen, NUL, has got into it"
            : "the locale knows only some characters; LC_ALL=C.UTF-8 before the command lets all"
                + " pass");
  }

  private static Problem reading(IOException failure) {
    String file =
        failure instanceof FileSystemException system && system.getFile() != null
            ? system.getFile()
            : "a file";
    return Problem.error(
        file,
        reason(failure, file),
        "a file that can be read to its end",
        "it was moved or changed while the command ran, or its disk fails");
  }

  private static String reason(IOException failure, String file) {
    if (failure instanceof NoSuchFileException) {
      return "";
    }
    if (failure instanceof AccessDeniedException) {
      return "no permission to read";
    }
    if (failure instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    String message = failure.getMessage();
    return message == null || message.equals(file) ? failure.getClass().getSimpleName() : message;
  }

  /** Returns the first of what caused a failure, itself included, that is of a type. */
  static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
    int depth = 0;
    for (@Nullable Throwable at = failure; at != null && depth < 20; at = at.getCause()) {
      if (type.isInstance(at)) {
        return Optional.of(type.cast(at));
      }
      depth++;
    }
    return Optional.empty();
  }

  /** Returns the problem of results that did not get through. */
  static Problem output(IOException failure) {
    return Problem.error(
        "standard output",
        Objects.requireNonNullElse(failure.getMessage(), "a write that failed"),
        "room for every line; what is there is not whole",
        "the disk is full");
  }
}
