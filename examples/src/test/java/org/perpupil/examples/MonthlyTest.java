package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cash by month: months add up to the years of the projection, whatever they are shown in. */
class MonthlyTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"own", "financial", "academic"})
  void monthsOfEveryLineAddUpToItsYear(String basis) throws IOException {
    List<String> project = Commands.in(folder).writing().get("project");
    Path out = folder.resolve("p.csv");
    Run run = Run.of(Commands.with(project, "--wide", "--monthly", "--basis", basis, "--out", out));
    assertThat(run.code()).as(run.err()).isZero();
    Table years = Table.read(out);
    Table months = Table.read(folder.resolve("p.monthly.csv"));
    Map<String, BigDecimal> sums = new HashMap<>();
    Map<String, BigDecimal> ends = new HashMap<>();
    for (int row = 0; row < months.rows().size(); row++) {
      String year = months.cell(row, "id") + months.cell(row, "year");
      for (String line : months.header().subList(4, months.header().size() - 1)) {
        sums.merge(year + line, number(months.cell(row, line)), BigDecimal::add);
      }
      assertThat(
              number(months.cell(row, "receipts")).subtract(number(months.cell(row, "payments"))))
          .isEqualByComparingTo(number(months.cell(row, "net")));
      ends.put(year, number(months.cell(row, "cash")));
    }
    int compared = 0;
    for (int row = 0; row < years.rows().size(); row++) {
      String year = years.cell(row, "id") + years.cell(row, "year");
      for (String line : months.header().subList(4, months.header().size() - 4)) {
        assertThat(sums.get(year + line))
            .as(year + line)
            .isEqualByComparingTo(number(years.cell(row, line)));
        compared++;
      }
      assertThat(sums.get(year + "net"))
          .isEqualByComparingTo(number(years.cell(row, "in_year_balance")));
      assertThat(ends.get(year)).isEqualByComparingTo(number(years.cell(row, "closing_reserve")));
    }
    assertThat(compared).isGreaterThan(500);
    assertThat(months.rows()).hasSize(12 * years.rows().size());
  }

  @Test
  void grantsAndBillsComeInTheirMonths() throws IOException {
    List<String> project = Commands.in(folder).writing().get("project");
    Path out = folder.resolve("p.csv");
    assertThat(Run.of(Commands.with(project, "--monthly", "--out", out)).code()).isZero();
    Table months = Table.read(folder.resolve("p.monthly.csv"));
    for (int row = 0; row < months.rows().size(); row++) {
      int month = Integer.parseInt(months.cell(row, "month").substring(5));
      boolean isAcademy = months.cell(row, "basis").equals("academic");
      assertThat(number(months.cell(row, "I05")).signum() > 0).isEqualTo(month % 3 == 0);
      assertThat(number(months.cell(row, "E23")).signum() > 0)
          .isEqualTo(month == (isAcademy ? 9 : 4));
      assertThat(number(months.cell(row, "E17")).signum() > 0).isEqualTo(month != 2 && month != 3);
      if (month != 4 && month != 10 && !months.cell(row, "I18d").isEmpty()) {
        assertThat(number(months.cell(row, "I18d")).signum()).isZero();
      }
    }
    assertThat(Files.readString(folder.resolve("p.summary.json"), UTF_8))
        .contains("\"monthly_profiles\"", "a choice of this model: more energy in winter");
  }

  @Test
  void theScreenNamesTheLowestMonthAndWhatItRestsOn() throws IOException {
    List<String> project = Commands.in(folder).writing().get("project");
    Run run = Run.of(Commands.with(project, "--explain", "W01", "--monthly"));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("April 2025", "cash at the end", "Least cash: ", "Least cash of each year: ")
        .contains("E16, unverified: a choice of this model: more energy in winter");
    Run refused = Run.of(Commands.with(project, "--monthly"));
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("--monthly needs --out");
  }

  private static BigDecimal number(String cell) {
    return cell.isEmpty() ? BigDecimal.ZERO : new BigDecimal(cell);
  }
}
