package org.perpupil;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.perpupil.authority.block.AuthorityTotals;
import org.perpupil.authority.block.Reconciliation;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Line;
import org.perpupil.formula.Total;
import org.perpupil.formula.printed.AllocationAsPrinted;
import org.perpupil.io.result.ResultTable;

/**
 * What schools are paid, in pounds, as {@code allocations.csv} has it.
 *
 * <p>Immutable and thread-safe.
 */
public final class BudgetShares extends Result {
  private final Allocation allocation;
  private final AllocationAsPrinted printed;
  private final SchoolRows rows;

  BudgetShares(Allocation allocation) {
    super(ResultTable.of(allocation));
    this.allocation = allocation;
    this.printed = AllocationAsPrinted.of(allocation);
    this.rows = SchoolRows.of(allocation.schools(), allocation::failure);
  }

  /** Returns the schools that are paid, by identifier, in the order of the file; unmodifiable. */
  public List<String> ids() {
    return rows.ids();
  }

  /** Returns why the others cannot be paid, by identifier; unmodifiable. */
  public Map<String, String> failures() {
    return rows.failures();
  }

  /**
   * Returns a school's budget share.
   *
   * @throws org.perpupil.problem.ProblemsException when there is no such school, or it fails
   */
  public double budgetShare(String id) {
    return total(id, Total.BUDGET_SHARE).orElseThrow();
  }

  /**
   * Returns a total of a school; nothing when it does not apply.
   *
   * @throws org.perpupil.problem.ProblemsException when there is no such school, or it fails
   */
  public OptionalDouble total(String id, Total total) {
    return allocation.total(total, rows.row(id));
  }

  /**
   * Returns a line of a school's budget share.
   *
   * @throws org.perpupil.problem.ProblemsException when there is no such school, or it fails
   */
  public double amount(String id, Line line) {
    return printed.amount(line, rows.row(id)).orElseThrow().doubleValue();
  }

  /** Returns what all schools that are paid get together. */
  public double total() {
    return Reconciliation.of(allocation, AuthorityTotals.of(allocation))
        .poundsInTotal()
        .doubleValue();
  }

  /** Returns the allocation, with every line, rate and remark. */
  public Allocation allocation() {
    return allocation;
  }

  @Override
  public String toString() {
    return "BudgetShares[" + rows.size() + " schools, " + rows.failures().size() + " failed]";
  }
}
