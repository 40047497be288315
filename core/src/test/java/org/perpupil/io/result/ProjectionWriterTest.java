package org.perpupil.io.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpupil.io.SmallBudgets;
import org.perpupil.io.SmallFiles;
import org.perpupil.io.input.BudgetInputs;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Projection;
import org.perpupil.projection.YearBasis;
import org.perpupil.projection.printed.YearTotals;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.scenario.Selector;

/** Projections as files. */
class ProjectionWriterTest {
  @TempDir private Path folder;
  private BudgetInputs inputs;
  private Projection projection;

  @BeforeEach
  void project() {
    inputs = new SmallBudgets(new SmallFiles(folder)).inputs();
    projection = SmallBudgets.projection(inputs);
  }

  /**
   * 210 pupils at 4000 pounds are 840,000, with 10,000 of grants 850,000; spending is 22,200. A
   * year later the rates are 2 percent higher, 856,800, and prices 10 percent: 24,420.
   */
  @Test
  void aLineIsARow() {
    assertThat(rows(ProjectionWriter.toCsv(projection, ProjectionLayout.tidy()), "A1,"))
        .containsExactly(
            "A1,2025-26,financial,pupils,210.00",
            "A1,2025-26,financial,I01,840000.00",
            "A1,2025-26,financial,I18d,10000.00",
            "A1,2025-26,financial,E08,1200.00",
            "A1,2025-26,financial,E19,21000.00",
            "A1,2025-26,financial,income,850000.00",
            "A1,2025-26,financial,expenditure,22200.00",
            "A1,2025-26,financial,in_year_balance,827800.00",
            "A1,2025-26,financial,opening_reserve,5000.00",
            "A1,2025-26,financial,closing_reserve,832800.00",
            "A1,2026-27,financial,pupils,210.00",
            "A1,2026-27,financial,I01,856800.00",
            "A1,2026-27,financial,I18d,10000.00",
            "A1,2026-27,financial,E08,1320.00",
            "A1,2026-27,financial,E19,23100.00",
            "A1,2026-27,financial,income,866800.00",
            "A1,2026-27,financial,expenditure,24420.00",
            "A1,2026-27,financial,in_year_balance,842380.00",
            "A1,2026-27,financial,opening_reserve,832800.00",
            "A1,2026-27,financial,closing_reserve,1675180.00");
  }

  @Test
  void aSchoolWithoutFiguresHasNoRows() {
    String csv = ProjectionWriter.toCsv(projection, ProjectionLayout.tidy());

    assertThat(csv).startsWith("id,year,basis,line,amount\nA1,").doesNotContain("\nA3,");
  }

  /** 840,000 less 300 for capital; 1,500 under one academy code, 100 under a code without one. */
  @Test
  void wideAndUnderAcademyCodesAYearIsARow() {
    ProjectionLayout layout = ProjectionLayout.tidy().withWide(true).withAcademyCodes(true);
    String csv = ProjectionWriter.toCsv(projection, layout);

    assertThat(csv.lines().findFirst())
        .hasValue(
            "id,year,basis,pupils,BAI010,BAI061,BAE080,BAE200,BAE210,BAE290,E32,income,expenditure,"
                + "in_year_balance,opening_reserve,closing_reserve");
    assertThat(rows(csv, "A2,2025-26"))
        .containsExactly(
            "A2,2025-26,academic,210.00,840000.00,,,,1500.00,300.00,100.00,839700.00,1600.00,"
                + "838100.00,-7000.00,831100.00");
    assertThat(rows(csv, "A1,2026-27"))
        .containsExactly(
            "A1,2026-27,financial,210.00,856800.00,10000.00,1320.00,23100.00,,,,866800.00,24420.00,"
                + "842380.00,832800.00,1675180.00");
    assertThat(csv.lines()).hasSize(5);
  }

  /** An academy has no April before its first September, a maintained school none after March. */
  @Test
  void aYearIsShownWhereASchoolHasAllOfIt() {
    ProjectionLayout financial =
        ProjectionLayout.tidy().withWide(true).withBasis(YearBasis.FINANCIAL);
    ProjectionLayout academic =
        ProjectionLayout.tidy().withWide(true).withBasis(YearBasis.ACADEMIC);

    assertThat(starts(ProjectionWriter.toCsv(projection, financial)))
        .containsExactly("A1,2025-26,financial", "A1,2026-27,financial", "A2,2026-27,financial");
    assertThat(starts(ProjectionWriter.toCsv(projection, academic)))
        .containsExactly("A1,2025-26,academic", "A2,2025-26,academic", "A2,2026-27,academic");
  }

