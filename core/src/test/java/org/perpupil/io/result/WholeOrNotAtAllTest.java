package org.perpupil.io.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpupil.io.FailingSteps;
import org.perpupil.io.output.FileSteps;
import org.perpupil.io.output.ResultKind;
import org.perpupil.io.output.Written;
import org.perpupil.io.result.OutputWriter.Body;
import org.perpupil.problem.ProblemsException;

/** A set of files is there whole, old or new, whichever step of writing it fails. */
@Tag("slow")
class WholeOrNotAtAllTest {
  @TempDir private Path temporary;

  @Test
  void whicheverStepFailsEveryFileIsAsBefore() throws IOException {
    int steps = countSteps(true);
    int failed = 0;
    for (int step = 1; step <= steps; step++) {
      for (boolean isThere : List.of(true, false)) {
        Path folder = folder(isThere);
        boolean wrote = write(folder, "new", FailingSteps.at(step));
        assertThat(state(folder))
            .as("step %s of %s", step, steps)
            .isEqualTo(wrote ? "new" : isThere ? "old" : "nothing");
        failed += wrote ? 0 : 1;
        if (!wrote) {
          assertThat(hidden(folder)).as("step %s of %s", step, steps).isEmpty();
        }
        assertThat(write(folder, "next", FailingSteps.none())).isTrue();
        assertThat(state(folder)).isEqualTo("next");
        assertThat(hidden(folder)).isEmpty();
      }
    }
    assertThat(failed).isGreaterThan(steps);
  }

  @Test
  void whereverTheProgramIsKilledTheNextRunFindsWholeFilesAndPutsThemRight() throws IOException {
    int steps = countSteps(true);
    int mixed = 0;
    for (int step = 1; step <= steps; step++) {
      for (boolean isThere : List.of(true, false)) {
        Path folder = folder(isThere);
        write(folder, "new", FailingSteps.killedAt(step));
        assertThat(output(folder).problems()).as("step %s", step).isEmpty();
        for (Path file : output(folder).files()) {
          if (Files.exists(file)) {
            assertThat(Files.readString(file, UTF_8))
                .as("step %s", step)
                .matches("(?s).*(end|})\n");
          } else {
            assertThat(isThere).as("step %s: %s", step, file).isFalse();
          }
        }
        mixed += state(folder).equals("mixed") ? 1 : 0;
        output(folder).open().close();
        assertThat(state(folder))
            .as("step %s of %s", step, steps)
            .isIn("new", isThere ? "old" : "nothing");
        assertThat(hidden(folder)).as("step %s of %s", step, steps).isEmpty();
        assertThat(write(folder, "next", FailingSteps.none())).isTrue();
        assertThat(state(folder)).isEqualTo("next");
      }
    }
    // Otherwise nothing was put right here.
    assertThat(mixed).isPositive();
  }

  @Test
  void aReaderTellsAMixedSetByItsSummary() throws IOException {
    int steps = countSteps(true);
    for (int step = 1; step <= steps; step++) {
      Path folder = folder(true);
      write(folder, "new", FailingSteps.killedAt(step));
      Path summary = output(folder).files().get(2);
      Map<String, String> digits = Written.read(summary).orElseThrow().files();
      boolean fits = true;
      for (Map.Entry<String, String> file : digits.entrySet()) {
        fits &= Written.digits(folder.resolve(file.getKey())).equals(file.getValue());
      }
      assertThat(fits).as("step %s", step).isEqualTo(!state(folder).equals("mixed"));
    }
  }

  @Test
  void whatSomebodyWroteAfterAKillIsNotPutBack() throws IOException {
    int steps = countSteps(true);
    for (int step = 1; step <= steps; step++) {
      Path folder = folder(true);
      write(folder, "new", FailingSteps.killedAt(step));
      if (state(folder).equals("mixed")) {
        Path mine = Files.writeString(output(folder).files().get(0), "my own", UTF_8);
        assertThat(write(folder, "next", FailingSteps.none())).isFalse();
        assertThat(mine).hasContent("my own");
        return;
      }
    }
    throw new AssertionError("no step leaves a mixed set");
  }

  @Test
  void foldersThatWereMadeGoWithTheFailure() throws IOException {
    int steps = countSteps(false);
    for (int step = 1; step <= steps; step++) {
      Path folder = Files.createTempDirectory(temporary, "made");
      if (!write(folder.resolve("a/b"), "new", FailingSteps.at(step))) {
        assertThat(folder).as("step %s of %s", step, steps).isEmptyDirectory();
      }
    }
  }

  private int countSteps(boolean isThere) throws IOException {
    FailingSteps steps = FailingSteps.none();
    Path folder = folder(isThere);
    assertThat(write(isThere ? folder : folder.resolve("a/b"), "new", steps)).isTrue();
    assertThat(steps.taken()).isGreaterThan(25);
    return steps.taken();
  }

  /** Returns a folder that holds an old set, or nothing. */
  private Path folder(boolean isThere) throws IOException {
    Path folder = Files.createTempDirectory(temporary, "set");
    if (isThere) {
      assertThat(write(folder, "old", FailingSteps.none())).isTrue();
    }
    return folder;
  }

  private static Output output(Path folder) {
    return Output.table(ResultKind.ALLOCATION, folder.resolve("a.csv"), ".authorities.csv");
  }

  private static boolean write(Path folder, String text, FileSteps steps) {
    try (OutputWriter to = output(folder).open(steps)) {
      to.write(List.of(Body.of(text + " end\n"), Body.of(text + " too, end\n")), Map.of());
      return true;
    } catch (ProblemsException e) {
      return false;
    }
  }

  /** Returns which set is there: old, new, next, nothing, or mixed. */
  private static String state(Path folder) throws IOException {
    List<Path> files = output(folder).files();
    if (files.stream().noneMatch(Files::exists)) {
      return "nothing";
    }
    if (!files.stream().allMatch(Files::exists)) {
      return "mixed";
    }
    String first = Files.readString(files.get(0), UTF_8).replace(" end\n", "");
    String second = Files.readString(files.get(1), UTF_8).replace(" too, end\n", "");
    Map<String, String> digits = Written.read(files.get(2)).orElseThrow().files();
    boolean isOne =
        first.equals(second)
            && Written.digits(files.get(0)).equals(digits.get("a.csv"))
            && Written.digits(files.get(1)).equals(digits.get("a.authorities.csv"));
    return isOne ? first : "mixed";
  }

  private static List<Path> hidden(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith(".")).toList();
    }
  }
}
