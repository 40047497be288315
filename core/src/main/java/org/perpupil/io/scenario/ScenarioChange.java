package org.perpupil.io.scenario;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.yaml.YamlEvents;
import org.perpupil.io.yaml.YamlKeys;
import org.perpupil.io.yaml.YearSpan;
import org.perpupil.problem.Problem;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Change;
import org.perpupil.scenario.Change.Op;
import org.perpupil.scenario.Selector;

/** One change of a scenario file while it is read: a name, what is done, for whom and when. */
final class ScenarioChange {
  private static final String EXPECTED =
      "the keys assumption, one of set, add and scale, and perhaps one of schools, authority and"
          + " trust";

  private final List<Problem> problems;
  private String place;
  private @Nullable Assumption assumption;
  private @Nullable Op op;
  private @Nullable Selector selector;

  /** What was written: by place, the year and the number. */
  private final Map<String, Value> values = new LinkedHashMap<>();

  private record Value(Optional<YearSpan> years, double number) {}

  private ScenarioChange(String place, List<Problem> problems) {
    this.place = place;
    this.problems = problems;
  }

  /** Returns what the key at hand sets in both worlds; its values are to be read next. */
  static ScenarioChange constant(YamlEvents yaml, YamlKeys keys, List<Problem> problems) {
    ScenarioChange change = new ScenarioChange(yaml.place(), problems);
    change.name(yaml.key());
    change.op = Op.SET;
    return change;
  }

  /** Reads the mapping at hand. */
  static ScenarioChange read(YamlEvents yaml, YamlKeys keys, List<Problem> problems) {
    ScenarioChange change = new ScenarioChange(yaml.place(), problems);
    int[] names = new int[1];
    boolean isMapping =
        keys.mapping(
            EXPECTED,
            ImmutableMap.<String, Runnable>builder()
                .put(
                    "assumption",
                    () -> {
                      names[0]++;
                      change.place = yaml.place();
                      keys.text("the name of an assumption").ifPresent(change::name);
                    })
                .put("set", () -> change.op(Op.SET, yaml, keys))
                .put("add", () -> change.op(Op.ADD, yaml, keys))
                .put("scale", () -> change.op(Op.SCALE, yaml, keys))
                .put("schools", () -> change.schools(yaml, keys))
                .put(
                    "authority",
                    () ->
                        keys.identifier("the code of an authority")
                            .ifPresent(code -> change.select(Selector.authority(code))))
                .put(
                    "trust",
                    () ->
                        keys.identifier("the name of a trust")
                            .ifPresent(name -> change.select(Selector.trust(name))))
                .build());
    if (isMapping) {
      change.require(names[0] > 0, "assumption");
      change.require(change.op != null, "one of set, add and scale");
    }
    return change;
  }

  /** Reads the value at hand, or the values of several years. */
  void readValues(YamlEvents yaml, YamlKeys keys) {
    if (yaml.isMapping()) {
      keys.spans("years and values", years -> value(Optional.of(years), yaml, keys));
    } else {
      value(Optional.empty(), yaml, keys);
    }
  }

  /** Hands on every change that was read whole, with its place. */
  void addTo(BiConsumer<Change, String> changes) {
    Assumption known = assumption;
    Op done = op;
    if (known == null || done == null) {
      return;
    }
    Selector schools = selector == null ? Selector.all() : selector;
    Set<FundingYear> starts = new HashSet<>();
    values.values().forEach(value -> value.years().map(YearSpan::first).ifPresent(starts::add));
    values.forEach(
        (where, value) -> {
          if (done == Op.SET) {
            known
                .range()
                .warning(where, Problem.plain(value.number()), value.number())
                .ifPresent(problems::add);
          }
          if (done == Op.ADD && known.range().isLikeAFraction(value.number())) {
            problems.add(fraction(known, where, value.number()));
          }
          Optional<YearSpan> years = value.years().map(span -> span.until(starts));
          changes.accept(
              new Change(
                  known,
                  done,
                  schools,
                  years.map(YearSpan::first),
                  years.flatMap(YearSpan::last),
                  value.number()),
              where);
        });
  }

  private static Problem fraction(Assumption assumption, String where, double number) {
    return Problem.warning(
        where,
        Problem.plain(number),
        "a number to add to " + assumption.range().words(),
        "it is a fraction; add: "
            + BigDecimal.valueOf(number).movePointRight(2).stripTrailingZeros().toPlainString()
            + " was meant");
  }

  private void name(String name) {
    Optional<Assumption> found = Assumption.find(name);
    if (found.isEmpty()) {
      problems.add(Assumption.unknown(place, name));
    }
    assumption = found.orElse(null);
  }

  private void op(Op newOp, YamlEvents yaml, YamlKeys keys) {
    if (op != null) {
      problems.add(
          Problem.error(
              yaml.place(),
              newOp.label() + " beside " + op.label(),
              "one of set, add and scale",
              "the other belongs into a change of its own, of another value"));
      values.clear();
    }
    op = newOp;
    readValues(yaml, keys);
  }

  private void value(Optional<YearSpan> years, YamlEvents yaml, YamlKeys keys) {
    String where = yaml.place();
    keys.number(op == Op.SCALE ? "a factor above 0" : "a number")
        .ifPresent(
            number -> {
              if (op == Op.SCALE && number <= 0) {
                problems.add(
                    Problem.error(
                        where,
                        Problem.plain(number),
                        "a factor above 0",
                        "set: 0 is meant, or add with a negative number"));
              } else {
                values.put(where, new Value(years, number));
              }
            });
  }

  private void schools(YamlEvents yaml, YamlKeys keys) {
    List<String> ids = new ArrayList<>();
    if (yaml.isList()) {
      keys.list("schools", () -> keys.identifier("a school's identifier").ifPresent(ids::add));
    } else {
      keys.identifier("a list of schools' identifiers").ifPresent(ids::add);
    }
    select(Selector.schools(ImmutableSet.copyOf(ids)));
  }

  private void select(Selector newSelector) {
    if (selector != null) {
      problems.add(
          Problem.error(
              place,
              "two of schools, authority and trust",
              "one of them",
              "two changes serve, one for each"));
    }
    selector = newSelector;
  }

  private void require(boolean given, String key) {
    if (!given) {
      problems.add(
          Problem.error(
              place, "no " + key, "the key " + key, "it is indented too far or not enough"));
    }
  }
}
