package org.perpupil.examples.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntToLongFunction;
import java.util.function.ToLongFunction;
import org.perpupil.budget.Block;
import org.perpupil.examples.chart.Figures;
import org.perpupil.examples.chart.Lines;
import org.perpupil.formula.printed.Casting;
import org.perpupil.joining.trust.TrustArrival;
import org.perpupil.joining.trust.TrustBlockAsPrinted;
import org.perpupil.joining.trust.TrustProjection;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.School;

/** A trust's years: charges, centre, pooling and reserves, as printed. */
final class TrustSection implements PlannedReserves {
  private final TrustProjection trust;
  private final List<TrustBlockAsPrinted> blocks;
  private final List<FundingYear> years;

  TrustSection(TrustProjection trust) {
    this.trust = trust;
    this.blocks = trust.printed();
    this.years = trust.years().stream().filter(year -> !year(year).isEmpty()).toList();
  }

  @Override
  public List<FundingYear> years(School school) {
    int place = place(school);
    return years.stream().filter(year -> last(year).members().contains(place)).toList();
  }

  @Override
  public double closing(School school, FundingYear year) {
    return pounds(last(year).reserve(place(school)));
  }

  private int place(School school) {
    return trust.schools().indexOf(school);
  }

  /** Returns where the trust stands at the end, as a sentence. */
  String sentence() {
    FundingYear last = years.get(years.size() - 1);
    return "As planned, centre and schools together hold "
        + Figures.pounds(pounds(last(last).trustReserve()))
        + " at the end of "
        + last
        + ", the centre "
        + Figures.pounds(pounds(last(last).centreReserve()))
        + ".";
  }

  Section section(String place) {
    FundingYear last = years.get(years.size() - 1);
    double end = pounds(last(last).trustReserve());
    double centre = pounds(last(last).centreReserve());
    String headline =
        end < 0
            ? "The trust as a whole ends below £0"
            : centre < 0
                ? "The centre ends below £0, the trust does not"
                : "Trust and centre both end above £0";
    Section section =
        new Section("trust", "Trust and centre")
            .headline(headline)
            .subtitle(
                "Reserves at the end of August in pounds, "
                    + place
                    + ", "
                    + Words.years(years)
                    + ", reserves "
                    + trust.terms().trust().reserves().label());
    section.chart(
        new Lines(
            "reserve in pounds",
            years.stream().map(FundingYear::toString).toList(),
            List.of(
                line("trust", year -> last(year).trustReserve()),
                line("centre", year -> last(year).centreReserve()))),
        headline);
    section
        .table(table())
        .table(arrivals())
        .note(
            trust.terms().chargeInBudgets()
                ? "Schools' budgets hold the charge already; pooling is added."
                : "Schools' budgets with charge and pooling added.");
    return trust.joined().isEmpty()
        ? section
        : section.note(
            "A school that joins counts from that day and pays the charge in any case; it brings"
                + " its balance, and what it brings and costs the centre is a year at its first"
                + " grant, pupils and prices there.");
  }

  private Lines.Line line(String name, ToLongFunction<FundingYear> pence) {
    return new Lines.Line(
        name, years.stream().map(year -> pounds(pence.applyAsLong(year))).toList());
  }

  private PageTable table() {
    PageTable table =
        new PageTable("The trust, its centre and each school, to the penny").words("What");
    years.forEach(year -> table.numbers(year.toString()));
    row(table, "Schools", year -> Words.number(last(year).members().size()));
    row(table, "Pupils", year -> Figures.number(pounds(last(year).pupils()), 0));
    sums(table, "Grant of schools", block -> of(block, block::grant));
    sums(table, "Central charges", block -> of(block, block::charge));
    if (blocks.stream().anyMatch(block -> of(block, block::services) != 0)) {
      sums(table, "Services saved by schools that join", block -> of(block, block::services));
    }
    sums(table, "Cost of the centre", TrustBlockAsPrinted::centreCost);
    sums(table, "Moved by pooling", block -> of(block, at -> Math.max(0, block.pooling(at))));
    for (int place = 0; place < trust.schools().size(); place++) {
      int at = place;
      sums(
          table,
          Words.name(trust.schools().get(place)) + ", in the year",
          block -> block.members().contains(at) ? block.inYear(at) : 0);
    }
    sums(table, "Centre, in the year", TrustBlockAsPrinted::centreInYear);
    sums(table, "Trust, in the year", TrustBlockAsPrinted::trustInYear);
    for (int place = 0; place < trust.schools().size(); place++) {
      int at = place;
      row(
          table,
          Words.name(trust.schools().get(place)) + ", reserve at the end",
          year ->
              last(year).members().contains(at)
                  ? Figures.pence(pounds(last(year).reserve(at)))
                  : "–");
    }
    row(table, "Centre, reserve at the end", year -> pence(last(year).centreReserve()));
    row(table, "Trust, reserve at the end", year -> pence(last(year).trustReserve()));
    return table;
  }

  private PageTable arrivals() {
    PageTable table = new PageTable("Schools that join").words("School").words("From");
    table.numbers("Balance", "Brings a year", "Costs the centre a year", "For the centre");
    for (TrustArrival arrival : trust.joined()) {
      table.row(
          Words.name(trust.schools().get(arrival.place())),
          Words.day(arrival.from().start()),
          Figures.pounds(arrival.school().balance().toTrust()),
          Figures.pounds(arrival.brings()),
          Figures.pounds(arrival.costs()),
          Figures.change((double) (Math.round(arrival.brings()) - Math.round(arrival.costs()))));
    }
    return table;
  }

  private void sums(PageTable table, String title, ToLongFunction<TrustBlockAsPrinted> amount) {
    row(table, title, year -> pence(year(year).stream().mapToLong(amount).sum()));
  }

  private void row(PageTable table, String title, Function<FundingYear, String> cell) {
    List<String> cells = new ArrayList<>(List.of(title));
    years.forEach(year -> cells.add(cell.apply(year)));
    table.row(title.startsWith("Trust") ? "strong" : "", cells);
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

  private static String pence(long pence) {
    return Figures.pence(pounds(pence));
  }

  private static double pounds(long pence) {
    return Casting.pounds(pence).doubleValue();
  }

  private static long of(TrustBlockAsPrinted block, IntToLongFunction amount) {
    return block.members().stream().mapToLong(amount::applyAsLong).sum();
  }
}
