package org.perpupil.formula.factor.invented;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.perpupil.authority.block.AuthorityTotals;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.Budgets;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.Statement;
import org.perpupil.formula.Total;
import org.perpupil.formula.engine.FormulaPlan;
import org.perpupil.formula.engine.FormulaRun;
import org.perpupil.impact.Comparison;
import org.perpupil.io.input.Inputs;
import org.perpupil.io.result.AllocationWriter;
import org.perpupil.io.template.Template;
import org.perpupil.projection.FormulaLines;
import org.perpupil.projection.FormulaPath;
import org.perpupil.projection.Measure;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;
import org.perpupil.sweep.StatedDistribution;
import org.perpupil.sweep.SweepPlan;
import org.perpupil.sweep.SweepResult;
import org.perpupil.sweep.SweepUnit;
import org.perpupil.sweep.Variation;
import org.perpupil.sweep.run.Sweep;

/** Every route that money takes, with invented factors from files to results. */
public final class Routes {
  private static final FundingYear YEAR = FundingYear.of(2022);

  /** 250 × 0.1 × 400, and 0 from Year 7 on where nobody is. */
  private static final double BILINGUAL = 10_000;

  /** 3 miles at 2,000. */
  private static final double FERRY = 6_000;

  /** 40,000 × (1 − 250 / 400). */
  private static final double SMALL_ROLL = 15_000;

  private static final double BASIC = 750_000;
  private static final double LUMP_SUM = 100_000;

  private final SchoolTable schools;
  private final Formula formula;
  private final Line bilingual = line("bilingual_primary");
  private final Line ferry = line("ferry");
  private final Line smallRoll = line("small_roll");

  private Routes(Inputs inputs) {
    this.schools = inputs.schools();
    this.formula = inputs.formulas(0).find("301").orElseThrow();
  }

  /** Takes all routes; the folder is empty. */
  public static void all(String folder) throws IOException, InterruptedException {
    Path schools =
        write(
            Path.of(folder, "schools.csv"),
            "id,la_code,phase,year_groups_primary,year_groups_secondary,pupils_primary,pupils_ks3,"
                + "pupils_ks4,bilingual_primary,ferry_miles,mfg_baseline_per_pupil",
            "A1,301,primary,7,0,250,0,0,0.1,3,3000",
            "A2,301,primary,7,0,250,0,0,,3,");
    Path formulas =
        write(
            Path.of(folder, "formulas.csv"),
            "year,la_code,basic_primary,lump_sum_primary,mppl_primary,mppl_ks3,mppl_ks4,fringe,"
                + "mfg_percent,bilingual_primary,ferry_rate,small_roll,small_roll_limit,"
                + "ferry_sen_percent",
            "2022-23,301,3000,100000,3600,4000,4500,1.1,0,400,2000,40000,400,50");
    Routes routes = new Routes(Inputs.read(List.of(schools), List.of(formulas.toString())));
    routes.names();
    routes.allocation();
    routes.statement();
    routes.anotherRoll();
    routes.projection();
    routes.sweep();
    routes.comparison();
  }

  private void names() {
    assertThat(Template.SCHOOLS.columns())
        .extracting(Template.Column::name)
        .endsWith("bilingual_primary", "bilingual_secondary", "ferry_miles");
    assertThat(Template.FORMULAS.columns())
        .extracting(Template.Column::name)
        .contains("bilingual_secondary", "ferry_rate", "small_roll_limit", "ferry_sen_percent");
    assertThat(Line.of(Line.Group.PUPIL_LED)).endsWith(bilingual, line("bilingual_secondary"));
    assertThat(Line.of(Line.Group.SCHOOL_LED)).endsWith(ferry, smallRoll);
    assertThat(Parameter.values()).extracting(Parameter::index).isSorted().doesNotHaveDuplicates();
    assertThat(SchoolField.values()).extracting(SchoolField::index).isSorted();
  }

