package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of scenarios and lists of assumptions, right and wrong. */
@Tag("slow")
class RunCommandTest {
  private static final String FLAT = Run.scenario("flat-cash").toString();

  @TempDir private Path folder;

  @Test
  void everyFigureGoesToAFolder() throws IOException {
    Run run = Run.of("run", "--scenario", FLAT, "--out", folder.toString());

    assertThat(run.code()).isZero();
    assertThat(folder.resolve("baseline.csv")).exists();
    assertThat(folder.resolve("scenario.csv")).exists();
    assertThat(Files.readAllLines(folder.resolve("protection.csv")))
        .startsWith("id,baseline,scenario")
        .hasSize(1 + 21)
        .contains("W03,2026-27,2026-27");
    assertThat(Files.readAllLines(folder.resolve("lines.csv")))
        .anyMatch(line -> line.startsWith("W01,2030-31,budget_share,"));
    assertThat(Files.readAllLines(folder.resolve("groups.csv")))
        .contains(
            "region,unknown region,2030-31,income,cash,schools,21",
            "trust,Fenway Trust,2030-31,closing_reserve,cash,schools,4");
    assertThat(Files.readAllLines(folder.resolve("difference.csv")))
        .filteredOn(line -> line.startsWith("W06,2030-31,financial,I0"))
        .isNotEmpty();
    assertThat(Files.readString(folder.resolve("summary.json"), UTF_8))
        .contains("\"assumptions_that_differ\" : 1")
        .contains("\"formula rates\" : -");
  }

