package org.perpupil.sweep.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.rates.FundingYear;
import org.perpupil.statistics.Accumulator;
import org.perpupil.statistics.HistogramSpecification;
import org.perpupil.statistics.sampling.Sampler;
import org.perpupil.statistics.world.UncertainInputs;
import org.perpupil.statistics.world.WorldRunner;
import org.perpupil.sweep.Precision;
import org.perpupil.sweep.SweepBasis;
import org.perpupil.sweep.SweepLayout;
import org.perpupil.sweep.SweepPlan;
import org.perpupil.sweep.SweepResult;
import org.perpupil.sweep.draw.RunningTotals;

/**
 * A plan bound to the projection that it runs.
 *
 * <p>Threads, slices, merges and batches of schools change no bit of what is found. Memory grows
 * with the schools of a batch (what they and their posts compile to), and for each school, total,
 * year and figure by some hundred bytes and the bins of a histogram; not with worlds. Immutable;
 * runs may go on at once.
 */
public final class Sweep {
  /** Worlds after which a rule to stop is looked at first; then after twice as many each time. */
  private static final long FIRST_CHECK = 256;

  private final SweepPlan plan;
  private final SweepSchools schools;
  private final int batch;
  private final SweepUnits units;
  private final UncertainInputs inputs;
  private final Sampler sampler;
  private final SweepLayout layout;
  private final @Nullable ProjectionModel model;
  private final SweepStart start;
  private final @Nullable GivenWorlds given;

  private Sweep(
      SweepPlan plan,
      SweepSchools schools,
      int batch,
      String worldsAndData,
      @Nullable GivenWorlds given,
      byte @Nullable [] found) {
    this.plan = plan;
    this.given = given;
    this.schools = schools;
    this.batch = batch;
    this.inputs = WorldInputs.of(plan);
    this.sampler = WorldInputs.sampler(plan, inputs);
    this.units = new SweepUnits(schools.schools());
    this.layout =
        new SweepLayout(
            units.all(),
            plan.allMeasures(),
            schools.isPaired(),
            plan.first(),
            schools.years().size());
    checkStop();
    String data = given == null ? worldsAndData : worldsAndData + given.digits();
    String bound = new Fingerprint(plan, data, layout).digits();
    if (found != null) {
      this.start = SweepStart.of(found, bound, layout);
      this.model =
          isWhole() ? model(schools.project(0, units.schools()), 0, units.schools()) : null;
      return;
    }
    Fingerprint hash = new Fingerprint(plan, data, layout);
    Map<Integer, String> failed = new TreeMap<>();
    @Nullable Pilot pilot =
        plan.bins() == 0 ? null : new Pilot(plan, inputs, sampler, layout.size());
    RunningTotals totals = new RunningTotals(plan.firstWorld(), Pilot.worlds(plan), totalsWidth());
    @Nullable ProjectionModel only = null;
    SweepBasis rests = SweepBasis.none();
    for (int from = 0; from < units.schools(); from += batch) {
      int to = Math.min(from + batch, units.schools());
      SweepProjection projection = schools.project(from, to);
      BaseWorld base = BaseWorld.of(projection);
      for (int row = from; row < to; row++) {
        int whole = row;
        base.failure(row - from).ifPresent(reason -> failed.put(whole, reason));
      }
      hash.add(projection, base, from == 0);
      rests = rests.and(SweepBasis.of(plan, projection.plan(), projection.assumptions()));
      ProjectionModel some = model(projection, from, to);
      if (pilot != null) {
        pilot.run(isWhole() ? some : some.from(totals), places(from, to));
      }
      only = isWhole() ? some : null;
    }
    this.model = only;
    List<HistogramSpecification> measures =
        pilot == null
            ? IntStream.range(0, layout.size())
                .mapToObj(i -> layout.withoutHistogram(i, plan.threshold(layout.figureOf(i))))
                .toList()
            : pilot.measures(layout);
    this.start = new SweepStart(bound, hash.digits(), failed, measures, rests);
  }

  /**
   * Returns a plan bound to a projection.
   *
   * @throws ProblemsException when the projection has other years
   */
  public static Sweep of(SweepPlan plan, ProjectionPlan projection) {
    return of(plan, projection, "");
  }

  /**
   * Returns a plan bound to a projection.
   *
   * @param data what tells the projection's data from other data, such as a hash of its files
   * @throws ProblemsException when the projection has other years
   */
  public static Sweep of(SweepPlan plan, ProjectionPlan projection, String data) {
    return of(plan, SweepProjection.of(projection), data);
  }

