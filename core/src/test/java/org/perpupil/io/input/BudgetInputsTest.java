package org.perpupil.io.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpupil.io.SmallBudgets;
import org.perpupil.io.SmallFiles;
import org.perpupil.problem.Problem;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;

/** Everything that a projection needs, read at once. */
class BudgetInputsTest {
  @TempDir private Path folder;
  private SmallFiles files;
  private SmallBudgets small;

  @BeforeEach
  void inFolder() {
    files = new SmallFiles(folder);
    small = new SmallBudgets(files);
  }

  @Test
  void readsEverythingThatAProjectionNeeds() {
    BudgetInputs inputs = small.inputsWithStaff();
    Assumption uplift = Assumption.of("formula.local_uplift_percent");

    assertThat(inputs.schools().size()).isEqualTo(3);
    assertThat(inputs.budgets().all()).hasSize(2);
    assertThat(inputs.staff().posts("A1")).hasSize(1);
    assertThat(inputs.path().years()).containsExactly(FundingYear.of(2025));
    assertThat(inputs.formulas().authorities()).containsExactly("301");
    assertThat(
            inputs.assumptions().explicit(uplift, FundingYear.of(2026), inputs.schools().school(0)))
        .hasValue(2);
    assertThat(inputs.warnings()).isEmpty();
  }

  @Test
  void aNationalFormulaIsFollowedThroughTheBooks() {
    BudgetInputs inputs =
        BudgetInputs.read(
            List.of(small.schools),
            "NFF:2023-24",
            small.budgets,
            Optional.empty(),
            Optional.empty());

    assertThat(inputs.path().years())
        .contains(FundingYear.of(2023), FundingYear.of(2024), FundingYear.of(2025));
    assertThat(inputs.staff().schoolIds()).isEmpty();
    assertThat(inputs.assumptions().isEmpty()).isTrue();
  }

  @Test
  void allProblemsOfAllFilesAreReportedAtOnce() {
    files.lines("schools.csv", SmallFiles.SCHOOL_HEADER, SmallFiles.SCHOOL.replace("210", "many"));
    files.lines("budgets.csv", "id,code,amount", "A1,E99,5");
    files.lines("staff.csv", "id,role,scale,point,fte", "A9,teacher,rest-of-england,M9,1");
    files.lines("assumptions.yaml", "assumptions:", "  prices.cpi: 2");

    List<Problem> problems = SmallFiles.problemsOf(small::inputsWithStaff);

    // A1 and A9 are not called unknown, since the schools could not all be read.
    assertThat(problems)
        .extracting(Problem::value)
        .containsExactly("many", "E99", "M9", "prices.cpi");
  }

  @Test
  void aBudgetOfAnUnknownSchoolIsAProblem() {
    files.lines("budgets.csv", "id,code,amount", "A7,E01,5", "A1,OB01,0");

    assertThat(SmallFiles.problemsOf(small::inputs))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.place()).endsWith("budgets.csv, line 2, column id");
              assertThat(problem.value()).isEqualTo("A7");
            });
  }

  @Test
  void aBudgetWithoutAnOpeningBalanceIsWarnedOfWithItsPlace() {
    files.lines("budgets.csv", "id,code,amount", "A1,E01,5", "A2,E01,5", "A2,B01,5");

    assertThat(small.inputs().warnings())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.place()).endsWith("budgets.csv, school A1, code OB01");
              assertThat(problem.expected()).startsWith("the opening balance");
              assertThat(problem.advice()).contains("a row with OB01 and 0");
            });
  }

  @Test
  void formulasOfTwoYearsAreAProblem() {
    files.lines(
        "formulas.csv",
        SmallBudgets.FORMULA_HEADER,
        "2025-26,301,4000,3500,3500,3500",
        "2024-25,302,4000,3500,3500,3500");

    assertThat(SmallFiles.problemsOf(small::inputs))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.place()).endsWith("formulas.csv, column year");
              assertThat(problem.value()).isEqualTo("2024-25, 2025-26");
            });
  }
}
