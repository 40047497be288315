package org.perpupil.projection.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.PricePath;
import org.perpupil.projection.prices.StatedLine;
import org.perpupil.projection.prices.StatedLine.Driver;
import org.perpupil.projection.world.GovernanceBlocks;

/**
 * Adds stated lines up that follow the same driver and price, and leaves out those without money,
 * for runs that keep totals only.
 */
final class FoldedLines {
  private FoldedLines() {}

  private record Key(BudgetCode code, Driver driver, PricePath price) {}

  static StatedLine[] of(StatedLine[] stated, GovernanceBlocks arranged) {
    Map<Key, double[]> sums = new LinkedHashMap<>();
    List<StatedLine> lines = new ArrayList<>();
    for (StatedLine line : stated) {
      if (Arrays.stream(line.base).allMatch(base -> base == 0)) {
        continue;
      }
      if (line.isTeachers() || (line.endsAtConversion() && arranged.converts())) {
        lines.add(line);
        continue;
      }
      boolean isExpenditure = line.code.kind() == BudgetCode.Kind.EXPENDITURE;
      double sign = line.code.kind() == BudgetCode.Kind.REVENUE_FOR_CAPITAL ? -1 : 1;
      BudgetCode side = isExpenditure ? LineIndex.ANY_EXPENDITURE : LineIndex.ANY_INCOME;
      double[] sum =
          sums.computeIfAbsent(
              new Key(side, line.driver, line.price), key -> new double[line.base.length]);
      for (int s = 0; s < sum.length; s++) {
        sum[s] += sign * line.base[s];
      }
    }
    sums.forEach(
        (key, base) -> lines.add(new StatedLine(key.code, key.driver, key.price, true, base)));
    return lines.toArray(StatedLine[]::new);
  }
}
