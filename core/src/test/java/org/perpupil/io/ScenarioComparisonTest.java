package org.perpupil.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpupil.budget.Block;
import org.perpupil.impact.Attribution;
import org.perpupil.impact.Cause;
import org.perpupil.impact.scenario.RunInputs;
import org.perpupil.impact.scenario.ScenarioRun;
import org.perpupil.io.csv.CsvText;
import org.perpupil.io.input.BudgetInputs;
import org.perpupil.io.write.GroupWriter;
import org.perpupil.io.write.LineChangeWriter;
import org.perpupil.io.write.ProtectionWriter;
import org.perpupil.problem.Problem;
import org.perpupil.projection.Measure;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Change;
import org.perpupil.scenario.Change.Op;
import org.perpupil.scenario.FormulaSwitch;
import org.perpupil.scenario.Scenario;

/** Lines, protections and groups of a run, and two scenarios side by side, by hand. */
class ScenarioComparisonTest {
  private static final Assumption CPI = Assumption.of("prices.cpi_percent");
  private static final Assumption LOCAL = Assumption.of("formula.local_uplift_percent");
  private static final FundingYear Y25 = FundingYear.of(2025);
  private static final FundingYear Y26 = FundingYear.of(2026);
  private static final Scenario DEARER =
      Scenario.builder("dearer")
          .leavesOut("the rest")
          .change(Change.of(CPI, Op.ADD, 5).in(Y26))
          .change(Change.of(LOCAL, Op.SET, 0).in(Y26))
          .build();
  private static final Scenario RICHER =
      Scenario.builder("richer").change(Change.of(LOCAL, Op.SET, 5).in(Y26)).build();

  @TempDir private Path folder;

  /** Rates stay instead of rising by 2%: 840,000 instead of 856,800 in both schools. */
  @Test
  void linesAreWrittenWithTheShareThatTheyMake() {
    ScenarioRun run = ScenarioRun.of(small(), DEARER);
    assertThat(lines(run).lines())
        .containsExactly(
            "id,year,line,baseline,scenario,difference",
            "A1,2025-26,basic_primary,840000.00,840000.00,0.00",
            "A1,2025-26,budget_share,840000.00,840000.00,0.00",
            "A1,2026-27,basic_primary,856800.00,840000.00,-16800.00",
            "A1,2026-27,budget_share,856800.00,840000.00,-16800.00",
            "A2,2025-26,basic_primary,840000.00,840000.00,0.00",
            "A2,2025-26,budget_share,840000.00,840000.00,0.00",
            "A2,2026-27,basic_primary,856800.00,840000.00,-16800.00",
            "A2,2026-27,budget_share,856800.00,840000.00,-16800.00");
  }

  /** 882,000 instead of 856,800: both schools gain 25,200, 120 a pupil; prices rise by 10%. */
  @Test
  void groupsAreWrittenInCashAndRealTerms() {
    ScenarioRun run = ScenarioRun.of(small(), RICHER);
    assertThat(run.prices().priceBase()).isEqualTo("2025-26 prices (consumer prices as assumed)");
    assertThat(run.prices().realPound(Y26)).isEqualTo(1 / 1.1, within(1e-12));
    String real = ",income,2025-26 prices (consumer prices as assumed),";
    List<String> rows = GroupWriter.toCsv(run).lines().toList();
    assertThat(rows)
        .startsWith("grouping,group,year,figure,price_base,measure,value")
        .contains(
            "all,all,2026-27,income,cash,schools,2",
            "all,all,2026-27,income,cash,without_figures,1",
            "all,all,2026-27,income,cash,gain,2",
            "all,all,2026-27,income,cash,pupils,420.0000",
            "all,all,2026-27,income,cash,change,50400.00",
            "all,all,2026-27,income,cash,change_per_pupil,120.00",
            "all,all,2026-27,income,cash,change_per_pupil_median,120.00",
            "region,London,2026-27,income,cash,change,50400.00",
            "authority,301,2026-27,income,cash,change_lowest,25200.00",
            "phase,primary,2026-27,income,cash,unchanged,0",
            "need,need unknown,2026-27,income,cash,change,50400.00",
            "trust,no trust,2025-26,closing_reserve,cash,change,0.00")
        // 25,200 over 1.1 is 22,909.09.
        .anyMatch(row -> row.startsWith("region,London,2026-27" + real + "change,45818.1"))
        .anyMatch(row -> row.startsWith("all,all,2026-27,income,cash,change_percent,2.9"))
        .noneMatch(row -> row.contains(",closing_reserve,") && row.contains("percent"));
  }

  /**
   * 5,000 a pupil before, 4,925 guaranteed, 4,000 by formula; 4,080 in the next year against
   * 4,851.125, or 5,200 where rates rise by 30%.
   */
  @Test
  void protectionRunsOutWhereTheFormulaOvertakesIt() {
    Scenario generous =
        Scenario.builder("generous").change(Change.of(LOCAL, Op.SET, 30).in(Y26)).build();
    ScenarioRun run = ScenarioRun.of(guaranteed(), generous);
    assertThat(run.baseline().protection(0, Y25).orElseThrow()).isEqualTo(194_250, within(1e-6));
    assertThat(run.baseline().protection(0, Y26).orElseThrow())
        .isEqualTo(771.125 * 210, within(1e-6));
    assertThat(run.changed().protection(0, Y26)).hasValue(0);
    assertThat(CsvText.of(csv -> ProtectionWriter.write(run, csv)).lines())
        .containsExactly(
            "id,baseline,scenario",
            "A1,still protected,2026-27",
            "A2,never protected,never protected");
    assertThat(lines(run).lines())
        .contains(
            "A1,2026-27,basic_primary,856800.00,1092000.00,235200.00",
            "A1,2026-27,minimum_funding_guarantee,161936.25,0.00,-161936.25",
            "A1,2026-27,budget_share,1018736.25,1092000.00,73263.75");
  }

