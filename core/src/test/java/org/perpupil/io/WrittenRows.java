package org.perpupil.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.perpupil.text.CsvRows;

/** Rows of a file that was written, by column. */
public final class WrittenRows {
  private WrittenRows() {}

  public static List<Map<String, String>> of(Path file) throws IOException {
    return of(Files.readString(file, UTF_8));
  }

  public static List<Map<String, String>> of(String csv) {
    List<Map<String, String>> rows = new ArrayList<>();
    CsvRows text = CsvRows.of(csv);
    text.next();
    List<String> header = text.cells();
    while (text.next()) {
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < header.size(); i++) {
        row.put(header.get(i), text.cells().get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  /** Returns an amount; 0 for a blank cell or a column that is not there. */
  public static BigDecimal pounds(Map<String, String> row, String column) {
    String cell = row.getOrDefault(column, "");
    return cell.isEmpty() ? BigDecimal.ZERO : new BigDecimal(cell);
  }

  public static BigDecimal sum(List<Map<String, String>> rows, String column) {
    return rows.stream().map(row -> pounds(row, column)).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
