package org.perpupil.formula.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds equal columns once, so that formulas of several years share them. Not thread-safe. */
final class ColumnPool {
  private final Map<Key, double[]> columns = new HashMap<>();

  /** Returns the column held for equal values, which is this one when there was none. */
  double[] share(double[] column) {
    return columns.computeIfAbsent(new Key(column), Key::values);
  }

  private static final class Key {
    private final double[] values;

    Key(double[] values) {
      this.values = values;
    }

    double[] values() {
      return values;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && Arrays.equals(values, key.values);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }
  }
}
