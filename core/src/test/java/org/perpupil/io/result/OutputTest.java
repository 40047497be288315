package org.perpupil.io.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpupil.io.output.ResultKind;
import org.perpupil.io.output.Written;
import org.perpupil.io.result.OutputWriter.Body;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;

/** What may be written where, and what files keep. */
class OutputTest {
  @TempDir private Path folder;

  @Test
  void companionsCarryTheNameOfTheirTable() {
    assertThat(names(allocation("alloc.csv")))
        .containsExactly("alloc.csv", "alloc.authorities.csv", "alloc.summary.json");
    assertThat(names(allocation("a.b.CSV")))
        .containsExactly("a.b.CSV", "a.b.authorities.csv", "a.b.summary.json");
    assertThat(names(Output.tables(ResultKind.SCENARIO_RUN, folder, List.of("x.csv"))))
        .containsExactly("x.csv", "summary.json");
  }

  @Test
  void theSummaryHoldsTheDigitsOfEveryFile() throws IOException {
    write(allocation("alloc.csv"), "one", "two");
    Written written = Written.read(folder.resolve("alloc.summary.json")).orElseThrow();
    assertThat(written.kind()).isEqualTo("allocation");
    assertThat(written.files())
        .containsEntry(
            "alloc.csv", "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed")
        .containsOnlyKeys("alloc.csv", "alloc.authorities.csv");
    assertThat(names()).hasSize(3);
  }

  @Test
  void whatTheSameKindOfRunWroteIsReplacedAndNothingElse() throws IOException {
    write(allocation("alloc.csv"), "one", "two");
    write(allocation("alloc.csv"), "three", "four");
    assertThat(text("alloc.csv")).isEqualTo("three");

    Output comparison = Output.table(ResultKind.COMPARISON, folder.resolve("alloc.csv"));
    assertRefused(comparison, "alloc.csv: found 'a file that was not written as a comparison'");

    Files.writeString(folder.resolve("alloc.authorities.csv"), "my notes", UTF_8);
    assertRefused(
        allocation("alloc.csv"),
        "alloc.authorities.csv: found 'a file that was changed after it was written as an"
            + " allocation'");
    assertThat(text("alloc.csv")).isEqualTo("three");
    assertThat(text("alloc.authorities.csv")).isEqualTo("my notes");

    write(allocation("alloc.csv").withForce(), "five", "six");
    assertThat(text("alloc.authorities.csv")).isEqualTo("six");
    write(allocation("alloc.csv"), "seven", "eight");
    assertThat(text("alloc.csv")).isEqualTo("seven");
  }

  @Test
  void aHandMadeFileOfACompanionsNameStaysWhereItIs() throws IOException {
    Files.writeString(folder.resolve("alloc.authorities.csv"), "by hand", UTF_8);
    Files.writeString(folder.resolve("alloc.summary.json"), "{\"mine\": true}", UTF_8);
    assertThat(problems(allocation("alloc.csv")))
        .contains("alloc.authorities.csv: found 'a file that was not written as an allocation'")
        .contains("alloc.summary.json: found 'a file that was not written with an allocation'")
        .contains("Maybe another name was meant; withForce() replaces this file.");
    assertRefused(allocation("alloc.csv"), "alloc.authorities.csv");
    assertThat(names()).containsExactly("alloc.authorities.csv", "alloc.summary.json");
    assertThat(problems(allocation("alloc.csv").withForce())).isEmpty();
    assertThat(problems(allocation("alloc.csv").withForceBy("--force")))
        .contains("; --force replaces this file.");
  }

  @Test
  void aPartOfASweepIsKnownByHowItBegins() throws IOException {
    Path part = Files.writeString(folder.resolve("1.part"), "level,id\n", UTF_8);
    Output output = Output.single(ResultKind.SWEEP_PART, part, ".part");
    assertRefused(output, "1.part: found 'a file that was not written as a part of a sweep'");
    Output plan = Output.single(ResultKind.SWEEP_PLAN, folder.resolve("p.yaml"), ".yaml");
    write(plan, "worlds: 1");
    assertRefused(plan, "p.yaml: found 'a file that was not written as a plan of a sweep'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.parquet", "x", "x.csv.txt", "x.xlsx"})
  void otherEndingsAreRefused(String name) throws IOException {
    assertRefused(allocation(name), "found 'another ending', expected a name that ends .csv");
    assertThat(names()).isEmpty();
  }

