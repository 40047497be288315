package org.perpupil.io.dfe.infer;

import java.util.Arrays;
import java.util.Map;
import org.perpupil.school.Phase;

/** Rows of allocations that hold what a test needs, and nothing else. */
final class MadeRow {
  private static final double PENNY = 0.005;

  private MadeRow() {}

  /** Returns a row whose other figures are 0. */
  static AllocationRow of(
      String urn, String laCode, Phase phase, Map<AllocationItem, Double> pounds) {
    double[] values = new double[AllocationItem.COUNT];
    double[] halfUnits = new double[AllocationItem.COUNT];
    Arrays.fill(halfUnits, PENNY);
    pounds.forEach((item, value) -> values[item.ordinal()] = value);
    return new AllocationRow(
        "made.csv, line 2",
        urn,
        laCode + "2000",
        laCode,
        "Made",
        "School " + urn,
        phase,
        "",
        null,
        values,
        halfUnits,
        Map.of(),
        true);
  }
}