  @Test
  void groupsAndPricesAreChosen() {
    Run run = Run.of("run", "--scenario", FLAT, "--group", "Trust", "--real");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("Reserve at the end of 2030-31, pounds in 2025-26 prices (consumer prices as")
        .contains("Gain or loss in the reserve at the end of 2030-31 by trust, pounds")
        .containsPattern("Fenway Trust +0 +4 +0 +-")
        .containsPattern("no trust +0 +13 +0 +-");
    Run wrong = Run.of("run", "--scenario", FLAT, "--group", "county");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err())
        .contains("'county', expected one of authority, trust, phase, region, need");
  }

  @Test
  void anotherScenarioStandsInTheBaselinesPlace() throws IOException {
    String inSteps = Run.scenario("hard-nff-over-three-years").toString();
    Run run =
        Run.of(
            "run",
            "--scenario",
            Run.scenario("hard-nff-in-one-step").toString(),
            "--against",
            inSteps,
            "--standard",
            "maintained-deficit",
            "--out",
            folder.toString());
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("against: The national formula for every school over three years")
        .contains("reserves of The national formula for every school over three years")
        .contains("Against by Deficits of maintained schools")
        .doesNotContain("baseline ");
    assertThat(Files.readString(folder.resolve("summary.json"), UTF_8))
        .contains("\"against\" : \"The national formula for every school over three years\"");
    // What is beside the baseline in the one run is beside it in the other.
    String alone = Run.of("run", "--scenario", inSteps).out();
    String reserves =
        alone.lines().filter(line -> line.contains("reserves of the scenario")).findFirst().get();
    assertThat(run.out()).contains(reserves.substring(reserves.lastIndexOf(' ')));
  }

  @Test
  void twoScenariosStartFromOneBaseline() throws IOException {
    Path other =
        scenario(
            "baseline: {schools: s.csv, formulas: nff:2025-26, staff: t.csv,"
                + " assumptions: a.yaml, budgets: b.csv, years: 2025-26..2026-27}\n");
    Run run = Run.of("run", "--scenario", FLAT, "--against", other.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("option --against, baseline, schools")
        .contains("option --against, baseline, formulas: found 'nff:2025-26'")
        .contains("option --against, baseline, budgets")
        .contains("option --against, baseline, staff")
        .contains("option --against, baseline, assumptions")
        .contains("option --against, baseline, years: found '2025-26..2026-27', expected 2025-26..")
        .contains("6 errors; nothing was worked out");
    // One that names nothing takes the other's files.
    Path silent = scenario("changes: [{assumption: prices.cpi_percent, set: 1}]\n");
    assertThat(Run.of("run", "--scenario", silent.toString(), "--against", FLAT).code()).isZero();
    assertThat(Run.of("run", "--scenario", FLAT, "--against", silent.toString()).code()).isZero();
  }

  @Test
  void aComparisonShowsGroupsWhenAsked() {
    Run run =
        Run.of(
            "compare",
            "--schools",
            Run.SCHOOLS,
            "--from",
            Run.FORMULAS,
            "--to",
            "nff:2025-26",
            "--group",
            "need");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("gain or loss by need, pounds, schools in percent")
        .containsPattern("cash +all +9 +11 +1 +-179,457")
        .containsPattern("need 5 +2 +2 +0 +-32,756");
  }

  @Test
  void optionsGoBeforeTheScenariosOwnBaseline() {
    Run run = Run.of("run", "--scenario", FLAT, "--years", "2025-26..2027-28");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("flat-cash.scenario.yaml, line 12")
        .contains("found '2029-30', expected a year from 2025-26 to 2028-29");
  }

  @Test
  void whatNobodyNamesIsAskedFor() throws IOException {
    Path bare = scenario("");
    Run run = Run.of("run", "--scenario", bare.toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("option --schools", "option --formulas or --nff", "option --budgets")
        .contains("option --years", "4 errors; nothing was worked out");
    Path years = scenario("baseline: {years: 2025}\n");
    assertThat(Run.of("run", "--scenario", years.toString()).err())
        .contains("two dots between them are missing");
  }

  @Test
  void aScenarioThatChangesNothingIsAWarning() throws IOException {
    Run nothing = wexmoor(scenario(""));
    assertThat(nothing.code()).isZero();
    assertThat(nothing.err()).contains("found no assumption that differs");
    assertThat(nothing.out()).contains("differs: nothing; 0 of ");

    Run idle = wexmoor(scenario("changes: [{assumption: academy.audit_cost, set: 1}]\n"));
    assertThat(idle.code()).isZero();
    assertThat(idle.err()).contains("found no figure that differs");
  }

  @Test
  void verdictsComeOnlyWhenAskedFor() throws IOException {
    Path own = folder.resolve("own.yaml");
    Files.writeString(
        own,
        "id: own\nname: Our own\nstatus: given\nsource: us\nnote: ours alone\n"
            + "applies_to: [maintained, academy]\nrules:\n"
            + "  - {kind: limit, name: a cushion, measure: closing_reserve_percent, at_least: 3,"
            + " outcome: amber}\n",
        UTF_8);
    assertThat(Run.of("run", "--scenario", FLAT).out()).doesNotContain("verdict");
    Run run =
        Run.of(
            "run",
            "--scenario",
            FLAT,
            "--standard",
            "maintained-deficit",
            "--standard",
            own.toString());

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("Baseline by Deficits of maintained schools", "Scenario by Our own (given; us)")
        .contains("12 schools it applies to; verdicts by rule and year:")
        .contains("21 schools it applies to", "0 not judged")
        .containsPattern("W06 Nettlecombe Primary +2025-26 +amber +-1,839 +closing_reserve");
    Run unknown = Run.of("run", "--scenario", FLAT, "--standard", "maintained-deficits");
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.err()).contains("'maintained-deficit' was meant");
  }

  @Test
  void projectionsCanBeJudgedToo() {
    Run run =
        Run.of(
            "project",
            "--schools",
            Run.SCHOOLS,
            "--formulas",
            Run.FORMULAS,
            "--budgets",
            Run.WEXMOOR.resolve("budgets.csv").toString(),
            "--assumptions",
            Run.WEXMOOR.resolve("assumptions.yaml").toString(),
            "--years",
            "2025-26..2026-27",
            "--standard",
            "academy-cash");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains(
            "Figures by ", "9 schools it applies to; verdicts by rule and year: 0 met, 0 not");
  }

  @Test
  void aFileThatIsReadIsNotReplaced() throws IOException {
    Files.copy(Path.of(Run.SCHOOLS), folder.resolve("baseline.csv"));
    Run run =
        Run.of(
            "run",
            "--scenario",
            FLAT,
            "--schools",
            folder.resolve("baseline.csv").toString(),
            "--out",
            folder.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("expected a file that is not read");
  }

  @Test
  void assumptionsAreListedAndFound() {
    Run pay = Run.of("assumptions", "award");
    assertThat(pay.code()).isZero();
    assertThat(pay.out()).containsPattern("pay.teacher_award_percent +2.9 +percent +derived +pay ");
    Run csv = Run.of("assumptions", "--csv", "formula.");
    assertThat(csv.out())
        .startsWith(
            "name,unit,minimum,maximum,usual_minimum,usual_maximum,default,status,source,"
                + "description\n")
        .contains("formula.national_uplift_percent,percent a year,-50,100,-5,12,,given,")
        .contains("formula.basic_primary,GBP per pupil,0,100000,1500,15000,,given,");
    Run none = Run.of("assumptions", "pay.techer_award_percent");
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.err()).contains("'pay.teacher_award_percent' was meant");
  }

  @Test
  void theBlankScenarioSaysWhatItsKeysMean() {
    Run run = Run.of("template", "scenario");
    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("name: What happens\nleaves_out: ");
    assertThat(run.err()).contains("leaves_out   required", "order, from, every_months");
  }

  private Path scenario(String more) throws IOException {
    return Files.writeString(
        folder.resolve("s.yaml"), "name: n\nleaves_out: the rest\n" + more, UTF_8);
  }

  private static Run wexmoor(Path scenario) {
    return Run.of(
        "run",
        "--scenario",
        scenario.toString(),
        "--schools",
        Run.SCHOOLS,
        "--formulas",
        Run.FORMULAS,
        "--budgets",
        Run.WEXMOOR.resolve("budgets.csv").toString(),
        "--years",
        "2025-26..2025-26");
  }
}
