package org.perpupil.io.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.io.output.BlockGzip;
import org.perpupil.problem.ProblemsException;

/** Kept worlds, read to tell which of them meet a condition. */
class DrawsTableTest {
  private static final String OUTPUT = "income:2029-30:school:A1";

  private static final String DRAWS =
      """
      world,award,same,children of A1,children of B2 2027-28,\
      income:2029-30:school:A1,income:2029-30:school:B2,income:2029-30:all:all
      0,1.5,7,10,20,-1,5,4

      1,2.5,7,11,21,0,5,5
      2,2.5,7,12,22,1,5,6
      """;

  @TempDir private Path folder;

  @Test
  void inputsThatVaryAreReadOfTheSchoolAndInCommon() throws IOException {
    DrawsTable table = DrawsTable.read(written(DRAWS), " " + OUTPUT + " < 0 ");
    assertThat(table.inputs()).containsExactly("award", "children of A1");
    assertThat(table.values()).isDeepEqualTo(new double[][] {{1.5, 2.5, 2.5}, {10, 11, 12}});
    assertThat(table.kept()).containsExactly(true, false, false);
  }

  @Test
  void aSpreadsheetThatSavedThemChangesNothing() throws IOException {
    String saved = "\uFEFF" + DRAWS.replace("1,2.5,", "\"1\",\"2.5\",").replace("\n", "\r\n");
    DrawsTable table = DrawsTable.read(written(saved), OUTPUT + "<0");
    assertThat(table.inputs()).containsExactly("award", "children of A1");
    assertThat(table.values()).isDeepEqualTo(new double[][] {{1.5, 2.5, 2.5}, {10, 11, 12}});
    Path cut = written(DRAWS.replace("1,2.5,", "1,\"2.5,"));
    assertThatThrownBy(() -> DrawsTable.read(cut, OUTPUT + "<0"))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("line 4: found '0 values', expected 8 values");
  }

  @Test
  void aTotalHasTheNumbersOfAllSchools() throws IOException {
    Path file = folder.resolve("d.csv.gz");
    try (OutputStream out = Files.newOutputStream(file);
        OutputStream zip = BlockGzip.open(file, out)) {
      zip.write(DRAWS.getBytes(UTF_8));
    }
    DrawsTable table = DrawsTable.read(file, "income:2029-30:all:all>=5");
    assertThat(table.inputs()).containsExactly("award", "children of A1", "children of B2 2027-28");
    assertThat(table.kept()).containsExactly(false, true, true);
  }

  @ParameterizedTest
  @CsvSource({"<0, 1", "<=0, 2", ">0, 1", ">= 0, 2", "> -2, 3", "<-1, 0"})
  void aSignSaysWhichWorldsAreKept(String sign, int worlds) throws IOException {
    boolean[] kept = DrawsTable.read(written(DRAWS), OUTPUT + sign).kept();
    int count = 0;
    for (boolean one : kept) {
      count += one ? 1 : 0;
    }
    assertThat(count).isEqualTo(worlds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x:1:all:all|condition: found 'x:1:all:all', expected an output, a sign",
        "x:1:all:all<much|condition: found 'x:1:all:all<much'",
        "x:1:all:al<0|one of the 1 outputs of these draws. Maybe 'x:1:all:all' was meant",
        "teachers<0|Maybe outputs are named as x:1:all:all is",
      })
  void aConditionWithoutAnOutputIsTold(String condition, String told) throws IOException {
    Path file = written("world,award,x:1:all:all\n0,1,2\n");
    assertThatThrownBy(() -> DrawsTable.read(file, condition))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining(told.replace(". Maybe", ".\nMaybe"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|found 'an empty file', expected a header row and a row for each world",
        "'\"world,x:1'|found 'no header'",
        "world,a|expected one of the 0 outputs of these draws. Maybe it is another file",
        "'world,x:1;0,1,2'|line 2: found '3 values', expected 2 values, as the header has",
        "'world,a,x:1;0,,1'|line 2, column a: found nothing, expected a number. Maybe the school",
        "'world,a,x:1;0,1,1;1,1,b'|line 3, column x:1: found 'b', expected a number. Maybe the"
            + " file",
      })
  void wrongRowsAreTold(String text, String told) throws IOException {
    Path file = written(text.replace(';', '\n'));
    assertThatThrownBy(() -> DrawsTable.read(file, "x:1<0"))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("d.csv")
        .hasMessageContaining(told.replace(". Maybe", ".\nMaybe"));
  }

  @Test
  void noMoreThanAFewProblemsAreTold() throws IOException {
    Path file = written("world,x:1\n" + "0,much\n".repeat(100));
    assertThatThrownBy(() -> DrawsTable.read(file, "x:1<0"))
        .isInstanceOfSatisfying(ProblemsException.class, e -> assertThat(e.problems()).hasSize(20));
  }

  @Test
  void aFileThatIsNotThereOrNotCompressedIsTold() throws IOException {
    Path zip = Files.writeString(folder.resolve("d.csv.gz"), DRAWS, UTF_8);
    assertThatThrownBy(() -> DrawsTable.read(zip, "x:1<0"))
        .hasMessageContaining("d.csv.gz: found 'a file that cannot be read'")
        .hasMessageContaining("although it is not compressed");
    Path none = folder.resolve("none.csv");
    assertThatThrownBy(() -> DrawsTable.read(none, "x:1<0"))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("none.csv");
    assertThatThrownBy(() -> DrawsTable.read(folder, "x:1<0"))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining(folder.toString());
  }

  private Path written(String text) throws IOException {
    return Files.writeString(folder.resolve("d.csv"), text, UTF_8);
  }
}
