package org.perpupil.io.write;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.perpupil.budget.BudgetCode;
import org.perpupil.io.result.ProjectionLayout;
import org.perpupil.projection.Measure;

/** Which lines of a projection's file add up to which, for whoever adds them up. */
final class LinesOfTotals {
  private LinesOfTotals() {}

  /**
   * Returns the lines that are added and taken off, by total.
   *
   * @param codes those in the file
   */
  static Map<String, Map<String, List<String>>> of(Set<BudgetCode> codes, ProjectionLayout layout) {
    Map<String, Map<String, List<String>>> totals = new LinkedHashMap<>();
    totals.put(
        Measure.INCOME.fileName(),
        less(
            names(codes, BudgetCode.Kind.INCOME, layout),
            names(codes, BudgetCode.Kind.REVENUE_FOR_CAPITAL, layout)));
    totals.put(
        Measure.EXPENDITURE.fileName(),
        less(names(codes, BudgetCode.Kind.EXPENDITURE, layout), List.of()));
    totals.put(
        Measure.IN_YEAR_BALANCE.fileName(),
        less(List.of(Measure.INCOME.fileName()), List.of(Measure.EXPENDITURE.fileName())));
    totals.put(
        Measure.CLOSING_RESERVE.fileName(),
        less(
            List.of(Measure.OPENING_RESERVE.fileName(), Measure.IN_YEAR_BALANCE.fileName()),
            List.of()));
    return totals;
  }

  private static List<String> names(
      Set<BudgetCode> codes, BudgetCode.Kind kind, ProjectionLayout layout) {
    return codes.stream().filter(code -> code.kind() == kind).map(layout::name).distinct().toList();
  }

  private static Map<String, List<String>> less(List<String> added, List<String> takenOff) {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    lines.put("sum_of", added);
    lines.put("less", takenOff);
    return lines;
  }
}
