package org.perpupil.io.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.io.output.BlockGzip;
import org.perpupil.problem.ProblemsException;
import org.perpupil.sweep.SmallSweep;
import org.perpupil.sweep.SweepPlan;
import org.perpupil.sweep.SweepResult;
import org.perpupil.sweep.run.DrawColumns;
import org.perpupil.sweep.run.GivenWorlds;
import org.perpupil.sweep.run.Sweep;
import org.perpupil.sweep.run.SweepProjection;
import org.perpupil.sweep.run.SweepSchools;

/** Worlds of one's own: read in any order of columns, compressed or not, and run as given. */
class WorldsReaderTest {
  private static final SweepPlan PLAN = SmallSweep.plan().build();

  private static final String HEADER =
      "prices.energy_percent,prices.cpi_percent 2023-24,prices.cpi_percent 2024-25,"
          + "pay.teacher_award_percent in common 2023-24";

  @TempDir private Path folder;

  @Test
  void worldsAreRunAsTheyAreGiven() throws Exception {
    String text =
        """
        pay.teacher_award_percent in common 2023-24,world,prices.cpi_percent 2024-25,\
        prices.energy_percent,prices.cpi_percent 2023-24
        -0.5,7,2.5,10,1
        0.5, 3 ,3.5,-10.25,2
        """;
    GivenWorlds worlds = WorldsReader.read(written(text), PLAN, new ArrayList<>());
    assertThat(worlds).hasToString("worlds of w.csv");
    assertThat(worlds.count()).isEqualTo(2);

    Sweep sweep =
        Sweep.of(worlds, PLAN, SweepSchools.of(SweepProjection.of(SmallSweep.projection())), 4, "");
    DrawColumns columns = DrawColumns.of(sweep);
    List<double[]> rows = new ArrayList<>();
    SweepResult result =
        sweep.run(
            0,
            2,
            1,
            done -> {},
            columns,
            (world, numbers, from) -> rows.add(Arrays.copyOfRange(numbers, from, from + 4)));
    assertThat(rows.get(0)).containsExactly(10, 1, 2.5, -0.5);
    assertThat(rows.get(1)).containsExactly(-10.25, 2, 3.5, 0.5);
    assertThat(sweep.number(0)).isEqualTo(7);
    assertThat(sweep.number(1)).isEqualTo(3);
    assertThat(sweep.drawnBy()).isEqualTo("worlds of w.csv");
    assertThat(result.count()).isEqualTo(2);
  }

