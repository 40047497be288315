package org.perpupil.io.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.perpupil.budget.BudgetCode;
import org.perpupil.formula.Line;
import org.perpupil.impact.years.YearCause;
import org.perpupil.io.csv.FormulaGuard;
import org.perpupil.io.template.ResultColumns.Column;
import org.perpupil.projection.Measure;
import org.perpupil.statistics.sensitivity.Statistic;
import org.perpupil.text.CsvRows;

/** What every column of a result means, with the names that are declared elsewhere. */
class ResultColumnsTest {
  @Test
  void everyRowHasATableAColumnAndAMeaning() {
    assertThat(ResultColumns.all())
        .hasSizeGreaterThan(500)
        .doesNotHaveDuplicates()
        .allSatisfy(
            one -> {
              assertThat(one.command()).isNotBlank().doesNotStartWith("@");
              assertThat(one.column()).isNotBlank().doesNotStartWith("@");
              assertThat(one.meaning()).isNotBlank();
            });
  }

  @Test
  void theTableOfAllocationsHasTheLinesThatAreNotLeftOut() {
    List<String> names = columns("allocate", "NAME.csv").map(Column::column).toList();
    List<String> left = List.of("minimum_funding_guarantee", "capping_and_scaling", "mppl_restore");
    assertThat(names).startsWith("id", "la_code").doesNotContainAnyElementsOf(left);
    List<String> lines =
        Line.values().stream().map(Line::fileName).filter(name -> !left.contains(name)).toList();
    assertThat(names).containsSubsequence(lines);
    assertThat(columns("allocate", "NAME.csv").filter(one -> one.column().equals(lines.get(0))))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.unit()).isEqualTo("pounds");
              assertThat(one.meaning()).isEqualTo(Line.values().iterator().next().label());
            });
  }

  @Test
  void namesThatAreDeclaredElsewhereAreThere() {
    Stream<String> declared =
        Stream.of(
                Arrays.stream(YearCause.values()).map(YearCause::fileName),
                Arrays.stream(BudgetCode.values()).map(BudgetCode::code),
                Arrays.stream(Statistic.values()).map(Statistic::fileName))
            .flatMap(names -> names);
    List<Column> all = ResultColumns.all();
    assertThat(declared)
        .allSatisfy(name -> assertThat(all).anyMatch(one -> one.isOf(name) || one.isOfWord(name)));
    assertThat(all)
        .filteredOn(one -> one.meaning().endsWith(", its change"))
        .extracting(one -> one.column() + one.word())
        .containsAll(Line.values().stream().map(Line::fileName).toList());
  }

  @ParameterizedTest
  @EnumSource(Measure.class)
  void everyMeasureHasItsUnit(Measure measure) {
    assertThat(ResultColumns.all())
        .filteredOn(one -> one.column().equals(measure.fileName()) && !one.unit().isEmpty())
        .isNotEmpty()
        .anySatisfy(one -> assertThat(one.unit()).isEqualTo(measure.unit()));
  }

  @Test
  void aStarStandsForAnything() {
    Column star = new Column("c", "f", "draw of *", "W*", "", "m");
    assertThat(star.isOf("draw of W01")).isTrue();
    assertThat(star.isOf("draw")).isFalse();
    assertThat(star.isOfWord("W")).isTrue();
    assertThat(star.isOfWord("V")).isFalse();
    Column plain = star.in("other", "g");
    assertThat(plain).isEqualTo(new Column("other", "g", "draw of *", "W*", "", "m"));
    Column exact = new Column("c", "f", "id", "", "", "m");
    assertThat(exact.isOf("id")).isTrue();
    assertThat(exact.isOf("ids")).isFalse();
    assertThat(exact.isOfWord("")).isTrue();
  }

  @Test
  void theTableIsCsvWithARowEach() {
    CsvRows rows = CsvRows.of(ResultColumns.toCsv());
    assertThat(rows.next()).isTrue();
    assertThat(rows.cells())
        .containsExactly("command", "file", "column", "word", "unit", "meaning");
    for (Column one : ResultColumns.all()) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.cells().stream().map(FormulaGuard::read))
          .containsExactly(
              one.command(), one.file(), one.column(), one.word(), one.unit(), one.meaning());
    }
    assertThat(rows.next()).isFalse();
  }

  private static Stream<Column> columns(String command, String file) {
    return ResultColumns.all().stream()
        .filter(one -> one.command().equals(command) && one.file().equals(file));
  }
}
