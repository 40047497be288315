package org.perpupil.problem;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown when a user's input cannot be used; carries every problem found, not the first one. Its
 * message {@linkplain Problem#grouped groups} them.
 */
public final class ProblemsException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient ImmutableList<Problem> problems;

  /**
   * Creates the exception.
   *
   * @param problems all that was found, warnings included; at least one
   */
  public ProblemsException(List<Problem> problems) {
    super(
        Problem.grouped(problems).stream()
            .map(Problem::toString)
            .collect(Collectors.joining("\n")));
    this.problems = ImmutableList.copyOf(problems);
  }

  /** Creates the exception for a single problem. */
  public ProblemsException(Problem problem) {
    this(List.of(problem));
  }

  /** Throws if any of the problems is an error. */
  public static void throwIfAny(List<Problem> problems) {
    if (problems.stream().anyMatch(Problem::isError)) {
      throw new ProblemsException(problems);
    }
  }

  /** Returns every problem, in the order found; unmodifiable. */
  public List<Problem> problems() {
    return problems;
  }
}
