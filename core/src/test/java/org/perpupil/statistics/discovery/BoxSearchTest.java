package org.perpupil.statistics.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.statistics.sampling.Sampler;

/** Boxes that are known to be there are found; counts are those of the worlds. */
class BoxSearchTest {
  private static final int WORLDS = 2048;
  private static final List<String> INPUTS = List.of("a", "b", "c", "d");

  private static double[][] points(int worlds) {
    Sampler.Cursor cursor = Sampler.sobolSequence(3, INPUTS.size()).cursor();
    double[][] columns = new double[INPUTS.size()][worlds];
    double[] u = new double[INPUTS.size()];
    for (int w = 0; w < worlds; w++) {
      cursor.fill(w, u, 0);
      for (int k = 0; k < u.length; k++) {
        columns[k][w] = u[k];
      }
    }
    return columns;
  }

  private static BoxSearch search(double[][] columns, Predicate<double[]> isOfInterest) {
    boolean[] found = new boolean[columns[0].length];
    for (int w = 0; w < found.length; w++) {
      double[] world = new double[columns.length];
      for (int k = 0; k < world.length; k++) {
        world[k] = columns[k][w];
      }
      found[w] = isOfInterest.test(world);
    }
    return BoxSearch.of(INPUTS, columns, found, 0.05, 0.02);
  }

  @Test
  void theBoxThatIsThereIsFound() {
    double[][] columns = points(WORLDS);
    BoxSearch search = search(columns, x -> x[0] > 0.6 && x[2] < 0.5);
    List<Box> boxes = search.cover(3, 0.95);
    assertThat(boxes).hasSize(1);
    Box box = boxes.get(0);
    assertThat(box.coverage()).isGreaterThan(0.95);
    assertThat(box.density()).isGreaterThan(0.95);
    assertThat(box.mass()).isCloseTo(0.2, within(0.02));
    assertThat(box.limits()).extracting(Limit::input).containsExactly("a", "c");
    assertThat(box.limits().get(0).low()).isCloseTo(0.6, within(0.03));
    assertThat(box.limits().get(0).high()).isInfinite();
    assertThat(box.limits().get(1).high()).isCloseTo(0.5, within(0.03));
    assertThat(box.limits().get(1).low()).isInfinite();
    assertThat(box.limits()).allMatch(limit -> limit.chance() < 1e-6);
  }

  /** Values that many worlds share are peeled together, and an input of one value never. */
  @Test
  void inputsOfFewValuesAreCutBetweenThem() {
    double[][] columns = points(WORLDS);
    for (int w = 0; w < WORLDS; w++) {
      columns[0][w] = Math.floor(3 * columns[0][w]);
      columns[1][w] = 7;
    }
    List<Box> boxes = search(columns, x -> x[0] == 2 && x[2] > 0.3).cover(2, 0.9);
    assertThat(boxes).hasSize(1);
    assertThat(boxes.get(0).limits()).extracting(Limit::input).containsExactly("a", "c");
    assertThat(boxes.get(0).limits().get(0).low()).isEqualTo(2);
    assertThat(boxes.get(0).coverage()).isGreaterThan(0.95);
    assertThat(search(columns, x -> x[0] == 1).cover(1, 0.9).get(0).limits())
        .singleElement()
        .satisfies(
            limit -> {
              assertThat(limit.low()).isEqualTo(1);
              assertThat(limit.high()).isEqualTo(1);
            });
  }

  @Test
  void aSecondBoxIsFoundAmongWhatTheFirstLeft() {
    double[][] columns = points(WORLDS);
    List<Box> boxes =
        search(columns, x -> (x[0] > 0.7 && x[1] > 0.5) || (x[3] < 0.2 && x[1] < 0.4))
            .cover(3, 0.9);
    assertThat(boxes).hasSizeGreaterThanOrEqualTo(2);
    assertThat(boxes.get(0).limits()).extracting(Limit::input).contains("a", "b");
    assertThat(boxes.get(1).limits()).extracting(Limit::input).contains("d");
    // Boxes have no world in common, so that their coverage adds up.
    assertThat(boxes.get(0).coverage() + boxes.get(1).coverage()).isBetween(0.85, 1.0);
    assertThat(boxes).allMatch(box -> box.density() >= 0.9);
  }

