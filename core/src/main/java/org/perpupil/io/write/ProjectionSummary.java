package org.perpupil.io.write;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.PricePath;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.printed.Casting;
import org.perpupil.io.csv.Numbers;
import org.perpupil.io.result.ProjectionLayout;
import org.perpupil.io.result.ProjectionWriter;
import org.perpupil.problem.Problem;
import org.perpupil.projection.AffordabilityYear;
import org.perpupil.projection.FormulaPath;
import org.perpupil.projection.PostsOfBudget;
import org.perpupil.projection.Projection;
import org.perpupil.projection.UnverifiedDefaults;
import org.perpupil.projection.printed.YearTotals;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.scenario.Selector;
import org.perpupil.sweep.SweepBasis;

/** What a projection read, gave out and rests on, as JSON for machines. */
public final class ProjectionSummary {
  private ProjectionSummary() {}

  public static Map<String, Object> of(
      Projection projection,
      FormulaPath formulas,
      Assumptions assumptions,
      List<YearTotals> totals,
      ProjectionLayout layout) {
    Map<String, Object> summary = Summary.versions();
    summary.put("price_base", "cash of each year");
    summary.put("years", projection.years().stream().map(FundingYear::toString).toList());
    summary.put("formulas", formulas(projection, formulas));
    schools(projection, summary);
    if (!projection.affordability().isEmpty()) {
      summary.put(
          "affordability",
          projection.affordability().stream().map(ProjectionSummary::affordability).toList());
    }
    summary.put("lines_of_totals", LinesOfTotals.of(ProjectionWriter.codes(projection), layout));
    summary.put("totals", totals.stream().map(ProjectionSummary::totals).toList());
    summary.put("assumptions_set", set(assumptions));
    summary.put("published_figures_replaced", replaced(assumptions, projection.years()));
    summary.put("assumptions_by_default", defaults(projection, assumptions));
    SweepBasis basis = SweepBasis.of(projection, assumptions);
    summary.put("schools_resting_on_unverified_defaults", names(basis.unverifiedDefaults()));
    posts(projection, summary);
    Summary.areaCosts(projection.plan().areaCostsOfAuthorities(), summary);
    FiguresRestOn.added(basis, summary);
    return summary;
  }

  /** Returns the defaults that no text confirms, by how many schools rest on each. */
  static Map<String, Integer> unverified(Projection projection, Assumptions assumptions) {
    return names(UnverifiedDefaults.of(projection, assumptions).bySchools());
  }

  private static Map<String, Integer> names(Map<Assumption, Integer> counts) {
    Map<String, Integer> names = new LinkedHashMap<>();
    counts.forEach((assumption, count) -> names.put(assumption.name(), count));
    return names;
  }

  /** Returns the years that assumptions name although figures are published for them. */
  static Map<String, List<String>> replaced(Assumptions assumptions, List<FundingYear> years) {
    List<FundingYear> all = new ArrayList<>(years);
    all.add(FundingYear.of(years.get(years.size() - 1).start() + 1));
    Map<String, List<String>> replaced = new LinkedHashMap<>();
    assumptions
        .replacing(all)
        .forEach(
            (assumption, named) ->
                replaced.put(
                    assumption.name(), named.stream().map(FundingYear::toString).toList()));
    return replaced;
  }

  /** Returns the formulas of every year: as they are, or those of an earlier year by uplift. */
  private static Map<String, String> formulas(Projection projection, FormulaPath path) {
    Map<String, String> titles = new LinkedHashMap<>();
    for (FundingYear year : projection.years()) {
      Formulas formulas = path.at(year).orElseThrow();
      String title =
          formulas.all().stream().map(Formula::title).distinct().collect(Collectors.joining("; "));
      titles.put(year.toString(), path.years().contains(year) ? title : title + ", by uplift");
    }
    return titles;
  }

  private static void schools(Projection projection, Map<String, Object> summary) {
    Map<String, String> failed = new LinkedHashMap<>();
    Map<String, List<String>> onPosts = new LinkedHashMap<>();
    Map<String, List<String>> onTotals = new LinkedHashMap<>();
    Map<String, BigDecimal> teachers = new LinkedHashMap<>();
    int count = projection.schools().size();
    for (int row = 0; row < count; row++) {
      String id = projection.schools().school(row).id();
      projection.failure(row).ifPresent(reason -> failed.put(id, reason));
      List<String> posts = new ArrayList<>();
      List<String> totals = new ArrayList<>();
      Set<BudgetCode> fromPosts = projection.codesFromPosts(row);
      for (BudgetCode code : projection.codes(row)) {
        if (fromPosts.contains(code)) {
          posts.add(code.code());
        } else if (isStaff(code)) {
          totals.add(code.code());
        }
      }
      projection
          .teachersOfTotal(row)
          .ifPresent(found -> teachers.put(id, new BigDecimal(Numbers.write(found, 2))));
      if (!posts.isEmpty()) {
        onPosts.put(id, posts);
      }
      if (!totals.isEmpty()) {
        onTotals.put(id, totals);
      }
    }
    summary.put("schools_read", count);
    summary.put("schools_projected", count - failed.size());
    summary.put("schools_failed", failed);
    Map<String, String> unknown = projection.plan().unknownMoney();
    if (!unknown.isEmpty()) {
      summary.put("schools_without_balances", unknown);
    }
    summary.put("staff_on_posts", onPosts);
    summary.put("staff_on_totals", onTotals);
    summary.put("teachers_that_totals_stand_for", teachers);
  }

