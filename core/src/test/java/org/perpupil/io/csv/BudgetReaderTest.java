package org.perpupil.io.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.Budgets;
import org.perpupil.io.SmallFiles;
import org.perpupil.io.Source;
import org.perpupil.io.read.BudgetReader;
import org.perpupil.problem.Problem;

/** Budgets from a file, right and wrong. */
class BudgetReaderTest {
  private static final List<String> KNOWN = List.of("A1", "A2");
  private static final String HEADER = "id,code,amount";

  @TempDir private Path folder;
  private SmallFiles files;

  @BeforeEach
  void inFolder() {
    files = new SmallFiles(folder);
  }

  @Test
  void rowsOfSeveralSchoolsInAnyOrder() {
    Path file =
        files.lines(
            "b.csv",
            HEADER,
            "A1,E01,900000.50",
            "A2,i08A,-12",
            "A1,early_years,80000",
            "A1,grant:national_insurance,9000",
            "A2,OB01,0",
            "A1,Grant:Core_schools_budget,1");
    Budgets budgets = BudgetReader.read(file, KNOWN);
    Budget first = budgets.find("A1").orElseThrow();
    Budget second = budgets.find("A2").orElseThrow();
    assertThat(first.amount(BudgetCode.E01)).hasValue(900_000.5);
    assertThat(first.earlyYears()).hasValue(80_000);
    assertThat(first.grants())
        .isEqualTo(Map.of("national_insurance", 9_000.0, "core_schools_budget", 1.0));
    assertThat(first.openingReserve()).isEmpty();
    assertThat(second.amount(BudgetCode.I08A)).hasValue(-12);
    assertThat(second.openingReserve()).hasValue(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      value = {
        "A1,E0l,5 | code | E0l | a code of a school's budget | 'E01' was meant",
        "A1,E20H,5 | code | E20H | a code of a school's budget | one of E20, E20A, E20B",
        "A1,E28,5 | code | E28 | a code of a school's budget | one of E28a, E28b was meant",
        "A1,I18,5 | code | I18 | a code of a school's budget | one of I18a, I18b, I18c, I18d",
        "A1,E1,5 | code | E1 | a code of a school's budget | 'E01' was meant",
        "A1,EO1,5 | code | EO1 | a code of a school's budget | 'E01' was meant",
        "A1,E77,5 | code | E77 | a code of a school's budget | of a year whose codes differ",
        "A1,earlyyear,5 | code | earlyyear | a code | 'early_years' was meant",
        "A1,grant:teacher_pay,5 | code | grant:teacher_pay | a code | 'grant:teachers_pay'",
        "A1,grant:,5 | code | grant: | a code of a school's budget | another return",
        "A1,BAE150,5 | code | BAE150 | a code | 'E16' was meant, which academies report as BAE150",
        "A1,total,5 | code | total | a code of a school's budget | another return",
        "A1,,5 | code | '' | a value in every row | left over",
        ",E01,5 | id | '' | a value in every row | left over",
        "A1,E01, | amount | '' | a value in every row | left over",
        "A1,E01,5% | amount | 5% | pounds a year | it means 5, and the sign is left over, or 0.05",
        "A1,E01,n/a | amount | n/a | pounds a year | a word",
        "A3,E01,5 | id | A3 | a school in the schools file | row is missing",
        "A1,early_years,-5 | amount | -5 | pounds a year, 0 or more | sign",
        "A1,grant:teachers_pay,-5 | amount | -5 | the year brings, 0 or more | sign",
      })
  void aWrongRow(String row, String column, String value, String expected, String advice) {
    Path file = files.lines("b.csv", HEADER, "A2,E01,5", row);
    assertThat(problems(file))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.isError()).isTrue();
              assertThat(problem.place()).isEqualTo(file + ", line 3, column " + column);
              assertThat(problem.value()).isEqualTo(value);
              assertThat(problem.expected()).contains(expected);
              assertThat(problem.advice()).contains(advice);
            });
  }

  @Test
  void aCodeIsGivenOnce() {
    Path file = files.lines("b.csv", HEADER, "A1,E01,5", "A2,E01,5", "A1,e01,6", "A1,E02,7");
    assertThat(problems(file))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.place()).isEqualTo(file + ", line 4, column code");
              assertThat(problem.value()).isEqualTo("e01");
              assertThat(problem.advice()).contains("line 2 too");
            });
  }

  @Test
  void reservesThatDifferAreToldWhereTheClosingOneStands() {
    Path file = files.lines("b.csv", HEADER, "A1,OB01,5", "A1,E01,9", "A1,B02,6");
    assertThat(problems(file))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.place()).isEqualTo(file + ", line 4, column amount");
              assertThat(problem.value()).isEqualTo("6 in B01, B02 and B06");
            });
  }

  @Test
  void capitalIsPassedOverWithOneWarning() {
    Path file =
        files.lines("b.csv", HEADER, "A1,E01,5", "A1,CI01,6", "A1,ce04a,7", "A2,B03,8", "A2,E02,1");
    List<Problem> problems = new ArrayList<>();
    Budgets budgets = BudgetReader.read(Source.of(file), KNOWN, new SeenNames(), problems);
    assertThat(problems)
        .extracting(Problem::isError, Problem::place, Problem::value)
        .containsExactly(tuple(false, file + ", line 3, column code", "CI01"));
    assertThat(budgets.find("A1").orElseThrow().amount(BudgetCode.CI01)).isEmpty();
    assertThat(budgets.find("A2").orElseThrow().amount(BudgetCode.E02)).hasValue(1);
    assertThat(BudgetReader.read(file, KNOWN).all()).hasSize(2);
  }

  @Test
  void everyProblemIsToldAtOnceAndAnUnknownSchoolOnce() {
    Path file =
        files.lines(
            "b.csv",
            HEADER,
            "A9,E01,5",
            "A9,E02,x",
            "A1,E99,5",
            "A1,early_years,-1",
            "A2,early_years,-1");
    List<Problem> problems = problems(file);
    assertThat(problems)
        .extracting(problem -> problem.place().replace(file + ", ", ""))
        .containsExactly(
            "line 2, column id",
            "line 3, column amount",
            "line 4, column code",
            "line 6, column amount");
    assertThat(BudgetReader.read(Source.of(file), KNOWN, new SeenNames(), new ArrayList<>()).all())
        .isEmpty();
  }

  @Test
  void aFileThatIsNotThere() {
    Path file = folder.resolve("gone.csv");
    assertThat(problems(file))
        .singleElement()
        .extracting(Problem::expected)
        .isEqualTo("a file that is there");
  }

  @Test
  void anUnknownColumn() {
    Path file = files.lines("b.csv", "id,code,amonut", "A1,E01,5");
    assertThat(problems(file))
        .extracting(Problem::advice)
        .contains("'amount' was meant")
        .hasSize(2);
    Path without = files.lines("c.csv", "code,amount", "E01,5", "E99,6");
    assertThat(problems(without))
        .extracting(problem -> problem.place().replace(without + ", ", ""), Problem::expected)
        .containsExactly(
            tuple("line 1", "the column id"),
            tuple("line 3, column code", "a code of a school's budget"));
  }

  private static List<Problem> problems(Path file) {
    return SmallFiles.problemsOf(() -> BudgetReader.read(file, KNOWN));
  }
}
