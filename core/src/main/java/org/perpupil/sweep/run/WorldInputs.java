package org.perpupil.sweep.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.statistics.distribution.Distribution;
import org.perpupil.statistics.distribution.Path;
import org.perpupil.statistics.sampling.Sampler;
import org.perpupil.statistics.world.UncertainInputs;
import org.perpupil.statistics.world.UncertainInputsBuilder;
import org.perpupil.sweep.Correlation;
import org.perpupil.sweep.SweepPlan;
import org.perpupil.sweep.Variation;

/** The inputs of a plan's worlds: what varies, or the national part of it where it has levels. */
public final class WorldInputs {
  /** What a name has where each school adds a number of its own. */
  public static final String IN_COMMON = " in common";

  private static final Distribution NATIONAL = Distribution.normal(0, 1);

  private WorldInputs() {}

  /**
   * Returns the inputs of a plan.
   *
   * @throws ProblemsException with everything that is wrong with names and correlations
   */
  static UncertainInputs of(SweepPlan plan) {
    UncertainInputsBuilder builder = UncertainInputs.builder();
    for (Variation variation : plan.variations()) {
      String label = variation.label();
      boolean levelled = variation.levels().isPresent();
      if (variation.shape().kind().isPath()) {
        Path path = variation.shape().path(variation.years(plan.first(), plan.last()));
        int firstYear = variation.year().orElse(plan.first()).start();
        builder.vary(label, firstYear, levelled ? normals(path.uniforms()) : path);
      } else {
        builder.vary(label, levelled ? NATIONAL : variation.shape().distribution());
      }
    }
    List<Problem> problems = new ArrayList<>();
    for (Correlation correlation : plan.correlations()) {
      try {
        builder.correlate(correlation.copula(), correlation.labels());
      } catch (ProblemsException e) {
        String place = "correlation of " + String.join(", ", correlation.labels());
        e.problems().forEach(problem -> problems.add(problem.within(place)));
      }
    }
    try {
      UncertainInputs inputs = builder.build();
      ProblemsException.throwIfAny(problems);
      return inputs;
    } catch (ProblemsException e) {
      e.problems().stream().filter(p -> !problems.contains(p)).forEach(problems::add);
      throw new ProblemsException(problems);
    }
  }

  /**
   * An input of a world, as files have it.
   *
   * @param name assumption, schools if not all, and year if any
   * @param unit the assumption's, or {@code standard deviations} of what schools have in common
   *     where each has a number of its own
   * @param assumption what it sets by itself; empty for what schools have in common
   */
  public record Column(String name, String unit, Optional<Assumption> assumption) {}

  /** Returns what the inputs of a plan's worlds are called, in their order; unmodifiable. */
  public static List<Column> columns(SweepPlan plan) {
    List<Column> columns = new ArrayList<>();
    for (Variation variation : plan.variations()) {
      boolean levelled = variation.levels().isPresent();
      String unit = levelled ? "standard deviations" : variation.assumption().unit();
      Optional<Assumption> sets = levelled ? Optional.empty() : Optional.of(variation.assumption());
      String common = levelled ? IN_COMMON : "";
      if (variation.shape().kind().isPath()) {
        int years = variation.years(plan.first(), plan.last());
        int inputs = levelled ? variation.shape().path(years).uniforms() : years;
        int start = variation.year().orElse(plan.first()).start();
        boolean yearly = inputs == years;
        for (int i = 0; i < inputs; i++) {
          String which = yearly ? " " + FundingYear.of(start + i) : " draw " + (i + 1);
          columns.add(new Column(variation.withoutYear().label() + common + which, unit, sets));
        }
      } else {
        String year = variation.year().map(one -> " " + one).orElse("");
        columns.add(new Column(variation.withoutYear().label() + common + year, unit, sets));
      }
    }
    return List.copyOf(columns);
  }

  /** Checks a plan's inputs and that its sampler has enough dimensions. */
  public static void check(SweepPlan plan) {
    sampler(plan, of(plan));
  }

  /** Returns the sampler of a plan, for its last world at least. */
  static Sampler sampler(SweepPlan plan, UncertainInputs inputs) {
    int dimension = inputs.uniforms();
    return switch (plan.sampler()) {
      case PSEUDO_RANDOM -> Sampler.pseudoRandom(plan.seed(), dimension);
      case LATIN_HYPERCUBE ->
          Sampler.latinHypercube(plan.seed(), dimension, plan.firstWorld() + plan.worlds());
      case SOBOL -> Sampler.sobolSequence(plan.seed(), dimension);
      case SOBOL_SCRAMBLED -> Sampler.scrambledSobolSequence(plan.seed(), dimension);
    };
  }

  /** Returns independent standard normal numbers, as a path that forgets the year before. */
  private static Path normals(int count) {
    return Path.autoregressive(new double[count], 0, 1, 0);
  }
}
