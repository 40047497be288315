package org.perpupil.io.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpupil.io.SmallFiles;
import org.perpupil.io.Source;
import org.perpupil.io.csv.SeenNames;
import org.perpupil.io.plan.SweepPlanFile;
import org.perpupil.io.read.UnusedYears;
import org.perpupil.problem.Problem;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumptions;

/** Numbers that can be, but hardly are, beside the school's own others. */
class SlipTest {
  private static final Path WEXMOOR = Path.of("../examples/data/wexmoor");

  @TempDir private Path folder;
  private SmallFiles files;

  @BeforeEach
  void inFolder() {
    files = new SmallFiles(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pupils_primary=2100 | pupils_primary | up to 250 pupils in each of 7 year groups | 210"
            + " was",
        "phase=secondary;year_groups_primary=0;year_groups_secondary=1;pupils_primary=0;"
            + "pupils_ks3=1200 | pupils_ks3 | up to 500 pupils in each of 1 year groups | 120 was",
        "mfg_baseline_per_pupil=45.09 | mfg_baseline_per_pupil | usually 1500 to 20000 | 4509 was",
        "floor_baseline_per_pupil=450.9 | floor_baseline_per_pupil | usually 1500 | 4509 was meant",
        "mfg_baseline_per_pupil=45090 | mfg_baseline_per_pupil | usually 1500 to 20000 | 4509 was",
        "mfg_baseline_per_pupil=4509;floor_baseline_per_pupil=19000 | floor_baseline_per_pupil"
            + " | near mfg_baseline_per_pupil, 4509 | slipped in one of the two",
        "mfg_baseline_per_pupil=19000;floor_baseline_per_pupil=4509 | floor_baseline_per_pupil"
            + " | near mfg_baseline_per_pupil, 19000 | slipped in one of the two",
        "pupils_primary=0.5;previous_pupils=5000 | previous_pupils | near the school's 0 pupils"
            + " | from another column or year; it is taken as it stands",
        "rates=2140000 | rates | up to about 84000 pounds, for the school's pupils | 21400 was",
        "rates=214000 | rates | up to about 84000 pounds | 21400 was",
        "split_sites=5000000 | split_sites | up to about 315000 pounds | 50000 was",
        "dedelegation=600000 | dedelegation | up to about 42000 pounds | 6000 was",
        "other_school_led=-6000000 | other_school_led | up to about 945000 | -600000 was",
        "mfg_pupils=2090 | mfg_pupils | near the school's 210 pupils | 209 was",
        "mfg_pupils=2.09 | mfg_pupils | near the school's 210 pupils | 2.1 was",
        "admission_number=300 | admission_number | near the school's 30 pupils in a | 30 was",
        "previous_budget_share=84000;previous_pupils=200 | previous_budget_share | come to 1500 to"
            + " 20000 for each of its 200 pupils | a decimal point slipped",
        "aca=1.9 | aca | usually 1 to 1.3 | another column",
        "sparsity_distance_miles=65 | sparsity_distance_miles | usually 0 to 40 | 6.5 was",
        "split_site_metres=55000 | split_site_metres | usually 0 to 20000 | 5500 was",
      })
  void aSlipInASchoolIsTold(String cells, String column, String expected, String advice) {
    Path file = files.school(cells);
    List<Problem> warnings = warnings(file);
    assertThat(warnings)
        .anySatisfy(
            problem -> {
              assertThat(problem.place()).isEqualTo(file + ", line 2, column " + column);
              assertThat(problem.expected()).contains(expected);
              assertThat(problem.advice()).contains(advice);
            });
  }

