package org.perpupil.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** README names every file to touch when something is added, and no other. */
class HowToAddTest {
  private static final Pattern ROW =
      Pattern.compile("\\| ([^|]+) \\| `([^`|]+)` \\| ([^|;]+)[^|]*\\|");

  private static final Pattern FILE = Pattern.compile("`([^`]+)`");

  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);

  @TestFactory
  Stream<DynamicTest> theFilesToTouchAreThoseThatNameTheExample() throws IOException {
    String readme = Files.readString(Path.of("../README.md"), UTF_8);
    int start = readme.indexOf("### How to add");
    Map<Path, String> files = files();
    List<DynamicTest> tests = new ArrayList<>();
    Matcher row = ROW.matcher(readme.substring(start, readme.indexOf("\n\n`mvn", start)));
    while (row.find()) {
      String kind = row.group(1);
      String example = row.group(2);
      Set<String> listed = new TreeSet<>();
      FILE.matcher(row.group(3)).results().forEach(file -> listed.add(file.group(1)));
      tests.add(
          DynamicTest.dynamicTest(
              kind, () -> assertThat(naming(example, files)).isEqualTo(listed)));
    }
    assertThat(tests).hasSize(7);
    return tests.stream();
  }

  /** Returns the names of the files that name something. */
  private static Set<String> naming(String example, Map<Path, String> files) {
    Pattern name = Pattern.compile("(?<!\\w)" + Pattern.quote(example) + "(?!\\w)");
    Set<String> found = new TreeSet<>();
    files.forEach(
        (file, text) -> {
          String fileName = file.getFileName().toString();
          if (name.matcher(fileName).find() || name.matcher(text).find()) {
            found.add(fileName);
          }
        });
    return found;
  }

  /** Returns the texts of the library's files, comments left out. */
  private static Map<Path, String> files() throws IOException {
    Map<Path, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      files.filter(Files::isRegularFile).forEach(file -> texts.put(file, text(file)));
    }
    return texts;
  }

  private static String text(Path file) {
    try {
      String text = Files.readString(file, UTF_8);
      return file.toString().endsWith(".java") ? COMMENT.matcher(text).replaceAll("") : text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