  /**
   * Returns a plan bound to a projection, or to two that are compared.
   *
   * @param data what tells the projection's data from other data, such as a hash of its files
   * @throws ProblemsException when the projection has other years, or what the plan measures to
   *     stop is not there
   */
  public static Sweep of(SweepPlan plan, SweepProjection projection, String data) {
    return of(
        plan, SweepSchools.of(projection), Math.max(1, projection.plan().schools().size()), data);
  }

  /**
   * Returns a plan bound to schools that are projected in batches; all are compiled once for the
   * plan's fingerprint, and again for every few thousand worlds unless they are one batch.
   *
   * @param batch how many schools are projected at once, 1 or more
   * @param data what tells the schools' data from other data, such as a hash of its files
   * @throws ProblemsException when the projection has other years, the batch is below 1, or what
   *     the plan measures to stop is not there
   */
  public static Sweep of(SweepPlan plan, SweepSchools schools, int batch, String data) {
    return of(plan, schools, batch, data, null);
  }

  /**
   * Returns a plan bound to schools, on another machine than the first.
   *
   * @param start what {@link #start} gave there: nothing is compiled or run to find it out again
   * @throws ProblemsException when it is of another plan, other data or another version
   */
  public static Sweep of(
      SweepPlan plan, SweepSchools schools, int batch, String data, byte @Nullable [] start) {
    return of(plan, schools, batch, data, null, start);
  }

  /**
   * Returns a plan bound to schools, with worlds that are given in place of those that it draws.
   *
   * @param batch how many schools are projected at once, 1 or more
   * @param data what tells the schools' data from other data, such as a hash of its files
   * @throws ProblemsException when the projection has other years, the batch is below 1, or the
   *     plan stops itself
   */
  public static Sweep of(
      GivenWorlds worlds, SweepPlan plan, SweepSchools schools, int batch, String data) {
    return of(worlds.in(plan), schools, batch, data, worlds, null);
  }

  private static Sweep of(
      SweepPlan plan,
      SweepSchools schools,
      int batch,
      String data,
      @Nullable GivenWorlds given,
      byte @Nullable [] start) {
    checkYears(plan, schools.years());
    if (batch < 1) {
      throw new ProblemsException(
          Problem.error(
              "batch",
              Integer.toString(batch),
              "how many schools are projected at once, 1 or more",
              "all of them fit; then a large number will do"));
    }
    return new Sweep(plan, schools, batch, data, given, start);
  }

  static void checkYears(SweepPlan plan, List<FundingYear> years) {
    FundingYear first = years.get(0);
    FundingYear last = years.get(years.size() - 1);
    if (!first.equals(plan.first()) || !last.equals(plan.last())) {
      throw new ProblemsException(
          Problem.error(
              "years of the projection",
              first + ".." + last,
              "those of the plan, " + plan.first() + ".." + plan.last(),
              "the plan was made for another projection"));
    }
  }

  /** Returns the plan. */
  public SweepPlan plan() {
    return plan;
  }

  /** Returns the schools. */
  public SweepSchools schools() {
    return schools;
  }

  /** Returns why a school cannot be projected, or nothing when it can. */
  public Optional<String> failure(int row) {
    return Optional.ofNullable(start.failures().get(row));
  }

  /** Returns what all worlds rest on, in the world that is swept. */
  public SweepBasis basis() {
    return start.basis();
  }

  /** Returns what was found out before the first world, for the same sweep on other machines. */
  public byte[] start() {
    return start.bytes();
  }

  /** Returns what varies, as a run over worlds takes it. */
  public UncertainInputs inputs() {
    return inputs;
  }

  /** Returns how the plan's worlds are drawn. */
  public Sampler sampler() {
    return sampler;
  }

  /**
   * Returns the projection of all schools as a model of worlds; of many threads, each needs its
   * own.
   */
  public ProjectionModel model() {
    return model == null
        ? model(schools.project(0, units.schools()), 0, units.schools())
        : model.forThread();
  }

  /** Returns what is counted of each output of the model; unmodifiable. */
  public List<HistogramSpecification> measures() {
    return start.measures();
  }

  /** Returns where outputs stand. */
  public SweepLayout layout() {
    return layout;
  }

  /** Returns 64 hexadecimal digits that tell plan, data, rate books and method version apart. */
  public String fingerprint() {
    return start.fingerprint();
  }

