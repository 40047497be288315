package org.perpupil.examples;

import java.nio.file.Path;
import java.util.Locale;
import org.perpupil.examples.sheet.TableWorkbook;
import org.perpupil.io.result.Output;
import org.perpupil.school.SchoolTable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How tables get into files: each as CSV, or all as sheets of a workbook. */
final class TableOptions extends OutputOptions {
  private final TableWorkbook workbook = new TableWorkbook();

  @Option(
      names = "--bom",
      description =
          "Begin CSV files with a byte order mark: a spreadsheet that opens them then shows accents"
              + " and signs as they are. Every command reads them as well.")
  private boolean mark;

  @Override
  Output placed(Output output, CommandSpec command) {
    Output placed = output.withBook(TableWorkbook.ENDING, workbook);
    if (!mark) {
      return placed;
    }
    Path file = placed.files().get(0);
    if (!String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".csv")) {
      throw new ParameterException(
          command.commandLine(), "--bom is for CSV, not for " + file.getFileName());
    }
    return placed.withByteOrderMark();
  }

  @Override
  void unplaced(CommandSpec command) {
    if (mark) {
      throw new ParameterException(command.commandLine(), "--bom needs --out, a CSV file to mark");
    }
  }

  /** Tells what schools are called, for sheets that are about one of them. */
  void name(SchoolTable schools) {
    workbook.name(schools);
  }
}
