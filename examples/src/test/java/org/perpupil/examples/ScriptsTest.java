package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped JShell scripts run, and stay short. */
@Tag("slow")
class ScriptsTest {
  private static final Path JSHELL = Path.of(System.getProperty("java.home"), "bin", "jshell");

  private static final Path WEXMOOR = Path.of("data", "wexmoor").toAbsolutePath();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "tornado, deficit-risk, staff.teacher_leaving_percent",
    "morris, deficit-risk, mu*",
    "sobol, deficit-risk, total",
    "stay-or-join, stay-or-leave, better off as an academy in"
  })
  void runs(String name, String plan, String printed) throws Exception {
    Path script = Path.of("scripts", name + ".jsh");
    assertThat(Files.readAllLines(script, UTF_8)).hasSizeLessThan(40);
    assumeTrue(Files.isExecutable(JSHELL), "no jshell beside this Java, scripts are not run");
    Path out = folder.resolve("out.txt");
    Process process =
        new ProcessBuilder(
                JSHELL.toString(),
                "--class-path",
                System.getProperty("java.class.path"),
                "-R-Din=" + WEXMOOR,
                "-R-Dplan=" + WEXMOOR.resolve(plan + ".sweep.yaml"),
                "-R-Dsize=64",
                script.toString())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();

    assertThat(Files.readString(out, UTF_8)).contains(printed).doesNotContain("Exception", "rror:");
    assertThat(process.exitValue()).isZero();
  }
}
