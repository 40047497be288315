package org.perpupil.io.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.perpupil.budget.BudgetCode;
import org.perpupil.io.WexmoorYears;
import org.perpupil.io.WrittenRows;
import org.perpupil.io.csv.CsvText;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.projection.YearBasis;
import org.perpupil.projection.printed.ProjectionAsPrinted;
import org.perpupil.rates.FundingYear;
import org.perpupil.viability.cash.MonthlyCash;
import org.perpupil.viability.cash.MonthlyCash.Month;
import org.perpupil.viability.cash.MonthlyProfiles;

/** Cash by month: months add up to years, whatever years schools are shown in. */
class MonthlyTableTest {
  private static final Projection PROJECTION = WexmoorYears.plan().run();
  private static final ProjectionAsPrinted OWN = ProjectionAsPrinted.of(PROJECTION);

  @ParameterizedTest
  @EnumSource(YearBasis.class)
  void monthsAddUpToTheirYear(YearBasis basis) {
    ProjectionAsPrinted printed = ProjectionAsPrinted.of(PROJECTION, row -> basis);
    int compared = 0;
    for (int school = 0; school < PROJECTION.schools().size(); school++) {
      MonthlyCash cash = MonthlyCash.of(printed, school);
      assertThat(cash.months()).hasSize(12 * printed.years(school).size());
      for (FundingYear year : printed.years(school)) {
        List<Month> months =
            cash.months().stream().filter(month -> month.year().equals(year)).toList();
        for (BudgetCode code : printed.codes(school)) {
          if (code.isRevenue()) {
            assertThat(months.stream().mapToLong(month -> month.pence().get(code)).sum())
                .as(school + " " + code + " " + year)
                .isEqualTo(printed.amount(school, code, year).orElseThrow());
            compared++;
          }
        }
        assertThat(months.stream().mapToLong(month -> month.net().orElseThrow()).sum())
            .isEqualTo(printed.total(school, Measure.IN_YEAR_BALANCE, year).orElseThrow());
        assertThat(months.get(11).cash().orElseThrow())
            .isEqualTo(printed.total(school, Measure.CLOSING_RESERVE, year).orElseThrow());
        assertThat(months.get(0).month())
            .hasToString(year.start() + (basis == YearBasis.ACADEMIC ? "-09" : "-04"));
      }
    }
    assertThat(compared).isGreaterThan(500);
  }

  @Test
  void aMonthIsARow() {
    List<Map<String, String>> rows = rows(ProjectionLayout.tidy());
    int at = 0;
    for (int school = 0; school < PROJECTION.schools().size(); school++) {
      for (Month month : MonthlyCash.of(OWN, school).months()) {
        Map<String, String> row = rows.get(at++);
        assertThat(row)
            .containsEntry("id", PROJECTION.schools().school(school).id())
            .containsEntry("basis", OWN.basis(school).fileName())
            .containsEntry("month", month.month().toString());
        for (BudgetCode code : BudgetCode.values()) {
          assertThat(pence(row, code.code())).isEqualTo(month.pence().getOrDefault(code, 0L));
        }
        assertThat(pence(row, "receipts") - pence(row, "payments"))
            .isEqualTo(pence(row, "net"))
            .isEqualTo(month.net().orElseThrow());
        assertThat(pence(row, "cash")).isEqualTo(month.cash().orElseThrow());
      }
    }
    assertThat(rows).hasSize(at);
    assertThat(rows.get(0)).containsEntry("E30", "");
  }

  /** Under academies' codes, several lines are one. */
  @Test
  void linesOfOneNameAddUp() {
    List<Map<String, String>> plain = rows(ProjectionLayout.tidy());
    List<Map<String, String>> codes = rows(ProjectionLayout.tidy().withAcademyCodes(true));
    assertThat(codes.get(0).size()).isLessThan(plain.get(0).size());
    for (int row = 0; row < plain.size(); row++) {
      long sum = 0;
      for (BudgetCode code : BudgetCode.values()) {
        if (code.aarCode().equals(BudgetCode.E01.aarCode())) {
          sum += pence(plain.get(row), code.code());
        }
      }
      assertThat(pence(codes.get(row), BudgetCode.E01.aarCode().orElseThrow())).isEqualTo(sum);
      assertThat(codes.get(row)).containsEntry("cash", plain.get(row).get("cash"));
    }
  }

  @Test
  void grantsAndBillsComeInTheirMonths() {
    for (Map<String, String> row : rows(ProjectionLayout.tidy())) {
      int month = Integer.parseInt(row.get("month").substring(5));
      int insured = row.get("basis").equals("academic") ? 9 : 4;
      assertThat(pence(row, "I05") > 0).isEqualTo(month % 3 == 0);
      assertThat(pence(row, "E23") > 0).isEqualTo(month == insured);
      assertThat(pence(row, "E17") > 0).isEqualTo(month != 2 && month != 3);
    }
  }

  @Test
  void theLowestMonthIsTheFirstWithLeastCash() {
    for (int school = 0; school < PROJECTION.schools().size(); school++) {
      MonthlyCash cash = MonthlyCash.of(OWN, school);
      Month lowest = cash.lowest().orElseThrow();
      assertThat(cash.months())
          .allSatisfy(
              month -> {
                assertThat(month.cash().orElseThrow())
                    .isGreaterThanOrEqualTo(lowest.cash().orElseThrow());
                assertThat(
                        month.cash().equals(lowest.cash())
                            && month.month().isBefore(lowest.month()))
                    .isFalse();
              });
      assertThat(cash.lowestOfYears()).contains(lowest);
      assertThat(cash.lowestOfYears()).extracting(Month::year).isEqualTo(OWN.years(school));
    }
  }

  @Test
  void profilesSayWhatTheyRestOn() {
    assertThat(MonthlyTable.profiles(OWN, MonthlyProfiles.shipped()))
        .anySatisfy(
            profile ->
                assertThat(profile)
                    .containsEntry("line", "E16")
                    .containsEntry("status", "unverified")
                    .containsKey("april_to_march_percent"))
        .anySatisfy(profile -> assertThat(profile).containsEntry("line", "all others"))
        .anySatisfy(profile -> assertThat(profile).containsEntry("basis", "academic"))
        .anySatisfy(profile -> assertThat(profile).containsKey("april_to_march_parts_of_blocks"))
        .allSatisfy(profile -> assertThat(profile.get("source")).asString().isNotEmpty())
        .doesNotHaveDuplicates();
  }

  private static long pence(Map<String, String> row, String column) {
    return WrittenRows.pounds(row, column).movePointRight(2).longValueExact();
  }

  private static List<Map<String, String>> rows(ProjectionLayout layout) {
    return WrittenRows.of(CsvText.of(csv -> MonthlyTable.rows(OWN, layout, csv)));
  }
}
