package org.perpupil.sweep;

import java.util.ArrayList;
import java.util.List;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.statistics.UncertainInputs;
import org.perpupil.statistics.UncertainInputsBuilder;
import org.perpupil.statistics.distribution.Distribution;
import org.perpupil.statistics.distribution.Path;

/** The inputs of a plan's worlds: what varies, or the national part of it where it has levels. */
final class WorldInputs {
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

  /** Checks a plan's inputs and that its sampler has enough dimensions. */
  static void check(SweepPlan plan) {
    plan.sampler().sampler(plan.seed(), of(plan).uniforms(), plan.firstWorld() + plan.worlds());
  }

  /** Returns independent standard normal numbers, as a path that forgets the year before. */
  private static Path normals(int count) {
    return Path.autoregressive(new double[count], 0, 1, 0);
  }
}
