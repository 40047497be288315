package org.perpupil.formula.factor;

import java.util.Arrays;
import org.perpupil.formula.Formula;

/** The schools of one sparsity group that lie far enough out, and what they get for their size. */
final class SparsityWeights implements RollWeights {
  private final Formula rules;
  private final Sparsity.Group group;
  private final int limit;
  private final int[] rows;
  private final double[] far;
  private final double[] yearGroups;

  /**
   * Creates weights.
   *
   * @param far the part for distance of every school; NaN where the miles are unknown
   */
  SparsityWeights(Assembly to, Sparsity.Group group, double[] far) {
    this.rules = to.formula();
    this.group = group;
    this.limit = group.yearGroup().index();
    this.rows = notZero(far);
    this.far = new double[rows.length];
    this.yearGroups = new double[rows.length];
    for (int k = 0; k < rows.length; k++) {
      this.far[k] = far[rows[k]];
      yearGroups[k] = to.school(rows[k]).yearGroups();
    }
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
    for (int k = 0; k < rows.length; k++) {
      double roll = pupils[rows[k]];
      weights[k] = Sparsity.weight(rules, group.schools(), size, roll, yearGroups[k], far[k]);
    }
  }
}
