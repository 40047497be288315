package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpupil.io.template.FieldTable;

/** Options, streams and exit codes of the commands. */
@Tag("slow")
class CommandLineTest {
  @TempDir private Path folder;

  @Test
  void allocateWritesTheSameFiguresThatItPrints() throws IOException {
    Path out = folder.resolve("deep/er/allocations.csv");
    Run printed = Run.of("allocate", "--schools", Run.SCHOOLS, "--formulas", Run.FORMULAS);
    Run written =
        Run.of(
            "allocate",
            "--schools",
            Run.SCHOOLS,
            "--formulas",
            Run.FORMULAS,
            "--out",
            out.toString());

    assertThat(written.code()).isZero();
    assertThat(written.out()).isEmpty();
    assertThat(Files.readString(out, UTF_8)).isEqualTo(printed.out());
    assertThat(Files.readString(out.resolveSibling("allocations.authorities.csv"), UTF_8))
        .startsWith("la_code,schools_covered,schools_failed,pupils,")
        .contains("\n999,21,0,9034,0,");
    assertThat(Files.readString(out.resolveSibling("allocations.summary.json"), UTF_8))
        .contains("\"schools_read\" : 21")
        .contains("\"pounds_in_total\" : ");
  }

  @Test
  void schoolsInTwoFilesGiveTheSameAsInOne() throws IOException {
    String all = Files.readString(Path.of(Run.SCHOOLS), UTF_8);
    int second = all.indexOf("\nW11,") + 1;
    String header = all.substring(0, all.indexOf('\n') + 1);
    Path first = Files.writeString(folder.resolve("a.csv"), all.substring(0, second), UTF_8);
    Path rest = Files.writeString(folder.resolve("b.csv"), header + all.substring(second), UTF_8);

    Run one = Run.of("allocate", "--schools", Run.SCHOOLS, "--nff", "2025-26");
    Run two =
        Run.of(
            "allocate",
            "--schools",
            first.toString(),
            "--schools",
            rest.toString(),
            "--nff",
            "2025-26");

    assertThat(two.out()).isEqualTo(one.out());
  }

  @Test
  void compareTakesFloorAndCapFromTheUserOrTheBook() throws IOException {
    Path out = folder.resolve("compare.csv");
    Run own = compare("--floor-percent", "-0.5", "--cap-percent", "1", "--out", out.toString());
    Run book = compare("--protections", "book");

    assertThat(own.code()).isZero();
    assertThat(own.out()).contains("(floor -0.5%, gains cap 1%)").contains("Gains cap");
    assertThat(Files.readString(out, UTF_8)).startsWith("id,name,la_code,phase,pupils,before,");
    assertThat(folder.resolve("compare.summary.json")).exists();
    assertThat(book.out()).contains("(floor 0%, no gains cap)").contains("Floor of the national");
  }

  @Test
  void compareWorksBetweenTwoLocalFormulasAndTwoNationalOnes() {
    Run local =
        Run.of("compare", "--schools", Run.SCHOOLS, "--from", Run.FORMULAS, "--to", Run.FORMULAS);
    Run national =
        Run.of("compare", "--schools", Run.SCHOOLS, "--from", "nff:2022-23", "--to", "nff:2023-24");

    assertThat(local.out()).contains("0 schools gain, 0 lose, 21 unchanged");
    assertThat(national.out()).contains("21 schools gain, 0 lose");
  }

