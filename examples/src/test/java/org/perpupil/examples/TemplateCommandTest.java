package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.perpupil.io.template.FieldTable;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.RateBook;

/** Files to start from: they are read, fit each other, and pay what they say. */
class TemplateCommandTest {
  /** Pay scales of teachers are known from September 2014 on. */
  private static final int FIRST_PROJECTED = 2015;

  @TempDir private Path folder;

  private String file(String name, String... words) throws IOException {
    Run run = Run.of(words);
    assertThat(run.code()).as(run.err()).isZero();
    return Files.writeString(folder.resolve(name), run.out(), UTF_8).toString();
  }

  @Test
  void examplesFitEachOther() throws IOException {
    String schools = file("schools.csv", "template", "schools", "--example");
    String formulas = file("formulas.csv", "template", "formulas", "--nff", "2025-26");
    String budgets = file("budgets.csv", "template", "budgets", "--example");
    String staff = file("staff.csv", "template", "staff", "--example");
    String plan = file("my.sweep.yaml", "template", "sweep");
    for (List<String> words :
        List.of(
            List.of("check", "--schools", schools, "--formulas", formulas, "--nff", "2025-26"),
            List.of(
                "check",
                "--schools",
                schools,
                "--formulas",
                formulas,
                "--budgets",
                budgets,
                "--staff",
                staff,
                "--years",
                "2025-26"),
            List.of("check", "--plan", plan, "--method", "tornado"))) {
      Run check = Run.of(words.toArray(String[]::new));
      assertThat(check.code()).as(check.err()).isZero();
      assertThat(check.out()).contains("errors: 0, warnings: 0\n");
    }
  }

