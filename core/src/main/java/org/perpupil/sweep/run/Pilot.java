package org.perpupil.sweep.run;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import org.perpupil.statistics.HistogramSpecification;
import org.perpupil.statistics.sampling.Sampler;
import org.perpupil.statistics.world.UncertainInputs;
import org.perpupil.sweep.SweepLayout;
import org.perpupil.sweep.SweepPlan;

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
  private final UncertainInputs inputs;
  private final Sampler sampler;
  private final double[] lowest;
  private final double[] highest;

  Pilot(SweepPlan plan, UncertainInputs inputs, Sampler sampler, int outputs) {
    this.plan = plan;
    this.inputs = inputs;
    this.sampler = sampler;
    this.lowest = new double[outputs];
    this.highest = new double[outputs];
    Arrays.fill(lowest, Double.POSITIVE_INFINITY);
    Arrays.fill(highest, Double.NEGATIVE_INFINITY);
  }

  /** Returns how many worlds are run. */
  static int worlds(SweepPlan plan) {
    return (int) Math.min(WORLDS, plan.worlds());
  }

  /** Runs a model whose outputs have some places among all. */
  void run(ProjectionModel model, int[] places) {
    Sampler.Cursor cursor = sampler.cursor();
    double[] uniforms = new double[inputs.uniforms()];
    double[] values = new double[inputs.inputs().size()];
    double[] outputs = new double[model.measures()];
    for (long world = 0; world < worlds(plan); world++) {
      cursor.fill(plan.firstWorld() + world, uniforms, 0);
      inputs.fill(uniforms, 0, values, 0);
      model.run(plan.firstWorld() + world, values, 0, outputs, 0);
      for (int i = 0; i < outputs.length; i++) {
        int at = places[i];
        // NaN, where there is no value, changes nothing in a comparison.
        lowest[at] = outputs[i] < lowest[at] ? outputs[i] : lowest[at];
        highest[at] = outputs[i] > highest[at] ? outputs[i] : highest[at];
      }
    }
  }

  List<HistogramSpecification> measures(SweepLayout layout) {
    ImmutableList.Builder<HistogramSpecification> measures = ImmutableList.builder();
    for (int i = 0; i < lowest.length; i++) {
      boolean has = lowest[i] <= highest[i];
      measures.add(
          layout.figureOf(i).hasHistogram(layout.units().get(layout.unitOf(i)))
              ? measure(layout, i, has ? lowest[i] : 0, has ? highest[i] : 0)
              : layout.withoutHistogram(i, plan.threshold(layout.figureOf(i))));
    }
    return measures.build();
  }

  private HistogramSpecification measure(SweepLayout layout, int index, double low, double high) {
    double range = high - low;
    double largest = Math.max(1, Math.max(Math.abs(low), Math.abs(high)));
    double width = powerOfTwo(Math.max(3 * range / plan.bins(), largest * SMALLEST_BIN));
    double start = Math.floor((low - range) / width) * width;
    return new HistogramSpecification(
        layout.name(index), start, width, plan.bins(), plan.threshold(layout.figureOf(index)));
  }

  /** Returns the least power of two that is not below a number. */
  private static double powerOfTwo(double atLeast) {
    double below = Math.scalb(1.0, Math.getExponent(atLeast));
    return below < atLeast ? 2 * below : below;
  }
}
