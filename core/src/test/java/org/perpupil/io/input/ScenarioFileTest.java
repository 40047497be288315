package org.perpupil.io.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.budget.Block;
import org.perpupil.io.FileScope;
import org.perpupil.io.SmallFiles;
import org.perpupil.io.template.Template;
import org.perpupil.problem.Problem;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Change;
import org.perpupil.scenario.Change.Op;
import org.perpupil.scenario.FormulaSwitch;
import org.perpupil.scenario.GrantPooling;
import org.perpupil.scenario.Scenario;
import org.perpupil.scenario.Selector;
import org.perpupil.trust.PoolingNeed;

/** Scenarios from files, right and wrong. */
class ScenarioFileTest {
  private static final Assumption AWARD = Assumption.of("pay.teacher_award_percent");
  private static final Assumption CPI = Assumption.of("prices.cpi_percent");
  private static final FundingYear Y26 = FundingYear.of(2026);

  @TempDir private Path folder;
  private SmallFiles files;

  @BeforeEach
  void inFolder() {
    files = new SmallFiles(folder);
  }

  @Test
  void everyKeyIsRead() {
    Path file =
        files.lines(
            "s.yaml",
            "name: All of it",
            "leaves_out: nothing",
            "baseline:",
            "  schools: [../a.csv, b.csv]",
            "  formulas: f.csv",
            "  budgets: b/budgets.csv",
            "  staff: staff.csv",
            "  assumptions: a.yaml",
            "  years: 2025-26..2027-28",
            "constants:",
            "  prices.energy_percent: 3",
            "  prices.contract_percent: {2026-27: 1, 2027-28: 2}",
            "changes:",
            "  - assumption: pay.teacher_award_percent",
            "    set: {2026-27: 4}",
            "    schools: [A1, A2]",
            "  - {assumption: prices.cpi_percent, add: 0.5, authority: 301}",
            "  - scale: 1.1",
            "    trust: Oak",
            "    assumption: staff.teacher_leaving_percent",
            "conversions:",
            "  - {school: A1, on: 2026-09-01}",
            "  - {school: A5, on: 2027-04-01, trust: Oak}",
            "leaving: {order: [A3, A2, A4], from: 2026-04-01, every_months: 6}",
            "pooling:",
            "  - {trust: Oak, share: 0.5, need: disadvantage}",
            "  - {schools: [A8, A7]}",
            "formula:",
            "  2026-27: nff:2025-26",
            "  2027-28: baseline",
            "  2028-29: {towards: 'nff:2025-26', percent: 40}",
            "  2029-30: {towards: 'nff:2016-12-proposal', uplift_percent: 30}");
    ScenarioFile read = ScenarioFile.read(file, FileScope.ANYWHERE);
    Scenario scenario = read.scenario();
    assertThat(scenario.name()).isEqualTo("All of it");
    assertThat(scenario.leavesOut()).isEqualTo("nothing");
    Assumption contract = Assumption.of("prices.contract_percent");
    assertThat(scenario.constants())
        .containsExactly(
            Change.of(Assumption.of("prices.energy_percent"), Op.SET, 3),
            Change.of(contract, Op.SET, 1).in(Y26),
            Change.of(contract, Op.SET, 2).in(FundingYear.of(2027)));
    assertThat(scenario.changes())
        .containsExactly(
            Change.of(AWARD, Op.SET, 4).in(Y26).with(Selector.schools(Set.of("A1", "A2"))),
            Change.of(CPI, Op.ADD, 0.5).with(Selector.authority("301")),
            Change.of(Assumption.of("staff.teacher_leaving_percent"), Op.SCALE, 1.1)
                .with(Selector.trust("Oak")));
    assertThat(scenario.conversions())
        .isEqualTo(
            Map.of(
                "A1", Block.septemberToMarch(2026),
                "A5", Block.aprilToAugust(2027),
                "A3", Block.aprilToAugust(2026),
                "A2", Block.septemberToMarch(2026),
                "A4", Block.aprilToAugust(2027)));
    assertThat(scenario.trusts()).isEqualTo(Map.of("A5", "Oak"));
    assertThat(scenario.pools())
        .containsExactly(
            new GrantPooling(Selector.trust("Oak"), 0.5, PoolingNeed.DISADVANTAGE),
            new GrantPooling(Selector.schools(Set.of("A7", "A8")), 1, PoolingNeed.PUPILS));
    assertThat(scenario.formulas())
        .isEqualTo(
            Map.of(
                Y26,
                FormulaSwitch.national("2025-26"),
                FundingYear.of(2027),
                FormulaSwitch.baseline(),
                FundingYear.of(2028),
                FormulaSwitch.towards("2025-26", 40),
                FundingYear.of(2029),
                FormulaSwitch.national("2016-12-proposal").withUplift(30)));
    assertThat(read.baseline())
        .isEqualTo(
            new ScenarioBaseline(
                List.of(folder.resolveSibling("a.csv"), folder.resolve("b.csv")),
                Optional.of(folder.resolve("f.csv").toString()),
                Optional.of(folder.resolve("b/budgets.csv")),
                Optional.of(folder.resolve("staff.csv")),
                Optional.of(folder.resolve("a.yaml")),
                Optional.of("2025-26..2027-28")));
  }

