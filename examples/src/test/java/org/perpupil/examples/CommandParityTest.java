package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.budget.Block;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.Statement;
import org.perpupil.impact.Comparison;
import org.perpupil.impact.GainsAndLosses;
import org.perpupil.impact.scenario.RunInputs;
import org.perpupil.impact.scenario.ScenarioRun;
import org.perpupil.io.input.BudgetInputs;
import org.perpupil.io.input.Inputs;
import org.perpupil.io.input.OrganisationInputs;
import org.perpupil.io.input.ScenarioFile;
import org.perpupil.io.input.SweepInputs;
import org.perpupil.io.result.AllocationWriter;
import org.perpupil.io.result.ComparisonWriter;
import org.perpupil.io.result.ProjectionLayout;
import org.perpupil.io.result.ProjectionWriter;
import org.perpupil.io.result.ScenarioRunWriter;
import org.perpupil.io.result.SensitivityWriter;
import org.perpupil.io.result.StayOrJoinWriter;
import org.perpupil.io.result.SweepWriter;
import org.perpupil.joining.StayOrJoin;
import org.perpupil.joining.TransferTerms;
import org.perpupil.joining.trust.TrustProjection;
import org.perpupil.projection.ProjectionBuilder;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Arrangement;
import org.perpupil.school.Governance;
import org.perpupil.school.SchoolTable;
import org.perpupil.statistics.sensitivity.Analysis;
import org.perpupil.statistics.sensitivity.ElementaryEffects;
import org.perpupil.statistics.sensitivity.OneAtATime;
import org.perpupil.statistics.sensitivity.SensitivityResult;
import org.perpupil.statistics.sensitivity.SobolIndices;
import org.perpupil.statistics.sensitivity.StandardisedRegression;
import org.perpupil.sweep.run.SweepSensitivity;
import org.perpupil.trust.TrustTerms;

/**
 * A program that asks for nothing special gets what the command gives that was asked for nothing
 * special: one default for both.
 */
@Tag("slow")
class CommandParityTest {
  private static final CastingCases WEXMOOR = CastingCases.wexmoor();
  private static final String YEARS = "2025-26..2027-28";

  @TempDir private Path folder;

  @Test
  void allocationsAndStatements() {
    SchoolTable schools = schools();
    Formula national = Formula.national("2022-23");
    Run run = Run.of("allocate", "--schools", Run.SCHOOLS, "--nff", "2022-23");
    assertThat(AllocationWriter.toCsv(Allocation.of(schools, national))).isEqualTo(run.out());
    Statement statement = Statement.of(schools.school(0), national);
    Run shown = Run.of("statement", "--schools", Run.SCHOOLS, "--nff", "2022-23", "--id", "W01");
    assertThat(Printed.tables(shown.out()).get(0).row("Budget share").get(4))
        .isEqualTo(Show.pence(statement.budgetShare()));
  }

  /** The national formula brings a floor; neither side takes it unless it is asked for. */
  @ParameterizedTest
  @CsvSource({
    "local, nff:2025-26",
    "local, nff:2018-19",
    "nff:2021-22, nff:2022-23",
    "nff:2024-25, local"
  })
  void comparisons(String from, String to) throws IOException {
    Path out = folder.resolve("c.csv");
    Run run =
        Run.of(
            "compare",
            "--schools",
            Run.SCHOOLS,
            "--from",
            source(from),
            "--to",
            source(to),
            "--out",
            out.toString());
    Comparison comparison =
        Comparison.of(schools(), formulas(from), formulas(to), RoundingRules.statement());
    assertThat(ComparisonWriter.toCsv(comparison)).isEqualTo(Files.readString(out, UTF_8));
    assertThat(run.out()).startsWith(comparison.title() + "\n");
    assertThat(Files.readString(folder.resolve("c.summary.json"), UTF_8))
        .contains("\"compared\" : \"" + comparison.title() + "\"");
    assertThat(run.out()).doesNotContain("floor 0%", "floor 2%").contains("no floor, no gains cap");
    if (to.startsWith("nff:")) {
      Comparison moved =
          Comparison.toNational(schools(), formulas(from), national(to), RoundingRules.statement());
      GainsAndLosses gains = GainsAndLosses.of(moved);
      assertThat(run.out())
          .contains(
              gains.winners() + " schools gain, " + gains.losers() + " lose, ",
              Show.penceOfChange(gains.change()));
    }
  }

