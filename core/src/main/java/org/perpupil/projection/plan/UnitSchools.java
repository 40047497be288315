package org.perpupil.projection.plan;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.StaffPost;
import org.perpupil.projection.world.Cohorts;
import org.perpupil.projection.world.GovernanceBlocks;
import org.perpupil.school.School;

/**
 * Schools of a plan that share formulas, assumptions and an arrangement, with what belongs to each.
 *
 * @param rows their rows in the plan
 * @param schools the schools, in that order
 * @param budgets their budgets, empty where none was given
 * @param posts their posts
 * @param profile which assumptions hold for them
 * @param pupilGroups the group of each among those that share numbers that move pupils
 * @param parameterPath which formulas, together with the assumptions
 * @param arranged who runs them
 * @param isPooled whether any of them shares a pool of grant
 * @param life when they open and pupils of closing schools come
 * @param arrivals the cohorts that come, by arrival
 * @param ownEmployer of each, whether it is its own employer when it is an academy
 */
@SuppressWarnings("ArrayRecordComponent")
record UnitSchools(
    List<Integer> rows,
    List<School> schools,
    List<Budget> budgets,
    List<List<StaffPost>> posts,
    int profile,
    int[] pupilGroups,
    int parameterPath,
    GovernanceBlocks arranged,
    boolean isPooled,
    boolean[] ownEmployer,
    Life life,
    List<Cohorts> arrivals) {

  /** Returns the same schools run by others. */
  UnitSchools arrangedAs(GovernanceBlocks other) {
    return new UnitSchools(
        rows,
        schools,
        budgets,
        posts,
        profile,
        pupilGroups,
        parameterPath,
        other,
        isPooled,
        ownEmployer,
        life,
        arrivals);
  }

  /** Returns the codes under which a school's cost follows from its posts. */
  Set<BudgetCode> staffed(int school) {
    Set<BudgetCode> codes = EnumSet.noneOf(BudgetCode.class);
    for (StaffPost post : posts.get(school)) {
      codes.add(post.role().code());
    }
    return codes;
  }
}
