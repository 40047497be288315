package org.perpupil.io.dfe.statement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Line;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.Statement;
import org.perpupil.io.input.Inputs;
import org.perpupil.io.input.PublishedImport;
import org.perpupil.problem.ProblemsException;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/** A statement with the labels, blanks and misspellings of published ones. */
class GrantStatementTest {
  private static final String HEADER =
      "Organisation,Allocation,Block,Factor,Description,Rate,Weighting,Pupils,Sub-total,Total";

  /** A secondary school's published figures of 2019-20, with a guarantee that gives nothing. */
  private static final String SECONDARY =
      """
      S|Basic entitlement|Key Stage 3|3,862.65|1|347|1,340,339.55| \s
      S|Basic entitlement|Key Stage 4|4,385.81|1|224|982,421.44| \s
      S|Basic entitlement|Total Basic Entitlement| | |571|2,322,760.99| \s
      S|Deprivation|Secondary IDACI band A (most deprived)|950.00|0|571|0.00| \s
      S|Deprivation|Secondary IDACI band F (least deprived)|290.00|0.001751|571|289.95| \s
      S|Deprivation|Secondary free school meals|440.00|0.054291|571|13,640.07| \s
      S|Deprivation|Secondary pupils eligible for free school meals in past 6 years|785.00|0.120141|571|53,851.40| \s
      S|Deprivation|Total deprivation| | | |67,781.42| \s
      S|Total looked-after children|Total looked-after children|0.00|0.014134|571|0.00| \s
      S|Low prior attainment|Secondary pupils not achieving the expected standards in KS2 tests|1,550.00|0.168738|571|149,341.57| \s
      S|Total low prior attainment|Total low prior attainment| | | | |149,341.57
      S|English as an additional language|Secondary pupils in first year of education within England|0.00|0.000000|571|0.00| \s
      S|English as an additional language|Secondary pupils in first 3 years of education within England|1,385.00|0.001751|571|1,384.75| \s
      S|Mobility|Secondary pupils starting school on unusual entry dates (proportion above 10%)|0.00|0|571|0.00| \s
      S|Total pupil-led factors|Total pupil-led factors| | | | |2,541,268.73
      S|Lump sum|Total secondary lump sum| | | |110,000.00| \s
      S|Sparsity|Total for small academy in sparsely populated area| | | | |6,283.33
      S|Sparsity|Maximum sparsity amount set by local authority| | | | |65,000.00
      S|Sparsity|Method chosen by local authority| | | | |National funding formula
      S|Sparsity|Minimum distance from second nearest school (miles) set by local authority| | | | |3
      S|Sparsity|Academy's distance from second nearest eligible school (miles)| | | | |4.299859
      S|Sparsity|Maximum year group size set by local authority| | | | |120
      S|Sparsity|Academy's average year group size| | | | |114.2
      S|Split sites|Spilt sites| | | |1,000.00| \s
      S|PFI|Private finance initiative (PFI)| | | | | \s
      S|Total other factors|Total other factors| | | | |117,283.33
      S|Minimum funding level|Minimum per pupil funding level set by local authority| | | |4,800.00| \s
      S|Minimum funding level|Total adjustment to make sure minimum funding level is met| | | |83,247.94| \s
      S| |Total school budget share| | | | |2,741,800.00
      M|Adjusted school budget share|School budget share| | | |2,635,991.17| \s
      M|Adjusted school budget share|Approved exclusions| | | |0.00| \s
      M|Adjusted school budget share|Lump sum (including London fringe) 2019 to 2020| | | |110,000.00| \s
      M|Adjusted school budget share|Sparsity 2019 to 2020| | | |6,283.33| \s
      M|Adjusted school budget share|Adjusted school budget share| | | |2,519,707.84| \s
      M|Per pupil adjusted school budget share|Adjusted school budget share| | | |2,519,707.84| \s
      M|Per pupil adjusted school budget share|Pupils| | | |567| \s
      M|Per pupil adjusted school budget share|Per pupil adjusted school budget share 2018 to 2019| | | |4,443.93| \s
      M|Guaranteed per pupil school budget share|Change guaranteed by local authority| | | |150%| \s
      M|Guaranteed per pupil school budget share|Guaranteed per pupil school budget share| | | |4,510.59| \s
      M|Guaranteed school budget share|Pupils| | | |571| \s
      M|Guaranteed school budget share|Guaranteed school budget share 2019 to 2020| | | |2,575,546.89| \s
      M|Adjusted school budget share|School budget share| | | |2,741,800.00| \s
      M|Adjusted school budget share|Lump sum (including London fringe)| | | |110,000.00| \s
      M|Adjusted school budget share|Sparsity| | | |6,283.33| \s
      M|Adjusted school budget share|Adjusted school budget share 2019 to 2020| | | |2,625,516.67| \s
      M|Minimum funding guarantee|Minimum funding guarantee| | | |0.00| \s
      M| |Total minimum funding guarantee| | | | |0.00
       | |Total allocation| | | | |2,741,800.00
      """;

