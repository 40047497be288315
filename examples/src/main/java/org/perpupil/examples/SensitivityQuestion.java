package org.perpupil.examples;

import java.util.List;
import java.util.Optional;
import org.perpupil.io.input.SweepInputs;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Names;
import org.perpupil.statistics.SensitivityInput;
import org.perpupil.statistics.sensitivity.Analysis;
import org.perpupil.statistics.sensitivity.ElementaryEffects;
import org.perpupil.statistics.sensitivity.OneAtATime;
import org.perpupil.statistics.sensitivity.SensitivityResult;
import org.perpupil.statistics.sensitivity.SobolIndices;
import org.perpupil.statistics.sensitivity.StandardisedRegression;
import org.perpupil.statistics.sensitivity.UnitSampler;
import org.perpupil.sweep.SweepMeasure;
import org.perpupil.sweep.run.SweepSensitivity;

/**
 * Which of a plan's inputs matter, and for what.
 *
 * @param method how to find out; empty while only the plan and its schools are looked at
 * @param id one school; empty for all together
 * @param measure what is looked at; empty for the plan's first
 * @param size of the design; empty for the usual
 * @param special what only one method knows
 */
record SensitivityQuestion(
    Optional<Method> method,
    Optional<String> id,
    Optional<String> measure,
    Optional<Integer> size,
    Special special) {
  /**
   * What only one method knows.
   *
   * @param levels of the grid of morris; empty for the usual
   * @param candidates trajectories of morris to choose from; empty for the first ones
   * @param hasPairs whether sobol tells of pairs of inputs, too
   */
  record Special(Optional<Integer> levels, Optional<Integer> candidates, boolean hasPairs) {
    /** Nothing special. */
    static final Special NONE = new Special(Optional.empty(), Optional.empty(), false);
  }

  SensitivityQuestion(
      Optional<Method> method,
      Optional<String> id,
      Optional<String> measure,
      Optional<Integer> size) {
    this(method, id, measure, size, Special.NONE);
  }

  /** Ways to find out. */
  enum Method {
    TORNADO,
    MORRIS,
    SOBOL,
    REGRESSION
  }

  /**
   * Returns the plan bound to its schools.
   *
   * @throws ProblemsException when there is no such school
   */
  SweepSensitivity bound(SweepInputs inputs) {
    return id.isEmpty() ? inputs.sensitivity() : inputs.sensitivity(id.get());
  }

  /**
   * Returns the plan bound to its schools, after everything is looked at that may stop an analysis.
   *
   * @throws ProblemsException when the question does not fit the plan
   */
  SweepSensitivity tried(SweepInputs inputs) {
    SweepSensitivity sensitivity = bound(inputs);
    SweepMeasure unusedFigure = figure(sensitivity);
    requireAnalysis(sensitivity);
    return sensitivity;
  }

  /**
   * Looks at everything that may stop an analysis but its model.
   *
   * @throws ProblemsException when the question does not fit the plan
   */
  void requireAnalysis(SweepSensitivity sensitivity) {
    if (method.isPresent()) {
      Object unusedAnalysis =
          method.get() == Method.TORNADO
              ? OneAtATime.of(sensitivity.inputs())
              : analysis(sensitivity);
    }
  }

  /** Returns the analysis, with points as the plan draws them; a tornado is another. */
  Analysis<SensitivityResult> analysis(SweepSensitivity sensitivity) {
    List<SensitivityInput> inputs = sensitivity.inputs();
    long seed = sensitivity.seed();
    UnitSampler points = sensitivity.sampler();
    return switch (method.orElseThrow()) {
      case MORRIS ->
          ElementaryEffects.of(
              inputs,
              size.orElse(ElementaryEffects.USUAL_TRAJECTORIES),
              special.levels().orElse(ElementaryEffects.USUAL_LEVELS),
              seed,
              ElementaryEffects.USUAL_MARGIN,
              special.candidates().orElse(0));
      case SOBOL ->
          special.hasPairs()
              ? SobolIndices.withSecondOrder(
                  inputs, size.orElse(SobolIndices.USUAL_SIZE), seed, points)
              : SobolIndices.of(inputs, size.orElse(SobolIndices.USUAL_SIZE), seed, points);
      case REGRESSION ->
          StandardisedRegression.of(
              inputs, size.orElse(StandardisedRegression.USUAL_SIZE), seed, points);
      case TORNADO -> throw new IllegalStateException("a tornado has another result");
    };
  }

  /**
   * Returns what is looked at.
   *
   * @throws ProblemsException when the plan does not measure it
   */
  SweepMeasure figure(SweepSensitivity sensitivity) {
    List<SweepMeasure> figures = sensitivity.layout().figures();
    if (measure.isEmpty()) {
      return figures.get(0);
    }
    List<String> names = figures.stream().map(SweepMeasure::fileName).toList();
    if (!names.contains(measure.get())) {
      throw new ProblemsException(
          Problem.error(
              "--measure",
              measure.get(),
              "one of " + String.join(", ", names),
              Names.advice(
                  measure.get(),
                  names,
                  "the plan does not measure it, or does not compare two worlds, which takes the"
                      + " keys scenario and against")));
    }
    return figures.get(names.indexOf(measure.get()));
  }
}
