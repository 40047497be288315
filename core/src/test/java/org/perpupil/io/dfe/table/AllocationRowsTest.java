package org.perpupil.io.dfe.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpupil.io.dfe.AllocationImport;
import org.perpupil.io.dfe.CsvCells;
import org.perpupil.io.dfe.Imported;
import org.perpupil.io.dfe.Selection;
import org.perpupil.io.dfe.infer.AllocationFileMaker;
import org.perpupil.io.dfe.infer.ImportedSchool;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;

/** Rows of a file of allocations that cannot be used say why, and the others are used. */
@Tag("slow")
class AllocationRowsTest {
  private static final FundingYear YEAR = FundingYear.parse("2025-26");

  @TempDir private Path folder;
  private final List<Layout.Name> header = Layout.ALLOCATIONS.ofYear(YEAR);
  private final List<List<String>> lines = new ArrayList<>();

  /** Line 2 is a primary school and an academy, line 17 a secondary one and maintained. */
  @BeforeEach
  void make() throws IOException {
    Path file = new AllocationFileMaker(21, YEAR).authority("301", 20).write(path());
    Files.readString(file, UTF_8)
        .lines()
        .forEach(line -> lines.add(new ArrayList<>(CsvCells.split(line))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2|urn|12|expected a number of six digits",
        "2|urn|12345678|expected a number of six digits",
        "2|urn|1000x0|expected a number of six digits",
        "2|urn|10 000|expected a number of six digits",
        "3|urn|100000|expected a school that has no other row",
        "2|la_code|E0900002|expected an authority's code of three digits",
        "2|la_code|302|expected the authority that its name and the school's number of seven"
            + " digits tell",
        "2|year|soon|expected a year such as 202526 or 2025-26",
        "2|year|202527|expected a year such as 202526 or 2025-26",
        "3|year|2024-25|expected the year of the rows above, 2025-26",
        "2|phase|Secondary|expected the phase of the pupils that basic entitlement is paid for",
        "17|phase|Primary|expected the phase of the pupils that basic entitlement is paid for",
        "2|fsm|abc|expected pounds, 0 or more",
        "2|fsm|-5|expected pounds, 0 or more",
        "2|fsm|100000001|expected pounds, 0 or more",
        "2|rates|-100000001|expected pounds",
        "2|roll|20001|expected a number of pupils, 0 to 20,000",
        "2|roll|-1|expected a number of pupils, 0 to 20,000",
        "2|I05|abc|expected pounds",
        "2|after|0|is not the sum of its parts",
        "2|idaci|5|is not the sum of its parts",
        "2|deprivation|5|is not the sum of its parts",
        "2|basic|5|is not the sum of its parts",
        "2|before|5|is not the sum of its parts",
        "2|total|5|is not the budget share and the grants",
        "2|per_pupil|1|is not the budget share divided by the pupils",
        "2|per_pupil|90000|is not the budget share divided by the pupils",
      })
  void aRowWithAWrongCellIsLeftOut(int line, String column, String cell, String reason)
      throws IOException {
    lines.get(line - 1).set(at(column), cell);
    Imported imported = imported();

    assertThat(imported.size()).isEqualTo(19);
    assertThat(imported.problems()).hasSize(1);
    assertThat(imported.problems().get(0).place()).endsWith("line " + line + ", column " + column);
    boolean isSum = reason.startsWith("is not");
    assertThat(imported.rows())
        .containsEntry(
            "left out: " + (isSum ? column + " " : "column " + column + ": ") + reason, 1);
  }

  @Test
  void anAuthorityHasOneName() throws IOException {
    lines.get(2).set(at("la_name"), "Somewhere");

    assertThat(imported().problems().toString())
        .contains(
            "line 3, column la_code: found '301', expected the authority that its name and the"
                + " school's number of seven digits tell.");
  }

  /** What is not known, or known in another way, changes no school. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "year|2025/26",
        "level|''",
        "laestab|301",
        "academy|perhaps",
        "trust|z",
        "per_pupil|c",
        "per_pupil|''",
        "total|c",
        "urn|100000.00",
      })
  void aRowThatSaysLessIsUsed(String column, String cell) throws IOException {
    List<Map<String, Double>> right = numbers(imported());
    lines.get(1).set(at(column), cell);
    Imported imported = imported();

    assertThat(imported.problems()).isEmpty();
    assertThat(numbers(imported)).isEqualTo(right);
  }

  @Test
  void aGrantThatIsKeptBackMayLeaveTheTotalMoreAndNeverLess() throws IOException {
    lines.get(1).set(at("I05"), "c");
    assertThat(imported().problems()).isEmpty();

    lines.get(1).set(at("total"), "1000");
    assertThat(imported().problems().toString())
        .contains("line 2, column total: found '1000', expected the budget share and the grants");
  }

  @Test
  void aSchoolOfNobodyHasNoAmountPerPupil() throws IOException {
    lines.get(1).set(at("roll"), "0");
    lines.get(1).set(at("per_pupil"), "0");
    Imported imported = imported();

    assertThat(imported.size()).isEqualTo(20);
    assertThat(imported.restingOn())
        .containsEntry("assumed: pupils from basic entitlement are not the published roll", 1);
  }

  @Test
  void aRowOfAnotherWidthIsLeftOut() throws IOException {
    lines.get(1).add("more");
    lines.get(2).subList(3, lines.get(2).size()).clear();
    lines.get(3).subList(at("level"), lines.get(3).size()).clear();
    Imported imported = imported();

    assertThat(imported.size()).isEqualTo(17);
    assertThat(imported.problems()).hasSize(1);
    assertThat(imported.problems().get(0).toString())
        .contains(
            "line 2: found '"
                + (header.size() + 1)
                + " values', expected as many values as the"
                + " header has columns, as in line 3; line 4 too");
    assertThat(imported.rows())
        .containsEntry("left out: expected as many values as the header has columns", 3);
  }

  @Test
  void aLongCellIsShownInPart() throws IOException {
    lines.get(1).set(at("fsm"), "y".repeat(81));

    assertThat(imported().problems().get(0).value()).isEqualTo("y".repeat(80) + "…");
  }

  /** A file whose schools are all of another kind, and one of totals alone. */
  @ParameterizedTest
  @CsvSource({"phase,Special", "level,National"})
  void aFileWithoutSchoolsIsAnError(String column, String cell) {
    lines.subList(1, lines.size()).forEach(line -> line.set(at(column), cell));

    assertThatThrownBy(this::imported)
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining(
            "found '20 rows, none of them used', expected at least one row of a school");
  }

  @Test
  void aFileWithoutNamesHasSchoolsWithoutNames() throws IOException {
    List<Map<String, Double>> right = numbers(imported());
    for (String column : List.of("la_name", "name", "trust", "level", "laestab", "academy")) {
      int place = lines.get(0).indexOf(written(column));
      lines.forEach(line -> line.remove(place));
    }
    Imported imported = imported();

    assertThat(numbers(imported)).isEqualTo(right);
    assertThat(imported.schoolRows().get(1).subList(0, 6))
        .containsExactly("100000", "", "301", "primary", "", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fsm_funding", "education_phase"})
  void aFileWithoutANeededColumnIsAnError(String name) {
    int place = lines.get(0).indexOf(name);
    lines.get(0).set(place, "renamed");

    assertThatThrownBy(this::imported)
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("line 1: found nothing, expected the columns " + name)
        .hasMessageContaining("they have other names here: renamed");
  }

  /** Infant meals stand there for seven months; what is taken back goes with all other grants. */
  @ParameterizedTest
  @CsvSource({
    "infant_meals,700,grant:free_infant_meals,1200",
    "infant_meals,-700,I18d,-1200",
    "sport_premium,500,grant:pe_sport_premium,500",
    "sport_premium,-500,I18d,-500",
    "I05,-500,I05,-500",
  })
  void grantsAreMoneyOfTheBudget(String column, String pounds, String code, String amount)
      throws IOException {
    List<String> line = lines.get(1);
    BigDecimal old =
        PublishedNumber.parse(line.get(at(column))).isNumber()
            ? new BigDecimal(line.get(at(column)))
            : BigDecimal.ZERO;
    line.set(at(column), pounds);
    line.set(
        at("total"),
        new BigDecimal(line.get(at("total")))
            .subtract(old)
            .add(new BigDecimal(pounds))
            .toPlainString());
    Imported imported = imported();

    assertThat(imported.problems()).isEmpty();
    assertThat(imported.budgetRows()).contains(List.of("100000", code, amount));
    assertThat(imported.schoolRows().get(1).get(4)).isEqualTo("academy");
    assertThat(imported.schoolRows().get(2).get(4)).isEqualTo("maintained");
  }

  @Test
  void aYearWithoutNationalRatesTakesTheNearest() throws IOException {
    lines.subList(1, lines.size()).forEach(line -> line.set(at("year"), "202829"));

    assertThat(imported().warnings().toString())
        .contains(
            "found '2028-29', expected a year with national rates; those of 2025-26 stand in");
  }

  /** Six authorities at twice the national rates: five are named, and one is counted. */
  @Test
  void ratesFarFromTheNationalOnesAreWarnedOf() {
    AllocationFileMaker maker = new AllocationFileMaker(5, YEAR).dear(2);
    for (int code = 301; code < 307; code++) {
      maker.authority(String.valueOf(code), 30);
    }
    Imported imported = AllocationFileMaker.imported(maker.write(path()), null);

    Problem far =
        imported.warnings().stream()
            .filter(problem -> problem.place().endsWith("rows.csv, basic_primary"))
            .findFirst()
            .orElseThrow();
    assertThat(far.value())
        .matches("301 7[0-9.]+, 302 7[0-9.]+, 303 7[0-9.]+, 304 7[0-9.]+, 305 7[0-9.]+ and 1 more");
    assertThat(far.expected()).isEqualTo("a rate nearer to the national 3847");
  }

  @Test
  void oneFileOfAllocationsIsNeeded() throws IOException {
    write();
    PublishedFile file = PublishedFile.of(path(), Files.readAllBytes(path()));

    assertThatThrownBy(() -> AllocationFileMaker.imported(file, file))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining(
            "found 'a second file of school funding allocations', expected one of them");
    assertThatThrownBy(AllocationFileMaker::imported)
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("files: found 'no school funding allocations'");
  }

  @Test
  void selectionsAreOfSchoolsWithinTheirAuthorities() throws IOException {
    write();
    PublishedFile file = PublishedFile.of(path(), Files.readAllBytes(path()));
    Imported imported =
        AllocationImport.read(
            List.of(file),
            null,
            Map.of(),
            new Selection(Set.of("301"), Set.of("100000", "100002"), Set.of("TRUST 0", "trust 2")));

    assertThat(imported.schools().stream().map(school -> school.row().urn()).toList())
        .containsExactly("100000", "100002");
    assertThat(imported.rows()).containsEntry("not selected", 18);
    assertThatThrownBy(
            () ->
                AllocationImport.read(
                    List.of(file),
                    null,
                    Map.of(),
                    new Selection(Set.of("999"), Set.of("5"), Set.of("nobody"))))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("999")
        .hasMessageContaining("nobody");
  }

  private static List<Map<String, Double>> numbers(Imported imported) {
    return imported.schools().stream().map(ImportedSchool::numbers).toList();
  }

  private String written(String column) {
    return header.get(at(column)).name();
  }

  private int at(String column) {
    return header.stream().map(Layout.Name::column).toList().indexOf(column);
  }

  private Path path() {
    return folder.resolve("rows.csv");
  }

  private Imported imported() throws IOException {
    write();
    return AllocationFileMaker.imported(path(), null);
  }

  private void write() throws IOException {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append('"').append(String.join("\",\"", line)).append("\"\n"));
    Files.writeString(path(), text, UTF_8);
  }
}
