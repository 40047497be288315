package org.perpupil.authority.levers;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;

/**
 * A way to make a formula cost what the schools block holds.
 *
 * <p>Either last year's rates as they are, which nothing is solved in, or the national rates whose
 * gap to the block is closed by one move or by several in turn, each by its part of the gap. What a
 * part cannot close within its allowed range, the others close as far as they can, those after it
 * first. Immutable and thread-safe.
 */
public final class Lever {
  /** Last year's rates, with this year's minimum levels. */
  public static final Lever AS_THEY_ARE = new Lever("as-they-are", List.of());

  private static final double HUNDRED_TOLERANCE = 1e-6;

  /**
   * A part of a lever.
   *
   * @param move what is moved
   * @param percent the part of the gap that it closes, in percent
   */
  public record Part(LeverMove move, double percent) {}

  private final String name;
  private final ImmutableList<Part> parts;

  private Lever(String name, List<Part> parts) {
    this.name = name;
    this.parts = ImmutableList.copyOf(parts);
  }

  /** Returns the lever that closes the whole gap by one move, whose name it has. */
  public static Lever of(LeverMove move) {
    return new Lever(move.name(), List.of(new Part(move, 100)));
  }

  /**
   * Returns the levers that every authority has: rates as they are, then national rates by basic
   * entitlement, by all pupil-led rates, by the guarantee and by the cap; unmodifiable.
   */
  public static List<Lever> usual() {
    return List.of(
        AS_THEY_ARE,
        of(LeverMove.BASIC),
        of(LeverMove.PUPIL_LED),
        of(LeverMove.GUARANTEE),
        of(LeverMove.CAP));
  }

  /**
   * Returns a lever of several parts.
   *
   * @param name what it is called
   * @throws ProblemsException when it has no name or no parts, a part is not above 0, a move comes
   *     twice, or the parts are not 100 percent together
   */
  public static Lever mix(String name, List<Part> parts) {
    List<Problem> problems = new ArrayList<>();
    String place = "mix " + name;
    if (name.isBlank()) {
      problems.add(
          Problem.error("mix", name, "a name for the mix", "the sign = is missing after it"));
    }
    for (Part part : parts) {
      if (!(part.percent() > 0 && part.percent() <= 100)) {
        problems.add(
            Problem.error(
                place + ", " + part.move().name(),
                Problem.plain(part.percent()),
                "a part of the gap, above 0 and up to 100 percent",
                "the part was to be left out"));
      }
    }
    double whole = parts.stream().mapToDouble(Part::percent).sum();
    if (problems.isEmpty() && !(Math.abs(whole - 100) <= HUNDRED_TOLERANCE)) {
      problems.add(
          Problem.error(
              place,
              Problem.plain(whole) + " percent together",
              "parts that are 100 percent of the gap together",
              "a part is missing"));
    }
    long moves = parts.stream().map(part -> part.move().name()).distinct().count();
    if (moves < parts.size()) {
      problems.add(
          Problem.error(
              place,
              parts.size() + " parts",
              "every move once",
              "the parts of one move can be added up"));
    }
    ProblemsException.throwIfAny(problems);
    return new Lever(name, parts);
  }

  /**
   * Returns a mix as users write it: {@code NAME=MOVE:PERCENT,MOVE:PERCENT}, such as {@code
   * half=basic:50,guarantee:50}; a single move needs no percentage.
   *
   * @throws ProblemsException with everything that is wrong with it
   */
  public static Lever parse(String text) {
    int equals = text.indexOf('=');
    String name = equals < 0 ? "" : text.substring(0, equals).trim();
    String[] words = text.substring(equals + 1).split(",", -1);
    List<Problem> problems = new ArrayList<>();
    List<Part> parts = new ArrayList<>();
    for (String word : words) {
      String[] halves = word.trim().split(":", 2);
      Optional<LeverMove> move = LeverMove.find(halves[0].trim());
      if (move.isEmpty()) {
        problems.add(LeverMove.unknown("mix " + text, halves[0].trim()));
      }
      OptionalDouble percent =
          halves.length == 2
              ? number(halves[1].trim())
              : Stream.of(100.0)
                  .filter(all -> words.length == 1)
                  .mapToDouble(Double::doubleValue)
                  .findFirst();
      if (percent.isEmpty()) {
        problems.add(
            Problem.error(
                "mix " + text,
                word,
                "a move and its part of the gap in percent, such as basic:50",
                "the percentage after the colon is missing"));
      } else {
        move.ifPresent(found -> parts.add(new Part(found, percent.getAsDouble())));
      }
    }
    ProblemsException.throwIfAny(problems);
    return mix(name, parts);
  }

  /** Returns what it is called. */
  public String name() {
    return name;
  }

  /** Returns the parts in the order in which they move; none where rates are as they are. */
  public List<Part> parts() {
    return parts;
  }

  @Override
  public String toString() {
    return "Lever[" + name + "]";
  }

  private static OptionalDouble number(String text) {
    try {
      double number = Double.parseDouble(text);
      return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
