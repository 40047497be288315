package org.perpupil.io.input;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
   * What a file says.
   *
   * @param mixes in the order of the file
   * @param warnings what is odd
   */
  public record Read(List<Lever> mixes, List<Problem> warnings) {}

  /**
   * Reads a file.
   *
   * @throws ProblemsException with every problem of the file, when any is an error
   */
  public static Read read(Source file) {
    List<Problem> problems = new ArrayList<>();
    List<Lever> mixes = new ArrayList<>();
    YamlEvents.of(file, problems)
        .ifPresent(yaml -> mixes.addAll(new LeverMixes(yaml, problems).read()));
    ProblemsException.throwIfAny(problems);
    return new Read(List.copyOf(mixes), List.copyOf(problems));
  }

  private List<Lever> read() {
    String place = yaml.place();
    keys.mapping("the key mixes", Map.of("mixes", this::all));
    if (mixes.isEmpty() && problems.stream().noneMatch(Problem::isError)) {
      problems.add(
          Problem.error(
              place, "no mixes", "the key mixes with a mix or more", "it is not indented"));
    }
    return List.copyOf(mixes.values());
  }

  private void all() {
    keys.each(
        "names of mixes, each with its moves",
        name -> {
          String place = yaml.place();
          return Optional.of(() -> one(name, place));
        });
  }

  private void one(String name, String place) {
    int before = problems.size();
    List<Lever.Part> parts = new ArrayList<>();
    if (yaml.isScalar()) {
      String at = yaml.place();
      keys.text(MOVES)
          .flatMap(word -> move(at, word))
          .ifPresent(move -> parts.add(new Lever.Part(move, 100)));
    } else {
      keys.each(
          MOVES,
          word ->
              move(yaml.place(), word)
                  .map(
                      move ->
                          () ->
                              keys.number("percent of the gap, above 0 and up to 100")
                                  .ifPresent(percent -> parts.add(new Lever.Part(move, percent)))));
    }
    if (problems.size() == before) {
      try {
        mixes.put(name, Lever.mix(name, parts));
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
}
