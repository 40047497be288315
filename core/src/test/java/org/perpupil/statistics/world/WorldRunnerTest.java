package org.perpupil.statistics.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.perpupil.statistics.BadInput.assertProblems;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpupil.statistics.HistogramSpecification;
import org.perpupil.statistics.MeasureResult;
import org.perpupil.statistics.Runs;
import org.perpupil.statistics.sampling.Sampler;

/** Runs: what comes out, when they stop, and how they end. */
@Tag("slow")
class WorldRunnerTest {
  private static final WorldRunner RUNNER = Runs.runner(Sampler.sobolSequence(1, 2));

  /** The sum has mean 1 and variance 4 + 1/3; the product mean 0 and variance (4 + 1) / 3. */
  @Test
  void resultsAreThoseOfTheModel() throws InterruptedException {
    WorldRun run = RUNNER.withThreads(2).run(0, 16_384);
    MeasureResult sum = run.results().result(0).orElseThrow();
    MeasureResult product = run.results().result(1).orElseThrow();
    assertThat(sum.mean()).isCloseTo(1, within(0.01));
    assertThat(sum.standardDeviation().orElseThrow())
        .isCloseTo(Math.sqrt(4 + 1 / 3.0), within(0.01));
    assertThat(product.mean()).isCloseTo(0, within(0.01));
    assertThat(product.standardDeviation().orElseThrow())
        .isCloseTo(Math.sqrt(5 / 3.0), within(0.02));
    assertThat(run.results().paired(0).orElseThrow().meanDifference()).isCloseTo(-1, within(0.01));
    assertThat(run.results().covers(0, 16_384)).isTrue();
    assertThat(run.stopped()).isFalse();
  }

  @Test
  void convergenceIsReportedAtDoublingWorlds() throws InterruptedException {
    WorldRun run = RUNNER.withWatched(1).run(0, 1_500);
    assertThat(run.checkpoints())
        .extracting(MeasureResult::worlds)
        .containsExactly(256, 512, 1_024, 1_500);
    assertThat(run.checkpoints()).extracting(MeasureResult::name).containsOnly("product");
    assertThat(run.checkpoints().get(3)).isEqualTo(run.results().result(1).orElseThrow());
    assertThat(RUNNER.run(0, 256).checkpoints()).hasSize(1);
  }

  /** A deviation of about 2.08: 2.08 / sqrt(1,024) = 0.065 is the first below 0.07. */
  @Test
  void aRunStopsAtAStatedPrecisionWhateverTheThreads() throws InterruptedException {
    for (int threads : new int[] {1, 2, 3}) {
      WorldRun run =
          RUNNER.withStoppingRule(new StoppingRule(0, 0.07)).withThreads(threads).run(0, 1_000_000);
      assertThat(run.stopped()).isTrue();
      assertThat(run.results().worlds()).isEqualTo(1_024);
      assertThat(run.checkpoints()).hasSize(3);
    }
    WorldRun end = RUNNER.withStoppingRule(new StoppingRule(0, 0.07)).run(0, 600);
    assertThat(end.stopped()).isFalse();
    assertThat(end.results().worlds()).isEqualTo(600);
    WorldRun single = RUNNER.withStoppingRule(new StoppingRule(0, 0.07)).run(0, 1);
    assertThat(single.stopped()).isFalse();
  }

  @Test
  void progressIsToldInOrder() throws InterruptedException {
    List<Long> told = new ArrayList<>();
    RUNNER.withThreads(3).withProgress(told::add).run(0, 1_000);
    assertThat(told).isSorted().doesNotHaveDuplicates().endsWith(1_000L);
  }

  /** 200,000 measures leave room for one world a tile; each still has its own value. */
  @Test
  void manyMeasuresMakeSmallTiles() throws InterruptedException {
    int size = 200_000;
    HistogramSpecification one = HistogramSpecification.withoutHistogram("m", 0.01);
    AtomicInteger largest = new AtomicInteger();
    Model model = model(size, (first, count) -> largest.accumulateAndGet(count, Math::max));
    WorldRun run =
        WorldRunner.of(
                Runs.inputs(),
                Sampler.pseudoRandom(0, 2),
                model,
                Collections.nCopies(size, one),
                List.of())
            .run(0, 3);
    assertThat(largest).hasValue(1);
    assertThat(run.results().deficits()).hasSize(size).containsOnly(3);
  }

