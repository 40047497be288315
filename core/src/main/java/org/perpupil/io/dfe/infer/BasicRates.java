package org.perpupil.io.dfe.infer;

import java.util.List;

/**
 * Finds an authority's rates of basic entitlement from money and published rolls.
 *
 * <p>The roll is rounded, and whole in most schools. First all three rates are fitted to the rolls
 * by least squares; then every roll is cut into whole pupils of its stages, and the rates are those
 * that most of these counts allow. The second step twice, since better rates cut rolls better.
 */
final class BasicRates {
  private static final AllocationItem[] STAGES = {
    AllocationItem.BASIC_PRIMARY, AllocationItem.BASIC_KS3, AllocationItem.BASIC_KS4
  };

  /** How much a school's worth of the expected rate weighs: decides only what schools do not. */
  private static final double PRIOR_WEIGHT = 1e-6;

  private static final int ENOUGH = 3;

  private final List<AllocationRow> rows;
  private final double[] expected;
  private final double[] rates = new double[STAGES.length];

  private BasicRates(List<AllocationRow> rows, double[] expected) {
    this.rows = rows;
    this.expected = expected;
  }

  /**
   * Finds the rates.
   *
   * @param rows schools of the authority
   * @param expected the rates that were to be expected, of the three stages
   */
  static void find(List<AllocationRow> rows, double[] expected, FoundRates to) {
    new BasicRates(rows, expected).find(to);
  }

  private void find(FoundRates to) {
    fit();
    int[] agreeing = new int[STAGES.length];
    for (int pass = 0; pass < 2; pass++) {
      for (int k = 0; k < STAGES.length; k++) {
        agreeing[k] = refine(k);
      }
    }
    for (int k = 0; k < STAGES.length; k++) {
      int paid = paid(k);
      FigureBasis basis =
          paid == 0
              ? FigureBasis.ASSUMED
              : agreeing[k] >= ENOUGH && 2 * agreeing[k] >= paid && isSettled(k)
                  ? FigureBasis.EXACT
                  : isSettled(k) ? FigureBasis.DERIVED : FigureBasis.ASSUMED;
      to.put(
          STAGES[k].column(),
          rates[k],
          basis,
          paid == 0
              ? "no school is paid it; the national rate × the authority's lump sum"
              : agreeing[k] + " of " + paid + " schools with whole pupils");
    }
  }

  /** Fits the pupils that a pound pays for in each stage. */
  private void fit() {
    int n = STAGES.length;
    double[][] normal = new double[n][n];
    double[] right = new double[n];
    for (AllocationRow row : rows) {
      double roll = row.value(AllocationItem.ROLL);
      for (int i = 0; i < n; i++) {
        double scaled = row.value(STAGES[i]) / expected[i];
        right[i] += scaled * roll;
        for (int j = 0; j < n; j++) {
          normal[i][j] += scaled * row.value(STAGES[j]) / expected[j];
        }
      }
    }
    for (int i = 0; i < n; i++) {
      double weight = PRIOR_WEIGHT * (normal[i][i] + 1);
      normal[i][i] += weight;
      right[i] += weight;
    }
    double[] part = solve(normal, right);
    for (int i = 0; i < n; i++) {
      rates[i] = expected[i] / Math.min(4, Math.max(0.25, part[i]));
    }
  }

  /** Returns how many schools agree with the refined rate of a stage. */
  private int refine(int stage) {
    RateInterval interval = new RateInterval();
    for (AllocationRow row : rows) {
      double pounds = row.value(STAGES[stage]);
      double count = wholePupils(row, stage);
      if (pounds > 0 && count > 0) {
        interval.add(pounds, row.halfUnit(STAGES[stage]), count);
      }
    }
    if (interval.isEmpty()) {
      return 0;
    }
    RateInterval.Found found = interval.most();
    rates[stage] = found.simplest();
    return found.allowing();
  }

  /**
   * Returns the pupils of a stage when the roll is cut into whole ones; where it does not come out,
   * the difference is shared by the stages that have any.
   */
  private double wholePupils(AllocationRow row, int stage) {
    double sum = 0;
    int stages = 0;
    for (int k = 0; k < STAGES.length; k++) {
      sum += row.value(STAGES[k]) / rates[k];
      stages += row.value(STAGES[k]) > 0 ? 1 : 0;
    }
    if (stages == 0) {
      return 0;
    }
    double roll = row.value(AllocationItem.ROLL);
    double share = row.value(STAGES[stage]) / rates[stage] / sum;
    double pupils = row.value(STAGES[stage]) / rates[stage] + (roll - sum) * share;
    return stages == 1 ? roll : Math.rint(pupils);
  }

  private int paid(int stage) {
    return (int) rows.stream().filter(row -> row.value(STAGES[stage]) > 0).count();
  }

  /**
   * Returns whether schools tell the stage from the others: some have it alone beside stages that
   * are settled, or several have it in other proportions.
   */
  private boolean isSettled(int stage) {
    double least = Double.MAX_VALUE;
    double most = 0;
    for (AllocationRow row : rows) {
      double pounds = row.value(STAGES[stage]);
      if (pounds > 0) {
        double part = pounds / rates[stage] / row.value(AllocationItem.ROLL);
        least = Math.min(least, part);
        most = Math.max(most, part);
      }
    }
    return most > 0.999 || most - least > 0.01;
  }

  private static double[] solve(double[][] a, double[] b) {
    int n = b.length;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        double factor = a[j][i] / a[i][i];
        for (int k = i; k < n; k++) {
          a[j][k] -= factor * a[i][k];
        }
        b[j] -= factor * b[i];
      }
    }
    double[] x = new double[n];
    for (int i = n - 1; i >= 0; i--) {
      double sum = b[i];
      for (int k = i + 1; k < n; k++) {
        sum -= a[i][k] * x[k];
      }
      x[i] = sum / a[i][i];
    }
    return x;
  }
}
