package org.perpupil.statistics.sensitivity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.statistics.SensitivityInput;

/** What must hold of an analysis before it issues a design; collects what does not. */
final class Settings {
  private final List<Problem> problems = new ArrayList<>();

  /** At least one input, and each with a name of its own. */
  Settings inputs(List<SensitivityInput> inputs) {
    if (inputs.isEmpty()) {
      add("inputs", "", "at least one", "no assumption was given a distribution");
    }
    Set<String> names = new HashSet<>();
    for (SensitivityInput input : inputs) {
      if (!names.add(input.name())) {
        add("inputs", input.name(), "each name once", "the input was listed twice");
      }
    }
    return this;
  }

  Settings atLeast(String place, int value, int least, String advice) {
    if (value < least) {
      add(place, Integer.toString(value), least + " or more", advice);
    }
    return this;
  }

  /** Outputs live in one array, which cannot be longer. */
  Settings runs(long runs) {
    if (runs > Integer.MAX_VALUE - 8) {
      add("runs", Long.toString(runs), "fewer than 2^31", "fewer inputs or a smaller size will do");
    }
    return this;
  }

  Settings dimension(UnitSampler sampler, int dimension) {
    if (dimension > sampler.largestDimension()) {
      add(
          "inputs",
          dimension + " coordinates",
          "at most " + sampler.largestDimension() + " with the " + sampler.samplerName(),
          "a screening by elementary effects can first tell which inputs to keep");
    }
    return this;
  }

  /** No input may be infinite at the ends of the range that is used. */
  Settings finiteAt(List<SensitivityInput> inputs, double... probabilities) {
    for (SensitivityInput input : inputs) {
      for (double u : probabilities) {
        double value = input.quantile().applyAsDouble(u);
        if (!Double.isFinite(value)) {
          add(
              input.name() + ", quantile " + Problem.plain(u),
              Double.toString(value),
              "a finite number",
              "the distribution has no end; stay away from 0 and 1, or truncate it");
        }
      }
    }
    return this;
  }

  Settings require(boolean holds, String place, String value, String expected, String advice) {
    if (!holds) {
      add(place, value, expected, advice);
    }
    return this;
  }

  /** Throws all that was found. */
  void check() {
    ProblemsException.throwIfAny(problems);
  }

  private void add(String place, String value, String expected, String advice) {
    problems.add(Problem.error(place, value, expected, advice));
  }
}
