package org.perpupil.sweep;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.perpupil.problem.Problem;
import org.perpupil.problem.check.Names;
import org.perpupil.scenario.Scenario;
import org.perpupil.scenario.Selector;
import org.perpupil.school.School;

/** What is wrong with variations beside each other, and with the schools that they name. */
final class VariationChecks {
  private static final List<String> UPLIFTS =
      List.of("formula.local_uplift_percent", "formula.national_uplift_percent");

  private VariationChecks() {}

  /** Adds a problem for each variation that says again what another says, whatever the schools. */
  static void overlaps(
      List<Variation> variations,
      List<String> places,
      List<School> schools,
      List<Problem> problems) {
    for (int later = 1; later < variations.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        Variation one = variations.get(earlier);
        Variation two = variations.get(later);
        if (one.assumption() == two.assumption()
            && one.meetsInTime(two)
            && meet(one.selector(), two.selector(), schools)) {
          problems.add(
              Problem.error(
                  places.get(later),
                  two.label(),
                  "each assumption once for a school and a year",
                  "one of the two is left over, or schools and years that do not overlap were"
                      + " meant; the other is in "
                      + places.get(earlier)));
          break;
        }
      }
    }
  }

  /** Adds a problem for each name of a selector that no school has. */
  static void selectors(
      List<Variation> variations,
      List<String> places,
      List<School> schools,
      List<Problem> problems) {
    for (int i = 0; i < variations.size(); i++) {
      Selector selector = variations.get(i).selector();
      String place = places.get(i);
      if (selector instanceof Selector.Authority authority) {
        Set<String> codes = new LinkedHashSet<>();
        schools.forEach(school -> codes.add(school.laCode()));
        unknown(place, "authority", List.of(authority.laCode()), codes, problems);
      } else if (selector instanceof Selector.Trust trust) {
        Set<String> trusts = new LinkedHashSet<>();
        schools.forEach(school -> school.trust().ifPresent(trusts::add));
        unknown(place, "trust", List.of(trust.name()), trusts, problems);
      } else if (selector instanceof Selector.Schools listed) {
        Set<String> ids = new LinkedHashSet<>();
        schools.forEach(school -> ids.add(school.id()));
        unknown(place, "school", List.copyOf(listed.ids()), ids, problems);
      }
    }
  }

  /** Adds a problem for each assumption that varies and that a scenario changes or makes idle. */
  static void changed(
      List<Variation> variations,
      List<String> places,
      List<School> schools,
      Scenario scenario,
      List<Problem> problems) {
    for (int i = 0; i < variations.size(); i++) {
      Variation variation = variations.get(i);
      boolean isChanged =
          scenario.changes().stream()
              .anyMatch(
                  change ->
                      change.assumption() == variation.assumption()
                          && variation.meetsInTime(change.year(), change.last())
                          && meet(variation.selector(), change.selector(), schools));
      if (isChanged) {
        problems.add(
            Problem.error(
                places.get(i),
                variation.label(),
                "an assumption that scenario " + scenario.name() + " does not change",
                "the change belongs into the range of what varies, or the other way round"));
      }
      if (!scenario.formulas().isEmpty() && UPLIFTS.contains(variation.assumption().name())) {
        problems.add(
            Problem.error(
                places.get(i),
                variation.label(),
                "an assumption other than an uplift, as scenario "
                    + scenario.name()
                    + " gives the formulas of each year",
                "rates such as formula.basic_primary can vary in single years; or the uplifts of"
                    + " the scenario's constants serve"));
      }
    }
  }

  private static void unknown(
      String place, String what, List<String> named, Set<String> known, List<Problem> problems) {
    named.stream()
        .filter(Predicate.not(known::contains))
        .forEach(
            name ->
                problems.add(
                    Problem.error(
                        place + ", " + what,
                        name,
                        known.isEmpty()
                            ? "no " + what + ", as no school has one"
                            : "one that a school has, such as " + known.iterator().next(),
                        Names.advice(name, known, "its schools are in another file"))));
  }

  private static boolean meet(Selector one, Selector two, List<School> schools) {
    if (one.equals(two) || one == Selector.all() || two == Selector.all()) {
      return true;
    }
    if (one instanceof Selector.Schools some && two instanceof Selector.Schools others) {
      return some.ids().stream().anyMatch(others.ids()::contains);
    }
    return schools.stream().anyMatch(school -> one.matches(school) && two.matches(school));
  }
}
