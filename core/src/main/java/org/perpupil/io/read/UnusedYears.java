package org.perpupil.io.read;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.perpupil.problem.Problem;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumptions;

/**
 * Assumptions of years that a run does not reach.
 *
 * <p>A path that goes on beyond the run, or begins before it, year by year, serves longer runs and
 * is no slip; a year that stands apart from those of the run is.
 */
public final class UnusedYears {
  private UnusedYears() {}

  /**
   * Returns a warning of all of them; empty when there are none.
   *
   * @param first the first funding year of the run
   * @param last the last one; academies' years reach into the one after
   */
  public static Optional<Problem> of(Assumptions assumptions, FundingYear first, FundingYear last) {
    FundingYear after = FundingYear.of(last.start() + 1);
    Set<FundingYear> years = new TreeSet<>();
    Set<String> names = new TreeSet<>();
    for (Assumptions.Setting setting : assumptions.settings()) {
      setting
          .year()
          .filter(year -> isApart(year, first, after, set(assumptions, setting)))
          .ifPresent(
              year -> {
                years.add(year);
                names.add(setting.assumption().name());
              });
    }
    return years.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Problem.warning(
                "assumptions " + String.join(", ", names),
                years.stream().map(FundingYear::toString).collect(Collectors.joining(", ")),
                "years from " + first + " to " + after + ", which the run looks at",
                "the run was shortened, or a year was typed wrong; what is set for others holds"
                    + " nowhere"));
  }

  /** Returns the years that the same is set for, for the same schools. */
  private static Set<FundingYear> set(Assumptions assumptions, Assumptions.Setting one) {
    return assumptions.settings().stream()
        .filter(each -> each.assumption() == one.assumption())
        .filter(each -> each.selector().equals(one.selector()))
        .flatMap(each -> each.year().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns whether a year lies outside others, with one between them that is not set. */
  private static boolean isApart(
      FundingYear year, FundingYear first, FundingYear last, Set<FundingYear> set) {
    int step = year.compareTo(first) < 0 ? 1 : year.compareTo(last) > 0 ? -1 : 0;
    FundingYear end = step > 0 ? first : last;
    FundingYear at = year;
    while (step != 0 && !at.equals(end)) {
      at = FundingYear.of(at.start() + step);
      if (!set.contains(at)) {
        return true;
      }
    }
    return false;
  }
}
