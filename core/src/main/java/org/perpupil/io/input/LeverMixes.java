package org.perpupil.io.input;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.perpupil.authority.levers.Lever;
import org.perpupil.authority.levers.LeverMove;
import org.perpupil.io.Source;
import org.perpupil.io.yaml.YamlEvents;
import org.perpupil.io.yaml.YamlKeys;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;

/**
 * Reads mixes that users name: under the key {@code mixes}, a name and its moves with the parts of
 * the gap that they close in percent, such as {@code half: {basic: 50, guarantee: 50}}; a single
 * move needs no percentage. Not thread-safe.
 */
public final class LeverMixes {
  private static final String MOVES =
      "moves and their parts of the gap in percent, such as {basic: 50, guarantee: 50}";

  private final YamlEvents yaml;
  private final YamlKeys keys;
  private final List<Problem> problems;
  private final Map<String, Lever> mixes = new LinkedHashMap<>();

  private LeverMixes(YamlEvents yaml, List<Problem> problems) {
    this.yaml = yaml;
    this.keys = new YamlKeys(yaml, problems);
    this.problems = problems;
  }

  /**
   * Returns the mixes of a file, in its order.
   *
   * @throws ProblemsException with every problem of the file, when there is any
   */
  public static List<Lever> read(Source file) {
    List<Problem> problems = new ArrayList<>();
    List<Lever> mixes = new ArrayList<>();
    YamlEvents.of(file, problems)
        .ifPresent(yaml -> mixes.addAll(new LeverMixes(yaml, problems).read()));
    ProblemsException.throwIfAny(problems);
    return List.copyOf(mixes);
  }

  private List<Lever> read() {
    String place = yaml.place();
    keys.mapping("the key mixes", Map.of("mixes", this::all));
    if (problems.isEmpty() && mixes.isEmpty()) {
      problems.add(
          Problem.error(
              place, "no mixes", "the key mixes with a mix or more", "it is not indented"));
    }
    return List.copyOf(mixes.values());
  }

  private void all() {
    if (!isMapping("names of mixes, each with its moves")) {
      return;
    }
    while (yaml.nextKey()) {
      String name = yaml.key();
      String place = yaml.place();
      boolean isNew = !mixes.containsKey(name);
      yaml.toValue();
      one(name, place);
      if (!isNew) {
        problems.add(Problem.error(place, name, "each mix once", "one of the two is left over"));
      }
    }
  }

  private void one(String name, String place) {
    List<Lever.Part> parts = new ArrayList<>();
    boolean isWhole = true;
    if (yaml.isScalar()) {
      String at = yaml.place();
      Optional<LeverMove> move = keys.text(MOVES).flatMap(word -> move(at, word));
      move.ifPresent(found -> parts.add(new Lever.Part(found, 100)));
      isWhole = move.isPresent();
    } else if (isMapping(MOVES)) {
      while (yaml.nextKey()) {
        Optional<LeverMove> move = move(yaml.place(), yaml.key());
        yaml.toValue();
        OptionalDouble percent = keys.number("percent of the gap, above 0 and up to 100");
        isWhole &= move.isPresent() && percent.isPresent();
        if (move.isPresent() && percent.isPresent()) {
          parts.add(new Lever.Part(move.get(), percent.getAsDouble()));
        }
      }
    } else {
      isWhole = false;
    }
    if (isWhole) {
      try {
        mixes.putIfAbsent(name, Lever.mix(name, parts));
      } catch (ProblemsException e) {
        e.problems().forEach(problem -> problems.add(problem.within(place)));
      }
    }
  }

  private Optional<LeverMove> move(String place, String word) {
    Optional<LeverMove> move = LeverMove.find(word);
    if (move.isEmpty()) {
      problems.add(LeverMove.unknown(place, word));
    }
    return move;
  }

  private boolean isMapping(String expected) {
    if (!yaml.isMapping()) {
      problems.add(
          Problem.error(yaml.place(), yaml.shown(), expected, "the lines below are not indented"));
      yaml.skip();
      return false;
    }
    return true;
  }
}
