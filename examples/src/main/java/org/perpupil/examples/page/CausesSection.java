package org.perpupil.examples.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpupil.examples.chart.Figures;
import org.perpupil.examples.chart.Waterfall;

/** Why an amount becomes another: steps in the order of the formula, small ones together. */
final class CausesSection {
  private static final int MOST = 8;

  /** A cause that is smaller than this part of the largest is put together with others. */
  private static final double SMALL = 0.05;

  private final BigDecimal before;
  private final BigDecimal after;
  private final Map<String, BigDecimal> causes;

  /**
   * Begins the part.
   *
   * @param causes pounds by cause, which add up to after less before
   */
  CausesSection(BigDecimal before, BigDecimal after, Map<String, BigDecimal> causes) {
    this.before = before;
    this.after = after;
    this.causes = new LinkedHashMap<>(causes);
    this.causes.values().removeIf(pounds -> pounds.signum() == 0);
  }

  Section section(String whom, String formulas) {
    String headline =
        largest()
            .map(
                cause ->
                    "Mostly "
                        + Words.within(cause.getKey())
                        + ": "
                        + Figures.change(cause.getValue().doubleValue()))
            .orElse("No line of the budget share changes");
    Section section =
        new Section("why", "Why it changes")
            .headline(headline)
            .subtitle(
                "Budget share of "
                    + whom
                    + " in pounds, cause by cause, "
                    + formulas.replace(" -> ", " to "));
    if (!causes.isEmpty()) {
      section.chart(
          new Waterfall(before.doubleValue(), steps(), after.doubleValue()),
          headline
              + ", from "
              + Figures.pence(before.doubleValue())
              + " to "
              + Figures.pence(after.doubleValue()));
    }
    PageTable table = new PageTable("Every cause to the penny").words("Cause").numbers("Pounds");
    table.strong("Before", Figures.pence(before.doubleValue()));
    causes.forEach((cause, pounds) -> table.row(cause, Figures.penceOfChange(pounds)));
    table.strong("After", Figures.pence(after.doubleValue()));
    return section.table(table);
  }

  /** Returns the cause of most pounds, or nothing where there is no cause. */
  private Optional<Map.Entry<String, BigDecimal>> largest() {
    return causes.entrySet().stream().max(Comparator.comparing(cause -> cause.getValue().abs()));
  }

  private List<Waterfall.Step> steps() {
    List<BigDecimal> sizes =
        causes.values().stream().map(BigDecimal::abs).sorted(Comparator.reverseOrder()).toList();
    double least = sizes.get(0).doubleValue() * SMALL;
    if (sizes.size() > MOST) {
      least = Math.max(least, sizes.get(MOST - 1).doubleValue());
    }
    List<Waterfall.Step> steps = new ArrayList<>();
    Map<String, BigDecimal> small = new LinkedHashMap<>();
    for (Map.Entry<String, BigDecimal> cause : causes.entrySet()) {
      if (cause.getValue().abs().doubleValue() < least) {
        small.put(cause.getKey(), cause.getValue());
      } else {
        steps.add(new Waterfall.Step(cause.getKey(), cause.getValue().doubleValue()));
      }
    }
    BigDecimal rest = small.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (!small.isEmpty()) {
      String name =
          small.size() == 1 ? small.keySet().iterator().next() : small.size() + " smaller causes";
      steps.add(new Waterfall.Step(name, rest.doubleValue()));
    }
    return steps;
  }
}
