package org.perpupil.io.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.budget.BudgetCode;
import org.perpupil.io.SmallFiles;
import org.perpupil.io.Source;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.viability.cash.Actuals;

/** What schools received and spent so far, right and wrong. */
class ActualsReaderTest {
  private static final String HEADER = "id,code,month,amount";
  private static final List<String> KNOWN = List.of("A1", "A2");
  private static final YearMonth OCTOBER = YearMonth.of(2025, 10);

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
            "actuals.csv",
            HEADER,
            "A1,E16,2025-10,40000.5",
            "A2,e01,2026-01,7",
            "A1,I13,2025-10,0");
    ActualsReader.Read read = ActualsReader.read(file, KNOWN);
    assertThat(read.warnings()).isEmpty();
    assertThat(read.actuals())
        .isEqualTo(
            Map.of(
                "A1", new Actuals(OCTOBER, Map.of(BudgetCode.E16, 40_000.5, BudgetCode.I13, 0.0)),
                "A2", new Actuals(YearMonth.of(2026, 1), Map.of(BudgetCode.E01, 7.0))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A9,E16,2025-10,1 | found 'A9' | a school in the schools file",
        "A1,E99,2025-10,1 | found 'E99' | a code of revenue income or expenditure",
        "A1,OB01,2025-10,1 | found 'OB01' | it belongs to another return",
        "A1,E61,2025-10,1 | found 'E61' | 'E01' was meant",
        "A1,,2025-10,1 | column code | code",
        "A1,E16,October,1 | found 'October' | a year and a month, such as 2026-10",
        "A1,E16,2025-13,1 | found '2025-13' | format the column as text",
        "A1,E16,,1 | column month | month",
        "A1,E16,2025-10, | column amount | amount",
        "A1,E16,2025-10,much | found 'much' | number",
        "A1,E19,2025-11,1 | found '2025-11' | 2025-10 as in line 2, one month for a school",
        "A1,E08,2025-10,1 | found 'E08' | each code once for a school",
        "A1,E08,2025-10,1 | found 'E08' | it stands in line 2 too; add the two amounts up",
      })
  void whatIsWrongSaysWhere(String row, String found, String expected) {
    Path file = files.lines("actuals.csv", HEADER, "A1,E08,2025-10,5", row);
    ProblemsException thrown =
        catchThrowableOfType(ProblemsException.class, () -> ActualsReader.read(file, KNOWN));
    assertThat(thrown).hasMessageContaining(found).hasMessageContaining(expected);
    assertThat(thrown.problems()).singleElement().matches(Problem::isError);
  }

  /** A school with a wrong row is left out, the others are read, and every problem is told. */
  @Test
  void aWrongSchoolIsLeftOut() {
    List<Problem> problems = new ArrayList<>();
    Map<String, Actuals> actuals =
        ActualsReader.read(
            Source.of(
                "actuals.csv",
                """
                id,code,month,amount
                A1,E16,2025-10,1
                A1,E16,2025-11,2
                A1,E99,October,3
                A2,E16,2025-10,4
                """),
            KNOWN,
            problems);
    assertThat(actuals).isEqualTo(Map.of("A2", new Actuals(OCTOBER, Map.of(BudgetCode.E16, 4.0))));
    assertThat(problems).hasSize(4).allMatch(Problem::isError);
  }

  @Test
  void aFileOfAnotherKindHasNoActuals() {
    List<Problem> problems = new ArrayList<>();
    assertThat(ActualsReader.read(Source.of("a.csv", "id,amount\nA1,5\n"), KNOWN, problems))
        .isEmpty();
    assertThat(problems).isNotEmpty();
  }
}
