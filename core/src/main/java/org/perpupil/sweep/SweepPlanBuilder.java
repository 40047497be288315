package org.perpupil.sweep;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Measure;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.SchoolField;
import org.perpupil.sweep.run.WorldInputs;

/** Builds a plan. Not thread-safe. */
public final class SweepPlanBuilder {

  @Nullable InputFiles files;
  final FundingYear first;
  final FundingYear last;
  List<Variation> variations = new ArrayList<>();
  List<String> places = new ArrayList<>();
  List<Correlation> correlations = new ArrayList<>();
  SamplerKind sampler = SamplerKind.SOBOL;
  long seed;
  long firstWorld;
  long worlds = 1024;
  List<Measure> measures = List.of(Measure.CLOSING_RESERVE);
  List<SweepMeasure.Own> ownMeasures = new ArrayList<>();
  double threshold;
  int bins = 512;
  @Nullable ScenarioFiles scenarios;
  @Nullable Precision stop;
  @Nullable Double areaCost;

  SweepPlanBuilder(FundingYear first, FundingYear last) {
    this.first = first;
    this.last = last;
  }

  SweepPlanBuilder(SweepPlan plan) {
    this(plan.first(), plan.last());
    this.files = plan.files().orElse(null);
    this.variations = new ArrayList<>(plan.variations());
    this.places = new ArrayList<>(plan.places());
    this.correlations = new ArrayList<>(plan.correlations());
    this.sampler = plan.sampler();
    this.seed = plan.seed();
    this.firstWorld = plan.firstWorld();
    this.worlds = plan.worlds();
    this.measures = plan.measures();
    this.ownMeasures = new ArrayList<>(plan.ownMeasures());
    this.threshold = plan.threshold();
    this.bins = plan.bins();
    this.scenarios = plan.scenarios().orElse(null);
    this.stop = plan.stop().orElse(null);
    this.areaCost = plan.areaCost().isPresent() ? plan.areaCost().getAsDouble() : null;
  }

  /** Sets the files to project; a program that gives the projection leaves them out. */
  public SweepPlanBuilder files(InputFiles newFiles) {
    this.files = newFiles;
    return this;
  }

  /** Sets the scenario that is swept and what it is compared with. */
  public SweepPlanBuilder scenarios(ScenarioFiles newScenarios) {
    this.scenarios = newScenarios;
    return this;
  }

  /**
   * Sets the area cost of schools whose file gives none, such as 1 for none at all; unless this is
   * called they take their authority's.
   */
  public SweepPlanBuilder areaCost(double multiplier) {
    this.areaCost = multiplier;
    return this;
  }

  /** Sets when a run stops itself, at the latest after all worlds. */
  public SweepPlanBuilder stop(Precision precision) {
    this.stop = precision;
    return this;
  }

  /** Adds what varies. */
  public SweepPlanBuilder vary(Variation variation) {
    return vary(variation, variation.label());
  }

  /** Adds what varies, and where it was written. */
  public SweepPlanBuilder vary(Variation variation, String place) {
    variations.add(variation);
    places.add(place);
    return this;
  }

  /** Sets what varies, and nothing else and nothing together; all worlds are run to their end. */
  public SweepPlanBuilder varyOnly(Variation variation) {
    variations.clear();
    places.clear();
    correlations.clear();
    stop = null;
    return vary(variation);
  }

  /** Adds what varies together. */
  public SweepPlanBuilder correlate(Correlation correlation) {
    correlations.add(correlation);
    return this;
  }

  /** Sets how worlds are drawn: by a Sobol sequence with seed 0 unless this is called. */
  public SweepPlanBuilder sampler(SamplerKind newSampler, long newSeed) {
    this.sampler = newSampler;
    this.seed = newSeed;
    return this;
  }

  /** Sets how many worlds are run: 1,024 unless this is called. */
  public SweepPlanBuilder worlds(long count) {
    return worlds(0, count);
  }

  /** Sets which worlds are run. */
  public SweepPlanBuilder worlds(long newFirst, long count) {
    this.firstWorld = newFirst;
    this.worlds = count;
    return this;
  }

  /** Sets what is measured: closing reserves unless this is called. */
  public SweepPlanBuilder measures(List<Measure> newMeasures) {
    this.measures = List.copyOf(newMeasures);
    return this;
  }

  /** Adds a measure of one's own, worked out from measures and codes of a year. */
  public SweepPlanBuilder measure(SweepMeasure.Own own) {
    ownMeasures.add(own);
    return this;
  }

  /** Sets what a measure is in deficit below: £0 unless this is called. */
  public SweepPlanBuilder threshold(double pounds) {
    this.threshold = pounds;
    return this;
  }

