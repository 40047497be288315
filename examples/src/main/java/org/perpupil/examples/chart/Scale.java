package org.perpupil.examples.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Where numbers stand in a picture, in pixels; zero is always within.
 *
 * @param low the lowest number
 * @param high the highest number, above the lowest
 * @param from the pixel of the lowest
 * @param to the pixel of the highest, which may be the smaller one
 */
record Scale(double low, double high, double from, double to) {
  private static final double[] STEPS = {1, 2, 5, 10};

  /** Returns a scale of some numbers and zero; of zeros alone, one that has room on both sides. */
  static Scale of(double lowest, double highest, double from, double to) {
    double low = Math.min(0, lowest);
    double high = Math.max(0, highest);
    return low == high ? new Scale(-1, 1, from, to) : new Scale(low, high, from, to);
  }

  double at(double value) {
    return from + (value - low) / (high - low) * (to - from);
  }

  double zero() {
    return at(0);
  }

  /** Returns round numbers within, zero among them, in order; at most so many, two or more. */
  List<Double> ticks(int most) {
    double least = (high - low) / Math.max(1, most);
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    double step = STEPS[STEPS.length - 1] * power;
    for (int i = STEPS.length - 1; i >= 0; i--) {
      if (STEPS[i] * power >= least) {
        step = STEPS[i] * power;
      }
    }
    List<Double> ticks = new ArrayList<>();
    for (long k = (long) Math.ceil(low / step); k <= Math.floor(high / step); k++) {
      ticks.add(k == 0 ? 0.0 : k * step);
    }
    return ticks;
  }
}
