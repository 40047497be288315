package org.perpupil.budget;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;

/** The budgets of schools, one a school at most. Immutable and thread-safe. */
public final class Budgets {
  private final ImmutableMap<String, Budget> byId;

  private Budgets(ImmutableMap<String, Budget> byId) {
    this.byId = byId;
  }

  /**
   * Returns the given budgets, in their order.
   *
   * @throws ProblemsException when a school has two; names every such school
   */
  public static Budgets of(List<Budget> budgets) {
    Map<String, Budget> byId = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (Budget budget : budgets) {
      if (byId.putIfAbsent(budget.id(), budget) != null) {
        problems.add(
            Problem.error(
                "budget of school " + budget.id(),
                budget.id(),
                "one budget a school",
                "the same school was given twice, or one of the two is another year's"));
      }
    }
    ProblemsException.throwIfAny(problems);
    return new Budgets(ImmutableMap.copyOf(byId));
  }

  /** Returns the budget of a school, or nothing when it has none. */
  public Optional<Budget> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Returns every budget, in the order given; unmodifiable. */
  public Collection<Budget> all() {
    return byId.values();
  }

  @Override
  public String toString() {
    return "Budgets[" + byId.size() + " schools]";
  }
}