  private void allocation() {
    Allocation allocation = allocation(formula);
    double fringe = 0.1 * (BASIC + BILINGUAL + LUMP_SUM + FERRY);
    double counted = BASIC + BILINGUAL + LUMP_SUM + FERRY + fringe;
    double topUp = 250 * 3_600 - counted;

    assertThat(allocation.amount(bilingual, 0)).hasValue(BILINGUAL);
    assertThat(allocation.amount(ferry, 0)).hasValue(FERRY);
    assertThat(allocation.amount(smallRoll, 0)).hasValue(SMALL_ROLL);
    assertThat(value(allocation.amount(Line.FRINGE, 0))).isCloseTo(fringe, within(1e-6));
    assertThat(value(allocation.amount(Line.MPPL_TOP_UP, 0)))
        .isCloseTo(Math.max(0, topUp), within(1e-6));
    assertThat(value(allocation.total(Total.NOTIONAL_SEN, 0)))
        .isCloseTo(FERRY * 0.5 * 1.1, within(1e-6));
    // The guarantee takes off what counts as the lump sum does, and compares the rest.
    double compared = counted + Math.max(0, topUp) + SMALL_ROLL - 1.1 * (LUMP_SUM + FERRY);
    assertThat(value(allocation.total(Total.MFG_UNIT_VALUE, 0)))
        .isCloseTo(compared / 250, within(1e-6));
    assertThat(allocation.failure(1).orElseThrow())
        .contains("bilingual_primary is blank, but the formula pays bilingual_primary");
    AuthorityTotals authority = AuthorityTotals.of(allocation).get(0);
    assertThat(authority.amount(ferry)).isEqualTo(FERRY);
    assertThat(authority.amount(bilingual)).isEqualTo(BILINGUAL);
    assertThat(AllocationWriter.toCsv(allocation))
        .contains("bilingual_primary,bilingual_secondary,lump_sum,", "ferry,small_roll,rates");
  }

