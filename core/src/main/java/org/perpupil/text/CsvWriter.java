package org.perpupil.text;

import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.FormatSchema;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.dataformat.csv.CsvFactory;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.csv.CsvWriteFeature;

/**
 * CSV text, row by row: comma, double quotes where a cell needs them, line feeds. Not thread-safe.
 */
public final class CsvWriter {
  private static final CsvFactory CSV =
      CsvFactory.builder().enable(CsvWriteFeature.STRICT_CHECK_FOR_QUOTING).build();

  private static final CsvSchema LINE_FEEDS = CsvSchema.emptySchema().withLineSeparator("\n");

  private static final ObjectWriteContext CONTEXT =
      new ObjectWriteContext.Base() {
        @Override
        public FormatSchema getSchema() {
          return LINE_FEEDS;
        }
      };

  private final StringWriter text = new StringWriter();
  private final JsonGenerator rows = CSV.createGenerator(CONTEXT, text);

  /** Adds a row below those before. */
  public void row(List<String> cells) {
    rows.writeStartArray();
    for (String cell : cells) {
      rows.writeString(cell);
    }
    rows.writeEndArray();
  }

  /** Returns the text of all rows; no row may follow. */
  public String text() {
    rows.close();
    return text.toString();
  }
}
