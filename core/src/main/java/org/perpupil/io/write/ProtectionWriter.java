package org.perpupil.io.write;

import java.util.List;
import org.perpupil.impact.scenario.ScenarioRun;
import org.perpupil.impact.years.ProtectionYears;
import org.perpupil.io.csv.CsvText;
import org.perpupil.rates.FundingYear;

/**
 * Writes when schools' protection runs out: {@code id, baseline, scenario}, one row a school that
 * has figures in both worlds.
 *
 * <p>A value is the first funding year in which guarantee or floor no longer pay, {@code still
 * protected} where they pay in the last year and did in every one since they began, or {@code never
 * protected}.
 */
public final class ProtectionWriter {
  private ProtectionWriter() {}

  /** Adds the years, the header first. */
  public static void write(ScenarioRun run, CsvText csv) {
    ProtectionYears before = ProtectionYears.of(run.baseline());
    ProtectionYears after = ProtectionYears.of(run.changed());
    csv.row(List.of("id", "baseline", "scenario"));
    for (int row = 0; row < run.inputs().schools().size(); row++) {
      if (run.baseline().failure(row).isEmpty() && run.changed().failure(row).isEmpty()) {
        String id = run.inputs().schools().school(row).id();
        csv.row(List.of(id, end(before, row), end(after, row)));
      }
    }
  }

  private static String end(ProtectionYears protections, int row) {
    return protections
        .end(row)
        .map(FundingYear::toString)
        .orElse(protections.isEverProtected(row) ? "still protected" : "never protected");
  }
}
