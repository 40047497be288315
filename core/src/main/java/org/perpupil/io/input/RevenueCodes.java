package org.perpupil.io.input;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.Optional;
import org.perpupil.budget.BudgetCode;
import org.perpupil.io.csv.Cells;
import org.perpupil.problem.check.Names;

/** Codes of revenue income and expenditure, as files name them in a column {@code code}. */
final class RevenueCodes {
  private static final ImmutableList<String> CODES =
      Arrays.stream(BudgetCode.values())
          .filter(BudgetCode::isRevenue)
          .map(BudgetCode::code)
          .collect(ImmutableList.toImmutableList());

  private RevenueCodes() {}

  /** Returns the code of a row; one that is none is told of. */
  static Optional<BudgetCode> read(Cells cells) {
    String written = cells.word("code", CODES);
    Optional<BudgetCode> code = BudgetCode.find(written).filter(BudgetCode::isRevenue);
    if (!written.isEmpty() && code.isEmpty()) {
      cells.error(
          "code",
          written,
          "a code of revenue income or expenditure",
          Names.advice(written, CODES, "it belongs to another return"));
    }
    return code;
  }
}
