package org.perpupil.io.dfe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.io.dfe.infer.AllocationFileMaker;
import org.perpupil.io.dfe.table.PublishedFile;
import org.perpupil.io.dfe.table.WorkbookMaker;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;

/** Returns of maintained schools become budgets with reserves. */
@Tag("slow")
class ReturnTest {
  private static final List<String> HEADER =
      List.of(
          "LA",
          "LAEstab",
          "URN",
          "School Name",
          "Period covered by return (months)",
          "Did Not Supply flag",
          "Lead school in federation",
          "I01  Funds delegated by the LA",
          "I03 SEN funding",
          "I05  Pupil Premium",
          "I06  Other government grants",
          "I08  Income from facilities and services",
          "I18  Additional grant for schools",
          "Total Income   I01 to I18",
          "E01  Teaching Staff",
          "E02  Supply teaching staff",
          "E03 Education support staff",
          "E04  Premises staff",
          "E05 Administrative and clerical staff",
          "E06 Catering staff",
          "E07  Cost of other staff",
          "E16  Energy",
          "E20  ICT learning resources",
          "E28a  Bought in professional services - other (except PFI)",
          "E30 Direct revenue financing (revenue contributions to capital)",
          "Total Expenditure  E01 to E32",
          "OB01  Opening pupil-focused revenue balance",
          "CI01 Capital income",
          "B01 Committed revenue balances",
          "B02 Uncommitted revenue balances",
          "B03 Devolved formula capital balance",
          "Revenue Reserve   B01 plus B02 plus B06",
          "Staff Total ");

  @TempDir private Path folder;
  private PublishedFile allocations;
  private final List<List<String>> rows = new ArrayList<>();

  @BeforeEach
  void write() throws IOException {
    Path file =
        new AllocationFileMaker(5, FundingYear.parse("2025-26"))
            .authority("301", 20)
            .write(folder.resolve("made.csv"));
    allocations = PublishedFile.of(file, Files.readAllBytes(file));
    rows.add(HEADER);
  }

  /** Adds a school: months, federation, then its other grants, energy and free balance. */
  private void school(
      String urn, String months, String lead, String other, String energy, String free) {
    double income = 500_000 + 20_000 + 30_000 + 1_000 + 2_000 + number(other);
    double costs = 7 * 60_000 + number(energy) + 3 * 1_000;
    rows.add(
        List.of(
            "301",
            "3019999",
            urn,
            "School",
            months,
            "",
            lead,
            "500000",
            "20000",
            "30000",
            "1000",
            "2000",
            other,
            plain(income),
            "60000",
            "60000",
            "60000",
            "60000",
            "60000",
            "60000",
            "60000",
            energy,
            "1000",
            "1000",
            "1000",
            plain(costs),
            "11",
            "22",
            "33",
            free,
            "44",
            String.valueOf(33 + Double.parseDouble(free)),
            "420000"));
  }

  private static double number(String cell) {
    return cell.matches("[0-9.]+") ? Double.parseDouble(cell) : 0;
  }

  private static String plain(double value) {
    return String.valueOf(Math.round(value));
  }

  @Test
  void aReturnIsABudgetWithItsClosingBalances() {
    school("100001", "12", "0", "8000", "9000", "-1500.5");
    Map<String, Double> budget = budgets().get("100001");

    assertThat(budget)
        .containsEntry("I01", 500_000.0)
        .containsEntry("I03", 20_000.0)
        .containsEntry("I08", 2_000.0)
        .containsEntry("I18d", 8_000.0)
        .containsEntry("E16", 9_000.0)
        .containsEntry("E28a", 1_000.0)
        .containsEntry("B01", 33.0)
        .containsEntry("B02", -1500.5)
        .doesNotContainKeys("OB01", "B03", "CI01");
    // The allocations state this year's premium.
    assertThat(budget).containsEntry("I05", 1_000.0);
  }