  @Test
  void manyWorldsAreNumberedFrom0AndMayBeCompressed() throws IOException {
    StringBuilder text = new StringBuilder(HEADER + "\n");
    for (int world = 0; world < 1000; world++) {
      text.append(world % 40).append(",1,2,0.25\n");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream zip = BlockGzip.open(Path.of("w.gz"), bytes)) {
      zip.write(text.toString().getBytes(UTF_8));
    }
    Path file = Files.write(folder.resolve("packed.csv"), bytes.toByteArray());
    GivenWorlds worlds = WorldsReader.read(file, PLAN, new ArrayList<>());
    assertThat(worlds.count()).isEqualTo(1000);
    assertThat(worlds.in(PLAN).worlds()).isEqualTo(1000);
    Sweep sweep =
        Sweep.of(worlds, PLAN, SweepSchools.of(SweepProjection.of(SmallSweep.projection())), 4, "");
    assertThat(sweep.number(999)).isEqualTo(999);

    Path cut = Files.write(folder.resolve("cut.csv"), Arrays.copyOf(bytes.toByteArray(), 60));
    assertThatThrownBy(() -> WorldsReader.read(cut, PLAN, new ArrayList<>()))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("cut.csv: found 'a damaged gzip file'")
        .hasMessageContaining("it was cut short");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10,1,2,much|line 2, column pay.teacher_award_percent in common 2023-24: found 'much'",
        "10,1,,0|line 2, column prices.cpi_percent 2024-25: found nothing, expected a number",
        "5000,1,2,0|line 2, column prices.energy_percent: found '5000'",
        "10,1,2|line 2: found '3 values', expected 4 values, as many as the header has columns",
        "'10,1,2,0;10,1,x,0'|line 3, column prices.cpi_percent 2024-25: found 'x'",
        "''|found 'a header only', expected at least one world below the header",
        "'10,1,2,\"0'|expected CSV. Maybe a quotation mark is left over",
      })
  void rowsThatDoNotFitAreTold(String rows, String told) {
    refused(HEADER + "\n" + rows.replace(';', '\n'), told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prices.water_percent|column 5: found 'prices.water_percent', expected an input of the"
            + " plan",
        "prices.energy_percents|Maybe 'prices.energy_percent' was meant",
        "income:2023-24:school:A1|inputs alone are taken",
        "staff.teacher_leaving_percent of A1|inputs alone are taken",
        "pay.teacher_award_percent 2023-24 of A1|inputs alone are taken",
        "pay.teacher_award_percent in common 2023-24 of A1|inputs alone are taken",
        "pay.teacher_award_percent 2023-24|Maybe 'pay.teacher_award_percent in common 2023-24' was"
            + " meant",
        "zzz|Maybe the plan does not vary it: prices.energy_percent; prices.cpi_percent 2023-24;",
        "prices.energy_percent|expected each column once",
      })
  void columnsThatAreLeftOverAreTold(String column, String told) {
    refused(HEADER + "," + column + "\n10,1,2,0,1\n", told);
  }

  @ParameterizedTest
  @CsvSource({"half", "-1", "0.5", "2147483647", "''"})
  void aWorldNeedsAWholeNumber(String number) {
    refused(
        HEADER + ",world\n10,1,2,0," + number + "\n",
        "line 2, column world: found "
            + (number.isEmpty() ? "nothing" : "'" + number + "'")
            + ", expected the number of a world, 0 to 2147483646");
  }

  @Test
  void emptyFilesAndMissingColumnsAreTold() {
    refused("", "w.csv");
    refused(
        "prices.energy_percent\n1\n",
        "line 1: found nothing, expected the columns prices.cpi_percent 2023-24;"
            + " prices.cpi_percent 2024-25; pay.teacher_award_percent in common 2023-24. Maybe");
    refused("\u001Fab\n1\n", "column 1: found ");
    refused("ab", "column 1: found 'ab', expected an input of the plan, or world");
    assertThatThrownBy(() -> WorldsReader.read(folder.resolve("none.csv"), PLAN, new ArrayList<>()))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("none.csv");
  }

  /** Windows' encoding is noted, which is no error and must not hide one. */
  @Test
  void otherEncodingsHideNoError() throws IOException {
    Path file = folder.resolve("w.csv");
    Files.write(file, (HEADER + ",\u00a3\n1,2,3,0.5,6\n").getBytes(ISO_8859_1));
    assertThatThrownBy(() -> WorldsReader.read(file, PLAN, new ArrayList<>()))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("column 5: found '\u00a3'");
    Files.write(file, ("world," + HEADER + "\n7\u00a0,1,2,3,0.5\n").getBytes(ISO_8859_1));
    assertThatThrownBy(() -> WorldsReader.read(file, PLAN, new ArrayList<>()))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("line 2, column world");
  }

  @Test
  void noMoreThanAFewProblemsAreTold() throws IOException {
    Path file = written(HEADER + "\n" + "10,1,2\n".repeat(100));
    assertThatThrownBy(() -> WorldsReader.read(file, PLAN, new ArrayList<>()))
        .isInstanceOfSatisfying(ProblemsException.class, e -> assertThat(e.problems()).hasSize(20));
  }

  private void refused(String text, String told) {
    assertThatThrownBy(() -> WorldsReader.read(written(text), PLAN, new ArrayList<>()))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("w.csv")
        .hasMessageContaining(told.replace(". Maybe", ".\nMaybe"));
  }

  private Path written(String text) throws IOException {
    return Files.writeString(folder.resolve("w.csv"), text, UTF_8);
  }
}
