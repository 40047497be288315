package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stops a command, it says what to do, and where in the program only when asked. */
@Tag("slow")
class LastHandlerTest {
  @TempDir private Path folder;

  @Test
  void everyCommandTakesTrace() {
    for (String name : Commands.names()) {
      assertThat(Run.of(name, "--help").out()).as(name).contains("--trace");
    }
    Run quiet = Run.of("rates", "1999-00");
    Run traced = Run.of("rates", "1999-00", "--trace");
    assertThat(quiet.code()).isEqualTo(1);
    assertThat(traced.code()).isEqualTo(1);
    assertThat(quiet.err()).startsWith("error: ").contains("\nMaybe ").doesNotContain("\tat ");
    assertThat(traced.err()).startsWith(quiet.err()).contains("\tat org.perpupil.");
  }

  @Test
  void memoryThatIsNotEnoughIsAdvice() throws Exception {
    StringBuilder schools = new StringBuilder();
    List<String> shipped = Files.readAllLines(Path.of(Run.SCHOOLS), UTF_8);
    schools.append(shipped.get(0)).append('\n');
    for (int copy = 0; copy < 3000; copy++) {
      schools.append('S').append(copy).append(shipped.get(1)).append('\n');
    }
    Path file = Files.writeString(folder.resolve("schools.csv"), schools, UTF_8);
    Path out = folder.resolve("new/alloc.csv");
    Program run =
        Program.end(
            Program.start(
                folder.resolve("streams"),
                Program.java("-Xmx10m"),
                "allocate",
                "--schools",
                file.toString(),
                "--formulas",
                Run.FORMULAS,
                "--out",
                out.toString()),
            folder.resolve("streams"));
    assertThat(run.code()).as(run.err()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("error: memory: found '")
        .contains(" MB, which are not enough'", "-Xmx4g", "--batch 100", "With --trace")
        .doesNotContain("\tat ");
    assertThat(out.getParent()).doesNotExist();
  }

  /** What was begun is put away, wherever memory ends: while files are read, or worked out. */
  @Test
  void nothingIsHalfWrittenWhereMemoryEnds() throws Exception {
    Path schools = many(Run.SCHOOLS, 500);
    Path budgets = many(Run.WEXMOOR.resolve("budgets.csv").toString(), 500);
    for (String heap : List.of("-Xmx14m", "-Xmx24m", "-Xmx32m")) {
      Path out = folder.resolve("new" + heap + "/p.csv");
      Program run =
          Program.end(
              Program.start(
                  folder.resolve("streams"),
                  Program.java(heap, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                  "project",
                  "--schools",
                  schools.toString(),
                  "--formulas",
                  Run.FORMULAS,
                  "--budgets",
                  budgets.toString(),
                  "--assumptions",
                  Run.WEXMOOR.resolve("assumptions.yaml").toString(),
                  "--years",
                  "2025-26..2030-31",
                  "--out",
                  out.toString()),
              folder.resolve("streams"));
      assertThat(run.code()).as(heap + run.err()).isEqualTo(1);
      assertThat(run.err())
          .as(heap)
          .contains("error: memory: found '", " MB, which are not enough'", "-Xmx4g")
          .doesNotContain("\tat ");
      assertThat(out.getParent()).as(heap).doesNotExist();
    }
  }

  /**
   * Returns a file with the rows of a shipped one many times, each time of schools of their own.
   */
  private Path many(String shipped, int copies) throws IOException {
    List<String> rows = Files.readAllLines(Path.of(shipped), UTF_8);
    StringBuilder text = new StringBuilder(rows.get(0)).append('\n');
    for (int copy = 0; copy < copies; copy++) {
      for (String row : rows.subList(1, rows.size())) {
        text.append(copy).append(row).append('\n');
      }
    }
    return Files.writeString(folder.resolve(Path.of(shipped).getFileName()), text, UTF_8);
  }

  @Test
  void aNameThatTheLocaleCannotHold() throws Exception {
    assumeTrue(Program.works("sh", "-c", "printf x"), "no shell here");
    String script = "LC_ALL=POSIX exec \"$@\" \"$(printf '\\303\\251coles.csv')\"";
    Program run =
        Program.shell(
            folder.resolve("streams"),
            script,
            Program.java(),
            "allocate",
            "--formulas",
            Run.FORMULAS,
            "--schools");
    assertThat(run.code()).as(run.err()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("error: the name of a file: found '")
        .contains("\nMaybe the locale knows only some characters; LC_ALL=C.UTF-8");
  }

  @Test
  void aNameWithNul() throws IOException {
    Commands commands = Commands.in(folder);
    commands.replace("deficit-risk.sweep.yaml", "budgets: budgets.csv", "budgets: \"a\\0b.csv\"");
    Run run =
        Run.of(
            Commands.with(commands.writing().get("sweep"), "--out", folder.resolve("new/s.csv")));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("a\\u0000b.csv", "\nMaybe ")
        .doesNotContain("\0", "\tat ", "fault of the program");
    assertThat(folder.resolve("new")).doesNotExist();
  }

  @Test
  void whatNobodyThoughtOf() {
    String deep = printed(new StackOverflowError());
    assertThat(deep).contains("nested too deep", "\nMaybe ", "-Xss64m", "--trace");
    String inWorker = printed(new IllegalStateException(new OutOfMemoryError("Java heap space")));
    assertThat(inWorker).contains("error: memory: found", "-Xmx4g");
    String gone = printed(new UncheckedIOException(new NoSuchFileException("/a/b.csv")));
    assertThat(gone).contains("/a/b.csv: found nothing, expected a file", "\nMaybe it was moved");
    String fault = printed(new IndexOutOfBoundsException("7 of \u001B[31m3"));
    assertThat(fault)
        .isEqualTo(
            "error: IndexOutOfBoundsException: 7 of \\u001B[31m3\nMaybe this is a fault of the"
                + " program; please report it.\nWith --trace, the command prints where in the"
                + " program it happened.\n");
  }

  private static String printed(Throwable failure) {
    StringWriter text = new StringWriter();
    Failure.print(failure, false, new PrintWriter(text));
    assertThat(text.toString()).doesNotContain("\tat ");
    return text.toString();
  }
}