  /** Adds by school and code what posts come to and the budget states, where any has both. */
  private static void posts(Projection projection, Map<String, Object> summary) {
    Map<String, Map<String, Object>> bySchool = new LinkedHashMap<>();
    for (PostsOfBudget one : projection.plan().postsAndBudgets()) {
      Map<String, Object> pounds = new LinkedHashMap<>();
      pounds.put("posts", pence(one.posts()));
      pounds.put("budget", pence(one.stated()));
      bySchool
          .computeIfAbsent(one.schoolId(), id -> new LinkedHashMap<>())
          .put(one.code().code(), pounds);
    }
    if (!bySchool.isEmpty()) {
      summary.put("posts_and_budgets", bySchool);
    }
  }

  private static boolean isStaff(BudgetCode code) {
    return code.price() == PricePath.TEACHER_PAY || code.price() == PricePath.SUPPORT_PAY;
  }

  private static Map<String, Object> totals(YearTotals year) {
    Map<String, Object> totals = new LinkedHashMap<>();
    totals.put("year", year.year().toString());
    totals.put("basis", year.basis().fileName());
    totals.put("schools", year.schools());
    totals.put("pupils", pence(year.pupils()));
    totals.put("income", pence(year.income()));
    year.expenditure().ifPresent(pounds -> totals.put("expenditure", pence(pounds)));
    year.balance().ifPresent(pounds -> totals.put("income_less_expenditure", pence(pounds)));
    totals.put("lines_added_up", pence(year.byLine()));
    year.openingReserve()
        .ifPresent(
            opening -> {
              double closing = year.closingReserve().orElseThrow();
              totals.put("opening_reserve", pence(opening));
              totals.put("closing_reserve", pence(closing));
              totals.put("change_of_reserve", pence(closing - opening));
            });
    return totals;
  }

  private static Map<String, Object> affordability(AffordabilityYear year) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("la_code", year.laCode());
    shown.put("year", year.year().toString());
    shown.put("affordability", year.mode().label());
    year.capPercent().ifPresent(cap -> shown.put("gains_cap_percent", plain(cap)));
    year.scalingPercent().ifPresent(part -> shown.put("gains_scaling_percent", plain(part)));
    shown.put("guarantee", pence(year.guarantee()));
    shown.put("taken_from_gains", pence(year.deduction()));
    shown.put("schools", year.schools());
    shown.put("schools_missing", year.missing());
    return shown;
  }

  private static List<Map<String, Object>> set(Assumptions assumptions) {
    List<Map<String, Object>> settings = new ArrayList<>();
    for (Assumptions.Setting setting : assumptions.settings()) {
      Map<String, Object> shown = new LinkedHashMap<>();
      shown.put("name", setting.assumption().name());
      setting.year().ifPresent(year -> shown.put("year", year.toString()));
      if (!setting.selector().equals(Selector.all())) {
        shown.put("schools", setting.selector().toString());
      }
      shown.put("value", plain(setting.value()));
      settings.add(shown);
    }
    return settings;
  }

  /** Returns every default that holds for some school in some year, and how sure it is. */
  private static Map<String, Object> defaults(Projection projection, Assumptions assumptions) {
    Map<String, Object> defaults = new LinkedHashMap<>();
    for (Assumption assumption : Assumption.all()) {
      if (assumption.defaultValue().isPresent() && holds(projection, assumptions, assumption)) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("value", plain(assumption.defaultValue().getAsDouble()));
        shown.put("unit", assumption.unit());
        shown.put("status", assumption.status().label());
        defaults.put(assumption.name(), shown);
      }
    }
    return defaults;
  }

  private static boolean holds(
      Projection projection, Assumptions assumptions, Assumption assumption) {
    return projection.years().stream()
        .filter(year -> !assumption.isPublished(year))
        .anyMatch(
            year ->
                projection.schools().schools().stream()
                    .anyMatch(school -> assumptions.explicit(assumption, year, school).isEmpty()));
  }

  private static BigDecimal pence(double value) {
    return Casting.pounds(Casting.pence(value));
  }

  private static BigDecimal plain(double value) {
    return new BigDecimal(Problem.plain(value));
  }
}
