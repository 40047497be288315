package org.perpupil.examples.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A table as a sheet, header frozen and columns as wide as their cells; a table that is longer than
 * a sheet goes on in further ones, under the same header. Not thread-safe.
 */
final class TableSheets implements AutoCloseable {
  /** Rows that tell how wide columns are, and are written together. */
  private static final int ROWS_TOGETHER = 1000;

  private final Workbook book;
  private final SheetNames names;
  private final String name;
  private final int longest;
  private final List<List<String>> waiting = new ArrayList<>();
  private List<String> header = List.of();
  private @Nullable Worksheet sheet;
  private int next;
  private int started;

  TableSheets(Workbook book, SheetNames names, String name) {
    this(book, names, name, Worksheet.MAX_ROWS);
  }

  /**
   * Starts a table.
   *
   * @param longest how many rows a sheet has
   */
  TableSheets(Workbook book, SheetNames names, String name, int longest) {
    this.book = book;
    this.names = names;
    this.name = name;
    this.longest = longest;
  }

  /** Adds a row; the first is the header. */
  void row(List<String> cells) throws IOException {
    if (header.isEmpty()) {
      header = cells;
      return;
    }
    waiting.add(cells);
    if (waiting.size() == ROWS_TOGETHER) {
      write();
    }
  }

  /** Returns what is to be said of a table that one sheet could not hold. */
  Optional<String> note() {
    return started < 2
        ? Optional.empty()
        : Optional.of(
            "The table '"
                + name
                + "' is longer than a sheet can be and goes on in "
                + started
                + " sheets.");
  }

  @Override
  public void close() throws IOException {
    write();
    end();
  }

  private void write() throws IOException {
    Worksheet to = sheet == null ? start() : sheet;
    for (List<String> cells : waiting) {
      if (next == longest) {
        end();
        to = start();
      }
      for (int column = 0; column < cells.size(); column++) {
        String head = column < header.size() ? header.get(column) : "";
        Cells.put(to, next, column, head, cells.get(column));
      }
      next++;
    }
    waiting.clear();
    to.flush();
  }

  private Worksheet start() {
    Worksheet to = book.newWorksheet(names.of(name));
    setUp(to, header, waiting);
    next = 1;
    started++;
    sheet = to;
    return to;
  }

  /** Ends a sheet, with what sorts and filters its rows. */
  private void end() throws IOException {
    Worksheet ended = sheet;
    if (ended != null) {
      if (!header.isEmpty()) {
        ended.setAutoFilter(0, 0, Math.max(0, next - 1), header.size() - 1);
      }
      ended.finish();
      sheet = null;
    }
  }

  private static void setUp(Worksheet sheet, List<String> header, List<List<String>> rows) {
    for (int column = 0; column < header.size(); column++) {
      Widths width = new Widths();
      width.add(header.get(column), true);
      for (List<String> row : rows) {
        width.add(column < row.size() ? row.get(column) : "", false);
      }
      sheet.width(column, width.of());
      Cells.text(sheet, 0, column, header.get(column));
    }
    head(sheet, 0, header);
    boolean isNamed = !header.isEmpty() && Cells.isName(header.get(0));
    sheet.freezePane(isNamed ? 1 : 0, 1);
    sheet.repeatRows(0);
    print(sheet);
  }

  /** Makes a row a header. */
  static void head(Worksheet sheet, int row, List<String> header) {
    for (int column = 0; column < header.size(); column++) {
      boolean isNumber = !Cells.isName(header.get(column)) && column > 0;
      sheet
          .style(row, column)
          .bold()
          .fillColor("E6EAF0")
          .horizontalAlignment(isNumber ? "right" : "left")
          .set();
    }
  }

  /** Sets a sheet up for paper. */
  static void print(Worksheet sheet) {
    sheet.paperSize(PaperSize.A4_PAPER);
    sheet.pageOrientation("landscape");
    sheet.setFitToPage(true);
    sheet.fitToWidth((short) 1);
    sheet.fitToHeight((short) 0);
  }
}
