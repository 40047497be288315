package org.perpupil.io.input;

import com.google.common.collect.ImmutableSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.perpupil.budget.BudgetCode;

/** How much rows of imported budgets tell, by their schools. */
final class ImportedBudgets {
  private static final Set<String> OPENING = ImmutableSet.of("OB01", "OB02", "B01", "B02", "B06");

  private final Set<String> spending = new HashSet<>();
  private final Set<String> opening = new HashSet<>();

  /**
   * Creates the account of some rows.
   *
   * @param rows identifier, code and amount
   */
  ImportedBudgets(List<List<String>> rows) {
    for (List<String> row : rows) {
      Optional<BudgetCode> code = BudgetCode.find(row.get(1));
      if (code.filter(one -> one.kind() == BudgetCode.Kind.EXPENDITURE).isPresent()) {
        spending.add(row.get(0));
      }
      if (OPENING.contains(row.get(1))) {
        opening.add(row.get(0));
      }
    }
  }

  /** Returns of how many schools both spending and an opening balance are known. */
  int complete() {
    return (int) spending.stream().filter(opening::contains).count();
  }
}