  @Test
  void projections() throws IOException {
    Path out = folder.resolve("p.csv");
    WEXMOOR.run("project", YEARS, "--out", out.toString());
    assertThat(ProjectionWriter.toCsv(plan(budgets()).build().run(), ProjectionLayout.tidy()))
        .isEqualTo(Files.readString(out, UTF_8));
  }

  @Test
  void scenarios() throws IOException {
    Path file = Run.scenario("flat-cash");
    Run.of("run", "--scenario", file.toString(), "--out", folder.toString());
    BudgetInputs inputs = budgets();
    ScenarioRun run =
        ScenarioRun.of(
            new RunInputs(
                inputs.schools(),
                inputs.path(),
                FundingYear.of(2025),
                FundingYear.of(2030),
                inputs.budgets(),
                inputs.staff(),
                inputs.assumptions()),
            ScenarioFile.read(file).scenario());
    assertThat(ScenarioRunWriter.toCsv(run))
        .isEqualTo(Files.readString(folder.resolve("difference.csv"), UTF_8));
  }

  @Test
  void coursesAndTrusts() throws IOException {
    OrganisationInputs inputs =
        OrganisationInputs.read(
            CommandParityTest::budgets,
            Optional.of(path("trusts.csv")),
            Optional.empty(),
            Optional.empty());
    TrustTerms terms = inputs.trust("Fenway Trust");
    Path courses = folder.resolve("options.csv");
    WEXMOOR.run(
        "options",
        YEARS,
        "--trusts",
        WEXMOOR.file("trusts.csv"),
        "--trust",
        "Fenway Trust",
        "--id",
        "W01",
        "--from",
        "2026-09-01",
        "--out",
        courses.toString());
    StayOrJoin of =
        StayOrJoin.of(
            plan(inputs.budgets())
                .arrangement("W01", Arrangement.of(Governance.MAINTAINED))
                .build()
                .run(),
            plan(inputs.budgets())
                .arrangement("W01", Arrangement.converting(Block.septemberToMarch(2026)))
                .build()
                .run(),
            "W01",
            TransferTerms.of(terms));
    assertThat(StayOrJoinWriter.toCsv(of, "W01")).isEqualTo(Files.readString(courses, UTF_8));

    Path trust = folder.resolve("trust.csv");
    WEXMOOR.run(
        "trust",
        YEARS,
        "--trusts",
        WEXMOOR.file("trusts.csv"),
        "--trust",
        "Fenway Trust",
        "--out",
        trust.toString());
    SchoolTable schools = inputs.schools();
    TrustProjection years =
        TrustProjection.of(
            plan(inputs.budgets()).build().run(),
            terms.schools().stream().map(id -> schools.row(id).orElseThrow()).toList(),
            terms);
    assertThat(StayOrJoinWriter.toCsv(years)).isEqualTo(Files.readString(trust, UTF_8));
  }

  /** A plan that says nothing but what varies, as a file and as a program would build it. */
  @Test
  void sweeps() throws Exception {
    Path plan = plan("");
    Path out = folder.resolve("sweep.csv");
    CastingCases.of("sweep", "--plan", plan.toString(), "--out", out.toString());
    SweepInputs inputs = SweepInputs.read(plan);
    Path other = folder.resolve("other.csv");
    SweepWriter.write(inputs.sweep().run(1), other);
    assertThat(other).hasSameTextualContentAs(out);
    assertThat(inputs.plan().worlds()).isEqualTo(1024);
  }

