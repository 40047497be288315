package org.perpupil.viability.cash;

import com.google.common.collect.ImmutableMap;
import java.time.YearMonth;
import java.util.Map;
import org.perpupil.budget.BudgetCode;

/**
 * What a school has received and spent from the start of its year to the end of a month.
 *
 * @param to the last month
 * @param pounds by line; a line that is missing is not known
 */
public record Actuals(YearMonth to, Map<BudgetCode, Double> pounds) {
  /** Copies the amounts, in their order. */
  public Actuals {
    pounds = ImmutableMap.copyOf(pounds);
  }
}
