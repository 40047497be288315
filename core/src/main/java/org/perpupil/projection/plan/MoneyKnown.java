package org.perpupil.projection.plan;

import java.util.Optional;
import org.perpupil.budget.Budget;
import org.perpupil.budget.Staff;

/**
 * What of a school's money its budget and its posts tell: published allocations tell income alone.
 * What they do not tell is not 0. A budget that has an opening balance and no spending is taken at
 * its word.
 *
 * @param spending whether any spending or an opening balance is stated, or any post listed
 * @param reserve whether the opening balance is stated
 */
public record MoneyKnown(boolean spending, boolean reserve) {
  /** Returns what is known of a school that has a budget. */
  public static MoneyKnown of(Budget budget, Staff staff) {
    boolean reserve = budget.openingReserve().isPresent();
    boolean spends = budget.statesSpending() || !staff.posts(budget.id()).isEmpty();
    return new MoneyKnown(reserve || spends, reserve);
  }

  /** Returns why a school has no reserves; nothing where all is known. */
  public Optional<String> reason() {
    if (reserve) {
      return Optional.empty();
    }
    return Optional.of(
        spending
            ? "its budget states no opening balance (OB01 and OB02, or B01 and B02 of the year"
                + " before)"
            : "its budget states neither spending nor an opening balance, and no posts are listed");
  }
}