  @TempDir private Path folder;

  private Path write(String rows) throws IOException {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    for (String line : rows.lines().toList()) {
      text.append("\"High School, Upper\",General annual grant: academic year 2019 to 2020");
      for (String cell : List.of(line.split("\\|", -1))) {
        String block =
            switch (cell) {
              case "S" -> "School budget share";
              case "M" -> "Minimum funding guarantee";
              default -> cell;
            };
        text.append(",\"").append(block).append('"');
      }
      text.append('\n');
    }
    return Files.writeString(folder.resolve("statement.csv"), text, UTF_8);
  }

  private Statement imported(Path file) {
    Path out = folder.resolve("made");
    PublishedImport made = PublishedImport.of(List.of(file)).read();
    assertThat(made.offBeforeProtection()).isEmpty();
    assertThat(made.offAfterProtection()).isEmpty();
    made.write(out);
    Inputs inputs =
        Inputs.read(
            List.of(out.resolve("schools.csv")), List.of(out.resolve("formulas.csv").toString()));
    School school = inputs.schools().school(0);
    Formulas formulas = inputs.formulas(0);
    return Statement.of(
        school,
        formulas.find(school.laCode()).orElseThrow(),
        RoundingRules.statement().withSharesToSixDecimals(false));
  }

  @Test
  void isReadToThePenny() throws IOException {
    Statement statement = imported(write(SECONDARY));

    School school = statement.school();
    assertThat(school.id()).isEqualTo("high-school-upper");
    assertThat(school.name()).contains("High School, Upper");
    assertThat(school.phase()).isEqualTo(Phase.SECONDARY);
    assertThat(school.yearGroups()).isEqualTo(5);
    assertThat(school.value(SchoolField.SPARSITY_DISTANCE_MILES)).hasValue(4.299859);
    assertThat(statement.budgetShare()).isEqualTo(2_741_800.00);
    assertThat(statement.amount(Line.SPARSITY)).isEqualTo(6_283.33);
    assertThat(statement.amount(Line.SPLIT_SITES)).isEqualTo(1000);
    assertThat(statement.amount(Line.MPPL_TOP_UP)).isEqualTo(83_247.94);
    assertThat(statement.amount(Line.LPA_SECONDARY)).isEqualTo(149_341.57);
    assertThat(statement.amount(Line.EAL_SECONDARY)).isEqualTo(1_384.75);
    assertThat(statement.formula().toString()).isNotEmpty();
  }

