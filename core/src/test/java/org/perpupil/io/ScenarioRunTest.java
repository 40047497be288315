package org.perpupil.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpupil.budget.Block;
import org.perpupil.budget.BudgetCode;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;
import org.perpupil.impact.Attribution;
import org.perpupil.impact.Cause;
import org.perpupil.impact.scenario.RunInputs;
import org.perpupil.impact.scenario.ScenarioRun;
import org.perpupil.io.input.BudgetInputs;
import org.perpupil.io.result.ScenarioRunWriter;
import org.perpupil.problem.Problem;
import org.perpupil.projection.Measure;
import org.perpupil.projection.YearBasis;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.scenario.Change;
import org.perpupil.scenario.Change.Op;
import org.perpupil.scenario.FormulaSwitch;
import org.perpupil.scenario.Scenario;
import org.perpupil.scenario.Selector;
import org.perpupil.school.SchoolField;

/** Two worlds side by side, by hand. */
class ScenarioRunTest {
  private static final Assumption CPI = Assumption.of("prices.cpi_percent");
  private static final Assumption CHARGE = Assumption.of("trust.central_charge_percent");
  private static final Assumption LOCAL = Assumption.of("formula.local_uplift_percent");
  private static final Assumption NATIONAL = Assumption.of("formula.national_uplift_percent");
  private static final FundingYear Y25 = FundingYear.of(2025);
  private static final FundingYear Y26 = FundingYear.of(2026);
  private static final Scenario DEARER =
      Scenario.builder("dearer")
          .leavesOut("the rest")
          .change(Change.of(CPI, Op.ADD, 5).in(Y26))
          .change(Change.of(LOCAL, Op.SET, 0).in(Y26))
          .build();

  @TempDir private Path folder;
  private RunInputs inputs;

  @BeforeEach
  void read() {
    BudgetInputs read = new SmallBudgets(new SmallFiles(folder)).inputs();
    inputs = inputs(read, Y26);
  }

  /**
   * Prices rise by 15 instead of 10 percent: 22,200 of spending come to 25,530 instead of 24,420.
   * The rates stay: 840,000 instead of 856,800.
   */
  @Test
  void eachCauseHasItsPart() {
    ScenarioRun run = ScenarioRun.of(inputs, DEARER);
    assertThat(run.before(0, Measure.IN_YEAR_BALANCE, Y26).orElseThrow())
        .isEqualTo(856_800 + 10_000 - 24_420, within(1e-6));
    assertThat(run.after(0, Measure.IN_YEAR_BALANCE, Y26).orElseThrow())
        .isEqualTo(840_000 + 10_000 - 25_530, within(1e-6));
    assertThat(run.causes()).containsExactly(Cause.FORMULA_RATES, Cause.PRICES);
    Attribution attribution = run.attribution().orElseThrow();
    int output = run.output(0, Y26);
    assertThat(attribution.change(output)).hasValue(-17_910_00);
    assertThat(attribution.part("formula rates", output)).hasValue(-16_800_00);
    assertThat(attribution.part("prices", output)).hasValue(-1_110_00);
    assertThat(attribution.change(run.output(0, Y25))).hasValue(0);
    assertThat(attribution.change(run.output(2, Y26))).isEmpty();
    assertThat(run.differences()).containsExactly(LOCAL.name(), CPI.name());
    assertThat(run.years(0)).containsExactly(Y25, Y26);
    assertThat(run.years(2)).isEmpty();
    assertThat(run.failed()).isEqualTo(1);
    assertThat(run).hasToString("ScenarioRun[dearer]");
  }

  /** The national formula needs what these schools do not give. */
  @Test
  void aSchoolThatTheScenarioCannotPayIsNotCompared() {
    ScenarioRun run =
        ScenarioRun.of(
            inputs.with(inputs.assumptions().with(NATIONAL, 2)),
            switching(Y26, FormulaSwitch.national("2025-26")));
    assertThat(run.failure(0).orElseThrow()).startsWith("scenario: ");
    assertThat(run.failure(2).orElseThrow()).doesNotStartWith("scenario: ");
    assertThat(run.failed()).isEqualTo(3);
    assertThat(run.before(0, Measure.CLOSING_RESERVE, Y26)).isPresent();
    assertThat(run.after(0, Measure.CLOSING_RESERVE, Y26)).isEmpty();
    assertThat(run.years(0)).isEmpty();
    assertThat(run.causes(run.attribution().orElseThrow(), Y26)).isEmpty();
  }

