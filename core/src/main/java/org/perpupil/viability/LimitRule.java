package org.perpupil.viability;

import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.OptionalDouble;
import org.perpupil.problem.Problem;
import org.perpupil.rates.RateStatus;
import org.perpupil.school.Phase;

/**
 * A measure that has to stay on one side of a limit in every year, or at it.
 *
 * @param phases the phases of school it applies to; empty for every organisation
 */
record LimitRule(
    String name,
    RateStatus status,
    StandardMeasure measure,
    boolean atLeast,
    double limit,
    Outcome broken,
    ImmutableSet<Phase> phases)
    implements StandardRule {

  @Override
  public List<Verdict> judge(String standard, Accounts accounts) {
    if (phases.isEmpty()) {
      return accounts.years().stream().map(year -> judge(standard, year)).toList();
    }
    if (accounts.phase().isEmpty()) {
      return accounts.years().stream()
          .map(
              year ->
                  verdict(
                      standard,
                      year,
                      Outcome.NOT_JUDGED,
                      OptionalDouble.empty(),
                      "the phase of the school is not given"))
          .toList();
    }
    return accounts.phase().filter(phases::contains).isEmpty()
        ? List.of()
        : accounts.years().stream().map(year -> judge(standard, year)).toList();
  }

  private Verdict judge(String standard, YearFigures year) {
    OptionalDouble figure = measure.of(year);
    if (figure.isEmpty()) {
      return verdict(
          standard, year, Outcome.NOT_JUDGED, figure, "there is no figure for " + measure.label());
    }
    double value = figure.getAsDouble();
    boolean met = atLeast ? value >= limit : value <= limit;
    String expected = (atLeast ? "at least " : "at most ") + Problem.plain(limit);
    return verdict(
        standard,
        year,
        met ? Outcome.GREEN : broken,
        figure,
        measure.label() + (met ? " is " : " is not ") + expected);
  }

  private Verdict verdict(
      String standard, YearFigures year, Outcome outcome, OptionalDouble figure, String reason) {
    return new Verdict(
        standard,
        name,
        year.year(),
        outcome,
        measure.label(),
        measure.basis(),
        figure,
        reason,
        status);
  }
}
