package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions of what must be true, and their answers. */
@Tag("slow")
class SolveCommandTest {
  private static final String UNFUNDED = Run.scenario("unfunded-pay-award").toString();

  @TempDir private Path folder;

  /** The value found, set in a scenario, leaves nothing of the reserve. */
  @Test
  void theAwardThatASchoolCanMeetLeavesNothing() throws IOException {
    Run solved =
        solve("W08", "--largest", "pay.teacher_award_percent", "--in-years", "2027-28..2030-31");
    assertThat(solved.code()).isZero();
    Matcher value =
        Pattern.compile("largest pay.teacher_award_percent in 2027-28 to 2030-31: ([-0-9.]+) ")
            .matcher(solved.out());
    assertThat(value.find()).isTrue();
    assertThat(solved.out()).containsPattern("2030-31 +-?[0-9,.]+ +[0-9]?[0-9]\\.[0-9]{2}\n");
    Run.copyWexmoor(folder);
    Path scenario = folder.resolve("s.yaml");
    Files.writeString(
        scenario,
        Files.readString(Path.of(UNFUNDED), UTF_8).replaceAll("(?s)changes:.*", "")
            + "changes:\n  - {assumption: pay.teacher_award_percent, set: {2027-28: X, 2028-29: X,"
                .replace("X", value.group(1))
            + " 2029-30: X, 2030-31: X}}\n".replace("X", value.group(1)),
        UTF_8);
    Run run = Run.of("run", "--scenario", scenario.toString(), "--out", folder.toString());
    assertThat(run.code()).isZero();
    String closing =
        Files.readAllLines(folder.resolve("scenario.csv")).stream()
            .filter(line -> line.startsWith("W08,2030-31,financial,closing_reserve,"))
            .findFirst()
            .orElseThrow();
    // The value is printed to four decimals: less than ten pounds of pay.
    assertThat(Math.abs(Double.parseDouble(closing.substring(closing.lastIndexOf(',') + 1))))
        .isLessThan(10);
  }

  @Test
  void anUpliftAndARollAreFound() {
    Run uplift =
        solve(
            "W06",
            "--smallest",
            "formula.local_uplift_percent",
            "--in-years",
            "2027-28..2030-31",
            "--from",
            "0",
            "--to",
            "10");
    assertThat(uplift.out())
        .containsPattern("smallest formula.local_uplift_percent in 2027-28 to 2030-31: [0-9.]+ ")
        .contains("(W06, closing_reserve >= 0 in the last year)");
    Run roll = solve("W01", "--smallest", "roll");
    assertThat(roll.code()).isZero();
    assertThat(roll.out())
        .containsPattern("smallest roll from the second year on: [0-9,.]+ pupils")
        .containsPattern("as the baseline has it: [0-9.]+");
  }

  /** The charge found, set in the same scenario, leaves nothing of the reserve. */
  @Test
  void theLargestChargeOfASchoolThatJoinsLeavesNothing() throws IOException {
    String joining = Files.readString(Run.scenario("join-a-trust-at-5-percent"), UTF_8);
    String free = joining.replaceAll("(?s)changes:.*", "").replaceAll(", trust: [^}]*", "");
    Run.copyWexmoor(folder);
    Path scenario = folder.resolve("joining.yaml");
    Files.writeString(scenario, free, UTF_8);
    Run solved = solveJoining(scenario, "--largest", "trust.central_charge_percent");
    assertThat(solved.err()).startsWith("Defaults that nobody set").doesNotContain("error");
    Matcher value =
        Pattern.compile("largest trust.central_charge_percent in 2026-27 to 2030-31: ([0-9.]+) ")
            .matcher(solved.out());
    assertThat(value.find()).isTrue();
    assertThat(solved.out()).containsPattern("2030-31 +-?[0-9,.]+ +-299,99[0-9]\\.[0-9]{2}\n");
    Path charged = folder.resolve("charged.yaml");
    Files.writeString(
        charged,
        free
            + "changes:\n  - {assumption: trust.central_charge_percent, schools: [W07], set: "
            + value.group(1)
            + "}\n",
        UTF_8);
    Run run = Run.of("run", "--scenario", charged.toString());
    assertThat(run.code()).isZero();
    Matcher reserve =
        Pattern.compile("W07 .* financial +[0-9,.]+ +(-[0-9,.]+) ").matcher(run.out());
    assertThat(reserve.find()).isTrue();
    assertThat(Double.parseDouble(reserve.group(1).replace(",", "")))
        .isCloseTo(-300_000, within(10.0));
  }

