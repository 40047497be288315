package org.perpupil.io.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.io.SheetMaker;
import org.perpupil.io.Source;
import org.perpupil.io.template.Template;
import org.perpupil.problem.Problem;

/** Rows of tables that other programs saved, and what of them cannot be read. */
class TableRowsTest {
  private final List<Problem> problems = new ArrayList<>();

  private Optional<TableRows> read(byte[] bytes) {
    return TableRows.read(Source.of("b", bytes), Template.BUDGETS, problems);
  }

  private TableRows rows(String text) {
    return read(text.getBytes(UTF_8)).orElseThrow();
  }

  private static List<List<String>> cells(TableRows rows) {
    return rows.rows().stream().map(TableRows.Row::values).toList();
  }

  private void assertTold(String value, String expected) {
    assertThat(problems)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.value()).contains(value);
              assertThat(problem.expected()).contains(expected);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"; | false | semicolons", "'\t' | true | tabs"})
  void separatorsAreThoseThatTheHeaderShows(String separator, boolean hasPoint, String name) {
    TableRows rows =
        rows(String.join(separator, "id", "code", "amount") + "\nA" + separator + "E01\n");

    assertThat(cells(rows)).containsExactly(List.of("id", "code", "amount"), List.of("A", "E01"));
    assertThat(rows.hasPoint()).isEqualTo(hasPoint);
    assertThat(rows.mayBeShort()).isFalse();
    assertTold(separator, name + " were read so");
  }

  @Test
  void whatNoSeparatorMakesKnownIsReadWithCommas() {
    assertThat(cells(rows("x;y,z\n1;2,3\n")))
        .containsExactly(List.of("x;y", "z"), List.of("1;2", "3"));
    assertThat(cells(rows("\n , \nid,code\n"))).contains(List.of("id", "code"));
    assertThat(cells(rows(""))).isEmpty();
    assertThat(problems).isEmpty();
  }

  @Test
  void aQuoteInTheMiddleOfAValueIsToldWithItsLine() {
    assertThat(read("id,code\nA,\"E\"01\nB,E02\n".getBytes(UTF_8))).isEmpty();
    assertTold("text that is not CSV", "a quote at both ends of a quoted value");
    assertThat(problems.get(0).place()).isEqualTo("b, line 2");
  }

  @Test
  void aQuoteThatIsNeverClosedIsTold() {
    assertThat(read("\"id,code\nA,E01\n".getBytes(UTF_8))).isEmpty();
    assertTold("text that is not CSV", "comma-separated values");
  }

  @Test
  void workbooksOfTheOldKindAreTold() {
    assertThat(read(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0})).isEmpty();
    assertTold("a workbook of the old kind (.xls)", "a workbook (.xlsx), or comma-separated text");
  }

  @Test
  void theSheetOfTheTablesNameIsRead() {
    List<List<String>> budgets = List.of(List.of("id", "code"), List.of("A", "'=1"));
    byte[] named =
        new SheetMaker().sheet("notes", List.of(List.of("x"))).sheet("Budgets", budgets).bytes();
    byte[] other =
        new SheetMaker().sheet("one", budgets).sheet("two", List.of(List.of("x"))).bytes();

    assertThat(cells(read(named).orElseThrow()))
        .containsExactly(List.of("id", "code"), List.of("A", "=1"));
    assertTold("2 sheets", "'Budgets' was read");
    problems.clear();
    TableRows rows = read(other).orElseThrow();
    assertThat(cells(rows)).hasSize(2);
    assertThat(rows.mayBeShort()).isTrue();
    assertTold("2 sheets", "'one' was read");
  }

  @Test
  void anArchiveThatIsNotWholeIsTold() {
    byte[] whole = new SheetMaker().sheet("budgets", List.of(List.of("id"))).bytes();

    assertThat(read(Arrays.copyOf(whole, whole.length / 2))).isEmpty();
    assertTold("", "a workbook (.xlsx), or comma-separated text");
  }
}
