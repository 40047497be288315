package org.perpupil.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.perpupil.problem.ProblemsException;

/** What tests of refused input share. */
public final class BadInput {
  private BadInput() {}

  /** Asserts that a call reports exactly these problems, in order: "place|value" each. */
  public static void assertProblems(ThrowingCallable call, String... found) {
    assertThatExceptionOfType(ProblemsException.class)
        .isThrownBy(call)
        .satisfies(
            thrown ->
                assertThat(thrown.problems())
                    .extracting(problem -> problem.place() + "|" + problem.value())
                    .containsExactly(found));
  }
}
