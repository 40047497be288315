package org.perpupil.io.result;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** Puts the tables of a result into one file, such as a workbook. */
public interface TableBook {
  /** Takes the cells of a row. */
  interface Rows {
    /**
     * Takes one: numbers as they are written, texts as a workbook holds them, without what keeps
     * spreadsheets from taking them for formulas.
     */
    void row(List<String> cells) throws IOException;
  }

  /** A table of a result. */
  interface Table {
    /** Returns what it holds, such as {@code authorities}. */
    String name();

    /** Hands on all rows, the header first; may be asked for more than once. */
    void read(Rows rows) throws IOException;
  }

  /**
   * Writes the file; the stream stays open. The same tables and summary give the same bytes.
   *
   * @param what what the result is, such as "an allocation"
   * @param tables the main table first
   * @param summary what the result rests on, as the summary beside it says
   */
  void write(String what, List<Table> tables, Map<String, Object> summary, OutputStream out)
      throws IOException;
}