  private void statement() {
    Statement statement = Statement.of(schools.school(0), formula, RoundingRules.none());
    assertThat(statement.amount(bilingual)).isEqualTo(BILINGUAL);
    assertThat(statement.amount(ferry)).isEqualTo(FERRY);
    assertThat(statement.amount(smallRoll)).isEqualTo(SMALL_ROLL);
    assertThat(statement.lines())
        .filteredOn(each -> each.line() == bilingual)
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.parts().get(0).paidRate()).isEqualTo(400);
              assertThat(each.parts().get(0).share()).isEqualTo(0.1);
              assertThat(each.parts().get(0).base()).isEqualTo(250);
            });
    assertThat(statement.lines().stream().mapToDouble(each -> each.amount()).sum())
        .isCloseTo(statement.budgetShare(), within(1e-6));
    assertThat(statement.budgetShare())
        .isEqualTo(value(allocation(formula).total(Total.BUDGET_SHARE, 0)));
  }

  /** A run for another roll pays what an allocation of that roll does. */
  private void anotherRoll() {
    SchoolTable one = SchoolTable.of(schools.school(0));
    FormulaPlan plan = FormulaPlan.of(formula, one);
    FormulaRun run = FormulaRun.of(1);
    double[][] lines = new double[Line.values().size()][1];
    double[] none = {0};
    for (double roll : new double[] {250, 100, 399, 500}) {
      double[] pupils = {roll};
      run.start(plan);
      run.year(plan, plan.parameters(), pupils, none, none, none);
      run.protect(plan, plan.parameters());
      run.lines(plan, plan.parameters(), pupils, none, none, lines);
      School school = one.school(0).with(SchoolField.PUPILS_PRIMARY, roll);
      Allocation allocation =
          Allocation.of(SchoolTable.of(school), Formulas.forAll(formula), RoundingRules.none());
      for (Line line : Line.values()) {
        assertThat(lines[line.index()][0])
            .as(line + " of " + roll)
            .isCloseTo(value(allocation.amount(line, 0)), within(1e-6));
      }
      assertThat(run.budgetShare()[0])
          .isCloseTo(value(allocation.total(Total.BUDGET_SHARE, 0)), within(1e-6));
    }
  }

  private void projection() {
    ProjectionPlan plan = plan();
    FormulaLines lines = plan.lines(plan.assumptions());
    Allocation allocation = allocation(formula);
    for (Line line : Line.values()) {
      assertThat(value(lines.amount(0, line, YEAR)))
          .as(line.fileName())
          .isCloseTo(value(allocation.amount(line, 0)), within(1e-6));
    }
    assertThat(value(lines.paid(0, YEAR)))
        .isCloseTo(value(allocation.total(Total.BUDGET_SHARE, 0)), within(1e-6));
    assertThat(lines.has(1)).isFalse();
    assertThat(plan.failure(1).orElseThrow()).contains("bilingual_primary is blank");
  }

  /** Worlds that vary an invented rate give what the projection gives for it. */
  private void sweep() throws InterruptedException {
    for (Parameter rate : List.of(Bilingual.NEED.primary().rate(), Ferry.RATE, SmallRoll.RATE)) {
      ProjectionPlan plan = plan();
      Assumption assumption = Assumption.of(rate);
      double doubled = 2 * value(formula.value(rate));
      SweepPlan sweep =
          SweepPlan.builder(YEAR, YEAR)
              .vary(
                  Variation.of(
                      assumption.name(),
                      StatedDistribution.normal(doubled, 1e-6, doubled - 1e-5, doubled + 1e-5)))
              .measures(List.of(Measure.INCOME))
              .worlds(8)
              .build();
      SweepResult result = Sweep.of(sweep, plan).run(1);
      int unit = result.layout().unit(SweepUnit.Level.SCHOOL, "A1");
      double swept = result.result(Measure.INCOME, unit, 0).orElseThrow().mean();
      double before = income(plan, plan.assumptions());
      double after = income(plan, plan.assumptions().with(assumption, doubled));
      assertThat(swept).as(assumption.name()).isCloseTo(after, within(0.01));
      assertThat(after).as(assumption.name()).isGreaterThan(before + 1_000);
    }
  }

  private void comparison() {
    Formula dearer = formula.with(Ferry.RATE, 5_000).with(SmallRoll.RATE, 0);
    Comparison comparison = Comparison.of(allocation(formula), allocation(dearer));
    Map<String, Double> causes = comparison.causes(0);
    assertThat(causes).containsEntry("ferry", 9_000.0).containsEntry("small_roll", -SMALL_ROLL);
    assertThat(causes.values().stream().mapToDouble(each -> each).sum())
        .isCloseTo(value(comparison.change(0)), within(1e-6));
  }

  private Allocation allocation(Formula of) {
    return Allocation.of(schools, Formulas.forAll(of), RoundingRules.none());
  }

  private ProjectionPlan plan() {
    return ProjectionPlan.builder(schools, FormulaPath.from(YEAR, Formulas.forAll(formula)))
        .years(YEAR, YEAR)
        .budgets(Budgets.of(List.of(budget("A1"), budget("A2"))))
        .assumptions(Assumptions.none())
        .build();
  }

  private static Budget budget(String id) {
    return Budget.builder(id).set(BudgetCode.E19, 100_000).set(BudgetCode.OB01, 0).build();
  }

  private static double income(ProjectionPlan plan, Assumptions assumptions) {
    var projection = plan.run(assumptions);
    return value(projection.total(0, Measure.INCOME, YEAR, projection.basis(0)));
  }

  private static Line line(String name) {
    return Line.find(name).orElseThrow();
  }

  private static double value(OptionalDouble number) {
    return number.orElseThrow();
  }

  private static Path write(Path file, String... lines) throws IOException {
    String text = String.join("\n", lines) + "\n";
    return Files.writeString(file, text, StandardCharsets.UTF_8);
  }
}
