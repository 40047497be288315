package org.perpupil.scenario;

import static org.perpupil.problem.Problem.plain;

import com.google.common.collect.ImmutableSet;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;

/**
 * Works out what assumptions come to under changes: year by year, schools of one result together. A
 * change of all years leaves those alone that a figure is published for.
 *
 * <p>Sums and products are exact decimals until the end, so that their order changes nothing.
 */
final class ChangedAssumptions {
  private final Assumptions base;
  private final List<Placed> changes;
  private final Joiners joiners;
  private final List<School> schools;
  private final List<FundingYear> years;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Problem> unusual = new LinkedHashMap<>();
  private final Assumptions.Builder result;

  private ChangedAssumptions(
      Assumptions base,
      List<Placed> changes,
      Joiners joiners,
      List<School> schools,
      List<FundingYear> years) {
    this.base = base;
    this.changes = changes;
    this.joiners = joiners;
    this.schools = schools;
    this.years = years;
    this.result = base.toBuilder();
  }

  /** A change and where it was written. */
  record Placed(String place, Change change) {}

  static Assumptions of(
      Assumptions base,
      List<Placed> changes,
      Joiners joiners,
      List<School> schools,
      List<FundingYear> years) {
    ChangedAssumptions changed = new ChangedAssumptions(base, changes, joiners, schools, years);
    changed.apply();
    return changed.result.build();
  }

  /** Returns what adding and multiplying come to that can be and is not usual, once a change. */
  static List<Problem> warnings(
      Assumptions base,
      List<Placed> changes,
      Joiners joiners,
      List<School> schools,
      List<FundingYear> years) {
    ChangedAssumptions changed = new ChangedAssumptions(base, changes, joiners, schools, years);
    changed.apply();
    return List.copyOf(changed.unusual.values());
  }

  private void apply() {
    check();
    ProblemsException.throwIfAny(problems);
    Set<Assumption> names = new LinkedHashSet<>();
    Assumption.all().stream()
        .filter(name -> changes.stream().anyMatch(placed -> placed.change().assumption() == name))
        .forEach(names::add);
    names.forEach(this::apply);
    ProblemsException.throwIfAny(problems);
  }

  private void check() {
    for (Placed placed : changes) {
      placed
          .change()
          .year()
          .filter(year -> !years.contains(year))
          .ifPresent(
              year ->
                  problems.add(
                      Problem.error(
                          placed.place(),
                          year.toString(),
                          "a year from " + years.get(0) + " to " + years.get(years.size() - 1),
                          "the years of the run end earlier than those of the scenario")));
      Selectors.check(placed.change().selector(), placed.place(), schools, joiners, problems);
    }
  }

  private void apply(Assumption assumption) {
    List<Placed> mine =
        changes.stream().filter(placed -> placed.change().assumption() == assumption).toList();
    for (FundingYear year : years) {
      boolean byNameOnly = assumption.isPublished(year);
      Map<Double, Set<String>> byValue = new LinkedHashMap<>();
      for (School school : schools) {
        School aimedAt = joiners.in(year, school);
        List<Placed> touching =
            mine.stream()
                .filter(placed -> !(byNameOnly && placed.change().year().isEmpty()))
                .filter(placed -> placed.change().holdsIn(year))
                .filter(placed -> placed.change().selector().matches(aimedAt))
                .toList();
        if (!touching.isEmpty()) {
          String place = touching.get(0).place();
          value(touching, place, year, school)
              .ifPresent(
                  value ->
                      byValue
                          .computeIfAbsent(value, key -> new LinkedHashSet<>())
                          .add(school.id()));
        }
      }
      byValue.forEach((value, ids) -> set(assumption, year, value, ids));
    }
  }

  private void set(Assumption assumption, FundingYear year, double value, Set<String> ids) {
    Selector selector =
        ids.size() == schools.size() ? Selector.all() : Selector.schools(ImmutableSet.copyOf(ids));
    result.set(assumption, selector, year, value);
  }

  private OptionalDouble value(
      List<Placed> touching, String place, FundingYear year, School school) {
    Change first = touching.get(0).change();
    Assumption assumption = first.assumption();
    if (first.op() == Change.Op.UNDO_SET) {
      throw new IllegalStateException("takes back a change that was not made: " + first);
    }
    if (first.op() == Change.Op.SET) {
      return OptionalDouble.of(first.value());
    }
    OptionalDouble old = old(assumption, year, school);
    if (old.isEmpty()) {
      report(
          Problem.error(
              place,
              first.toString(),
              "a value in the baseline to start from",
              "setting it serves; nobody set it, and what holds is published or in the formula"));
      return OptionalDouble.empty();
    }
    double value = combine(old.getAsDouble(), touching);
    if (!assumption.accepts(value)) {
      String shown = plain(value) + " (" + plain(old.getAsDouble()) + " before) in " + year;
      report(
          Problem.error(
              place,
              shown,
              assumption.expected(),
              UnusualChange.advice(assumption, old.getAsDouble(), touching)));
      return OptionalDouble.empty();
    }
    if (!assumption.range().isUsual(value) && value != old.getAsDouble()) {
      unusual.computeIfAbsent(
          place, at -> UnusualChange.warning(at, year, old.getAsDouble(), value, touching));
    }
    return OptionalDouble.of(value);
  }

  private void report(Problem problem) {
    boolean seen =
        problems.stream()
            .anyMatch(
                other ->
                    other.place().equals(problem.place())
                        && other.expected().equals(problem.expected()));
    if (!seen) {
      problems.add(problem);
    }
  }

  private OptionalDouble old(Assumption assumption, FundingYear year, School school) {
    return assumption.isPublished(year)
        ? base.explicit(assumption, year, school)
        : base.value(assumption, year, school);
  }

  static double combine(double old, List<Placed> touching) {
    BigDecimal value = BigDecimal.valueOf(old);
    BigDecimal divisor = BigDecimal.ONE;
    for (Placed placed : touching) {
      BigDecimal by = BigDecimal.valueOf(placed.change().value());
      switch (placed.change().op()) {
        case ADD -> value = value.add(by);
        case SCALE -> value = value.multiply(by);
        case UNDO_SCALE -> divisor = divisor.multiply(by);
        default -> throw new IllegalStateException("the order matters: " + placed.change());
      }
    }
    return value.divide(divisor, MathContext.DECIMAL128).doubleValue();
  }

  /** Finds the schools that selectors name and nobody has. */
  static final class Selectors {
    private Selectors() {}

    static void check(
        Selector selector,
        String place,
        List<School> schools,
        Joiners joiners,
        List<Problem> problems) {
      if (selector instanceof Selector.Schools listed) {
        Set<String> known = schools.stream().map(School::id).collect(ImmutableSet.toImmutableSet());
        listed.ids().stream()
            .filter(Predicate.not(known::contains))
            .sorted()
            .forEach(id -> problems.add(SchoolTable.of(schools).unknown(id, place)));
      } else if (!joiners.anyMatches(selector, schools)) {
        problems.add(
            Problem.error(
                place,
                selector.toString(),
                "an authority or a trust of one of the schools",
                "the schools file names it otherwise"));
      }
    }
  }
}
