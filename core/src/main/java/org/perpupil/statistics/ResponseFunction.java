package org.perpupil.statistics;

/** A function from inputs to measures. */
@FunctionalInterface
public interface ResponseFunction {
  /**
   * Runs the model once.
   *
   * @param inputs one value for each input, in its own unit, in the order of the design; to be read
   *     only
   * @param measures receives one value for each measure
   */
  void run(double[] inputs, double[] measures);
}
