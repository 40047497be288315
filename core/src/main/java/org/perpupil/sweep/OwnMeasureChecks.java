package org.perpupil.sweep;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.perpupil.budget.BudgetCode;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Measure;
import org.perpupil.sweep.measure.Expression;

/** What must hold of a plan's measures of one's own. */
final class OwnMeasureChecks {
  private OwnMeasureChecks() {}

  static void add(List<SweepMeasure.Own> measures, List<Problem> problems) {
    Set<String> seen = new HashSet<>();
    for (SweepMeasure.Own own : measures) {
      String place = "measures, " + own.name();
      if (!own.name().matches("[a-z][a-z0-9_]{0,59}") || isTaken(own.name())) {
        problems.add(
            Problem.error(
                "measures, name",
                own.name(),
                "small letters, digits and underscores, and no name that is taken",
                "such as reserve_percent was meant"));
      } else if (!seen.add(own.name())) {
        problems.add(
            Problem.error(
                "measures, name", own.name(), "each name once", "one of the two is left over"));
      }
      if (own.unit().isBlank() || own.unit().length() > 60) {
        problems.add(
            Problem.error(
                place + ", unit", own.unit(), "a unit such as percent", "it was left out"));
      }
      if (own.below().isPresent() && !Double.isFinite(own.below().getAsDouble())) {
        problems.add(
            Problem.error(
                place + ", below",
                Problem.plain(own.below().getAsDouble()),
                "a number",
                "the measure has no threshold of its own; leave it out then"));
      }
      try {
        Expression unusedExpression = Expression.parse(place, own.is());
      } catch (ProblemsException e) {
        problems.addAll(e.problems());
      }
    }
    if (measures.size() > SweepPlan.MOST_MEASURES - Measure.values().length) {
      problems.add(
          Problem.error(
              "measures",
              Integer.toString(measures.size()),
              "fewer than " + (SweepPlan.MOST_MEASURES - Measure.values().length),
              "a plan of its own serves for some of them"));
    }
  }

  /** Names of measures, of what a comparison makes of them, and of operations. */
  private static boolean isTaken(String name) {
    return SweepMeasure.find(name).isPresent()
        || List.of("min", "max", "abs").contains(name)
        || BudgetCode.find(name).isPresent()
        || Arrays.stream(SweepMeasure.Kind.values())
            .filter(SweepMeasure.Kind::isPaired)
            .anyMatch(kind -> name.endsWith(SweepMeasure.ending(kind)));
  }
}
