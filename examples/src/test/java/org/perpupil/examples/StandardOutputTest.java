package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results that do not get through are noticed, whichever command prints them. */
class StandardOutputTest {
  @TempDir private Path folder;

  @Test
  void everyCommandIsTried() throws IOException {
    Commands commands = Commands.in(folder);
    TreeSet<String> tried = new TreeSet<>(commands.printing().keySet());
    tried.addAll(commands.writing().keySet());
    tried.add("merge");
    assertThat(tried).containsExactlyInAnyOrderElementsOf(Commands.names());
  }

  @Test
  void aFullDiskIsAnErrorOfEveryCommand() throws IOException {
    Commands commands = Commands.in(folder);
    commands
        .printing()
        .forEach(
            (name, line) -> {
              ByteArrayOutputStream messages = new ByteArrayOutputStream();
              int code = PerPupil.run(new FullDisk(20), messages, Commands.with(line));
              assertThat(code).as(name).isEqualTo(1);
              assertThat(messages.toString(UTF_8))
                  .as(name)
                  .contains("error: standard output: found 'No space left on device'")
                  .contains("\nMaybe the disk is full.");
            });
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    assertThat(PerPupil.run(new FullDisk(0), messages, "--help")).isEqualTo(1);
  }

  @Test
  void whatTheShellSees() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full here");
    String[] allocate = {"allocate", "--schools", Run.SCHOOLS, "--formulas", Run.FORMULAS};
    Program full = shell("exec \"$@\" > /dev/full", allocate);
    assertThat(full.code()).isEqualTo(1);
    assertThat(full.err()).contains("error: standard output: found 'No space left on device'");
    // More than a pipe holds, so that the program still writes when its reader is gone.
    Program piped = shell("{ \"$@\"; echo $? >&2; } | head -1", "template", "assumptions");
    assertThat(piped.out().lines()).hasSize(1);
    Program gone = shell("{ \"$@\"; echo code $? >&2; } | true", allocate);
    assertThat(gone.err()).endsWith("code 0\n").doesNotContain("error", "Exception");
  }

  @Test
  void aReaderThatGoesAwayIsNoFault() throws IOException {
    Path pipe = Files.createSymbolicLink(folder.resolve("1"), Path.of("pipe:[123]"));
    Path file =
        Files.createSymbolicLink(folder.resolve("2"), Files.createFile(folder.resolve("f")));
    IOException full = new IOException("No space left on device");
    IOException broken = new IOException("Broken pipe");
    assertThat(Terminal.isReaderGone(full, pipe)).isTrue();
    assertThat(Terminal.isReaderGone(full, file)).isFalse();
    assertThat(Terminal.isReaderGone(broken, folder.resolve("none"))).isTrue();
    assertThat(Terminal.isReaderGone(full, folder.resolve("none"))).isFalse();
  }

  private Program shell(String script, String... arguments)
      throws IOException, InterruptedException {
    return Program.shell(folder.resolve("streams"), script, Program.java(), arguments);
  }

  /** A stream that takes some bytes and no more. */
  private static final class FullDisk extends OutputStream {
    private int room;

    FullDisk(int room) {
      this.room = room;
    }

    @Override
    public void write(int b) throws IOException {
      if (room-- <= 0) {
        throw new IOException("No space left on device");
      }
    }
  }
}
