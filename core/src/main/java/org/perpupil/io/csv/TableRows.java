package org.perpupil.io.csv;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.perpupil.io.Source;
import org.perpupil.io.dfe.table.Workbook;
import org.perpupil.io.template.Template;
import org.perpupil.problem.Problem;
import org.perpupil.problem.check.Identifiers;
import org.perpupil.text.CsvRows;
import org.perpupil.text.NotCsvException;

/**
 * The rows of a table as they stand, whatever program saved it: comma-separated text, text with
 * semicolons or tabs whose header says so, or a sheet of a workbook ({@code .xlsx}). Rows without
 * anything in them are passed over.
 *
 * @param rows the header and those below it; made anew whenever they are asked for
 * @param hasPoint whether nothing says that numbers may have commas for points
 * @param mayBeShort whether rows may end before the header does
 */
record TableRows(List<Row> rows, boolean hasPoint, boolean mayBeShort) {
  private static final ImmutableMap<Character, String> SEPARATORS =
      ImmutableMap.of(';', "semicolons", '\t', "tabs");

  /**
   * A row.
   *
   * @param line the line on which it starts
   * @param values its cells
   * @param dates which of them a spreadsheet holds as dates
   */
  record Row(int line, List<String> values, Set<Integer> dates) {
    static boolean isBlank(String value) {
      return value.isEmpty() || Identifiers.normalised(value).isEmpty();
    }
  }

  /**
   * Reads a file.
   *
   * @param problems where what is wrong, and what was read otherwise than files are written, is
   *     added
   * @return empty when the file cannot be used at all
   */
  static Optional<TableRows> read(Source file, Template template, List<Problem> problems) {
    Optional<byte[]> bytes = file.read(ReadableFile.LIMIT, problems);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    if (Workbook.isArchive(bytes.get())) {
      return workbook(file, bytes.get(), template, problems);
    }
    if (TextReader.startsWith(bytes.get(), 0xD0, 0xCF, 0x11, 0xE0)) {
      problems.add(
          Problem.error(
              file.toString(),
              "a workbook of the old kind (.xls)",
              "a workbook (.xlsx), or comma-separated text",
              "the spreadsheet that wrote it can save it as one of them"));
      return Optional.empty();
    }
    return TextReader.text(file, bytes.get(), problems)
        .flatMap(text -> text(file, text, template, problems));
  }

  private static Optional<TableRows> text(
      Source file, String text, Template template, List<Problem> problems) {
    FoldedNames names = FoldedNames.of(template.columnNames());
    char separator = ',';
    if (known(text, ',', names) == 0) {
      for (char other : SEPARATORS.keySet()) {
        if (separator == ',' && known(text, other, names) > 0) {
          separator = other;
          problems.add(
              Problem.note(
                  file + ", line 1",
                  String.valueOf(other),
                  "commas between columns; " + SEPARATORS.get(other) + " were read so",
                  "the spreadsheet writes them for the country that it is set to"));
        }
      }
    }
    try {
      return Optional.of(new TableRows(TextRows.of(text, separator), separator != ';', false));
    } catch (NotCsvException e) {
      problems.add(
          Problem.error(
              file + ", line " + e.line(),
              "text that is not CSV",
              "comma-separated values with a quote at both ends of a quoted value",
              "a quotation mark is missing or stands in the middle of a value"));
      return Optional.empty();
    }
  }

  /** Returns how many columns of the first row are known when a separator parts them. */
  private static long known(String text, char separator, FoldedNames names) {
    try {
      CsvRows lines = CsvRows.of(text, separator);
      while (lines.next()) {
        if (lines.cells().stream().anyMatch(cell -> !Row.isBlank(cell))) {
          return lines.cells().stream().filter(cell -> names.find(cell).isPresent()).count();
        }
      }
    } catch (NotCsvException e) {
      return 0;
    }
    return 0;
  }

  private static Optional<TableRows> workbook(
      Source file, byte[] bytes, Template template, List<Problem> problems) {
    try {
      List<Workbook.Sheet> sheets = Workbook.shown(bytes);
      Workbook.Sheet sheet =
          sheets.stream()
              .filter(one -> FoldedNames.fold(one.name()).equals(template.label()))
              .findFirst()
              .orElse(sheets.get(0));
      if (sheets.size() > 1) {
        problems.add(
            Problem.note(
                file.toString(),
                sheets.size() + " sheets",
                "one sheet, or one that is called "
                    + template.label()
                    + "; '"
                    + sheet.name()
                    + "' was read",
                "the others hold something else"));
      }
      List<Row> rows = new ArrayList<>();
      for (Workbook.Row row : sheet.rows()) {
        rows.add(
            new Row(
                row.line(), row.cells().stream().map(FormulaGuard::read).toList(), row.dates()));
      }
      return Optional.of(new TableRows(rows, true, true));
    } catch (IOException e) {
      problems.add(
          Problem.error(
              file.toString(),
              String.valueOf(e.getMessage()),
              "a workbook (.xlsx), or comma-separated text",
              "it is another kind of archive, or was not copied whole"));
      return Optional.empty();
    }
  }
}
