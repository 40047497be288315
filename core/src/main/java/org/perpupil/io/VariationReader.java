package org.perpupil.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Selector;
import org.perpupil.sweep.Shape;
import org.perpupil.sweep.ShapeKind;
import org.perpupil.sweep.SweepPlanBuilder;
import org.perpupil.sweep.Variation;
import org.perpupil.uncertainty.Levels;

/** Reads what varies in a plan. Not thread-safe. */
final class VariationReader {
  private static final List<String> SELECTORS = List.of("authority", "trust", "schools");
  private static final List<String> BY = List.of("national", "authority", "school");

  private final YamlReader reader;
  private final List<Problem> problems;
  private final FundingYear first;
  private final FundingYear last;
  private final Set<String> keys = new LinkedHashSet<>();

  VariationReader(YamlReader reader, List<Problem> problems, FundingYear first, FundingYear last) {
    this.reader = reader;
    this.problems = problems;
    this.first = first;
    this.last = last;
    keys.addAll(List.of("assumption", "year"));
    keys.addAll(SELECTORS);
    keys.addAll(List.of("by", "levels"));
    Arrays.stream(ShapeKind.values()).map(ShapeKind::fileName).forEach(keys::add);
  }

  /** Reads one variation and adds it to a plan, unless anything is wrong with it. */
  void read(YamlNode node, SweepPlanBuilder builder) {
    int before = problems.size();
    Map<String, YamlNode> given = reader.mapping(node, keys);
    if (given.isEmpty()) {
      return;
    }
    Optional<Assumption> assumption =
        reader.required(node, given, "assumption").flatMap(this::assumption);
    Optional<FundingYear> year =
        Optional.ofNullable(given.get("year"))
            .flatMap(value -> reader.parsed(value, FundingYear::parse));
    Selector selector = selector(node, given);
    Optional<Levels> levels = levels(node, given);
    Optional<Shape> shape = shapeIn(node, given, true);
    if (problems.size() > before) {
      return;
    }
    Variation variation =
        new Variation(assumption.orElseThrow(), selector, year, levels, shape.orElseThrow());
    problems.addAll(variation.problems(node.place(), first, last));
    if (problems.size() == before) {
      builder.vary(variation, node.place());
      variation.warning(node.place()).ifPresent(problems::add);
    }
  }

  private Optional<Assumption> assumption(YamlNode node) {
    Optional<Assumption> found = reader.text(node).flatMap(Assumption::find);
    if (found.isEmpty()) {
      problems.add(Assumption.unknown(node.place(), node.shown()));
    }
    return found;
  }

  private Selector selector(YamlNode node, Map<String, YamlNode> given) {
    List<String> used = SELECTORS.stream().filter(given::containsKey).toList();
    if (used.size() > 1) {
      problems.add(
          Problem.error(
              node.place(),
              String.join(", ", used),
              "one of " + String.join(", ", SELECTORS) + ", or none for all schools",
              "two variations were meant"));
      return Selector.all();
    }
    if (used.isEmpty()) {
      return Selector.all();
    }
    List<String> names = reader.identifiers(node(given, used.get(0)));
    if (names.isEmpty()) {
      return Selector.all();
    }
    return switch (used.get(0)) {
      case "authority" -> Selector.authority(names.get(0));
      case "trust" -> Selector.trust(names.get(0));
      default -> Selector.schools(names);
    };
  }

  private Optional<Levels> levels(YamlNode node, Map<String, YamlNode> given) {
    if (given.containsKey("by") && given.containsKey("levels")) {
      problems.add(
          Problem.error(
              node.place(),
              "by, levels",
              "one of the two",
              "levels says it all: shares of national, authority and school"));
      return Optional.empty();
    }
    if (given.containsKey("by")) {
      return reader
          .oneOf(node(given, "by"), BY, name -> name)
          .filter(name -> !name.equals("national"))
          .map(
              name ->
                  Levels.of(0, name.equals("authority") ? 1 : 0, name.equals("school") ? 1 : 0));
    }
    if (!given.containsKey("levels")) {
      return Optional.empty();
    }
    YamlNode levels = node(given, "levels");
    Map<String, YamlNode> shares = reader.mapping(levels, BY);
    double[] parts = new double[BY.size()];
    for (int i = 0; i < parts.length; i++) {
      YamlNode share = shares.get(BY.get(i));
      parts[i] = share == null ? 0 : reader.number(share, PlanRanges.SHARE).orElse(0);
    }
    try {
      return Optional.of(Levels.of(parts[0], parts[1], parts[2]));
    } catch (ProblemsException e) {
      e.problems().forEach(problem -> problems.add(problem.within(levels.place())));
      return Optional.empty();
    }
  }

