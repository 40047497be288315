package org.perpupil.sweep;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.perpupil.problem.Problem;
import org.perpupil.projection.Measure;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Scenario;
import org.perpupil.school.SchoolTable;

/**
 * What to run in which worlds: a value that can be written to a file and read again.
 *
 * <p>Immutable and thread-safe; equal when everything in it is.
 */
public final class SweepPlan {
  /** How many worlds a plan may have. */
  public static final long MOST_WORLDS = Integer.MAX_VALUE;

  /** How many bins a histogram may have. */
  public static final int MOST_BINS = 100_000;

  /** How many measures a plan may have. */
  public static final int MOST_MEASURES = 100;

  /** The version of plans; one of another version may mean something else. */
  public static final int VERSION = 1;

  private final @Nullable InputFiles files;
  private final FundingYear first;
  private final FundingYear last;
  private final ImmutableList<Variation> variations;
  private final ImmutableList<Correlation> correlations;

  /** Where each variation was written; no part of the value. */
  private final ImmutableList<String> places;

  private final SamplerKind sampler;
  private final long seed;
  private final long firstWorld;
  private final long worlds;
  private final ImmutableList<Measure> measures;
  private final ImmutableList<SweepMeasure.Own> ownMeasures;
  private final double threshold;
  private final int bins;
  private final @Nullable ScenarioFiles scenarios;
  private final @Nullable Precision stop;
  private final @Nullable Double areaCost;

  SweepPlan(SweepPlanBuilder from) {
    this.files = from.files;
    this.first = from.first;
    this.last = from.last;
    this.variations = ImmutableList.copyOf(from.variations);
    this.correlations = ImmutableList.copyOf(from.correlations);
    this.places = ImmutableList.copyOf(from.places);
    this.sampler = from.sampler;
    this.seed = from.seed;
    this.firstWorld = from.firstWorld;
    this.worlds = from.worlds;
    this.measures = ImmutableList.copyOf(from.measures);
    this.ownMeasures = ImmutableList.copyOf(from.ownMeasures);
    this.threshold = from.threshold;
    this.bins = from.bins;
    this.scenarios = from.scenarios;
    this.stop = from.stop;
    this.areaCost = from.areaCost;
  }

  /** Returns a builder of a plan over some funding years. */
  public static SweepPlanBuilder builder(FundingYear first, FundingYear last) {
    return new SweepPlanBuilder(first, last);
  }

  /** Returns a builder that starts from this plan. */
  public SweepPlanBuilder toBuilder() {
    return new SweepPlanBuilder(this);
  }

  /** Returns the files to project; empty when a program gives the projection. */
  public Optional<InputFiles> files() {
    return Optional.ofNullable(files);
  }

  /** Returns the first funding year. */
  public FundingYear first() {
    return first;
  }

  /** Returns the last funding year. */
  public FundingYear last() {
    return last;
  }

  /** Returns what varies; unmodifiable. */
  public List<Variation> variations() {
    return variations;
  }

  /** Returns what varies together; unmodifiable. */
  public List<Correlation> correlations() {
    return correlations;
  }

  /** Returns how worlds are drawn. */
  public SamplerKind sampler() {
    return sampler;
  }

  /** Returns the seed; 0 is a seed as any other. */
  public long seed() {
    return seed;
  }

  /** Returns the number of the first world. */
  public long firstWorld() {
    return firstWorld;
  }

  /** Returns how many worlds are run. */
  public long worlds() {
    return worlds;
  }

  /** Returns what is measured of every school and year; unmodifiable. */
  public List<Measure> measures() {
    return measures;
  }

  /** Returns measures of one's own, which follow the others; unmodifiable. */
  public List<SweepMeasure.Own> ownMeasures() {
    return ownMeasures;
  }

  /** Returns every measure in the swept world, those of one's own last; unmodifiable. */
  public List<SweepMeasure> allMeasures() {
    return Stream.concat(
            measures.stream().map(SweepMeasure::of), ownMeasures.stream().map(SweepMeasure::of))
        .toList();
  }

  /** Returns what a figure is in deficit below: a difference, below 0. */
  public double threshold(SweepMeasure figure) {
    if (!figure.kind().isOfOneWorld()) {
      return 0;
    }
    return ownMeasures.stream()
        .filter(own -> own.name().equals(figure.name()))
        .findFirst()
        .map(own -> own.below().orElse(threshold))
        .orElse(threshold);
  }

  /** Returns what a measure is in deficit below, in pounds. */
  public double threshold() {
    return threshold;
  }

  /** Returns how many bins a histogram has; 0 for none, and then there are no quantiles. */
  public int bins() {
    return bins;
  }

  /** Returns the scenarios that make the swept world and the one it is compared with. */
  public Optional<ScenarioFiles> scenarios() {
    return Optional.ofNullable(scenarios);
  }

  /** Returns when a run stops itself; empty when it runs all worlds. */
  public Optional<Precision> stop() {
    return Optional.ofNullable(stop);
  }

  /**
   * Returns the area cost of schools that give none, such as 1 for none at all; empty when they
   * take their authority's.
   */
  public OptionalDouble areaCost() {
    return areaCost == null ? OptionalDouble.empty() : OptionalDouble.of(areaCost);
  }

  /** Returns where each variation was written, in their order; unmodifiable. */
  public List<String> places() {
    return places;
  }

  /**
   * Returns what in it does not fit some schools: names that no school has, and an assumption that
   * varies twice for a school in a year.
   */
  public List<Problem> problems(SchoolTable schools) {
    List<Problem> problems = new ArrayList<>();
    VariationChecks.selectors(variations, places, schools.schools(), problems);
    VariationChecks.overlaps(variations, places, schools.schools(), problems);
    return List.copyOf(problems);
  }

  /**
   * Returns what varies although a scenario changes it, so that one of the two would count for
   * nothing: assumptions that it changes, and uplifts where it gives the formulas.
   */
  public List<Problem> problems(SchoolTable schools, Scenario scenario) {
    List<Problem> problems = new ArrayList<>();
    VariationChecks.changed(variations, places, schools.schools(), scenario, problems);
    return List.copyOf(problems);
  }

  /** Returns 64 hexadecimal digits that tell plans apart. */
  public String fingerprint() {
    return Hashing.sha256().hashString(toString(), StandardCharsets.UTF_8).toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SweepPlan plan && toString().equals(plan.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** Returns everything in it. */
  @Override
  public String toString() {
    return "SweepPlan[version "
        + VERSION
        + ", "
        + files()
        + ", "
        + first
        + ".."
        + last
        + ", "
        + variations
        + ", "
        + correlations
        + ", "
        + sampler
        + ", seed "
        + seed
        + ", worlds "
        + firstWorld
        + "+"
        + worlds
        + ", "
        + measures
        + ", threshold "
        + threshold
        + ", bins "
        + bins
        + (ownMeasures.isEmpty() ? "" : ", " + ownMeasures)
        + scenarios().map(files -> ", " + files).orElse("")
        + stop().map(precision -> ", " + precision).orElse("")
        + (areaCost == null ? "" : ", area cost " + areaCost)
        + "]";
  }
}
