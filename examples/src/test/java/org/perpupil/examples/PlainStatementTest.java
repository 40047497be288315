package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements in plain English: the same pennies, and none of the formula's own words. */
class PlainStatementTest {
  private static final Pattern AMOUNT = Pattern.compile("(?m)^ *(-?[\\d,]+\\.\\d\\d)  ");
  private static final Pattern BUDGET_SHARE =
      Pattern.compile("(?m)^Budget share +(-?[\\d,]+\\.\\d\\d)$");

  @ParameterizedTest
  @ValueSource(strings = {"formulas", "nff"})
  void amountsAddUpToTheBudgetShare(String formula) throws IOException {
    String[] source =
        formula.equals("nff")
            ? new String[] {"--nff", "2025-26"}
            : new String[] {"--formulas", Run.FORMULAS};
    for (List<String> school : Table.read(Path.of(Run.SCHOOLS)).rows()) {
      List<String> line = List.of("statement", "--schools", Run.SCHOOLS, "--id", school.get(0));
      Run run = Run.of(Commands.with(List.of(Commands.with(line, (Object[]) source)), "--plain"));
      assertThat(run.code()).as(run.err()).isZero();
      Run lines = Run.of(Commands.with(line, (Object[]) source));
      Matcher share = BUDGET_SHARE.matcher(lines.out());
      assertThat(share.find()).as(lines.out()).isTrue();
      BigDecimal expected = number(share.group(1));
      BigDecimal sum = BigDecimal.ZERO;
      Matcher amounts = AMOUNT.matcher(run.out());
      BigDecimal last = BigDecimal.ZERO;
      while (amounts.find()) {
        last = number(amounts.group(1));
        sum = sum.add(last);
      }
      assertThat(last).as(run.out()).isEqualByComparingTo(expected);
      assertThat(sum.subtract(last)).as(run.out()).isEqualByComparingTo(expected);
      assertThat(run.out()).doesNotContainPattern("IDACI|MPPL|fsm|eal_|\\bnull\\b|\\bNaN\\b");
    }
  }

  @Test
  void itSaysWhatAHeadAsks() {
    Run run =
        Run.of(
            "statement",
            "--schools",
            Run.SCHOOLS,
            "--formulas",
            Run.FORMULAS,
            "--id",
            "W18",
            "--plain");
    assertThat(run.out())
        .contains("W18 Lady Agnes School gets \u00a38,154,560.92 for its 1,236 pupils in 2025-26")
        .contains("As an academy it is paid from September to August.")
        .contains("Secondary pupils on free school meals now: \u00a3475.00 for each of 87.")
        .contains("86,020.92  Protection: the money for a pupil fell by too much.")
        .contains("the school is below that, and is lifted to it")
        .contains("\u00a3594,012.83 of it is reckoned to be for pupils with special needs");
  }

  @Test
  void aSchoolThatIsOpenForPartOfTheYearSaysSo(@TempDir Path folder) throws IOException {
    List<String> rows = Files.readAllLines(Path.of(Run.SCHOOLS), UTF_8);
    rows.replaceAll(row -> row + (row.startsWith("id,") ? ",days_open" : ",200"));
    Path file = Files.write(folder.resolve("schools.csv"), rows, UTF_8);
    List<String> line = List.of("statement", "--schools", file.toString(), "--nff", "2025-26");
    Run run = Run.of(Commands.with(line, "--id", "W01", "--plain"));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("The school is open for part of the year");
  }

  @Test
  void plainAndTheDepartmentsLayoutExcludeEachOther() {
    Run run =
        Run.of(
            "statement",
            "--schools",
            Run.SCHOOLS,
            "--nff",
            "2025-26",
            "--id",
            "W01",
            "--plain",
            "--layout",
            "dfe");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("choose one");
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text.replace(",", ""));
  }
}