  @Test
  void stepsCountTheirWorldsAndShrink() {
    double[][] columns = points(512);
    Predicate<double[]> rule = x -> x[0] + x[1] > 1.2;
    BoxSearch search = search(columns, rule);
    List<Box> steps = search.trajectory();
    assertThat(steps.get(0).limits()).isEmpty();
    assertThat(steps.get(0).coverage()).isEqualTo(1);
    for (int i = 0; i < steps.size(); i++) {
      Box box = steps.get(i);
      int worlds = 0;
      int good = 0;
      for (int w = 0; w < 512; w++) {
        double[] world = {columns[0][w], columns[1][w], columns[2][w], columns[3][w]};
        boolean isIn =
            box.limits().stream()
                .allMatch(
                    limit ->
                        world[INPUTS.indexOf(limit.input())] >= limit.low()
                            && world[INPUTS.indexOf(limit.input())] <= limit.high());
        worlds += isIn ? 1 : 0;
        good += isIn && rule.test(world) ? 1 : 0;
      }
      assertThat(box.step()).isEqualTo(i);
      assertThat(box.worlds()).isEqualTo(worlds);
      assertThat(box.ofInterest()).isEqualTo(good);
      assertThat(box.worlds()).isGreaterThanOrEqualTo(11);
      if (i > 0) {
        int before = steps.get(i - 1).worlds();
        assertThat(before - box.worlds()).isBetween(1, Math.max(1, (int) (0.05 * before)));
      }
    }
    assertThat(steps.get(steps.size() - 1).density()).isGreaterThan(0.95);
  }

  @Test
  void worldsInAnotherOrderGiveTheSameBoxes() {
    double[][] columns = points(600);
    Predicate<double[]> rule = x -> x[0] * x[1] > 0.4 || x[3] < 0.1;
    List<Integer> order = new ArrayList<>();
    for (int w = 0; w < 600; w++) {
      order.add(w);
    }
    Collections.shuffle(order, new Random(5));
    double[][] other = new double[4][600];
    for (int w = 0; w < 600; w++) {
      for (int k = 0; k < 4; k++) {
        other[k][w] = columns[k][order.get(w)];
      }
    }
    assertThat(search(other, rule).cover(3, 0.8)).isEqualTo(search(columns, rule).cover(3, 0.8));
  }

  @Test
  void valuesThatAreManyTogetherArePeeledTogether() {
    double[][] columns = points(400);
    for (int w = 0; w < 400; w++) {
      columns[0][w] = w % 3;
    }
    List<Box> boxes = search(columns, x -> x[0] == 2).cover(2, 0.99);
    assertThat(boxes).hasSize(1);
    assertThat(boxes.get(0).limits()).hasSize(1);
    assertThat(boxes.get(0).limits().get(0).low()).isEqualTo(2);
    assertThat(boxes.get(0).density()).isEqualTo(1);
    assertThat(boxes.get(0).coverage()).isEqualTo(1);
  }

  /** Of many inputs those alone are left in the rules that have a hand in the outcome. */
  @Test
  void limitsThatChanceExplainsArePruned() {
    double[][] columns = points(1024);
    Random random = new Random(9);
    BoxSearch search =
        search(columns, x -> random.nextDouble() < (x[0] > 0.55 && x[1] < 0.6 ? 0.85 : 0.1));
    List<Box> boxes = search.cover(1, 0.8);
    assertThat(boxes).hasSize(1);
    assertThat(boxes.get(0).limits()).extracting(Limit::input).containsExactly("a", "b");
    assertThat(boxes.get(0).density()).isGreaterThan(0.75);
    assertThat(boxes.get(0).coverage()).isGreaterThan(0.6);
    List<Box> raw = search.trajectory();
    List<Box> steps = search.steps();
    assertThat(steps).hasSameSizeAs(raw);
    for (int i = 0; i < raw.size(); i++) {
      assertThat(steps.get(i).worlds()).isGreaterThanOrEqualTo(raw.get(i).worlds());
      assertThat(steps.get(i).limits().size()).isLessThanOrEqualTo(raw.get(i).limits().size());
      assertThat(steps.get(i).limits()).allMatch(limit -> limit.chance() <= BoxSearch.MOST_CHANCE);
    }
    assertThat(raw.get(raw.size() - 1).limits()).hasSizeGreaterThan(2);
  }

