package org.perpupil.io.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.perpupil.budget.BudgetCode;
import org.perpupil.io.WexmoorYears;
import org.perpupil.io.WrittenRows;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.projection.YearBasis;
import org.perpupil.projection.printed.ProjectionAsPrinted;
import org.perpupil.rates.FundingYear;

/** The budget forecast return: the years of academies, the first in two parts. */
class BudgetForecastTableTest {
  private static final ProjectionLayout LAYOUT = ProjectionLayout.tidy().asForecastReturn();
  private static final Projection PROJECTION = WexmoorYears.plan().run();
  private static final ProjectionAsPrinted PRINTED = LAYOUT.printed(PROJECTION);
  private static final List<Map<String, String>> ROWS =
      WrittenRows.of(ProjectionWriter.toCsv(PROJECTION, LAYOUT));

  @Test
  void academiesAloneReport() {
    for (int school = 0; school < PROJECTION.schools().size(); school++) {
      String id = PROJECTION.schools().school(school).id();
      boolean isAcademy = PROJECTION.basis(school) == YearBasis.ACADEMIC;
      assertThat(BudgetForecastTable.has(PRINTED, school)).isEqualTo(isAcademy);
      assertThat(ROWS.stream().anyMatch(row -> row.get("id").equals(id))).isEqualTo(isAcademy);
    }
    assertThat(ROWS.get(0).keySet())
        .containsExactly("id", "line", "line_3y", "number", "title", "y1p1", "y1p2", "y2", "y3");
  }

  @Test
  void partsAndYearsOfALineAreThoseOfTheProjection() {
    int compared = 0;
    for (Map<String, String> row : ROWS) {
      if (row.get("number").equals("not known")) {
        int school = PROJECTION.schools().row(row.get("id")).orElseThrow();
        List<FundingYear> years = PRINTED.years(school);
        Map<FundingYear, Long> expected = new TreeMap<>();
        for (BudgetCode code : PRINTED.codes(school)) {
          if (code.isRevenue() && LAYOUT.name(code).equals(row.get("line"))) {
            assertThat(row.get("title")).contains(code.title());
            for (FundingYear year : years) {
              expected.merge(year, PRINTED.amount(school, code, year).orElseThrow(), Long::sum);
            }
          }
        }
        assertThat(pence(row, "y1p1") + pence(row, "y1p2")).isEqualTo(expected.get(years.get(0)));
        assertThat(pence(row, "y2")).isEqualTo(expected.get(years.get(1)));
        assertThat(pence(row, "y3")).isEqualTo(expected.get(years.get(2)));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(40);
  }

  @Test
  void totalsAreThoseOfTheProjection() {
    for (Map<String, String> row : ROWS) {
      Map<String, Measure> measures =
          Map.of(
              "298", Measure.INCOME,
              "380", Measure.EXPENDITURE,
              "430", Measure.CLOSING_RESERVE,
              "999", Measure.PUPILS);
      if (row.get("number").equals("known")) {
        Measure measure = measures.get(row.get("line"));
        int school = PROJECTION.schools().row(row.get("id")).orElseThrow();
        List<FundingYear> years = PRINTED.years(school);
        // A reserve is that at the end of a part, not what a part adds.
        long first = measure == Measure.CLOSING_RESERVE ? 0 : pence(row, "y1p1");
        assertThat(first + pence(row, "y1p2"))
            .as(row.toString())
            .isEqualTo(PRINTED.total(school, measure, years.get(0)).orElseThrow());
        assertThat(pence(row, "y2"))
            .isEqualTo(PRINTED.total(school, measure, years.get(1)).orElseThrow());
        assertThat(pence(row, "y3"))
            .isEqualTo(PRINTED.total(school, measure, years.get(2)).orElseThrow());
        assertThat(row.get("y1p2").isEmpty()).isEqualTo(measure == Measure.PUPILS);
        assertThat(row.get("line_3y")).startsWith(row.get("line").substring(0, 1)).hasSize(4);
      }
    }
  }

  /** What is left after seven months is what the school began with, and what they brought. */
  @Test
  void theReserveOfAPartFollowsFromIncomeAndExpenditure() {
    Map<String, String> income = row("W02", "298");
    Map<String, String> expenditure = row("W02", "380");
    Map<String, String> reserve = row("W02", "430");
    int school = PROJECTION.schools().row("W02").orElseThrow();
    long opening = PRINTED.total(school, Measure.OPENING_RESERVE, WexmoorYears.FIRST).orElseThrow();
    for (String part : List.of("y1p1", "y1p2", "y2", "y3")) {
      opening += pence(income, part) - pence(expenditure, part);
      assertThat(pence(reserve, part)).as(part).isEqualTo(opening);
    }
  }

  private static Map<String, String> row(String id, String line) {
    return ROWS.stream()
        .filter(row -> row.get("id").equals(id) && row.get("line").equals(line))
        .findFirst()
        .orElseThrow();
  }

  private static long pence(Map<String, String> row, String column) {
    return WrittenRows.pounds(row, column).movePointRight(2).longValueExact();
  }
}
