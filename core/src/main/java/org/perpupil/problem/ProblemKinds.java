package org.perpupil.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpupil.problem.check.Visible;

/**
 * Problems of one kind in one column of a table, told as one: how many, and where the first are.
 */
final class ProblemKinds {
  private static final int FIRST = 5;
  private static final int LONGEST_VALUE = 30;

  private ProblemKinds() {}

  /** What problems have to share to be of one kind. */
  private record Kind(
      Severity severity, String file, Optional<String> column, String expected, String advice) {}

  /** Returns the problems in order, those of one kind where the first of them is. */
  static List<Problem> of(List<Problem> problems) {
    Map<Object, List<Problem>> kinds = new LinkedHashMap<>();
    for (Problem problem : problems) {
      Object kind = isOfATable(problem) ? kind(problem) : kinds.size();
      kinds.computeIfAbsent(kind, key -> new ArrayList<>()).add(problem);
    }
    return kinds.values().stream().map(ProblemKinds::one).toList();
  }

  /** Columns of a text are numbers; what is wrong there is a key or value of its own. */
  private static boolean isOfATable(Problem problem) {
    return problem.file().isPresent()
        && !problem.isNote()
        && problem.column().map(column -> !column.matches("[0-9]+")).orElse(true)
        && (problem.line().isPresent() || problem.column().isPresent());
  }

  private static Kind kind(Problem problem) {
    // What is missing from a line is named in what was expected, and nowhere else.
    boolean isMissing = problem.column().isEmpty() && problem.value().isEmpty();
    return new Kind(
        problem.severity(),
        problem.file().orElseThrow(),
        problem.column(),
        isMissing ? problem.expected() : withoutValues(problem.expected()),
        withoutValues(problem.advice()));
  }

  private static String withoutValues(String words) {
    return words.replaceAll("'[^']*'", "'").replaceAll("[-0-9.]*[0-9]", "0");
  }

  private static Problem one(List<Problem> problems) {
    Problem first = problems.get(0);
    if (problems.size() == 1) {
      return first;
    }
    StringBuilder more = new StringBuilder(first.expected());
    more.append("; ").append(problems.size()).append(" in all, also in ");
    for (int i = 1; i < Math.min(FIRST, problems.size()); i++) {
      more.append(i == 1 ? "" : ", ").append(where(problems.get(i), first));
    }
    if (problems.size() > FIRST) {
      more.append(" and ").append(problems.size() - FIRST).append(" more places");
    }
    boolean sameAdvice =
        problems.stream().allMatch(problem -> problem.advice().equals(first.advice()));
    return new Problem(
        first.severity(),
        first.place(),
        first.file(),
        first.line(),
        first.column(),
        first.value(),
        more.toString(),
        sameAdvice ? first.advice() : first.advice() + ", in the first of them");
  }

  /** Returns where a problem is within the file of the first, and its value if it is another. */
  private static String where(Problem problem, Problem first) {
    String place =
        problem.line().isPresent()
            ? "line " + problem.line().getAsInt()
            : problem
                .place()
                .substring(problem.file().orElseThrow().length())
                .replaceFirst(", ", "");
    return problem.value().isEmpty() || problem.value().equals(first.value())
        ? place
        : place + " ('" + Visible.cut(problem.value(), LONGEST_VALUE) + "')";
  }
}
