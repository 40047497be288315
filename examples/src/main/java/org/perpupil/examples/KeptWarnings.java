package org.perpupil.examples;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.perpupil.problem.Problem;
import org.perpupil.problem.check.Visible;

/**
 * Warnings, and notes of how files were read, that wait until the answer is there, so that they are
 * read last; each is told once, and those of one kind together. Not thread-safe.
 */
final class KeptWarnings {
  private static final int MOST_KINDS = 5;
  private static final int MOST_PLACES = 4;
  private static final int LONGEST_PLACE = 60;

  private final Set<Problem> problems = new LinkedHashSet<>();
  private final Set<String> texts = new LinkedHashSet<>();

  /** What warnings have in common: all but the line, the school or the value. */
  private record Kind(
      Optional<String> file, Optional<String> column, String expected, String advice) {
    static Kind of(Problem problem) {
      return new Kind(problem.file(), problem.column(), problem.expected(), problem.advice());
    }
  }

  void add(List<Problem> more) {
    problems.addAll(more);
  }

  /** Keeps a warning that is written already, of a kind of its own. */
  void add(String text) {
    texts.add(text);
  }

  /**
   * Prints what was kept since the last time, kind by kind.
   *
   * @param showsAll whether each is wanted by itself, however many are alike
   */
  void print(PrintWriter err, boolean showsAll) {
    problems.stream().filter(Problem::isNote).forEach(err::println);
    List<Problem> warnings =
        Problem.grouped(problems.stream().filter(problem -> !problem.isNote()).toList());
    if (showsAll) {
      warnings.forEach(err::println);
    } else {
      Map<Kind, List<Problem>> kinds =
          warnings.stream()
              .collect(Collectors.groupingBy(Kind::of, LinkedHashMap::new, Collectors.toList()));
      kinds.values().stream().limit(MOST_KINDS).forEach(alike -> print(alike, err));
      if (kinds.size() > MOST_KINDS) {
        int more = kinds.values().stream().skip(MOST_KINDS).mapToInt(List::size).sum();
        err.println(
            "and "
                + Show.whole(more)
                + " more warnings; 'check' before the command prints them all");
      }
    }
    texts.forEach(err::println);
    problems.clear();
    texts.clear();
  }

  private static void print(List<Problem> alike, PrintWriter err) {
    err.println(alike.get(0));
    if (alike.size() > 1) {
      List<String> places = new ArrayList<>();
      alike.subList(1, Math.min(alike.size(), 1 + MOST_PLACES)).stream()
          .map(KeptWarnings::place)
          .forEach(places::add);
      int others = alike.size() - 1 - places.size();
      err.println(
          "and "
              + Show.whole(alike.size() - 1)
              + " more like it: "
              + String.join("; ", places)
              + (others > 0 ? "; and " + Show.whole(others) + " others" : ""));
    }
  }

  /** Returns where a warning is, without what all of its kind share. */
  private static String place(Problem problem) {
    String found = problem.value().isEmpty() ? "" : " '" + Visible.name(problem.value()) + "'";
    return problem.line().isPresent()
        ? "line " + problem.line().getAsInt() + found
        : Visible.ends(problem.place(), LONGEST_PLACE) + found;
  }
}