  @Test
  void aNationalFormulaIsUnprotectedOnBothSidesUnlessTheBookIsAskedFor() throws IOException {
    String all = Files.readString(Path.of(Run.SCHOOLS), UTF_8);
    String with =
        all.replace("mfg_baseline_per_pupil\n", "floor_baseline_per_pupil\n")
            .replaceAll("(W\\d\\d,.*),[0-9.]*\n", "$1,9000\n");
    String schools = Files.writeString(folder.resolve("floor.csv"), with, UTF_8).toString();
    String[] same = {
      "compare", "--schools", schools, "--from", "nff:2025-26", "--to", "nff:2025-26"
    };
    String[] book =
        Stream.concat(Stream.of(same), Stream.of("--protections", "book")).toArray(String[]::new);

    assertThat(Run.of(same).out()).contains("0 schools gain, 0 lose, 21 unchanged");
    assertThat(Run.of(book).out()).contains("2025-26 (floor 0%, no gains cap) -> national");
    assertThat(Run.of(book).out()).doesNotContain("58,537,524");
  }

  @Test
  void ofManySchoolsThoseThatChangeMostAreShown() throws IOException {
    StringBuilder many = new StringBuilder();
    String all = Files.readString(Path.of(Run.SCHOOLS), UTF_8);
    many.append(all, 0, all.indexOf('\n') + 1);
    for (int i = 0; i < 4; i++) {
      many.append(all.substring(all.indexOf('\n') + 1).replaceAll("(?m)^W", "X" + i + "W"));
    }
    Path schools = Files.writeString(folder.resolve("many.csv"), many, UTF_8);

    Run run =
        Run.of(
            "compare",
            "--schools",
            schools.toString(),
            "--from",
            Run.FORMULAS,
            "--to",
            "nff:2025-26");

    assertThat(run.out())
        .contains("the 30 schools that lose most and the 30 that gain most in percent, of 84")
        .contains("X0W19")
        .contains("X3W06")
        .contains("36 schools gain, 44 lose, 4 unchanged");
    assertThat(run.out().lines().filter(line -> line.matches("X\\dW.*"))).hasSize(60);
  }

  @Test
  void protectionsOfTheBookAreLeftOutUnlessAskedFor() throws IOException {
    Path out = folder.resolve("c.csv");
    String[] command = {
      "compare", "--schools", Run.SCHOOLS, "--from", Run.FORMULAS, "--to", "NFF:2018-19"
    };
    Run unprotected = Run.of(command);
    Run capped =
        Run.of(
            Stream.concat(
                    Stream.of(command),
                    Stream.of(
                        "--cap-percent",
                        "3",
                        "--cap-remaining-percent",
                        "20",
                        "--shares",
                        "given",
                        "--mfg-units",
                        "rounded",
                        "--out",
                        out.toString()))
                .toArray(String[]::new));

    assertThat(unprotected.out()).contains("2018-19 (no floor, no gains cap)");
    assertThat(unprotected.err())
        .contains("cash of 2025-26 is compared with cash of 2018-19; prices are not adjusted")
        .contains("1 of 21 schools have no baseline");
    assertThat(capped.code()).isZero();
    assertThat(Files.readString(folder.resolve("c.summary.json"), UTF_8))
        .contains("gains_cap_percent 3, gains_cap_remaining_percent 20")
        .contains("\"shares_to_six_decimals\" : false")
        .contains("\"guarantee_units_to_pence\" : true");
  }

  @Test
  void roundingReachesEveryCommand() throws IOException {
    Path out = folder.resolve("c.csv");
    compare("--rounding", "none", "--out", out.toString());
    Run exact =
        Run.of("statement", "--schools", Run.SCHOOLS, "--formulas", Run.FORMULAS, "--id", "W18");
    Run rounded =
        Run.of(
            "statement",
            "--schools",
            Run.SCHOOLS,
            "--formulas",
            Run.FORMULAS,
            "--id",
            "W18",
            "--mfg-units",
            "rounded");

    assertThat(Files.readString(out, UTF_8)).containsPattern(",-?\\d+\\.\\d{3,},");
    assertThat(rounded.out()).isNotEqualTo(exact.out());
  }