  /** Sets how many bins histograms have: 512 unless this is called, 0 for no quantiles. */
  public SweepPlanBuilder bins(int newBins) {
    this.bins = newBins;
    return this;
  }

  /**
   * Returns the plan.
   *
   * @throws ProblemsException with everything that is wrong, when anything is
   */
  public SweepPlan build() {
    List<Problem> problems = problems();
    for (int i = 0; i < variations.size(); i++) {
      problems.addAll(variations.get(i).problems(places.get(i), first, last));
    }
    VariationChecks.overlaps(variations, places, List.of(), problems);
    ProblemsException.throwIfAny(problems);
    SweepPlan plan = new SweepPlan(this);
    WorldInputs.check(plan);
    return plan;
  }

  private List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    check(
        first.compareTo(last) <= 0,
        "years",
        first + ".." + last,
        "a first year and a last one",
        "the two were swapped",
        problems);
    check(
        worlds > 0 && worlds <= SweepPlan.MOST_WORLDS,
        "worlds",
        Long.toString(worlds),
        "1 to " + SweepPlan.MOST_WORLDS,
        "the number of worlds was left out, or 1024 would do",
        problems);
    check(
        firstWorld >= 0 && firstWorld <= SweepPlan.MOST_WORLDS - Math.max(0, worlds),
        "first_world",
        Long.toString(firstWorld),
        "0 or more, so that the last world is below " + SweepPlan.MOST_WORLDS,
        "worlds were counted from 1",
        problems);
    check(
        !measures.isEmpty() || !ownMeasures.isEmpty(),
        "measures",
        "",
        "at least one",
        "closing_reserve was meant",
        problems);
    OwnMeasureChecks.add(ownMeasures, problems);
    Set<Measure> seen = new HashSet<>();
    for (Measure measure : measures) {
      check(
          seen.add(measure),
          "measures",
          measure.fileName(),
          "each measure once",
          "one of the two is left over",
          problems);
    }
    check(
        Double.isFinite(threshold),
        "deficit_below",
        Double.toString(threshold),
        "pounds",
        "0 was meant",
        problems);
    check(
        bins >= 0 && bins <= SweepPlan.MOST_BINS,
        "bins",
        Integer.toString(bins),
        "0 to " + SweepPlan.MOST_BINS,
        "512 would do",
        problems);
    if (areaCost != null) {
      areaCostProblems(areaCost, problems);
    }
    if (stop != null) {
      stopProblems(stop, problems);
    }
    check(
        !variations.isEmpty(),
        "vary",
        "",
        "at least one assumption that varies",
        "a projection without worlds was meant; 'project' makes one",
        problems);
    return problems;
  }

  private void areaCostProblems(double multiplier, List<Problem> problems) {
    String written = Problem.plain(multiplier);
    check(
        SchoolField.ACA.kind().range().accepts(multiplier),
        "aca",
        written,
        SchoolField.ACA.kind().range().expected(),
        "1 was meant, which leaves area cost out",
        problems);
    check(
        files != null,
        "aca",
        written,
        "files of schools, some of which give no area cost",
        "the program that gives the projection sets it with SchoolTable.withUnknown",
        problems);
  }

  private void stopProblems(Precision precision, List<Problem> problems) {
    SweepMeasure figure = precision.figure();
    check(
        names().contains(figure.name()),
        "stop, measure",
        figure.fileName(),
        "one of the plan's measures, " + names(),
        "it is missing in the key measures",
        problems);
    boolean isPaired = scenarios != null && scenarios.against().isPresent();
    check(
        files == null || isPaired || !figure.kind().isPaired(),
        "stop, measure",
        figure.fileName(),
        "a measure of one world, such as " + figure.name(),
        "the keys scenario and against are missing, which make two",
        problems);
    check(
        sampler != SamplerKind.LATIN_HYPERCUBE,
        "stop",
        sampler.fileName(),
        "a sampler whose first worlds are a fair sample, sobol or pseudo_random",
        "sampler: sobol was meant; a Latin hypercube has to be run to its end",
        problems);
    check(
        firstWorld == 0,
        "stop",
        "first_world " + firstWorld,
        "worlds from 0 on",
        "the key first_world is left over",
        problems);
  }

  private List<String> names() {
    return Stream.concat(
            measures.stream().map(Measure::fileName),
            ownMeasures.stream().map(SweepMeasure.Own::name))
        .toList();
  }

  private static void check(
      boolean right,
      String place,
      String value,
      String expected,
      String advice,
      List<Problem> problems) {
    if (!right) {
      problems.add(Problem.error(place, value, expected, advice));
    }
  }
}
