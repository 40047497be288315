package org.perpupil.examples.sheet;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.perpupil.io.result.TableBook;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;

/**
 * Writes tables as a workbook ({@code .xlsx}): a sheet for each table, for a projection a sheet for
 * each school, and a last sheet that says what the figures rest on. Not thread-safe.
 */
public final class TableWorkbook implements TableBook {
  /** How many schools have a sheet each; more are of no use to anybody, and slow to open. */
  public static final int MOST_SCHOOLS = SchoolSheets.MOST;

  /** How the name of a workbook ends. */
  public static final String ENDING = ".xlsx";

  private static final String NAME = "PerPupil";

  /** A number in the form that spreadsheets ask for; it tells no release from another. */
  private static final String VERSION = "01.0000";

  private final Map<String, String> names = new LinkedHashMap<>();

  /** Tells what schools are called. */
  public void name(SchoolTable schools) {
    for (School school : schools.schools()) {
      school.name().ifPresent(name -> names.put(school.id(), name));
    }
  }

  @Override
  public void write(String what, List<Table> tables, Map<String, Object> summary, OutputStream out)
      throws IOException {
    // A file, since the tables of a whole country do not fit into memory twice.
    Path made = Files.createTempFile("perpupil", ENDING);
    try {
      try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(made));
          Workbook book = new Workbook(to, NAME, VERSION)) {
        fill(book, what, tables, summary);
      }
      FixedTimes.copy(made, out);
    } finally {
      Files.delete(made);
    }
  }

  private void fill(Workbook book, String what, List<Table> tables, Map<String, Object> summary)
      throws IOException {
    SheetNames sheets = new SheetNames();
    List<String> notes = new ArrayList<>();
    for (Table table : tables) {
      TableSheets sheet = new TableSheets(book, sheets, table.name());
      try (sheet) {
        table.read(sheet::row);
      }
      sheet.note().ifPresent(notes::add);
    }
    for (Table table : tables) {
      if (SchoolSheets.isAbout(table)) {
        SchoolSheets.write(book, sheets, table, names).ifPresent(notes::add);
      }
    }
    NotesSheet.write(book, sheets, what, notes, summary);
  }
}