  private Optional<Shape> shapeIn(YamlNode node, Map<String, YamlNode> given, boolean paths) {
    List<ShapeKind> kinds =
        Arrays.stream(ShapeKind.values())
            .filter(kind -> paths || !kind.isPath())
            .filter(kind -> given.containsKey(kind.fileName()))
            .toList();
    if (kinds.size() != 1) {
      List<String> names =
          Arrays.stream(ShapeKind.values())
              .filter(kind -> paths || !kind.isPath())
              .map(ShapeKind::fileName)
              .toList();
      problems.add(
          Problem.error(
              node.place(),
              String.join(", ", kinds.stream().map(ShapeKind::fileName).toList()),
              "one of " + String.join(", ", names),
              "a distribution such as uniform: {low: 1, high: 3} is missing"));
      return Optional.empty();
    }
    return shape(kinds.get(0), node(given, kinds.get(0).fileName()));
  }

  private Optional<Shape> shape(ShapeKind kind, YamlNode node) {
    int before = problems.size();
    List<String> names = kind.keys().stream().map(ShapeKind.Key::name).toList();
    Map<String, YamlNode> given = reader.mapping(node, names);
    Map<String, List<Double>> numbers = new HashMap<>();
    List<Shape> parts = new ArrayList<>();
    for (ShapeKind.Key key : kind.keys()) {
      Optional<YamlNode> value =
          key.required() && !given.isEmpty()
              ? reader.required(node, given, key.name())
              : Optional.ofNullable(given.get(key.name()));
      if (value.isEmpty()) {
        continue;
      }
      switch (key.form()) {
        case NUMBER ->
            number(kind, value.get(), numbers).ifPresent(x -> numbers.put(key.name(), List.of(x)));
        case NUMBERS -> numbers.put(key.name(), list(value.get()));
        case SHAPES -> reader.items(value.get()).forEach(part -> part(part).ifPresent(parts::add));
      }
    }
    return problems.size() > before
        ? Optional.empty()
        : Optional.of(new Shape(kind, numbers, parts));
  }

  /** Returns the number of a key; the one that counts regimes is held to how many there are. */
  private OptionalDouble number(ShapeKind kind, YamlNode node, Map<String, List<Double>> before) {
    if (kind != ShapeKind.REGIMES) {
      return reader.number(node);
    }
    OptionalDouble number = node.number();
    int regimes = before.getOrDefault("values", List.of()).size();
    if (number.isEmpty() && regimes == 0) {
      return reader.number(node);
    }
    Optional<Problem> wrong =
        Shape.wrongRegime(node.place(), node.shown(), number.orElse(Double.NaN), regimes);
    wrong.ifPresent(problems::add);
    return wrong.isPresent() ? OptionalDouble.empty() : number;
  }

  private List<Double> list(YamlNode node) {
    List<Double> numbers = reader.numbers(node);
    if (numbers.isEmpty()) {
      reader.add(node, "a list of numbers, at least one", "it was left empty");
    }
    return numbers;
  }

  private Optional<Shape> part(YamlNode node) {
    List<String> names =
        Arrays.stream(ShapeKind.values())
            .filter(kind -> !kind.isPath())
            .map(ShapeKind::fileName)
            .toList();
    Map<String, YamlNode> given = reader.mapping(node, names);
    return given.isEmpty() ? Optional.empty() : shapeIn(node, given, false);
  }

  private static YamlNode node(Map<String, YamlNode> given, String key) {
    return Objects.requireNonNull(given.get(key), key);
  }
}
