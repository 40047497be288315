package org.perpupil.io.read;

import static org.perpupil.problem.Problem.plain;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.problem.Problem;
import org.perpupil.school.School;

/**
 * Budgets that are out of proportion to the school's pupils or to themselves: a decimal point that
 * slipped in one code shows in the sum.
 */
public final class BudgetSlips {
  /** Pounds for each pupil, of a school that has more than a few; special places have more. */
  private static final double MOST_PER_PUPIL = 30_000;

  private static final double FEW = 30;
  private static final double FAR_APART = 4;

  private final String file;
  private final List<Problem> problems;

  public BudgetSlips(String file, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  /** Adds what is odd about a school's budget. */
  public void check(School school, Budget budget) {
    Map<BudgetCode, Double> amounts = new EnumMap<>(BudgetCode.class);
    for (BudgetCode code : BudgetCode.values()) {
      OptionalDouble amount = budget.amount(code);
      if (amount.isPresent()) {
        amounts.put(code, amount.getAsDouble());
      }
    }
    double income = sum(amounts, BudgetCode.Kind.INCOME);
    double cost = sum(amounts, BudgetCode.Kind.EXPENDITURE);
    perPupil(school, amounts, BudgetCode.Kind.INCOME, income);
    perPupil(school, amounts, BudgetCode.Kind.EXPENDITURE, cost);
    boolean isWhole = amounts.containsKey(BudgetCode.I01) && amounts.containsKey(BudgetCode.E01);
    if (isWhole && income > 0 && cost > 0 && !(cost <= FAR_APART * income)) {
      add(
          school,
          largest(amounts, BudgetCode.Kind.EXPENDITURE),
          plain(Math.rint(cost)) + " of costs",
          "costs near the income of " + plain(Math.rint(income)));
    }
    double reserve = budget.openingReserve().orElse(0);
    if (isWhole && income > 0 && !(Math.abs(reserve) <= income)) {
      add(
          school,
          BudgetCode.OB01,
          plain(reserve) + " of reserves",
          "a reserve below a year's income, " + plain(Math.rint(income)));
    }
  }

  private void perPupil(
      School school, Map<BudgetCode, Double> amounts, BudgetCode.Kind kind, double sum) {
    if (school.pupils() >= FEW && !(sum <= MOST_PER_PUPIL * school.pupils())) {
      add(
          school,
          largest(amounts, kind),
          plain(Math.rint(sum / school.pupils())) + " pounds a pupil in all",
          "up to about " + plain(MOST_PER_PUPIL) + " pounds for each of its pupils");
    }
  }

  private void add(School school, BudgetCode code, String value, String expected) {
    problems.add(
        Problem.warning(
            file + ", school " + school.id() + ", code " + code.code(),
            value,
            expected,
            "a decimal point slipped, there or in the school's pupils"));
  }

  private static double sum(Map<BudgetCode, Double> amounts, BudgetCode.Kind kind) {
    return amounts.entrySet().stream()
        .filter(entry -> entry.getKey().kind() == kind)
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  private static BudgetCode largest(Map<BudgetCode, Double> amounts, BudgetCode.Kind kind) {
    return amounts.entrySet().stream()
        .filter(entry -> entry.getKey().kind() == kind)
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElseGet(() -> Arrays.stream(BudgetCode.values()).findFirst().orElseThrow());
  }
}
