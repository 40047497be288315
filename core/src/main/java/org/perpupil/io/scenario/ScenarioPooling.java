package org.perpupil.io.scenario;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.yaml.YamlEvents;
import org.perpupil.io.yaml.YamlKeys;
import org.perpupil.problem.Problem;
import org.perpupil.problem.check.Names;
import org.perpupil.scenario.GrantPooling;
import org.perpupil.scenario.Scenario;
import org.perpupil.scenario.Selector;
import org.perpupil.trust.PoolingNeed;

/** Reads which schools of a scenario pool their grant. Not thread-safe. */
final class ScenarioPooling {
  private static final String EXPECTED = "the keys trust or schools, and perhaps share and need";
  private static final String SHARE = "a share from 0 to 1";
  private static final List<String> NEEDS =
      List.of(PoolingNeed.PUPILS.label(), PoolingNeed.DISADVANTAGE.label());

  private final YamlEvents yaml;
  private final YamlKeys keys;
  private final List<Problem> problems;
  private final List<Placed> pools = new ArrayList<>();

  private record Placed(String place, GrantPooling pooling) {}

  /** A pool while it is read. */
  private static final class Read {
    private final String place;
    private @Nullable Selector schools;
    private double share = 1;
    private PoolingNeed need = PoolingNeed.PUPILS;

    Read(String place) {
      this.place = place;
    }
  }

  ScenarioPooling(YamlEvents yaml, YamlKeys keys, List<Problem> problems) {
    this.yaml = yaml;
    this.keys = keys;
    this.problems = problems;
  }

  /** Reads the pool at hand, or the list of pools. */
  void read() {
    if (yaml.isList()) {
      keys.list("a list of pools", this::one);
    } else {
      one();
    }
  }

  void addTo(Scenario.Builder builder) {
    pools.forEach(pool -> builder.pooling(pool.pooling(), pool.place()));
  }

  private void one() {
    Read pool = new Read(yaml.place());
    boolean isMapping =
        keys.mapping(
            EXPECTED,
            ImmutableMap.of(
                "trust",
                () ->
                    keys.identifier("the name of a trust")
                        .ifPresent(name -> select(pool, Selector.trust(name))),
                "schools",
                () -> schools(pool),
                "share",
                () -> share(pool),
                "need",
                () -> need(pool)));
    Selector schools = pool.schools;
    if (schools != null) {
      pools.add(new Placed(pool.place, new GrantPooling(schools, pool.share, pool.need)));
    } else if (isMapping) {
      problems.add(
          Problem.error(
              pool.place, "no trust or schools", EXPECTED, "it is indented too far or not enough"));
    }
  }

  private void schools(Read pool) {
    List<String> ids = new ArrayList<>();
    keys.list(
        "a list of schools' identifiers",
        () -> keys.identifier("a school's identifier").ifPresent(ids::add));
    select(pool, Selector.schools(ImmutableSet.copyOf(ids)));
  }

  private void select(Read pool, Selector schools) {
    if (pool.schools != null) {
      problems.add(
          Problem.error(
              pool.place,
              "both trust and schools",
              "one of them",
              "a list of two pools serves, one for each"));
    }
    pool.schools = schools;
  }

  private void share(Read pool) {
    String place = yaml.place();
    keys.number(SHARE)
        .ifPresent(
            share -> {
              if (share >= 0 && share <= 1) {
                pool.share = share;
              } else {
                problems.add(
                    Problem.error(
                        place, Problem.plain(share), SHARE, "it is a percentage; divided by 100"));
              }
            });
  }

  private void need(Read pool) {
    String place = yaml.place();
    String expected = String.join(" or ", NEEDS);
    Optional<String> label = keys.text(expected);
    Optional<PoolingNeed> found = label.filter(NEEDS::contains).flatMap(PoolingNeed::find);
    if (label.isPresent() && found.isEmpty()) {
      problems.add(
          Problem.error(
              place,
              label.get(),
              expected,
              Names.advice(label.get(), NEEDS, "perpupil trust shares out by other needs")));
    }
    found.ifPresent(need -> pool.need = need);
  }
}
