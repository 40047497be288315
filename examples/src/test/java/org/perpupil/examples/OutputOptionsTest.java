package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where commands write, what they replace, and what they end with. */
class OutputOptionsTest {
  @TempDir private Path folder;

  @Test
  void everyCommandReplacesItsOwnFilesAndOthersByForceOnly() throws IOException {
    Commands commands = Commands.in(folder);
    for (Map.Entry<String, List<String>> line : commands.writing().entrySet()) {
      String name = line.getKey();
      Path results = Files.createDirectory(folder.resolve("results-" + name));
      Path out =
          Commands.writesAFolder(name) ? results : results.resolve("s" + Commands.ending(name));
      String[] arguments = Commands.with(line.getValue(), "--out", out);
      assertThat(Run.of(arguments).code()).as(name).isZero();
      List<Path> files = files(results);
      assertThat(files)
          .as(name)
          .anyMatch(file -> file.toString().matches(".*(summary|import)\\.json"));
      // The first, and one beside it.
      for (Path file : List.of(files.get(0), files.get(files.size() - 1))) {
        String made = Files.readString(file, UTF_8);
        Files.writeString(file, "by hand", UTF_8);
        Run refused = Run.of(arguments);
        assertThat(refused.code()).as(name).isEqualTo(1);
        assertThat(refused.err())
            .as(name)
            .contains(file + ": found 'a file that was ")
            .contains("; --force replaces this file.");
        assertThat(file).hasContent("by hand");
        Files.writeString(file, made, UTF_8);
      }
      Files.writeString(files.get(0), "by hand", UTF_8);
      Run forced = Run.of(Commands.with(List.of(arguments), "--force"));
      assertThat(forced.code()).as(forced.err()).isZero();
      assertThat(Files.readString(files.get(0), UTF_8)).isNotEqualTo("by hand");
      assertThat(files(results)).isEqualTo(files);
    }
  }

  @Test
  void endingsThatAreNotOfferedAreBadUsage() throws IOException {
    Commands commands = Commands.in(folder);
    for (Map.Entry<String, List<String>> line : commands.writing().entrySet()) {
      String name = line.getKey();
      Path out = folder.resolve("x.parquet");
      Run run = Run.of(Commands.with(line.getValue(), "--out", out));
      boolean isFolder = Commands.writesAFolder(name);
      assertThat(run.code()).as(name).isEqualTo(isFolder ? 1 : 2);
      assertThat(run.err())
          .as(name)
          .contains(
              isFolder
                  ? "expected the name of a folder"
                  : "a name that ends " + Commands.ending(name));
      assertThat(out).doesNotExist();
    }
    Run slice =
        Run.of(
            Commands.with(
                commands.writing().get("sweep"), "--slice", "1/2", "--out", folder + "/x.csv"));
    assertThat(slice.code()).isEqualTo(2);
    assertThat(slice.err()).contains("a name that ends .part");
  }

  @Test
  void someSchoolThatFailedIsCodeThree() throws IOException {
    Commands commands = Commands.in(folder);
    String schools = commands.file("schools.csv");
    String all = Files.readString(Path.of(schools), UTF_8);
    Files.writeString(Path.of(schools), all.replaceFirst("0\\.110048,", ","), UTF_8);
    commands.replace("published.csv", ",60,", ",600,");
    for (String name :
        List.of(
            "import", "allocate", "compare", "project", "run", "sweep", "sensitivity", "slice")) {
      List<String> line = commands.writing().getOrDefault(name, List.of());
      String out = Commands.out(folder, name).toString();
      String[] arguments =
          name.equals("slice")
              ? Commands.with(
                  commands.writing().get("sweep"), "--slice", "1/1", "--out", folder + "/1.part")
              : Commands.with(line, "--out", out);
      Run run = Run.of(arguments);
      assertThat(run.code()).as(name + ": " + run.err()).isEqualTo(3);
      assertThat(run.err())
          .as(name)
          .contains(name.equals("import") ? "published.csv, line 2" : "failed: W01: ");
      assertThat(Run.of(Commands.with(List.of(arguments), "--allow-failures")).code())
          .as(name)
          .isZero();
    }
    String[] merge = {"merge", folder + "/1.part", "--out", folder + "/merged.csv"};
    assertThat(Run.of(merge).code()).isEqualTo(3);
    assertThat(Run.of(Commands.with(List.of(merge), "--allow-failures")).code()).isZero();
  }

  @Test
  void aRunThatFailsLeavesNoFolders() throws IOException {
    Commands commands = Commands.in(folder);
    for (String file : List.of("schools.csv", "published.csv", "draws.csv")) {
      Files.writeString(Path.of(commands.file(file)), "id\n", UTF_8);
    }
    for (Map.Entry<String, List<String>> line : commands.writing().entrySet()) {
      Path results = folder.resolve("results");
      String ending = Commands.ending(line.getKey());
      String name = Commands.writesAFolder(line.getKey()) ? "deep" : "deep/s" + ending;
      Run run = Run.of(Commands.with(line.getValue(), "--out", results.resolve(name)));
      assertThat(run.code()).as(line.getKey()).isEqualTo(1);
      assertThat(results).as(line.getKey()).doesNotExist();
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
