package org.perpupil.io.yaml;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Function;
import org.perpupil.io.csv.Numbers;
import org.perpupil.io.plan.PlanRanges;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Names;
import org.perpupil.rates.FundingYear;

/** Reads mappings and lists of a closed schema; what is wrong is collected. Not thread-safe. */
public final class YamlKeys {
  private final YamlEvents yaml;
  private final List<Problem> problems;

  public YamlKeys(YamlEvents yaml, List<Problem> problems) {
    this.yaml = yaml;
    this.problems = problems;
  }

  /**
   * Reads the mapping at hand: for each key that is known, its reader, which stands at the value
   * and must pass over all of it.
   *
   * @param expected what stands here, for the problem when it is no mapping
   * @return whether it was a mapping
   */
  public boolean mapping(String expected, Map<String, Runnable> readers) {
    return each(
        expected,
        key -> {
          Optional<Runnable> reader = Optional.ofNullable(readers.get(key));
          if (reader.isEmpty()) {
            List<String> known = readers.keySet().stream().sorted().toList();
            problems.add(
                Problem.error(
                    yaml.place(),
                    key,
                    "one of the keys " + String.join(", ", known),
                    Names.advice(key, known, "it belongs elsewhere, or its indentation is wrong")));
          }
          return reader;
        });
  }

  /**
   * Reads the mapping at hand, whose keys come once each.
   *
   * @param expected what stands here, for the problem when it is no mapping
   * @param readers for a key, what stands at its value and must pass over all of it; or nothing,
   *     and the value is skipped
   * @return whether it was a mapping
   */
  public boolean each(String expected, Function<String, Optional<Runnable>> readers) {
    if (!isMapping(expected)) {
      return false;
    }
    Map<String, String> seen = new HashMap<>();
    while (yaml.nextKey()) {
      Optional<Runnable> reader = readers.apply(yaml.key());
      if (isNew(seen, yaml.key()) && reader.isPresent()) {
        yaml.toValue();
        reader.get().run();
      } else {
        yaml.skipValue();
      }
    }
    return true;
  }

  /**
   * Reads the mapping at hand, whose keys are funding years, or such as {@code 2027-28..2029-30}
   * and {@code 2027-28..}, which holds until the next year that is named.
   */
  public void spans(String expected, Consumer<YearSpan> reader) {
    each(
        expected,
        key -> YearSpan.read(yaml.place(), key, problems).map(span -> () -> reader.accept(span)));
  }

  /** Reads the mapping at hand, whose keys are funding years. */
  public void years(String expected, Consumer<FundingYear> reader) {
    each(expected, key -> year(key).map(year -> () -> reader.accept(year)));
  }

  /** Reads the list at hand, item by item. */
  public void list(String expected, Runnable item) {
    if (!yaml.isList()) {
      problems.add(
          Problem.error(
              yaml.place(), yaml.shown(), expected, "a dash is missing before each item"));
      yaml.skip();
      return;
    }
    while (yaml.nextItem()) {
      item.run();
    }
  }

  /** Reads the text at hand; empty, with a problem, when it is none. */
  public Optional<String> text(String expected) {
    if (yaml.isScalar() && !yaml.isNothing() && !yaml.shown().isBlank()) {
      return YamlReader.plain(yaml.place(), yaml.shown(), problems);
    }
    problems.add(
        Problem.error(yaml.place(), yaml.shown(), expected, "it was left out, or is indented"));
    yaml.skip();
    return Optional.empty();
  }

  /** Reads the identifier at hand; empty, with a problem, when it is none. */
  public Optional<String> identifier(String expected) {
    String place = yaml.place();
    return text(expected).flatMap(text -> YamlReader.identifier(place, text, problems));
  }

  /** Reads the number at hand; empty, with a problem, when it is none. */
  public OptionalDouble number(String expected) {
    String text = yaml.shown();
    OptionalDouble value = yaml.isScalar() ? Numbers.parse(text) : OptionalDouble.empty();
    if (value.isEmpty()) {
      problems.add(Problem.error(yaml.place(), text, expected, Numbers.advice(text, Numbers.WORD)));
      yaml.skip();
    } else if (!PlanRanges.ANY.accepts(value.getAsDouble())) {
      problems.add(
          Problem.error(
              yaml.place(),
              text,
              expected + ", below 10^12",
              "a digit or an exponent is too many"));
      return OptionalDouble.empty();
    }
    return value;
  }

  private boolean isMapping(String expected) {
    if (!yaml.isMapping()) {
      problems.add(
          Problem.error(
              yaml.place(),
              yaml.shown(),
              expected,
              "the lines below are not indented, or begin with a dash"));
      yaml.skip();
      return false;
    }
    return true;
  }

  private Optional<FundingYear> year(String label) {
    try {
      return Optional.of(FundingYear.parse(label));
    } catch (ProblemsException e) {
      problems.add(
          Problem.error(
              yaml.place(), label, "a funding year such as 2026-27", "it is in another form"));
      return Optional.empty();
    }
  }

  private boolean isNew(Map<String, String> seen, String key) {
    String elsewhere = seen.putIfAbsent(key, yaml.place());
    if (elsewhere != null) {
      problems.add(
          Problem.error(
              yaml.place(),
              key,
              "each key once",
              "one of the two is left over; the other is in " + elsewhere));
    }
    return elsewhere == null;
  }
}
