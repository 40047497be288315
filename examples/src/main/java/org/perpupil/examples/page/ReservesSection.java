package org.perpupil.examples.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.perpupil.BudgetYears;
import org.perpupil.DeficitRisks;
import org.perpupil.examples.chart.Fan;
import org.perpupil.examples.chart.Figures;
import org.perpupil.projection.Measure;
import org.perpupil.rates.FundingYear;
import org.perpupil.sweep.SweepUnit;

/** The reserve of a school, or of several together, in many worlds beside the plan. */
final class ReservesSection {
  private static final double HALF = 0.5;

  private final BudgetYears budgets;
  private final DeficitRisks risks;
  private final List<String> ids;
  private final int unit;
  private final List<FundingYear> years;

  /** Begins the part of one school. */
  ReservesSection(BudgetYears budgets, DeficitRisks risks, String id) {
    this(budgets, risks, new SweepUnit(SweepUnit.Level.SCHOOL, id), List.of(id));
  }

  /**
   * Begins the part of schools together.
   *
   * @param of what they add up to in the worlds
   * @param ids the schools, all of them with figures
   */
  ReservesSection(BudgetYears budgets, DeficitRisks risks, SweepUnit of, List<String> ids) {
    this.budgets = budgets;
    this.risks = risks;
    this.ids = List.copyOf(ids);
    this.unit = risks.result().layout().unit(of.level(), of.id());
    this.years =
        risks.years().stream()
            .filter(year -> ids.stream().anyMatch(id -> budgets.years(id).contains(year)))
            .toList();
  }

  /** Returns the first year in which a deficit is at least even, or else the last one. */
  FundingYear told() {
    return years.stream()
        .filter(year -> chance(year) >= HALF)
        .findFirst()
        .orElse(years.get(years.size() - 1));
  }

  /** Returns how likely a deficit is at the end of the year that is told. */
  double chance() {
    return chance(told());
  }

  /** Returns the chance as a sentence. */
  String sentence() {
    return "In "
        + Words.of100(chance())
        + " the reserve is below "
        + Figures.pounds(threshold())
        + " by "
        + told()
        + ".";
  }

  Section section(String whom) {
    String headline = "A deficit by " + told() + ": " + Words.likely(chance());
    Section section =
        new Section("reserves", "Reserves ahead")
            .headline(headline)
            .subtitle(
                "Reserve of "
                    + whom
                    + " at the end of each year in pounds, "
                    + Words.years(years)
                    + ", in "
                    + Words.number(risks.worlds())
                    + " worlds")
            .say(sentence());
    if (hasQuantiles()) {
      section.chart(new Fan("reserve in pounds", points()), headline + ". " + sentence());
      section.note(
          "The dark band holds 50 of 100 worlds, the light and dark bands together 90; the dashed"
              + " line is the plan, which is one world and need not be the middle one.");
    } else {
      section.note("The plan counts no histogram (key bins), so that there are no bands to show.");
    }
    return section.table(table());
  }

  private List<Fan.Year> points() {
    List<Fan.Year> points = new ArrayList<>();
    points.add(Fan.Year.of("start", sum(Measure.OPENING_RESERVE, years.get(0))));
    for (FundingYear year : years) {
      points.add(
          new Fan.Year(
              year.toString(),
              quantile(year, 0.05),
              quantile(year, 0.25),
              quantile(year, HALF),
              quantile(year, 0.75),
              quantile(year, 0.95),
              planned(year)));
    }
    return points;
  }

  private PageTable table() {
    PageTable table = new PageTable("Chance of a deficit and range, by year").words("Year");
    table.numbers("Chance below " + Figures.pounds(threshold())).words("In words");
    if (hasQuantiles()) {
      table.numbers("Worst 5 in 100", "Worst 25", "Median", "Best 25", "Best 5 in 100");
    }
    table.numbers("The plan");
    for (FundingYear year : years) {
      double chance = chance(year);
      List<String> cells =
          new ArrayList<>(List.of(year.toString(), Figures.percent(chance), Words.likely(chance)));
      if (hasQuantiles()) {
        for (double part : new double[] {0.05, 0.25, HALF, 0.75, 0.95}) {
          cells.add(Figures.pounds(quantile(year, part)));
        }
      }
      cells.add(Figures.pounds(planned(year)));
      table.row("", cells);
    }
    return table;
  }

  private boolean hasQuantiles() {
    return risks.result().quantile(Measure.CLOSING_RESERVE, unit, 0, HALF).isPresent();
  }

  private double threshold() {
    int index = risks.result().layout().index(Measure.CLOSING_RESERVE, unit, 0);
    return risks.result().results().measures().get(index).threshold();
  }

  private double chance(FundingYear year) {
    return risks
        .result()
        .result(Measure.CLOSING_RESERVE, unit, risks.years().indexOf(year))
        .orElseThrow()
        .deficit()
        .value();
  }

  private double quantile(FundingYear year, double part) {
    return risks
        .result()
        .quantile(Measure.CLOSING_RESERVE, unit, risks.years().indexOf(year), part)
        .orElseThrow()
        .value();
  }

  private double planned(FundingYear year) {
    return sum(Measure.CLOSING_RESERVE, year);
  }

  /** Returns what schools add up to as planned, to the penny. */
  private double sum(Measure measure, FundingYear year) {
    return ids.stream()
        .filter(id -> budgets.years(id).contains(year))
        .map(id -> BigDecimal.valueOf(budgets.total(id, measure, year)))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .doubleValue();
  }
}