  /**
   * Runs all worlds, or as many as it takes where the plan says when to stop.
   *
   * @param threads 1 or more
   * @throws InterruptedException when the calling thread is interrupted; nothing is left running
   */
  public SweepResult run(int threads) throws InterruptedException {
    if (plan.stop().isEmpty()) {
      return run(Slice.WHOLE, threads, worlds -> {});
    }
    List<SweepResult> steps = new ArrayList<>();
    SweepResult soFar = run(0, checks().get(0), threads, worlds -> {});
    steps.add(soFar);
    for (int i = 1; i < checks().size() && !isPreciseEnough(soFar); i++) {
      long from = checks().get(i - 1);
      steps.add(run(from, checks().get(i) - from, threads, worlds -> {}));
      soFar = SweepResult.join(steps);
    }
    return soFar;
  }

  /**
   * Returns after how many worlds the plan's rule to stop is looked at, the last one being all;
   * only all when it has none. The worlds between two make a step, to be run by itself.
   */
  public List<Long> checks() {
    List<Long> checks = new ArrayList<>();
    for (long at = FIRST_CHECK; plan.stop().isPresent() && at < plan.worlds(); at *= 2) {
      checks.add(at);
    }
    checks.add(plan.worlds());
    return List.copyOf(checks);
  }

  /** Returns whether the plan says to stop with these results. */
  public boolean isPreciseEnough(SweepResult soFar) {
    return plan.stop().isPresent() && plan.stop().get().isMet(soFar);
  }

  /**
   * Runs a slice of the worlds.
   *
   * @param threads 1 or more
   * @param progress told how many of the slice's worlds are done, from time to time
   * @throws ProblemsException when there are more slices than worlds, or the plan says when to
   *     stop, which takes all worlds from the first on
   * @throws InterruptedException when the calling thread is interrupted; nothing is left running
   */
  public SweepResult run(Slice slice, int threads, LongConsumer progress)
      throws InterruptedException {
    checkSlice(slice);
    return run(slice.start(plan.worlds()), slice.count(plan.worlds()), threads, progress);
  }

  /**
   * Checks that a slice can be run.
   *
   * @throws ProblemsException as {@link #run(Slice, int, LongConsumer)}
   */
  public void checkSlice(Slice slice) {
    List<Problem> problems = new ArrayList<>();
    if (slice.count(plan.worlds()) == 0) {
      problems.add(
          Problem.error(
              "slice",
              slice.toString(),
              "at most as many slices as worlds, " + plan.worlds(),
              "fewer slices would do"));
    }
    if (slice.slices() > 1 && plan.stop().isPresent()) {
      problems.add(
          Problem.error(
              "slice",
              slice.toString(),
              "all worlds from the first on, as the plan's key stop needs to see them",
              "the key stop should be taken out, so that each slice is run to its end; or the plan"
                  + " should be run without slices"));
    }
    ProblemsException.throwIfAny(problems);
  }

  /**
   * Runs some of the plan's worlds to their end.
   *
   * @param from the first of them, counted from the plan's first world
   * @param count how many, 1 or more
   * @param threads 1 or more
   * @param progress told how many of them are done, from time to time
   * @throws InterruptedException when the calling thread is interrupted; nothing is left running
   */
  public SweepResult run(long from, long count, int threads, LongConsumer progress)
      throws InterruptedException {
    long first = plan.firstWorld() + from;
    return result(
        first,
        count,
        model == null
            ? inBatches(first, count, threads, progress, null, null)
            : runner(model, start.measures(), threads, progress).run(first, count).results());
  }

  /**
   * Runs some of the plan's worlds to their end, and hands on what each of them came to, in their
   * order and a few thousand at a time. The results are those of the other way to run them, bit by
   * bit.
   *
   * @param from the first of them, counted from the plan's first world
   * @param count how many, 1 or more
   * @param threads 1 or more
   * @param progress told how many of them are done, from time to time
   * @param columns what is kept of each world
   * @param rows what takes it
   * @throws IOException when the rows do not take a world
   * @throws InterruptedException when the calling thread is interrupted; nothing is left running
   */
  public SweepResult run(
      long from,
      long count,
      int threads,
      LongConsumer progress,
      DrawColumns columns,
      WorldRows rows)
      throws IOException, InterruptedException {
    long first = plan.firstWorld() + from;
    int width = columns.columns().size();
    int most = WorldBuffer.mostWorlds(width);
    Accumulator all = Accumulator.of(start.measures(), List.of());
    for (long done = 0; done < count; done += most) {
      int worlds = (int) Math.min(most, count - done);
      long before = done;
      WorldBuffer buffer = new WorldBuffer(first + done, worlds, width);
      LongConsumer told = w -> progress.accept(before + w);
      if (model == null) {
        all.add(inBatches(first + done, worlds, threads, told, columns, buffer));
      } else {
        WorldRecord record = columns.record(buffer, 0, units.schools(), places(0, units.schools()));
        all.add(
            runner(model.kept(record), start.measures(), threads, told)
                .run(first + done, worlds)
                .results());
      }
      buffer.write(rows);
    }
    return result(first, count, all);
  }

