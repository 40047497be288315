package org.perpupil.statistics.world;

/** A function from a world's inputs to its measures. */
public interface Model {
  /** Returns how many measures a world has. */
  int measures();

  /**
   * Runs worlds that follow each other. What a world gives may depend on its number and inputs
   * only. Called by several threads at once, unless {@link #forThread} gives each its own.
   *
   * @param firstWorld number of the first
   * @param count how many
   * @param inputs for each world in turn, its inputs
   * @param out where, for each world in turn, its measures go; NaN for one without a value
   */
  void run(long firstWorld, int count, double[] inputs, double[] out);

  /** Returns the model for one thread to use: this one, or a copy with its own working space. */
  default Model forThread() {
    return this;
  }
}
