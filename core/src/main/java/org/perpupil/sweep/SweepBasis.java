package org.perpupil.sweep;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.perpupil.projection.UnverifiedDefaults;
import org.perpupil.rates.AreaCost;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;

/**
 * What the worlds of a plan have in common and nobody may have thought of. Immutable and
 * thread-safe.
 *
 * @param unverifiedDefaults the defaults that neither vary nor are set and that no text confirms,
 *     and how many schools rest on each, in the order of the register
 * @param publishedReplaced the years that assumptions or variations name although figures are
 *     published for them
 * @param areaCosts the area costs of authorities that national rates of the baseline are multiplied
 *     by, and for how many schools
 */
public record SweepBasis(
    Map<Assumption, Integer> unverifiedDefaults,
    Map<Assumption, Set<FundingYear>> publishedReplaced,
    Map<AreaCost, Integer> areaCosts) {

  /** Keeps the order of the register. */
  public SweepBasis {
    unverifiedDefaults = inOrder(unverifiedDefaults);
    publishedReplaced = inOrder(publishedReplaced);
    areaCosts = byAuthority(areaCosts, Map.of());
  }

  static SweepBasis none() {
    return new SweepBasis(Map.of(), Map.of(), Map.of());
  }

  /** Returns what a plan's worlds rest on, all of them. */
  static SweepBasis of(SweepPlan plan, SweepProjection projection) {
    Assumptions set = withVaried(plan, projection.assumptions());
    int first = plan.first().start();
    return new SweepBasis(
        UnverifiedDefaults.of(projection.plan(), set).bySchools(),
        set.replacing(
            IntStream.rangeClosed(first, plan.last().start() + 1)
                .mapToObj(FundingYear::of)
                .toList()),
        projection.plan().areaCostsOfAuthorities());
  }

  /** Returns this and what other schools of the same plan rest on. */
  SweepBasis and(SweepBasis others) {
    Map<Assumption, Integer> both = new TreeMap<>(order());
    both.putAll(unverifiedDefaults);
    others.unverifiedDefaults.forEach((name, count) -> both.merge(name, count, Integer::sum));
    return new SweepBasis(both, others.publishedReplaced, byAuthority(areaCosts, others.areaCosts));
  }

  /** Returns assumptions in which what varies is set, to the default, so that it is no default. */
  private static Assumptions withVaried(SweepPlan plan, Assumptions base) {
    Assumptions.Builder set = base.toBuilder();
    for (Variation variation : plan.variations()) {
      Assumption assumption = variation.assumption();
      if (assumption.defaultValue().isEmpty()) {
        continue;
      }
      double value = assumption.defaultValue().getAsDouble();
      if (variation.year().isEmpty()) {
        set.set(assumption, variation.selector(), value);
        continue;
      }
      int from = variation.year().get().start();
      int to = variation.shape().kind().isPath() ? plan.last().start() + 1 : from;
      for (int year = from; year <= to; year++) {
        set.set(assumption, variation.selector(), FundingYear.of(year), value);
      }
    }
    return set.build();
  }

  private static Map<AreaCost, Integer> byAuthority(
      Map<AreaCost, Integer> some, Map<AreaCost, Integer> others) {
    Map<AreaCost, Integer> all = new TreeMap<>(AreaCost.BY_AUTHORITY);
    all.putAll(some);
    others.forEach((cost, schools) -> all.merge(cost, schools, Integer::sum));
    return Collections.unmodifiableMap(all);
  }

  private static <V> Map<Assumption, V> inOrder(Map<Assumption, V> map) {
    Map<Assumption, V> sorted = new TreeMap<>(order());
    sorted.putAll(map);
    return Collections.unmodifiableMap(sorted);
  }

  private static Comparator<Assumption> order() {
    return Comparator.comparingInt(Assumption::index);
  }
}