  @Test
  void aLimitWithoutMeaningIsSaidToBeChance() {
    double[][] columns = points(300);
    Random random = new Random(1);
    BoxSearch noise = search(columns, x -> random.nextDouble() < 0.3);
    Box last = noise.trajectory().get(noise.trajectory().size() - 1);
    assertThat(last.limits()).anyMatch(limit -> limit.chance() > 0.05);
    assertThat(last.limits()).allMatch(limit -> limit.chance() >= 0 && limit.chance() <= 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0.05|0.05|worlds of interest: found '0 of 9'",
        "9|0.05|0.05|worlds of interest: found '9 of 9'",
        "4|0|0.05|peel: found '0'",
        "4|5|0.05|Maybe a percentage was given; 5% is 0.05",
        "4|0.05|1|least: found '1'"
      })
  void whatCannotBeSearchedIsTold(int good, double peel, double least, String told) {
    boolean[] found = new boolean[9];
    java.util.Arrays.fill(found, 0, good, true);
    assertThatThrownBy(
            () -> BoxSearch.of(List.of("a"), new double[][] {new double[9]}, found, peel, least))
        .hasMessageContaining(told);
  }

  @Test
  void aValueThatIsMissingIsTold() {
    boolean[] found = {true, false};
    assertThatThrownBy(
            () -> BoxSearch.of(List.of("a"), new double[][] {{1, Double.NaN}}, found, 0.05, 0.05))
        .hasMessageContaining("input a: found 'no value in some world'");
  }

  @Test
  void worldsWithoutInputsAndInputsWithoutWorldsAreTold() {
    assertThatThrownBy(
            () -> BoxSearch.of(List.of(), new double[0][], new boolean[] {true, false}, 0.05, 0.05))
        .hasMessageContaining("worlds: found '0 inputs in 2 worlds'");
    assertThatThrownBy(
            () -> BoxSearch.of(List.of("a"), new double[][] {{}}, new boolean[0], 0.05, 0.05))
        .hasMessageContaining("worlds: found '1 inputs in 0 worlds'");
    assertThatThrownBy(
            () ->
                BoxSearch.of(
                    List.of("a", "b"),
                    new double[][] {{1, 2}},
                    new boolean[] {true, false},
                    0.05,
                    0.05))
        .hasMessageContaining("worlds: found '2 inputs in 2 worlds'");
    assertThatThrownBy(
            () ->
                BoxSearch.of(
                    List.of("a"),
                    new double[][] {{1}},
                    new boolean[] {true, false},
                    Double.NaN,
                    Double.NaN))
        .hasMessageContaining("peel: found 'NaN'")
        .hasMessageContaining("least: found 'NaN'");
    assertThatThrownBy(
            () ->
                BoxSearch.of(
                    List.of("a"), new double[][] {{1}}, new boolean[] {true, false}, 0.05, 0.05))
        .hasMessageContaining("input a: found 'no value in some world'");
  }

  @Test
  void anInputThatIsTheSameInAllWorldsExplainsNothing() {
    boolean[] found = {true, false, true, false};
    BoxSearch search = BoxSearch.of(List.of("a"), new double[][] {{7, 7, 7, 7}}, found, 0.5, 0.25);

    assertThat(search.trajectory())
        .singleElement()
        .satisfies(
            box -> {
              assertThat(box.limits()).isEmpty();
              assertThat(box.worlds()).isEqualTo(4);
              assertThat(box.density()).isEqualTo(0.5);
            });
    assertThat(search.steps()).hasSize(1);
    assertThat(search.cover(3, 0.9)).isEmpty();
    assertThat(search.cover(0, 0.9)).isEmpty();
  }

  /** 1 to 20 ten times over, of which the worlds from 4 to 10 are of interest: both ends matter. */
  @Test
  void aBoxMayHaveBothEndsOfOneInput() {
    double[][] values = new double[1][200];
    boolean[] found = new boolean[200];
    for (int w = 0; w < 200; w++) {
      values[0][w] = w % 20 + 1;
      found[w] = values[0][w] >= 4 && values[0][w] <= 10;
    }
    List<Box> boxes = BoxSearch.of(List.of("a"), values, found, 0.05, 0.05).cover(2, 1);

    assertThat(boxes)
        .singleElement()
        .satisfies(
            box -> {
              assertThat(box.limits().get(0).low()).isEqualTo(4);
              assertThat(box.limits().get(0).high()).isEqualTo(10);
              assertThat(box.worlds()).isEqualTo(70);
              assertThat(box.coverage()).isEqualTo(1);
            });
  }
}
