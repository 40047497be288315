package org.perpupil.io.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
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
import org.perpupil.io.output.DrawsPart;
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

  private static final DrawColumns OTHER =
      DrawColumns.of(
          Sweep.of(SWEEP.plan(), SmallSweep.projection(List.of("A1", "C1", "B2")), "other data"));

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
    assertThat(DrawsWriter.holds(file, OTHER, 5, 10)).isFalse();
    assertThat(DrawsWriter.holds(folder.resolve("none.csv"), COLUMNS, 5, 10)).isFalse();
    Files.writeString(file, "more\n", UTF_8, StandardOpenOption.APPEND);
    assertThat(DrawsWriter.holds(file, COLUMNS, 5, 10)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "first|draws: found 'worlds to 11', expected worlds to 29, as the parts have",
        "second|second.csv: found 'worlds from 12 on', expected worlds from 0 on",
        "first second second|second.csv: found 'worlds from 12 on', expected worlds from 30 on",
        "first total|total.csv: found 'worlds from 12 on', expected worlds from 12 on, with the"
            + " columns",
        "first other|other.csv: found 'draws of another plan or other data'",
        "first none|none.csv: found nothing, expected draws of a slice",
        "first changed|changed.csv: found 'draws that were changed or cut after they were written'",
        "first alone|alone.csv: found 'something else', expected draws of a slice",
        "first broken|broken.csv: found 'something else'",
        "first table|table.csv: found 'something else'",
      })
  void partsThatAreNotTheWholeAreTold(String names, String told) throws Exception {
    SweepResult whole = SWEEP.run(1);
    List<Path> parts = new ArrayList<>();
    for (String name : names.split(" ", -1)) {
      parts.add(part(name));
    }
    Path file = folder.resolve("joined.csv");
    try (OutputWriter to = DrawsWriter.output(file).open()) {
      assertThatThrownBy(() -> DrawsWriter.join(parts, whole, to))
          .isInstanceOf(ProblemsException.class)
          .hasMessageContaining(told);
    }
    assertThat(file).doesNotExist();
  }

  /** Writes a part, and returns where. */
  private Path part(String name) throws Exception {
    Path file = folder.resolve(name + ".csv");
    Path beside = folder.resolve(name + ".summary.json");
    switch (name) {
      case "none" -> {
        return file;
      }
      case "first" -> write(file, 0, 12);
      case "total" -> write(DrawColumns.of(SWEEP, List.of(SweepUnit.ALL)), file, 12, 18);
      case "other" -> write(OTHER, file, 12, 18);
      default -> write(file, 12, 18);
    }
    switch (name) {
      case "changed" -> Files.writeString(file, "world\n", UTF_8);
      case "alone" -> Files.delete(beside);
      case "broken" -> Files.writeString(beside, "{\"worlds\": ", UTF_8);
      case "table" ->
          Files.writeString(beside, summary(file).replace("\"draws\"", "\"sweep\""), UTF_8);
      default -> assertThat(file).exists();
    }
    return file;
  }

  @ParameterizedTest
  @CsvSource({"first_world", "worlds", "files_sha256", "result"})
  void aSummaryThatLacksAKeyIsNoneOfDraws(String key) throws Exception {
    Path file = folder.resolve("a.csv");
    write(DrawColumns.of(SWEEP, List.of(SweepUnit.ALL)), file, 0, 2);
    Path beside = folder.resolve("a.summary.json");
    String said = Files.readString(beside, UTF_8);
    String other = said.replace("\"" + key + "\"", "\"x\"");
    assertThat(other).isNotEqualTo(said);
    Files.writeString(beside, other, UTF_8);
    assertThatThrownBy(() -> DrawsPart.read(file))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("a.csv: found 'something else', expected draws of a slice")
        .hasMessageContaining("the summary was not copied with the file");
    Files.delete(beside);
    Files.createDirectory(beside);
    assertThatThrownBy(() -> DrawsPart.read(file)).hasMessageContaining("found 'something else'");
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
