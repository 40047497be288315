package org.perpupil.sweep.run;

import java.io.IOException;

/** Takes worlds one by one, in their order, as soon as they are there. */
@FunctionalInterface
public interface WorldRows {
  /**
   * Takes a world.
   *
   * @param world its place among the plan's worlds
   * @param numbers its numbers from {@code from} on, in the order of {@link DrawColumns#columns};
   *     NaN where there is none; to be read only
   */
  void row(long world, double[] numbers, int from) throws IOException;
}
