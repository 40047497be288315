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

/** Actual amounts against the plan: variances, and what the year comes to. */
class OutturnTest {
  private static final List<String> AMOUNTS =
      List.of("plan", "plan_to_date", "actual", "variance", "outturn");

  @TempDir private Path folder;

  @Test
  void whatIsOnPlanEndsAsPlanned() throws IOException {
    Commands commands = Commands.in(folder);
    // The plan itself to October, line by line, is what was received and spent.
    Path out = folder.resolve("p.csv");
    List<String> project = commands.writing().get("project");
    assertThat(Run.of(Commands.with(project, "--monthly", "--out", out)).code()).isZero();
    Table months = Table.read(folder.resolve("p.monthly.csv"));
    Map<String, BigDecimal> toDate = new HashMap<>();
    for (int row = 0; row < months.rows().size(); row++) {
      if (months.cell(row, "id").equals("W01")
          && months.cell(row, "month").compareTo("2025-10") <= 0) {
        for (String line : months.header().subList(4, months.header().size() - 4)) {
          if (!months.cell(row, line).isEmpty()) {
            toDate.merge(line, new BigDecimal(months.cell(row, line)), BigDecimal::add);
          }
        }
      }
    }
    StringBuilder actuals = new StringBuilder("id,code,month,amount\n");
    toDate.forEach(
        (line, pounds) ->
            actuals.append("W01,").append(line).append(",2025-10,").append(pounds).append('\n'));
    Table table = outturn(commands, actuals.toString());
    for (int row = 0; row < table.rows().size(); row++) {
      String line = table.cell(row, "line");
      assertThat(table.cell(row, "outturn")).as(line).isEqualTo(table.cell(row, "plan"));
      if (!line.equals("closing_reserve")) {
        assertThat(number(table, row, "variance")).as(line).isEqualByComparingTo("0");
      }
    }
    assertThat(table.rows()).hasSizeGreaterThan(30);
  }

  @Test
  void variancesAddUpAndMoveTheReserve() throws IOException {
    Table table =
        outturn(
            Commands.in(folder),
            """
            id,code,month,amount
            W01,E01,2025-10,700000
            W01,E16,2025-10,40000.5
            W01,I13,2025-10,9000
            W03,E19,2025-06,1
            """);
    Map<String, Map<String, BigDecimal>> lines = new HashMap<>();
    for (int row = 0; row < table.rows().size(); row++) {
      if (table.cell(row, "id").equals("W01")) {
        Map<String, BigDecimal> cells = new HashMap<>();
        for (String column : AMOUNTS) {
          cells.put(column, number(table, row, column));
        }
        lines.put(table.cell(row, "line"), cells);
      }
    }
    BigDecimal moved = BigDecimal.ZERO;
    for (String line : List.of("E01", "E16", "I13")) {
      Map<String, BigDecimal> cells = lines.get(line);
      assertThat(cells.get("actual").subtract(cells.get("plan_to_date")))
          .isEqualByComparingTo(cells.get("variance"));
      assertThat(cells.get("plan").add(cells.get("variance")))
          .isEqualByComparingTo(cells.get("outturn"));
      moved =
          line.startsWith("I")
              ? moved.add(cells.get("variance"))
              : moved.subtract(cells.get("variance"));
    }
    assertThat(moved.signum()).isNegative();
    for (String sum : List.of("in_year_balance", "closing_reserve")) {
      assertThat(lines.get(sum).get("plan").add(moved))
          .isEqualByComparingTo(lines.get(sum).get("outturn"));
    }
    BigDecimal income = BigDecimal.ZERO;
    BigDecimal expenditure = BigDecimal.ZERO;
    for (Map.Entry<String, Map<String, BigDecimal>> line : lines.entrySet()) {
      BigDecimal outturn = line.getValue().get("outturn");
      if (line.getKey().matches("I\\d.*")) {
        income = income.add(outturn);
      } else if (line.getKey().equals("E30")) {
        income = income.subtract(outturn);
      } else if (line.getKey().matches("E\\d.*")) {
        expenditure = expenditure.add(outturn);
      }
    }
    assertThat(lines.get("income").get("outturn")).isEqualByComparingTo(income);
    assertThat(lines.get("expenditure").get("outturn")).isEqualByComparingTo(expenditure);
    // Other lines have no actual amounts, so that their sums are not known.
    assertThat(table.rows())
        .filteredOn(row -> row.contains("expenditure") && row.contains("W01"))
        .allMatch(row -> row.get(table.column("actual")).isEmpty());
    assertThat(table.rows()).anyMatch(row -> row.contains("W03") && row.contains("2025-06"));
    assertThat(table.rows()).noneMatch(row -> row.contains("W02"));
  }

  @Test
  void theScreenShowsOneSchool() throws IOException {
    Commands commands = Commands.in(folder);
    Path file = folder.resolve("actuals.csv");
    Files.writeString(file, "id,code,month,amount\nW01,E16,2025-10,40000\n", UTF_8);
    Run run =
        Run.of(
            Commands.with(
                commands.writing().get("project"), "--actuals", file, "--explain", "W01"));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("To the end of October 2025, against the plan of 2025-26:")
        .contains("E16 Energy: if it goes on as it has, ")
        .contains("closing reserve");
  }

  @Test
  void whatIsWrongInTheFileIsToldAtOnce() throws IOException {
    Commands commands = Commands.in(folder);
    Path file = folder.resolve("actuals.csv");
    Files.writeString(
        file,
        """
        id,code,month,amount
        W01,E16,2025-10,1
        W01,E16,2025-11,2
        W02,E99,2025-10,3
        W03,E16,October,4
        W99,E16,2025-10,5
        W04,OB01,2025-10,6
        """,
        UTF_8);
    Run run =
        Run.of(
            Commands.with(
                commands.writing().get("project"), "--actuals", file, "--explain", "W01"));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("expected 2025-10 as in line 2, one month for a school")
        .contains("expected each code once for a school")
        .contains("found 'E99'", "found 'October'", "found 'W99'", "found 'OB01'");

    Files.writeString(file, "id,code,month,amount\nW01,E16,2031-10,1\n", UTF_8);
    Run late =
        Run.of(
            Commands.with(
                commands.writing().get("project"), "--actuals", file, "--explain", "W01"));
    assertThat(late.code()).isEqualTo(1);
    assertThat(late.err())
        .contains("actuals of school W01: found '2031-10'")
        .contains("expected a month from 2025-04 to 2028-03");
  }

  private Table outturn(Commands commands, String actuals) throws IOException {
    Path file = Files.writeString(folder.resolve("actuals.csv"), actuals, UTF_8);
    Path out = folder.resolve("p.csv");
    Run run =
        Run.of(
            Commands.with(
                commands.writing().get("project"), "--actuals", file, "--force", "--out", out));
    assertThat(run.code()).as(run.err()).isZero();
    return Table.read(folder.resolve("p.outturn.csv"));
  }

  private static BigDecimal number(Table table, int row, String column) {
    String cell = table.cell(row, column);
    return cell.isEmpty() ? BigDecimal.ZERO : new BigDecimal(cell);
  }
}