  /** 882,000 against 840,000, and 24,420 of spending against 25,530. */
  @Test
  void oneScenarioStandsInTheBaselinesPlace() {
    ScenarioRun run = ScenarioRun.between(small(), RICHER, DEARER);
    assertThat(run.against().name()).isEqualTo("richer");
    assertThat(run.before(0, Measure.IN_YEAR_BALANCE, Y26).orElseThrow())
        .isEqualTo(882_000 + 10_000 - 24_420, within(1e-6));
    assertThat(run.after(0, Measure.IN_YEAR_BALANCE, Y26).orElseThrow())
        .isEqualTo(840_000 + 10_000 - 25_530, within(1e-6));
    assertThat(run.causes()).containsExactly(Cause.FORMULA_RATES, Cause.PRICES);
    assertThat(run.differences()).containsExactly(LOCAL.name(), CPI.name());
    Attribution attribution = run.attribution().orElseThrow();
    int output = run.output(0, Y26);
    assertThat(attribution.change(output)).hasValue(-43_110_00);
    assertThat(attribution.part("formula rates", output)).hasValue(-42_000_00);
    assertThat(attribution.part("prices", output)).hasValue(-1_110_00);
    assertThat(run.lines().change("basic_primary", Y26)).isEqualTo(2 * -42_000_00);
    assertThat(ScenarioRun.between(small(), DEARER, DEARER).differences()).isEmpty();
    assertThat(run.baselineAssumptions().value(LOCAL, Y26, run.inputs().schools().school(0)))
        .hasValue(5);
  }

  @Test
  void eventsOfBothCount() {
    Scenario leaving =
        Scenario.builder("leaving")
            .conversion("A1", Block.septemberToMarch(2026))
            .formula(Y26, FormulaSwitch.baseline())
            .build();
    Scenario later =
        Scenario.builder("later")
            .conversion("A1", Block.septemberToMarch(2026))
            .formula(Y25, FormulaSwitch.baseline())
            .formula(Y26, FormulaSwitch.baseline())
            .build();
    ScenarioRun run = ScenarioRun.between(small(), leaving, later);
    assertThat(run.causes()).containsExactly(Cause.FORMULA_RATES, Cause.ORGANISATION);
    assertThat(run.differences()).containsExactly("formula from 2025-26");
    assertThat(run.attribution().orElseThrow().change(run.output(0, Y25))).hasValue(0);
    ScenarioRun back = ScenarioRun.between(small(), leaving, Scenario.builder("stay").build());
    assertThat(back.differences()).containsExactly("formula from 2026-27", "conversion of A1");
    assertThat(back.causes()).containsExactly(Cause.FORMULA_RATES, Cause.ORGANISATION);
    Scenario nobody =
        Scenario.builder("nobody").conversion("A9", Block.septemberToMarch(2026)).build();
    assertThat(SmallFiles.problemsOf(() -> ScenarioRun.between(small(), nobody, nobody)))
        .extracting(Problem::value)
        .containsExactly("A9", "A9");
  }

  @Test
  void constantsOfEitherHoldInBothAndMayNotDiffer() {
    Scenario steady = Scenario.builder("steady").constant(CPI, 0).build();
    ScenarioRun run = ScenarioRun.between(small(), steady, RICHER);
    assertThat(run.after(0, Measure.EXPENDITURE, Y26).orElseThrow())
        .isEqualTo(22_200, within(1e-6));
    assertThat(run.differences()).containsExactly(LOCAL.name());
    ScenarioRun other = ScenarioRun.between(small(), RICHER, steady);
    assertThat(other.before(0, Measure.EXPENDITURE, Y26).orElseThrow())
        .isEqualTo(22_200, within(1e-6));

    Scenario dear = Scenario.builder("dear").constant(CPI, 3).build();
    for (Scenario wrong : List.of(dear, DEARER)) {
      assertThat(SmallFiles.problemsOf(() -> ScenarioRun.between(small(), steady, wrong)))
          .hasSize(1);
      assertThat(SmallFiles.problemsOf(() -> ScenarioRun.between(small(), wrong, steady)))
          .hasSize(1);
    }
  }

  private static String lines(ScenarioRun run) {
    return CsvText.of(csv -> LineChangeWriter.write(run.lines(), run.inputs().schools(), csv));
  }

  private RunInputs small() {
    return inputs(new SmallBudgets(new SmallFiles(folder)).inputs());
  }

  private RunInputs guaranteed() {
    SmallFiles files = new SmallFiles(folder);
    Path schools =
        files.lines(
            "guaranteed.csv",
            SmallFiles.SCHOOL_HEADER + ",mfg_baseline_per_pupil",
            "A1,301,primary,7,0,210,0,0,5000",
            "A2,301,primary,7,0,210,0,0,");
    Path formulas =
        files.lines(
            "guarantee.csv", SmallFiles.FORMULA_HEADER + ",mfg_percent", "2025-26,301,4000,-1.5");
    Path budgets = files.lines("reserves.csv", "id,code,amount", "A1,OB01,0", "A2,OB01,0");
    Path assumptions =
        files.lines("uplift.yaml", "assumptions:", "  formula.local_uplift_percent: 2");
    return inputs(
        BudgetInputs.read(
            List.of(schools),
            formulas.toString(),
            budgets,
            Optional.empty(),
            Optional.of(assumptions)));
  }

  private static RunInputs inputs(BudgetInputs read) {
    return new RunInputs(
        read.schools(), read.path(), Y25, Y26, read.budgets(), read.staff(), read.assumptions());
  }
}
