package org.perpupil.examples.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpupil.io.result.TableBook;

/** Sheets at the limits of what spreadsheets hold. */
class TableWorkbookTest {
  @TempDir private Path folder;

  /** A table of a test. */
  private record Given(String name, List<List<String>> rows) implements TableBook.Table {
    @Override
    public void read(TableBook.Rows taker) throws IOException {
      for (List<String> row : rows) {
        taker.row(row);
      }
    }
  }

  @Test
  void aTableLongerThanASheetGoesOnInTheNext() throws IOException {
    Path file = folder.resolve("long.xlsx");
    Path made = folder.resolve("made.xlsx");
    Optional<String> note;
    try (OutputStream to = Files.newOutputStream(made);
        Workbook book = new Workbook(to, "test", "01.0000")) {
      TableSheets sheets = new TableSheets(book, new SheetNames(), "long", 3);
      sheets.row(List.of("id", "pounds"));
      for (int row = 1; row <= 5; row++) {
        sheets.row(List.of("S" + row, row + ".50"));
      }
      assertThat(sheets.note()).isEmpty();
      sheets.close();
      note = sheets.note();
    }
    assertThat(note)
        .contains("The table 'long' is longer than a sheet can be and goes on in 3 sheets.");
    try (OutputStream out = Files.newOutputStream(file)) {
      FixedTimes.copy(made, out);
    }
    Map<String, List<List<Object>>> found = Sheets.of(file);
    assertThat(found.keySet()).containsExactly("long", "long 2", "long 3");
    assertThat(found.get("long 2"))
        .containsExactly(
            List.of("id", "pounds"),
            List.of("S3", new BigDecimal("3.50")),
            List.of("S4", new BigDecimal("4.50")));
    assertThat(found.get("long 3")).hasSize(2);
  }

  @Test
  void manySchoolsHaveOneSheetAndANote() throws IOException {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("id", "year", "basis", "line", "amount"));
    for (int school = 0; school < 250; school++) {
      rows.add(List.of("S" + school, "2025-26", "financial", "income", "1.00"));
    }
    assertThat(written(new Given("projection", rows))).hasSize(252).containsKey("S249");
    rows.add(List.of("S250", "2025-26", "financial", "income", "1.00"));
    Map<String, List<List<Object>>> many = written(new Given("projection", rows));
    assertThat(many.keySet()).containsExactly("projection", "sources and notes");
    assertThat(many.get("sources and notes").toString()).contains("here are 251");
  }

  @Test
  void whatNoWorkbookHoldsIsShownInItsPlace() throws IOException {
    String longText = "x".repeat(40_000);
    List<String> cells = List.of("a\u0001b", longText, "12345678901234567890", "a\nb, \"c\"");
    Map<String, List<List<Object>>> found =
        written(new Given("odd", List.of(List.of("one", "two", "three", "four"), cells)));
    List<Object> row = found.get("odd").get(1);
    assertThat(row.get(0)).isEqualTo("a\uFFFDb");
    assertThat((String) row.get(1)).hasSize(32_767).endsWith("\u2026");
    assertThat(row.get(2)).isEqualTo("12345678901234567890");
    assertThat(row.get(3)).isEqualTo("a\nb, \"c\"");
  }

  @Test
  void aTableWithoutRowsIsASheetWithItsHeader() throws IOException {
    assertThat(written(new Given("none", List.of(List.of("id", "pounds")))).get("none"))
        .containsExactly(List.of("id", "pounds"));
  }

  @Test
  void namesOfSheetsAreThoseThatSpreadsheetsTake() {
    SheetNames names = new SheetNames();
    assertThat(names.of("W01 St Mary's: C/E [VA]?")).isEqualTo("W01 St Mary's  C E  VA");
    assertThat(names.of("'quoted'")).isEqualTo("quoted");
    assertThat(names.of("QUOTED")).isEqualTo("QUOTED 2");
    assertThat(names.of("History")).isEqualTo("table");
    assertThat(names.of("")).isEqualTo("table 2");
    assertThat(names.of("y".repeat(40))).hasSize(31);
    assertThat(names.of("y".repeat(40))).hasSize(31).endsWith("y 2");
    assertThat(names.of("z".repeat(30) + "\uD83D\uDE00")).isEqualTo("z".repeat(30));
  }

  private Map<String, List<List<Object>>> written(TableBook.Table table) throws IOException {
    Path file = folder.resolve("t.xlsx");
    try (OutputStream out = Files.newOutputStream(file)) {
      new TableWorkbook().write("a test", List.of(table), Map.of("method_version", 2), out);
    }
    return Sheets.of(file);
  }
}
