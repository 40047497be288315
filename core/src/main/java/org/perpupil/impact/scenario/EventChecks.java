package org.perpupil.impact.scenario;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.perpupil.budget.Block;
import org.perpupil.problem.Problem;
import org.perpupil.problem.check.IdentifierSet;
import org.perpupil.problem.check.Names;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Scenario;
import org.perpupil.scenario.Selector;
import org.perpupil.school.Governance;

/** What of a scenario's events does not fit the schools and years of a run. */
final class EventChecks {
  private static final String YEARS = "the years of the run begin too late or end too early";

  private final RunInputs inputs;
  private final Scenario scenario;
  private final List<Problem> problems = new ArrayList<>();

  EventChecks(RunInputs inputs, Scenario scenario) {
    this.inputs = inputs;
    this.scenario = scenario;
  }

  List<Problem> problems() {
    scenario.conversionDays().forEach(this::conversion);
    Set<String> trusts = trusts();
    IdentifierSet seen = seen(trusts);
    scenario
        .trusts()
        .forEach(
            (id, trust) -> {
              Optional<Problem> alike = seen.add(trust, place(id));
              if (!trusts.contains(trust)) {
                problems.add(alike.orElseGet(() -> unknownTrust(id, trust, trusts)));
              }
            });
    for (FundingYear year : scenario.formulas().keySet()) {
      if (year.compareTo(inputs.first()) < 0 || year.compareTo(inputs.last()) > 0) {
        String expected = "a year from " + inputs.first() + " to " + inputs.last();
        problems.add(Problem.error("scenario, formula", year.toString(), expected, YEARS));
      }
    }
    return problems;
  }

  private void conversion(String id, LocalDate day) {
    OptionalInt row = inputs.schools().row(id);
    String place = place(id);
    if (row.isEmpty()) {
      problems.add(inputs.schools().unknown(id, place));
    } else if (inputs
        .schools()
        .school(row.getAsInt())
        .governance()
        .equals(Optional.of(Governance.ACADEMY))) {
      problems.add(
          Problem.error(
              place, "an academy", "a maintained school", "another school is to convert"));
    }
    LocalDate first = Block.septemberToMarch(inputs.first().start()).start();
    LocalDate end = Block.septemberToMarch(inputs.last().start()).next().start();
    if (day.isBefore(first) || !day.isBefore(end)) {
      String expected = "a day from " + first + " to " + end.minusMonths(1);
      problems.add(Problem.error(place, day.toString(), expected, YEARS));
    }
  }

  /** Returns every trust that joining makes a difference for, or that is there already. */
  private Set<String> trusts() {
    Set<String> trusts = new LinkedHashSet<>();
    inputs.schools().schools().forEach(school -> school.trust().ifPresent(trusts::add));
    inputs.assumptions().selectors().forEach(selector -> add(selector, trusts));
    scenario.changes().forEach(change -> add(change.selector(), trusts));
    scenario.pools().forEach(pool -> add(pool.schools(), trusts));
    return trusts;
  }

  /** Trusts from outside are in no file, so that a slip of the pen would make another one. */
  private IdentifierSet seen(Set<String> trusts) {
    IdentifierSet seen = new IdentifierSet("trust");
    inputs
        .schools()
        .schools()
        .forEach(
            school -> school.trust().ifPresent(trust -> seen.add(trust, "school " + school.id())));
    for (String trust : trusts) {
      seen.add(trust, "the assumptions and the scenario").ifPresent(problems::add);
    }
    return seen;
  }

  private static void add(Selector selector, Set<String> trusts) {
    if (selector instanceof Selector.Trust aimed) {
      trusts.add(aimed.name());
    }
  }

  private static Problem unknownTrust(String id, String trust, Set<String> trusts) {
    return Problem.error(
        place(id),
        trust,
        "a trust that one of the schools is in, or that a change or a pool is aimed at",
        Names.advice(trust, trusts, "a change with its central charge was forgotten"));
  }

  private static String place(String id) {
    return "scenario, conversion of school " + id;
  }
}
