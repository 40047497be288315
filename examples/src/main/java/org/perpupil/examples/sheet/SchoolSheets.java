package org.perpupil.examples.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.perpupil.budget.BudgetCode;
import org.perpupil.io.result.TableBook.Table;
import org.perpupil.projection.Measure;

/**
 * A projection as a sheet for each school, lines down and years across. The rows of a school stand
 * together in the table. Not thread-safe.
 */
final class SchoolSheets {
  /** More sheets than these are of no use to anybody, and slow to open. */
  static final int MOST = 250;

  private static final String PROJECTION = "projection";
  private static final int KEYS = 3;
  private static final List<String> TIDY = List.of("id", "year", "basis", "line", "amount");

  private final Workbook book;
  private final SheetNames sheets;
  private final Map<String, String> names;
  private final Set<String> schools = new LinkedHashSet<>();
  private List<String> header = List.of();
  private String id = "";
  private String basis = "";
  private final Map<String, Map<String, String>> lines = new LinkedHashMap<>();
  private final Set<String> years = new LinkedHashSet<>();

  private SchoolSheets(Workbook book, SheetNames sheets, Map<String, String> names) {
    this.book = book;
    this.sheets = sheets;
    this.names = names;
  }

  /** Returns whether a table is a projection. */
  static boolean isAbout(Table table) {
    return table.name().equals(PROJECTION);
  }

  /**
   * Writes the sheets.
   *
   * @return what is to be said where there are too many schools
   */
  static Optional<String> write(
      Workbook book, SheetNames sheets, Table table, Map<String, String> names) throws IOException {
    SchoolSheets all = new SchoolSheets(book, sheets, names);
    table.read(all::count);
    if (!all.header.subList(0, Math.min(KEYS, all.header.size())).equals(TIDY.subList(0, KEYS))) {
      return Optional.empty();
    }
    if (all.schools.size() > MOST) {
      return Optional.of(
          "A sheet for each school is written for up to "
              + MOST
              + " schools; here are "
              + all.schools.size()
              + ". The sheet '"
              + PROJECTION
              + "' holds them all.");
    }
    all.header = List.of();
    table.read(all::row);
    all.end();
    return Optional.empty();
  }

  private void count(List<String> cells) {
    if (header.isEmpty()) {
      header = cells;
    } else {
      schools.add(cells.get(0));
    }
  }

  private void row(List<String> cells) throws IOException {
    if (header.isEmpty()) {
      header = cells;
      return;
    }
    if (!cells.get(0).equals(id)) {
      end();
      id = cells.get(0);
    }
    String year = cells.get(1);
    basis = cells.get(2);
    years.add(year);
    if (header.equals(TIDY)) {
      add(cells.get(KEYS), year, cells.get(KEYS + 1));
    } else {
      for (int column = KEYS; column < header.size(); column++) {
        add(header.get(column), year, cells.get(column));
      }
    }
  }

  private void add(String line, String year, String amount) {
    if (!amount.isEmpty()) {
      lines.computeIfAbsent(line, one -> new LinkedHashMap<>()).put(year, amount);
    }
  }

  /** Writes the sheet of the school whose rows have ended. */
  private void end() throws IOException {
    if (lines.isEmpty()) {
      return;
    }
    String name = names.getOrDefault(id, "");
    String title = (id + " " + name).strip();
    Worksheet sheet = book.newWorksheet(sheets.of(title));
    List<String> head = new ArrayList<>(List.of("line", "what"));
    head.addAll(years);
    Cells.text(sheet, 0, 0, title + ": " + basis + " years, pounds");
    sheet.style(0, 0).bold().fontSize(14).set();
    List<Widths> widths = new ArrayList<>();
    for (int column = 0; column < head.size(); column++) {
      Cells.text(sheet, 1, column, head.get(column));
      widths.add(new Widths());
      widths.get(column).add(head.get(column), true);
    }
    TableSheets.head(sheet, 1, head);
    sheet.style(1, 1).bold().fillColor("E6EAF0").horizontalAlignment("left").set();
    int row = 2;
    for (Map.Entry<String, Map<String, String>> line : lines.entrySet()) {
      List<String> cells = new ArrayList<>(List.of(line.getKey(), what(line.getKey())));
      years.forEach(year -> cells.add(line.getValue().getOrDefault(year, "")));
      for (int column = 0; column < cells.size(); column++) {
        widths.get(column).add(cells.get(column), false);
        Cells.put(sheet, row, column, column == 0 ? "line" : head.get(column), cells.get(column));
      }
      if (isTotal(line.getKey())) {
        sheet.range(row, 0, row, head.size() - 1).style().bold().set();
      }
      row++;
    }
    for (int column = 0; column < head.size(); column++) {
      sheet.width(column, widths.get(column).of());
    }
    sheet.freezePane(2, 2);
    sheet.repeatRows(0, 1);
    TableSheets.print(sheet);
    sheet.finish();
    lines.clear();
    years.clear();
  }

  private static boolean isTotal(String line) {
    return Arrays.stream(Measure.values())
        .anyMatch(measure -> measure != Measure.PUPILS && measure.fileName().equals(line));
  }

  /** Returns what a line is, in words. */
  private static String what(String line) {
    Optional<BudgetCode> code = BudgetCode.find(line);
    if (code.isPresent()) {
      return code.get().title();
    }
    List<String> titles = new ArrayList<>();
    for (BudgetCode one : BudgetCode.values()) {
      if (one.aarCode().filter(line::equals).isPresent()) {
        titles.add(one.title());
      }
    }
    return titles.isEmpty()
        ? line.substring(0, 1).toUpperCase(Locale.ROOT) + line.substring(1).replace('_', ' ')
        : String.join("; ", titles);
  }
}
