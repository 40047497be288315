package org.perpupil.io.dfe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.perpupil.problem.Problem;

/** Rows that were read and not used, by reason, and what was wrong with some of them. */
final class LeftOut {
  private final Map<String, List<String>> byReason = new LinkedHashMap<>();
  private final Map<String, List<Problem>> wrong = new LinkedHashMap<>();

  /** Counts a row. */
  void add(String reason, String name) {
    byReason.computeIfAbsent(reason, key -> new ArrayList<>()).add(name);
  }

  /** Counts a row that holds something wrong. */
  void wrong(String reason, Problem problem, String name) {
    add(reason, name);
    wrong.computeIfAbsent(reason, key -> new ArrayList<>()).add(problem);
  }

  /** Returns the rows by reason, in the order in which reasons came up. */
  Map<String, List<String>> byReason() {
    return byReason;
  }

  int size() {
    return byReason.values().stream().mapToInt(List::size).sum();
  }

  /** Returns one problem a kind, with how often it is there and the first places. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    for (List<Problem> same : wrong.values()) {
      Problem first = same.get(0);
      if (same.size() == 1) {
        problems.add(first);
        continue;
      }
      List<String> more = new ArrayList<>();
      for (Problem other : same.subList(1, Math.min(4, same.size()))) {
        more.add(other.place().replaceFirst("^.*, line ", "line "));
      }
      String rest = same.size() > 4 ? " and " + (same.size() - 4) + " more" : "";
      problems.add(
          new Problem(
              first.severity(),
              first.place(),
              first.value(),
              first.expected() + ", as in " + String.join("; ", more) + rest + " too",
              first.advice()));
    }
    return problems;
  }
}
