package org.perpupil.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Line;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.StatementLine;
import org.perpupil.formula.Total;
import org.perpupil.io.input.Inputs;

/**
 * The chain from pupils to budget share for 19 academies of one county in 2015-16.
 *
 * <p>Inputs and figures are printed to six significant digits, so lines are compared unrounded,
 * within rate × half a unit in the sixth digit of (share × pupils) and half a unit of the amount.
 */
class Northumberland201516Test {
  private static final String FOLDER = "northumberland-2015-16/";
  private static Allocation allocation;
  private static List<Map<String, String>> published;

  @BeforeAll
  static void allocate() {
    Inputs inputs =
        Inputs.read(
            List.of(ReferenceData.path(FOLDER + "schools.csv")),
            List.of(ReferenceData.path(FOLDER + "formulas.csv").toString()));
    allocation = Allocation.of(inputs.schools(), inputs.formulas(0), RoundingRules.none());
    published = ReferenceData.rows(FOLDER + "published.csv");
  }

  @Test
  void everyLineIsWithinThePrintedDigits() {
    List<String> misses = new ArrayList<>();
    int compared = 0;
    for (int i = 0; i < published.size(); i++) {
      for (Map.Entry<String, String> cell : published.get(i).entrySet()) {
        Line line = Line.find(cell.getKey()).orElse(null);
        if (line != null) {
          compared++;
          double expected = Double.parseDouble(cell.getValue());
          double actual = allocation.amount(line, i).orElseThrow();
          double tolerance = inputTolerance(line, i) + Math.max(0.005, halfSixthDigit(expected));
          if (Math.abs(expected - actual) > tolerance) {
            misses.add(published.get(i).get("id") + " " + cell + " got " + actual);
          }
        }
      }
    }
    assertThat(misses).isEmpty();
    assertThat(compared).isEqualTo(19 * 24);
  }

  @Test
  void theGuaranteeAndTheScalingAreAsPublished() {
    for (int i = 0; i < published.size(); i++) {
      Map<String, String> row = published.get(i);
      String id = row.get("id");
      close(id, row, "mfg_unit_value", Total.MFG_UNIT_VALUE, i, 0.06);
      double adjustment = number(row, "mfg_adjustment");
      close(
          id,
          row,
          "mfg_adjustment",
          Total.MFG_ADJUSTMENT,
          i,
          Math.max(3, 0.002 * Math.abs(adjustment)));
      close(id, row, "budget_share_before_mfg", Total.BUDGET_SHARE_BEFORE_MFG, i, 6);
      close(id, row, "mfg_budget", Total.MFG_BUDGET, i, 6);
      close(id, row, "budget_share", Total.BUDGET_SHARE, i, 6);
      close(
          id, row, "budget_share_after_dedelegation", Total.BUDGET_SHARE_AFTER_DEDELEGATION, i, 6);
      OptionalDouble change = allocation.total(Total.MFG_CHANGE, i);
      assertThat(Math.abs(change.orElse(0) - number(row, "mfg_change"))).as(id).isLessThan(2e-5);
    }
  }

  @Test
  void theSchoolWithoutABaselineHasNoGuaranteeAndNoCap() {
    int row = allocation.schools().row("N07").orElseThrow();
    assertThat(allocation.total(Total.MFG_BASELINE_UNIT_VALUE, row)).isEmpty();
    assertThat(allocation.total(Total.MFG_CHANGE, row)).isEmpty();
    assertThat(allocation.total(Total.MFG_ADJUSTMENT, row)).hasValue(0);
    assertThat(allocation.total(Total.BUDGET_SHARE, row))
        .isEqualTo(allocation.total(Total.BUDGET_SHARE_BEFORE_MFG, row));
  }

  private static void close(
      String id, Map<String, String> row, String column, Total total, int i, double tolerance) {
    double actual = allocation.total(total, i).orElseThrow();
    assertThat(Math.abs(actual - number(row, column))).as(id + " " + column).isLessThan(tolerance);
  }

  private static double inputTolerance(Line line, int row) {
    double tolerance = 0;
    for (StatementLine statementLine : allocation.statement(row).lines()) {
      if (statementLine.line() == line) {
        for (StatementLine.Part part : statementLine.parts()) {
          tolerance += part.paidRate() * halfSixthDigit(part.share() * part.base());
        }
      }
    }
    return tolerance;
  }

  private static double halfSixthDigit(double value) {
    return value == 0 ? 0 : 0.5 * Math.pow(10, Math.floor(Math.log10(Math.abs(value))) - 5);
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }
}
