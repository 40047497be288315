package org.perpupil.io.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpupil.budget.BudgetCode;
import org.perpupil.io.SmallBudgets;
import org.perpupil.io.SmallFiles;
import org.perpupil.io.WexmoorYears;
import org.perpupil.io.WrittenRows;
import org.perpupil.io.csv.CsvText;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Measure;
import org.perpupil.projection.printed.ProjectionAsPrinted;
import org.perpupil.viability.cash.Actuals;
import org.perpupil.viability.cash.MonthlyCash;
import org.perpupil.viability.cash.MonthlyProfiles;
import org.perpupil.viability.cash.Outturn;

/** Actual amounts against the plan: variances, and what the year comes to. */
class OutturnTableTest {
  private static final ProjectionAsPrinted PRINTED =
      ProjectionAsPrinted.of(WexmoorYears.plan().run());
  private static final YearMonth OCTOBER = YearMonth.of(2025, 10);

  /** A maintained school with revenue for capital, and an academy with it, line by line. */
  @ParameterizedTest
  @ValueSource(strings = {"W05", "W16"})
  void whatIsOnPlanEndsAsPlanned(String id) {
    int school = row(id);
    Map<BudgetCode, Double> pounds = new EnumMap<>(BudgetCode.class);
    for (MonthlyCash.Month month : MonthlyCash.of(PRINTED, school).months()) {
      if (!month.month().isAfter(OCTOBER)) {
        month.pence().forEach((code, pence) -> pounds.merge(code, pence / 100.0, Double::sum));
      }
    }
    Outturn outturn =
        Outturn.of(PRINTED, school, new Actuals(OCTOBER, pounds), MonthlyProfiles.shipped());
    assertThat(outturn.lines())
        .hasSameSizeAs(pounds.keySet())
        .allSatisfy(
            line -> {
              assertThat(line.variance()).hasValue(0);
              assertThat(line.outturn()).isEqualTo(line.plan());
            });
    assertThat(outturn.sums())
        .allSatisfy(
            sum -> {
              assertThat(sum.actual()).hasValue(sum.planToDate());
              assertThat(sum.outturn())
                  .isEqualTo(sum.plan())
                  .isEqualTo(
                      PRINTED.total(school, sum.sum().orElseThrow(), outturn.year()).orElseThrow());
              assertThat(sum.outturnAtRate()).isEmpty();
            });
    assertThat(outturn.closing())
        .isEqualTo(outturn.closingAsPlanned())
        .isEqualTo(PRINTED.total(school, Measure.CLOSING_RESERVE, WexmoorYears.FIRST));
  }

  @Test
  void variancesMoveTheReserve() {
    Outturn outturn =
        Outturn.of(
            PRINTED,
            row("W01"),
            new Actuals(
                OCTOBER,
                Map.of(BudgetCode.E01, 700_000.0, BudgetCode.E16, 40_000.5, BudgetCode.I13, 9.0)),
            MonthlyProfiles.shipped());
    long income = line(outturn, BudgetCode.I13).variance().orElseThrow();
    long spent =
        line(outturn, BudgetCode.E01).variance().orElseThrow()
            + line(outturn, BudgetCode.E16).variance().orElseThrow();
    assertThat(line(outturn, BudgetCode.E16).actual()).hasValue(4_000_050);
    assertThat(outturn.closing())
        .hasValue(outturn.closingAsPlanned().orElseThrow() + income - spent);
    assertThat(outturn.sums())
        .extracting(sum -> sum.outturn() - sum.plan())
        .containsExactly(income, spent, income - spent);
    // Other lines have no actual amounts, so that their sums are not known.
    assertThat(outturn.sums())
        .allSatisfy(
            sum -> {
              assertThat(sum.actual()).isEmpty();
              assertThat(sum.variance()).isEmpty();
              assertThat(sum.variancePart()).isEmpty();
            });
    assertThat(line(outturn, BudgetCode.E19).outturn())
        .isEqualTo(line(outturn, BudgetCode.E19).plan());
    assertThat(line(outturn, BudgetCode.E19).outturnAtRate()).isEmpty();
  }

