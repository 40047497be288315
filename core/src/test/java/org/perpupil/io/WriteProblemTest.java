package org.perpupil.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.perpupil.io.output.SystemFileSteps;
import org.perpupil.io.output.WriteProblem;

/** What is said when the system does not write, and what it does of itself. */
class WriteProblemTest {
  private static final String NOT_FULL =
      "the disk is full or fails, or another program holds the file; what was there before is"
          + " untouched";

  @TempDir private Path folder;

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            new AccessDeniedException("f"),
            "no permission to write",
            "the folder belongs to somebody else, or the file system is read-only"),
        Arguments.of(new FileSystemLoopException("f"), "links that lead to no file", NOT_FULL),
        Arguments.of(
            new FileSystemException("f", null, "Disk quota exceeded"),
            "Disk quota exceeded",
            NOT_FULL),
        Arguments.of(new FileSystemException("f"), "f", NOT_FULL),
        Arguments.of(new IOException("it broke"), "it broke", NOT_FULL),
        Arguments.of(new IOException(), "IOException", NOT_FULL));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailureIsTold(IOException failure, String found, String advice) {
    // Below a folder that is not there yet.
    Path file = folder.resolve("a/b.csv");
    assertThat(WriteProblem.of(file, failure))
        .hasToString(
            "error: "
                + file
                + ": found '"
                + found
                + "', expected a place that can be written to.\nMaybe "
                + advice
                + ".");
  }

  @Test
  void aFullDiskIsToldAsOne() throws IOException {
    Path full = Path.of("/proc");
    assumeTrue(
        Files.isDirectory(full) && Files.getFileStore(full).getUsableSpace() == 0,
        "no file system without room here");
    assertThat(WriteProblem.of(full.resolve("a.csv"), new IOException("x")).advice())
        .isEqualTo("the disk is full; what was there before is untouched");
  }

  @Test
  void whatIsNoFileOfAFolderIsToldToo() {
    Path root = folder.getRoot();
    assertThat(WriteProblem.of(root, new IOException("x")).advice()).isEqualTo(NOT_FULL);
    assertThat(WriteProblem.half(root, new IOException("x")).advice())
        .isEqualTo(
            "the disk fails; the old files are in hidden ones that end .old, and the next run that"
                + " writes here puts them back");
  }

  @Test
  void aFolderMayBeThereAndAFileInItsPlaceMayNot() throws IOException {
    SystemFileSteps system = new SystemFileSteps();
    Path made = folder.resolve("made");
    system.makeFolder(made);
    system.makeFolder(made);
    assertThat(made).isEmptyDirectory();
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> system.makeFolder(file))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessage(file.toString());
  }

  @Test
  void ownerAndModeAreTakenOverWhereThereAreAny() throws IOException {
    SystemFileSteps system = new SystemFileSteps();
    Path like = Files.createFile(folder.resolve("like"));
    Path file = Files.createFile(folder.resolve("file"));
    assumeTrue(
        Files.getFileStore(folder).supportsFileAttributeView("posix"), "no modes of files here");
    Files.setPosixFilePermissions(like, PosixFilePermissions.fromString("rw-rw-r--"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    try (FileSystem zip =
        FileSystems.newFileSystem(folder.resolve("z.zip"), Map.of("create", "true"))) {
      Path within = Files.createFile(zip.getPath("/a"));
      system.adopt(file, within);
      system.adopt(within, file);
    }
    assertThat(mode(file)).isEqualTo("rw-------");
    system.adopt(file, like);
    assertThat(mode(file)).isEqualTo("rw-rw-r--");
  }

  /** Only an administrator may give a file away. */
  @Test
  void anAdministratorKeepsAFilesOwner() throws IOException {
    Path like = Files.createFile(folder.resolve("like"));
    Path file = Files.createFile(folder.resolve("file"));
    try {
      Files.setAttribute(like, "unix:uid", 12_345);
      Files.setAttribute(like, "unix:gid", 23_456);
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      abort("no files can be given away here");
    }
    new SystemFileSteps().adopt(file, like);
    assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(12_345);
    assertThat(Files.getAttribute(file, "unix:gid")).isEqualTo(23_456);
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
