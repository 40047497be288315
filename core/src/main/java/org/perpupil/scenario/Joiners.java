package org.perpupil.scenario;

import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.School;

/**
 * Schools that join a trust, by identifier: from then on they are among its schools.
 *
 * <p>Immutable and thread-safe.
 */
record Joiners(ImmutableMap<String, Joining> byId) {
  private static final Joiners NONE = new Joiners(ImmutableMap.of());

  static Joiners none() {
    return NONE;
  }

  static Joiners of(Map<String, Joining> conversions) {
    ImmutableMap.Builder<String, Joining> joining = ImmutableMap.builder();
    conversions.forEach(
        (id, one) -> {
          if (one.trust().isPresent()) {
            joining.put(id, one);
          }
        });
    return new Joiners(joining.build());
  }

  /** Returns a school as it is in a year of assumptions. */
  School in(FundingYear year, School school) {
    Joining joining = byId.get(school.id());
    return joining != null && joining.isMember(year) ? joining.joined(school) : school;
  }

  /** Returns whether a selector matches one of the schools before or after it joins. */
  boolean anyMatches(Selector selector, List<School> schools) {
    return schools.stream()
        .anyMatch(
            school -> {
              Joining joining = byId.get(school.id());
              return selector.matches(school)
                  || (joining != null && selector.matches(joining.joined(school)));
            });
  }

  /** Returns assumptions in which what was set for a trust holds for those who join, from then. */
  Assumptions taking(Assumptions base, List<School> schools, List<FundingYear> years) {
    Assumptions.Builder result = base.toBuilder();
    for (School school : schools) {
      Joining joining = byId.get(school.id());
      if (joining != null) {
        Selector trust = Selector.trust(joining.trust().orElseThrow());
        Set<Assumption> aimed = new LinkedHashSet<>();
        base.settings().stream()
            .filter(setting -> setting.selector().equals(trust))
            .forEach(setting -> aimed.add(setting.assumption()));
        for (Assumption assumption : aimed) {
          for (FundingYear year : years) {
            take(base, assumption, year, school, result);
          }
        }
      }
    }
    return result.build();
  }

  private void take(
      Assumptions base,
      Assumption assumption,
      FundingYear year,
      School school,
      Assumptions.Builder into) {
    OptionalDouble joined = base.explicit(assumption, year, in(year, school));
    if (joined.isPresent() && !joined.equals(base.explicit(assumption, year, school))) {
      into.set(assumption, Selector.schools(List.of(school.id())), year, joined.getAsDouble());
    }
  }
}