  /** Asked for by itself, the school pays the charge of the trust that it joins all the same. */
  @Test
  void otherQuestionsKnowTheTrustThatASchoolJoins() {
    Path scenario = Run.scenario("join-a-trust-at-5-percent");
    Run set = solveJoining(scenario, "--largest", "trust.central_charge_percent");
    assertThat(set.err()).contains("a number that the scenario does not set");
    Run flat = solveJoining(scenario, "--largest", "trust.central_charge_pounds");
    assertThat(flat.out()).containsPattern("central_charge_pounds in .*: [0-9.,]+ pounds a year");
    Run roll = solveJoining(scenario, "--smallest", "roll");
    assertThat(roll.out()).containsPattern("smallest roll from the second year on: [0-9,.]+ ");
    Run latest = solveJoining(scenario, "--latest-year");
    assertThat(latest.out()).contains("every year of the run will do");
  }

  /** What a school pays lowers what it pools, and so the others' part: it is solved among them. */
  @Test
  void aSchoolOfAPoolIsSolvedAmongTheOthers() {
    Run run =
        Run.of(
            "solve",
            "--id",
            "W17",
            "--largest",
            "trust.central_charge_percent",
            "--keep",
            "closing_reserve>=0",
            "--scenario",
            Run.scenario("trust-pooling").toString());
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .containsPattern("largest trust.central_charge_percent in .*: [0-9.]+ percent of grant")
        .containsPattern("2030-31 +-?[0-9,.]+ +[0-9]?[0-9]\\.[0-9]{2}\n");
    Run roll =
        Run.of(
            "solve",
            "--id",
            "W02",
            "--smallest",
            "roll",
            "--keep",
            "closing_reserve>=-150000",
            "--scenario",
            Run.scenario("trust-pooling").toString());
    assertThat(roll.out()).containsPattern("smallest roll from the second year on: [0-9,.]+ ");
  }

