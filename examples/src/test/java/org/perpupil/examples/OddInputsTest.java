package org.perpupil.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Folders, pipes and devices in the place of files, for every option that names one. */
@Tag("slow")
class OddInputsTest {
  private static final Path ENDLESS = Path.of("/dev/zero");

  @TempDir private Path folder;

  private static Stream<Arguments> fileOptions() {
    return FileOptions.options().entrySet().stream()
        .flatMap(
            command ->
                command.getValue().stream().map(option -> Arguments.of(command.getKey(), option)));
  }

  @Test
  void everyCommandThatReadsFilesIsTried() {
    assertThat(FileOptions.calls(folder).keySet()).containsAll(FileOptions.options().keySet());
    assertThat(FileOptions.options()).hasSizeGreaterThan(12);
  }

  @ParameterizedTest
  @MethodSource("fileOptions")
  void whatIsNoFileIsRefusedAtOnce(String command, String option) throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")) && Files.exists(ENDLESS));
    new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor(10, TimeUnit.SECONDS);
    Map<Path, String> odd =
        Map.of(
            ENDLESS, "found 'a pipe or a device', expected a regular file",
            pipe, "found 'a pipe or a device', expected a regular file",
            folder, "found 'a folder', expected a file");
    List<String> right = FileOptions.calls(folder).get(command);
    odd.forEach(
        (file, message) -> {
          String[] call = FileOptions.call(command, right, option, file.toString());
          Run run = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> Run.of(call));
          assertThat(run.err()).contains(file + ": " + message);
          assertThat(run.code()).isEqualTo(1);
        });
    assertThat(left()).isEmpty();
  }

  @Test
  void aPartThatIsNoFileIsRefused() throws IOException {
    assumeTrue(Files.exists(ENDLESS));
    Run run =
        Run.of(
            "merge", ENDLESS.toString(), folder.toString(), "--out", folder.resolve("o.csv") + "");
    assertThat(run.err()).contains("a pipe or a device", "a folder");
    assertThat(run.code()).isEqualTo(1);
    assertThat(left()).isEmpty();
  }

  /** Returns what the commands left behind. */
  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.endsWith("pipe")).toList();
    }
  }
}