  @Test
  void theGuaranteeRoundsEachUnitValueWhereTheStatementDoes() throws IOException {
    String guaranteed =
        SECONDARY
            .replace("2,625,516.67", "2,500,000.00")
            .replace(
                "M|Adjusted school budget share|School budget share| | | |2,741,800.00| ",
                "M|Adjusted school budget share|School budget share| | | |2,616,283.33| ")
            .replace("|83,247.94| ", "|0.00| ")
            .replace(
                "set by local authority| | | |4,800.00", "set by local authority| | | |4,000.00")
            .replace(
                "S|Basic entitlement|Key Stage 4|4,385.81|1|224|982,421.44| ",
                "S|Basic entitlement|Key Stage 4|4,197.099062|1|224|940,150.19| ")
            .replace("2,322,760.99", "2,280,489.74")
            .replace("2,541,268.73", "2,498,997.48")
            .replace("|2,741,800.00", "|2,616,280.81")
            .replace("|2,616,283.33|", "|2,616,280.81|")
            .replace("|2,500,000.00|", "|2,499,997.48|")
            .replace(
                "Minimum funding guarantee|Minimum funding guarantee| | | |0.00| ",
                "Minimum funding guarantee|Minimum funding guarantee| | | |75,549.41| ")
            .replace(
                "Total minimum funding guarantee| | | | |0.00",
                "Total minimum funding guarantee| | | | |75,549.41")
            .replace(
                "Total allocation| | | | |2,616,280.81", "Total allocation| | | | |2,691,830.22");

    Statement statement = imported(write(guaranteed));

    assertThat(statement.amount(Line.MINIMUM_FUNDING_GUARANTEE)).isEqualTo(75_549.41);
    assertThat(statement.school().value(SchoolField.PROTECTION_GIVEN)).isEmpty();
    assertThat(statement.school().value(SchoolField.MFG_BASELINE_PER_PUPIL)).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "1,340,339.55#1,340,539.55#rate × weighting × pupils (1340339.55 here)",
        "1,340,339.55#1,340,340.55#the sum of its rows (2322761.99 here)",
        "|2,322,760.99|#|2,322,770.99|#the sum of its rows (2322760.99 here)",
        "|2,541,268.73#|2,541,368.73#the sum of its rows (2541268.73 here)",
        "|2,519,707.84|#|2,519,807.84|#what stands above it comes to (2519707.84 here)",
        "|4,443.93|#|4,543.93|#money by pupils (4443.93 here)",
        "|567| #|576| #money by pupils (4374.49 here)",
        "|2,575,546.89|#|2,585,546.89|#guaranteed amount per pupil × pupils (2575546.89 here)",
        "0.054291|571#0.054291|517#rate × weighting × pupils (12350.12 here)",
        "785.00|0.120141|571#788.3037|0.119637|571.0001#the pupils of basic entitlement, 571",
        "Spilt sites#Spilled sites#a row that grant statements are known to have",
        "|13,640.07|#|13640,07|#pounds such as 3,394.54",
        "|1,384.75| #|1,384.75|1,384.76#one amount, in one of the last two columns",
        "2019 to 2020#this year#a year in words such as 2025 to 2026",
        "Key Stage 4#Key Stage 3#a row that stands once, or the same figure again",
      })
  void whatDoesNotTieIsAProblemWithItsPlace(String part, String other, String expected)
      throws IOException {
    Path file = write(SECONDARY);
    String text = Files.readString(file, UTF_8);
    String written = part.contains("|") ? part.replace("|", "\",\"") : part;
    String changed = other.contains("|") ? other.replace("|", "\",\"") : other;
    assertThat(text).contains(written);
    Files.writeString(file, text.replace(written, changed), UTF_8);

    assertThatThrownBy(() -> PublishedImport.of(List.of(file)).read())
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining(expected)
        .hasMessageContaining("statement.csv, line ");
  }

  @Test
  void whatGoesWithAllocationsAloneIsRefused() throws IOException {
    Path file = write(SECONDARY);
    Path formulas =
        Files.writeString(
            folder.resolve("formulas.csv"),
            """
            year,la_code,basic_primary,basic_ks3,basic_ks4,lump_sum_primary,lump_sum_secondary
            2019-20,201,1,1,1,1,1
            """,
            UTF_8);

    assertThatThrownBy(() -> PublishedImport.of(List.of(file)).withPrevious(file).read())
        .hasMessageContaining("expected none beside grant statements, whose own baselines");
    assertThatThrownBy(() -> PublishedImport.of(List.of(file)).withFormulas(formulas).read())
        .hasMessageContaining("expected none beside grant statements, whose own rates");
  }

  @Test
  void aStatementOfAPartOfTheYearIsRefused() throws IOException {
    Path file = write(SECONDARY);
    Files.writeString(
        file,
        Files.readString(file, UTF_8)
            .replace("Weighting,Pupils", "Places,Full year sub-total,Part year sub-total"),
        UTF_8);

    assertThatThrownBy(() -> PublishedImport.of(List.of(file)).read())
        .hasMessageContaining("expected a statement of a whole year");
  }

  @Test
  void anotherCsvNamesTheKindsThatAreKnown() throws IOException {
    Path file = Files.writeString(folder.resolve("other.csv"), "Name,Rate\nA,B\n", UTF_8);

    assertThatThrownBy(() -> PublishedImport.of(List.of(file)).read())
        .hasMessageContaining("found 'Name,Rate'")
        .hasMessageContaining("school funding allocations")
        .hasMessageContaining("grant statement");
  }

  @Test
  void aRowWithoutAHeaderIsNotShown() throws IOException {
    Path file = Files.writeString(folder.resolve("x.csv"), "100000,Ann,Example\n", UTF_8);

    assertThatThrownBy(() -> PublishedImport.of(List.of(file)).read())
        .hasMessageContaining("3 columns without a header")
        .hasMessageNotContaining("Example");
  }
}
