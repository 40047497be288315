package org.perpupil.examples;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.perpupil.impact.RunInputs;
import org.perpupil.impact.SolvedCondition;
import org.perpupil.impact.SolvedSchool;
import org.perpupil.io.BudgetInputs;
import org.perpupil.io.ScenarioBaseline;
import org.perpupil.io.ScenarioFile;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Measure;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Scenario;
import org.perpupil.solve.Answer;
import org.perpupil.solve.BreakEven;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Finds the value of one number at which a school just keeps a condition. */
@Command(
    name = "solve",
    mixinStandardHelpOptions = true,
    description = {
      "What must be true: the smallest or largest value of one number at which a school keeps a"
          + " condition, everything else as the baseline or a scenario has it.",
      "The number is printed on the safe side: as it stands it keeps the condition, in the figures"
          + " that run and project print.",
      "The number is an assumption, or roll: pupils from the second year on, all year groups alike."
          + " --latest-year asks how late a scenario's changes may begin."
    },
    footer = {
      "",
      "The largest pay award that one school can meet:",
      "  perpupil solve --id W06 --largest pay.teacher_award_percent --in-years 2027-28..2030-31 \\",
      "      --keep closing_reserve>=0 --scenario s.yaml",
      "The uplift of the formula that it needs, and its smallest roll:",
      "  perpupil solve --id W06 --smallest formula.local_uplift_percent --keep in_year_balance>=0"
          + " ...",
      "  perpupil solve --id W06 --smallest roll --keep closing_reserve>=0 ...",
      "The largest central charge that an academy can pay, or a school that joins in a scenario:",
      "  perpupil solve --id W18 --largest trust.central_charge_percent --keep closing_reserve>=0"
          + " ...",
      "  perpupil solve --id W07 --largest trust.central_charge_percent --scenario joining.yaml ..."
    })
final class SolveCommand implements Callable<Integer> {
  /** Fewest decimals of a number that was found. */
  private static final int DECIMALS = 4;

  @Spec private CommandSpec spec;

  @Option(
      names = "--id",
      converter = IdentifierConverter.class,
      required = true,
      paramLabel = "ID",
      description = "The school.")
  private String id;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Question question;

  /** What is looked for. */
  static final class Question {
    @Option(
        names = "--smallest",
        required = true,
        paramLabel = "NAME",
        description = "Smallest value of an assumption, or of roll.")
    @Nullable String smallest;

    @Option(
        names = "--largest",
        required = true,
        paramLabel = "NAME",
        description = "Largest value of an assumption, or of roll.")
    @Nullable String largest;

    @Option(
        names = "--latest-year",
        required = true,
        description = "Latest year in which the scenario's changes may begin.")
    boolean latestYear;
  }

  @Option(
      names = "--keep",
      required = true,
      paramLabel = "CONDITION",
      description =
          "What has to hold: closing_reserve or in_year_balance, >= and pounds, such as"
              + " closing_reserve>=0.")
  private String keep;

  @Option(
      names = "--every-year",
      description = "It has to hold in every year, not only in the last.")
  private boolean everyYear;

  @Option(
      names = "--in-years",
      paramLabel = "FIRST..LAST",
      converter = YearsOption.Converter.class,
      description =
          "Years in which the value is looked for (default: all after the first that no figure,"
              + " such as a pay scale, is published for).")
  private @Nullable YearsOption in;

  @Option(
      names = "--from",
      paramLabel = "X",
      description = "Lowest value to try (of a roll: half of it).")
  private @Nullable Double from;

  @Option(
      names = "--to",
      paramLabel = "Y",
      description = "Highest value to try (of a roll: twice it).")
  private @Nullable Double to;

  @Option(names = "--scenario", paramLabel = "FILE", description = "What differs, in YAML.")
  private @Nullable Path scenario;

  @Mixin private BaselineOptions baseline;

  @Mixin private OutsideOption outside;

  @Override
  public Integer call() {
    SolvedCondition condition = SolvedCondition.parse(keep, everyYear);
    Optional<ScenarioFile> file =
        Optional.ofNullable(scenario).map(path -> ScenarioFile.read(path, outside.mayName()));
    Scenario changes =
        file.map(ScenarioFile::scenario).orElseGet(() -> Scenario.builder("baseline").build());
    BaselineOptions.Sources sources =
        baseline.or(file.map(ScenarioFile::baseline).orElseGet(ScenarioBaseline::none));
    BudgetInputs inputs = sources.read();
    List<Problem> warnings =
        new ArrayList<>(inputs.warnings(sources.years().first(), sources.years().last()));
    file.ifPresent(read -> warnings.addAll(read.warnings()));
    Messages.warnings(spec.commandLine().getErr(), warnings);
    RunInputs all = sources.run(inputs);
    SolvedSchool school = SolvedSchool.of(all, id, changes, condition);
    PrintWriter out = spec.commandLine().getOut();
    if (question.latestYear) {
      latestYear(school, all, changes, out);
    } else {
      if (name().equals("roll")) {
        roll(school, out);
      } else {
        value(school, all, changes, Assumption.of(name()), out);
      }
    }
    out.flush();
    Map<Assumption, Integer> defaults = new LinkedHashMap<>();
    school.defaults().stream()
        .filter(assumption -> !assumption.name().equals(name()))
        .forEach(assumption -> defaults.put(assumption, 1));
    ProjectionMessages.defaults(spec.commandLine().getErr(), defaults);
    spec.commandLine().getErr().flush();
    return ExitCode.OK;
  }

