package org.perpupil.io.input;

import java.util.ArrayList;
import java.util.List;
import org.perpupil.budget.Budget;
import org.perpupil.budget.Budgets;
import org.perpupil.budget.Staff;
import org.perpupil.problem.Problem;
import org.perpupil.problem.check.Names;

/** Warns of budgets that do not tell what balances rest on, once for all schools of a file. */
final class UnknownMoney {
  private UnknownMoney() {}

  /** Returns a warning of spending and one of opening balances that are missing, if any is. */
  static List<Problem> of(String file, Budgets budgets, Staff staff) {
    List<String> incomeAlone = new ArrayList<>();
    List<String> free = new ArrayList<>();
    List<String> opening = new ArrayList<>();
    for (Budget budget : budgets.all()) {
      boolean opens = budget.openingReserve().isPresent();
      boolean spends = budget.statesSpending() || !staff.posts(budget.id()).isEmpty();
      if (!spends) {
        (opens ? free : incomeAlone).add(budget.id());
      } else if (!opens) {
        opening.add(budget.id());
      }
    }
    List<Problem> warnings = new ArrayList<>();
    add(
        file,
        incomeAlone,
        "codes from E01 on, and OB01",
        "what the year costs, or posts, and the opening balance; without them there is income"
            + " alone",
        "the schools' published returns hold both",
        warnings);
    add(
        file,
        free,
        "codes from E01 on",
        "what the year costs, or posts; as it stands the schools spend nothing",
        "the schools' published returns hold it",
        warnings);
    add(
        file,
        opening,
        "code OB01",
        "the opening balance, OB01 and OB02, or B01 and B02 of the year before; without it there"
            + " are no reserves",
        "the schools' published returns hold it; for a school that starts with nothing, a row with"
            + " OB01 and 0 says so",
        warnings);
    return warnings;
  }

  private static void add(
      String file,
      List<String> ids,
      String codes,
      String expected,
      String advice,
      List<Problem> warnings) {
    if (!ids.isEmpty()) {
      warnings.add(
          Problem.warning(file + ", " + Names.schools(ids) + ", " + codes, "", expected, advice));
    }
  }
}