  /** A world without a value in the watched measure makes no checkpoint. */
  @Test
  void checkpointsNeedValues() throws InterruptedException {
    Model nothing =
        new Model() {
          @Override
          public int measures() {
            return 1;
          }

          @Override
          public void run(long firstWorld, int count, double[] inputs, double[] out) {
            Arrays.fill(out, Double.NaN);
          }
        };
    WorldRun run = runner(nothing).withStoppingRule(new StoppingRule(0, 1)).run(0, 300);
    assertThat(run.checkpoints()).isEmpty();
    assertThat(run.results().worlds()).isEqualTo(300);
  }

  @Test
  void aModelThatFailsEndsTheRun() {
    AtomicInteger worlds = new AtomicInteger();
    Model failing =
        model(
            1,
            (first, count) -> {
              worlds.addAndGet(count);
              if (first >= 512) {
                throw new IllegalStateException("no such world");
              }
            });
    assertThatThrownBy(() -> runner(failing).withThreads(2).run(0, 1_000_000))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no such world");
    assertThat(worlds.get()).isLessThan(10_000);
    assertThat(threads()).isZero();
  }

  /** The run throws, its threads have ended, and the same runner can run again. */
  @Test
  void anInterruptLeavesNothingBehind() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    Model slow = model(1, (first, count) -> started.countDown());
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    WorldRunner runner = runner(slow).withThreads(2);
    Thread caller =
        new Thread(
            () -> {
              try {
                runner.run(0, Integer.MAX_VALUE);
              } catch (InterruptedException | RuntimeException e) {
                thrown.set(e);
              }
            });
    caller.start();
    started.await();
    caller.interrupt();
    caller.join(60_000);
    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    assertThat(threads()).isZero();
    assertThat(runner.run(0, 10).results().worlds()).isEqualTo(10);
  }

  @Test
  void eachThreadMayHaveItsOwnModel() throws InterruptedException {
    AtomicInteger copies = new AtomicInteger();
    Model parent =
        new Model() {
          @Override
          public int measures() {
            return 1;
          }

          @Override
          public void run(long firstWorld, int count, double[] inputs, double[] out) {
            throw new AssertionError("the copy was meant to run");
          }

          @Override
          public Model forThread() {
            copies.incrementAndGet();
            return model(1, (first, count) -> {});
          }
        };
    runner(parent).withThreads(3).run(0, 300);
    assertThat(copies).hasValue(3);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertProblems(() -> RUNNER.run(0, 0), "run, worlds|0");
    assertProblems(() -> RUNNER.run(-1, 2), "run, last world|0");
    assertProblems(
        () -> Runs.runner(Sampler.latinHypercube(0, 2, 10)).run(5, 6), "run, last world|10");
    assertProblems(() -> RUNNER.withThreads(0), "run, threads|0");
    assertProblems(() -> RUNNER.withWatched(2), "run, measure|2");
    assertProblems(() -> RUNNER.withStoppingRule(new StoppingRule(-1, 1)), "run, measure|-1");
    assertProblems(() -> new StoppingRule(0, 0), "stopping rule, standard error|0");
    assertProblems(
        () ->
            Runs.runner(Sampler.latinHypercube(0, 2, 10)).withStoppingRule(new StoppingRule(0, 1)),
        "stopping rule, sampler|Latin hypercube of 10 worlds, seed 0");
    assertProblems(
        () -> RUNNER.withStoppingRule(new StoppingRule(0, 1)).run(256, 256),
        "run, first world|256");
    assertProblems(
        () ->
            WorldRunner.of(
                Runs.inputs(), Sampler.pseudoRandom(0, 3), new Runs(), List.of(), List.of()),
        "run, dimension of the sampler|3",
        "run, measures|0");
  }

  private interface Tile {
    void run(long first, int count);
  }

  private static Model model(int measures, Tile tile) {
    return new Model() {
      @Override
      public int measures() {
        return measures;
      }

      @Override
      public void run(long firstWorld, int count, double[] inputs, double[] out) {
        tile.run(firstWorld, count);
        Arrays.fill(out, -1);
      }
    };
  }

  private static WorldRunner runner(Model model) {
    return WorldRunner.of(
        Runs.inputs(),
        Sampler.pseudoRandom(0, 2),
        model,
        List.of(HistogramSpecification.withoutHistogram("m", 0.01)),
        List.of());
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("worlds"))
        .count();
  }
}
