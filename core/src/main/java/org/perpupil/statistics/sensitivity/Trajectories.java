package org.perpupil.statistics.sensitivity;

import org.perpupil.statistics.UnitPoints;
import org.perpupil.statistics.random.CounterRandom;

/**
 * Random walks through a grid over the unit cube, in which each input moves once, by half the grid.
 *
 * <p>A trajectory has one point more than inputs. Where it starts, the order in which inputs move
 * and whether each moves up or down depend only on the seed and the trajectory's number.
 */
final class Trajectories implements UnitPoints {
  private static final long STREAM = 2;

  private final int inputs;
  private final int levels;
  private final double margin;
  private final long key;

  /** By trajectory, its number among candidates; empty where each is the next candidate. */
  private final long[] chosen;

  Trajectories(int inputs, int levels, double margin, long seed) {
    this(inputs, levels, margin, seed, new long[0]);
  }

  Trajectories(int inputs, int levels, double margin, long seed, long[] chosen) {
    this.chosen = chosen;
    this.inputs = inputs;
    this.levels = levels;
    this.margin = margin;
    this.key = CounterRandom.key(seed, STREAM);
  }

  @Override
  public void point(long index, double[] u) {
    long trajectory = candidate(index / (inputs + 1));
    int moved = (int) (index % (inputs + 1));
    int[] order = orderOf(trajectory);
    for (int place = 0; place < inputs; place++) {
      int input = order[place];
      int lower = CounterRandom.below(key, counter(trajectory, 0, input), levels / 2);
      boolean isHigh = risesIn(trajectory, input) == place < moved;
      int level = isHigh ? lower + levels / 2 : lower;
      u[input] = margin + (1 - 2 * margin) * level / (levels - 1);
    }
  }

  /** Returns the inputs in the order in which they move. */
  int[] order(long trajectory) {
    return orderOf(candidate(trajectory));
  }

  boolean rises(long trajectory, int input) {
    return risesIn(candidate(trajectory), input);
  }

  private long candidate(long trajectory) {
    return chosen.length == 0 ? trajectory : chosen[(int) trajectory];
  }

  private int[] orderOf(long trajectory) {
    int[] order = new int[inputs];
    for (int k = 0; k < inputs; k++) {
      int other = CounterRandom.below(key, counter(trajectory, 2, k), k + 1);
      order[k] = order[other];
      order[other] = k;
    }
    return order;
  }

  private boolean risesIn(long trajectory, int input) {
    return CounterRandom.below(key, counter(trajectory, 1, input), 2) == 1;
  }

  /** Returns how far an input moves, as a part of the unit range. */
  double step() {
    return (1 - 2 * margin) * levels / (2.0 * (levels - 1));
  }

  private long counter(long trajectory, int purpose, int input) {
    return (trajectory * 3 + purpose) * inputs + input;
  }
}