  @Test
  void aSchoolThatOpensInTheYearSaysSo() throws IOException {
    String all = Files.readString(Path.of(Run.SCHOOLS), UTF_8);
    String one = all.substring(0, all.indexOf("\nW02,") + 1);
    int line = one.indexOf('\n');
    Path schools =
        Files.writeString(
            folder.resolve("opens.csv"),
            one.substring(0, line)
                + ",days_open\n"
                + one.substring(line + 1).stripTrailing()
                + ",214\n",
            UTF_8);
    Run run =
        Run.of(
            "statement",
            "--schools",
            schools.toString(),
            "--formulas",
            Run.FORMULAS,
            "--id",
            "W01");

    assertThat(run.out()).contains("open 214 of 365 days: every amount is that share");
  }

  @Test
  void statementOfAnUnknownSchoolNamesTheNearest() {
    Run run =
        Run.of("statement", "--schools", Run.SCHOOLS, "--formulas", Run.FORMULAS, "--id", "W144");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("found 'W144'").contains("Maybe 'W14' was meant.");
  }

  @Test
  void checkReadsAndReportsAndWorksOutNothing() throws IOException {
    Run good = Run.of("check", "--schools", Run.SCHOOLS, "--formulas", Run.FORMULAS);
    Path odd = Run.withFirstSchool(folder, ",21400,", ",-21400,");
    Run warned = Run.of("check", "--schools", odd.toString());

    assertThat(good.code()).isZero();
    assertThat(good.out())
        .isEqualTo(
            """
            schools: 21
            pupils: 9,034
            authorities: 1
            data/wexmoor/formulas.csv: 21 schools would do, 0 would fail
            errors: 0, warnings: 0
            """);
    assertThat(warned.out()).contains("errors: 0, warnings: 1");
    assertThat(warned.err()).contains("line 2, column rates: found '-21400'");
  }

