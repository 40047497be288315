package org.perpupil.io.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.RoundingRules;
import org.perpupil.impact.years.YearCause;
import org.perpupil.impact.years.YearOnYear;
import org.perpupil.io.WrittenRows;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/** What is written of two years adds up as written, and names the schools of one year alone. */
class YearOnYearWriterTest {
  private static final Formula LAST =
      Formula.local("last", FundingYear.of(2016))
          .set(Parameter.BASIC_PRIMARY, 3000.33)
          .set(Parameter.FSM_PRIMARY, 500.17)
          .set(Parameter.LUMP_SUM_PRIMARY, 100_000)
          .build();

  private static final YearOnYear YEARS =
      YearOnYear.of(
          SchoolTable.of(
              school("A", 101, 0.123).build(),
              school("B", 57, 0.31).build(),
              school("GONE", 30, 0).build()),
          Formulas.forAll(LAST),
          SchoolTable.of(
              school("A", 97, 0.137).set(SchoolField.PFI, 7000.01).build(),
              school("B", 64, 0.29).build(),
              school("NEW", 45, 0.5).build()),
          Formulas.forAll(
              LAST.with(Parameter.BASIC_PRIMARY, 3111.11).with(Parameter.FSM_PRIMARY, 611.1)),
          RoundingRules.statement());

  @TempDir private Path folder;

  private static School.Builder school(String id, double pupils, double meals) {
    return School.builder(id, "1", Phase.PRIMARY)
        .yearGroups(7, 0)
        .pupils(pupils, 0, 0)
        .set(SchoolField.FSM_PRIMARY, meals);
  }

  private Path write() {
    Path file = folder.resolve("years.csv");
    try (OutputWriter to = YearOnYearWriter.output(file).open()) {
      YearOnYearWriter.write(YEARS, to);
    }
    return file;
  }

  private static BigDecimal causes(Map<String, String> row) {
    BigDecimal sum = BigDecimal.ZERO;
    for (YearCause cause : YearCause.values()) {
      sum = sum.add(WrittenRows.pounds(row, cause.fileName()));
    }
    return sum;
  }

  @Test
  void causesAreTheChangeOfEachSchool() throws IOException {
    List<Map<String, String>> rows = WrittenRows.of(write());
    assertThat(rows).extracting(row -> row.get("id")).containsExactly("A", "B", "GONE", "NEW");
    for (Map<String, String> row : rows.subList(0, 2)) {
      assertThat(causes(row)).isEqualByComparingTo(row.get("change"));
      assertThat(WrittenRows.pounds(row, "after").subtract(WrittenRows.pounds(row, "before")))
          .isEqualByComparingTo(row.get("change"));
      assertThat(row.get("status")).isEqualTo("both years");
    }
    assertThat(rows.get(0)).containsEntry("given_money", "7000.01");
  }

  @Test
  void schoolsOfOneYearHaveThatYearAlone() throws IOException {
    List<Map<String, String>> rows = WrittenRows.of(write());
    assertThat(rows.get(2))
        .containsEntry("before", "190009.90")
        .containsEntry("after", "")
        .containsEntry("change", "")
        .containsEntry("status", "only before");
    assertThat(rows.get(3))
        .containsEntry("before", "")
        .containsEntry("pupils_after", "45")
        .containsEntry("status", "only after");
  }

  @Test
  void groupsAndSummaryAreTheSumsOfTheSchools() throws IOException {
    List<Map<String, String>> rows = WrittenRows.of(write()).subList(0, 2);
    List<Map<String, String>> groups = WrittenRows.of(folder.resolve("years.groups.csv"));
    Map<String, String> all = groups.get(0);
    assertThat(all).containsEntry("grouping", "all").containsEntry("schools", "2");
    assertThat(WrittenRows.sum(rows, "change")).isEqualByComparingTo(all.get("change"));
    for (YearCause cause : YearCause.values()) {
      assertThat(WrittenRows.sum(rows, cause.fileName()))
          .isEqualByComparingTo(all.get(cause.fileName()));
    }
    assertThat(groups).filteredOn(row -> row.get("grouping").equals("phase")).hasSize(1);
    assertThat(Files.readString(folder.resolve("years.summary.json"), UTF_8))
        .contains("\"schools_in_both\" : 2", "\"schools_only_before\" : 1")
        .contains("\"change\" : " + all.get("change"));
  }
}
