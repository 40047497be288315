package org.perpupil.io.write;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.perpupil.formula.printed.Casting;
import org.perpupil.projection.Projection;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.sweep.SweepBasis;

/** What figures rest on that nobody stated, in summaries: one set of keys for all of them. */
public final class FiguresRestOn {
  private FiguresRestOn() {}

  /** Adds what a projection rests on, run under its own assumptions. */
  public static void add(Projection projection, Map<String, Object> summary) {
    add(SweepBasis.of(projection, projection.plan().assumptions()), summary);
  }

  public static void add(SweepBasis basis, Map<String, Object> summary) {
    Map<String, Integer> defaults = new LinkedHashMap<>();
    basis
        .unverifiedDefaults()
        .forEach((assumption, schools) -> defaults.put(assumption.name(), schools));
    summary.put("schools_resting_on_unverified_defaults", defaults);
    summary.put("published_figures_replaced", replaced(basis.publishedReplaced()));
    Summary.areaCosts(basis.areaCosts(), summary);
    added(basis, summary);
  }

  /** Adds the money alone that no budget states. */
  static void added(SweepBasis basis, Map<String, Object> summary) {
    summary.put("schools_with_lines_added", basis.linesAdded());
    Map<String, Object> held = new LinkedHashMap<>();
    basis
        .heldElsewhere()
        .forEach((id, pounds) -> held.put(id, Casting.pounds(Casting.pence(pounds))));
    summary.put("schools_taken_to_hold_meals_and_sport", held);
    if (!basis.unverifiedRules().isEmpty()) {
      summary.put("merged_schools_resting_on_unverified_rules", basis.unverifiedRules());
    }
  }

  private static Map<String, List<String>> replaced(Map<Assumption, Set<FundingYear>> years) {
    Map<String, List<String>> replaced = new LinkedHashMap<>();
    years.forEach(
        (assumption, named) ->
            replaced.put(assumption.name(), named.stream().map(FundingYear::toString).toList()));
    return replaced;
  }
}
