package org.perpupil.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.perpupil.organisation.AuthorityServicesTest.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The chosen rates against every corner of the rates that are allowed. */
class LeastLossProperties {
  /**
   * Two rates and the largest loss: the best is a corner, where three of the limits meet. All
   * corners are tried.
   */
  @Property(tries = 300)
  void nothingBeatsTheWorstLossThatWasFound(@ForAll long seed) {
    Case given = new Case(seed);
    double[] rates = given.solve();
    given.keepsLimits(rates);
    assertThat(given.worst(rates)).isCloseTo(given.bestWorst(), within(1e-3));
  }

  /** On a fine grid nothing of the same worst loss has a smaller sum of losses. */
  @Property(tries = 100)
  void amongEqualsTheSumOfLossesIsSmallest(@ForAll long seed) {
    Case given = new Case(seed);
    double[] rates = given.solve();
    double worst = given.worst(rates);
    double total = given.total(rates);
    for (int i = 0; i <= 60; i++) {
      for (int j = 0; j <= 60; j++) {
        double[] other = {
          given.low[0] + (given.high[0] - given.low[0]) * i / 60,
          given.low[1] + (given.high[1] - given.low[1]) * j / 60
        };
        if (given.spent(other) <= given.budget && given.worst(other) <= worst) {
          assertThat(given.total(other)).isGreaterThan(total - 1e-3);
        }
      }
    }
  }

  /** The first loses 30 − 10 × 2 at best, which costs 20; the other 15 go to the second. */
  @Example
  void whatIsLeftIsSpent() {
    double[] rates =
        LeastLoss.rates(
            new double[][] {{10, 0}, {0, 5}},
            new double[2],
            new double[] {30, 0},
            new double[2],
            new double[] {2, 6},
            35);
    assertThat(rates[0]).isCloseTo(2, within(1e-6));
    assertThat(rates[1]).isCloseTo(3, within(1e-6));
  }

  /** An authority of usual size is solved in good time. */
  @Example
  void anAuthorityOfUsualSizeIsSolved() {
    Random random = new Random(7);
    int schools = 120;
    int count = 12;
    double[][] units = new double[schools][count];
    double[] current = new double[schools];
    double[] low = new double[count];
    double[] high = new double[count];
    double lowest = 0;
    double highest = 0;
    for (int j = 0; j < count; j++) {
      low[j] = j == 0 ? 3000 : 200 + random.nextInt(800);
      high[j] = low[j] * 1.05;
    }
    for (int i = 0; i < schools; i++) {
      units[i][0] = 60 + random.nextInt(1200);
      for (int j = 0; j < count; j++) {
        units[i][j] = j == 0 ? units[i][0] : units[i][0] * random.nextInt(40) / 100;
        current[i] += units[i][j] * (low[j] + (high[j] - low[j]) * random.nextDouble());
        lowest += units[i][j] * low[j];
        highest += units[i][j] * high[j];
      }
    }
    double budget = (lowest + highest) / 2;
    double[] rates = LeastLoss.rates(units, new double[schools], current, low, high, budget);
    double spent = 0;
    for (int j = 0; j < count; j++) {
      assertThat(rates[j]).isBetween(low[j], high[j]);
      for (int i = 0; i < schools; i++) {
        spent += units[i][j] * rates[j];
      }
    }
    assertThat(spent).isCloseTo(budget, within(0.01));
  }

  @Example
  void withoutRatesThereIsNothingToChoose() {
    assertThat(
            LeastLoss.rates(
                new double[1][0],
                new double[] {5},
                new double[] {9},
                new double[0],
                new double[0],
                5))
        .isEmpty();
  }

  @Example
  void whatCannotBeIsRefused() {
    double[] one = {1};
    double[][] unit = {{1}};
    refused(() -> LeastLoss.rates(unit, one, one, new double[] {2}, one, 100), "rate 1, range");
    refused(() -> LeastLoss.rates(unit, one, one, one, one, 1.5), "schools_block");
    refused(() -> LeastLoss.rates(unit, one, one, one, one, Double.NaN), "schools_block");
    assertThat(LeastLoss.rates(unit, one, one, one, one, 2)).containsExactly(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LeastLoss.rates(new double[][] {{-1}}, one, one, one, one, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LeastLoss.rates(new double[2][1], one, one, one, one, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                LeastLoss.rates(
                    new double[0][0],
                    new double[0],
                    new double[0],
                    new double[0],
                    new double[0],
                    1));
  }

  /** Up to six schools and two rates that can be afforded at their lowest. */
  private static final class Case {
    final double[][] units;
    final double[] constant;
    final double[] current;
    final double[] low;
    final double[] high;
    final double budget;

    Case(long seed) {
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
      return LeastLoss.rates(units, constant, current, low, high, budget);
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
}
