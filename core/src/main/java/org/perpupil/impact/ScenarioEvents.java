package org.perpupil.impact;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.perpupil.budget.Block;
import org.perpupil.problem.Names;
import org.perpupil.problem.Problem;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Scenario;
import org.perpupil.school.Governance;
import org.perpupil.school.School;

/** Conversions and formulas of scenarios: what does not fit a run, and what differs. */
final class ScenarioEvents {
  private ScenarioEvents() {}

  static List<Problem> problems(RunInputs inputs, Scenario scenario) {
    List<Problem> problems = new ArrayList<>();
    List<String> ids = inputs.schools().schools().stream().map(School::id).toList();
    Block first = Block.septemberToMarch(inputs.first().start());
    Block last = Block.septemberToMarch(inputs.last().start());
    for (Map.Entry<String, Block> conversion : scenario.conversions().entrySet()) {
      String id = conversion.getKey();
      String place = "scenario, conversion of school " + id;
      Block block = conversion.getValue();
      if (inputs.schools().row(id).isEmpty()) {
        problems.add(
            Problem.error(
                place,
                id,
                "the identifier of one of the " + ids.size() + " schools",
                Names.advice(id, ids, "the school is missing from the schools file")));
      } else if (inputs
          .schools()
          .school(inputs.schools().row(id).getAsInt())
          .governance()
          .equals(Optional.of(Governance.ACADEMY))) {
        problems.add(
            Problem.error(
                place, "an academy", "a maintained school", "another school is to convert"));
      }
      if (block.compareTo(first) < 0 || block.compareTo(last) > 0) {
        problems.add(
            Problem.error(
                place,
                block.start().toString(),
                "a day from " + first.start() + " to " + last.start(),
                "the years of the run begin too late or end too early"));
      }
    }
    for (FundingYear year : scenario.formulas().keySet()) {
      if (year.compareTo(inputs.first()) < 0 || year.compareTo(inputs.last()) > 0) {
        problems.add(
            Problem.error(
                "scenario, formula",
                year.toString(),
                "a year from " + inputs.first() + " to " + inputs.last(),
                "the years of the run begin too late or end too early"));
      }
    }
    return problems;
  }

  /** Returns the keys under which two scenarios hold different things, or only one does. */
  static <K> Set<K> differing(Map<K, ?> one, Map<K, ?> other) {
    Set<K> keys = new LinkedHashSet<>(one.keySet());
    keys.addAll(other.keySet());
    keys.removeIf(key -> Objects.equals(one.get(key), other.get(key)));
    return keys;
  }
}