  /** Returns the number of a world: its place among the plan's, or what it was given. */
  public long number(long world) {
    return given == null ? world : given.number(world);
  }

  /** Returns how worlds are drawn, with the seed, or where they come from. */
  public String drawnBy() {
    return given == null ? sampler + "" : given + "";
  }

  private SweepResult result(long first, long count, Accumulator results) {
    return new SweepResult(
        start.fingerprint(),
        layout,
        plan.firstWorld(),
        plan.worlds(),
        first,
        count,
        drawnBy(),
        start.basis(),
        results);
  }

  /** Some worlds at a time, and in each all batches in turn, so that totals can be added up. */
  private Accumulator inBatches(
      long first,
      long count,
      int threads,
      LongConsumer progress,
      @Nullable DrawColumns columns,
      @Nullable WorldBuffer buffer)
      throws InterruptedException {
    Accumulator all = Accumulator.of(start.measures(), List.of());
    int most = RunningTotals.mostWorlds(totalsWidth());
    for (long done = 0; done < count; done += most) {
      int worlds = (int) Math.min(most, count - done);
      RunningTotals totals = new RunningTotals(first + done, worlds, totalsWidth());
      for (int from = 0; from < units.schools(); from += batch) {
        int to = Math.min(from + batch, units.schools());
        int[] places = places(from, to);
        List<HistogramSpecification> own =
            IntStream.of(places).mapToObj(start.measures()::get).toList();
        ProjectionModel some = model(schools.project(from, to), from, to).from(totals);
        if (columns != null && buffer != null) {
          some = some.kept(columns.record(buffer, from, to, places));
        }
        // In whole worlds: a world is done when its last school is.
        long before = done * units.schools() + (long) worlds * from;
        int size = to - from;
        Accumulator part =
            runner(some, own, threads, w -> progress.accept((before + w * size) / units.schools()))
                .run(first + done, worlds)
                .results();
        all.addPart(part, places, to == units.schools());
      }
    }
    return all;
  }

  private WorldRunner runner(
      ProjectionModel of,
      List<HistogramSpecification> counted,
      int threads,
      LongConsumer progress) {
    return WorldRunner.of(inputs, sampler, of, counted, List.of())
        .withThreads(threads)
        .withProgress(progress);
  }

  private boolean isWhole() {
    return batch >= units.schools();
  }

  private ProjectionModel model(SweepProjection projection, int from, int to) {
    return ProjectionModel.inWorlds(
        plan,
        projection,
        schools.schools(),
        new ProjectionModel.Batch(units, from, to, null, given, null));
  }

  private int totalsWidth() {
    return ProjectionModel.totalsWidth(plan, layout, units.totals());
  }

  /** Returns the places of a batch's outputs among all: those of totals come with the last. */
  private int[] places(int from, int to) {
    int years = layout.years();
    int end = to == units.schools() ? units.size() : to;
    int[] places = new int[layout.figures().size() * (end - from) * years];
    int next = 0;
    for (int figure = 0; figure < layout.figures().size(); figure++) {
      int start = figure * units.size() * years;
      for (int i = from * years; i < end * years; i++) {
        places[next++] = start + i;
      }
    }
    return places;
  }

  private void checkStop() {
    Optional<Precision> stop = plan.stop();
    if (stop.isPresent() && stop.get().figure().kind().isPaired() && !schools.isPaired()) {
      throw new ProblemsException(
          Problem.error(
              "stop, measure",
              stop.get().figure().fileName(),
              "a measure of one world, such as " + stop.get().figure().name(),
              "the keys scenario and against are missing, which make two"));
    }
    if (stop.isPresent()
        && units.all().stream().noneMatch(unit -> unit.level() == stop.get().level())) {
      throw new ProblemsException(
          Problem.error(
              "stop, level",
              stop.get().level().fileName(),
              "a level that has units here",
              "level: authority was meant, as there is only one; or no school has a trust"));
    }
  }
}