  @Test
  void noValueAndEveryValueAreAnswers() {
    String prices = "prices.energy_percent";
    assertThat(solve("W20", "--largest", prices, "--from", "0", "--to", "20").out())
        .startsWith(
            "largest prices.energy_percent in 2026-27 to 2030-31: no such value from 0 to 20"
                + " percent a year (W20, closing_reserve >= 0 in the last year)");
    assertThat(solve("W18", "--largest", prices, "--from", "0", "--to", "1").out())
        .contains("every value from 0 to 1 percent a year");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-10000000 | every year of the run will do",
        "10000000 | no such year; even from the first it fails",
      })
  void theLatestYear(String pounds, String answer) {
    Run run =
        Run.of(
            "solve",
            "--id",
            "W01",
            "--latest-year",
            "--scenario",
            UNFUNDED,
            "--keep",
            "closing_reserve>=" + pounds,
            "--every-year");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains(answer).contains("in every year)");
  }

  /** Flat cash from 2028-29 on costs too much, from a later year on it does not. */
  @Test
  void aLatestYearIsFoundWhereActingHelps() throws IOException {
    Run.copyWexmoor(folder);
    Path scenario = folder.resolve("act.yaml");
    Files.writeString(
        scenario,
        Files.readString(Path.of(UNFUNDED), UTF_8).replaceAll("(?s)changes:.*", "")
            + "changes: [{assumption: formula.local_uplift_percent, add: {2026-27: 1, 2027-28: 1,"
            + " 2028-29: 1, 2029-30: 1, 2030-31: 1}}]\n",
        UTF_8);
    Run run =
        Run.of(
            "solve",
            "--id",
            "W01",
            "--latest-year",
            "--scenario",
            scenario.toString(),
            "--keep",
            "closing_reserve>=-100000");
    assertThat(run.out()).containsPattern("latest year for the changes to begin: 20(2[6-9]|30)-");
  }

  @Test
  void whatCannotBeAskedIsAProblem() {
    assertThat(solve("W99", "--smallest", "roll").err()).contains("one of 21 schools");
    assertThat(solve("W01", "--smallest", "rol").err()).contains("the name of an assumption");
    assertThat(solve("W01", "--largest", "classes.primary_size", "--from", "0").err())
        .contains("pupils, from 1 to 60");
    Run set =
        Run.of(
            "solve",
            "--id",
            "W01",
            "--largest",
            "pay.teacher_award_percent",
            "--scenario",
            UNFUNDED,
            "--keep",
            "closing_reserve>=0");
    assertThat(set.code()).isEqualTo(1);
    assertThat(set.err()).contains("a number that the scenario does not set");
    Run keep =
        Run.of(
            "solve",
            "--id",
            "W01",
            "--smallest",
            "roll",
            "--scenario",
            UNFUNDED,
            "--keep",
            "closing_reserves>=0");
    assertThat(keep.err()).contains("'closing_reserve' was meant");
    Run pounds =
        Run.of(
            "solve",
            "--id",
            "W01",
            "--smallest",
            "roll",
            "--scenario",
            UNFUNDED,
            "--keep",
            "closing_reserve>=1.1.1");
    assertThat(pounds.err()).contains("found 'closing_reserve>=1.1.1'");
    assertThat(solve("W01", "--latest-year").err()).contains("a scenario with changes");
    Run years = solve("W01", "--largest", "prices.cpi_percent", "--in-years", "2040-41..2041-42");
    assertThat(years.code()).isEqualTo(1);
    assertThat(years.err())
        .contains(
            "years that prices.cpi_percent is looked for in: found '2040-41..2041-42'",
            "a year of the run, from 2025-26 to 2030-31");
  }

  @Test
  void theFileHoldsWhatIsPrinted() throws IOException {
    Path file = folder.resolve("award.csv");
    String[] question = {
      "--largest", "pay.teacher_award_percent", "--in-years", "2027-28..2030-31"
    };
    Run printed = solve("W08", question);
    String[] written = Arrays.copyOf(question, question.length + 2);
    written[question.length] = "--out";
    written[question.length + 1] = file.toString();
    assertThat(solve("W08", written).code()).isZero();
    List<String> rows = Files.readAllLines(file);
    assertThat(rows).hasSize(7);
    for (String row : rows.subList(1, rows.size())) {
      List<String> cells = Splitter.on(',').splitToList(row);
      assertThat(printed.out()).contains(cells.get(5) + " " + cells.get(6), cells.get(7));
      for (String pounds : cells.subList(8, 10)) {
        assertThat(printed.out()).contains(Show.pence(Double.parseDouble(pounds)));
      }
    }
    assertThat(folder.resolve("award.summary.json")).content().contains("unverified");
  }

  private static Run solveJoining(Path scenario, String... question) {
    List<String> arguments = new ArrayList<>(List.of("solve", "--id", "W07"));
    arguments.addAll(List.of(question));
    arguments.addAll(
        List.of("--keep", "closing_reserve>=-300000", "--scenario", scenario.toString()));
    return Run.of(arguments.toArray(new String[0]));
  }

  private static Run solve(String id, String... question) {
    List<String> arguments = new ArrayList<>(List.of("solve", "--id", id));
    arguments.addAll(List.of(question));
    arguments.addAll(
        List.of(
            "--keep",
            "closing_reserve>=0",
            "--schools",
            Run.SCHOOLS,
            "--formulas",
            Run.FORMULAS,
            "--budgets",
            Run.WEXMOOR.resolve("budgets.csv").toString(),
            "--staff",
            Run.WEXMOOR.resolve("staff.csv").toString(),
            "--assumptions",
            Run.WEXMOOR.resolve("assumptions.yaml").toString(),
            "--years",
            "2025-26..2030-31"));
    return Run.of(arguments.toArray(new String[0]));
  }
}
