package org.perpupil.projection.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

  /** In an order that puts lines side by side that are added alike. */
  private record Key(BudgetCode code, Driver driver, PricePath price) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::code)
            .thenComparing(key -> key.driver != Driver.FLOOR_AREA)
            .thenComparing(Key::driver)
            .thenComparing(Key::price);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  static StatedLine[] of(StatedLine[] stated, GovernanceBlocks arranged) {
    Map<Key, double[]> sums = new TreeMap<>();
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
