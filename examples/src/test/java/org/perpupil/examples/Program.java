package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of the command line as a program of its own.
 *
 * @param code its exit code
 * @param out what it printed as results
 * @param err what it printed as messages
 */
record Program(int code, String out, String err) {
  private static final int MOST_SECONDS = 120;

  /** Returns how the program is started, with options of the virtual machine. */
  static List<String> java(String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Starts sooner, and writes no file of its own.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(PerPupil.class.getName());
    return command;
  }

  /** Starts the program; what it prints goes to files beside a path. */
  static Process start(Path streams, List<String> command, String... arguments) throws IOException {
    List<String> line = new ArrayList<>(command);
    line.addAll(List.of(arguments));
    return new ProcessBuilder(line)
        .redirectOutput(streams.resolveSibling(streams.getFileName() + ".out").toFile())
        .redirectError(streams.resolveSibling(streams.getFileName() + ".err").toFile())
        .start();
  }

  /** Waits for a program to end. */
  static Program end(Process process, Path streams) throws IOException, InterruptedException {
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new AssertionError("did not end: " + Files.readString(streams(streams, ".err"), UTF_8));
    }
    return new Program(
        process.exitValue(),
        Files.readString(streams(streams, ".out"), UTF_8),
        Files.readString(streams(streams, ".err"), UTF_8));
  }

  private static Path streams(Path streams, String ending) {
    return streams.resolveSibling(streams.getFileName() + ending);
  }

  /**
   * Runs a script of the shell, in which "$@" is the program with its arguments.
   *
   * @param streams where what it prints goes
   */
  static Program shell(Path streams, String script, List<String> command, String... arguments)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    line.addAll(command);
    return end(start(streams, line, arguments), streams);
  }

  /** Returns whether a command of the system does what it is asked. */
  static boolean works(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
