package org.perpupil.authority.affordability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Up to six schools and two rates that can be afforded at their lowest. */
final class LeastLossCase {
  final double[][] units;
  final double[] constant;
  final double[] current;
  final double[] low;
  final double[] high;
  final double budget;

  LeastLossCase(long seed) {
    Random random = new Random(seed);
    int schools = 1 + random.nextInt(6);
    units = new double[schools][2];
    constant = new double[schools];
    current = new double[schools];
    low = new double[] {3000 + random.nextInt(500), random.nextInt(500)};
    high = new double[] {low[0] + random.nextInt(300), low[1] + random.nextInt(300)};
    for (int i = 0; i < schools; i++) {
      units[i][0] = 50 + random.nextInt(900);
      units[i][1] = random.nextInt(5) == 0 ? 0 : units[i][0] * random.nextInt(60) / 100;
      constant[i] = 100_000 + random.nextInt(50_000);
      current[i] =
          constant[i]
              + units[i][0] * low[0] * (0.97 + random.nextInt(120) / 1000.0)
              + units[i][1] * low[1];
    }
    double most = spent(high);
    budget = spent(low) + (most - spent(low)) * random.nextInt(11) / 10;
  }

  double[] solve() {
    return MinimaxRates.rates(units, constant, current, low, high, budget);
  }

  double funding(int school, double[] rates) {
    return constant[school] + units[school][0] * rates[0] + units[school][1] * rates[1];
  }

  double spent(double[] rates) {
    double spent = 0;
    for (int i = 0; i < constant.length; i++) {
      spent += funding(i, rates);
    }
    return spent;
  }

  double worst(double[] rates) {
    double worst = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < constant.length; i++) {
      worst = Math.max(worst, current[i] - funding(i, rates));
    }
    return worst;
  }

  double total(double[] rates) {
    double total = 0;
    for (int i = 0; i < constant.length; i++) {
      total += Math.max(0, current[i] - funding(i, rates));
    }
    return total;
  }

  void keepsLimits(double[] rates) {
    for (int j = 0; j < 2; j++) {
      assertThat(rates[j]).isBetween(low[j], high[j]);
    }
    assertThat(spent(rates)).isLessThanOrEqualTo(budget + 1e-3);
  }

  /** Lines a·rates + c·loss = d that a best point lies on three of. */
  double bestWorst() {
    List<double[]> lines = new ArrayList<>();
    lines.add(new double[] {1, 0, 0, low[0]});
    lines.add(new double[] {1, 0, 0, high[0]});
    lines.add(new double[] {0, 1, 0, low[1]});
    lines.add(new double[] {0, 1, 0, high[1]});
    double first = 0;
    double second = 0;
    double given = 0;
    for (int i = 0; i < constant.length; i++) {
      lines.add(new double[] {units[i][0], units[i][1], 1, current[i] - constant[i]});
      first += units[i][0];
      second += units[i][1];
      given += constant[i];
    }
    lines.add(new double[] {first, second, 0, budget - given});
    double best = Double.POSITIVE_INFINITY;
    for (int a = 0; a < lines.size(); a++) {
      for (int b = a + 1; b < lines.size(); b++) {
        for (int c = b + 1; c < lines.size(); c++) {
          double[] corner = meet(lines.get(a), lines.get(b), lines.get(c));
          if (allowed(corner)) {
            best = Math.min(best, worst(corner));
          }
        }
      }
    }
    return best;
  }

  private boolean allowed(double[] rates) {
    boolean inRange = true;
    for (int j = 0; j < 2; j++) {
      inRange &= rates[j] >= low[j] - 1e-7 && rates[j] <= high[j] + 1e-7;
    }
    return inRange && spent(rates) <= budget + 1e-4;
  }

  /** Cramer's rule; the loss itself is worked out from the rates. */
  private static double[] meet(double[] a, double[] b, double[] c) {
    double whole = determinant(a, b, c, 0, 1, 2);
    return new double[] {
      determinant(a, b, c, 3, 1, 2) / whole, determinant(a, b, c, 0, 3, 2) / whole
    };
  }

  private static double determinant(double[] a, double[] b, double[] c, int i, int j, int k) {
    return a[i] * (b[j] * c[k] - b[k] * c[j])
        - a[j] * (b[i] * c[k] - b[k] * c[i])
        + a[k] * (b[i] * c[j] - b[j] * c[i]);
  }
}
