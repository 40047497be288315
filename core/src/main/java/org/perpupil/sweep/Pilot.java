package org.perpupil.sweep;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import org.perpupil.uncertainty.Measure;
import org.perpupil.uncertainty.Sampler;
import org.perpupil.uncertainty.UncertainInputs;

/**
 * The plan's first worlds, run to see how wide histograms have to be: the same for each slice.
 *
 * <p>A histogram covers three times the range that the pilot saw; its bins are a power of two wide.
 */
final class Pilot {
  private static final int WORLDS = 64;

  /** Sums hold values of up to 2^47 steps, 2^16 of which make a bin. */
  private static final double SMALLEST_BIN = 0x1p-24;

  private final SweepPlan plan;
  private final double[] lowest;
  private final double[] highest;

  Pilot(SweepPlan plan, UncertainInputs inputs, Sampler sampler, ProjectionModel model) {
    this.plan = plan;
    this.lowest = new double[model.measures()];
    this.highest = new double[model.measures()];
    Arrays.fill(lowest, Double.POSITIVE_INFINITY);
    Arrays.fill(highest, Double.NEGATIVE_INFINITY);
    Sampler.Cursor cursor = sampler.cursor();
    double[] uniforms = new double[inputs.uniforms()];
    double[] values = new double[inputs.inputs().size()];
    double[] outputs = new double[model.measures()];
    for (long world = 0; world < Math.min(WORLDS, plan.worlds()); world++) {
      cursor.fill(plan.firstWorld() + world, uniforms, 0);
      inputs.fill(uniforms, 0, values, 0);
      model.run(plan.firstWorld() + world, values, 0, outputs, 0);
      for (int i = 0; i < outputs.length; i++) {
        // NaN, where there is no value, changes nothing in a comparison.
        lowest[i] = outputs[i] < lowest[i] ? outputs[i] : lowest[i];
        highest[i] = outputs[i] > highest[i] ? outputs[i] : highest[i];
      }
    }
  }

  List<Measure> measures(SweepLayout layout) {
    ImmutableList.Builder<Measure> measures = ImmutableList.builder();
    for (int i = 0; i < lowest.length; i++) {
      boolean has = lowest[i] <= highest[i];
      measures.add(measure(layout.name(i), has ? lowest[i] : 0, has ? highest[i] : 0));
    }
    return measures.build();
  }

  private Measure measure(String name, double low, double high) {
    double range = high - low;
    double largest = Math.max(1, Math.max(Math.abs(low), Math.abs(high)));
    double width = powerOfTwo(Math.max(3 * range / plan.bins(), largest * SMALLEST_BIN));
    double start = Math.floor((low - range) / width) * width;
    return new Measure(name, start, width, plan.bins(), plan.threshold());
  }

  /** Returns the least power of two that is not below a number. */
  private static double powerOfTwo(double atLeast) {
    double below = Math.scalb(1.0, Math.getExponent(atLeast));
    return below < atLeast ? 2 * below : below;
  }
}
