package org.perpupil.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every option that takes one school takes its name, too, and tells the identifier elsewhere. */
class SchoolByNameTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "statement --schools data/wexmoor/schools.csv --formulas data/wexmoor/formulas.csv --id W01",
        "project --in data/wexmoor --explain W01",
        "solve --in data/wexmoor --id W01 --largest pay.teacher_award_percent"
            + " --keep closing_reserve>=0 --in-years 2026-27..2027-28",
        "options --in data/wexmoor --trust Fenway+Trust --id W01 --from 2026-09-01",
        "sensitivity --plan data/wexmoor/deficit-risk.sweep.yaml --method tornado --id W01 --out FOLDER/tornado.csv",
        "compare --from-schools data/wexmoor/schools.csv --from data/wexmoor/formulas.csv"
            + " --schools data/wexmoor/schools.csv --to nff:2025-26 --explain W01",
      })
  void theNameAnswersAsTheIdentifierDoes(String line) throws IOException {
    String in = line.replace("FOLDER", folder.toString());
    Run byIdentifier = run(in, "W01");
    assertThat(byIdentifier.code()).as(byIdentifier.err()).isZero();
    List<byte[]> written = written();
    assertThat(run(in + (written.isEmpty() ? "" : " --force"), "alderbrook primary"))
        .isEqualTo(byIdentifier);
    assertThat(written()).usingRecursiveComparison().isEqualTo(written);

    Run unknown = run(in, "Alderbrok Primary");
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.err())
        .contains("the identifier or the name of one of 21 schools")
        .contains("Maybe 'Alderbrook Primary' was meant");
  }

  @Test
  void filesAndJoinersAreToldTheIdentifierOfAName() {
    String name = "Alderbrook Primary=2026-09-01";
    Run run = Run.of("trust", "--in", "data/wexmoor", "--trust", "Fenway Trust", "--join", name);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("Maybe the identifier W01 was meant");
  }

  @Test
  void monthsOfRecoveryNeedASchoolThatJoins() {
    String line = "trust --in data/wexmoor --recovery-months 24 --trust";
    List<String> words = Arrays.asList((line + " Fenway+Trust").split(" ", -1));
    words.replaceAll(word -> word.replace('+', ' '));
    Run run = Run.of(words.toArray(String[]::new));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--recovery-months needs --join");
  }

  private List<byte[]> written() throws IOException {
    List<byte[]> written = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        written.add(Files.readAllBytes(file));
      }
    }
    return written;
  }

  private static Run run(String line, String school) {
    List<String> words = Arrays.asList(line.split(" ", -1));
    words.replaceAll(word -> word.replace('+', ' ').replace("W01", school));
    return Run.of(words.toArray(String[]::new));
  }
}
