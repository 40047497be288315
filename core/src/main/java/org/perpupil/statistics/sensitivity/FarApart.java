package org.perpupil.statistics.sensitivity;

/**
 * Chooses trajectories that are far apart among many random ones, so that few of them reach the
 * whole cube.
 *
 * <p>The distance of two trajectories is the sum of the distances of all their points. The two
 * farthest apart come first, then one by one the trajectory for which the sum of the squared
 * distances to those before is largest, so that any number of the first ones is spread, too.
 *
 * <p>Source: Campolongo, Cariboni and Saltelli (2007), Environmental Modelling and Software 22,
 * 1509-1518; the search step by step as Ruano et al. (2012), Environmental Modelling and Software
 * 37, 103-109, have it.
 */
final class FarApart {
  private FarApart() {}

  /**
   * Returns the numbers of the chosen candidates.
   *
   * @param candidates the random trajectories, of which the first {@code count} are looked at
   * @param inputs how many inputs a trajectory moves
   */
  static long[] choose(Trajectories candidates, int inputs, int count, int wanted) {
    double[][] distances = squaredDistances(candidates, inputs, count);
    long[] chosen = new long[wanted];
    boolean[] isChosen = new boolean[count];
    double[] sums = new double[count];
    int first = 0;
    int second = 1;
    for (int i = 0; i < count; i++) {
      for (int j = i + 1; j < count; j++) {
        if (distances[i][j] > distances[first][second]) {
          first = i;
          second = j;
        }
      }
    }
    take(first, 0, chosen, isChosen, sums, distances);
    take(second, 1, chosen, isChosen, sums, distances);
    for (int t = 2; t < wanted; t++) {
      int best = -1;
      for (int i = 0; i < count; i++) {
        if (!isChosen[i] && (best < 0 || sums[i] > sums[best])) {
          best = i;
        }
      }
      take(best, t, chosen, isChosen, sums, distances);
    }
    return chosen;
  }

  private static void take(
      int one, int place, long[] chosen, boolean[] isChosen, double[] sums, double[][] distances) {
    chosen[place] = one;
    isChosen[one] = true;
    for (int i = 0; i < sums.length; i++) {
      sums[i] += distances[one][i];
    }
  }

  private static double[][] squaredDistances(Trajectories candidates, int inputs, int count) {
    double[][][] points = new double[count][inputs + 1][inputs];
    for (int t = 0; t < count; t++) {
      for (int place = 0; place <= inputs; place++) {
        candidates.point((long) t * (inputs + 1) + place, points[t][place]);
      }
    }
    double[][] squared = new double[count][count];
    for (int i = 0; i < count; i++) {
      for (int j = i + 1; j < count; j++) {
        double distance = distance(points[i], points[j]);
        squared[i][j] = distance * distance;
        squared[j][i] = squared[i][j];
      }
    }
    return squared;
  }

  /** Returns the sum of the distances of each point of one to each of another. */
  static double distance(double[][] one, double[][] other) {
    double sum = 0;
    for (double[] from : one) {
      for (double[] to : other) {
        double squares = 0;
        for (int k = 0; k < from.length; k++) {
          double difference = from[k] - to[k];
          squares += difference * difference;
        }
        sum += Math.sqrt(squares);
      }
    }
    return sum;
  }
}