  @Test
  void aScenarioThatSaysWhatHoldsAnywayDiffersInNothing() {
    ScenarioRun same =
        ScenarioRun.of(
            inputs, Scenario.builder("same").change(Change.of(CPI, Op.SET, 10).in(Y26)).build());
    assertThat(same.differences()).isEmpty();
    assertThat(ScenarioRunWriter.differing(same))
        .isEqualTo(new ScenarioRunWriter.Differing(0, 0, 2 * (10 + 11)));
    ScenarioRun none = ScenarioRun.of(inputs, Scenario.builder("none").build());
    assertThat(none.attribution()).isEmpty();
  }

  @Test
  void theBaselinesFormulasTakingOverChangeNothing() {
    ScenarioRun run = ScenarioRun.of(inputs, switching(Y26, FormulaSwitch.baseline()));
    assertThat(run.after(0, Measure.CLOSING_RESERVE, Y26))
        .isEqualTo(run.before(0, Measure.CLOSING_RESERVE, Y26));
    assertThat(run.causes()).containsExactly(Cause.FORMULA_RATES);
    assertThat(run.differences()).containsExactly("formula from 2026-27");
  }

  @Test
  void aNationalFormulaComesAtTheLevelOfTheYear() {
    RunInputs needs = withNeeds(Y26);
    ScenarioRun run = ScenarioRun.of(needs, switching(Y26, FormulaSwitch.national("2025-26")));
    Formula national = Formula.national("2025-26");
    // The minimum per pupil is above what a pupil and the lump sum bring.
    double minimum = value(national, Parameter.MPPL_PRIMARY) * 1.1 * 210;
    assertThat(share(run, Y25)).isEqualTo(840_000, within(1e-6));
    assertThat(share(run, Y26)).isEqualTo(minimum, within(0.01));
    ScenarioRun raised =
        ScenarioRun.of(
            needs, switching(Y25, FormulaSwitch.national("2016-12-proposal").withUplift(100)));
    Formula proposal = Formula.national("2016-12-proposal");
    double twice =
        2
            * (value(proposal, Parameter.BASIC_PRIMARY) * 210
                + value(proposal, Parameter.LUMP_SUM_PRIMARY));
    assertThat(share(raised, Y25)).isEqualTo(twice, within(0.01));
    // A year later the proposal's own cap holds the gain below the uplift of 10 percent.
    assertThat(share(raised, Y26)).isBetween(1.02 * twice, 1.03 * twice);
  }

  @Test
  void aFormulaMovesPartOfTheWay() {
    ScenarioRun run =
        ScenarioRun.of(withNeeds(Y26), switching(Y26, FormulaSwitch.towards("2025-26", 25)));
    Formula national = Formula.national("2025-26");
    double minimum = 0.75 * 3500 * 1.02 + 0.25 * 1.1 * value(national, Parameter.MPPL_PRIMARY);
    double basic = 0.75 * 4000 * 1.02 + 0.25 * 1.1 * value(national, Parameter.BASIC_PRIMARY);
    double lump = 0.25 * 1.1 * value(national, Parameter.LUMP_SUM_PRIMARY);
    assertThat(share(run, Y26))
        .isEqualTo(Math.max(210 * minimum, 210 * basic + lump), within(0.01));
  }

  @Test
  void upliftsAreNeededOncePerAuthority() {
    RunInputs needs = withNeeds(Y26).with(Assumptions.none().with(LOCAL, 2));
    List<Problem> missing =
        SmallFiles.problemsOf(
            () -> ScenarioRun.of(needs, switching(Y26, FormulaSwitch.national("2025-26"))));
    assertThat(missing).extracting(Problem::value).containsExactly("not set for 2026-27");
    Assumptions apart = inputs.assumptions().with(LOCAL, Selector.schools(List.of("A1")), 3);
    List<Problem> different =
        SmallFiles.problemsOf(
            () -> ScenarioRun.of(inputs.with(apart), switching(Y26, FormulaSwitch.baseline())));
    assertThat(different)
        .extracting(Problem::value)
        .containsExactly("different for schools of authority 301 in 2026-27");
  }

