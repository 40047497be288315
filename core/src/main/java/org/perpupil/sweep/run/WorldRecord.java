package org.perpupil.sweep.run;

/** Copies the numbers of worlds that are kept into a buffer; threads may share it. */
final class WorldRecord {
  private final WorldBuffer buffer;
  private final int inputs;

  /** By number that the runner sets, its column; -1 for none. */
  private final int[] values;

  /** By output, its column; -1 for none. */
  private final int[] outputs;

  WorldRecord(WorldBuffer buffer, int inputs, int[] values, int[] outputs) {
    this.buffer = buffer;
    this.inputs = inputs;
    this.values = values;
    this.outputs = outputs;
  }

  void take(long world, double[] given, int at, double[] set, double[] out, int to) {
    for (int i = 0; i < inputs; i++) {
      buffer.set(world, i, given[at + i]);
    }
    for (int i = 0; i < values.length; i++) {
      if (values[i] >= 0) {
        buffer.set(world, values[i], set[i]);
      }
    }
    for (int i = 0; i < outputs.length; i++) {
      if (outputs[i] >= 0) {
        buffer.set(world, outputs[i], out[to + i]);
      }
    }
  }
}
