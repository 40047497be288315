package org.perpupil.projection;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.StaffPost;
import org.perpupil.budget.StaffRole;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.plan.GroupSteps;
import org.perpupil.projection.plan.ProjectionInputs;
import org.perpupil.projection.plan.SchoolChanges;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;

/**
 * Holds the posts of schools against their budgets, as the budget share is held against the
 * formula: posts take the place of what a budget states under their codes, so that a list of some
 * of them would make the others vanish.
 */
final class PostsAgainstBudgets {
  private PostsAgainstBudgets() {}

  /** Returns posts and budgets by code of every school that has both, in the order of the table. */
  static List<PostsOfBudget> of(ProjectionInputs inputs) {
    List<School> schools =
        inputs.schools().schools().stream().filter(school -> hasBoth(inputs, school)).toList();
    if (schools.isEmpty()) {
      return List.of();
    }
    List<PostsOfBudget> all = new ArrayList<>();
    Projection year;
    try {
      year = ProjectionPlan.unchecked(firstYear(inputs, schools)).runAnyway(inputs.assumptions());
    } catch (ProblemsException e) {
      // Whoever runs the years is told the same.
      return List.of();
    }
    FundingYear first = inputs.first();
    for (int row = 0; row < schools.size(); row++) {
      School school = schools.get(row);
      Budget budget = inputs.budgets().find(school.id()).orElseThrow();
      YearBasis basis =
          year.has(row, first, YearBasis.FINANCIAL) ? YearBasis.FINANCIAL : YearBasis.ACADEMIC;
      for (BudgetCode code : year.codesFromPosts(row)) {
        OptionalDouble stated = budget.amount(code);
        OptionalDouble posts = year.amount(row, code, first, basis);
        if (stated.isPresent() && posts.isPresent()) {
          boolean areAllThere =
              inputs.staff().posts(school.id()).stream()
                  .anyMatch(post -> post.role().code() == code && post.isOfAllPosts());
          all.add(
              new PostsOfBudget(
                  school.id(), code, stated.getAsDouble(), posts.getAsDouble(), areAllThere));
        }
      }
    }
    return List.copyOf(all);
  }

  /** Returns why schools cannot be projected whose posts are not those of their budgets, by id. */
  static Map<String, String> contradictions(List<PostsOfBudget> all) {
    Map<String, String> reasons = new LinkedHashMap<>();
    for (PostsOfBudget one : all) {
      if (one.isContradiction()) {
        reasons.merge(one.schoolId(), reason(one), (some, more) -> some + "; " + more);
      }
    }
    return ImmutableMap.copyOf(reasons);
  }

  private static String reason(PostsOfBudget one) {
    String roles =
        Arrays.stream(StaffRole.values())
            .filter(role -> role.code() == one.code())
            .map(StaffRole::fileName)
            .collect(Collectors.joining(" and "));
    String advice =
        one.difference() < 0
            ? "posts of " + roles + " may be missing"
            : "posts of " + roles + " may stand twice, or in another year's number";
    return String.format(
        Locale.ROOT,
        "posts under %s come to £%,.2f, but its budget states £%,.2f, more than 5 percent apart; %s"
            + " (all_posts true in the staff file: they are all there are)",
        one.code().code(),
        one.posts(),
        one.stated(),
        advice);
  }

  private static boolean hasBoth(ProjectionInputs inputs, School school) {
    Set<BudgetCode> codes = EnumSet.noneOf(BudgetCode.class);
    for (StaffPost post : inputs.staff().posts(school.id())) {
      codes.add(post.role().code());
    }
    return inputs
        .budgets()
        .find(school.id())
        .filter(budget -> codes.stream().anyMatch(code -> budget.amount(code).isPresent()))
        .isPresent();
  }

  private static ProjectionInputs firstYear(ProjectionInputs inputs, List<School> schools) {
    return new ProjectionInputs(
        SchoolTable.of(schools),
        inputs.formulas(),
        inputs.first(),
        inputs.first(),
        inputs.budgets(),
        inputs.staff(),
        inputs.arrangements(),
        inputs.assumptions(),
        inputs.aimed(),
        new GroupSteps(Map.of(), List.of()),
        true,
        SchoolChanges.none());
  }
}
