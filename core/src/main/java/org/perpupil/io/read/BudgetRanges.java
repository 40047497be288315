package org.perpupil.io.read;

import org.perpupil.budget.BudgetCode;
import org.perpupil.problem.Range;

/** The limits of amounts in budgets, by what they are; the largest schools spend 20 million. */
public final class BudgetRanges {
  private static final double MOST = 100_000_000;

  /** Any amount. */
  public static final Range AMOUNT = Range.of("pounds a year", -MOST, MOST);

  /** Income, and costs; corrections below 0 happen, and are pointed out. */
  static final Range FLOW = AMOUNT.usually(0, 25_000_000);

  /** Reserves as they stand. */
  static final Range RESERVE = Range.of("pounds", -MOST, MOST).usually(-5_000_000, 10_000_000);

  /** Grants, and early years funding. */
  static final Range GRANT = Range.of("pounds a year, 0 or more", 0, MOST).usually(0, 5_000_000);

  private BudgetRanges() {}

  /** Returns the limits of a code's amount. */
  public static Range of(BudgetCode code) {
    return switch (code.kind()) {
      case INCOME, EXPENDITURE -> FLOW;
      case BALANCE -> RESERVE;
      case CAPITAL, REVENUE_FOR_CAPITAL -> AMOUNT;
    };
  }
}
