package org.perpupil.projection;

import java.util.List;
import java.util.Map;
import org.perpupil.budget.Block;
import org.perpupil.budget.Budget;
import org.perpupil.budget.Budgets;
import org.perpupil.budget.Staff;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Arrangement;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.Governance;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;

/**
 * All that a projection starts from.
 *
 * @param schools the schools
 * @param formulas which formula holds when
 * @param first the first funding year
 * @param years how many funding years
 * @param budgets the budgets of some of the schools
 * @param staff the posts of some of the schools
 * @param arrangements who runs some of the schools; the others are run as their column says
 * @param reference the assumptions under which budgets come out as stated in the first year
 * @param others the assumptions of another run
 */
record ProjectionCase(
    SchoolTable schools,
    FormulaSteps formulas,
    FundingYear first,
    int years,
    List<Budget> budgets,
    Staff staff,
    Map<String, Arrangement> arrangements,
    Assumptions reference,
    Assumptions others) {

  FundingYear last() {
    return FundingYear.of(first.start() + years - 1);
  }

  NaiveTimeline timeline(int row) {
    School school = schools.school(row);
    Arrangement arrangement =
        arrangements.getOrDefault(
            school.id(), Arrangement.of(school.governance().orElse(Governance.MAINTAINED)));
    int conversion = NaiveTimeline.NEVER;
    if (arrangement.conversion().isPresent()) {
      Block block = arrangement.conversion().get();
      boolean inSeptember = block.term() == Block.Term.SEPTEMBER_TO_MARCH;
      conversion = 2 * (block.startYear() - first.start()) + (inSeptember ? 1 : 0);
    } else if (arrangement.in(Block.aprilToAugust(first.start())) == Governance.ACADEMY) {
      conversion = 0;
    }
    return new NaiveTimeline(first.start(), years, conversion);
  }

  ProjectionOracle oracle(int row, Assumptions assumptions) {
    return oracle(row, assumptions, new NaiveSolved());
  }

  ProjectionOracle oracle(int row, Assumptions assumptions, NaiveSolved solved) {
    School school = schools.school(row);
    return new ProjectionOracle(
        school,
        timeline(row),
        formulas,
        Budgets.of(budgets).find(school.id()),
        staff.posts(school.id()),
        reference,
        assumptions,
        solved,
        isOwnEmployer(school));
  }

  private boolean isOwnEmployer(School school) {
    Arrangement arrangement = arrangements.get(school.id());
    return school.trust().isEmpty() && (arrangement == null || arrangement.trust().isEmpty());
  }

  ProjectionCase withFormulas(FormulaSteps changed) {
    return new ProjectionCase(
        schools, changed, first, years, budgets, staff, arrangements, reference, others);
  }

  ProjectionCase withArrangement(String schoolId, Arrangement arrangement) {
    return new ProjectionCase(
        schools,
        formulas,
        first,
        years,
        budgets,
        staff,
        Map.of(schoolId, arrangement),
        reference,
        others);
  }

  ProjectionCase withAssumptions(Assumptions changed, Assumptions changedOthers) {
    return new ProjectionCase(
        schools, formulas, first, years, budgets, staff, arrangements, changed, changedOthers);
  }

  /** What repeats a failure by hand, in part. */
  @Override
  public String toString() {
    return schools.schools()
        + " "
        + formulas.local().keySet()
        + formulas.national()
        + " "
        + first
        + " + "
        + years
        + " years, "
        + arrangements
        + ", "
        + budgets
        + ", reference "
        + reference.settings().size()
        + ", others "
        + others.settings().size();
  }
}