  @Test
  void monthsFederationsAndMarksAreSaid() {
    school("100001", "6", "0", "8000", "9000", "5000");
    school("100003", "12", "100003", "8000", "9000", "5000");
    school("100005", "12", "100003", "0", "9000", "5000");
    school("100007", "12", "0", "SUPP", "DNS", "5000");
    school("999999", "12", "0", "8000", "9000", "5000");
    Imported imported = imported();
    Map<String, Map<String, Double>> budgets = budgets();

    assertThat(budgets.get("100001")).containsEntry("I01", 1_000_000.0).containsEntry("B02", 5e3);
    assertThat(budgets.get("100005")).doesNotContainKey("E01");
    assertThat(budgets.get("100007"))
        .containsEntry("E01", 60_000.0)
        .doesNotContainKeys("I18d", "E16");
    assertThat(imported.restingOn())
        .containsEntry("derived: a return of other than twelve months, as of a year", 1)
        .containsEntry("assumed: the return of a federation, of which this school is the lead", 1);
    assertThat(imported.rows().toString())
        .contains("a school that reports under its federation's lead, 100003=1");
    assertThat(imported.account().get("returns").toString())
        .contains("read=4", "by URN=3", "of_other_schools=1");
    assertThat(imported.problems()).isEmpty();
  }

  @Test
  void aChangedCellIsNeverAnotherNumberInSilence() {
    for (String urn : List.of("100001", "100003", "100005", "100007", "100009")) {
      school(urn, "12", "0", "8000", "9000", "5000");
    }
    Map<String, Map<String, Double>> right = budgets();
    Random random = new Random(9);
    int told = 0;
    for (int trial = 0; trial < 60; trial++) {
      int row = 1 + random.nextInt(5);
      int column = random.nextInt(HEADER.size());
      List<String> before = rows.get(row);
      List<String> changed = new ArrayList<>(before);
      String old = changed.get(column);
      String[] others = {"", "abc", old + "0", "1" + old, "-" + old, old + "%", "SUPP"};
      changed.set(column, others[random.nextInt(others.length)]);
      rows.set(row, changed);
      Imported imported = imported();
      Map<String, Double> now = budgets(imported).get(before.get(2));
      Map<String, Double> then = right.get(before.get(2));
      boolean isTold =
          imported.rows().keySet().stream().anyMatch(reason -> reason.startsWith("left out"))
              || imported.restingOn().keySet().stream().anyMatch(what -> what.contains("months"))
              || imported.account().get("returns").toString().contains("of_other_schools=1");
      told += isTold ? 1 : 0;
      if (!isTold) {
        // What is not known is not there, and everything else is as it was.
        now.forEach(
            (code, pounds) -> assertThat(pounds).as(HEADER.get(column)).isEqualTo(then.get(code)));
      }
      rows.set(row, before);
    }
    assertThat(told).isGreaterThan(20);
  }

  @Test
  void aRowWhoseTotalDoesNotTieIsLeftOut() {
    school("100001", "12", "0", "8000", "9000", "5000");
    List<String> wrong = new ArrayList<>(rows.get(1));
    wrong.set(HEADER.indexOf("E01  Teaching Staff"), "6000");
    rows.set(1, wrong);

    assertThat(budgets().get("100001")).doesNotContainKey("E01");
    assertThat(imported().problems().get(0).toString())
        .contains("line 2, column of the total of expenditure", "the sum of its codes");
  }

