package org.perpupil.authority.affordability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.perpupil.authority.leaving.AuthorityServicesTest.refused;

import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/** The chosen rates against every corner of the rates that are allowed. */
@Tag("slow")
class MinimaxRatesProperties {
  /**
   * Two rates and the largest loss: the best is a corner, where three of the limits meet. All
   * corners are tried.
   */
  @Property(tries = 300)
  void nothingBeatsTheWorstLossThatWasFound(@ForAll long seed) {
    LeastLossCase given = new LeastLossCase(seed);
    double[] rates = given.solve();
    given.keepsLimits(rates);
    assertThat(given.worst(rates)).isCloseTo(given.bestWorst(), within(1e-3));
  }

  /** On a fine grid nothing of the same worst loss has a smaller sum of losses. */
  @Property(tries = 100)
  void amongEqualsTheSumOfLossesIsSmallest(@ForAll long seed) {
    LeastLossCase given = new LeastLossCase(seed);
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
        MinimaxRates.rates(
            new double[][] {{10, 0}, {0, 5}},
            new double[2],
            new double[] {30, 0},
            new double[2],
            new double[] {2, 6},
            35);
    assertThat(rates[0]).isCloseTo(2, within(1e-6));
    assertThat(rates[1]).isCloseTo(3, within(1e-6));
  }

  /**
   * The first loses 30 − 10 × 2 at best, which costs 20. Of the 30 left, as much as may be goes to
   * the second, which loses 20 otherwise; the third gains already. Whichever column is whose.
   */
  @Example
  void lossesAreMetBeforeGainsGrow() {
    for (boolean swapped : new boolean[] {false, true}) {
      int loser = swapped ? 2 : 1;
      int gainer = swapped ? 1 : 2;
      double[][] units = new double[3][3];
      units[0][0] = 10;
      units[1][loser] = 5;
      units[2][gainer] = 5;
      double[] high = new double[3];
      high[0] = 2;
      high[loser] = 3;
      high[gainer] = 6;
      double[] rates =
          MinimaxRates.rates(
              units, new double[3], new double[] {30, 20, -10}, new double[3], high, 50);
      assertThat(rates[0]).isCloseTo(2, within(1e-6));
      assertThat(rates[loser]).isCloseTo(3, within(1e-6));
      assertThat(rates[gainer]).isCloseTo(3, within(1e-6));
    }
  }

  /**
   * Nobody loses at the lowest rates: what the block holds is spent, the worst-off first. The
   * second could gain 4 × 5, the first no more than 10.
   */
  @Example
  void withoutLossesTheLeastGainIsLiftedFirst() {
    double[] rates =
        MinimaxRates.rates(
            new double[][] {{10, 0}, {0, 5}},
            new double[2],
            new double[2],
            new double[2],
            new double[] {1, 4},
            16);
    assertThat(rates[0]).isCloseTo(0.8, within(1e-6));
    assertThat(rates[1]).isCloseTo(1.6, within(1e-6));
  }

  /** A block short by what pounds cannot show still pays the lowest rates. */
  @Example
  void aMillionthOfAPoundIsNotMissing() {
    double[] one = {1};
    double[] none = {0};
    assertThat(MinimaxRates.rates(new double[][] {{1e-6}}, none, none, one, one, 0))
        .containsExactly(1);
    refused(
        () -> MinimaxRates.rates(new double[][] {{1.01e-6}}, none, none, one, one, 0),
        "schools_block");
  }

  /** Every list is as long as there are schools, or as there are rates. */
  @Example
  void listsOfOtherLengthsAreRefused() {
    double[] one = {1};
    double[] two = {1, 1};
    double[][] unit = {{1}};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MinimaxRates.rates(unit, one, two, one, one, 9));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MinimaxRates.rates(unit, one, one, one, two, 9));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MinimaxRates.rates(new double[][] {{1, 1}}, one, one, one, one, 9));
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
    double[] rates = MinimaxRates.rates(units, new double[schools], current, low, high, budget);
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
            MinimaxRates.rates(
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
    refused(() -> MinimaxRates.rates(unit, one, one, new double[] {2}, one, 100), "rate 1, range");
    refused(() -> MinimaxRates.rates(unit, one, one, one, one, 1.5), "schools_block");
    refused(() -> MinimaxRates.rates(unit, one, one, one, one, Double.NaN), "schools_block");
    assertThat(MinimaxRates.rates(unit, one, one, one, one, 2)).containsExactly(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MinimaxRates.rates(new double[][] {{-1}}, one, one, one, one, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MinimaxRates.rates(new double[2][1], one, one, one, one, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                MinimaxRates.rates(
                    new double[0][0],
                    new double[0],
                    new double[0],
                    new double[0],
                    new double[0],
                    1));
  }
}
