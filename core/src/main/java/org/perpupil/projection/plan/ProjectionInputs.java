package org.perpupil.projection.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import org.perpupil.budget.Budget;
import org.perpupil.budget.Budgets;
import org.perpupil.budget.Staff;
import org.perpupil.projection.FormulaPath;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Arrangement;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.Governance;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;

/**
 * Everything that a plan is compiled from. Immutable.
 *
 * @param incomeAlone whether schools whose spending or opening balance is not known are projected
 * @param changes schools that open, close, merge and move
 */
public record ProjectionInputs(
    SchoolTable schools,
    FormulaPath formulas,
    FundingYear first,
    FundingYear last,
    Budgets budgets,
    Staff staff,
    Map<String, Arrangement> arrangements,
    Assumptions assumptions,
    AimedSelectors aimed,
    GroupSteps groups,
    boolean incomeAlone,
    SchoolChanges changes) {

  public Arrangement arrangement(School school) {
    return arrangements.getOrDefault(
        school.id(), Arrangement.of(school.governance().orElse(Governance.MAINTAINED)));
  }

  /** Returns why schools with a budget have no balances, by their identifiers, in order. */
  public Map<String, String> unknownMoney() {
    Map<String, String> reasons = new LinkedHashMap<>();
    for (Budget budget : budgets.all()) {
      MoneyKnown.of(budget, staff).reason().ifPresent(why -> reasons.put(budget.id(), why));
    }
    return reasons;
  }

  public ProjectionInputs aimedAt(AimedSelectors more) {
    return new ProjectionInputs(
        schools,
        formulas,
        first,
        last,
        budgets,
        staff,
        arrangements,
        assumptions,
        aimed.and(more),
        groups,
        incomeAlone,
        changes);
  }
}
