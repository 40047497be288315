package org.perpupil.examples.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.perpupil.sweep.run.Slice;

/**
 * Worlds that a task runs.
 *
 * @param index which task of its step, from 0
 * @param from the first of them, counted from the plan's first world
 * @param count how many, 1 or more
 */
record Range(int index, long from, long count) implements Serializable {
  /**
   * Returns some worlds in slices of nearly one size, in order.
   *
   * @param most how many slices at most, 1 or more
   */
  static List<Range> of(long from, long count, int most) {
    int slices = (int) Math.min(most, count);
    List<Range> ranges = new ArrayList<>();
    for (int number = 1; number <= slices; number++) {
      Slice slice = new Slice(number, slices);
      ranges.add(new Range(number - 1, from + slice.start(count), slice.count(count)));
    }
    return ranges;
  }
}
