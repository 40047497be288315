package org.perpupil.io;

import java.io.StringWriter;
import java.util.List;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.csv.CsvWriteFeature;

/**
 * CSV text, row by row: comma, double quotes where needed, line feeds; no cell that a spreadsheet
 * takes for a formula, see {@link FormulaGuard}.
 */
final class CsvText {
  private static final CsvMapper MAPPER =
      CsvMapper.builder().enable(CsvWriteFeature.STRICT_CHECK_FOR_QUOTING).build();

  private final StringWriter text = new StringWriter();
  private final SequenceWriter rows =
      MAPPER.writer().with(CsvSchema.emptySchema().withLineSeparator("\n")).writeValues(text);

  void row(List<String> values) {
    rows.write(values.stream().map(FormulaGuard::written).toArray());
  }

  /** Returns the text of all rows; no row may follow. */
  String text() {
    rows.close();
    return text.toString();
  }
}
