package org.perpupil.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Names;
import org.perpupil.rates.AreaCosts;
import org.perpupil.rates.Rate;
import org.perpupil.rates.RateBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints national rates and area costs with their status and source. */
@Command(
    name = "rates",
    mixinStandardHelpOptions = true,
    description =
        "The national rates of a year, and area costs by authority, with status and source.",
    footer = {
      "",
      "  perpupil rates 2025-26",
      "  perpupil rates 2025-26 lump",
      "  perpupil rates 2023-24 aca",
      "  perpupil rates 2023-24 camden"
    })
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
      description =
          "Only rates with this in their name; 'aca' or an authority's name or code: area costs.")
  private String word;

  @Override
  public Integer call() {
    RateBook book = RateBook.named(year);
    String wanted = word.toLowerCase(Locale.ROOT);
    List<Rate> rates = new ArrayList<>(book.rates());
    if (!wanted.isEmpty()) {
      rates.addAll(areaCosts(book));
    }
    List<Rate> found =
        rates.stream()
            .filter(rate -> rate.name().toLowerCase(Locale.ROOT).contains(wanted))
            .toList();
    if (found.isEmpty()) {
      throw new ProblemsException(
          Problem.error(
              "rates of " + year, word, "part of the name of a rate", advice(book, wanted, rates)));
    }
    TextTable table = new TextTable("lrllt");
    table.row("rate", "value", "unit", "status", "source").rule();
    for (Rate rate : found) {
      table.row(
          rate.name(), Show.plain(rate.value()), rate.unit(), rate.status().label(), rate.source());
    }
    table.print(spec.commandLine().getOut());
    spec.commandLine().getOut().flush();
    return ExitCode.OK;
  }

  /** Returns the area costs of a book's year, each named after its authority. */
  private static List<Rate> areaCosts(RateBook book) {
    return AreaCosts.of(book.rulesOf()).stream()
        .map(
            cost ->
                new Rate(
                    cost.rate().name() + " " + cost.laCode() + " " + cost.authority(),
                    cost.value(),
                    cost.rate().unit(),
                    cost.rate().status(),
                    cost.rate().source()))
        .toList();
  }

  private static String advice(RateBook book, String wanted, List<Rate> rates) {
    List<String> others =
        RateBook.names().stream().filter(name -> hasAny(RateBook.named(name), wanted)).toList();
    if (!others.isEmpty()) {
      return "another year was meant; these have it: " + String.join(", ", others);
    }
    return Names.advice(
        wanted,
        rates.stream().map(Rate::name).toList(),
        "it has another name here; without a word, all "
            + book.rates().size()
            + " rates of the year are listed");
  }

  private static boolean hasAny(RateBook book, String wanted) {
    return book.rates().stream().anyMatch(rate -> rate.name().contains(wanted))
        || areaCosts(book).stream()
            .anyMatch(cost -> cost.name().toLowerCase(Locale.ROOT).contains(wanted));
  }
}
