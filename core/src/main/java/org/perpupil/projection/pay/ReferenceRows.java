package org.perpupil.projection.pay;

import org.perpupil.budget.Pension;
import org.perpupil.rates.PayArea;

/**
 * Rows of the cost table that stand for staff who are known as a total only.
 *
 * @param teacher a full-time teacher at M6 outside London
 * @param trainee an unqualified teacher at the first point outside London
 * @param youngTrainee the same as an apprentice under 25
 * @param support a full-time post at the reference salary, whose pay an assumption names
 */
public record ReferenceRows(int teacher, int trainee, int youngTrainee, int support) {
  static final String TRAINEE_POINT = "UQ1";

  static ReferenceRows in(CostRows rows) {
    PayArea area = PayArea.REST_OF_ENGLAND;
    return new ReferenceRows(
        rows.row(CostRow.point(area, "M6", 1, Pension.TEACHERS, false)),
        rows.row(CostRow.point(area, TRAINEE_POINT, 1, Pension.TEACHERS, false)),
        rows.row(CostRow.point(area, TRAINEE_POINT, 1, Pension.TEACHERS, true)),
        rows.row(CostRow.supportSalary(Double.NaN, 1, Pension.LOCAL_GOVERNMENT, false)));
  }
}
