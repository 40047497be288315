package org.perpupil.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.Collections2;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Parts that add up, in any order of causes, and agree with the average over all orders. */
class AttributionProperties {
  private static final List<String> CAUSES =
      List.of(
          "pupils", "rates", "area cost", "protections", "grants", "pay", "prices", "organisation");

  private static final int OUTPUTS = 3;

  @Property(tries = 200)
  void partsAddUpToTheChangeInPence(
      @ForAll @IntRange(min = 1, max = 8) int n, @ForAll Random random) {
    double[][] game = anyGame(n, random);
    Attribution attribution = Attribution.of(CAUSES.subList(0, n), mask -> game[mask]);
    for (int i = 0; i < OUTPUTS; i++) {
      long sum = 0;
      for (String cause : attribution.causes()) {
        sum += attribution.part(cause, i).orElseThrow();
      }
      assertThat(attribution.before(i)).hasValue(Math.round(100 * game[0][i]));
      assertThat(attribution.after(i)).hasValue(Math.round(100 * game[game.length - 1][i]));
      assertThat(attribution.change(i)).hasValue(sum);
      assertThat(sum)
          .isEqualTo(attribution.after(i).orElseThrow() - attribution.before(i).orElseThrow());
    }
  }

  /** Every order of up to five causes, each switched in turn. */
  @Property(tries = 100)
  void agreesWithTheAverageOverEveryOrder(
      @ForAll @IntRange(min = 1, max = 5) int n, @ForAll Random random) {
    double[][] game = anyGame(n, random);
    Attribution attribution = Attribution.of(CAUSES.subList(0, n), mask -> game[mask]);
    List<Integer> players = IntStream.range(0, n).boxed().toList();
    double[][] sums = new double[n][OUTPUTS];
    int orders = 0;
    for (List<Integer> order : Collections2.permutations(players)) {
      orders++;
      int mask = 0;
      for (int cause : order) {
        int next = mask | 1 << cause;
        for (int i = 0; i < OUTPUTS; i++) {
          sums[cause][i] += game[next][i] - game[mask][i];
        }
        mask = next;
      }
    }
    for (int cause = 0; cause < n; cause++) {
      for (int i = 0; i < OUTPUTS; i++) {
        double pence = 100 * sums[cause][i] / orders;
        long part = attribution.part(CAUSES.get(cause), i).orElseThrow();
        assertThat(Math.abs(part - pence)).isLessThan(1 + 1e-3);
      }
    }
  }

  @Property(tries = 200)
  void theOrderOfCausesChangesNothing(
      @ForAll @IntRange(min = 2, max = 8) int n, @ForAll Random random) {
    double[][] game = anyGame(n, random);
    List<Integer> order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
    Collections.shuffle(order, random);
    List<String> shuffled = order.stream().map(CAUSES::get).toList();
    Attribution given = Attribution.of(CAUSES.subList(0, n), mask -> game[mask]);
    Attribution other = Attribution.of(shuffled, mask -> game[original(mask, order)]);
    for (int i = 0; i < OUTPUTS; i++) {
      for (String cause : given.causes()) {
        assertThat(other.part(cause, i)).isEqualTo(given.part(cause, i));
      }
    }
  }

  @Property(tries = 200)
  void aCauseThatDoesNothingHasNothing(
      @ForAll @IntRange(min = 2, max = 8) int n, @ForAll Random random) {
    double[][] game = anyGame(n, random);
    int idle = random.nextInt(n);
    Attribution attribution =
        Attribution.of(CAUSES.subList(0, n), mask -> game[mask & ~(1 << idle)]);
    for (int i = 0; i < OUTPUTS; i++) {
      assertThat(attribution.part(CAUSES.get(idle), i)).hasValue(0);
    }
  }

  @Property(tries = 200)
  void causesThatOnlyAddHaveTheirOwnEffect(
      @ForAll @IntRange(min = 1, max = 8) int n, @ForAll Random random) {
    long[] effects = random.longs(n, -1_000_000_000L, 1_000_000_000L).toArray();
    Attribution attribution =
        Attribution.of(
            CAUSES.subList(0, n),
            mask -> {
              long pence = 123_456_789;
              for (int cause = 0; cause < n; cause++) {
                pence += (mask >> cause & 1) * effects[cause];
              }
              return new double[] {pence / 100.0};
            });
    for (int cause = 0; cause < n; cause++) {
      assertThat(attribution.part(CAUSES.get(cause), 0)).hasValue(effects[cause]);
    }
  }

  /** Two causes that do the same are a penny apart at most, and the first by name has it. */
  @Property(tries = 200)
  void causesThatDoTheSameHaveTheSame(
      @ForAll @IntRange(min = 2, max = 8) int n, @ForAll Random random) {
    double[][] game = anyGame(n, random);
    Attribution attribution =
        Attribution.of(
            CAUSES.subList(0, n), mask -> game[(mask & ~3) | (Integer.bitCount(mask & 3) + 1) / 2]);
    for (int i = 0; i < OUTPUTS; i++) {
      long pupils = attribution.part("pupils", i).orElseThrow();
      long rates = attribution.part("rates", i).orElseThrow();
      assertThat(pupils - rates).isBetween(0L, 1L);
    }
  }

