package org.perpupil.sweep;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.perpupil.projection.AddedLines;
import org.perpupil.projection.Projection;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.projection.UnverifiedDefaults;
import org.perpupil.rates.AreaCost;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;

/**
 * What figures of a projection, or of all worlds of a plan, rest on and nobody may have thought of.
 * Immutable and thread-safe.
 *
 * @param unverifiedDefaults the defaults that neither vary nor are set and that no text confirms,
 *     and how many schools rest on each, in the order of the register
 * @param publishedReplaced the years that assumptions or variations name although figures are
 *     published for them
 * @param areaCosts the area costs of authorities that national rates of the baseline are multiplied
 *     by, and for how many schools
 * @param linesAdded the money that was worked out and added since no budget states it, by title,
 *     and to how many schools, see {@link AddedLines}
 * @param heldElsewhere the pounds of free infant meals and PE and sport premium that schools are
 *     taken to hold in other money, so that they are not added, by identifier
 * @param unverifiedRules the rules of schools that merge that no text confirms, in words, and how
 *     many schools rest on each
 */
public record SweepBasis(
    Map<Assumption, Integer> unverifiedDefaults,
    Map<Assumption, Set<FundingYear>> publishedReplaced,
    Map<AreaCost, Integer> areaCosts,
    Map<String, Integer> linesAdded,
    Map<String, Double> heldElsewhere,
    Map<String, Integer> unverifiedRules) {

  /** Keeps the order of the register. */
  public SweepBasis {
    unverifiedDefaults = inOrder(unverifiedDefaults);
    publishedReplaced = inOrder(publishedReplaced);
    areaCosts = byAuthority(areaCosts, Map.of());
    linesAdded = together(linesAdded, Map.of());
    heldElsewhere = Collections.unmodifiableMap(new LinkedHashMap<>(heldElsewhere));
    unverifiedRules = together(unverifiedRules, Map.of());
  }

  /** Returns what figures rest on that nothing is assumed of. */
  public static SweepBasis none() {
    return new SweepBasis(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
  }

  /**
   * Returns what a projection rests on.
   *
   * @param assumptions what it was run with
   */
  public static SweepBasis of(Projection projection, Assumptions assumptions) {
    return of(UnverifiedDefaults.of(projection, assumptions), assumptions);
  }

  /**
   * Returns what a plan's worlds rest on, all of them.
   *
   * @param projection what is run in each world
   * @param assumptions what it is run with where the plan varies nothing
   */
  public static SweepBasis of(SweepPlan plan, ProjectionPlan projection, Assumptions assumptions) {
    Assumptions set = withVaried(plan, assumptions);
    return of(UnverifiedDefaults.of(projection, set), set);
  }

  private static SweepBasis of(UnverifiedDefaults defaults, Assumptions assumptions) {
    Projection projection = defaults.projection();
    List<FundingYear> years = projection.years();
    AddedLines added = AddedLines.of(projection);
    Map<String, Double> held = new LinkedHashMap<>();
    for (int row = 0; row < projection.schools().size(); row++) {
      String id = projection.schools().school(row).id();
      added.heldElsewhere(row).ifPresent(pounds -> held.put(id, pounds));
    }
    return new SweepBasis(
        defaults.bySchools(),
        assumptions.replacing(
            IntStream.rangeClosed(years.get(0).start(), years.get(years.size() - 1).start() + 1)
                .mapToObj(FundingYear::of)
                .toList()),
        projection.plan().areaCostsOfAuthorities(),
        added.bySchools(),
        held,
        projection.plan().unverifiedRules());
  }

  /** Writes everything, for {@link #read}. */
  public void write(DataOutput out) throws IOException {
    SweepBasisBytes.write(this, out);
  }

  /**
   * Returns what {@link #write} wrote.
   *
   * @throws IOException when an assumption is not known, or a size cannot be
   * @throws IllegalArgumentException when something else is not
   */
  public static SweepBasis read(DataInput in) throws IOException {
    return SweepBasisBytes.read(in);
  }

  /** Returns this without a default that is looked for. */
  public SweepBasis without(Assumption assumption) {
    Map<Assumption, Integer> others = new TreeMap<>(order());
    others.putAll(unverifiedDefaults);
    others.remove(assumption);
    return new SweepBasis(
        others, publishedReplaced, areaCosts, linesAdded, heldElsewhere, unverifiedRules);
  }

  /** Returns this and what other schools of the same plan rest on. */
  public SweepBasis and(SweepBasis others) {
    Map<Assumption, Integer> both = new TreeMap<>(order());
    both.putAll(unverifiedDefaults);
    others.unverifiedDefaults.forEach((name, count) -> both.merge(name, count, Integer::sum));
    Map<String, Double> held = new LinkedHashMap<>(heldElsewhere);
    held.putAll(others.heldElsewhere);
    return new SweepBasis(
        both,
        others.publishedReplaced,
        byAuthority(areaCosts, others.areaCosts),
        together(linesAdded, others.linesAdded),
        held,
        together(unverifiedRules, others.unverifiedRules));
  }

  /** Returns lines in the order in which their schools and budgets have them first. */
  private static Map<String, Integer> together(
      Map<String, Integer> some, Map<String, Integer> others) {
    Map<String, Integer> all = new LinkedHashMap<>(some);
    others.forEach((line, schools) -> all.merge(line, schools, Integer::sum));
    return Collections.unmodifiableMap(all);
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