  @ParameterizedTest
  @CsvSource({"tornado", "morris", "sobol", "regression"})
  void analyses(String method) throws Exception {
    Path plan = plan("worlds: 16\n");
    Path out = folder.resolve("analysis.csv");
    CastingCases.of(
        "sensitivity",
        "--plan",
        plan.toString(),
        "--method",
        method,
        "--id",
        "W06",
        "--out",
        out.toString());
    SweepInputs inputs = SweepInputs.read(plan);
    SweepSensitivity sensitivity = inputs.sensitivity("W06");
    long seed = inputs.plan().seed();
    Path other = folder.resolve("other.csv");
    if (method.equals("tornado")) {
      SensitivityWriter.writeTornado(
          results(OneAtATime.of(sensitivity.inputs()), sensitivity),
          sensitivity.layout().units().get(0),
          sensitivity.basis(),
          other);
    } else {
      Analysis<SensitivityResult> analysis =
          switch (method) {
            case "morris" ->
                ElementaryEffects.of(
                    sensitivity.inputs(),
                    ElementaryEffects.USUAL_TRAJECTORIES,
                    ElementaryEffects.USUAL_LEVELS,
                    seed);
            case "sobol" -> SobolIndices.of(sensitivity.inputs(), SobolIndices.USUAL_SIZE, seed);
            default ->
                StandardisedRegression.of(
                    sensitivity.inputs(), StandardisedRegression.USUAL_SIZE, seed);
          };
      SensitivityWriter.write(
          results(analysis, sensitivity),
          sensitivity.layout().units().get(0),
          sensitivity.basis(),
          other);
    }
    assertThat(other).hasSameTextualContentAs(out);
  }

  private static <R> Map<String, R> results(Analysis<R> analysis, SweepSensitivity sensitivity)
      throws InterruptedException {
    return analysis.results(analysis.design(), sensitivity.evaluate(analysis.design(), 0, 1));
  }

  private Path plan(String more) throws IOException {
    for (String name : List.of("schools.csv", "formulas.csv", "budgets.csv")) {
      Files.copy(path(name), folder.resolve(name));
    }
    Files.copy(path("assumptions.yaml"), folder.resolve("assumptions.yaml"));
    return Files.writeString(
        folder.resolve("p.yaml"),
        "version: 1\nschools: schools.csv\nformulas: formulas.csv\nbudgets: budgets.csv\n"
            + "assumptions: assumptions.yaml\nyears: 2025-26..2026-27\n"
            + more
            + "vary:\n"
            + "  - assumption: pension.lgps_maintained_percent\n"
            + "    triangular: {low: 17, mode: 20.5, high: 23}\n"
            + "  - assumption: prices.energy_percent\n"
            + "    year: 2026-27\n"
            + "    normal: {mean: 4, standard_deviation: 6, low: -10, high: 18}\n",
        UTF_8);
  }

  private static SchoolTable schools() {
    return Inputs.read(List.of(Path.of(Run.SCHOOLS)), List.of(Run.FORMULAS)).schools();
  }

  private static Formulas formulas(String name) {
    return name.equals("local")
        ? Inputs.read(List.of(Path.of(Run.SCHOOLS)), List.of(Run.FORMULAS)).formulas(0)
        : Formulas.forAll(national(name));
  }

  private static Formula national(String name) {
    return Formula.national(name.replace("nff:", ""));
  }

  private static String source(String name) {
    return name.equals("local") ? Run.FORMULAS : name;
  }

  private static Path path(String name) {
    return Run.WEXMOOR.resolve(name);
  }

  private static BudgetInputs budgets() {
    return BudgetInputs.read(
        List.of(Path.of(Run.SCHOOLS)),
        Run.FORMULAS,
        path("budgets.csv"),
        Optional.of(path("staff.csv")),
        Optional.of(path("assumptions.yaml")));
  }

  private static ProjectionBuilder plan(BudgetInputs inputs) {
    return ProjectionPlan.builder(inputs.schools(), inputs.path())
        .years(FundingYear.of(2025), FundingYear.of(2027))
        .budgets(inputs.budgets())
        .staff(inputs.staff())
        .assumptions(inputs.assumptions());
  }
}
