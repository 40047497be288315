package org.example.stranger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.perpupil.BudgetShares;
import org.perpupil.Workspace;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.Statement;
import org.perpupil.io.Source;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/**
 * What a program does that takes the library as it is released: rate books, a statement, files in
 * every format, a projection, sensitivity; it ends with an exception when an answer is wrong.
 */
public final class Stranger {
  private Stranger() {}

  /** Takes the folder of Wexmoor's files. */
  public static void main(String[] args) throws IOException {
    Workspace wexmoor = Workspace.open(Path.of(args[0]));
    ask();
    allocate(wexmoor);
    project(wexmoor);
    rank(wexmoor);
    explainMistakes();
    System.out.println("the stranger is content");
  }

  /** Rate books are read from the jar. */
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
  }

  /** CSV is read and written, and the summary beside it, twice: the second reads the first. */
  private static void allocate(Workspace wexmoor) throws IOException {
    BudgetShares shares = wexmoor.allocate();
    same(shares.failures(), Map.of());
    Path out = Files.createTempDirectory("stranger").resolve("allocations.csv");
    shares.write(out);
    shares.write(out);
    same(Files.readAllLines(out).size(), shares.ids().size() + 1);
    Path folder = out.getParent();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /** YAML is read. */
  private static void project(Workspace wexmoor) {
    same(wexmoor.project().failures(), Map.of());
  }

  /** A plan is read, and what it varies is moved. */
  private static void rank(Workspace wexmoor) {
    same(wexmoor.rank("deficit-risk.sweep.yaml", "W01").swings().isEmpty(), false);
  }

  private static void explainMistakes() throws IOException {
    Path file = Files.createTempFile("schools", ".csv");
    Files.writeString(file, "id,la_code,phase\n\"S01,999,primary\n");
    try {
      Workspace.builder().schools(Source.of(file)).formulas("nff:2025-26").build();
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
