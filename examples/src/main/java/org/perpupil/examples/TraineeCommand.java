package org.perpupil.examples;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.perpupil.budget.cost.EmploymentCost;
import org.perpupil.budget.cost.TraineePlacement;
import org.perpupil.formula.printed.Casting;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.PayArea;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Prints what a salaried trainee costs as timetable, and what the lessons would have cost. */
@Command(
    name = "trainee",
    mixinStandardHelpOptions = true,
    description = {
      "What a salaried trainee costs a school in a year, and what the lessons taught instead of a"
          + " paid teacher are worth. A trainee who displaces no lessons is a cost."
    },
    footer = {
      "",
      "An apprentice in physics who teaches 70%% of a timetable instead of a new teacher:",
      "  perpupil trainee --grant 29000 --displaced-percent 70 --on 2025-09-01",
      "The same, mentored for 5%% of a timetable, with a fee to the provider:",
      "  perpupil trainee --grant 29000 --displaced-percent 70 --mentors-percent 5 --fees 3000 \\",
      "      --on 2025-09-01 --point M6 --area inner-london"
    })
final class TraineeCommand implements Callable<Integer> {
  /**
   * What a salaried trainee may teach at most; an apprentice has a fifth of the time off the job.
   */
  private static final double MOST_TAUGHT_PERCENT = 90;

  private static final double MOST_TAUGHT_BY_APPRENTICE_PERCENT = 80;

  @Spec private CommandSpec spec;

  @Option(
      names = "--on",
      required = true,
      paramLabel = "DATE",
      description = "The day whose pay and on-costs hold for the year, such as 2025-09-01.")
  private LocalDate date;

  @Option(
      names = "--displaced-percent",
      required = true,
      paramLabel = "PERCENT",
      converter = NumberConverter.class,
      description = "How much of a full timetable is taught instead of a paid teacher.")
  private double displaced;

  @Option(
      names = "--point",
      defaultValue = "M1",
      paramLabel = "POINT",
      description = "The paid teacher's point of the scale (default: ${DEFAULT-VALUE}).")
  private String point;

  @Option(
      names = "--area",
      defaultValue = "rest-of-england",
      paramLabel = "AREA",
      converter = AreaConverter.class,
      description =
          "rest-of-england, fringe, outer-london or inner-london (default: ${DEFAULT-VALUE}).")
  private PayArea area;

  @Option(
      names = "--grant",
      defaultValue = "0",
      paramLabel = "POUNDS",
      converter = NumberConverter.class,
      description = "What route and subject bring in a year (default: ${DEFAULT-VALUE}).")
  private double grant;

  @Option(
      names = "--fees",
      defaultValue = "0",
      paramLabel = "POUNDS",
      converter = NumberConverter.class,
      description =
          "Fees to the provider, and cover in placements, in a year (default: ${DEFAULT-VALUE}).")
  private double fees;

  @Option(
      names = "--mentors-percent",
      defaultValue = "0",
      paramLabel = "PERCENT",
      converter = NumberConverter.class,
      description =
          "How much of a full timetable mentors are released for (default: ${DEFAULT-VALUE}).")
  private double mentors;

  @Option(
      names = "--apprentice-under-25",
      description = "Pay bears no national insurance up to a limit.")
  private boolean young;

  @Override
  public Integer call() {
    requireUsable();
    TraineePlacement trainee =
        new TraineePlacement(area, young, grant, fees, mentors / 100, displaced / 100);
    EmploymentCost teacher = EmploymentCost.annual(area, point, date);
    EmploymentCost employment = trainee.employment(date);

    long pay = Casting.pence(employment.pay());
    long pension = Casting.pence(employment.pension());
    long insurance = Casting.pence(employment.nationalInsurance());
    long released = Casting.pence(mentors / 100 * teacher.total());
    long cost = pay + pension + insurance + Casting.pence(fees) + released - Casting.pence(grant);
    long lessons = Casting.pence(displaced / 100 * teacher.total());

    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "A salaried trainee at UQ1, "
            + area.label()
            + ", at the rates of "
            + date
            + " ("
            + employment.status().weaker(teacher.status()).label()
            + ")");
    out.println();
    TextTable table = new TextTable("lr");
    table.row("pounds a year", "").rule();
    table.row("pay", Show.pence(pay));
    table.row("pension", Show.pence(pension));
    table.row("national insurance", Show.pence(insurance));
    table.row("fees", Show.pence(Casting.pence(fees)));
    table.row("mentors", Show.pence(released));
    table.row("grant", Show.pence(-Casting.pence(grant)));
    table.row("net cost", Show.pence(cost)).rule();
    table.row("lessons not paid to a teacher at " + point, Show.pence(lessons));
    table.row(lessons >= cost ? "saving" : "cost", Show.pence(Math.abs(lessons - cost)));
    table.print(out);
    out.flush();
    return ExitCode.OK;
  }

  private void requireUsable() {
    List<Problem> problems = new ArrayList<>();
    percent("--displaced-percent", displaced, problems);
    percent("--mentors-percent", mentors, problems);
    notNegative("--grant", grant, problems);
    notNegative("--fees", fees, problems);
    ProblemsException.throwIfAny(problems);
    double most = young ? MOST_TAUGHT_BY_APPRENTICE_PERCENT : MOST_TAUGHT_PERCENT;
    if (displaced > most) {
      Messages.warnings(
          spec.commandLine().getErr(),
          List.of(
              Problem.warning(
                  "--displaced-percent",
                  Problem.plain(displaced),
                  "at most " + Problem.plain(most) + ", what the route lets a trainee teach",
                  "lessons that a mentor sits in on were counted")));
    }
  }

  private static void percent(String option, double value, List<Problem> problems) {
    if (!(value >= 0 && value <= 100)) {
      problems.add(
          Problem.error(
              option,
              Problem.plain(value),
              "percent of a full timetable, 0 to 100",
              "lessons a week were given; divide them by those of a full timetable"));
    }
  }

  private static void notNegative(String option, double value, List<Problem> problems) {
    if (value < 0) {
      problems.add(
          Problem.error(
              option,
              Problem.plain(value),
              "pounds a year, 0 or more",
              "the sign was meant to say who pays; the option's name does"));
    }
  }

  /** Reads a pay area. */
  static final class AreaConverter implements ITypeConverter<PayArea> {
    @Override
    public PayArea convert(String text) {
      Optional<PayArea> area = PayArea.find(text.strip());
      return area.orElseThrow(
          () ->
              new TypeConversionException(
                  "'" + text + "' is not rest-of-england, fringe, outer-london or inner-london"));
    }
  }
}
