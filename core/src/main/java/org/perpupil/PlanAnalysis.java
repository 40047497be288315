package org.perpupil;

import java.util.List;
import java.util.Map;
import org.perpupil.io.input.SweepInputs;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Names;
import org.perpupil.statistics.Tornado;
import org.perpupil.statistics.sensitivity.Analysis;
import org.perpupil.statistics.sensitivity.ElementaryEffects;
import org.perpupil.statistics.sensitivity.OneAtATime;
import org.perpupil.statistics.sensitivity.SensitivityResult;
import org.perpupil.statistics.sensitivity.SobolIndices;
import org.perpupil.sweep.SweepUnit;
import org.perpupil.sweep.run.SweepSensitivity;

/**
 * Which inputs of a plan matter, to one of its units.
 *
 * @param sensitivity the plan bound to its schools
 * @param unit the place of the unit among those of the plan
 */
record PlanAnalysis(SweepSensitivity sensitivity, int unit) {
  static PlanAnalysis of(SweepSensitivity sensitivity) {
    return new PlanAnalysis(sensitivity, sensitivity.total());
  }

  static PlanAnalysis of(SweepInputs inputs) {
    return of(inputs.sensitivity());
  }

  /**
   * Returns the analysis of one school.
   *
   * @throws ProblemsException when there is no such school
   */
  static PlanAnalysis of(SweepInputs inputs, String id) {
    SweepSensitivity sensitivity = inputs.sensitivity(id);
    return new PlanAnalysis(sensitivity, sensitivity.school());
  }

  /**
   * Returns the analysis of an authority, a trust, or all schools.
   *
   * @throws ProblemsException when no school names it
   */
  static PlanAnalysis of(SweepInputs inputs, SweepUnit unit) {
    SweepSensitivity sensitivity = inputs.sensitivity();
    List<SweepUnit> units = sensitivity.layout().units();
    if (!units.contains(unit)) {
      throw new ProblemsException(
          Problem.error(
              unit.level().fileName(),
              unit.id(),
              "one of those that the schools of the plan name",
              Names.advice(
                  unit.id(),
                  units.stream()
                      .filter(one -> one.level() == unit.level())
                      .map(SweepUnit::id)
                      .toList(),
                  "the plan is of other schools")));
    }
    return new PlanAnalysis(sensitivity, units.indexOf(unit));
  }

  AssumptionRanking ranking() {
    Map<String, Tornado> found = results(OneAtATime.of(sensitivity.inputs()));
    return new AssumptionRanking(
        found, shown(found), sensitivity.layout().units().get(unit), sensitivity.basis());
  }

  SensitivityEstimates elementaryEffects() {
    return estimates(
        ElementaryEffects.of(
            sensitivity.inputs(),
            ElementaryEffects.USUAL_TRAJECTORIES,
            ElementaryEffects.USUAL_LEVELS,
            sensitivity.seed()));
  }

  SensitivityEstimates sobolIndices(int size) {
    return estimates(
        SobolIndices.of(sensitivity.inputs(), size, sensitivity.seed(), sensitivity.sampler()));
  }

  private SensitivityEstimates estimates(Analysis<SensitivityResult> analysis) {
    Map<String, SensitivityResult> found = results(analysis);
    return new SensitivityEstimates(found, shown(found), sensitivity, unit);
  }

  private <R> Map<String, R> results(Analysis<R> analysis) {
    try {
      return analysis.results(
          analysis.design(), sensitivity.evaluate(analysis.design(), unit, Workspace.threads()));
    } catch (InterruptedException e) {
      throw Workspace.interrupted();
    }
  }

  /** Returns the output that is looked at: the first measure in its last year. */
  private String shown(Map<String, ?> found) {
    return sensitivity.last(sensitivity.layout().figures().get(0), found.keySet());
  }
}
