package org.perpupil.io.plan;

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
import org.perpupil.io.yaml.YamlNode;
import org.perpupil.io.yaml.YamlReader;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Selector;
import org.perpupil.statistics.ShockCorrelation;
import org.perpupil.sweep.DistributionKind;
import org.perpupil.sweep.StatedDistribution;
import org.perpupil.sweep.SweepPlanBuilder;
import org.perpupil.sweep.Variation;

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
    Arrays.stream(DistributionKind.values()).map(DistributionKind::fileName).forEach(keys::add);
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
    Optional<ShockCorrelation> levels = levels(node, given);
    Optional<StatedDistribution> shape = shapeIn(node, given, true);
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

  private Optional<ShockCorrelation> levels(YamlNode node, Map<String, YamlNode> given) {
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
                  ShockCorrelation.of(
                      0, name.equals("authority") ? 1 : 0, name.equals("school") ? 1 : 0));
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
      return Optional.of(ShockCorrelation.of(parts[0], parts[1], parts[2]));
    } catch (ProblemsException e) {
      e.problems().forEach(problem -> problems.add(problem.within(levels.place())));
      return Optional.empty();
    }
  }

  private Optional<StatedDistribution> shapeIn(
      YamlNode node, Map<String, YamlNode> given, boolean paths) {
    List<DistributionKind> kinds =
        Arrays.stream(DistributionKind.values())
            .filter(kind -> paths || !kind.isPath())
            .filter(kind -> given.containsKey(kind.fileName()))
            .toList();
    if (kinds.size() != 1) {
      List<String> names =
          Arrays.stream(DistributionKind.values())
              .filter(kind -> paths || !kind.isPath())
              .map(DistributionKind::fileName)
              .toList();
      problems.add(
          Problem.error(
              node.place(),
              String.join(", ", kinds.stream().map(DistributionKind::fileName).toList()),
              "one of " + String.join(", ", names),
              kinds.isEmpty()
                  ? "a distribution such as uniform: {low: 1, high: 3} is missing"
                  : "one of them is left over; a mixture takes several"));
      return Optional.empty();
    }
    return shape(kinds.get(0), node(given, kinds.get(0).fileName()));
  }

  private Optional<StatedDistribution> shape(DistributionKind kind, YamlNode node) {
    int before = problems.size();
    List<String> names = kind.keys().stream().map(DistributionKind.Key::name).toList();
    Map<String, YamlNode> given = reader.mapping(node, names);
    Map<String, List<Double>> numbers = new HashMap<>();
    List<StatedDistribution> parts = new ArrayList<>();
    for (DistributionKind.Key key : kind.keys()) {
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
        : Optional.of(new StatedDistribution(kind, numbers, parts));
  }

  /** Returns the number of a key; the one that counts regimes is held to how many there are. */
  private OptionalDouble number(
      DistributionKind kind, YamlNode node, Map<String, List<Double>> before) {
    if (kind != DistributionKind.REGIMES) {
      return reader.number(node);
    }
    OptionalDouble number = node.number();
    int regimes = before.getOrDefault("values", List.of()).size();
    if (number.isEmpty() && regimes == 0) {
      return reader.number(node);
    }
    Optional<Problem> wrong =
        StatedDistribution.wrongRegime(
            node.place(), node.shown(), number.orElse(Double.NaN), regimes);
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

  private Optional<StatedDistribution> part(YamlNode node) {
    List<String> names =
        Arrays.stream(DistributionKind.values())
            .filter(kind -> !kind.isPath())
            .map(DistributionKind::fileName)
            .toList();
    Map<String, YamlNode> given = reader.mapping(node, names);
    return given.isEmpty() ? Optional.empty() : shapeIn(node, given, false);
  }

  private static YamlNode node(Map<String, YamlNode> given, String key) {
    return Objects.requireNonNull(given.get(key), key);
  }
}
