package org.perpupil.io.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpupil.budget.BudgetCode;
import org.perpupil.io.WexmoorYears;
import org.perpupil.io.WrittenRows;
import org.perpupil.io.csv.CsvText;
import org.perpupil.projection.Projection;
import org.perpupil.projection.YearBasis;
import org.perpupil.projection.printed.ProjectionAsPrinted;
import org.perpupil.rates.FundingYear;

/** Posts, pay and on-costs add up to the codes of the projection. */
class StaffingTableTest {
  private static final List<BudgetCode> STAFF =
      List.of(
          BudgetCode.E01,
          BudgetCode.E02,
          BudgetCode.E03,
          BudgetCode.E04,
          BudgetCode.E05,
          BudgetCode.E06,
          BudgetCode.E07,
          BudgetCode.E31);
  private static final FundingYear SECOND = FundingYear.of(2026);

  private static ProjectionAsPrinted shipped;
  private static ProjectionAsPrinted more;

  /** With back pay, an allowance of the levy, trainees, and posts that start later. */
  @BeforeAll
  static void project(@TempDir Path folder) {
    shipped = ProjectionAsPrinted.of(WexmoorYears.plan().runWithPosts());
    more =
        ProjectionAsPrinted.of(
            WexmoorYears.plan(
                    folder,
                    """
                    W01,education_support,salary,21000,2,2026-09-01,
                    W01,teacher,rest-of-england,M3,1,2027-04-01,
                    """,
                    """

                      pay.support_back_pay_share: 0.6
                      tax.apprenticeship_levy_part: 900
                      trainee.timetable_share: 0.05
                    """)
                .runWithPosts());
  }

  @Test
  void rowsOfACodeAddUpToIt() {
    for (ProjectionAsPrinted printed : List.of(shipped, more)) {
      int compared = 0;
      for (int school = 0; school < printed.projection().schools().size(); school++) {
        for (FundingYear year : printed.years(school)) {
          List<StaffingTable.Row> rows = StaffingTable.of(printed, school, year);
          for (BudgetCode code : STAFF) {
            assertThat(
                    rows.stream()
                        .filter(row -> row.code() == code)
                        .mapToLong(StaffingTable.Row::cost)
                        .sum())
                .as(school + " " + code + " " + year)
                .isEqualTo(printed.amount(school, code, year).orElseThrow());
            compared++;
          }
          assertThat(rows).isSortedAccordingTo((one, other) -> one.code().compareTo(other.code()));
        }
      }
      assertThat(compared).isGreaterThan(400);
    }
  }

  @Test
  void aFileHasTheSameRowsInPounds() {
    List<Map<String, String>> rows = rows(shipped);
    int at = 0;
    for (int school = 0; school < shipped.projection().schools().size(); school++) {
      for (FundingYear year : shipped.years(school)) {
        for (StaffingTable.Row row : StaffingTable.of(shipped, school, year)) {
          Map<String, String> cells = rows.get(at++);
          assertThat(cells)
              .containsEntry("id", shipped.projection().schools().school(school).id())
              .containsEntry("year", year.toString())
              .containsEntry("code", row.code().code())
              .containsEntry("point", row.point());
          assertThat(WrittenRows.pounds(cells, "cost").movePointRight(2))
              .isEqualByComparingTo(String.valueOf(row.cost()));
          if (row.pay().isPresent()) {
            assertThat(WrittenRows.pounds(cells, "pay").add(WrittenRows.pounds(cells, "on_costs")))
                .isEqualByComparingTo(WrittenRows.pounds(cells, "cost"));
          } else {
            assertThat(cells).containsEntry("pay", "").containsEntry("on_costs", "");
          }
        }
      }
    }
    assertThat(rows).hasSize(at);
  }

  /** A head on 81,600 pounds: five months, and seven after an award of 4 percent. */
  @Test
  void payIsWhatTheScalesSay() {
    assertThat(rows(shipped))
        .filteredOn(row -> row.get("point").equals("81600") && row.get("year").equals("2025-26"))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("id", "W01")
                    .containsEntry("basis", "financial")
                    .containsEntry("scale", "salary")
                    .containsEntry("posts", "1.00")
                    .containsEntry("full_time_equivalent", "1.00")
                    .containsEntry("pay", "83504.79"));
  }

  @Test
  void staffStatedAsATotalHaveNeitherPostsNorPay() {
    List<StaffingTable.Row> totals = new ArrayList<>();
    for (int school = 0; school < shipped.projection().schools().size(); school++) {
      for (StaffingTable.Row row : StaffingTable.of(shipped, school, WexmoorYears.FIRST)) {
        if (row.point().equals("total")) {
          totals.add(row);
        }
      }
    }
    assertThat(totals)
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.scale()).isEmpty();
              assertThat(row.posts()).isEmpty();
              assertThat(row.fullTimeEquivalent()).isEmpty();
              assertThat(row.pay()).isEmpty();
              assertThat(row.onCosts()).isEmpty();
            });
  }

  /** Two posts from September 2026: seven months of the financial year, and then all of it. */
  @Test
  void postsThatStartLaterAreHeldFromThen() {
    List<Map<String, String>> later =
        rows(more).stream().filter(row -> row.get("point").equals("21000")).toList();
    assertThat(later).extracting(row -> row.get("year")).containsExactly("2026-27", "2027-28");
    assertThat(later).extracting(row -> row.get("posts")).containsExactly("1.17", "2.00");
  }

  @Test
  void traineesAndTheAllowanceHaveRowsOfTheirOwn() {
    List<Map<String, String>> rows = rows(more);
    assertThat(rows)
        .filteredOn(row -> row.get("point").equals("UQ1"))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(WrittenRows.pounds(row, "cost")).isGreaterThan(pay(row)));
    assertThat(rows)
        .filteredOn(row -> row.get("point").equals("levy_allowance"))
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row).containsEntry("pay", "0.00").containsEntry("posts", "");
              assertThat(WrittenRows.pounds(row, "cost")).isNegative();
            });
    assertThat(rows(shipped)).noneMatch(row -> row.get("point").equals("levy_allowance"));
  }

  @Test
  void postsAreKeptOnlyWhereAskedFor() {
    Projection without = WexmoorYears.plan().run();
    assertThatThrownBy(() -> without.posts(0, SECOND, YearBasis.FINANCIAL))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the plan was run without posts");
    assertThat(shipped.projection().posts(0, FundingYear.of(2040), YearBasis.FINANCIAL)).isEmpty();
  }

  private static BigDecimal pay(Map<String, String> row) {
    return WrittenRows.pounds(row, "pay");
  }

  private static List<Map<String, String>> rows(ProjectionAsPrinted printed) {
    return WrittenRows.of(CsvText.of(csv -> StaffingTable.rows(printed, csv)));
  }
}
