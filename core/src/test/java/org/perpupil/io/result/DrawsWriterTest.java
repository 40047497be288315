package org.perpupil.io.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpupil.io.WrittenRows;
import org.perpupil.io.input.DrawsTable;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Measure;
import org.perpupil.sweep.SmallSweep;
import org.perpupil.sweep.SweepMeasure;
import org.perpupil.sweep.SweepPlan;
import org.perpupil.sweep.SweepResult;
import org.perpupil.sweep.SweepUnit;
import org.perpupil.sweep.run.DrawColumns;
import org.perpupil.sweep.run.Grid;
import org.perpupil.sweep.run.Sweep;
import org.perpupil.sweep.run.SweepProjection;
import org.perpupil.sweep.run.SweepSchools;

/** Worlds and points of a grid that are written as they are run, and parts that are joined. */
@Tag("slow")
class DrawsWriterTest {
  /** The second school cannot be projected: its cells stay blank. */
  private static final Sweep SWEEP =
      Sweep.of(
          SmallSweep.plan().worlds(30).bins(0).build(),
          SmallSweep.projection(List.of("A1", "C1", "B2")));

  private static final DrawColumns COLUMNS = DrawColumns.of(SWEEP);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {".csv", ".csv.gz"})
  void partsJoinedAreTheBytesOfTheWhole(String ending) throws Exception {
    Path whole = folder.resolve("a" + ending);
    SweepResult result = write(whole, 0, 30);
    SweepResult second = write(folder.resolve("p2.csv"), 12, 18);
    SweepResult first = write(folder.resolve("p1.csv.gz"), 0, 12);
    SweepResult merged = SweepResult.merge(List.of(first, second));
    Path joined = folder.resolve("b" + ending);
    try (OutputWriter to = DrawsWriter.output(joined).open()) {
      DrawsWriter.join(List.of(folder.resolve("p2.csv"), folder.resolve("p1.csv.gz")), merged, to);
    }
    assertThat(joined).hasSameBinaryContentAs(whole);
    assertThat(summary(joined)).isEqualTo(summary(whole).replace("\"a.csv", "\"b.csv"));
    assertThat(summary(whole))
        .contains("\"first_world\" : 0")
        .contains("\"worlds\" : 30")
        .contains("\"kind\" : \"own_input\"")
        .contains("\"unit\" : \"standard deviations\"");
    assertThat(SweepWriter.toCsv(merged)).isEqualTo(SweepWriter.toCsv(result));
  }

  @Test
  void everyWorldIsARowWhoseMeanIsThatOfTheResult() throws Exception {
    Path file = folder.resolve("a.csv");
    SweepResult result = write(file, 0, 30);
    List<Map<String, String>> rows = WrittenRows.of(file);
    assertThat(rows).hasSize(30);
    assertThat(rows.get(0).keySet())
        .startsWith("world", "prices.energy_percent", "prices.cpi_percent 2023-24")
        .hasSize(1 + COLUMNS.columns().size());
    assertThat(rows).extracting(row -> row.get("world")).startsWith("0", "1", "2");
    assertThat(rows).extracting(row -> row.get("income:2024-25:school:C1")).containsOnly("");
    String column = "closing_reserve:2024-25:school:A1";
    double mean =
        rows.stream()
            .mapToDouble(row -> Double.parseDouble(row.get(column)))
            .average()
            .orElseThrow();
    SweepMeasure reserve = SweepMeasure.of(Measure.CLOSING_RESERVE);
    int unit = SWEEP.layout().units().indexOf(new SweepUnit(SweepUnit.Level.SCHOOL, "A1"));
    assertThat(mean).isCloseTo(result.result(reserve, unit, 2).orElseThrow().mean(), within(0.01));
    // What is kept can be read again.
    DrawsTable table = DrawsTable.read(file, column + " < " + mean);
    assertThat(table.inputs())
        .contains("prices.energy_percent")
        .noneMatch(name -> name.contains(" of B2 "));
    assertThat(table.kept()).hasSize(30).contains(true, false);
  }

  @Test
  void aFileHoldsItsWorldsAloneAndWhole() throws Exception {
    Path file = folder.resolve("a.csv");
    write(file, 5, 10);
    assertThat(DrawsWriter.holds(file, COLUMNS, 5, 10)).isTrue();
    assertThat(DrawsWriter.holds(file, COLUMNS, 4, 10)).isFalse();
    assertThat(DrawsWriter.holds(file, COLUMNS, 5, 11)).isFalse();
    DrawColumns total = DrawColumns.of(SWEEP, List.of(SweepUnit.ALL));
    assertThat(DrawsWriter.holds(file, total, 5, 10)).isFalse();
    Sweep other =
        Sweep.of(SWEEP.plan(), SmallSweep.projection(List.of("A1", "C1", "B2")), "other data");
    assertThat(DrawsWriter.holds(file, DrawColumns.of(other), 5, 10)).isFalse();
    assertThat(DrawsWriter.holds(folder.resolve("none.csv"), COLUMNS, 5, 10)).isFalse();
    Files.writeString(file, "more\n", UTF_8, StandardOpenOption.APPEND);
    assertThat(DrawsWriter.holds(file, COLUMNS, 5, 10)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "first|draws: found 'worlds to 11', expected worlds to 29, as the parts have",
        "second|p2.csv: found 'worlds from 12 on', expected worlds from 0 on",
        "first second second|p2.csv: found 'worlds from 12 on', expected worlds from 30 on",
        "first total|p3.csv: found 'worlds from 12 on', expected worlds from 12 on, with the"
            + " columns",
        "first other|p4.csv: found 'draws of another plan or other data'",
        "first none|none.csv: found nothing, expected draws of a slice",
        "first changed|p5.csv: found 'draws that were changed or cut after they were written'",
        "first alone|p6.csv: found 'something else', expected draws of a slice",
        "first broken|p7.csv: found 'something else'",
        "first table|p8.csv: found 'something else'",
      })
  void partsThatAreNotTheWholeAreTold(String names, String told) throws Exception {
    Map<String, String> files =
        Map.of(
            "first", "p1.csv",
            "second", "p2.csv",
            "total", "p3.csv",
            "other", "p4.csv",
            "none", "none.csv",
            "changed", "p5.csv",
            "alone", "p6.csv",
            "broken", "p7.csv",
            "table", "p8.csv");
    SweepResult first = write(folder.resolve("p1.csv"), 0, 12);
    SweepResult merged = SweepResult.merge(List.of(first, write(folder.resolve("p2.csv"), 12, 18)));
    write(DrawColumns.of(SWEEP, List.of(SweepUnit.ALL)), folder.resolve("p3.csv"), 12, 18);
    Sweep other = Sweep.of(SWEEP.plan(), SmallSweep.projection(List.of("A1", "C1", "B2")), "other");
    write(DrawColumns.of(other), folder.resolve("p4.csv"), 12, 18);
    write(folder.resolve("p5.csv"), 12, 18);
    Files.writeString(folder.resolve("p5.csv"), "world\n", UTF_8);
    Files.writeString(folder.resolve("p6.csv"), "world\n", UTF_8);
    Files.writeString(folder.resolve("p7.csv"), "world\n", UTF_8);
    Files.writeString(folder.resolve("p7.summary.json"), "{\"worlds\": ", UTF_8);
    Files.writeString(folder.resolve("p8.csv"), "world\n", UTF_8);
    Files.writeString(
        folder.resolve("p8.summary.json"),
        summary(folder.resolve("p2.csv")).replace("\"draws\"", "\"sweep\""),
        UTF_8);
    List<Path> parts =
        Arrays.stream(names.split(" ", -1)).map(name -> folder.resolve(files.get(name))).toList();
    Path file = folder.resolve("joined.csv");
    try (OutputWriter to = DrawsWriter.output(file).open()) {
      assertThatThrownBy(() -> DrawsWriter.join(parts, merged, to))
          .isInstanceOf(ProblemsException.class)
          .hasMessageContaining(told);
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void aFileIsNamedAsCsv() {
    assertThat(DrawsWriter.output(folder.resolve("d.parquet")).problems()).hasSize(1);
    assertThat(DrawsWriter.output(folder.resolve("d.csv.gz")).problems()).isEmpty();
  }

  @Test
  void aGridIsWrittenFigureByFigure() throws Exception {
    Grid grid = Grid.parse("prices.energy_percent=-10..10/3");
    SweepPlan plan = grid.plan(SmallSweep.plan().bins(0).build());
    Sweep sweep =
        Sweep.of(
            grid.points(),
            plan,
            SweepSchools.of(SweepProjection.of(SmallSweep.projection(List.of("A1", "C1", "B2")))),
            3,
            "");
    Path file = folder.resolve("g.csv");
    int[] points = new int[1];
    try (OutputWriter to = GridWriter.output(file).open()) {
      GridWriter.write(sweep, 2, done -> {}, (point, numbers, from) -> points[0]++, to);
    }
    assertThat(points[0]).isEqualTo(3);
    List<Map<String, String>> rows = WrittenRows.of(file);
    assertThat(rows.get(0).keySet())
        .containsExactly("input", "at", "level", "id", "year", "measure", "value", "unit");
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row).containsEntry("input", "prices.energy_percent");
              assertThat(row).containsEntry("unit", "pounds");
              assertThat(row.get("id")).isNotEqualTo("C1");
            });
    assertThat(rows)
        .extracting(row -> row.get("at"))
        .startsWith("-10")
        .endsWith("10")
        .contains("0");
    double[] reserves =
        rows.stream()
            .filter(
                row ->
                    row.get("id").equals("A1")
                        && row.get("year").equals("2024-25")
                        && row.get("measure").equals("closing_reserve"))
            .mapToDouble(row -> Double.parseDouble(row.get("value")))
            .toArray();
    assertThat(reserves).hasSize(3);
    assertThat(reserves[0]).isGreaterThan(reserves[1]);
    assertThat(reserves[1]).isGreaterThan(reserves[2]);
    assertThat(summary(file)).contains("\"points\" : 3").contains(sweep.fingerprint());
  }

  private static SweepResult write(Path file, long from, long count) throws Exception {
    return write(COLUMNS, file, from, count);
  }

  private static SweepResult write(DrawColumns columns, Path file, long from, long count)
      throws InterruptedException {
    try (OutputWriter to = DrawsWriter.output(file).open()) {
      return DrawsWriter.write(columns, from, count, 1, done -> {}, to);
    }
  }

  private static String summary(Path file) throws IOException {
    String name = file.getFileName().toString();
    return Files.readString(
        file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".summary.json"), UTF_8);
  }
}
