package org.perpupil.io.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.io.FailingSteps;
import org.perpupil.io.output.FileSteps;
import org.perpupil.io.output.ResultKind;
import org.perpupil.io.output.SystemFileSteps;
import org.perpupil.io.result.OutputWriter.Body;
import org.perpupil.problem.ProblemsException;

/** Another program writes, keeps us out, and is killed by the system at some step. */
@Tag("slow")
class KilledProgramTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"write, 2", "move, 2"})
  void whatItHadBegunIsPutRight(String step, int time) throws Exception {
    Path table = folder.resolve("a.csv");
    Output output = Output.table(ResultKind.ALLOCATION, table, ".authorities.csv");
    FailingSteps counted = FailingSteps.none();
    write(output, "older", new SystemFileSteps());
    write(output, "old", counted);
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                WritesAndWaits.class.getName(),
                table.toString(),
                String.valueOf(counted.find(step, time)))
            .redirectErrorStream(true)
            .start();
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(program.getInputStream(), UTF_8))) {
      assertThat(said.readLine()).as(step).isEqualTo("waiting");
      assertThatThrownBy(output::open)
          .isInstanceOf(ProblemsException.class)
          .hasMessageContaining("found 'another run that is writing it'")
          .hasMessageContaining("\nMaybe it ends soon, or another name serves");
    } finally {
      program.destroyForcibly();
    }
    assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(hidden()).contains(".a.lock").hasSizeGreaterThan(1);
    boolean isMixed = Files.readString(table, UTF_8).equals("new");
    assertThat(isMixed).isEqualTo(step.equals("move"));

    output.open().close();

    assertThat(hidden()).isEmpty();
    for (Path file : output.files().subList(0, 2)) {
      assertThat(file).hasContent("old");
    }
    write(output, "next", new SystemFileSteps());
    assertThat(table).hasContent("next");
  }

  private static void write(Output output, String text, FileSteps steps) {
    try (OutputWriter to = output.open(steps)) {
      to.write(List.of(Body.of(text), Body.of(text)), Map.of());
    }
  }

  private List<String> hidden() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("."))
          .toList();
    }
  }
}
