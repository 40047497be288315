package org.perpupil.examples.page;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.perpupil.ShareChanges;
import org.perpupil.impact.Comparison;
import org.perpupil.impact.groups.LineFamilies;

/**
 * What a change of formula does to some schools together: sums of what is printed for each.
 *
 * @param gain how many gain
 * @param lose how many lose
 * @param unchanged how many do neither
 * @param failed how many have no figures
 * @param before pounds before
 * @param after pounds after
 * @param causes pounds by what people call the lines
 */
record Totals(
    int gain,
    int lose,
    int unchanged,
    int failed,
    BigDecimal before,
    BigDecimal after,
    Map<String, BigDecimal> causes) {
  static Totals of(ShareChanges changes, List<Integer> rows) {
    Comparison comparison = changes.comparison();
    int[] counts = new int[4];
    BigDecimal before = BigDecimal.ZERO;
    BigDecimal after = BigDecimal.ZERO;
    Map<String, BigDecimal> causes = new LinkedHashMap<>();
    for (int row : rows) {
      if (comparison.failure(row).isPresent()) {
        counts[3]++;
        continue;
      }
      counts[1 - comparison.changeAsPrinted(row).orElseThrow().signum()]++;
      before = before.add(comparison.shareBeforeAsPrinted(row).orElseThrow());
      after = after.add(comparison.shareAfterAsPrinted(row).orElseThrow());
      LineFamilies.add(comparison.causesAsPrinted(row))
          .forEach((cause, pounds) -> causes.merge(cause, pounds, BigDecimal::add));
    }
    return new Totals(counts[0], counts[2], counts[1], counts[3], before, after, causes);
  }

  BigDecimal change() {
    return after.subtract(before);
  }
}
