package org.perpupil.io.dfe.infer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where one rate may lie, given rounded amounts that are known multiples of it.
 *
 * <p>Some amounts may be wrong about their multiple: the rates that most of them allow are taken.
 * Not thread-safe.
 */
final class RateInterval {
  private static final int MOST_DECIMALS = 8;

  private final List<Edge> edges = new ArrayList<>();

  /** An end of what one amount allows; {@code step} is 1 where it begins and -1 where it ends. */
  private record Edge(double rate, int step) {}

  /**
   * The rates that most amounts allow.
   *
   * @param allowing how many amounts allow them
   */
  record Found(double low, double high, int allowing) {
    /** Returns the rate with the fewest decimals among them, nearest the middle. */
    double simplest() {
      BigDecimal middle = BigDecimal.valueOf((low + high) / 2);
      for (int decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
        double rounded = middle.setScale(decimals, RoundingMode.HALF_UP).doubleValue();
        if (rounded >= low && rounded <= high) {
          return rounded;
        }
      }
      return middle.doubleValue();
    }
  }

  /** Adds an amount that is a multiple of the rate, within half a unit. */
  void add(double amount, double halfUnit, double multiple) {
    // What doubles themselves lose, so that exact amounts still meet.
    double slack = halfUnit + 1e-12 * amount;
    edges.add(new Edge((amount - slack) / multiple, 1));
    edges.add(new Edge((amount + slack) / multiple, -1));
  }

  boolean isEmpty() {
    return edges.isEmpty();
  }

  /** Returns the rates that most amounts allow. */
  Found most() {
    edges.sort(Comparator.comparingDouble(Edge::rate).thenComparingInt(edge -> -edge.step()));
    int open = 0;
    int best = 0;
    double low = Double.NaN;
    double high = Double.NaN;
    for (int i = 0; i < edges.size(); i++) {
      open += edges.get(i).step();
      if (open > best) {
        best = open;
        low = edges.get(i).rate();
        high = edges.get(i + 1).rate();
      }
    }
    return new Found(low, high, best);
  }
}