  private String name() {
    return question.smallest != null ? question.smallest : String.valueOf(question.largest);
  }

  private BreakEven search() {
    return question.smallest != null ? BreakEven.smallest() : BreakEven.largest();
  }

  private String which() {
    return question.smallest != null ? "smallest " : "largest ";
  }

  private void value(
      SolvedSchool school,
      RunInputs all,
      Scenario changes,
      Assumption assumption,
      PrintWriter out) {
    List<Problem> problems = new ArrayList<>();
    if (changes.sets(assumption)) {
      problems.add(
          Problem.error(
              "--smallest or --largest",
              assumption.name(),
              "a number that the scenario does not set",
              "its line in the scenario is left over"));
    }
    double low = from == null ? assumption.minimum() : from;
    double high = to == null ? assumption.maximum() : to;
    for (double end : new double[] {low, high}) {
      if (!assumption.accepts(end)) {
        problems.add(assumption.outOfRange("--from or --to", Problem.plain(end)));
      }
    }
    ProblemsException.throwIfAny(problems);
    List<FundingYear> years = years(all, assumption);
    String what = which() + assumption.name() + " in " + shown(years, all.last());
    Optional<BigDecimal> found =
        solve(
            out,
            school,
            what,
            x -> school.slack(assumption, years, x),
            low,
            high,
            assumption.unit());
    found.ifPresent(value -> figures(out, school.run(assumption, years, value.doubleValue())));
  }

  private void roll(SolvedSchool school, PrintWriter out) {
    double today = school.pupils(1);
    double low = from == null ? today / 2 : from;
    double high = to == null ? 2 * today : to;
    solve(
        out,
        school,
        which() + "roll from the second year on",
        x -> school.slackOfRoll(x / today),
        low,
        high,
        "pupils");
    out.println("as the baseline has it: " + Show.plain(Math.round(100 * today) / 100.0));
  }

  private void latestYear(SolvedSchool school, RunInputs all, Scenario changes, PrintWriter out) {
    if (changes.changes().isEmpty()) {
      throw new ProblemsException(
          Problem.error(
              "--latest-year",
              "",
              "a scenario with changes of assumptions",
              "--scenario was forgotten; formulas and conversions have dates of their own"));
    }
    Answer answer =
        BreakEven.largest().findInteger(school::slackFrom, all.first().start(), all.last().start());
    String what = "latest year for the changes to begin";
    String condition = school.condition();
    if (answer instanceof Answer.Value value) {
      out.println(what + ": " + FundingYear.of((int) value.at()) + " (" + condition + ")");
    } else if (answer instanceof Answer.NoSuchValue) {
      out.println(what + ": no such year; even from the first it fails (" + condition + ")");
    } else {
      out.println(what + ": every year of the run will do (" + condition + ")");
    }
  }

  /** Prints the answer, and returns the value as it is printed, where there is one. */
  private Optional<BigDecimal> solve(
      PrintWriter out,
      SolvedSchool school,
      String what,
      DoubleUnaryOperator slack,
      double low,
      double high,
      String unit) {
    Answer answer = search().find(slack, low, high);
    String ending = " (" + school.condition() + ")";
    if (answer instanceof Answer.Value value) {
      BigDecimal shown = search().shown(value, DECIMALS, slack);
      out.println(what + ": " + Show.decimals(shown) + " " + unit + ending);
      if (value.changes() > 1) {
        out.println(
            "the condition begins and ends to hold " + value.changes() + " times in the range");
      }
      return Optional.of(shown);
    }
    if (answer instanceof Answer.NoSuchValue none) {
      out.println(what + ": no such value from " + range(none.low(), none.high(), unit) + ending);
    } else if (answer instanceof Answer.EveryValue every) {
      out.println(what + ": every value from " + range(every.low(), every.high(), unit) + ending);
    }
    return Optional.empty();
  }

  private static String range(double low, double high, String unit) {
    return Show.plain(low) + " to " + Show.plain(high) + " " + unit;
  }

  private static void figures(PrintWriter out, SolvedSchool.Figures figures) {
    TextTable table = new TextTable("lrr");
    table
        .row("year", Measure.IN_YEAR_BALANCE.fileName(), Measure.CLOSING_RESERVE.fileName())
        .rule();
    figures
        .years()
        .forEach(
            year ->
                table.row(
                    year.year().toString(),
                    Show.pence(year.balance()),
                    Show.pence(year.reserve())));
    table.print(out);
  }

  /** Returns the years asked for, else all after the first that no figure is published for. */
  private List<FundingYear> years(RunInputs all, Assumption assumption) {
    YearsOption asked = in;
    List<FundingYear> years =
        all.assumptionYears().stream()
            .filter(
                year ->
                    asked == null
                        ? year.compareTo(all.first()) > 0 && !assumption.isPublished(year)
                        : year.compareTo(asked.first()) >= 0 && year.compareTo(asked.last()) <= 0)
            .toList();
    if (years.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          asked == null
              ? "figures are published for all years after the first; --in-years names those to replace"
              : "--in-years names no year from " + all.first() + " to " + all.last());
    }
    return years;
  }

  private static String shown(List<FundingYear> years, FundingYear last) {
    FundingYear end = years.get(years.size() - 1);
    FundingYear shown = end.compareTo(last) > 0 ? last : end;
    return years.get(0).equals(shown) ? shown.toString() : years.get(0) + " to " + shown;
  }
}
