package org.perpupil.examples;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perpupil.authority.block.AcademyShare;
import org.perpupil.authority.block.SchoolsBlock;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints an authority's schools block, and what is left of it beside academies. */
@Command(
    name = "block",
    mixinStandardHelpOptions = true,
    description = {
      "The schools block of an authority's dedicated schools grant, before recoupment; and, with"
          + " what is recouped for academies, the share that is left for maintained schools and"
          + " what more leavers do to a cost that does not fall."
    },
    footer = {
      "",
      "  perpupil block --year 2023-24 --primary-unit 4656.21 --primary-pupils 20110 \\",
      "      --secondary-unit 6085.55 --secondary-pupils 14022.5 --premises 2401233 \\",
      "      --growth 810000",
      "  … --recouped 88500000 --leaving-percent 10"
    })
final class BlockCommand implements Callable<Integer> {
  private static final String ZERO = "0";
  private static final double MOST = 1e12;

  @Spec private CommandSpec spec;

  @Option(
      names = "--year",
      required = true,
      paramLabel = "YEAR",
      converter = YearsOption.One.class,
      description = "The funding year: from 2020-21 on, products are rounded up to the pound.")
  private FundingYear year;

  @Option(
      names = "--primary-unit",
      required = true,
      paramLabel = "POUNDS",
      description = "The primary unit of funding.")
  private double primaryUnit;

  @Option(
      names = "--primary-pupils",
      required = true,
      paramLabel = "PUPILS",
      description = "Primary pupils, academies' among them.")
  private double primaryPupils;

  @Option(
      names = "--secondary-unit",
      required = true,
      paramLabel = "POUNDS",
      description = "The secondary unit of funding.")
  private double secondaryUnit;

  @Option(
      names = "--secondary-pupils",
      required = true,
      paramLabel = "PUPILS",
      description = "Secondary pupils, academies' among them.")
  private double secondaryPupils;

  @Option(
      names = "--premises",
      defaultValue = ZERO,
      paramLabel = "POUNDS",
      description = "Premises (default: ${DEFAULT-VALUE}).")
  private double premises;

  @Option(
      names = "--growth",
      defaultValue = ZERO,
      paramLabel = "POUNDS",
      description = "Growth (default: ${DEFAULT-VALUE}).")
  private double growth;

  @Option(
      names = "--protection",
      defaultValue = ZERO,
      paramLabel = "POUNDS",
      description = "Protection, as paid in 2020-21 (default: ${DEFAULT-VALUE}).")
  private double protection;

  @Option(
      names = "--recouped",
      paramLabel = "POUNDS",
      description = "What of the block is recouped for academies.")
  private @Nullable Double recouped;

  @Option(
      names = "--leaving-percent",
      paramLabel = "PERCENT",
      description = "A further share of the whole block that leaves; needs --recouped.")
  private @Nullable Double leaving;

  @Override
  public Integer call() {
    requireUsable();
    SchoolsBlock block =
        SchoolsBlock.of(
                year,
                BigDecimal.valueOf(primaryUnit),
                BigDecimal.valueOf(primaryPupils),
                BigDecimal.valueOf(secondaryUnit),
                BigDecimal.valueOf(secondaryPupils),
                BigDecimal.valueOf(premises),
                BigDecimal.valueOf(growth))
            .withProtection(BigDecimal.valueOf(protection));
    PrintWriter out = spec.commandLine().getOut();
    TextTable table = new TextTable("lr");
    table.row("schools block " + year, "pounds").rule();
    table.row("primary", Show.pence(block.primary()));
    table.row("secondary", Show.pence(block.secondary()));
    table.row("premises", Show.pence(block.premises()));
    table.row("growth", Show.pence(block.growth()));
    if (block.protection().signum() != 0) {
      table.row("protection", Show.pence(block.protection()));
    }
    table.row("whole", Show.pence(block.total()));
    table.print(out);
    Optional.ofNullable(recouped).ifPresent(pounds -> share(block, pounds, out));
    out.flush();
    return ExitCode.OK;
  }

  private void share(SchoolsBlock block, double pounds, PrintWriter out) {
    AcademyShare share = new AcademyShare(block.total().doubleValue(), pounds);
    out.println();
    out.println("recouped for academies: " + percent(share.share()));
    out.println("left for maintained schools: " + percent(share.left()));
    if (leaving != null) {
      double rise = share.riseWhenLeaving(leaving / 100);
      out.println(
          "when a further "
              + Show.plain(leaving)
              + "% leaves, a cost that does not fall weighs "
              + (Double.isInfinite(rise)
                  ? "on nobody: no school is left"
                  : percent(rise) + " more on each pupil who stays"));
    }
  }

  private void requireUsable() {
    List<Problem> problems = new ArrayList<>();
    amount("--primary-unit", primaryUnit, problems);
    amount("--primary-pupils", primaryPupils, problems);
    amount("--secondary-unit", secondaryUnit, problems);
    amount("--secondary-pupils", secondaryPupils, problems);
    amount("--premises", premises, problems);
    amount("--growth", growth, problems);
    amount("--protection", protection, problems);
    if (recouped != null) {
      amount("--recouped", recouped, problems);
    }
    if (leaving != null && recouped == null) {
      problems.add(
          Problem.error(
              "--leaving-percent",
              Show.plain(leaving),
              "--recouped beside it",
              "the share of academies today is not known without it"));
    }
    if (leaving != null && !(leaving >= 0 && leaving <= 100)) {
      problems.add(
          Problem.error(
              "--leaving-percent",
              Show.plain(leaving),
              "percent of the whole block, 0 to 100",
              "pounds were given; divide them by the block"));
    }
    ProblemsException.throwIfAny(problems);
  }

  private static void amount(String option, double value, List<Problem> problems) {
    if (!(value >= 0 && value <= MOST)) {
      problems.add(
          Problem.error(
              option,
              Show.plain(value),
              "a number from 0 to 10^12",
              "a sign or a decimal point was misplaced"));
    }
  }

  private static String percent(double share) {
    return Show.oneDecimal(100 * share) + "%";
  }
}