  /** Twice the plan so far is twice the plan of the year; of two signs, or no plan, is no rate. */
  @Test
  void aRateNeedsAPlanOfTheSameSign() {
    int school = row("W01");
    long toDate =
        line(
                Outturn.of(
                    PRINTED, school, new Actuals(OCTOBER, Map.of()), MonthlyProfiles.shipped()),
                BudgetCode.E16)
            .planToDate();
    Outturn.Row twice = energy(school, toDate / 50.0);
    assertThat(twice.outturnAtRate()).hasValue(2 * twice.plan());
    assertThat(twice.variancePart()).hasValue(1.0);
    assertThat(twice.outturn()).isEqualTo(twice.plan() + toDate);
    assertThat(energy(school, -1).outturnAtRate()).isEmpty();
    Outturn.Row unplanned =
        line(
            Outturn.of(
                PRINTED,
                school,
                new Actuals(OCTOBER, Map.of(BudgetCode.E30, 5.0)),
                MonthlyProfiles.shipped()),
            BudgetCode.E30);
    assertThat(unplanned.plan()).isZero();
    assertThat(unplanned.outturn()).isEqualTo(500);
    assertThat(unplanned.variancePart()).isEmpty();
    assertThat(unplanned.outturnAtRate()).isEqualTo(OptionalLong.empty());
  }

  @Test
  void aFileHasTheSchoolsWithAmounts() {
    Map<String, Actuals> actuals =
        Map.of(
            "W01", new Actuals(OCTOBER, Map.of(BudgetCode.E16, 40_000.5)),
            "W02", new Actuals(YearMonth.of(2026, 9), Map.of(BudgetCode.E30, 1.0)));
    List<Map<String, String>> rows =
        WrittenRows.of(
            CsvText.of(csv -> OutturnTable.rows(PRINTED, actuals, MonthlyProfiles.shipped(), csv)));
    assertThat(rows).extracting(row -> row.get("id")).containsOnly("W01", "W02");
    Outturn outturn =
        Outturn.of(PRINTED, row("W01"), actuals.get("W01"), MonthlyProfiles.shipped());
    assertThat(rows)
        .filteredOn(row -> row.get("id").equals("W01"))
        .hasSize(outturn.lines().size() + 4)
        .extracting(row -> row.get("line"))
        .endsWith("income", "expenditure", "in_year_balance", "closing_reserve");
    Outturn.Row energy = line(outturn, BudgetCode.E16);
    assertThat(rows)
        .filteredOn(row -> row.get("id").equals("W01") && row.get("line").equals("E16"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row)
                  .containsEntry("year", "2025-26")
                  .containsEntry("basis", "financial")
                  .containsEntry("month", "2025-10")
                  .containsEntry("actual", "40000.50");
              assertThat(WrittenRows.pounds(row, "variance").movePointRight(2).longValueExact())
                  .isEqualTo(energy.variance().orElseThrow());
              assertThat(WrittenRows.pounds(row, "variance_percent").doubleValue())
                  .isEqualTo(Math.round(1000 * energy.variancePart().orElseThrow()) / 10.0);
            });
    assertThat(rows)
        .filteredOn(row -> row.get("id").equals("W02") && row.get("line").equals("closing_reserve"))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("year", "2026-27")
                    .containsEntry("basis", "academic")
                    .containsEntry("actual", "")
                    .containsEntry("outturn_at_rate", ""));
  }

  @Test
  void aMonthOfNoYearIsRefused() {
    Actuals late = new Actuals(YearMonth.of(2031, 10), Map.of(BudgetCode.E16, 1.0));
    assertThatThrownBy(() -> Outturn.of(PRINTED, row("W01"), late, MonthlyProfiles.shipped()))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("actuals of school W01: found '2031-10'")
        .hasMessageContaining("expected a month from 2025-04 to 2028-03");
  }

  @Test
  void aSchoolWithoutFiguresHasNoOutturn(@TempDir Path folder) {
    SmallBudgets small = new SmallBudgets(new SmallFiles(folder));
    ProjectionAsPrinted printed = ProjectionAsPrinted.of(SmallBudgets.projection(small.inputs()));
    int school = printed.projection().schools().row("A3").orElseThrow();
    Actuals actuals = new Actuals(OCTOBER, Map.of(BudgetCode.E16, 1.0));
    assertThat(MonthlyCash.of(printed, school).lowest()).isEmpty();
    assertThatThrownBy(() -> Outturn.of(printed, school, actuals, MonthlyProfiles.shipped()))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("expected a school with figures");
    assertThat(
            CsvText.of(
                    csv ->
                        OutturnTable.rows(
                            printed, Map.of("A3", actuals), MonthlyProfiles.shipped(), csv))
                .lines())
        .hasSize(1);
  }

  private static Outturn.Row energy(int school, double pounds) {
    return line(
        Outturn.of(
            PRINTED,
            school,
            new Actuals(OCTOBER, Map.of(BudgetCode.E16, pounds)),
            MonthlyProfiles.shipped()),
        BudgetCode.E16);
  }

  private static Outturn.Row line(Outturn outturn, BudgetCode code) {
    return outturn.lines().stream()
        .filter(line -> line.code().orElseThrow() == code)
        .findFirst()
        .orElseThrow();
  }

  private static int row(String id) {
    return PRINTED.projection().schools().row(id).orElseThrow();
  }
}
