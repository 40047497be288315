package org.perpupil.io.write;

import java.math.BigDecimal;
import java.util.List;
import org.perpupil.impact.LineChanges;
import org.perpupil.io.csv.CsvText;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.SchoolTable;

/**
 * Writes what the formula pays in two worlds: {@code id, year, line, baseline, scenario,
 * difference}, by funding year.
 *
 * <p>Only lines that either world has, in pounds and pence. The lines of a school and year add up
 * to its row {@code budget_share}, the share as paid.
 */
public final class LineChangeWriter {
  private static final String SHARE = "budget_share";

  private LineChangeWriter() {}

  /** Adds the lines, the header first. */
  public static void write(LineChanges lines, SchoolTable schools, CsvText csv) {
    csv.row(List.of("id", "year", "line", "baseline", "scenario", "difference"));
    for (int row = 0; row < schools.size(); row++) {
      if (lines.has(row)) {
        for (FundingYear year : lines.years()) {
          write(lines, row, schools.school(row).id(), year, csv);
        }
      }
    }
  }

  private static void write(LineChanges lines, int row, String id, FundingYear year, CsvText csv) {
    long sumBefore = 0;
    long sumAfter = 0;
    for (String line : LineChanges.lines()) {
      long before = lines.before(line, row, year).orElseThrow();
      long after = lines.after(line, row, year).orElseThrow();
      sumBefore += before;
      sumAfter += after;
      if (before != 0 || after != 0) {
        write(id, year, line, before, after, csv);
      }
    }
    write(id, year, SHARE, sumBefore, sumAfter, csv);
  }

  private static void write(
      String id, FundingYear year, String line, long before, long after, CsvText csv) {
    csv.row(
        List.of(id, year.toString(), line, pounds(before), pounds(after), pounds(after - before)));
  }

  private static String pounds(long pence) {
    return BigDecimal.valueOf(pence, 2).toPlainString();
  }
}
