package org.perpupil.sweep.run;

import java.io.IOException;

/**
 * The numbers of some worlds that follow each other, kept until all of them are there. Different
 * worlds may be written by different threads.
 */
final class WorldBuffer {
  /** How many numbers are kept at once, so that memory does not grow with worlds. */
  private static final int NUMBERS = 1 << 21;

  private final long firstWorld;
  private final int worlds;
  private final int width;
  private final double[] numbers;

  WorldBuffer(long firstWorld, int worlds, int width) {
    this.firstWorld = firstWorld;
    this.worlds = worlds;
    this.width = width;
    this.numbers = new double[Math.multiplyExact(worlds, width)];
  }

  /** Returns how many worlds of some numbers each are kept at once. */
  static int mostWorlds(int width) {
    return Math.max(1, Math.min(4096, NUMBERS / Math.max(1, width)));
  }

  void set(long world, int column, double number) {
    numbers[(int) (world - firstWorld) * width + column] = number;
  }

  void write(WorldRows rows) throws IOException {
    for (int w = 0; w < worlds; w++) {
      rows.row(firstWorld + w, numbers, w * width);
    }
  }
}
