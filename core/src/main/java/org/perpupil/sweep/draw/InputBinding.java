package org.perpupil.sweep.draw;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpupil.projection.Target;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Selector;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;
import org.perpupil.statistics.ShockCorrelation;
import org.perpupil.statistics.distribution.Path;
import org.perpupil.statistics.sampling.SchoolShocks;
import org.perpupil.sweep.SweepPlan;
import org.perpupil.sweep.Variation;

/** How a plan's inputs become the numbers that a runner sets; for one thread. */
public final class InputBinding {
  /** Shocks that a variation may take in a world, so that no two take the same. */
  private static final int STREAMS_EACH = 1000;

  /**
   * What a target is called where schools have numbers of their own.
   *
   * @param group a school's identifier, or {@code authority} and a code
   * @param name such as {@code pupils.intake_growth_percent of W01 2026-27}
   */
  public record Own(String group, String name) {}

  private static final Own NONE = new Own("", "");

  private final SweepPlan plan;
  private final List<InputSource> sources = new ArrayList<>();
  private final List<Target> targets = new ArrayList<>();

  private final List<Own> own = new ArrayList<>();

  private int inputs;

  private InputBinding(SweepPlan plan) {
    this.plan = plan;
  }

  /**
   * Returns the sources of worlds, whose inputs are {@code WorldInputs}.
   *
   * @param schools all schools, which decide what each draws
   * @param from the first row that is run
   * @param to the row after the last
   */
  public static InputBinding inWorlds(SweepPlan plan, SchoolTable schools, int from, int to) {
    InputBinding all = new InputBinding(plan);
    for (int v = 0; v < plan.variations().size(); v++) {
      Variation variation = plan.variations().get(v);
      if (variation.levels().isPresent()) {
        all.addLevelled(variation, variation.levels().get(), v * STREAMS_EACH, schools, from, to);
      } else {
        int years = all.years(variation);
        boolean path = variation.shape().kind().isPath();
        all.sources.add(
            new InputSource.Direct(
                all.inputs,
                path ? years : 1,
                path ? variation.shape().base() : 0,
                all.targets.size(),
                path ? years + 1 : 1));
        all.inputs += path ? years : 1;
        all.addTargets(variation, variation.selector(), "");
      }
    }
    return all;
  }

  /**
   * Returns the sources of a sensitivity analysis: schools move together whatever the levels, and a
   * path takes its uniform numbers as inputs.
   */
  public static InputBinding together(SweepPlan plan) {
    InputBinding all = new InputBinding(plan);
    for (Variation variation : plan.variations()) {
      int target = all.targets.size();
      if (variation.shape().kind().isPath()) {
        Path path = variation.shape().path(all.years(variation));
        all.sources.add(new InputSource.Drawn(path, all.inputs, variation.shape().base(), target));
        all.inputs += path.uniforms();
      } else {
        all.sources.add(new InputSource.Direct(all.inputs, 1, 0, target, 1));
        all.inputs++;
      }
      all.addTargets(variation, variation.selector(), "");
    }
    return all;
  }

  /** Returns the targets, in the order of the numbers. */
  public List<Target> targets() {
    return ImmutableList.copyOf(targets);
  }

  /**
   * Returns, by target, what it is called where each authority or school has a number of its own;
   * blank for a number that all have, and for the months after a path's last year.
   */
  public List<Own> own() {
    return ImmutableList.copyOf(own);
  }

  /** Returns how many inputs a world has. */
  public int inputs() {
    return inputs;
  }

  public void fill(long world, double[] given, int at, double[] values) {
    for (int i = 0; i < sources.size(); i++) {
      sources.get(i).fill(world, given, at, values);
    }
  }

  private int years(Variation variation) {
    return variation.years(plan.first(), plan.last());
  }

  private void addLevelled(
      Variation variation,
      ShockCorrelation levels,
      int firstStream,
      SchoolTable schools,
      int from,
      int to) {
    // Numbers among all schools, so that a batch draws what the whole would.
    Map<String, Integer> authorities = new LinkedHashMap<>();
    Map<String, List<String>> members = new LinkedHashMap<>();
    List<Integer> authorityOf = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    int matching = 0;
    for (int row = 0; row < to; row++) {
      School school = schools.school(row);
      if (variation.selector().matches(school)) {
        String code = school.laCode();
        int authority = authorities.computeIfAbsent(code, c -> authorities.size());
        String group = levels.school() > 0 ? school.id() : code;
        if (row >= from) {
          if (!members.containsKey(group)) {
            authorityOf.add(authority);
            numbers.add(levels.school() > 0 ? matching : authority);
          }
          members.computeIfAbsent(group, g -> new ArrayList<>()).add(school.id());
        }
        matching++;
      }
    }
    SchoolShocks shocks =
        SchoolShocks.of(levels, plan.seed(), Ints.toArray(authorityOf), Ints.toArray(numbers));
    int years = years(variation);
    sources.add(
        new SharedShockSource(
            shocks, variation.shape(), years, inputs, firstStream, targets.size()));
    inputs += variation.shape().kind().isPath() ? variation.shape().path(years).uniforms() : 1;
    boolean wholeAuthorities =
        levels.school() == 0
            && !(variation.selector() instanceof Selector.Trust
                || variation.selector() instanceof Selector.Schools);
    String prefix = levels.school() == 0 ? "authority " : "";
    members.forEach(
        (group, ids) ->
            addTargets(
                variation,
                wholeAuthorities ? Selector.authority(group) : Selector.schools(ids),
                prefix + group));
  }

  /**
   * Adds one target, or for a path one a year and one more for the months after the last. A path
   * whose first year nobody names leaves published figures alone.
   */
  private void addTargets(Variation variation, Selector selector, String group) {
    String name = variation.assumption().name() + " of " + group;
    if (!variation.shape().kind().isPath()) {
      targets.add(new Target(variation.assumption(), selector, variation.year()));
      String year = variation.year().map(one -> " " + one).orElse("");
      own.add(group.isEmpty() ? NONE : new Own(group, name + year));
      return;
    }
    int start = variation.year().orElse(plan.first()).start();
    for (int i = 0; i <= years(variation); i++) {
      Optional<FundingYear> year = Optional.of(FundingYear.of(start + i));
      boolean yields = variation.year().isEmpty();
      targets.add(new Target(variation.assumption(), selector, year, yields));
      boolean isAfter = i == years(variation);
      own.add(group.isEmpty() || isAfter ? NONE : new Own(group, name + " " + year.get()));
    }
  }
}
