package org.perpupil.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that are stopped from outside leave nothing half written, and say so. */
@Tag("slow")
class StoppedTest {
  @TempDir private Path folder;

  @Test
  void everyCommandThatWrites() throws Exception {
    assumeTrue(Program.works("sh", "-c", "kill -0 $$"), "no signals here");
    Commands commands = Commands.in(folder);
    commands.replace("deficit-risk.sweep.yaml", "worlds: 40", "worlds: 400000");
    Map<String, List<String>> lines = new LinkedHashMap<>(commands.writing());
    List<String> slice = new ArrayList<>(lines.get("sweep"));
    slice.addAll(List.of("--slice", "1/2"));
    lines.put("slice", List.copyOf(slice));
    int number = 0;
    for (Map.Entry<String, List<String>> line : lines.entrySet()) {
      String name = line.getKey();
      boolean interrupt = number++ % 2 == 0;
      Path results = folder.resolve("results-" + name);
      String ending = name.equals("slice") ? ".part" : Commands.ending(name);
      String out = Commands.writesAFolder(name) ? "" : "s" + ending;
      Path streams = folder.resolve("streams-" + name);
      Process process =
          Program.start(
              streams,
              Program.java(),
              Commands.with(line.getValue(), "--out", results.resolve(out)));
      waitForLock(results, process);
      signal(process, interrupt ? "INT" : "TERM");
      Program ended = Program.end(process, streams);

      assertThat(ended.code()).as(name + ": " + ended.err()).isEqualTo(interrupt ? 130 : 143);
      assertThat(ended.err())
          .as(name)
          .contains("stopped; nothing was written")
          .doesNotContain("finished slices", "Exception", "error:");
      assertThat(results).as(name).doesNotExist();
    }
  }

  @Test
  void aSweepKeepsItsFinishedSlicesAndGoesOn() throws Exception {
    assumeTrue(Program.works("sh", "-c", "kill -0 $$"), "no signals here");
    Commands commands = Commands.in(folder);
    commands.replace("deficit-risk.sweep.yaml", "worlds: 40", "worlds: 4096");
    List<String> line = commands.writing().get("sweep");
    Path whole = folder.resolve("whole.csv");
    assertThat(Run.of(Commands.with(line, "--out", whole)).code()).isZero();
    Path results = Files.createDirectory(folder.resolve("results"));
    Path out = results.resolve("s.csv");
    for (String signal : List.of("INT", "KILL")) {
      Path streams = folder.resolve("streams-" + signal);
      Process process = Program.start(streams, Program.java(), Commands.with(line, "--out", out));
      Path first = results.resolve("s.csv.parts/slice-01-of-08.part");
      if (signal.equals("INT")) {
        waitFor(() -> Files.exists(first), process);
      } else {
        waitForLock(results, process);
      }
      signal(process, signal);
      Program ended = Program.end(process, streams);
      assertThat(ended.code()).isEqualTo(signal.equals("KILL") ? 137 : 130);
      if (signal.equals("INT")) {
        assertThat(ended.err())
            .contains("stopped; finished slices are in")
            .contains("\nMaybe run the same command again");
        assertThat(names(results)).containsExactly("s.csv.parts");
        assertThat(names(first.getParent())).allMatch(name -> name.matches("slice-0.-of-08.part"));
      }
      assertThat(out).doesNotExist();
    }
    Run again = Run.of(Commands.with(line, "--out", out));
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(out).hasSameBinaryContentAs(whole);
    assertThat(names(results)).containsExactly("s.csv", "s.summary.json");
  }

  private interface Condition {
    boolean isMet() throws IOException;
  }

  private static void waitForLock(Path results, Process process) throws Exception {
    waitFor(
        () ->
            Files.isDirectory(results)
                && names(results).stream().anyMatch(name -> name.endsWith(".lock")),
        process);
  }

  private static void waitFor(Condition condition, Process process) throws Exception {
    while (!condition.isMet()) {
      assertThat(process.waitFor(2, TimeUnit.MILLISECONDS)).as("ended before").isFalse();
    }
  }

  private static void signal(Process process, String name) throws Exception {
    assertThat(Program.works("kill", "-" + name, String.valueOf(process.pid()))).isTrue();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
