package org.perpupil.examples;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.perpupil.problem.Names;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.Rate;
import org.perpupil.rates.RateBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints national rates with their status and source. */
@Command(
    name = "rates",
    mixinStandardHelpOptions = true,
    description = "The national rates of a year, with status and source.",
    footer = {"", "  perpupil rates 2025-26", "  perpupil rates 2025-26 lump"})
final class RatesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "YEAR",
      description = "A year such as 2025-26, or 2016-12-proposal.")
  private String year;

  @Parameters(
      index = "1",
      paramLabel = "WORD",
      arity = "0..1",
      defaultValue = "",
      description = "Only rates with this in their name.")
  private String word;

  @Override
  public Integer call() {
    RateBook book = RateBook.national(year);
    String wanted = word.toLowerCase(Locale.ROOT);
    List<Rate> rates = book.rates().stream().filter(rate -> rate.name().contains(wanted)).toList();
    if (rates.isEmpty()) {
      throw new ProblemsException(
          Problem.error(
              "rates of " + year,
              word,
              "part of the name of a rate",
              Names.advice(
                  wanted,
                  book.rates().stream().map(Rate::name).toList(),
                  "a shorter part finds it")));
    }
    TextTable table = new TextTable("lrllt");
    table.row("rate", "value", "unit", "status", "source").rule();
    for (Rate rate : rates) {
      table.row(
          rate.name(), Show.plain(rate.value()), rate.unit(), rate.status().label(), rate.source());
    }
    table.print(spec.commandLine().getOut());
    spec.commandLine().getOut().flush();
    return ExitCode.OK;
  }
}