  @Test
  void aFolderOfResultsHasNoNameOfAFile() throws IOException {
    Path named = folder.resolve("results.csv");
    Output output = Output.tables(ResultKind.SCENARIO_RUN, named, List.of("x.csv"));
    assertRefused(output, "results.csv: found 'the name of a file', expected the name of a folder");
    Files.createDirectory(named);
    write(output, "there on purpose");
    assertThat(named.resolve("x.csv")).hasContent("there on purpose");
  }

  @Test
  void tablesGetIntoOneFileWhereItsNameAsksForIt() throws IOException {
    Map<String, Object> summary = Map.of("schools_read", 1);
    TableBook book =
        (what, tables, rests, out) -> {
          StringBuilder text = new StringBuilder(what + " " + rests);
          for (TableBook.Table table : tables) {
            table.read(cells -> text.append('|').append(table.name()).append(cells));
          }
          out.write(text.toString().getBytes(UTF_8));
        };
    List<Body> bodies =
        List.of(Body.of("id,x\n\"a, \"\"b\",'=1\n"), Body.of("la_code\n''=2\n'x\n"));
    Output one = allocation("alloc.xlsx").withBook(".xlsx", book);
    assertThat(names(one)).containsExactly("alloc.xlsx", "alloc.summary.json");
    for (int time = 0; time < 2; time++) {
      try (OutputWriter to = one.open()) {
        to.write(bodies, summary);
      }
    }
    assertThat(text("alloc.xlsx"))
        .isEqualTo(
            "an allocation {schools_read=1}|allocation[id, x]|allocation[a, \"b, =1]"
                + "|authorities[la_code]|authorities[''=2]|authorities['x]");
    Output run =
        Output.tables(ResultKind.SCENARIO_RUN, folder.resolve("r.XLSX"), List.of("a.csv", "b.csv"))
            .withBook(".xlsx", book);
    assertThat(names(run)).containsExactly("r.XLSX", "r.summary.json");
    Output several = allocation("alloc.csv").withBook(".xlsx", book);
    assertThat(several.endings()).containsExactly(".csv", ".xlsx");
    assertThat(names(several)).hasSize(3);
    Files.createDirectory(folder.resolve("d.xlsx"));
    assertThat(
            names(
                Output.tables(ResultKind.SCENARIO_RUN, folder.resolve("d.xlsx"), List.of("a.csv"))
                    .withBook(".xlsx", book)))
        .containsExactly("a.csv", "summary.json");
  }

  @Test
  void aByteOrderMarkIsForTextAlone() throws IOException {
    write(allocation("alloc.csv").withByteOrderMark(), "one", "two");

    assertThat(text("alloc.csv")).isEqualTo("\uFEFFone");
    assertThat(text("alloc.authorities.csv")).isEqualTo("\uFEFFtwo");
    assertThat(text("alloc.summary.json")).startsWith("{");
    // The digits are those of the file with its mark: nobody has changed it.
    write(allocation("alloc.csv"), "three", "four");
    assertThat(text("alloc.csv")).isEqualTo("three");
    write(Output.json(ResultKind.ALLOCATION, folder.resolve("a.json")).withByteOrderMark(), "{}");
    assertThat(text("a.json")).isEqualTo("{}");
    TableBook book =
        (what, tables, rests, out) -> tables.get(0).read(c -> out.write(c.get(0).getBytes(UTF_8)));
    write(allocation("b.xlsx").withByteOrderMark().withBook(".xlsx", book), "x\n", "y\n");
    assertThat(text("b.xlsx")).isEqualTo("x");
  }

