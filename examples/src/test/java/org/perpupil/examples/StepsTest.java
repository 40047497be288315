package org.perpupil.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Steps are shown on one line, now and then, and only to somebody who watches. */
class StepsTest {
  private final StringWriter text = new StringWriter();
  private final AtomicLong now = new AtomicLong();

  private Steps steps(boolean watched) {
    return new Steps(new PrintWriter(text, true), watched, now::get);
  }

  @Test
  void aStepStandsOverTheOneBefore() {
    try (Steps steps = steps(true)) {
      steps.accept("too soon");
      now.set(300_000_000);
      steps.accept("reading a.csv");
      now.set(400_000_000);
      steps.accept("too soon again");
      now.set(600_000_000);
      steps.accept("1,000 of 2,000 schools made");
    }
    assertThat(text.toString())
        .doesNotContain("too soon", "\n")
        .contains("reading a.csv")
        .contains("1,000 of 2,000 schools made");
  }

  @Test
  void nothingIsShownToNobody() {
    try (Steps steps = steps(false)) {
      now.set(900_000_000);
      steps.accept("reading a.csv");
    }
    assertThat(text.toString()).isEmpty();
  }
}
