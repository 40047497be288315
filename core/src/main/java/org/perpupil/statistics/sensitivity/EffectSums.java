package org.perpupil.statistics.sensitivity;

/** Mean, mean size and standard deviation of elementary effects, from weighted trajectories. */
final class EffectSums implements WeightedStatistics {
  private final double[] effects;
  private final int inputs;

  private EffectSums(double[] effects, int inputs) {
    this.effects = effects;
    this.inputs = inputs;
  }

  /** Returns the sums of the outputs of all trajectories, point by point. */
  static EffectSums of(double[] outputs, int inputs, Trajectories trajectories) {
    int count = outputs.length / (inputs + 1);
    double[] effects = new double[count * inputs];
    for (int t = 0; t < count; t++) {
      int[] order = trajectories.order(t);
      for (int place = 0; place < inputs; place++) {
        int row = t * (inputs + 1) + place;
        double change = outputs[row + 1] - outputs[row];
        boolean rises = trajectories.rises(t, order[place]);
        effects[t * inputs + order[place]] = (rises ? change : -change) / trajectories.step();
      }
    }
    // Differences of outputs carry twice the outputs' rounding.
    double rounding = 2 * Outputs.rounding(outputs) / trajectories.step();
    for (int k = 0; k < inputs; k++) {
      withoutRounding(effects, k, inputs, rounding);
    }
    return new EffectSums(effects, inputs);
  }

  /** Makes effects alike that differ only by rounding, and 0 that are no more than that. */
  private static void withoutRounding(double[] effects, int first, int stride, double rounding) {
    double low = effects[first];
    double high = effects[first];
    for (int i = first; i < effects.length; i += stride) {
      low = Math.min(low, effects[i]);
      high = Math.max(high, effects[i]);
    }
    if (high - low > rounding) {
      return;
    }
    double all = Math.max(high, -low) <= rounding ? 0 : effects[first];
    for (int i = first; i < effects.length; i += stride) {
      effects[i] = all;
    }
  }

  /** Writes all mu, then all mu*, then all sigma; sigma is NaN for a single trajectory. */
  @Override
  public void compute(int[] weights, double[] into) {
    double count = 0;
    for (int weight : weights) {
      count += weight;
    }
    for (int k = 0; k < inputs; k++) {
      // Added as differences from the first effect: effects all alike have exactly that mean.
      double origin = effects[k];
      double sum = 0;
      double sizes = 0;
      double squares = 0;
      for (int t = 0; t < weights.length; t++) {
        double effect = effects[t * inputs + k];
        double difference = effect - origin;
        sum += weights[t] * difference;
        sizes += weights[t] * (Math.abs(effect) - Math.abs(origin));
        squares += weights[t] * difference * difference;
      }
      into[k] = origin + sum / count;
      into[inputs + k] = Math.abs(origin) + sizes / count;
      // Never below 0, as rounding of nearly equal effects could make it.
      double spread = Math.max(0, squares - sum * sum / count);
      into[2 * inputs + k] = Math.sqrt(spread / (count - 1));
    }
  }
}
