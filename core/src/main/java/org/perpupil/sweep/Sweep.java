package org.perpupil.sweep;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.perpupil.formula.Allocation;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Projection;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.RateBook;
import org.perpupil.uncertainty.Measure;
import org.perpupil.uncertainty.Sampler;
import org.perpupil.uncertainty.UncertainInputs;
import org.perpupil.uncertainty.WorldRunner;

/**
 * A plan bound to the projection that it runs.
 *
 * <p>Threads, slices and merges change no bit of what is found. Immutable; runs may go on at once.
 */
public final class Sweep {
  private final SweepPlan plan;
  private final ProjectionPlan projection;
  private final UncertainInputs inputs;
  private final Sampler sampler;
  private final ProjectionModel model;
  private final SweepLayout layout;
  private final String fingerprint;
  private final List<Measure> measures;

  private Sweep(SweepPlan plan, ProjectionPlan projection, String data) {
    this.plan = plan;
    this.projection = projection;
    this.inputs = WorldInputs.of(plan);
    this.sampler =
        plan.sampler().sampler(plan.seed(), inputs.uniforms(), plan.firstWorld() + plan.worlds());
    SweepUnits units = new SweepUnits(projection.schools());
    this.model = ProjectionModel.inWorlds(plan, projection, units);
    this.layout =
        new SweepLayout(units.all(), plan.measures(), plan.first(), projection.years().size());
    this.fingerprint = fingerprint(data);
    this.measures =
        plan.bins() == 0
            ? layout.measuresWithoutHistograms(plan.threshold())
            : new Pilot(plan, inputs, sampler, model).measures(layout);
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
    checkYears(plan, projection);
    return new Sweep(plan, projection, data);
  }

  static void checkYears(SweepPlan plan, ProjectionPlan projection) {
    List<FundingYear> years = projection.years();
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

  /** Returns the projection. */
  public ProjectionPlan projection() {
    return projection;
  }

  /** Returns what varies, as a run over worlds takes it. */
  public UncertainInputs inputs() {
    return inputs;
  }

  /** Returns how the plan's worlds are drawn. */
  public Sampler sampler() {
    return sampler;
  }

  /** Returns the projection as a model of worlds; of many threads, each needs its own. */
  public ProjectionModel model() {
    return model.forThread();
  }

  /** Returns what is counted of each output of the model; unmodifiable. */
  public List<Measure> measures() {
    return measures;
  }

  /** Returns where outputs stand. */
  public SweepLayout layout() {
    return layout;
  }

  /** Returns 64 hexadecimal digits that tell plan, data, rate books and method version apart. */
  public String fingerprint() {
    return fingerprint;
  }

  /**
   * Runs all worlds.
   *
   * @param threads 1 or more
   * @throws InterruptedException when the calling thread is interrupted; nothing is left running
   */
  public SweepResult run(int threads) throws InterruptedException {
    return run(Slice.WHOLE, threads, worlds -> {});
  }

  /**
   * Runs a slice of the worlds.
   *
   * @param threads 1 or more
   * @param progress told how many of the slice's worlds are done, from time to time
   * @throws ProblemsException when there are more slices than worlds
   * @throws InterruptedException when the calling thread is interrupted; nothing is left running
   */
  public SweepResult run(Slice slice, int threads, LongConsumer progress)
      throws InterruptedException {
    long count = slice.count(plan.worlds());
    if (count == 0) {
      throw new ProblemsException(
          Problem.error(
              "slice",
              slice.toString(),
              "at most as many slices as worlds, " + plan.worlds(),
              "fewer slices would do"));
    }
    long first = plan.firstWorld() + slice.start(plan.worlds());
    WorldRunner runner =
        WorldRunner.of(inputs, sampler, model, measures, List.of())
            .withThreads(threads)
            .withProgress(progress);
    return new SweepResult(
        fingerprint,
        layout,
        plan.firstWorld(),
        plan.worlds(),
        first,
        count,
        sampler + "",
        runner.run(first, count).results());
  }

  private String fingerprint(String data) {
    Hasher hasher = Hashing.sha256().newHasher();
    List<String> texts = new ArrayList<>();
    texts.add(plan.toString());
    texts.add(data);
    texts.add(Allocation.METHOD_VERSION);
    texts.add(RateBook.version());
    layout.units().forEach(unit -> texts.add(unit.toString()));
    texts.add(projection.assumptions().toString());
    for (String text : texts) {
      hasher.putInt(text.length()).putString(text, StandardCharsets.UTF_8);
    }
    // What the projection gives tells data apart that a program made.
    Projection base = projection.run();
    for (int row = 0; row < projection.schools().size(); row++) {
      for (FundingYear year : projection.years()) {
        for (org.perpupil.projection.Measure measure : plan.measures()) {
          double value =
              projection.failure(row).isPresent()
                  ? Double.NaN
                  : base.total(row, measure, year, base.basis(row)).orElse(Double.NaN);
          hasher.putDouble(value);
        }
      }
    }
    return hasher.hash().toString();
  }
}
