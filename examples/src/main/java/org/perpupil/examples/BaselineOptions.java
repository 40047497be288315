package org.perpupil.examples;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.perpupil.impact.scenario.RunInputs;
import org.perpupil.io.input.BudgetInputs;
import org.perpupil.io.input.Inputs;
import org.perpupil.io.input.ScenarioBaseline;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The files and years of a baseline; what is not given may come from a scenario's own. */
final class BaselineOptions {
  @Option(
      names = "--schools",
      paramLabel = "FILE",
      description = "Schools, one row each; repeat for more files with the same columns.")
  private List<Path> schools = List.of();

  @ArgGroup(exclusive = true)
  private @Nullable FormulaOption formula;

  @Option(
      names = "--budgets",
      paramLabel = "FILE",
      description = "Budgets of the first year, one row a school and code.")
  private @Nullable Path budgets;

  @Option(names = "--staff", paramLabel = "FILE", description = "Posts, one row each.")
  private @Nullable Path staff;

  @Option(
      names = "--assumptions",
      paramLabel = "FILE",
      description = "What is assumed of the years to come, in YAML.")
  private @Nullable Path assumptions;

  @Option(
      names = "--years",
      paramLabel = "FIRST..LAST",
      converter = YearsOption.Converter.class,
      description = "Funding years, such as 2025-26..2030-31.")
  private @Nullable YearsOption years;

  @Mixin private AreaCostOption areaCost;

  /** Filled by the command line. */
  BaselineOptions() {
    this(new AreaCostOption());
  }

  /** Options of which only the area cost is given. */
  BaselineOptions(AreaCostOption areaCost) {
    this.areaCost = areaCost;
  }

  /** A baseline with nothing missing. */
  record Sources(
      List<Path> schools,
      String formulas,
      Path budgets,
      Optional<Path> staff,
      Optional<Path> assumptions,
      YearsOption years,
      AreaCostOption areaCost) {

    /** Returns every file, in a fixed order. */
    List<Path> files() {
      List<Path> files = new ArrayList<>(schools);
      if (!Inputs.isNational(formulas)) {
        files.add(Path.of(formulas));
      }
      files.add(budgets);
      Stream.of(staff, assumptions).flatMap(Optional::stream).forEach(files::add);
      return files;
    }

    /** Returns the file of formulas, or the name of a national one in its place. */
    private List<Path> formulaFile() {
      return List.of(Path.of(formulas));
    }

    BudgetInputs read() {
      return areaCost.of(BudgetInputs.read(schools, formulas, budgets, staff, assumptions));
    }

    RunInputs run(BudgetInputs inputs) {
      return inputs.run(years.span());
    }
  }

  /**
   * Returns the options and, where they are silent, what a scenario names.
   *
   * @throws ProblemsException with everything that neither names
   */
  Sources or(ScenarioBaseline named) {
    List<Problem> problems = new ArrayList<>();
    List<Path> allSchools = schools.isEmpty() ? named.schools() : schools;
    if (allSchools.isEmpty()) {
      problems.add(missing("--schools", "the file of schools"));
    }
    Optional<String> source =
        Optional.ofNullable(formula).map(FormulaOption::source).or(named::formulas);
    if (source.isEmpty()) {
      problems.add(missing("--formulas or --nff", "what pays the schools"));
    }
    Optional<Path> allBudgets = Optional.ofNullable(budgets).or(named::budgets);
    if (allBudgets.isEmpty()) {
      problems.add(missing("--budgets", "the file of budgets"));
    }
    Optional<YearsOption> allYears = Optional.ofNullable(years);
    if (allYears.isEmpty() && named.years().isPresent()) {
      allYears = years(named.years().get(), problems);
    } else if (allYears.isEmpty()) {
      problems.add(missing("--years", "the funding years"));
    }
    ProblemsException.throwIfAny(problems);
    return new Sources(
        allSchools,
        source.orElseThrow(),
        allBudgets.orElseThrow(),
        Optional.ofNullable(staff).or(named::staff),
        Optional.ofNullable(assumptions).or(named::assumptions),
        allYears.orElseThrow(),
        areaCost);
  }

  /**
   * Returns the options and, where they are silent, what two scenarios name; what one leaves out is
   * the other's.
   *
   * @throws ProblemsException with everything that neither names, or that they name differently
   */
  Sources same(ScenarioBaseline named, ScenarioBaseline against) {
    Sources one = or(named.or(against));
    Sources other = or(against.or(named));
    List<Problem> problems = new ArrayList<>();
    requireSame("schools", one.schools(), other.schools(), problems);
    requireSame("formulas", one.formulaFile(), other.formulaFile(), problems);
    requireSame("budgets", List.of(one.budgets()), List.of(other.budgets()), problems);
    requireSame("staff", one.staff().stream().toList(), other.staff().stream().toList(), problems);
    requireSame(
        "assumptions",
        one.assumptions().stream().toList(),
        other.assumptions().stream().toList(),
        problems);
    if (!one.years().equals(other.years())) {
      problems.add(different("years", text(one.years()), text(other.years())));
    }
    ProblemsException.throwIfAny(problems);
    return one;
  }

  private static void requireSame(
      String key, List<Path> one, List<Path> other, List<Problem> problems) {
    if (!whole(one).equals(whole(other))) {
      problems.add(different(key, text(one), text(other)));
    }
  }

  private static Problem different(String key, String one, String other) {
    return Problem.error(
        "option --against, baseline, " + key,
        other,
        one + " as under --scenario, since both start from one baseline",
        "an option of the command serves, which holds for both");
  }

  private static List<Path> whole(List<Path> files) {
    return files.stream().map(file -> file.toAbsolutePath().normalize()).toList();
  }

  private static String text(YearsOption years) {
    return years.first() + ".." + years.last();
  }

  private static String text(List<Path> files) {
    return String.join(" ", files.stream().map(Path::toString).toList());
  }

  private static Optional<YearsOption> years(String text, List<Problem> problems) {
    try {
      return Optional.of(new YearsOption.Converter().convert(text));
    } catch (TypeConversionException e) {
      problems.add(
          Problem.error(
              "scenario, baseline, years",
              text,
              "a first and a last funding year such as 2025-26..2030-31",
              "two dots between them are missing"));
      return Optional.empty();
    }
  }

  private static Problem missing(String option, String what) {
    return Problem.error(
        "option " + option,
        "",
        what + ", here or under the key baseline of a scenario",
        "the option was forgotten");
  }
}
