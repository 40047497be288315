package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Java machines that run the same commands, two at a time in the order given, and what they left
 * behind.
 */
final class SameBytes {
  private SameBytes() {}

  /**
   * A machine to start.
   *
   * @param name of its folder
   * @param home where its Java is
   * @param environment variables that are set for it
   * @param options what else makes it differ
   * @param arguments the class to run, and its arguments
   */
  record Machine(
      String name,
      Path home,
      Map<String, String> environment,
      List<String> options,
      List<String> arguments) {
    /** Returns a machine of the Java that runs the tests. */
    static Machine of(String name, List<String> options, List<String> arguments) {
      Path home = Path.of(System.getProperty("java.home"));
      return new Machine(name, home, Map.of(), options, arguments);
    }

    private Process start(Path folder, Path inputs) throws IOException {
      Files.createDirectories(folder);
      Files.createSymbolicLink(folder.resolve("in"), inputs.toAbsolutePath());
      List<String> words = new ArrayList<>();
      words.add(home.resolve("bin").resolve("java").toString());
      words.addAll(options);
      words.addAll(List.of("-cp", absoluteClassPath()));
      words.addAll(arguments);
      ProcessBuilder builder =
          new ProcessBuilder(words)
              .directory(folder.toFile())
              .redirectOutput(folder.resolve("stdout").toFile())
              .redirectError(folder.resolve("stderr").toFile());
      builder.environment().putAll(environment);
      return builder.start();
    }

    private static String absoluteClassPath() {
      return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
          .map(entry -> Path.of(entry).toAbsolutePath().toString())
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  /** Runs machines in folders of their own and returns what each left in {@code out}, by name. */
  static Map<String, Map<String, String>> run(Path folder, List<Machine> machines)
      throws IOException, InterruptedException {
    Path inputs = Files.createDirectory(folder.resolve("inputs"));
    CommandFiles.write(inputs);
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      Map<String, Future<Map<String, String>>> running = new LinkedHashMap<>();
      for (Machine machine : machines) {
        running.put(machine.name(), two.submit(() -> run(folder, machine, inputs)));
      }
      Map<String, Map<String, String>> left = new TreeMap<>();
      for (Map.Entry<String, Future<Map<String, String>>> machine : running.entrySet()) {
        left.put(machine.getKey(), machine.getValue().get());
      }
      return left;
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } finally {
      two.shutdownNow();
    }
  }

  private static Map<String, String> run(Path folder, Machine machine, Path inputs)
      throws IOException, InterruptedException {
    Path own = folder.resolve(machine.name());
    Process process = machine.start(own, inputs);
    try {
      assertThat(process.waitFor(30, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue())
        .as(machine + Files.readString(own.resolve("stderr"), UTF_8))
        .isZero();
    return files(own, own.resolve("out"));
  }

  /** Returns the text of every file of a folder, by its name within it; "here" is the machine's. */
  private static Map<String, String> files(Path here, Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        texts.put(
            folder.relativize(file).toString(),
            Files.readString(file, UTF_8).replace(here.toString(), "here"));
      }
    }
    return texts;
  }

  /** Fails with the first line that differs of every file that does. */
  static void same(Map<String, Map<String, String>> left) {
    Map.Entry<String, Map<String, String>> first = left.entrySet().iterator().next();
    List<String> differences = new ArrayList<>();
    left.forEach(
        (machine, files) -> {
          assertThat(files.keySet()).as(machine).isEqualTo(first.getValue().keySet());
          files.forEach(
              (name, text) -> {
                String other = first.getValue().get(name);
                if (!text.equals(other)) {
                  differences.add(
                      first.getKey() + " and " + machine + ", " + name + ":\n" + line(other, text));
                }
              });
        });
    assertThat(differences).isEmpty();
  }

  private static String line(String one, String other) {
    List<String> lines = one.lines().toList();
    List<String> others = other.lines().toList();
    for (int i = 0; i < Math.min(lines.size(), others.size()); i++) {
      if (!lines.get(i).equals(others.get(i))) {
        return "  " + lines.get(i) + "\n  " + others.get(i) + "\n";
      }
    }
    return "  " + lines.size() + " and " + others.size() + " lines\n";
  }
}