  /** A cell of the second school's row is changed, and the row left out with the reason. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Did Not Supply flag|DNS|a school that supplied no return",
        "Did Not Supply flag|1|a school that supplied no return",
        "Did Not Supply flag|Yes|a school that supplied no return",
        "URN|12.0|a row of a return without a school",
        "URN|100001|a return: expected a school that has no other row",
        "Lead school in federation|100001.0|a school that reports under its federation's lead,"
            + " 100001",
        "Period covered by return (months)|0|a return: column months: expected months, 1 to 24",
        "Period covered by return (months)|25|a return: column months: expected months, 1 to 24",
        "E16  Energy|abc|a return: column E16: expected pounds",
        "E16  Energy|200000000|a return: column E16: expected pounds",
        "E16  Energy|-200000000|a return: column E16: expected pounds",
        "E16  Energy|19000|a return: column of the total of expenditure: expected the sum",
        "I03 SEN funding|19000|a return: column of the total of income: expected the sum",
        "B02 Uncommitted revenue balances|4000|a return: column of the total of the reserve:"
            + " expected the sum",
      })
  void aRowThatCannotBeUsedSaysWhy(String column, String cell, String reason) {
    school("100001", "12", "0", "8000", "9000", "5000");
    school("100003", "12", "0", "8000", "9000", "5000");
    change(2, column, cell);

    assertThat(budgets().get("100001")).containsEntry("E01", 60_000.0);
    assertThat(budgets().get("100003")).doesNotContainKey("E01");
    assertThat(imported().rows()).containsEntry("left out: " + reason, 1);
  }

  /** Cells that say the same in another way, or nothing, leave the budget as it is. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Did Not Supply flag|No",
        "Lead school in federation|''",
        "Lead school in federation|none",
        "Period covered by return (months)|''",
        "Total Income   I01 to I18|SUPP",
        "Total Income   I01 to I18|561002",
        "Revenue Reserve   B01 plus B02 plus B06|''",
        "B03 Devolved formula capital balance|c",
        "CI01 Capital income|SUPP",
      })
  void aRowThatCanBeUsedIs(String column, String cell) {
    school("100001", "12", "0", "8000", "9000", "5000");
    Map<String, Map<String, Double>> right = budgets();
    change(1, column, cell);

    assertThat(budgets()).isEqualTo(right);
    assertThat(imported().problems()).isEmpty();
  }

  @Test
  void aSchoolIsKnownByItsEstablishmentNumberToo() throws IOException {
    school("100001", "12", "0", "8000", "9000", "5000");
    Map<String, Double> right = budgets().get("100001");
    change(1, "URN", "");
    change(1, "LAEstab", "301-2001.0");
    change(1, "Lead school in federation", "3012001");

    assertThat(budgets().get("100001")).isEqualTo(right);
    assertThat(imported().account().get("returns").toString())
        .contains("by authority and establishment number=1");
    assertThat(imported().restingOn())
        .containsEntry("assumed: the return of a federation, of which this school is the lead", 1);
    // A row that ends early knows nothing of what comes after.
    rows.set(1, rows.get(1).subList(0, HEADER.indexOf("E01  Teaching Staff")));
    assertThat(budgets().get("100001"))
        .containsEntry("I01", 500_000.0)
        .doesNotContainKeys("E01", "B02");
  }

  @Test
  void aCodeOfALaterYearIsPassedOverAndOneThatStandsTwiceIsAnError() {
    school("100001", "12", "0", "8000", "9000", "5000");
    Map<String, Map<String, Double>> right = budgets();
    add("I99 Money of another day", "77");
    add("CE99 Capital of another day", "78");

    Imported imported = imported();
    assertThat(budgets(imported)).isEqualTo(right);
    assertThat(imported.warnings().toString())
        .contains("found 'I99 Money of another day', expected a code that budgets have")
        .doesNotContain("CE99");

    add("E16 Energy, again", "79");
    assertThatThrownBy(this::imported)
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("line 1: found 'E16 Energy, again', expected each column once");
  }

  private void change(int row, String column, String cell) {
    List<String> changed = new ArrayList<>(rows.get(row));
    changed.set(HEADER.indexOf(column), cell);
    rows.set(row, changed);
  }

  private void add(String name, String cell) {
    for (int i = 0; i < rows.size(); i++) {
      List<String> longer = new ArrayList<>(rows.get(i));
      longer.add(i == 0 ? name : cell);
      rows.set(i, longer);
    }
  }

  @Test
  void theHeaderIsFoundBelowTitlesAndInAnyOrder() {
    school("100001", "12", "0", "8000", "9000", "5000");
    Map<String, Map<String, Double>> right = budgets();
    List<List<String>> shuffled =
        new ArrayList<>(List.of(List.of("Returns of maintained schools"), List.of("")));
    for (List<String> row : rows) {
      List<String> turned = new ArrayList<>(row);
      Collections.reverse(turned);
      shuffled.add(turned);
    }
    byte[] workbook =
        new WorkbookMaker().sheet(List.of(List.of("Contents")), 0, 0).sheet(shuffled, 0, 1).bytes();
    Imported imported =
        AllocationFileMaker.imported(PublishedFile.of(Path.of("book.xlsx"), workbook), allocations);

    assertThat(budgets(imported)).isEqualTo(right);
  }

  @Test
  void academiesNameTheirLinesAndMayHaveAShareOfTheTrustsReserve() {
    List<String> header =
        List.of(
            "LAEstab",
            "URN",
            "School Name",
            "Period covered by return",
            "Did Not Supply flag",
            "DFE/EFA Revenue grants (includes Coronavirus Government Funding",
            "of which: Coronavirus Government Funding",
            "SEN funding",
            "Other DfE/EFA Revenue Grants",
            "Academies",
            "Non-Government",
            "Other self-generated income",
            "Teaching staff",
            "Supply teaching staff",
            "Education support staff",
            "Premises staff",
            "Catering staff",
            "Other staff",
            "Energy",
            "Rent and Rates",
            "ICT learning resources",
            "Examination fees",
            "Catering supplies",
            "Auditor costs",
            "PFI Charges",
            "Legal & Professionalservices",
            "Direct revenue financing - Revenue contributions to capital",
            "Revenue reserve",
            "Share of Revenue Reserve, distributed on per pupil basis\n",
            "Total Income",
            "Total Expenditure");
    List<String> cells =
        new ArrayList<>(
            List.of(
                "3019999",
                "100000",
                "School",
                "12",
                "NULL",
                "2000000",
                "40000",
                "100000",
                "50000",
                "10000",
                "5000",
                "7000",
                "1200000",
                "1000",
                "1000",
                "1000",
                "1000",
                "1000",
                "20000",
                "9000",
                "1000",
                "1000",
                "1000",
                "3000",
                "0",
                "2000",
                "16000",
                "0",
                "721108.21422962099",
                "2156000",
                "1242000"));
    rows.clear();
    rows.add(header);
    rows.add(cells);
    Map<String, Double> budget = budgets().get("100000");

    assertThat(budget)
        .containsEntry("I01", 2_000_000.0)
        .containsEntry("I03", 100_000.0)
        .containsEntry("I08b", 17_000.0)
        .containsEntry("I16", 5_000.0)
        .containsEntry("E01", 1_200_000.0)
        .containsEntry("BAE260", 3_000.0)
        .containsEntry("E28a", 2_000.0)
        .containsEntry("E30", 16_000.0)
        .containsEntry("B02", 721_108.21);

    // The trust's reserve is shared only where the school has none of its own.
    cells.set(header.indexOf("Revenue reserve"), "4000");
    assertThat(budgets().get("100000")).containsEntry("B02", 4_000.0);

    cells.set(header.indexOf("Energy"), "220000");
    assertThat(budgets().get("100000")).doesNotContainKey("E01");
    assertThat(imported().problems().get(0).toString())
        .contains("column of the total of expenditure: found '1242000'", "(1442000 here)");
    cells.set(header.indexOf("Energy"), "20000");
    cells.set(header.indexOf("Non-Government"), "55000");
    assertThat(budgets().get("100000")).doesNotContainKey("E01");
    assertThat(imported().problems().get(0).toString())
        .contains("column of the total of income: found '2156000'", "(2206000 here)");
  }

  @Test
  void aReturnByItselfMakesNoSchools() {
    school("100001", "12", "0", "8000", "9000", "5000");
    assertThatThrownBy(() -> AllocationFileMaker.imported(returns()))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("a file of school funding allocations, which schools are made from");
  }

  private Map<String, Map<String, Double>> budgets() {
    return budgets(imported());
  }

  private static Map<String, Map<String, Double>> budgets(Imported imported) {
    Map<String, Map<String, Double>> budgets = new LinkedHashMap<>();
    for (List<String> row : imported.budgetRows().subList(1, imported.budgetRows().size())) {
      budgets
          .computeIfAbsent(row.get(0), key -> new LinkedHashMap<>())
          .put(row.get(1), Double.parseDouble(row.get(2)));
    }
    return budgets;
  }

  private Imported imported() {
    return AllocationFileMaker.imported(returns(), allocations);
  }

  private PublishedFile returns() {
    StringBuilder text = new StringBuilder();
    rows.forEach(row -> text.append('"').append(String.join("\",\"", row)).append("\"\n"));
    try {
      Path file = Files.writeString(folder.resolve("returns.csv"), text, UTF_8);
      return PublishedFile.of(file, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
