package org.perpupil.examples;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntToLongFunction;
import java.util.function.ToLongFunction;
import org.perpupil.budget.Block;
import org.perpupil.formula.printed.Casting;
import org.perpupil.joining.trust.TrustArrival;
import org.perpupil.joining.trust.TrustBlockAsPrinted;
import org.perpupil.joining.trust.TrustProjection;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.School;

/** A trust's years as tables for people. */
final class TrustReport {
  private final TrustProjection trust;
  private final List<TrustBlockAsPrinted> blocks;
  private final List<FundingYear> years;
  private final TextTable table;

  private TrustReport(TrustProjection trust) {
    this.trust = trust;
    this.blocks = trust.printed();
    this.years = trust.years().stream().filter(year -> !year(year).isEmpty()).toList();
    this.table = new TextTable("t" + "r".repeat(years.size()));
  }

  static void print(TrustProjection trust, PrintWriter out) {
    new TrustReport(trust).print(out);
  }

  private void print(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s: years from September to August, pounds; reserves %s%n%n",
        Show.name(trust.terms().name()),
        trust.terms().trust().reserves().label());
    row("", FundingYear::toString);
    table.rule();
    row("schools", year -> Show.whole(last(year).members().size()));
    row("pupils", year -> Show.plain(Casting.pounds(last(year).pupils())));
    sums("grant of schools", block -> of(block, block::grant));
    sums("central charges", block -> of(block, block::charge));
    if (blocks.stream().anyMatch(block -> of(block, block::services) != 0)) {
      sums("services saved by joiners", block -> of(block, block::services));
    }
    sums("cost of the centre", TrustBlockAsPrinted::centreCost);
    sums("moved by pooling", block -> of(block, at -> Math.max(0, block.pooling(at))));
    table.rule();
    for (int place = 0; place < trust.schools().size(); place++) {
      int at = place;
      School school = trust.schools().get(place);
      String name = Show.school(school);
      sums(name + ", in the year", block -> block.members().contains(at) ? block.inYear(at) : 0);
    }
    sums("centre, in the year", TrustBlockAsPrinted::centreInYear);
    sums("trust, in the year", TrustBlockAsPrinted::trustInYear);
    table.rule();
    for (int place = 0; place < trust.schools().size(); place++) {
      int at = place;
      row(
          Show.name(trust.schools().get(place).id()) + ", reserve at the end",
          year -> last(year).members().contains(at) ? Show.pence(last(year).reserve(at)) : "-");
    }
    row("centre, reserve at the end", year -> Show.pence(last(year).centreReserve()));
    row("trust, reserve at the end", year -> Show.pence(last(year).trustReserve()));
    cash();
    table.print(out);
    out.println();
    trust.joined().forEach(joined -> joined(trust, joined, out));
    out.println(
        trust.terms().chargeInBudgets()
            ? "schools' budgets hold the charge; a school that joins pays it besides; pooling is"
                + " added"
            : "schools' budgets with charge and pooling added");
    out.println("a school that joins in April is counted from then");
  }

  /** What is not cash yet, where any is not. */
  private void cash() {
    boolean isOwed = outstanding("surpluses that authorities still owe", 1);
    boolean isTaken = outstanding("deficits still to be taken from grant", -1);
    if (isOwed || isTaken) {
      row("trust, cash at the end", year -> Show.pence(last(year).trustCash()));
    }
  }

  /** Adds a row of balances of one sign where there are any; returns whether there are. */
  private boolean outstanding(String title, int sign) {
    boolean isAny = blocks.stream().anyMatch(block -> outstanding(block, sign) != 0);
    if (isAny) {
      row(title, year -> Show.pence(outstanding(last(year), sign)));
    }
    return isAny;
  }

  private static long outstanding(TrustBlockAsPrinted block, int sign) {
    return sign * of(block, at -> Math.max(0, sign * block.outstanding(at)));
  }

  private static void joined(TrustProjection trust, TrustArrival joined, PrintWriter out) {
    School school = trust.schools().get(joined.place());
    out.printf(
        Locale.ROOT,
        "%s joins on %s with %s%n",
        Show.name(school.id()),
        joined.day(),
        BalanceWords.of(joined.school().balance(), joined.day()));
    BigDecimal brings = Casting.pounds(Casting.pence(joined.brings()));
    BigDecimal costs = Casting.pounds(Casting.pence(joined.costs()));
    out.printf(
        Locale.ROOT,
        "  a year: brings %s of charge, costs the centre %s more, %s for the centre%n",
        Show.poundsAndPence(brings),
        Show.poundsAndPence(costs),
        Show.poundsAndPence(brings.subtract(costs)));
  }

  private void sums(String title, ToLongFunction<TrustBlockAsPrinted> amount) {
    row(title, year -> Show.pence(year(year).stream().mapToLong(amount).sum()));
  }

  private void row(String title, Function<FundingYear, String> cell) {
    List<String> row = new ArrayList<>(List.of(title));
    years.forEach(year -> row.add(cell.apply(year)));
    table.row(row.toArray(String[]::new));
  }

  private TrustBlockAsPrinted last(FundingYear year) {
    List<TrustBlockAsPrinted> ofYear = year(year);
    return ofYear.get(ofYear.size() - 1);
  }

  private List<TrustBlockAsPrinted> year(FundingYear year) {
    return blocks.stream()
        .filter(block -> Block.academyYear(year.start()).contains(block.block()))
        .toList();
  }

  private static long of(TrustBlockAsPrinted block, IntToLongFunction amount) {
    return block.members().stream().mapToLong(amount::applyAsLong).sum();
  }
}
