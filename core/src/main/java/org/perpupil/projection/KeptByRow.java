package org.perpupil.projection;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Something of each school that is worked out when somebody first asks for it, and kept.
 * Thread-safe: two threads may both work it out, and get the same.
 */
final class KeptByRow<T> {
  private final AtomicReferenceArray<@Nullable T> kept;
  private final IntFunction<T> workedOut;

  KeptByRow(int rows, IntFunction<T> workedOut) {
    this.kept = new AtomicReferenceArray<>(rows);
    this.workedOut = workedOut;
  }

  T get(int row) {
    T known = kept.get(row);
    if (known == null) {
      known = workedOut.apply(row);
      kept.set(row, known);
    }
    return known;
  }
}