  /** £6 that takes both causes is £3 each; a third with £1 of its own keeps it. */
  @Example
  void whatTwoCausesDoTogetherIsHalved() {
    Attribution attribution =
        Attribution.of(
            List.of("pupils", "rates", "pay"),
            mask -> new double[] {10 + ((mask & 3) == 3 ? 6 : 0) + ((mask & 4) == 4 ? 1 : 0)});
    assertThat(attribution.part("pupils", 0)).hasValue(300);
    assertThat(attribution.part("rates", 0)).hasValue(300);
    assertThat(attribution.part("pay", 0)).hasValue(100);
    assertThat(attribution.before(0)).hasValue(1000);
    assertThat(attribution.after(0)).hasValue(1700);
    assertThat(attribution.size()).isEqualTo(1);
    assertThat(attribution).hasToString("Attribution[1 outputs to [pupils, rates, pay]]");
  }

  /** A penny that takes all three goes to the name that comes first. */
  @Example
  void aPennyBetweenEqualsGoesToTheFirstName() {
    Attribution attribution =
        Attribution.of(
            List.of("rates", "pay", "prices"), mask -> new double[] {mask == 7 ? 0.01 : 0});
    assertThat(attribution.part("pay", 0)).hasValue(1);
    assertThat(attribution.part("prices", 0)).hasValue(0);
    assertThat(attribution.part("rates", 0)).hasValue(0);
  }

  @Example
  void eachSubsetRunsOnceAndMayUseItsArrayAgain() {
    List<Integer> masks = new ArrayList<>();
    double[] shared = new double[1];
    Attribution attribution =
        Attribution.of(
            List.of("pupils", "rates"),
            mask -> {
              masks.add(mask);
              shared[0] = mask;
              return shared;
            });
    assertThat(masks).containsExactly(0, 1, 2, 3);
    assertThat(attribution.part("pupils", 0)).hasValue(100);
    assertThat(attribution.part("rates", 0)).hasValue(200);
  }

  @Example
  void anOutputWithoutAFigureInOneRunHasNoParts() {
    Attribution attribution =
        Attribution.of(
            List.of("pupils", "rates"),
            mask -> new double[] {mask == 1 ? Double.NaN : mask, mask, 10 * mask});
    assertThat(attribution.part("rates", 0)).isEmpty();
    assertThat(attribution.before(0)).isEmpty();
    assertThat(attribution.after(0)).isEmpty();
    assertThat(attribution.change(0)).isEmpty();
    assertThat(attribution.part("rates", 1)).hasValue(200);
    assertThat(attribution.part("rates", new int[] {1, 2})).hasValue(2200);
    assertThat(attribution.part("rates", new int[] {1, 0})).isEmpty();
    assertThat(attribution.part("rates", new int[0])).hasValue(0);
  }

  /** The largest amounts there may be, at their worst, still add up. */
  @Example
  void theLargestAmountsFit() {
    double most = 1e11;
    Attribution attribution =
        Attribution.of(
            CAUSES, mask -> new double[] {Integer.bitCount(mask) % 2 == 0 ? -most : most});
    long sum = 0;
    for (String cause : CAUSES) {
      sum += attribution.part(cause, 0).orElseThrow();
    }
    assertThat(sum).isZero();
    assertThat(attribution.change(0)).hasValue(0);
    Attribution rising = Attribution.of(CAUSES, mask -> new double[] {mask == 0 ? -most : most});
    for (String cause : CAUSES) {
      assertThat(rising.part(cause, 0)).hasValue(2_500_000_000_000L);
    }
  }

  @Example
  void refusesWhatItCannotAttribute() {
    IntFunction<double[]> none = mask -> new double[0];
    List<String> nine = new ArrayList<>(CAUSES);
    nine.add("weather");
    for (List<String> causes : Arrays.asList(List.<String>of(), nine, List.of("pay", "pay"))) {
      assertThatThrownBy(() -> Attribution.of(causes, none))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("causes " + causes + ", expected 1 to 8 different names");
    }
    assertThatThrownBy(() -> Attribution.of(List.of("pay"), mask -> new double[mask + 1]))
        .hasMessage("2 outputs, expected 1 as in the first run");
    for (double pounds : new double[] {Double.POSITIVE_INFINITY, -1.01e11}) {
      assertThatThrownBy(() -> Attribution.of(List.of("pay"), mask -> new double[] {0, pounds}))
          .hasMessage("output 1 is " + pounds + " pounds, expected at most a hundred billion");
    }
    Attribution attribution = Attribution.of(List.of("pay"), none);
    assertThatThrownBy(() -> attribution.part("pey", 0))
        .hasMessage("cause 'pey', expected one of [pay]");
  }

  /** Whole pence for every subset, so that the brute force knows them exactly. */
  private static double[][] anyGame(int n, Random random) {
    double[][] game = new double[1 << n][OUTPUTS];
    for (double[] outputs : game) {
      for (int i = 0; i < OUTPUTS; i++) {
        outputs[i] = (random.nextInt(2_000_000) - 1_000_000) / 100.0;
      }
    }
    return game;
  }

  private static int original(int mask, List<Integer> order) {
    int original = 0;
    for (int k = 0; k < order.size(); k++) {
      original |= (mask >> k & 1) << order.get(k);
    }
    return original;
  }
}
