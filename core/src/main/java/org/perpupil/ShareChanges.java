package org.perpupil;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.perpupil.impact.Comparison;
import org.perpupil.impact.GainsAndLosses;
import org.perpupil.impact.groups.LineFamilies;
import org.perpupil.io.result.ResultTable;

/**
 * What schools gain or lose when one formula replaces another, in pounds, and why.
 *
 * <p>Immutable and thread-safe.
 */
public final class ShareChanges extends Result {
  private final Comparison comparison;
  private final SchoolRows rows;

  ShareChanges(Comparison comparison) {
    super(ResultTable.of(comparison));
    this.comparison = comparison;
    this.rows = SchoolRows.of(comparison.before().schools(), comparison::failure);
  }

  /** Returns the schools that are compared, by identifier; unmodifiable. */
  public List<String> ids() {
    return rows.ids();
  }

  /** Returns why the others cannot be compared, by identifier; unmodifiable. */
  public Map<String, String> failures() {
    return rows.failures();
  }

  /**
   * Returns a school's budget share before.
   *
   * @throws org.perpupil.problem.ProblemsException when there is no such school, or it fails
   */
  public double before(String id) {
    return comparison.shareBeforeAsPrinted(rows.row(id)).orElseThrow().doubleValue();
  }

  /**
   * Returns a school's budget share after.
   *
   * @throws org.perpupil.problem.ProblemsException when there is no such school, or it fails
   */
  public double after(String id) {
    return comparison.shareAfterAsPrinted(rows.row(id)).orElseThrow().doubleValue();
  }

  /**
   * Returns what a school gains; negative when it loses.
   *
   * @throws org.perpupil.problem.ProblemsException when there is no such school, or it fails
   */
  public double change(String id) {
    return comparison.changeAsPrinted(rows.row(id)).orElseThrow().doubleValue();
  }

  /**
   * Returns why a school gains or loses: pounds by what people call the lines, such as {@code Lump
   * sum}; they add up to the change. Unmodifiable.
   *
   * @throws org.perpupil.problem.ProblemsException when there is no such school, or it fails
   */
  public Map<String, BigDecimal> causes(String id) {
    Map<String, BigDecimal> causes =
        new LinkedHashMap<>(LineFamilies.add(comparison.causesAsPrinted(rows.row(id))));
    causes.values().removeIf(pounds -> pounds.signum() == 0);
    return Collections.unmodifiableMap(causes);
  }

  /** Returns how many schools gain, lose, and by how much together. */
  public GainsAndLosses gainsAndLosses() {
    return GainsAndLosses.of(comparison);
  }

  /** Returns the comparison, with every line. */
  public Comparison comparison() {
    return comparison;
  }

  @Override
  public String toString() {
    return "ShareChanges[" + comparison.title() + ", " + rows.size() + " schools]";
  }
}
