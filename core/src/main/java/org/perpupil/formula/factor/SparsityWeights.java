package org.perpupil.formula.factor;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The schools of one sparsity group that lie far enough out, and what they get for their size. */
final class SparsityWeights implements RollWeights {
  private final Sparsity.BySize bySize;
  private final int limit;
  private final int[] rows;
  private final boolean isOfAll;
  private final double[] far;
  private final double[] yearGroups;

  /** 1 by year groups. */
  private final double[] perYearGroup;

  /** Places of schools that no loop over columns can weigh: nobody knows their miles or size. */
  private final int[] oneByOne;

  /**
   * Creates weights.
   *
   * @param far the part for distance of every school; NaN where the miles are unknown
   */
  SparsityWeights(Assembly to, Sparsity.Group group, double[] far) {
    this.bySize = new Sparsity.BySize(to.formula(), group.schools());
    this.limit = group.yearGroup().index();
    int[] some = notZero(far);
    // Columns without gaps are faster than half as many rows of them.
    this.rows = 2 * some.length > far.length ? IntStream.range(0, far.length).toArray() : some;
    this.isOfAll = rows.length == far.length;
    this.far = new double[rows.length];
    this.yearGroups = new double[rows.length];
    this.perYearGroup = new double[rows.length];
    for (int k = 0; k < rows.length; k++) {
      this.far[k] = far[rows[k]];
      yearGroups[k] = to.school(rows[k]).yearGroups();
      perYearGroup[k] = this.far[k] == 0 ? 0 : 1 / yearGroups[k];
    }
    this.oneByOne =
        IntStream.range(0, rows.length)
            .filter(k -> Double.isNaN(this.far[k]) || (this.far[k] != 0 && !(yearGroups[k] > 0)))
            .toArray();
  }

  private static int[] notZero(double[] values) {
    int[] rows = new int[values.length];
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (values[i] != 0) {
        rows[count++] = i;
      }
    }
    return Arrays.copyOf(rows, count);
  }

  @Override
  public int[] rows() {
    return rows;
  }

  @Override
  public void weigh(double[] parameters, double[] pupils, double[] weights) {
    double size = parameters[limit];
    if (!bySize.isSmooth() || !(size > 0)) {
      for (int k = 0; k < rows.length; k++) {
        weights[k] = weight(k, size, pupils);
      }
      return;
    }
    if (isOfAll) {
      System.arraycopy(pupils, 0, weights, 0, rows.length);
    } else {
      for (int k = 0; k < rows.length; k++) {
        weights[k] = pupils[rows[k]];
      }
    }
    bySize.weights(size, perYearGroup, far, weights);
    for (int k : oneByOne) {
      weights[k] = weight(k, size, pupils);
    }
  }

  private double weight(int k, double size, double[] pupils) {
    return far[k] == 0 ? 0 : bySize.weight(size, pupils[rows[k]], yearGroups[k], far[k]);
  }
}
