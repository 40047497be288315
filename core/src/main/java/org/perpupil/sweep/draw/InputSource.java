package org.perpupil.sweep.draw;

import org.perpupil.statistics.distribution.Path;

/** What turns some inputs of a world into the numbers of some targets; for one thread. */
interface InputSource {
  /**
   * Writes the numbers.
   *
   * @param inputs the world's, from {@code at} on
   * @param values the numbers of all targets
   */
  void fill(long world, double[] inputs, int at, double[] values);

  /** One input for each year, or one for all; what holds in the last year holds after it. */
  record Direct(int input, int years, double base, int target, int targets) implements InputSource {
    @Override
    public void fill(long world, double[] inputs, int at, double[] values) {
      for (int i = 0; i < targets; i++) {
        values[target + i] = base + inputs[at + input + Math.min(i, years - 1)];
      }
    }
  }

  /** A path whose uniform numbers are the inputs. */
  record Drawn(Path path, int input, double base, int target) implements InputSource {
    @Override
    public void fill(long world, double[] inputs, int at, double[] values) {
      path.fill(inputs, at + input, values, target);
      finish(path.years(), base, target, values);
    }
  }

  /** Adds a path's base, and carries its last year on by one. */
  static void finish(int years, double base, int target, double[] values) {
    for (int i = 0; i < years; i++) {
      values[target + i] += base;
    }
    values[target + years] = values[target + years - 1];
  }
}