  @Test
  void aSchoolThatConvertsIsComparedInTheBaselinesYears() {
    Scenario leaving =
        Scenario.builder("leaving").conversion("A1", Block.septemberToMarch(2026)).build();
    ScenarioRun run = ScenarioRun.of(inputs, leaving);
    assertThat(run.basis(0)).isEqualTo(YearBasis.FINANCIAL);
    assertThat(run.changed().basis(0)).isEqualTo(YearBasis.ACADEMIC);
    assertThat(run.years(0)).containsExactly(Y25, Y26);
    assertThat(run.causes()).containsExactly(Cause.ORGANISATION);
    assertThat(run.differences()).containsExactly("conversion of A1");
    // Legal costs of converting, once.
    assertThat(run.changed().amount(0, BudgetCode.E28A, Y26, YearBasis.FINANCIAL).orElseThrow())
        .isEqualTo(21_000, within(1e-6));
    assertThat(run.attribution().orElseThrow().part("organisation", run.output(0, Y26)).getAsLong())
        .isNegative();
  }

  /** 7/12 of 5 percent of 856,800 pounds, in the first seven months in the trust. */
  @Test
  void aSchoolThatJoinsATrustPaysItsCharge() {
    Change charge = Change.of(CHARGE, Op.SET, 5).with(Selector.trust("Oak"));
    Scenario.Builder oak =
        Scenario.builder("joining").joining("A1", Block.septemberToMarch(2026), "Oak");
    ScenarioRun alone =
        ScenarioRun.of(
            inputs,
            Scenario.builder("alone").conversion("A1", Block.septemberToMarch(2026)).build());
    ScenarioRun run = ScenarioRun.of(inputs, oak.change(charge).build());

    assertThat(run.changed().amount(0, BudgetCode.BAI170, Y26, YearBasis.FINANCIAL).orElseThrow())
        .isEqualTo(856_800 * 0.05 * 7 / 12, within(1e-6));
    assertThat(run.baseline().codes(0)).doesNotContain(BudgetCode.BAI170);
    assertThat(run.changed().codes(1)).doesNotContain(BudgetCode.BAI170);
    assertThat(run.differences())
        .containsExactly("trust.central_charge_percent", "conversion of A1 into Oak");
    assertThat(run.causes()).containsExactly(Cause.ORGANISATION);
    int output = run.output(0, Y26);
    assertThat(run.attribution().orElseThrow().part("organisation", output).getAsLong())
        .isEqualTo(
            alone.attribution().orElseThrow().part("organisation", output).getAsLong() - 24_990_00);
  }

  @Test
  void whatIsAimedAtATrustKeepsItsAimInEveryPart() {
    Scenario scenario =
        Scenario.builder("joining")
            .joining("A1", Block.septemberToMarch(2026), "Oak")
            .change(Change.of(CPI, Op.SET, 0).with(Selector.trust("Oak")))
            .build();
    ScenarioRun run = ScenarioRun.of(inputs, scenario);
    assertThat(run.causes()).containsExactly(Cause.PRICES, Cause.ORGANISATION);
    int output = run.output(0, Y26);
    Attribution attribution = run.attribution().orElseThrow();
    // 2,220 pounds of prices that do not rise, and half of what audit and systems would have risen;
    // each line of each year as printed, so a penny or two beside the sum.
    assertThat(attribution.part("prices", output).orElseThrow())
        .isCloseTo(2_220_00 + Math.round(0.1 * (14_000 + 3_500) * 7 / 12 / 2 * 100), within(2L));
    assertThat(
            attribution.part("prices", output).getAsLong()
                + attribution.part("organisation", output).getAsLong())
        .isEqualTo(attribution.change(output).getAsLong());
  }

  /** A day is told as it was written, and the last month of the years may be named. */
  @Test
  void conversionsFallInTheYearsOfTheRun() {
    for (String day : List.of("2027-04-01", "2040-06-01", "2025-06-01")) {
      Scenario leaving =
          Scenario.builder("leaving").conversion("A1", LocalDate.parse(day), "event 1").build();
      assertThat(SmallFiles.problemsOf(() -> ScenarioRun.of(inputs, leaving)))
          .singleElement()
          .asString()
          .contains("found '" + day + "', expected a day from 2025-09-01 to 2027-03-01");
    }
    Scenario last =
        Scenario.builder("last").conversion("A1", LocalDate.of(2027, 3, 1), "event 1").build();
    assertThat(ScenarioRun.of(inputs, last).causes()).contains(Cause.ORGANISATION);
  }

