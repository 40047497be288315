package org.perpupil.examples.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.perpupil.examples.chart.Figures;
import org.perpupil.impact.Comparison;
import org.perpupil.problem.Problem;
import org.perpupil.problem.check.Visible;
import org.perpupil.projection.UnverifiedDefaults;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.School;

/** What the figures of some schools rest on: what is assumed, and what no text confirms. */
final class BasisSection {
  private final ReportResults results;
  private final List<School> schools;
  private final Map<String, Integer> rates;
  private final Map<Assumption, Integer> defaults;

  /**
   * Begins the part.
   *
   * @param schools those that the page is about
   */
  BasisSection(ReportResults results, List<School> schools) {
    this.results = results;
    this.schools = schools;
    this.rates = rates();
    this.defaults = defaults();
  }

  Section section() {
    int unverified = unverified();
    Section section =
        new Section("basis", "What it rests on")
            .headline(
                unverified == 0
                    ? "No published text is missing behind these figures"
                    : unverified == 1
                        ? "One number here is confirmed by no published text"
                        : Words.number(unverified)
                            + " numbers here are confirmed by no published text")
            .subtitle("What is assumed, and how sure it is");
    if (results.years().isPresent()) {
      section.table(assumed());
    }
    PageTable unsure = new PageTable("Not confirmed by any published text").words("What");
    unsure.words("Used here").open();
    boolean isOne = schools.size() == 1;
    if (!isOne) {
      unsure.numbers("Schools that rest on it");
    }
    rates.forEach(
        (what, count) ->
            row(unsure, isOne, Words.sentence(Visible.text(what)), "as it stands", count));
    defaults.forEach(
        (assumption, count) ->
            row(
                unsure,
                isOne,
                Words.sentence(assumption.description()),
                Figures.minus(Problem.plain(assumption.defaultValue().orElseThrow()))
                    + " "
                    + assumption.unit(),
                count));
    return section.table(unsure);
  }

  /** Returns how many numbers no published text confirms. */
  int unverified() {
    return rates.size() + defaults.size();
  }

  private static void row(PageTable table, boolean isOne, String what, String used, int count) {
    List<String> cells = new ArrayList<>(List.of(what, used));
    if (!isOne) {
      cells.add(Words.number(count));
    }
    table.row("", cells);
  }

  private PageTable assumed() {
    Map<Assumption, Map<String, String>> shown = new LinkedHashMap<>();
    for (Assumptions.Setting set : results.workspace().assumptions().settings()) {
      if (schools.stream().anyMatch(set.selector()::matches)) {
        shown
            .computeIfAbsent(set.assumption(), key -> new TreeMap<>())
            .put(
                set.year().map(Object::toString).orElse("every year"),
                Figures.minus(Problem.plain(set.value())));
      }
    }
    PageTable table = new PageTable("What is assumed of the years to come").words("What");
    table.words("Value, by year").words("Unit");
    shown.forEach(
        (assumption, values) ->
            table.row(Words.sentence(assumption.description()), joined(values), assumption.unit()));
    return table;
  }

  private static String joined(Map<String, String> values) {
    List<String> parts = new ArrayList<>();
    values.forEach((year, value) -> parts.add(value + " in " + year));
    return String.join(", ", parts);
  }

  private Map<String, Integer> rates() {
    Map<String, Integer> counts = new TreeMap<>();
    Optional<Comparison> comparison = results.changes().map(changes -> changes.comparison());
    if (comparison.isEmpty()) {
      return counts;
    }
    for (School school : schools) {
      int row = comparison.get().before().schools().row(school.id()).orElseThrow();
      if (comparison.get().failure(row).isEmpty()) {
        Set<String> before = comparison.get().before().unverified(row);
        before.forEach(what -> counts.merge(what, 1, Integer::sum));
        for (String what : comparison.get().after().unverified(row)) {
          if (!before.contains(what)) {
            counts.merge(what, 1, Integer::sum);
          }
        }
      }
    }
    return counts;
  }

  private Map<Assumption, Integer> defaults() {
    Map<Assumption, Integer> counts = new LinkedHashMap<>();
    results
        .years()
        .ifPresent(
            years -> {
              UnverifiedDefaults defaults =
                  UnverifiedDefaults.of(years.projection(), results.workspace().assumptions());
              for (School school : schools) {
                int row = years.projection().schools().row(school.id()).orElseThrow();
                defaults.of(row).forEach(one -> counts.merge(one, 1, Integer::sum));
              }
            });
    return counts;
  }
}
