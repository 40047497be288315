package org.perpupil.projection.pay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.perpupil.budget.Pension;
import org.perpupil.rates.PayArea;

/**
 * Gives every kind of post its row of the cost table, the points of a chain one after another.
 *
 * <p>Not thread-safe.
 */
public final class CostRows {
  private final List<CostRow> rows = new ArrayList<>();
  private final Map<CostRow, Integer> single = new HashMap<>();
  private final Map<CostRow, Integer> chains = new HashMap<>();

  /** Returns the row of a kind of post. */
  int row(CostRow row) {
    return single.computeIfAbsent(row, this::append);
  }

  /** Returns the row of M1 of a chain; M2 to U3 follow it. */
  int chain(PayArea area, double fraction, Pension pension) {
    CostRow start = CostRow.point(area, StaffPlan.POINTS.get(0), fraction, pension, false);
    return chains.computeIfAbsent(
        start,
        key -> {
          int first = rows.size();
          for (String point : StaffPlan.POINTS) {
            append(CostRow.point(area, point, fraction, pension, false));
          }
          return first;
        });
  }

  public List<CostRow> rows() {
    return List.copyOf(rows);
  }

  private int append(CostRow row) {
    rows.add(row);
    return rows.size() - 1;
  }
}
