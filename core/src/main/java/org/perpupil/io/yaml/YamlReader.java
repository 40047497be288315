package org.perpupil.io.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.perpupil.io.csv.Numbers;
import org.perpupil.io.plan.PlanRanges;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.Range;
import org.perpupil.problem.check.Identifiers;
import org.perpupil.problem.check.Names;

/** Takes values out of YAML and collects what is wrong with them. Not thread-safe. */
public final class YamlReader {
  private final List<Problem> problems;

  public YamlReader(List<Problem> problems) {
    this.problems = problems;
  }

  /**
   * Returns the keys of a mapping that may only have known ones; none, with a problem, when it is
   * no mapping or an empty one.
   */
  public Map<String, YamlNode> mapping(YamlNode node, Collection<String> known) {
    if (node.keys().isPresent() && node.keys().get().isEmpty()) {
      problems.add(
          Problem.error(
              node.place(),
              "{}",
              "keys and values, of the keys " + String.join(", ", known),
              "they were left out"));
      return Map.of();
    }
    if (node.keys().isEmpty()) {
      add(
          node,
          "keys and values such as " + known.iterator().next() + ": ...",
          "the lines below are not indented, or begin with a dash");
      return Map.of();
    }
    node.keys()
        .get()
        .forEach(
            (key, value) -> {
              if (!known.contains(key)) {
                problems.add(
                    Problem.error(
                        value.place() + ", key " + key,
                        key,
                        "one of " + String.join(", ", known),
                        Names.advice(key, known, "it belongs elsewhere in the file")));
              }
            });
    return node.keys().get();
  }

  /** Returns the value of a key that has to be there. */
  public Optional<YamlNode> required(YamlNode parent, Map<String, YamlNode> keys, String key) {
    YamlNode value = keys.get(key);
    if (value == null) {
      problems.add(
          Problem.error(
              parent.place(), "", "the key " + key, "it was left out, or has another name here"));
    }
    return Optional.ofNullable(value);
  }

  public OptionalDouble number(YamlNode node) {
    return number(node, PlanRanges.ANY);
  }

  /** Returns a number within its limits; one that is not usual is warned of. */
  public OptionalDouble number(YamlNode node, Range range) {
    OptionalDouble number = node.number();
    if (number.isEmpty()) {
      add(node, range.expected(), advice(node));
      return number;
    }
    double value = number.getAsDouble();
    if (!range.accepts(value)) {
      add(node, range.expected(), range.advice(value));
      return OptionalDouble.empty();
    }
    range.warning(node.place(), node.shown(), value).ifPresent(problems::add);
    return number;
  }

  /** Returns a whole number; one that is not usual is warned of, and limits are the plan's own. */
  public Optional<Long> whole(YamlNode node, Range range) {
    Optional<Long> whole = whole(node);
    whole
        .flatMap(value -> range.warning(node.place(), node.shown(), value))
        .ifPresent(problems::add);
    return whole;
  }

  private Optional<Long> whole(YamlNode node) {
    if (node.text().isPresent() && node.text().get().matches("-?[0-9]{1,19}")) {
      try {
        return Optional.of(Long.valueOf(node.text().get()));
      } catch (NumberFormatException e) {
        // The message below says what was expected.
      }
    }
    OptionalDouble number = node.number();
    Optional<Long> whole =
        number.isPresent() ? Numbers.whole(number.getAsDouble()) : Optional.empty();
    if (whole.isEmpty()) {
      add(node, "a whole number", number.isPresent() ? "it was rounded or divided" : advice(node));
    }
    return whole;
  }

  public Optional<String> text(YamlNode node) {
    if (node.text().isEmpty()) {
      add(node, "one text", "a name was left out, or quotation marks are missing");
    }
    return node.text().flatMap(text -> plain(node.place(), text, problems));
  }

  /** Returns the identifier of a school, an authority or a trust. */
  Optional<String> identifier(YamlNode node) {
    return text(node).flatMap(text -> identifier(node.place(), text, problems));
  }

  /** Returns the identifiers of a list, or a single one as a list of one. */
  public List<String> identifiers(YamlNode node) {
    List<String> ids = new ArrayList<>();
    items(node).forEach(item -> identifier(item).ifPresent(ids::add));
    return ids;
  }

  /** Returns a text, or nothing after reporting that it holds what controls a device. */
  static Optional<String> plain(String place, String text, List<Problem> problems) {
    Optional<String> control = Identifiers.controlCharacter(text.replace('\n', ' '));
    control.ifPresent(
        found ->
            problems.add(
                Problem.error(
                    place,
                    text,
                    "text without control characters",
                    "it was copied from another program, and holds " + found)));
    return control.isPresent() ? Optional.empty() : Optional.of(text);
  }

  /** Returns an identifier as files hold it, or nothing after reporting what nobody sees in it. */
  static Optional<String> identifier(String place, String text, List<Problem> problems) {
    String id = Identifiers.normalised(text);
    Optional<Problem> hidden = Identifiers.hidden(id, place);
    hidden.ifPresent(problems::add);
    return hidden.isPresent() ? Optional.empty() : Optional.of(id);
  }

  /** Returns the items of a list, or a single value as a list of one. */
  public List<YamlNode> items(YamlNode node) {
    if (node.items().isPresent()) {
      return node.items().get();
    }
    if (node.keys().isEmpty() && node.text().isEmpty()) {
      add(node, "a list", "its lines begin with a dash, indented");
      return List.of();
    }
    return List.of(node);
  }

  public List<String> texts(YamlNode node) {
    List<String> texts = new ArrayList<>();
    items(node).forEach(item -> text(item).ifPresent(texts::add));
    return texts;
  }

  public List<Double> numbers(YamlNode node) {
    return numbers(node, PlanRanges.ANY);
  }

  public List<Double> numbers(YamlNode node, Range range) {
    List<Double> numbers = new ArrayList<>();
    items(node).forEach(item -> number(item, range).ifPresent(numbers::add));
    return numbers;
  }

  /** Returns one of several names, each of a value. */
  public <T> Optional<T> oneOf(YamlNode node, Collection<T> values, Function<T, String> name) {
    String text = node.shown();
    List<String> names = values.stream().map(name).toList();
    Optional<T> found = values.stream().filter(value -> name.apply(value).equals(text)).findFirst();
    if (found.isEmpty()) {
      add(
          node,
          "one of " + String.join(", ", names),
          Names.advice(text, names, "it was meant for another key, or by another name"));
    }
    return found;
  }

  /** Returns what a parser makes of a text, and its problems at the value's place. */
  public <T> Optional<T> parsed(YamlNode node, Function<String, T> parser) {
    try {
      return text(node).map(parser);
    } catch (ProblemsException e) {
      e.problems()
          .forEach(
              p -> problems.add(Problem.error(node.place(), p.value(), p.expected(), p.advice())));
      return Optional.empty();
    }
  }

  /** Returns what may have been meant by a value that is no number. */
  private static String advice(YamlNode node) {
    return node.text().isPresent()
        ? Numbers.advice(node.shown(), Numbers.WORD)
        : node.shown().isEmpty()
            ? "the value was left out; without the line, the default holds"
            : "one number was meant, without braces or brackets";
  }

  public void add(YamlNode node, String expected, String advice) {
    problems.add(Problem.error(node.place(), node.shown(), expected, advice));
  }
}