  @Test
  void aScenarioMayChangeNothing() {
    ScenarioFile read = ScenarioFile.read(files.lines("s.yaml", "name: n", "leaves_out: all"));
    assertThat(read.scenario().isEmpty()).isTrue();
    assertThat(read.baseline()).isEqualTo(ScenarioBaseline.none());
  }

  @Test
  void yearsApartAreYearsApart() {
    Path file =
        files.lines(
            "s.yaml",
            "name: n",
            "leaves_out: all",
            "baseline: {schools: a.csv, formulas: 'nff:2025-26'}",
            "changes:",
            "  - {assumption: prices.cpi_percent, add: 1, schools: A1}",
            "leaving: {order: [A1, A2], from: 2026-09-01, trust: Oak}");
    ScenarioFile read = ScenarioFile.read(file);
    assertThat(read.scenario().conversions())
        .isEqualTo(Map.of("A1", Block.septemberToMarch(2026), "A2", Block.septemberToMarch(2027)));
    assertThat(read.scenario().trusts()).isEqualTo(Map.of("A1", "Oak", "A2", "Oak"));
    assertThat(read.baseline().schools()).containsExactly(folder.resolve("a.csv"));
    assertThat(read.baseline().formulas()).hasValue("nff:2025-26");
  }

  @Test
  void everyProblemIsToldAtOnceWithItsLine() {
    Path file =
        files.lines(
            "s.yaml",
            "nam: n",
            "constants:",
            "  prices.cpi_percnt: 3",
            "  prices.cpi_percent: 3",
            "changes:",
            "  - {assumption: prices.cpi_percent, add: 1}",
            "  - {assumption: prices.energy_percent, set: 400}",
            "  - {assumption: pay.teacher_award_percent, set: 1}",
            "  - {assumption: pay.teacher_award_percent, scale: 2}",
            "conversions:",
            "  - {school: A1, on: 2026-10-15}");
    List<Problem> problems = SmallFiles.problemsOf(() -> ScenarioFile.read(file));
    assertThat(problems)
        .extracting(
            problem -> problem.place().replaceFirst(".*s.yaml", "").replaceFirst(", column.*", ""))
        .containsExactly(
            ", line 1",
            ", line 3",
            ", line 11",
            ", key name",
            ", key leaves_out",
            ", line 7",
            ", line 6",
            ", line 9");
    assertThat(problems)
        .extracting(Problem::advice)
        .contains(
            "'name' was meant",
            "'prices.cpi_percent' was meant",
            "the next one, 2026-11-01, will do");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- {assumption: prices.cpi_percent, scale: 0} | a factor above 0",
        "- {assumption: prices.cpi_percent, add: x} | a number",
        "- {assumption: prices.cpi_percent} | the key one of set, add and scale",
        "- {set: 1} | the key assumption",
        "- {assumption: prices.cpi_percent, set: 1, add: 1} | one of set, add and scale",
        "- {assumption: prices.cpi_percent, set: 1, trust: T, authority: 3} | one of them",
        "- {assumption: [], set: 1} | the name of an assumption",
        "- {assumption: , set: 1} | the name of an assumption",
        "- {assumption: ' ', set: 1} | the name of an assumption",
        "- {assumption: prices.cpi_percent, add: [1]} | a number",
        "- {assumption: prices.cpi_percent, add: 1e13} | a number, below 10^12",
        "- {assumption: prices.cpi_percent, set: {2026-27: 1, 2026-27: 2}} | each key once",
        "- {assumption: prices.cpi_percent, set: {26: 1}} | a funding year such as 2026-27",
        "- {assumption: prices.cpi_percent, set: 1, at: 2} | one of the keys add, assumption,"
            + " authority, scale, schools, set, trust",
        "{} | a list of changes, each with assumption and one of set, add and scale",
        "- 3 | the keys assumption, one of set, add and scale, and perhaps one of schools,"
            + " authority and trust",
      })
  void badChanges(String change, String expected) {
    assertThat(problems("changes:\n  " + change)).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "conversions: [{school: A1}] | the key on",
        "conversions: [{on: 2026-09-01}] | the key school",
        "conversions: [{school: A1, on: 1.9.26}] | the first of a month, such as 2027-09-01",
        "conversions: [{school: A1, on: []}] | the first of a month, such as 2027-09-01",
        "conversions: [{school: A1, on: 2026-09-01, trust: []}] | the name of a trust",
        "conversions: [{school: A1, on: 2026-09-01, trusts: T}] | one of the keys on, school,"
            + " trust",
        "leaving: {order: [A1]} | the key from",
        "leaving: {order: [A1], from: 2026-09-01, trust: {}} | the name of a trust",
        "leaving: {from: 2026-09-01} | the key order",
        "leaving: {order: [A1], from: 2026-09-01, every_months: 5} | 6, 12 or 24 months",
        "pooling: {share: 1} | the keys trust or schools, and perhaps share and need",
        "pooling: 3 | the keys trust or schools, and perhaps share and need",
        "pooling: [{trust: T, schools: [A1]}] | one of them",
        "pooling: {trust: []} | the name of a trust",
        "pooling: {schools: A1} | a list of schools' identifiers",
        "pooling: {trust: T, share: 5} | a share from 0 to 1",
        "pooling: {trust: T, share: -0.1} | a share from 0 to 1",
        "pooling: {trust: T, share: x} | a share from 0 to 1",
        "pooling: {trust: T, need: spending} | pupils or disadvantage",
        "pooling: {trust: T, need: {}} | pupils or disadvantage",
        "pooling: [{trust: T}, {trust: T, share: 0.5}] | each once",
        "formula: {2026-27: local} | nff: and an edition such as nff:2025-26, or baseline, or the"
            + " keys towards, percent and uplift_percent",
        "formula: nff:2025-26 | years and formulas such as 2026-27: nff:2025-26",
        "formula: {2026-27: {percent: 3}} | nff: and an edition such as nff:2025-26, or baseline,"
            + " or the keys towards, percent and uplift_percent",
        "formula: {2026-27: {towards: 'nff:2025-26', percent: 101}} | a percentage from 0 to 100",
        "constants: [3] | names and values such as prices.energy_percent: 3",
        "constants: {prices.cpi_percent: 1, prices.cpi_percent: 1} | each key once",
        "baseline: {school: a.csv} | one of the keys assumptions, budgets, formulas, schools,"
            + " staff, years",
        "name: again | each key once",
      })
  void badEvents(String line, String expected) {
    assertThat(problems(line)).contains(expected);
  }

  @Test
  void anEditionThatIsNotThereIsNamed() {
    assertThat(problems("formula: {2026-27: 'nff:2031-32'}"))
        .singleElement()
        .asString()
        .startsWith("one of 2016-12-proposal, 2018-19");
  }

  @Test
  void notAScenarioAtAll() {
    assertThat(SmallFiles.problemsOf(() -> ScenarioFile.read(files.text("s.yaml", "- 1\n"))))
        .extracting(Problem::expected)
        .first()
        .isEqualTo("the keys name, leaves_out, baseline, constants, changes and events");
    assertThat(SmallFiles.problemsOf(() -> ScenarioFile.read(files.text("s.yaml", "a: [\n"))))
        .hasSize(1);
  }

  private List<String> problems(String text) {
    Path file = files.text("s.yaml", "name: n\nleaves_out: all\n" + text + "\n");
    return SmallFiles.problemsOf(() -> ScenarioFile.read(file)).stream()
        .map(Problem::expected)
        .toList();
  }

  @Test
  void theBlankScenarioChangesNothingAndItsExamplesAreRight() {
    String blank = Template.SCENARIO.blank();
    Path empty = files.text("blank.yaml", blank);
    assertThat(ScenarioFile.read(empty).scenario().isEmpty()).isTrue();
    ScenarioFile all = ScenarioFile.read(files.text("all.yaml", blank.replace("# ", "")));
    assertThat(all.scenario().changes()).hasSize(5);
    assertThat(all.scenario().conversions()).containsOnlyKeys("S01", "S02", "S03", "S04");
    assertThat(all.scenario().trusts()).isEqualTo(Map.of("S04", "Oak Trust"));
    assertThat(all.scenario().formulas()).hasSize(3);
    assertThat(all.scenario().pools())
        .containsExactly(new GrantPooling(Selector.trust("Oak Trust"), 1, PoolingNeed.PUPILS));
    assertThat(all.baseline().schools()).hasSize(1);
    for (Template.Column key : Template.SCENARIO.columns()) {
      assertThat("\n" + blank).contains("\n" + (key.required() ? "" : "# ") + key.name() + ":");
    }
  }
}
