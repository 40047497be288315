package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Options, streams and files of the project command. */
@Tag("slow")
class ProjectCommandTest {
  @TempDir private Path folder;

  @Test
  void everyFigureGoesIntoAFileAndNothingOntoTheScreen() throws IOException {
    Path out = folder.resolve("deep/projection.csv");
    Run run = wexmoor("--years", "2025-26..2027-28", "--out", out.toString());

    assertThat(run.code()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(Files.readString(out, UTF_8))
        .startsWith("id,year,basis,line,amount\nW01,2025-26,financial,pupils,418.00\n")
        .contains("\nW01,2025-26,financial,I01,2092590.00\n")
        .contains("\nW02,2027-28,academic,closing_reserve,");
    assertThat(Files.readString(folder.resolve("deep/projection.summary.json"), UTF_8))
        .contains("\"schools_projected\" : 21")
        .contains("\"W16\" : [ \"E01\", \"E03\", \"E04\", \"E05\" ]");
    assertThat(run.err())
        .contains("schools: 21 read = 21 projected + 0 failed")
        .contains("financial 2025-26: 12 schools, -£")
        .contains("classes.primary_size = 30 pupils: 15")
        .doesNotContain("the budget states I01");
  }

  @Test
  void aFileMayBeWideUnderAcademyCodesAndInOneKindOfYear() throws IOException {
    Path out = folder.resolve("wide.csv");
    wexmoor(
        "--years",
        "2025-26..2026-27",
        "--wide",
        "--codes",
        "aar",
        "--basis",
        "academic",
        "--out",
        out.toString());
    List<String> lines = Files.readAllLines(out, UTF_8);

    assertThat(lines.get(0)).startsWith("id,year,basis,pupils,BAI010,BAI030,");
    // Twelve maintained schools have one academic year in two financial ones, nine academies two.
    assertThat(lines).hasSize(1 + 12 + 2 * 9);
    assertThat(lines.stream().skip(1)).allMatch(line -> line.contains(",academic,"));
  }

  @Test
  void whatHasNoPlaceInAReturnIsSaid() throws IOException {
    Path out = folder.resolve("codes.csv");
    String[] words = {"--years", "2025-26", "--out", out.toString(), "--codes", "aar"};
    Run academies = wexmoor(words);
    words[5] = "cfr";
    Run maintained = wexmoor("--force", words[0], words[1], words[2], words[3], words[4], words[5]);

    assertThat(academies.err())
        .contains("no code of the academies accounts return, so that they keep their own: I17, E31")
        .contains("under a code of it that no published text confirms: I05 (BAI010)")
        .contains("lines of it that are not told apart here: BAI011 ");
    assertThat(maintained.err())
        .contains("no code of consistent financial reporting, as academies alone have it: BAE260");
    assertThat(wexmoor("--years", "2025-26", "--out", out.toString(), "--force").err())
        .doesNotContain("codes:");
  }

  @Test
  void aSchoolIsExplainedBesideAFileToo() throws IOException {
    Path out = folder.resolve("p.csv");
    Run run = wexmoor("--years", "2025-26", "--explain", "W01", "--out", out.toString());
    Run alone = wexmoor("--years", "2025-26", "--explain", "W01");

    assertThat(out).exists();
    assertThat(run.out())
        .startsWith("W01 Alderbrook Primary, primary, maintained: years from April");
    assertThat(alone.out()).isEqualTo(run.out());
  }

  /** 350 lessons of 17.4 teachers: 0.805 of 25 periods, 0.670 of 30. */
  @Test
  void periodsOfTheWeekAreTheUsers() {
    assertThat(wexmoor("--years", "2025-26", "--explain", "W01").out())
        .containsPattern("contact ratio +0\\.805")
        .contains("amber: is the contact ratio of 0.805");
    assertThat(wexmoor("--years", "2025-26", "--explain", "W01", "--periods", "30").out())
        .containsPattern("contact ratio +0\\.670")
        .contains("red: is the contact ratio of 0.670");
  }

  @Test
  void aSchoolKnownByTotalsHasNoTeachersAndNoCurriculum() {
    Run run = wexmoor("--years", "2025-26..2026-27", "--explain", "W20");

    assertThat(run.out())
        .contains("staff by totals of the budget, nobody's pay point known: E01, E02, ")
        .doesNotContain("staff by their posts")
        .doesNotContain("Curriculum of")
        .doesNotContain("teachers from September");
  }

  @Test
  void anotherKindOfYearIsShownWhereThereIsOne() {
    Run table = wexmoor("--years", "2025-26", "--basis", "financial");
    Run school = wexmoor("--years", "2025-26", "--basis", "financial", "--explain", "W02");

    assertThat(table.out()).containsPattern("W02 St Osyth Primary +-.*no whole financial year");
    assertThat(table.out()).containsPattern("W01 Alderbrook Primary +financial ");
    assertThat(school.out()).contains("no figures: no whole financial year");
  }

  @Test
  void theNationalFormulaNeedsItsOwnUplift() {
    Run run =
        Run.of(
            "project",
            "--schools",
            Run.SCHOOLS,
            "--nff",
            "2025-26",
            "--budgets",
            BUDGETS,
            "--assumptions",
            ASSUMPTIONS,
            "--years",
            "2025-26..2026-27");

    assertThat(run.code()).isZero();
    assertThat(run.err())
        .contains("note: ")
        .contains(": the budget states I01 of £")
        .contains(", the formula gives £");
  }

  @Test
  void aShareFarFromTheFormulasIsNoted() throws IOException {
    String budgets = changedBudgets("W01,I01,2092600", "W01,I01,2000000");
    Run run = with(budgets, "--years", "2025-26");

    assertThat(run.err())
        .contains(
            "note: W01: the budget states I01 of £2,000,000, the formula gives £2,092,590, which"
                + " is used")
        .doesNotContain("note: W02: the budget states");
  }

  @Test
  void aSchoolWithoutABudgetIsNamedAndTheOthersProjected() throws IOException {
    String budgets = Files.readString(Path.of(BUDGETS), UTF_8).replaceAll("(?m)^W01,.*\n", "");
    Path file = Files.writeString(folder.resolve("b.csv"), budgets, UTF_8);
    Run table = with(file.toString(), "--years", "2025-26");
    Run explained = with(file.toString(), "--years", "2025-26", "--explain", "W01");

    assertThat(table.code()).isEqualTo(3);
    assertThat(table.err())
        .contains("failed: W01: no budget was given")
        .contains("schools: 21 read = 20 projected + 1 failed");
    assertThat(table.out()).containsPattern("W01 Alderbrook Primary +-.*no budget was given");
    assertThat(explained.out()).contains("no figures: no budget was given");
  }

  @Test
  void ofManySchoolsThoseWithTheLowestReservesAreShown() throws IOException {
    String[] many = {"", ""};
    String[] files = {Run.SCHOOLS, BUDGETS};
    for (int f = 0; f < files.length; f++) {
      String all = Files.readString(Path.of(files[f]), UTF_8);
      int header = all.indexOf('\n') + 1;
      StringBuilder text = new StringBuilder(all.substring(0, header));
      for (int i = 0; i < 4; i++) {
        text.append(all.substring(header).replaceAll("(?m)^W", "X" + i + "W"));
      }
      many[f] = Files.writeString(folder.resolve(f + ".csv"), text, UTF_8).toString();
    }
    Run run =
        Run.of(
            "project",
            "--schools",
            many[0],
            "--formulas",
            Run.FORMULAS,
            "--budgets",
            many[1],
            "--years",
            "2025-26");

    assertThat(run.out())
        .contains("the 60 schools whose last reserve is lowest against income, of 84")
        .contains("X3W20")
        .doesNotContain("X0W07");
    assertThat(run.out().lines().filter(line -> line.matches("X\\dW.*"))).hasSize(60);
  }

  @Test
  void anAuthoritysOwnPercentagesAreShownWithWhatTheyTake() throws IOException {
    Path out = folder.resolve("p.csv");
    Run run =
        wexmoor(
            "--years", "2025-26..2026-27", "--authorities", AUTHORITIES, "--out", out.toString());

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("authority 999, 2025-26: cap 3.5%, scaling 25% (given): £");
    assertThat(Files.readString(folder.resolve("p.summary.json"), UTF_8))
        .contains("\"affordability\" : [ {")
        .contains("\"gains_scaling_percent\" : 25,");
  }

  @Test
  void aSolvedPercentageIsShownYearByYear() throws IOException {
    Run run = solving("cap", "0,3.5,25,", "0,,,");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("authority 999, 2025-26: ").contains("% (cap solved): £");
  }

  @Test
  void whatIsSolvedCannotAlsoBeStated() throws IOException {
    Run run = solving("scaling", "0,3.5,25,", "0,3.5,25,");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("gains_scaling_percent: found '25'")
        .contains("what is solved cannot also be set");
  }

  private Run solving(String mode, String old, String changed) throws IOException {
    String authorities = Files.readString(Path.of(AUTHORITIES), UTF_8).replace("given", mode);
    String formulas = Files.readString(Path.of(Run.FORMULAS), UTF_8).replace(old, changed);
    return Run.of(
        "project",
        "--schools",
        Run.SCHOOLS,
        "--formulas",
        Files.writeString(folder.resolve("f.csv"), formulas, UTF_8).toString(),
        "--budgets",
        BUDGETS,
        "--assumptions",
        ASSUMPTIONS,
        "--years",
        "2025-26",
        "--authorities",
        Files.writeString(folder.resolve("a.csv"), authorities, UTF_8).toString());
  }

  static final String AUTHORITIES = Run.WEXMOOR.resolve("authorities.csv").toString();
  static final String BUDGETS = Run.WEXMOOR.resolve("budgets.csv").toString();
  static final String STAFF = Run.WEXMOOR.resolve("staff.csv").toString();
  static final String ASSUMPTIONS = Run.WEXMOOR.resolve("assumptions.yaml").toString();

  /** Projects the shipped authority, posts and assumptions included. */
  static Run wexmoor(String... more) {
    return with(BUDGETS, more);
  }

  static Run with(String budgets, String... more) {
    String[] start = {
      "project",
      "--schools",
      Run.SCHOOLS,
      "--formulas",
      Run.FORMULAS,
      "--budgets",
      budgets,
      "--staff",
      STAFF,
      "--assumptions",
      ASSUMPTIONS
    };
    return Run.of(Stream.of(start, more).flatMap(Stream::of).toArray(String[]::new));
  }

  private String changedBudgets(String old, String changed) throws IOException {
    String all = Files.readString(Path.of(BUDGETS), UTF_8);
    assertThat(all).contains(old);
    return Files.writeString(folder.resolve("b.csv"), all.replace(old, changed), UTF_8).toString();
  }
}