  @Test
  void aTrustThatNobodyKnowsIsAProblem() {
    Scenario joining =
        Scenario.builder("joining").joining("A1", Block.septemberToMarch(2026), "Oak").build();
    assertThat(SmallFiles.problemsOf(() -> ScenarioRun.of(inputs, joining)))
        .singleElement()
        .hasToString(
            "error: scenario, conversion of school A1: found 'Oak', expected a trust that one of"
                + " the schools is in, or that a change or a pool is aimed at.\n"
                + "Maybe a change with its central charge was forgotten.");
    Assumptions misspelt = inputs.assumptions().with(CHARGE, Selector.trust("oak"), 4);
    assertThat(SmallFiles.problemsOf(() -> ScenarioRun.of(inputs.with(misspelt), joining)))
        .singleElement()
        .hasToString(
            "error: scenario, conversion of school A1: found 'Oak', expected the name of a trust"
                + " that looks like no other; 'oak' stands in the assumptions and the scenario.\n"
                + "Maybe one trust was meant: they differ in capitals and small letters only.");
    Assumptions charged = inputs.assumptions().with(CHARGE, Selector.trust("Oak"), 4);
    ScenarioRun run = ScenarioRun.of(inputs.with(charged), joining);
    assertThat(run.changed().amount(0, BudgetCode.BAI170, Y26, YearBasis.FINANCIAL).orElseThrow())
        .isEqualTo(856_800 * 0.04 * 7 / 12, within(1e-6));
  }

  @Test
  void eventsHaveToFitTheRun() {
    Scenario wrong =
        Scenario.builder("wrong")
            .conversion("A9", Block.septemberToMarch(2026))
            .conversion("A2", Block.septemberToMarch(2026))
            .conversion("A1", Block.aprilToAugust(2025))
            .conversion("A3", Block.aprilToAugust(2027))
            .formula(FundingYear.of(2024), FormulaSwitch.baseline())
            .formula(FundingYear.of(2027), FormulaSwitch.baseline())
            .build();
    assertThat(SmallFiles.problemsOf(() -> ScenarioRun.of(inputs, wrong)))
        .extracting(Problem::value)
        .containsExactlyInAnyOrder(
            "A9", "an academy", "2025-04-01", "2027-04-01", "2024-25", "2027-28");
  }

  @Test
  void constantsChangeTheBaselineToo() {
    Scenario scenario = Scenario.builder("s").constant(CPI, 0).build();
    ScenarioRun run = ScenarioRun.of(inputs, scenario);
    assertThat(run.before(0, Measure.EXPENDITURE, Y26).orElseThrow())
        .isEqualTo(22_200, within(1e-6));
    assertThat(run.differences()).isEmpty();
    assertThat(run.inputs().assumptions()).isEqualTo(run.changedAssumptions());
  }

