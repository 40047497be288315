package org.perpupil.examples;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import org.perpupil.impact.Joined;
import org.perpupil.impact.TrustBlock;
import org.perpupil.impact.TrustProjection;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.School;

/** A trust's years as tables for people. */
final class TrustReport {
  private TrustReport() {}

  static void print(TrustProjection trust, PrintWriter out) {
    List<FundingYear> years =
        trust.years().stream().filter(year -> !trust.year(year).isEmpty()).toList();
    out.printf(
        "%s: years from September to August, pounds; reserves %s%n%n",
        Show.name(trust.terms().name()), trust.terms().trust().reserves().label());
    TextTable table = new TextTable("t" + "r".repeat(years.size()));
    row(table, "", years.stream().map(FundingYear::toString).toList());
    table.rule();
    row(
        table,
        "schools",
        years.stream().map(year -> Show.whole(last(trust, year).members().size())).toList());
    row(table, "pupils", years.stream().map(y -> Show.whole(last(trust, y).pupils())).toList());
    sums(table, trust, years, "grant of schools", block -> of(block, block::grantBefore));
    sums(table, trust, years, "central charges", block -> of(block, block::charge));
    if (trust.blocks().stream().anyMatch(block -> of(block, block::services) != 0)) {
      sums(table, trust, years, "services saved by joiners", b -> of(b, b::services));
    }
    sums(table, trust, years, "cost of the centre", TrustBlock::centreCost);
    sums(table, trust, years, "moved by pooling", block -> of(block, at -> moved(block, at)));
    table.rule();
    for (int place = 0; place < trust.schools().size(); place++) {
      int at = place;
      School school = trust.schools().get(place);
      String name = Show.school(school);
      sums(
          table,
          trust,
          years,
          name + ", in the year",
          block -> block.members().contains(at) ? block.inYear(at) : 0);
    }
    sums(table, trust, years, "centre, in the year", TrustBlock::centreInYear);
    sums(table, trust, years, "trust, in the year", TrustBlock::trustInYear);
    table.rule();
    for (int place = 0; place < trust.schools().size(); place++) {
      int at = place;
      row(
          table,
          Show.name(trust.schools().get(place).id()) + ", reserve at the end",
          years.stream()
              .map(
                  year ->
                      last(trust, year).members().contains(at)
                          ? Show.whole(last(trust, year).reserve(at))
                          : "-")
              .toList());
    }
    row(
        table,
        "centre, reserve at the end",
        years.stream().map(year -> Show.whole(last(trust, year).centreReserve())).toList());
    row(
        table,
        "trust, reserve at the end",
        years.stream().map(year -> Show.whole(last(trust, year).trustReserve())).toList());
    cash(table, trust, years);
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
  private static void cash(TextTable table, TrustProjection trust, List<FundingYear> years) {
    ToDoubleFunction<TrustBlock> outstanding = block -> of(block, block::outstanding);
    if (trust.blocks().stream().anyMatch(block -> outstanding.applyAsDouble(block) != 0)) {
      row(
          table,
          "deficits still to be taken from grant",
          years.stream()
              .map(year -> Show.whole(outstanding.applyAsDouble(last(trust, year))))
              .toList());
      row(
          table,
          "trust, cash at the end",
          years.stream().map(year -> Show.whole(last(trust, year).trustCash())).toList());
    }
  }

  private static void joined(TrustProjection trust, Joined joined, PrintWriter out) {
    School school = trust.schools().get(joined.place());
    out.printf(
        "%s joins on %s with %s%n",
        Show.name(school.id()),
        joined.from().start(),
        BalanceWords.of(joined.school().balance(), joined.from()));
    out.printf(
        "  a year: brings %s of charge, costs the centre %s more, %s for the centre%n",
        Show.pounds(joined.brings()), Show.pounds(joined.costs()), Show.pounds(joined.net()));
  }

  private static void sums(
      TextTable table,
      TrustProjection trust,
      List<FundingYear> years,
      String title,
      ToDoubleFunction<TrustBlock> amount) {
    row(
        table,
        title,
        years.stream()
            .map(year -> Show.whole(trust.year(year).stream().mapToDouble(amount).sum()))
            .toList());
  }

  private static void row(TextTable table, String title, List<String> cells) {
    List<String> row = new ArrayList<>(List.of(title));
    row.addAll(cells);
    table.row(row.toArray(String[]::new));
  }

  private static TrustBlock last(TrustProjection trust, FundingYear year) {
    List<TrustBlock> blocks = trust.year(year);
    return blocks.get(blocks.size() - 1);
  }

  private static double moved(TrustBlock block, int place) {
    return Math.max(0, block.pooling(place));
  }

  private static double of(TrustBlock block, IntToDoubleFunction amount) {
    return block.members().stream().mapToDouble(amount::applyAsDouble).sum();
  }
}
