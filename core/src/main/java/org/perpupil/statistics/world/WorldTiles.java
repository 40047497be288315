package org.perpupil.statistics.world;

import java.util.List;
import org.perpupil.statistics.Accumulator;
import org.perpupil.statistics.HistogramSpecification;
import org.perpupil.statistics.Pair;
import org.perpupil.statistics.sampling.Sampler;

/**
 * What to run, a tile of worlds at a time.
 *
 * @param inputs makes inputs of uniform numbers
 * @param sampler gives the uniform numbers
 * @param model makes measures of inputs
 * @param measures what is counted of the model's outputs
 * @param pairs which outputs are compared
 */
record WorldTiles(
    UncertainInputs inputs,
    Sampler sampler,
    Model model,
    List<HistogramSpecification> measures,
    List<Pair> pairs) {
  private static final int MOST_WORLDS = 256;

  /** Numbers of a tile that fit in a cache of some megabytes. */
  private static final int NUMBERS = 1 << 18;

  Accumulator emptyResults() {
    return Accumulator.of(measures, pairs);
  }

  /**
   * Returns the worlds of a tile: fewer where a world has many numbers. No result depends on it.
   */
  int tileSize() {
    long perWorld = (long) inputs.inputs().size() + measures.size();
    return (int) Math.max(1, Math.min(MOST_WORLDS, NUMBERS / perWorld));
  }

  /** Returns working space and results for one thread. */
  Worker worker() {
    return new Worker();
  }

  /** Runs tiles for one thread. */
  final class Worker {
    private final Model ownModel = model.forThread();
    private final Sampler.Cursor cursor = sampler.cursor();
    private final double[] uniforms = new double[inputs.uniforms()];
    private final double[] values = new double[tileSize() * inputs.inputs().size()];
    private final double[] outputs = new double[tileSize() * measures.size()];
    private Accumulator results = emptyResults();

    void run(long firstWorld, int count) {
      int width = inputs.inputs().size();
      for (int w = 0; w < count; w++) {
        cursor.fill(firstWorld + w, uniforms, 0);
        inputs.fill(uniforms, 0, values, w * width);
      }
      ownModel.run(firstWorld, count, values, outputs);
      results.add(firstWorld, count, outputs);
    }

    /** Moves this thread's results to others. */
    void moveTo(Accumulator all) {
      all.add(results);
      results = emptyResults();
    }
  }
}
