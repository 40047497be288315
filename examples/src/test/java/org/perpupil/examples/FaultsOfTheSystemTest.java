package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpupil.io.result.AllocationWriter;
import org.perpupil.io.result.OutputWriter;

/** What the system does not do leaves last month's files as they were. */
@Tag("slow")
class FaultsOfTheSystemTest {
  private static final String[] ALLOCATE = {
    "allocate", "--schools", Run.SCHOOLS, "--formulas", Run.FORMULAS, "--out"
  };
  private static final String INJECT = "strace -f --seccomp-bpf -qq -o /dev/null -e trace=";

  @TempDir private Path folder;
  private Path results;
  private Path table;
  private Map<String, String> before;

  @BeforeEach
  void writeOldFiles() throws IOException {
    results = Files.createDirectory(folder.resolve("results"));
    table = results.resolve("alloc.csv");
    Run old = Run.of(Commands.with(List.of(ALLOCATE), table, "--rounding", "none"));
    assertThat(old.code()).isZero();
    before = contents(results);
    assertThat(before).containsOnlyKeys("alloc.csv", "alloc.authorities.csv", "alloc.summary.json");
  }

  @Test
  void aLimitOnFilesAsADiskWithoutRoom() throws Exception {
    assumeTrue(Program.works("sh", "-c", "ulimit -f 8"), "no limits of files here");
    Program run = allocate("ulimit -f 8; exec \"$@\"", table);
    assertRefused(run, "File too large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rename,renameat,renameat2 -e inject=rename,renameat,renameat2:error=ENOSPC:when=1",
        "rename,renameat,renameat2 -e inject=rename,renameat,renameat2:error=EIO:when=3",
        "fsync -e inject=fsync:error=EIO:when=2"
      })
  void aCallThatFails(String calls) throws Exception {
    assumeTrue(Program.works("strace", "-qq", "-o", "/dev/null", "true"), "no strace here");
    Program run = allocate(INJECT + calls + " \"$@\"", table);
    assertRefused(run, calls.contains("ENOSPC") ? "No space left on device" : "Input/output error");
  }

  @Test
  void aFileSystemWithoutSecondNames() throws Exception {
    assumeTrue(Program.works("strace", "-qq", "-o", "/dev/null", "true"), "no strace here");
    String calls = "link,linkat -e inject=link,linkat:error=EPERM";
    Program run = allocate(INJECT + calls + " \"$@\"", table);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(contents(results)).hasSize(3).isNotEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"size=36k", "size=1m,ro"})
  void aTinyOrReadOnlyFileSystem(String options) throws Exception {
    String isolated = "unshare -rm sh -c ";
    assumeTrue(
        Program.works("sh", "-c", isolated + "'mount -t tmpfs tmpfs /mnt'"),
        "this user may not mount");
    Path place = Files.createDirectory(folder.resolve("place"));
    String script =
        "mount -t tmpfs -o size=1m tmpfs %s && cp %s/* %s && mount -o remount,%s %s || exit 9\n"
                .formatted(place, results, place, options, place)
            + "\"$@\"\ncode=$?\nfor f in %s/* %s/.[a-z]*; do [ -f $f ] && cp $f %s; done\nexit $code"
                .formatted(place, place, Files.createDirectory(folder.resolve("after")));
    Path file = Files.writeString(folder.resolve("script"), script, UTF_8);
    Program run = allocate("exec unshare -rm sh " + file + " \"$@\"", place.resolve("alloc.csv"));
    assertThat(run.code()).as(run.err()).isEqualTo(1);
    assertThat(run.err())
        .contains(options.contains("ro") ? "a folder that you may not write in" : "No space left")
        .contains("\nMaybe ");
    assertThat(contents(folder.resolve("after"))).isEqualTo(before);
  }

  @Test
  void aFolderThatIsNotTheUsers() throws IOException {
    Files.setPosixFilePermissions(results, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      assumeTrue(!Files.isWritable(results), "this user may write everywhere");
      Run run = Run.of(Commands.with(List.of(ALLOCATE), table));
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.err())
          .contains("found 'a folder that you may not write in'")
          .contains("\nMaybe it belongs to somebody else");
      assertThat(contents(results)).isEqualTo(before);
    } finally {
      Files.setPosixFilePermissions(results, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void twoProgramsAtOnce() throws Exception {
    try (OutputWriter held = AllocationWriter.output(table).open()) {
      assertThat(held.isWritten()).isFalse();
      Program run = allocate("exec \"$@\"", table);
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.err())
          .contains("alloc.csv: found 'another run that is writing it', expected one run at a time")
          .contains("\nMaybe it ends soon, or another name serves");
    }
    assertThat(contents(results)).isEqualTo(before);
  }

  private Program allocate(String script, Path file) throws IOException, InterruptedException {
    return Program.shell(
        folder.resolve("streams"), script, Program.java(), Commands.with(List.of(ALLOCATE), file));
  }

  private void assertRefused(Program run, String reason) throws IOException {
    assertThat(run.code()).as(run.err()).isEqualTo(1);
    assertThat(run.err())
        .contains("alloc.csv: found '" + reason + "', expected a place that can be written to.")
        .contains("\nMaybe the disk is full")
        .contains("what was there before is untouched")
        .doesNotContain("\tat ");
    assertThat(contents(results)).isEqualTo(before);
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        contents.put(file.getFileName().toString(), Files.readString(file, UTF_8));
      }
    }
    return contents;
  }
}
