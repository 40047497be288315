package org.perpupil;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.result.ResultTable;

/**
 * What came of a question: typed figures, and the same as a table that writes itself.
 *
 * <p>Two results of a kind are equal when all their figures are. Immutable and thread-safe.
 */
public abstract sealed class Result
    permits BudgetShares,
        ShareChanges,
        BudgetYears,
        ScenarioEffects,
        JoiningChoice,
        DeficitRisks,
        AssumptionRanking,
        SensitivityEstimates,
        RequiredValue {
  private final ResultTable table;

  Result(ResultTable table) {
    this.table = table;
  }

  /** Returns every figure as CSV text with a header, as the command line writes it. */
  public String toCsv() {
    return table.toCsv();
  }

  /**
   * Returns every figure as JSON: objects under {@code rows}, their fields named as the columns.
   */
  public String toJson() {
    return table.toJson();
  }

  /**
   * Returns every figure by column: numbers as {@link java.math.BigDecimal} with the digits of the
   * file, names and words as text, null where a cell is blank; unmodifiable.
   *
   * <p>Named as a bean's property, so that what turns objects into JSON finds it.
   */
  public List<Map<String, @Nullable Object>> getRows() {
    return table.rows();
  }

  /**
   * Writes every figure, whole or not at all: to a file that ends {@code .csv} with what belongs
   * beside it, or {@code .json}.
   *
   * @throws org.perpupil.problem.ProblemsException when it cannot be written, or the file holds
   *     something else; nothing is written then
   */
  public void write(Path file) {
    table.write(file);
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof Result result && table.equals(result.table);
  }

  @Override
  public final int hashCode() {
    return table.hashCode();
  }
}
