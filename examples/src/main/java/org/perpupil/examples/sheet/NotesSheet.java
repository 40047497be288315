package org.perpupil.examples.sheet;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** The last sheet: what the figures are, and what they rest on. Not thread-safe. */
final class NotesSheet {
  private static final int NAME_WIDTH = 45;
  private static final int VALUE_WIDTH = 100;

  private final Worksheet sheet;
  private int next;

  private NotesSheet(Worksheet sheet) {
    this.sheet = sheet;
  }

  /** Writes the sheet. */
  static void write(
      Workbook book, SheetNames names, String what, List<String> notes, Map<String, Object> summary)
      throws IOException {
    Worksheet sheet = book.newWorksheet(names.of("sources and notes"));
    NotesSheet all = new NotesSheet(sheet);
    sheet.width(0, NAME_WIDTH);
    sheet.width(1, VALUE_WIDTH);
    all.add("PerPupil", what);
    sheet.style(0, 0).bold().fontSize(14).set();
    all.add(
        "Figures",
        "Every sheet but this one shows what the same command writes as CSV, digit by digit. What"
            + " is shown adds up as shown. A figure that is blank does not apply, or is not known;"
            + " it is never zero.");
    notes.forEach(note -> all.add("Note", note));
    summary.forEach(all::add);
    all.add(
        "Licence of rates",
        "Contains public sector information licensed under the Open Government Licence v3.0.");
    TableSheets.print(sheet);
    sheet.finish();
  }

  private void add(String name, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, one) -> add(name + ": " + words(String.valueOf(key)), one));
    } else if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
      int number = 1;
      for (Object one : list) {
        add(name + " " + number++, one);
      }
    } else if (value instanceof List<?> list) {
      list.forEach(one -> add(name, one));
    } else if (value != null) {
      Cells.text(sheet, next, 0, words(name));
      Cells.put(sheet, next, 1, "value", String.valueOf(value));
      sheet.style(next, 0).verticalAlignment("top").set();
      sheet.range(next, 1, next, 1).style().wrapText(true).horizontalAlignment("left").set();
      next++;
    }
  }

  /** Returns the key of a summary as words. */
  private static String words(String key) {
    return key.replace('_', ' ');
  }
}