  /** With one area cost for all, line by line and to the penny, whatever the year. */
  @ParameterizedTest
  @CsvSource({
    "2018-19, 1",
    "2020-21, 1.0523",
    "2021-22, 1",
    "2022-23, 1.18",
    "2023-24, 1.0523",
    "2024-25, 1",
    "2025-26, 1",
    "2025-26, 1.214031"
  })
  void theNationalFormulaAsALocalOnePaysTheSame(String year, String areaCost) throws IOException {
    String formulas =
        file("f.csv", "template", "formulas", "--nff", year, "--la", "999", "--aca", areaCost);
    String schools =
        Table.read(Path.of(Run.SCHOOLS))
            .mapCells(
                (column, cell) ->
                    column.equals("aca")
                        ? areaCost
                        : column.matches("mfg_.*|floor_.*|previous_.*") ? "" : cell)
            .write(folder.resolve("schools.csv"));
    Path national = folder.resolve("n.csv");
    Path local = folder.resolve("l.csv");
    String[] start = {"allocate", "--schools", schools, "--out"};
    Run one = Run.of(start[0], start[1], start[2], start[3], national.toString(), "--nff", year);
    Run two =
        Run.of(start[0], start[1], start[2], start[3], local.toString(), "--formulas", formulas);
    assertThat(one.code()).as(one.err()).isZero();
    assertThat(two.code()).as(two.err()).isZero();
    Table ours = Table.read(local);
    Table theirs = Table.read(national);
    int compared = 0;
    for (String column : theirs.header()) {
      boolean isProtection = column.matches("mfg_.*|floor_.*|gains_.*|notional_sen|status");
      if (ours.header().contains(column) && !isProtection) {
        for (int row = 0; row < theirs.rows().size(); row++) {
          assertThat(ours.cell(row, column))
              .as(column + " of " + ours.cell(row, "id"))
              .isEqualTo(theirs.cell(row, column));
        }
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(20);
  }

  @Test
  void severalAuthoritiesAreSeveralRows() {
    Run run = Run.of("template", "formulas", "--nff", "2025-26", "--la", "201", "--la", "202");
    assertThat(run.out().lines()).hasSize(3);
    assertThat(run.out()).contains("\n2025-26,201,201,3847,", "\n2025-26,202,202,3847,");
  }

  @Test
  void budgetCodesAreThoseThatAreRead() {
    List<String> codes =
        Run.of("template", "budget-codes")
            .out()
            .lines()
            .skip(2)
            .map(line -> line.substring(0, line.indexOf(' ')))
            .toList();
    assertThat(codes)
        .containsExactlyElementsOf(
            FieldTable.all().stream()
                .map(FieldTable.Field::name)
                .filter(name -> name.startsWith(FieldTable.AMOUNT_OF))
                .map(name -> name.substring(FieldTable.AMOUNT_OF.length()))
                .toList())
        .contains("E01", "I18d", "grant:free_infant_meals");
  }

  static Stream<String> years() {
    List<String> editions =
        RateBook.editions().stream().filter(edition -> edition.matches("20..-..")).toList();
    int newest = FundingYear.parse(editions.get(editions.size() - 1)).start();
    return IntStream.rangeClosed(2013, newest).mapToObj(FundingYear::of).map(FundingYear::toString);
  }

  @ParameterizedTest
  @MethodSource("years")
  void theExampleOfEveryYearIsRightAsItStands(String year) throws IOException {
    String schools = file("s.csv", "template", "schools", "--year", year, "--example");
    String formulas = file("f.csv", "template", "formulas", "--year", year, "--example");
    String budgets = file("b.csv", "template", "budgets", "--year", year, "--example");
    List<String> line =
        new ArrayList<>(
            List.of("check", "--schools", schools, "--formulas", formulas, "--budgets", budgets));
    if (FundingYear.parse(year).start() >= FIRST_PROJECTED) {
      line.addAll(List.of("--years", year + ".." + year));
    }
    Run check = Run.of(line.toArray(String[]::new));
    assertThat(check.code()).as(check.err()).isZero();
    assertThat(check.out())
        .as(check.err())
        .contains("1 schools would do, 0 would fail", "errors: 0, warnings: 0\n");
    Run paid = Run.of("allocate", "--schools", schools, "--formulas", formulas);
    assertThat(paid.code()).as(paid.err()).isZero();
    assertThat(paid.err()).doesNotContain("warning: ");
  }

  @Test
  void columnsOfAYearAreThoseThatItsRulesKnow() {
    assertThat(columns("schools", "2015-16"))
        .contains("idaci_band1_primary", "lac", "pupils_y1_4", "mfg_baseline_per_pupil")
        .doesNotContain("idaci_a_primary", "split_site_metres", "floor_baseline_per_pupil");
    assertThat(columns("formulas", "2015-16"))
        .contains("idaci_band1_primary", "idaci_band1_primary_sen_percent", "lac")
        .contains("lpa_primary_indicator", "lump_sum_primary")
        .doesNotContain("idaci_a_primary", "idaci_a_primary_sen_percent", "split_site_basic")
        .doesNotContain("sparsity_distance_taper_primary", "mppl_primary")
        .doesNotContain("mobility_threshold_percent");
    assertThat(columns("formulas", "2025-26"))
        .contains("idaci_a_primary", "split_site_basic", "sparsity_distance_taper_primary")
        .contains("mppl_primary", "mobility_threshold_percent", "idaci_a_primary_sen_percent")
        .doesNotContain("idaci_band1_primary", "lac", "lac_sen_percent", "lpa_primary_indicator");
    assertThat(columns("schools", "2025-26"))
        .contains("idaci_a_primary", "split_site_metres", "floor_baseline_per_pupil")
        .doesNotContain("idaci_band1_primary", "lac", "pupils_y1_4");
    assertThat(columns("budgets", "2025-26")).containsExactly("id", "code", "amount");
    assertThat(Run.of("template", "budget-codes", "--year", "2025-26").out())
        .contains("grant:national_insurance", "grant:pe_sport_premium", "E01 ")
        .doesNotContain("grant:teachers_pay", "grant:core_schools_budget", "grant:pay_awards_2026");
  }

  /** Every column lives in some year, and a file with all of them is as it was. */
  @Test
  void noColumnIsLost() {
    for (String file : List.of("schools", "formulas")) {
      Set<String> some = new TreeSet<>();
      years().forEach(year -> some.addAll(columns(file, year)));
      assertThat(some)
          .containsExactlyInAnyOrderElementsOf(
              List.of(Run.of("template", file).out().strip().split(",", -1)));
    }
  }

  private static List<String> columns(String file, String year) {
    Run run = Run.of("template", file, "--year", year);
    assertThat(run.code()).as(run.err()).isZero();
    return List.of(run.out().strip().split(",", -1));
  }

  @ParameterizedTest
  @CsvSource({
    "template schools --nff 2025-26",
    "template formulas --aca 1",
    "template trusts --year 2025-26",
    "template formulas --year 2025-26 --nff 2025-26",
    "template formulas --example",
    "template trusts --example"
  })
  void whatDoesNotGoTogetherIsMisuse(String line) {
    assertThat(Run.of(line.split(" ")).code()).isEqualTo(2);
  }
}
