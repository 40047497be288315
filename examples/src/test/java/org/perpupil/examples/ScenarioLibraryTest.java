package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each shipped scenario does to the shipped authority, character by character. */
@Tag("slow")
class ScenarioLibraryTest {
  static final Path LIBRARY = Run.WEXMOOR;
  private static final String ENDING = ".scenario.yaml";

  static Stream<String> scenarios() throws IOException {
    try (Stream<Path> files = Files.list(LIBRARY)) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(ENDING))
              .map(name -> name.replace(ENDING, ""))
              .sorted()
              .toList();
      return names.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void eachHasItsOutput(String name) throws IOException {
    Run run = Run.of("run", "--scenario", LIBRARY.resolve(name + ENDING).toString());
    Path golden = Path.of("src/test/resources/golden/scenarios", name + ".txt");

    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualTo(Files.readString(golden, UTF_8));
    assertThat(run.err()).doesNotContain("warning").contains("21 read = 21 projected + 0 failed");
  }

  @Test
  void theyAreListedWithWhatTheyLeaveOut() throws IOException {
    Run run = Run.of("scenarios");

    assertThat(run.code()).isZero();
    assertThat(run.out().lines()).hasSize(2 + (int) scenarios().count());
    assertThat(run.out())
        .contains(
            "flat-cash.scenario.yaml", "Flat cash from 2027-28", "what schools would do about it");
  }

  @Test
  void aFolderWithoutScenariosIsAProblem() {
    assertThat(Run.of("scenarios", "data").err()).contains("one or more files ending .yaml");
    assertThat(Run.of("scenarios", "nowhere").err())
        .contains("found 'nowhere', expected a folder of scenarios");
    assertThat(Run.of("scenarios", "nowhere").code()).isEqualTo(1);
  }
}
