package org.perpupil.statistics.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.perpupil.problem.check.NumberChecks;
import org.perpupil.statistics.Accumulator;
import org.perpupil.statistics.HistogramSpecification;
import org.perpupil.statistics.MeasureResult;
import org.perpupil.statistics.Pair;
import org.perpupil.statistics.sampling.Sampler;

/**
 * Runs a model over many worlds.
 *
 * <p>Each run starts threads of its own and ends them before it returns, also when it fails or is
 * interrupted. Their number changes no bit of the results, nor where a stopping rule stops.
 * Immutable and thread-safe where the model is.
 */
public final class WorldRunner {
  /** Worlds at the first checkpoint; each later one has twice as many, as Sobol sequences like. */
  private static final long FIRST_CHECKPOINT = 256;

  private final WorldTiles tiles;
  private final int threads;
  private final int watched;
  private final @Nullable StoppingRule stoppingRule;
  private final LongConsumer progress;

  private WorldRunner(
      WorldTiles tiles,
      int threads,
      int watched,
      @Nullable StoppingRule stoppingRule,
      LongConsumer progress) {
    this.tiles = tiles;
    this.threads = threads;
    this.watched = watched;
    this.stoppingRule = stoppingRule;
    this.progress = progress;
  }

  /**
   * Returns a runner with one thread, that watches the first measure and never stops early.
   *
   * @param sampler with as many dimensions as the inputs take uniform numbers
   * @param measures one for each of the model's
   * @param pairs measures to compare in the same worlds
   * @throws org.perpupil.problem.ProblemsException when the numbers of the parts do not fit
   */
  public static WorldRunner of(
      UncertainInputs inputs,
      Sampler sampler,
      Model model,
      List<HistogramSpecification> measures,
      List<Pair> pairs) {
    new NumberChecks("run")
        .that(
            sampler.dimension() == inputs.uniforms(),
            "dimension of the sampler",
            sampler.dimension(),
            "the uniform numbers that the inputs take, " + inputs.uniforms(),
            "an assumption was added after the sampler was made")
        .that(
            measures.size() == model.measures(),
            "measures",
            measures.size(),
            "one for each of the model's " + model.measures(),
            "a measure was left out")
        .throwIfAny();
    Accumulator empty = Accumulator.of(measures, pairs);
    return new WorldRunner(
        new WorldTiles(inputs, sampler, model, empty.measures(), List.copyOf(pairs)),
        1,
        0,
        null,
        worlds -> {});
  }

  /**
   * Returns the same runner with a number of threads, 1 or more.
   *
   * @throws org.perpupil.problem.ProblemsException when it is not
   */
  public WorldRunner withThreads(int newThreads) {
    new NumberChecks("run")
        .that(newThreads > 0, "threads", newThreads, "1 or more", "the default of 1 was meant")
        .throwIfAny();
    return new WorldRunner(tiles, newThreads, watched, stoppingRule, progress);
  }

  /**
   * Returns the same runner, watching another measure for convergence.
   *
   * @throws org.perpupil.problem.ProblemsException when there is no such measure
   */
  public WorldRunner withWatched(int measure) {
    checkMeasure(measure);
    return new WorldRunner(tiles, threads, measure, stoppingRule, progress);
  }

  /**
   * Returns the same runner, which watches the rule's measure and stops at the first checkpoint
   * where it is met: after 256, 512, 1,024 … worlds.
   *
   * @throws org.perpupil.problem.ProblemsException when there is no such measure, or the sampler is
   *     a Latin hypercube, which has to be run to its end
   */
  public WorldRunner withStoppingRule(StoppingRule rule) {
    checkMeasure(rule.measure());
    new NumberChecks("stopping rule")
        .that(
            tiles.sampler().canStopEarly(),
            "sampler",
            tiles.sampler().toString(),
            "one whose first worlds are a fair sample",
            "a Sobol sequence was meant")
        .throwIfAny();
    return new WorldRunner(tiles, threads, rule.measure(), rule, progress);
  }

  /**
   * Returns the same runner, which tells how many worlds are done; called by its threads, one at a
   * time, after each tile.
   */
  public WorldRunner withProgress(LongConsumer newProgress) {
    return new WorldRunner(tiles, threads, watched, stoppingRule, newProgress);
  }

  /**
   * Runs worlds.
   *
   * @param firstWorld 0, or the first world of a slice
   * @param worlds how many, 1 or more
   * @throws org.perpupil.problem.ProblemsException when the sampler has not that many, there are
   *     none, or a slice has a stopping rule, which needs to see all worlds
   * @throws InterruptedException when the calling thread is interrupted; results are dropped, and
   *     all threads have ended
   */
  public WorldRun run(long firstWorld, long worlds) throws InterruptedException {
    checkRange(firstWorld, worlds);
    Accumulator results = tiles.emptyResults();
    List<MeasureResult> checkpoints = new ArrayList<>();
    boolean met = false;
    long done = 0;
    try (TileThreads team = new TileThreads(tiles, threads, progress)) {
      long checkpoint = FIRST_CHECKPOINT;
      while (done < worlds && !met) {
        long end = Math.min(worlds, checkpoint);
        team.run(firstWorld + done, end - done, results);
        done = end;
        checkpoint *= 2;
        Optional<MeasureResult> result = results.result(watched);
        result.ifPresent(checkpoints::add);
        met = stoppingRule != null && stoppingRule.isMet(results);
      }
    }
    return new WorldRun(results, checkpoints, done < worlds);
  }

  private void checkMeasure(int measure) {
    int size = tiles.measures().size();
    new NumberChecks("run")
        .that(
            measure >= 0 && measure < size,
            "measure",
            measure,
            "an index from 0 to " + (size - 1),
            "measures were counted from 1")
        .throwIfAny();
  }

  private void checkRange(long firstWorld, long worlds) {
    long most = tiles.sampler().worlds();
    new NumberChecks("run")
        .that(
            worlds > 0,
            "worlds",
            Long.toString(worlds),
            "1 or more",
            "the number of worlds was left out")
        .that(
            firstWorld >= 0 && firstWorld <= most - Math.max(0, worlds),
            "last world",
            Long.toString(firstWorld + worlds - 1),
            "a world that the sampler has, from 0 to " + (most - 1),
            "the sampler was made for fewer worlds")
        .that(
            stoppingRule == null || firstWorld == 0,
            "first world",
            Long.toString(firstWorld),
            "0 when a stopping rule is given",
            "the slices should be run to their ends, without a stopping rule")
        .throwIfAny();
  }
}
