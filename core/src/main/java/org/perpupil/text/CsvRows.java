package org.perpupil.text;

import com.google.common.collect.ImmutableList;
import java.util.List;
import tools.jackson.core.FormatSchema;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.csv.CsvFactory;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * The rows of a CSV text from its top to its end: comma or another separator, double quotes (RFC
 * 4180). Empty lines are passed over. Not thread-safe.
 */
public final class CsvRows implements AutoCloseable {
  private static final CsvFactory CSV =
      CsvFactory.builder()
          .enable(CsvReadFeature.WRAP_AS_ARRAY)
          .enable(CsvReadFeature.SKIP_EMPTY_LINES)
          .build();

  private final JsonParser parser;
  private int line;
  private ImmutableList<String> cells = ImmutableList.of();

  private CsvRows(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Opens a text, before its first row.
   *
   * @throws JacksonException when it is not CSV from its start
   */
  public static CsvRows of(String text) {
    return of(text, ',');
  }

  /**
   * Opens a text, before its first row.
   *
   * @param separator what stands between the cells of a row
   * @throws JacksonException when it is not CSV from its start
   */
  public static CsvRows of(String text, char separator) {
    CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator);
    ObjectReadContext context =
        separator == ','
            ? ObjectReadContext.empty()
            : new ObjectReadContext.Base() {
              @Override
              public FormatSchema getSchema() {
                return schema;
              }
            };
    CsvRows rows = new CsvRows(CSV.createParser(context, text));
    rows.parser.nextToken();
    return rows;
  }

  /**
   * Goes on to the next row; returns false at the end.
   *
   * @throws JacksonException with its place, when the text is not CSV
   */
  public boolean next() {
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      return false;
    }
    line = parser.currentLocation().getLineNr();
    ImmutableList.Builder<String> read = ImmutableList.builder();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      read.add(parser.getString());
    }
    cells = read.build();
    return true;
  }

  /** Returns the line on which the row starts, from 1. */
  public int line() {
    return line;
  }

  /** Returns the cells of the row; unmodifiable. */
  public List<String> cells() {
    return cells;
  }

  @Override
  public void close() {
    parser.close();
  }
}
