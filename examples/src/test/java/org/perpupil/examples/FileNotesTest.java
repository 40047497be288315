package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A file in another encoding or with other separators is told of, whichever command reads it. */
@Tag("slow")
class FileNotesTest {
  /** Files of a form of their own, which are read as they are written or not at all. */
  private static final Set<String> APART = Set.of("draws.csv", "worlds.csv", "links.csv");

  @TempDir static Path folder;
  private static FuzzFiles files;

  @BeforeAll
  static void make() throws IOException {
    files = FuzzFiles.of(folder);
  }

  /**
   * Every command once for each file that it reads, but those of the Department, with columns of
   * its own.
   */
  private static Stream<Arguments> readings() {
    Set<String> seen = new HashSet<>();
    List<Arguments> readings = new ArrayList<>();
    for (List<String> words : FuzzCase.commands()) {
      if (words.get(0).equals("import")) {
        continue;
      }
      words.stream()
          .filter(word -> word.matches("[a-z0-9-]+\\.(csv|yaml)"))
          .filter(word -> !APART.contains(word) && seen.add(command(words) + " " + word))
          .forEach(word -> readings.add(Arguments.of(words, word)));
    }
    return readings.stream();
  }

  @ParameterizedTest
  @MethodSource("readings")
  void whatIsOddIsTold(List<String> words, String file, @TempDir Path own) throws IOException {
    for (String name : files.names()) {
      Files.write(own.resolve(name), files.content(name));
    }
    if (file.endsWith(".yaml")) {
      String text = "# In £\n" + new String(files.content(file), UTF_8);
      Files.write(own.resolve(file), text.getBytes(Charset.forName("windows-1252")));
    } else {
      Files.writeString(own.resolve(file), withSemicolons(Table.read(folder.resolve(file))));
    }

    Run run =
        Run.of(
            words.stream()
                .map(word -> files.names().contains(word) ? own.resolve(word).toString() : word)
                .map(word -> word.replace("~", " ").replace("OUT", own + "/out"))
                .toArray(String[]::new));

    assertThat(run.err()).contains("note: " + own.resolve(file));
    assertThat(run.code()).isLessThanOrEqualTo(1);
  }

  private static String withSemicolons(Table table) {
    return Stream.concat(Stream.of(table.header()), table.rows().stream())
        .map(row -> String.join("\";\"", row))
        .map(row -> "\"" + row + "\"\n")
        .collect(Collectors.joining());
  }

  private static String command(List<String> words) {
    return words.get(0) + (words.get(0).equals("report") ? " " + words.get(1) : "");
  }
}