  @Test
  void aRehearsalWritesNothingAndTellsWhatFails() throws IOException {
    Output output = allocation("deep/alloc.csv");
    Body full =
        out -> {
          throw new IOException("full");
        };
    try (OutputWriter to = output.rehearse()) {
      to.write(List.of(Body.of("a"), Body.of("b")), Map.of());
      assertThat(to.isWritten()).isFalse();
      assertThat(to.files()).isEqualTo(output.files());
      assertThatThrownBy(() -> to.write(List.of(full), Map.of()))
          .isInstanceOf(ProblemsException.class)
          .hasMessageContaining("full");
    }
    assertThat(names()).isEmpty();
    Output other = allocation("x.parquet");
    assertThatThrownBy(other::rehearse).hasMessageContaining("another ending");
  }

  @Test
  void theRootOfAllFoldersIsNoFile() {
    Path root = folder.getRoot();
    assumeTrue(Files.isWritable(root), "only an administrator writes there");
    assertThat(Output.table(ResultKind.COMPARISON, root).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.place()).isEqualTo(root.toString()))
        .extracting(Problem::value)
        .isEqualTo("a folder");
  }

  @Test
  void onlyRegularFilesAreWritten() throws Exception {
    Files.createDirectory(folder.resolve("folder.csv"));
    assertRefused(allocation("folder.csv"), "folder.csv: found 'a folder'");
    Files.writeString(folder.resolve("file"), "text", UTF_8);
    assertRefused(
        allocation("file/a.csv"), "file: found 'file, which is a file', expected a folder");
    Path fifo = folder.resolve("pipe.csv");
    assumeTrue(hasMade("mkfifo", fifo.toString()), "mkfifo makes no pipe here");
    assertRefused(allocation("pipe.csv"), "pipe.csv: found 'a device, a pipe or a socket'");
    assertThat(Files.isRegularFile(fifo)).isFalse();
    Files.createSymbolicLink(folder.resolve("link.csv"), Path.of("/dev/full"));
    assertRefused(allocation("link.csv"), "link.csv: found 'a device, a pipe or a socket'");
    Files.createSymbolicLink(folder.resolve("output.csv"), Path.of("/proc/self/fd/1"));
    assertRefused(allocation("output.csv"), "links that lead to no file");
    Files.createSymbolicLink(folder.resolve("loop.csv"), Path.of("loop.csv"));
    assertRefused(allocation("loop.csv"), "links that lead to no file");
    assertThat(names()).noneMatch(name -> name.startsWith("."));
  }

  @Test
  void modesAreKept() throws IOException {
    Path file = folder.resolve("a.csv");
    assumeTrue(
        Files.getFileStore(folder).supportsFileAttributeView("posix"), "no modes of files here");
    write(allocation("a.csv"), "one", "two");
    Path fresh = Files.writeString(folder.resolve("fresh"), "", UTF_8);
    // By the user's own mask, not by ours.
    assertThat(mode(file)).isEqualTo(mode(fresh));
    for (String mode : List.of("rw-------", "rw-rw-rw-", "rwxr-x---")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
      write(allocation("a.csv"), "one " + mode, "two");
      assertThat(mode(file)).isEqualTo(mode);
      assertThat(text("a.csv")).isEqualTo("one " + mode);
    }
  }

  @Test
  void linksAreFollowedAndStay() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path here = Files.createDirectory(folder.resolve("here"));
    Path real = elsewhere.resolve("real.csv");
    Path link = Files.createSymbolicLink(here.resolve("a.csv"), Path.of("../elsewhere/real.csv"));
    Output output = Output.table(ResultKind.ALLOCATION, link, ".authorities.csv");
    // First through a link that leads nowhere yet, then over the file.
    for (String text : List.of("one", "two")) {
      write(output, text, text);
      assertThat(link).isSymbolicLink();
      assertThat(real).isRegularFile().hasContent(text);
    }
    assertThat(here.resolve("a.authorities.csv")).hasContent("two");
    assertThat(elsewhere).isDirectoryContaining("glob:**/real.csv");
    try (OutputWriter byLink = output.open()) {
      assertThat(byLink.isWritten()).isFalse();
      assertRefused(Output.table(ResultKind.ALLOCATION, real).withForce(), "another run");
    }
  }

  @Test
  void twoRunsDoNotWriteOneOutput() throws IOException {
    try (OutputWriter first = allocation("a.csv").open()) {
      assertRefused(allocation("a.csv"), "a.csv: found 'another run that is writing it'");
      assertRefused(Output.table(ResultKind.COMPARISON, folder.resolve("a.csv")), "another run");
      write(allocation("b.csv"), "other", "files");
      first.write(List.of(Body.of("one"), Body.of("two")), Map.of());
      assertThat(first.isWritten()).isTrue();
      assertRefused(allocation("a.csv"), "another run");
    }
    write(allocation("a.csv"), "three", "four");
    assertThat(names()).hasSize(6);
  }

  @Test
  void whatIsClosedMeanwhileIsNotWritten() throws IOException {
    OutputWriter writer = allocation("deep/er/a.csv").open();
    Body closing =
        out -> {
          out.write('x');
          // As a shutdown hook does, while the file is half written.
          writer.close();
        };
    assertThatThrownBy(() -> writer.write(List.of(closing, Body.of("two")), Map.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was closed before it was written");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aBodyThatFailsLeavesNothing() throws IOException {
    Body failing =
        out -> {
          out.write('x');
          throw new ArithmeticException("a fault");
        };
    try (OutputWriter writer = allocation("deep/a.csv").open()) {
      assertThatThrownBy(() -> writer.write(List.of(Body.of("one"), failing), Map.of()))
          .isInstanceOf(ArithmeticException.class);
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatAKilledRunLeftIsCleared() throws IOException {
    Files.writeString(folder.resolve(".a.csv.part"), "half", UTF_8);
    Files.writeString(folder.resolve(".a.csv.old"), "old", UTF_8);
    Files.writeString(folder.resolve(".a.undo"), "{\"files\":[{\"fi", UTF_8);
    Files.writeString(folder.resolve(".a.lock"), "process 1, x\n", UTF_8);
    write(allocation("a.csv"), "one", "two");
    assertThat(names()).containsExactly("a.authorities.csv", "a.csv", "a.summary.json");
  }

  @Test
  void aPlantedLinkInPlaceOfTheLockIsNotFollowed() throws IOException {
    Path mine = Files.writeString(folder.resolve("mine.txt"), "mine", UTF_8);
    Files.createSymbolicLink(folder.resolve(".a.lock"), mine);
    assertThatThrownBy(() -> write(allocation("a.csv"), "one", "two"))
        .isInstanceOf(ProblemsException.class);
    assertThat(mine).hasContent("mine");
  }

  @Test
  void aReadOnlyFileIsReplacedByForceOnly() throws IOException {
    write(allocation("a.csv"), "one", "two");
    Path file = folder.resolve("a.csv");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    assumeTrue(!Files.isWritable(file), "this user may write everything");
    assertRefused(allocation("a.csv"), "a.csv: found 'a file that is read-only'");
    write(allocation("a.csv").withForce(), "three", "four");
    assertThat(mode(file)).isEqualTo("r--r--r--");
  }

  private Output allocation(String name) {
    return Output.table(ResultKind.ALLOCATION, folder.resolve(name), ".authorities.csv");
  }

  private static void write(Output output, String... texts) {
    try (OutputWriter to = output.open()) {
      to.write(Stream.of(texts).map(Body::of).toList(), Map.of());
    }
  }

  private static void assertRefused(Output output, String message) {
    assertThatThrownBy(() -> output.open().close())
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("\nMaybe ");
    if (!message.contains("another run")) {
      assertThat(problems(output)).contains(message);
    }
  }

  private static String problems(Output output) {
    return output.problems().stream().map(Problem::toString).reduce("", (a, b) -> a + b + "\n");
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve(name), UTF_8);
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static List<String> names(Output output) {
    return output.files().stream().map(file -> file.getFileName().toString()).toList();
  }

  private static boolean hasMade(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
