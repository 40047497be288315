package org.perpupil.scenario;

import static org.perpupil.problem.Problem.plain;

import java.util.List;
import org.perpupil.problem.Problem;
import org.perpupil.scenario.ChangedAssumptions.Placed;

/** What is wrong with a scenario by itself, whatever the schools. */
final class ScenarioChecks {
  private ScenarioChecks() {}

  static void check(List<Placed> constants, List<Placed> changes, List<Problem> problems) {
    constants.forEach(placed -> checkValue(placed, problems));
    changes.forEach(placed -> checkValue(placed, problems));
    for (Placed placed : changes) {
      constants.stream()
          .filter(constant -> constant.change().assumption() == placed.change().assumption())
          .findFirst()
          .ifPresent(
              constant ->
                  problems.add(
                      Problem.error(
                          placed.place(),
                          placed.change().assumption().name(),
                          "a name that is constant or changed, not both",
                          "the constant is left over; it is in " + constant.place())));
    }
    conflicts(constants, problems);
    conflicts(changes, problems);
  }

  static Problem twice(String place, String value) {
    return Problem.error(place, value, "each once", "one of the two is left over");
  }

  private static void checkValue(Placed placed, List<Problem> problems) {
    Change change = placed.change();
    if (change.op() == Change.Op.SET && !change.assumption().accepts(change.value())) {
      problems.add(change.assumption().outOfRange(placed.place(), plain(change.value())));
    }
  }

  private static void conflicts(List<Placed> changes, List<Problem> problems) {
    for (int j = 1; j < changes.size(); j++) {
      Placed later = changes.get(j);
      for (int i = 0; i < j; i++) {
        Placed earlier = changes.get(i);
        if (later.change().conflictsWith(earlier.change())) {
          problems.add(
              Problem.error(
                  later.place(),
                  later.change().toString(),
                  "changes of one value that may stand in any order",
                  "one change with the result serves, or schools and years that do not overlap;"
                      + " the other is in "
                      + earlier.place()));
          break;
        }
      }
    }
  }
}
