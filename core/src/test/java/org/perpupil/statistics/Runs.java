package org.perpupil.statistics;

import java.util.List;
import org.perpupil.statistics.distribution.Distribution;
import org.perpupil.statistics.sampling.Sampler;
import org.perpupil.statistics.world.Model;
import org.perpupil.statistics.world.UncertainInputs;
import org.perpupil.statistics.world.WorldRunner;

/** A small model that tests share: the sum of two inputs, and the product. */
public final class Runs implements Model {
  static final List<HistogramSpecification> MEASURES =
      List.of(
          HistogramSpecification.of("sum", -10, 10, 40),
          HistogramSpecification.of("product", -10, 10, 40));
  static final List<Pair> PAIRS = List.of(new Pair(0, 1));

  public static UncertainInputs inputs() {
    return UncertainInputs.builder()
        .vary("first", Distribution.normal(1, 2))
        .vary("second", Distribution.uniform(-1, 1))
        .build();
  }

  public static WorldRunner runner(Sampler sampler) {
    return WorldRunner.of(inputs(), sampler, new Runs(), MEASURES, PAIRS);
  }

  @Override
  public int measures() {
    return 2;
  }

  @Override
  public void run(long firstWorld, int count, double[] inputs, double[] out) {
    for (int w = 0; w < count; w++) {
      out[2 * w] = inputs[2 * w] + inputs[2 * w + 1];
      out[2 * w + 1] = inputs[2 * w] * inputs[2 * w + 1];
    }
  }
}
