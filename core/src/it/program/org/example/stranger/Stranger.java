package org.example.stranger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.Statement;
import org.perpupil.io.AllocationWriter;
import org.perpupil.io.BudgetInputs;
import org.perpupil.io.Inputs;
import org.perpupil.io.SweepInputs;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Projection;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.statistics.sensitivity.StandardisedRegression;
import org.perpupil.viability.Standards;

/**
 * What a program does that takes the library as it is released: rate books, a statement, files in
 * every format, a projection, sensitivity; it ends with an exception when an answer is wrong.
 */
public final class Stranger {
  private Stranger() {}

  /** Takes the folder of Wexmoor's files. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path wexmoor = Path.of(args[0]);
    ask();
    allocate(wexmoor);
    project(wexmoor);
    rank(wexmoor);
    explainMistakes();
    System.out.println("the stranger is content");
  }

  /** Rate books and standards are read from the jar. */
  public static void ask() {
    Formula formula =
        Formula.local("Our proposal", FundingYear.of(2025))
            .set(Parameter.BASIC_PRIMARY, 3847)
            .set(Parameter.FSM6_PRIMARY, 1060)
            .set(Parameter.LUMP_SUM_PRIMARY, 145_100)
            .build();
    School school =
        School.builder("S01", "999", Phase.PRIMARY)
            .yearGroups(7, 0)
            .pupils(210, 0, 0)
            .set(SchoolField.FSM6_PRIMARY, 0.2)
            .build();
    same(Statement.of(school, formula).budgetShare(), 997_490.0);
    same(Formula.national("2025-26").value(Parameter.BASIC_PRIMARY).orElseThrow(), 3847.0);
    same(Standards.all().isEmpty(), false);
  }

  /** CSV is read and written, and the summary beside it, twice: the second reads the first. */
  private static void allocate(Path wexmoor) throws IOException {
    Inputs inputs =
        Inputs.read(
            List.of(wexmoor.resolve("schools.csv")),
            List.of(wexmoor.resolve("formulas.csv").toString()));
    Allocation allocation =
        Allocation.of(inputs.schools(), inputs.formulas(0), RoundingRules.statement());
    same(allocation.failed(), 0);
    Path out = Files.createTempDirectory("stranger").resolve("allocations.csv");
    AllocationWriter.write(allocation, out);
    AllocationWriter.write(allocation, out);
    same(Files.readAllLines(out).size(), allocation.size() + 1);
  }

  /** YAML is read. */
  private static void project(Path wexmoor) {
    BudgetInputs inputs =
        BudgetInputs.read(
            List.of(wexmoor.resolve("schools.csv")),
            wexmoor.resolve("formulas.csv").toString(),
            wexmoor.resolve("budgets.csv"),
            Optional.of(wexmoor.resolve("staff.csv")),
            Optional.of(wexmoor.resolve("assumptions.yaml")));
    Projection projection =
        ProjectionPlan.builder(inputs.schools(), inputs.path())
            .years(FundingYear.of(2025), FundingYear.of(2027))
            .budgets(inputs.budgets())
            .staff(inputs.staff())
            .assumptions(inputs.assumptions())
            .build()
            .run();
    same(projection.failed(), 0);
  }

  /** A plan is read, and what it varies is drawn. */
  private static void rank(Path wexmoor) throws InterruptedException {
    var inputs = SweepInputs.read(wexmoor.resolve("deficit-risk.sweep.yaml"));
    var sensitivity = inputs.sensitivity("W01");
    var regression = StandardisedRegression.of(sensitivity.inputs(), 128, inputs.plan().seed());
    var outputs = sensitivity.evaluate(regression.design(), 0, 1);
    var measure = sensitivity.outputs().get(0);
    same(regression.result(regression.design(), measure, outputs.get(measure)) != null, true);
  }

  private static void explainMistakes() throws IOException {
    Path file = Files.createTempFile("schools", ".csv");
    Files.writeString(file, "id,la_code,phase\n\"S01,999,primary\n");
    try {
      Inputs.read(List.of(file), List.of("nff:2025-26"));
      throw new IllegalStateException("a file that is not CSV was read");
    } catch (ProblemsException e) {
      same(e.getMessage().contains("text that is not CSV"), true);
    }
  }

  private static void same(Object found, Object expected) {
    if (!found.equals(expected)) {
      throw new IllegalStateException(
          String.format(Locale.ROOT, "found %s, expected %s", found, expected));
    }
  }
}
