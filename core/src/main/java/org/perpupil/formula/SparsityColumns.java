package org.perpupil.formula;

import java.util.stream.IntStream;

/** The schools of one sparsity group that lie far enough out, and what they get for their size. */
final class SparsityColumns {
  private final Formula rules;
  private final SparsityGroup group;
  private final int maximum;
  private final int limit;
  private final int[] rows;
  private final double[] far;
  private final double[] areaCost;
  private final double[] yearGroups;

  SparsityColumns(Compilation compiled, SparsityGroup group, double[] weights, double[] areaCost) {
    this.rules = compiled.formula;
    this.group = group;
    this.maximum = group.maximum().ordinal();
    this.limit = group.yearGroup().ordinal();
    this.rows = IntStream.range(0, weights.length).filter(i -> weights[i] != 0).toArray();
    this.far = IntStream.of(rows).mapToDouble(row -> weights[row]).toArray();
    this.areaCost = IntStream.of(rows).mapToDouble(row -> areaCost[row]).toArray();
    this.yearGroups =
        IntStream.of(rows).mapToDouble(row -> compiled.school(row).yearGroups()).toArray();
  }

  /** Adds the pounds of each school; NaN for a small one whose miles are unknown. */
  void pay(double[] parameters, double[] pupils, double[] pounds) {
    double most = parameters[maximum];
    double size = parameters[limit];
    if (Double.isNaN(most) || most == 0) {
      return;
    }
    for (int k = 0; k < rows.length; k++) {
      double roll = pupils[rows[k]];
      pounds[rows[k]] +=
          most * areaCost[k] * Sparsity.weight(rules, group, size, roll, yearGroups[k], far[k]);
    }
  }
}