  @Test
  void ratesShowStatusAndSource() {
    Run all = Run.of("rates", "2016-12-proposal");
    Run some = Run.of("rates", "2025-26", "lump");
    Run none = Run.of("rates", "2025-26", "lumpsum");

    assertThat(all.out()).contains("basic_primary").contains("published").contains("unverified");
    assertThat(some.out().lines()).hasSize(4);
    assertThat(Run.of("rates", "2025-26", "primary").out()).contains("basic_primary");
    assertThat(some.out()).contains("145,100").contains("cross-checked");
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.err()).contains("found 'lumpsum'");
  }

  @Test
  void ratesHoldAreaCostsAndBooksOfGrants() {
    Run all = Run.of("rates", "2023-24", "aca");
    Run one = Run.of("rates", "2026-27", "Lambeth");
    Run grants = Run.of("rates", "2015-16");

    assertThat(all.out().lines()).hasSizeGreaterThan(150);
    assertThat(all.out())
        .containsPattern("aca 202 Camden +1.188917  multiplier  derived ")
        .doesNotContain("basic_primary");
    assertThat(one.out().lines()).hasSize(3);
    assertThat(one.out())
        .containsPattern("aca 208 Lambeth +1.188917  multiplier  unverified  of 2023-24, the last");
    assertThat(grants.out()).contains("esg_general_rate").contains("pupil_premium_primary");
    assertThat(Run.of("rates", "2023-24").out()).doesNotContain("aca 202");
  }

  @Test
  void aWordWithoutRatesIsAnsweredByWhatHelps() {
    assertThat(Run.of("rates", "2022-23", "split").err())
        .endsWith("Maybe another year was meant; these have it: 2024-25, 2025-26.\n");
    assertThat(Run.of("rates", "2023-24", "basic_primry").err())
        .endsWith("Maybe 'basic_primary' was meant.\n");
    assertThat(Run.of("rates", "2023-24", "xyzzy").err())
        .endsWith("without a word, all 56 rates of the year are listed.\n");
    assertThat(Run.of("rates", "2001-02").err()).contains("one of 2011-12, 2012-13");
  }

  @ParameterizedTest
  @ValueSource(strings = {"schools", "formulas"})
  void aTemplateIsAHeaderWithItsColumnsExplained(String name) throws IOException {
    Run run = Run.of("template", name);
    Path file = Files.writeString(folder.resolve("blank.csv"), run.out(), UTF_8);
    Run check = Run.of("check", "--schools", file.toString());

    assertThat(run.code()).isZero();
    assertThat(run.out().lines()).hasSize(1);
    assertThat(run.err()).contains("la_code").contains("required");
    assertThat(run.err().lines().count()).isEqualTo(run.out().split(",", -1).length + 2L);
    assertThat(check.err()).contains("a header only");
  }

  @ParameterizedTest
  @CsvSource({"budgets, 3, grant:", "staff, 10, age_under_25"})
  void aTemplateOfALongFile(String name, int columns, String explained) {
    Run run = Run.of("template", name);

    assertThat(run.code()).isZero();
    assertThat(run.out().lines()).hasSize(1);
    assertThat(run.out().split(",", -1)).hasSize(columns);
    assertThat(run.err().lines()).hasSize(columns + 2);
    assertThat(run.err()).contains(explained).contains("required");
  }

  @Test
  void theTemplateOfAssumptionsIsYaml() {
    Run run = Run.of("template", "assumptions");

    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("assumptions:\n  # formula.national_uplift_percent:\n");
    assertThat(run.out()).contains("\n  # pay.teacher_award_percent: 2.9\n");
    assertThat(run.err()).contains("pay.teacher_award_percent").contains("2.9 unless set");
  }

  @Test
  void everyNumberIsListedWithItsLimits() {
    Run run = Run.of("template", "fields");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith("file,name,value,minimum,maximum,usual_minimum,usual_maximum\n")
        .contains("\nformulas,gains_cap_percent,")
        .contains("\nbudgets,amount of I09,")
        .contains(
            "\nassumptions,prices.cpi_percent,\"percent a year, from -20 to 50\",-20,50,-2,12")
        .contains("\nplan,worlds,");
    assertThat(run.out().lines().count()).isEqualTo(FieldTable.all().size() + 1L);
  }

  @Test
  void anUnknownTemplateNamesTheKnownOnes() {
    Run run = Run.of("template", "scools");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains(
            "one of schools, formulas, budgets, actuals, profiles, staff, trusts, authorities,"
                + " services, assumptions")
        .contains("'schools' was meant");
  }

  @Test
  void roundingIsTheUsersChoice() {
    Run statement = Run.of("allocate", "--schools", Run.SCHOOLS, "--nff", "2025-26");
    Run none =
        Run.of("allocate", "--schools", Run.SCHOOLS, "--nff", "2025-26", "--rounding", "none");
    Run rounded =
        Run.of(
            "allocate",
            "--schools",
            Run.SCHOOLS,
            "--nff",
            "2025-26",
            "--aca-rates",
            "rounded",
            "--shares",
            "given",
            "--mfg-units",
            "rounded");

    assertThat(statement.code() + none.code() + rounded.code()).isZero();
    assertThat(none.out()).isNotEqualTo(statement.out());
    assertThat(rounded.out()).isNotEqualTo(statement.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "allocate ",
        "statement ",
        "compare ",
        "project ",
        "run ",
        "solve ",
        "scenarios ",
        "assumptions ",
        "check ",
        "rates ",
        "template "
      })
  void helpTeachesByExample(String command) {
    Run run = Run.of((command + "--help").split(" ", -1));

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("  perpupil ");
  }

  @Test
  void versionStampsMethodAndRates() {
    assertThat(Run.of("--version").out()).containsPattern("method 2, rate books [0-9a-f]{8}");
  }

  private static Run compare(String... more) {
    String[] start = {
      "compare", "--schools", Run.SCHOOLS, "--from", Run.FORMULAS, "--to", "nff:2025-26"
    };
    return Run.of(Stream.of(start, more).flatMap(Stream::of).toArray(String[]::new));
  }
}
