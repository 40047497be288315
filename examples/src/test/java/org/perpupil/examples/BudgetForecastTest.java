package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpupil.text.CsvRows;

/** The budget forecast return: the years of academies, the first in two parts. */
class BudgetForecastTest {
  @TempDir private Path folder;

  @Test
  void partsAndYearsAreThoseOfTheProjection() throws IOException {
    List<String> project = Commands.in(folder).writing().get("project");
    Path out = folder.resolve("bfr.csv");
    Run run = Run.of(Commands.with(project, "--codes", "bfr", "--out", out));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("academies; ", "other schools do not report to it");
    Path own = folder.resolve("aar.csv");
    assertThat(Run.of(Commands.with(project, "--codes", "aar", "--out", own)).code()).isZero();
    Map<String, BigDecimal> years = new HashMap<>();
    Table projection = Table.read(own);
    for (List<String> row : projection.rows()) {
      if (row.get(2).equals("academic")) {
        years.put(row.get(0) + " " + row.get(3) + " " + row.get(1), new BigDecimal(row.get(4)));
      }
    }
    Map<String, String> figures =
        Map.of("298", "income", "380", "expenditure", "430", "closing_reserve", "999", "pupils");
    List<List<String>> cells = new ArrayList<>();
    CsvRows rows = CsvRows.of(Files.readString(out, UTF_8));
    while (rows.next()) {
      cells.add(rows.cells());
    }
    Table table = new Table(cells.get(0), cells.subList(1, cells.size()));
    assertThat(table.header())
        .containsExactly("id", "line", "line_3y", "number", "title", "y1p1", "y1p2", "y2", "y3");
    int compared = 0;
    for (int row = 0; row < table.rows().size(); row++) {
      String id = table.cell(row, "id");
      String line = table.cell(row, "line");
      String name = figures.getOrDefault(line, line);
      assertThat(table.cell(row, "number"))
          .isEqualTo(figures.containsKey(line) ? "known" : "not known");
      BigDecimal first = new BigDecimal(table.cell(row, "y1p1"));
      BigDecimal second =
          table.cell(row, "y1p2").isEmpty()
              ? BigDecimal.ZERO
              : new BigDecimal(table.cell(row, "y1p2"));
      // A reserve is that at the end of a part, not what a part adds.
      BigDecimal year = line.equals("430") ? second : first.add(second);
      assertThat(year).as(id + line).isEqualByComparingTo(years.get(id + " " + name + " 2025-26"));
      for (int next : new int[] {2, 3}) {
        assertThat(new BigDecimal(table.cell(row, "y" + next)))
            .as(id + line + next)
            .isEqualByComparingTo(
                years.get(id + " " + name + " " + (2024 + next) + "-" + (25 + next)));
      }
      compared++;
    }
    assertThat(compared).isGreaterThan(40);
    assertThat(table.rows()).noneMatch(row -> row.get(0).equals("W01"));
  }

  @Test
  void itHasRowsAndYearsOfItsOwn() throws IOException {
    List<String> project = Commands.in(folder).writing().get("project");
    Path out = folder.resolve("bfr.csv");
    for (String[] other : new String[][] {{"--wide"}, {"--basis", "financial"}}) {
      Run run =
          Run.of(
              Commands.with(
                  List.of(Commands.with(project, (Object[]) other)),
                  "--codes",
                  "bfr",
                  "--out",
                  out));
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err()).contains("it goes without " + other[0]);
    }
  }
}