  @ParameterizedTest
  @CsvSource({"pupils_primary=418000", "pupils_ks3=1e15", "mfg_baseline_per_pupil=1e12"})
  void whatNoSchoolHasIsAnError(String cells) {
    assertThat(SmallFiles.problems(files.school(cells)))
        .anySatisfy(problem -> assertThat(problem.expected()).contains("at most"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pupils_primary=3;mfg_baseline_per_pupil=60000",
        "pupils_primary=630;rates=90000",
        "pupils_primary=20;rates=20000",
        "rates=0;pfi=0;mfg_baseline_per_pupil=1500",
        "previous_budget_share=900000;previous_pupils=205",
        "fsm_primary=0.2;fsm6_primary=0.2",
        "eal1_primary=0.1;eal2_primary=0",
        "admission_number=60",
        "mfg_pupils=30",
        "pupils_primary=2;mfg_pupils=20",
        "mfg_baseline_per_pupil=4509;floor_baseline_per_pupil=4600"
      })
  void whatHappensIsLeftAlone(String cells) {
    assertThat(warnings(files.school(cells))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fsm_primary=0.9;fsm6_primary=0.1 | fsm_primary | no greater than fsm6_primary, 0.1",
        "fsm_primary=0.21;fsm6_primary=0.2 | fsm_primary | no greater than fsm6_primary, 0.2",
        "eal1_primary=0.3;eal2_primary=0.2 | eal1_primary | no greater than eal2_primary, 0.2",
        "eal2_primary=0.3;eal3_primary=0.2 | eal2_primary | no greater than eal3_primary, 0.2",
        "lpa_y5_6_at_73=0.3;lpa_y5_6_at_78=0.2 | lpa_y5_6_at_73 | lpa_y5_6_at_78, 0.2",
      })
  void sharesThatCannotBeAreTold(String cells, String column, String expected) {
    Path file = files.school(cells);
    assertThat(warnings(file))
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.place()).isEqualTo(file + ", line 2, column " + column))
        .extracting(Problem::expected)
        .asString()
        .contains(expected);
  }

  /** Of a hundred schools one or two are counted at different times; more were swapped. */
  @Test
  void oneSchoolInAHundredMayBeCountedApart() {
    String header = SmallFiles.SCHOOL_HEADER + ",fsm_primary,fsm6_primary\n";
    StringBuilder rows = new StringBuilder(header);
    for (int i = 0; i < 100; i++) {
      String shares = i < 2 ? ",0.3,0.2" : i == 2 ? ",0.9,0.4" : ",0.2,0.3";
      rows.append(SmallFiles.SCHOOL.replace("A1", "S" + i)).append(shares).append('\n');
    }
    // Three of a hundred are too many: all are told.
    assertThat(warnings(files.text("s.csv", rows.toString()))).hasSize(3);
    String two = rows.toString().replace(",0.9,0.4", ",0.2,0.3");
    assertThat(warnings(files.text("s.csv", two))).isEmpty();
    String far = rows.toString().replace(",0.3,0.2\n", ",0.2,0.3\n");
    assertThat(warnings(files.text("s.csv", far)))
        .singleElement()
        .extracting(Problem::value)
        .isEqualTo("0.9");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "year=2025-26;basic_primary=386.20 | basic_primary | usually 1500 to 15000 | 3862 was"
            + " meant",
        "year=2025-26;basic_primary=38620 | basic_primary | usually 1500 to 15000 | 3862 was meant",
        "lump_sum_primary=1500000 | lump_sum_primary | at most 1000000 | 150000 was meant",
        "lump_sum_primary=1500 | lump_sum_primary | usually 20000 to 250000 | 150000 was meant",
        "gains_cap_percent=0.03 | gains_cap_percent | usually -10 to 25 | fraction; 3 percent",
        "mfg_percent=-0.015 | mfg_percent | usually -10 to 25 | it is a fraction; -1.5 percent",
        "gains_cap_percent=3;gains_scaling_percent=0.25 | gains_scaling_percent | usually 1 to 100"
            + " | it is a fraction; 25 percent",
        "basic_primary_sen_percent=0.03 | basic_primary_sen_percent | usually 0.1 | 3 percent was",
        "mppl_primary=46.1;mppl_ks3=5000;mppl_ks4=5000 | mppl_primary | usually 2000 | 4610 was",
      })
  void aSlipInAFormulaIsTold(String cells, String column, String expected, String advice) {
    Path file = files.formula(cells);
    List<Problem> problems = new ArrayList<>();
    Inputs.read(List.of(files.school("")), List.of(file.toString()), new SeenNames(), problems);
    assertThat(problems)
        .anySatisfy(
            problem -> {
              assertThat(problem.place()).isEqualTo(file + ", line 2, column " + column);
              assertThat(problem.expected()).contains(expected);
              assertThat(problem.advice()).contains(advice);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A1,I01,900000;A1,E01,8000000 | code E01 | 38095 pounds a pupil in all | 30000 pounds",
        "A1,I01,9000000;A1,E01,800000 | code I01 | 42857 pounds a pupil in all | 30000 pounds",
        "A1,I01,900000;A1,E01,800000;A1,E16,4000000 | code E16 | 4800000 of costs | of 900000",
        "A1,I01,900000;A1,E01,800000;A1,OB01,1716000 | code OB01 | 1716000 of reserves | 900000",
        "A1,I07,-1000000;A1,E01,1 | line 2, column amount | -1000000 | usually 0 to 25000000",
        "A1,E01,-500000 | line 2, column amount | -500000 | usually 0 to 25000000",
        "A1,OB01,-7000000 | line 2, column amount | -7000000 | usually -5000000 to 10000000",
      })
  void aSlipInABudgetIsTold(String rows, String place, String value, String expected) {
    Path budgets =
        files.text(
            "budgets.csv",
            "id,code,amount\n"
                + rows.replace(';', '\n')
                + (rows.contains("OB01") ? "" : "\nA1,OB01,0")
                + "\n");
    Path formulas = files.formula("basic_primary=4000");
    BudgetInputs inputs =
        BudgetInputs.read(
            List.of(files.school("")),
            formulas.toString(),
            budgets,
            Optional.empty(),
            Optional.empty());
    assertThat(inputs.warnings())
        .anySatisfy(
            problem -> {
              assertThat(problem.place()).startsWith(budgets.toString()).endsWith(place);
              assertThat(problem.value()).isEqualTo(value);
              assertThat(problem.expected()).contains(expected);
            });
  }

  /** Not all of a budget, nothing to compare with, or a school of a few. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "210 | A1,I01,900000;A1,E19,4000000;A1,OB01,0",
        "210 | A1,E01,900000;A1,OB01,2000000",
        "210 | A1,I01,0;A1,E01,800000;A1,OB01,20000",
        "210 | A1,I01,900000;A1,E01,0;A1,OB01,800000",
        "20 | A1,I01,700000;A1,E01,690000;A1,OB01,0",
      })
  void aBudgetThatMayBeIsLeftAlone(String pupils, String rows) {
    Path budgets = files.text("budgets.csv", "id,code,amount\n" + rows.replace(';', '\n') + "\n");
    BudgetInputs inputs =
        BudgetInputs.read(
            List.of(files.school("pupils_primary=" + pupils)),
            files.formula("basic_primary=4000").toString(),
            budgets,
            Optional.empty(),
            Optional.empty());
    assertThat(inputs.warnings())
        .noneMatch(problem -> problem.place().startsWith(budgets.toString()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prices.cpi_percent, uniform: {low: 0.01, high: 0.03} | 0.015 | usually -2 to 12"
            + " | a fraction; 1.5 percent",
        "prices.cpi_percent, normal: {mean: 0.02, standard_deviation: 0.001, low: 0.01, high: 0.03}"
            + " | 0.0193 | usually -2 to 12 | a fraction; 1.93 percent",
        "pay.teacher_award_percent, triangular: {low: 1, mode: 2.8, high: 28} | 15 | usually -2"
            + " to 10 | 1.5 was meant",
        "formula.basic_primary, empirical: {values: [386.20, 3862]} | 386.2 | usually 1500 to 15000"
            + " | 3862 was meant",
        "pay.teacher_award_percent, regimes: {values: [2, 28], start: 1, transitions: [1, 0, 0, 1]}"
            + " | 28 | usually -2 to 10 | 2.8 was meant",
        "prices.cpi_percent, autoregressive: {means: 0.02, persistence: 0.5, shock: 0.1, low: -1,"
            + " high: 4} | 0.02 | usually -2 to 12 | a fraction; 2 percent",
        "prices.cpi_percent, jump: {base: 0.02, probabilities: [0, 1], size: [{uniform: {low: 1,"
            + " high: 2}}]} | 0.02 | usually -2 to 12 | a fraction; 2 percent",
      })
  void whatAPlanVariesOverIsUsual(String vary, String value, String expected, String advice) {
    List<Problem> warnings = new ArrayList<>();
    SweepPlanFile.read(Source.of(plan(vary)), warnings);
    assertThat(warnings)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.isError()).isFalse();
              assertThat(problem.place())
                  .contains("p.yaml, line 7")
                  .contains(", " + vary.substring(0, vary.indexOf(',')));
              assertThat(problem.value()).isEqualTo(value);
              assertThat(problem.expected()).contains(expected);
              assertThat(problem.advice()).contains(advice);
            });
  }

  /** What is spread over nothing, or far out in a tail, is no slip. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "prices.cpi_percent, uniform: {low: -0.05, high: 3}",
        "prices.cpi_percent, normal: {mean: 2, standard_deviation: 3, low: -20, high: 50}",
        "prices.cpi_percent, empirical: {values: [0.05, 2, 3]}",
        "pupils.intake_growth_percent, autoregressive: {means: [0, -1], persistence: 0, shock: 5,"
            + " low: -60, high: 60}",
        "pupils.funded_on_estimates, discrete: {values: [0, 1], weights: [0.5, 0.5]}",
      })
  void whatAPlanMayVaryOverIsLeftAlone(String vary) {
    List<Problem> warnings = new ArrayList<>();
    SweepPlanFile.read(Source.of(plan(vary)), warnings);
    assertThat(warnings).isEmpty();
  }

  private Path plan(String vary) {
    return files.text(
        "p.yaml",
        "version: 1\nschools: s.csv\nformulas: f.csv\nbudgets: b.csv\nyears: 2025-26..2026-27\n"
            + "vary:\n  - {assumption: "
            + vary
            + "}\n");
  }

  @Test
  void yearsThatARunDoesNotReachAreToldOnce() {
    Path file =
        files.lines(
            "a.yaml",
            "assumptions:",
            "  prices.cpi_percent: {2024-25: 2, 2026-27: 3, 2035-36: 2}",
            "  prices.energy_percent: {2036-37: 2}",
            "  prices.contract_percent: 2");
    Assumptions assumptions = AssumptionReader.read(file);
    assertThat(UnusedYears.of(assumptions, FundingYear.of(2025), FundingYear.of(2029)))
        .hasValueSatisfying(
            problem ->
                assertThat(problem)
                    .hasToString(
                        "warning: assumptions prices.cpi_percent, prices.energy_percent: found"
                            + " '2024-25, 2035-36, 2036-37', expected years from 2025-26 to"
                            + " 2030-31, which the run looks at.\n"
                            + "Maybe the run was shortened, or a year was typed wrong; what is set"
                            + " for others holds nowhere."));
    assertThat(UnusedYears.of(assumptions, FundingYear.of(2024), FundingYear.of(2035))).isEmpty();
  }

  /** One file serves runs of several lengths. */
  @Test
  void aPathThatIsLongerThanTheRunIsNoSlip() {
    Assumptions path =
        AssumptionReader.read(
            files.lines(
                "a.yaml",
                "assumptions:",
                "  prices.cpi_percent: {2024-25: 2, 2025-26: 2, 2026-27: 3, 2027-28: 2,"
                    + " 2028-29: 2}"));
    for (int last = 2025; last <= 2030; last++) {
      assertThat(UnusedYears.of(path, FundingYear.of(2025), FundingYear.of(last))).isEmpty();
    }
    Assumptions gap = path.toBuilder().set("prices.cpi_percent", FundingYear.of(2030), 2).build();
    assertThat(UnusedYears.of(gap, FundingYear.of(2025), FundingYear.of(2027)))
        .hasValueSatisfying(problem -> assertThat(problem.value()).isEqualTo("2030-31"));
    assertThat(UnusedYears.of(gap, FundingYear.of(2025), FundingYear.of(2029))).isEmpty();
  }

  @Test
  void nothingShippedIsOdd() {
    OrganisationInputs inputs =
        OrganisationInputs.read(
            () ->
                BudgetInputs.read(
                    List.of(WEXMOOR.resolve("schools.csv")),
                    WEXMOOR.resolve("formulas.csv").toString(),
                    WEXMOOR.resolve("budgets.csv"),
                    Optional.of(WEXMOOR.resolve("staff.csv")),
                    Optional.of(WEXMOOR.resolve("assumptions.yaml"))),
            Optional.of(WEXMOOR.resolve("trusts.csv")),
            Optional.of(WEXMOOR.resolve("authorities.csv")),
            Optional.of(WEXMOOR.resolve("services.csv")));
    assertThat(inputs.warnings()).isEmpty();
    assertThat(inputs.budgets().warnings(FundingYear.of(2025), FundingYear.of(2030))).isEmpty();
    for (String plan : List.of("deficit-risk", "stay-or-leave")) {
      assertThat(SweepInputs.read(WEXMOOR.resolve(plan + ".sweep.yaml")).warnings()).isEmpty();
    }
    for (Path file : scenarios()) {
      assertThat(ScenarioFile.read(file).warnings()).as(file.toString()).isEmpty();
    }
  }

  private static List<Path> scenarios() {
    try (var files = java.nio.file.Files.list(WEXMOOR)) {
      return files
          .filter(file -> file.toString().endsWith(".scenario.yaml"))
          .collect(Collectors.toList());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<Problem> warnings(Path schools) {
    return Inputs.read(List.of(schools), List.of()).warnings();
  }
}
