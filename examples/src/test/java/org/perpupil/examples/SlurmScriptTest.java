package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpupil.io.input.SweepInputs;
import org.perpupil.io.result.SweepWriter;

/** The script for Slurm, with an sbatch that runs at once what it is given. */
@Tag("slow")
class SlurmScriptTest {
  private static final Path SCRIPT = Path.of("slurm", "sweep.sh").toAbsolutePath();
  private static final Path PLAN = Path.of("data/wexmoor/stay-or-leave.sweep.yaml");

  private static final String SBATCH =
      """
      #!/usr/bin/env bash
      set -e
      echo "$@" >> "$ASKED"
      array=
      while [[ $1 == --* ]]; do
        case $1 in --array=*) array=${1#--array=1-} ;; esac
        shift
      done
      if [ -n "$array" ]; then
        for i in $(seq "${array%%%*}"); do
          SLURM_ARRAY_TASK_ID=$i SLURM_CPUS_PER_TASK=2 bash "$@" >&2
        done
        echo '4711;west'
      else
        bash "$@" >&2
      fi
      """;

  @TempDir private Path folder;
  private Path plan;
  private Path out;

  @BeforeEach
  void write() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no bash, the script is not run");
    program("sbatch", SBATCH);
    program(
        "perpupil",
        """
        #!/usr/bin/env bash
        exec '%s' -XX:TieredStopAtLevel=1 -cp '%s' org.perpupil.examples.PerPupil "$@"
        """
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path")));
    Path files = Files.createDirectories(folder.resolve("files"));
    try (var all = Files.newDirectoryStream(PLAN.getParent(), "*.{csv,yaml}")) {
      for (Path file : all) {
        Files.copy(file, files.resolve(file.getFileName()));
      }
    }
    plan = files.resolve("p.yaml");
    Files.writeString(plan, Files.readString(PLAN).replace("worlds: 1024", "worlds: 70"));
    out = folder.resolve("some results/leave.csv");
  }

  private void program(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    assumeTrue(file.toFile().setExecutable(true), "programs cannot be made here");
  }

  /** Runs the script, and returns its exit code and what it printed. */
  private String run(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("/bin/bash", SCRIPT.toString()));
    command.addAll(List.of(words));
    Path printed = folder.resolve("printed.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile());
    builder.environment().remove("SLURM_ARRAY_TASK_ID");
    builder.environment().remove("PERPUPIL");
    builder.environment().put("ASKED", folder.resolve("asked.txt").toString());
    builder
        .environment()
        .merge("PATH", folder.toString(), (path, own) -> own + File.pathSeparator + path);
    Process process = builder.start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return process.exitValue() + "\n" + Files.readString(printed, UTF_8);
  }

  @Test
  void theArrayGivesTheBytesOfOneProcess() throws Exception {
    assertThat(run("submit", "2%1", plan.toString(), out.toString(), "--mem=2G"))
        .startsWith("0\n")
        .contains("slice 2/2: 35 worlds", "70 worlds of 2 parts");
    assertThat(Files.readAllLines(folder.resolve("asked.txt")))
        .hasSize(2)
        .first()
        .asString()
        .startsWith("--parsable --array=1-2%1 --mem=2G ");
    assertThat(Files.readString(folder.resolve("asked.txt")))
        .contains("\n--dependency=afterok:4711 ");

    Path one = folder.resolve("one/leave.csv");
    SweepWriter.write(SweepInputs.read(plan).sweep().run(2), one);
    assertThat(out).hasSameBinaryContentAs(one);
    assertThat(out.resolveSibling("leave.summary.json"))
        .hasSameBinaryContentAs(one.resolveSibling("leave.summary.json"));

    Files.delete(out.resolveSibling("leave.csv.slices").resolve("2.part"));
    assertThat(run("merge", "2", plan.toString(), out.toString()))
        .startsWith("1\n")
        .contains("1 of 2 slices are missing", "Maybe 'sbatch --array=2 ");
  }

  @Test
  void wordsThatItDoesNotKnowAreToldWithAdvice() throws Exception {
    String plan = this.plan.toString();
    assertThat(run("submit", "3", plan)).startsWith("2\n").contains("\nMaybe '");
    assertThat(run("submit", plan, "3", "x.csv")).startsWith("2\n").contains("were swapped");
    assertThat(run("send", "3", plan, "x.csv")).startsWith("2\n").contains("Maybe 'submit'");
    assertThat(run("slice", "3", plan, "x.csv"))
        .startsWith("2\n")
        .contains("SLURM_ARRAY_TASK_ID is not set");
  }
}
