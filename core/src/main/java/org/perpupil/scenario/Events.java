package org.perpupil.scenario;

import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.perpupil.problem.Problem;
import org.perpupil.rates.FundingYear;

/**
 * What happens in a scenario beside its changes of assumptions.
 *
 * @param conversions schools that become academies, by identifier
 * @param formulas formulas that take over, by the year from which they pay
 * @param pools grant that is pooled, by its schools
 * @param schools what opens, closes, merges and moves, by what it is
 * @param joiners who counts as a trust's school when changes are aimed; a part of a scenario keeps
 *     them, so that each change is aimed at the same schools in every part
 */
record Events(
    Reversible<String, Joining> conversions,
    Reversible<FundingYear, FormulaSwitch> formulas,
    Reversible<Selector, GrantPooling> pools,
    Reversible<String, SchoolEvent> schools,
    Joiners joiners) {

  static Events of(
      Map<String, Joining> conversions,
      Map<FundingYear, FormulaSwitch> formulas,
      Map<Selector, GrantPooling> pools,
      Map<String, SchoolEvent> schools) {
    return new Events(
        Reversible.of(conversions),
        Reversible.of(formulas),
        Reversible.of(pools),
        Reversible.of(schools),
        Joiners.of(conversions));
  }

  boolean isEmpty() {
    return conversions.isEmpty() && formulas.isEmpty() && pools.isEmpty() && schools.isEmpty();
  }

  Events inverse() {
    return new Events(
        conversions.inverse(), formulas.inverse(), pools.inverse(), schools.inverse(), joiners);
  }

  Events part(boolean withOrganisation, boolean withFormulas) {
    return new Events(
        withOrganisation ? conversions : Reversible.of(Map.of()),
        withFormulas ? formulas : Reversible.of(Map.of()),
        withOrganisation ? pools : Reversible.of(Map.of()),
        withOrganisation ? schools : Reversible.of(Map.of()),
        joiners);
  }

  /** Returns these and others, those taken back left out; adds a problem for each conflict. */
  Events then(Events other, List<Problem> problems) {
    conversions
        .conflict(other.conversions)
        .ifPresent(id -> problems.add(ScenarioChecks.twice("school " + id, "conversion")));
    formulas
        .conflict(other.formulas)
        .ifPresent(year -> problems.add(ScenarioChecks.twice("year " + year, "formula")));
    pools
        .conflict(other.pools)
        .map(GrantPooling::name)
        .ifPresent(name -> problems.add(ScenarioChecks.twice("pool " + name, "pooling")));
    schools
        .conflict(other.schools)
        .ifPresent(event -> problems.add(ScenarioChecks.twice("event", event)));
    Map<String, Joining> joining = new LinkedHashMap<>(joiners.byId());
    joining.putAll(other.joiners.byId());
    joining.keySet().removeAll(conversions.cancelledBy(other.conversions));
    return new Events(
        conversions.then(other.conversions),
        formulas.then(other.formulas),
        pools.then(other.pools),
        schools.then(other.schools),
        new Joiners(ImmutableMap.copyOf(joining)));
  }
}