  @Test
  void everyFileIsWritten() throws IOException {
    ScenarioRun run = ScenarioRun.of(inputs, DEARER);
    Path scenario = Files.writeString(folder.resolve("s.yaml"), "name: dearer\n");
    Path data = folder.resolve("budgets.csv");
    Path out = folder.resolve("out");
    ScenarioRunWriter.write(run, List.of(scenario), List.of(data), out);
    assertThat(ScenarioRunWriter.output(out).files()).allSatisfy(file -> assertThat(file).exists());
    assertThat(Files.readAllLines(out.resolve("difference.csv")))
        .hasSize(1 + 42)
        .startsWith(
            "id,year,basis,line,baseline,scenario,difference",
            "A1,2025-26,financial,pupils,210.00,210.00,0.00")
        .contains(
            "A1,2026-27,financial,I01,856800.00,840000.00,-16800.00",
            "A1,2026-27,financial,E19,23100.00,24150.00,1050.00",
            "A1,2026-27,financial,closing_reserve,1675180.00,1657270.00,-17910.00");
    assertThat(Files.readString(out.resolve("baseline.csv"), UTF_8))
        .contains("A1,2026-27,financial,E19,23100.00\n");
    assertThat(Files.readString(out.resolve("scenario.csv"), UTF_8))
        .contains("A1,2026-27,financial,E19,24150.00\n");
    String summary = Files.readString(out.resolve("summary.json"), UTF_8);
    assertThat(summary)
        .contains("\"assumptions_that_differ\" : 2,")
        .contains("\"figures\" : 42,")
        .contains("\"schools_failed\" : 1,")
        .contains("\"leaves_out\" : \"the rest\"")
        .containsPattern("\"fingerprint\" : \"[0-9a-f]{64}\"");

    ScenarioRunWriter.write(run, List.of(scenario), List.of(data), out);
    assertThat(out.resolve("summary.json")).hasContent(summary);
    Files.writeString(data, Files.readString(data, UTF_8) + " ", UTF_8);
    ScenarioRunWriter.write(run, List.of(scenario), List.of(data), out);
    assertThat(fingerprint(out)).isNotEqualTo(fingerprint(summary));
    assertThatThrownBy(
            () ->
                ScenarioRunWriter.write(
                    run, List.of(folder.resolve("gone.yaml")), List.of(data), out))
        .isInstanceOf(UncheckedIOException.class);
  }

  private static String fingerprint(Path out) throws IOException {
    return fingerprint(Files.readString(out.resolve("summary.json"), UTF_8));
  }

  private static String fingerprint(String summary) {
    return summary
        .lines()
        .filter(line -> line.contains("\"fingerprint\""))
        .findFirst()
        .orElseThrow();
  }

  /** A local formula knows no area cost, so it moves towards the rates that come with it. */
  @Test
  void theWayGoesToRatesWithAreaCost() {
    RunInputs needs = withNeeds(Y26);
    FormulaSwitch whole = FormulaSwitch.towards("2025-26", 100);
    for (double areaCost : new double[] {1, 1.2}) {
      RunInputs with =
          new RunInputs(
              needs.schools().with(SchoolField.ACA, new double[] {areaCost}),
              needs.formulas(),
              needs.first(),
              needs.last(),
              needs.budgets(),
              needs.staff(),
              needs.assumptions());
      ScenarioRun moved = ScenarioRun.of(with, switching(Y26, whole));
      ScenarioRun national =
          ScenarioRun.of(with, switching(Y26, FormulaSwitch.national("2025-26")));
      assertThat(share(moved, Y26)).isEqualTo(share(national, Y26), within(0.01));
    }
  }

  private RunInputs withNeeds(FundingYear last) {
    SmallFiles files = new SmallFiles(folder);
    String needs =
        ",fsm_primary,fsm6_primary,idaci_a_primary,idaci_b_primary,idaci_c_primary,idaci_d_primary,"
            + "idaci_e_primary,idaci_f_primary,eal3_primary,lpa_primary,mobility_primary,"
            + "sparsity_distance_miles,aca";
    Path schools =
        files.lines(
            "needs.csv",
            SmallFiles.SCHOOL_HEADER + needs,
            "A1,301,primary,7,0,210,0,0" + ",0".repeat(12) + ",1");
    Path budgets = files.lines("one.csv", "id,code,amount", "A1,OB01,0");
    BudgetInputs read =
        BudgetInputs.read(
            List.of(schools),
            folder.resolve("formulas.csv").toString(),
            budgets,
            Optional.empty(),
            Optional.empty());
    return inputs(read, last)
        .with(Assumptions.none().with(LOCAL, 2).with(NATIONAL, 10).with(CPI, 0));
  }

  private static RunInputs inputs(BudgetInputs read, FundingYear last) {
    return new RunInputs(
        read.schools(), read.path(), Y25, last, read.budgets(), read.staff(), read.assumptions());
  }

  private static Scenario switching(FundingYear from, FormulaSwitch to) {
    return Scenario.builder("switch").formula(from, to).build();
  }

  private static double share(ScenarioRun run, FundingYear year) {
    return run.changed().amount(0, BudgetCode.I01, year, YearBasis.FINANCIAL).orElseThrow();
  }

  private static double value(Formula formula, Parameter parameter) {
    return formula.value(parameter).orElseThrow();
  }
}