  @Test
  void aSummarySaysWhatItRestsOn() throws IOException {
    Path file = folder.resolve("new/projection.csv");
    List<YearTotals> totals =
        ProjectionWriter.write(
            projection, inputs.path(), inputs.assumptions(), ProjectionLayout.tidy(), file);
    String summary = Files.readString(folder.resolve("new/projection.summary.json"), UTF_8);

    assertThat(Files.readString(file, UTF_8))
        .isEqualTo(ProjectionWriter.toCsv(projection, ProjectionLayout.tidy()));
    assertThat(ProjectionWriter.output(file).files()).allMatch(Files::exists).hasSize(2);
    assertThat(totals).hasSize(4);
    assertThat(summary)
        .contains("\"method_version\" : \"2\"")
        .contains("\"years\" : [ \"2025-26\", \"2026-27\" ]")
        .contains("\"2026-27\" : \"301 formula 2025-26, by uplift\"")
        .contains("\"schools_read\" : 3")
        .contains("\"schools_projected\" : 2")
        .contains("\"A3\" : \"no budget was given\"")
        .contains("\"staff_on_posts\" : { }")
        .contains("\"staff_on_totals\" : { }")
        .contains("\"income_less_expenditure\" : 827800.00")
        .contains("\"lines_added_up\" : 838100.00")
        .contains("\"change_of_reserve\" : 842380.00")
        .contains(
            "\"schools_resting_on_unverified_defaults\" : {\n    \"classes.primary_size\" : 2")
        .containsPattern(
            "\"name\" : \"prices.cpi_percent\",\\s+\"year\" : \"2026-27\",\\s+\"value\" : 10")
        .containsPattern(
            "\"prices.energy_percent\" : \\{\\s+\"value\" : 2,\\s+\"unit\" : \"percent a year\","
                + "\\s+\"status\" : \"unverified\"")
        .doesNotContain("\"formula.local_uplift_percent\" : {");
  }

  @Test
  void aSummaryNamesThePostsAndWhomAnAssumptionIsFor() throws IOException {
    SmallFiles files = new SmallFiles(folder);
    SmallBudgets small = new SmallBudgets(files);
    files.lines("budgets.csv", "id,code,amount", "A1,E02,9", "A1,E04,5", "A1,OB01,0");
    BudgetInputs staffed = small.inputsWithStaff();
    Assumptions aimed =
        staffed
            .assumptions()
            .with(Assumption.of("prices.energy_percent"), Selector.authority("301"), 3);
    Path file = folder.resolve("p.csv");
    ProjectionWriter.write(
        SmallBudgets.projection(staffed), staffed.path(), aimed, ProjectionLayout.tidy(), file);

    assertThat(Files.readString(folder.resolve("p.summary.json"), UTF_8))
        .containsPattern("\"staff_on_posts\" : \\{\\s+\"A1\" : \\[ \"E01\" \\]\\s+\\}")
        .containsPattern("\"staff_on_totals\" : \\{\\s+\"A1\" : \\[ \"E02\", \"E04\" \\]")
        .contains("\"schools\" : \"Authority[laCode=301]\"")
        .doesNotContain("\"prices.energy_percent\" : {");
  }

  @Test
  void nothingIsHalfWritten() throws IOException {
    Path file = folder.resolve("folder.csv");
    Files.createDirectory(folder.resolve("folder.summary.json"));

    assertThatThrownBy(
            () ->
                ProjectionWriter.write(
                    projection, inputs.path(), inputs.assumptions(), ProjectionLayout.tidy(), file))
        .isInstanceOf(ProblemsException.class);
    assertThat(file).doesNotExist();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).noneMatch(path -> path.getFileName().toString().startsWith("."));
    }
  }

  @Test
  void totalsOfAYearThatDoNotAddUpAreRefused() {
    FundingYear year = FundingYear.of(2025);

    assertThatThrownBy(() -> totals(year, 1, 40.02, 45))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("2025-26")
        .hasMessageContaining("40.02 by line");
    assertThatThrownBy(() -> totals(year, 1, 40, 45.02)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> totals(year, 3, 40.01, 45)).isInstanceOf(IllegalStateException.class);
    assertThat(totals(year, 3, 40, 45).income()).isEqualTo(100);
  }

  private static YearTotals totals(FundingYear year, int schools, double byLine, double closing) {
    return new YearTotals(
        year,
        YearBasis.FINANCIAL,
        schools,
        9,
        100,
        OptionalDouble.of(60),
        byLine,
        OptionalDouble.of(5),
        OptionalDouble.of(closing));
  }

  private static List<String> rows(String csv, String start) {
    return csv.lines().filter(line -> line.startsWith(start)).toList();
  }

  private static List<String> starts(String csv) {
    return csv.lines()
        .skip(1)
        .map(line -> line.replaceFirst("^([^,]*,[^,]*,[^,]*),.*", "$1"))
        .toList();
  }
}
