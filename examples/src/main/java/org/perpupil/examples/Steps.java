package org.perpupil.examples;

import java.io.PrintWriter;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Which step a command is at, on one line of a terminal; nothing where nobody watches. */
final class Steps implements Consumer<String>, AutoCloseable {
  private static final long BETWEEN = 250_000_000;
  private static final int WIDTH = 70;

  private final PrintWriter err;
  private final boolean shown;
  private final LongSupplier clock;
  private long shownAt;
  private boolean isBegun;

  Steps(PrintWriter err, boolean shown, LongSupplier clock) {
    this.err = err;
    this.shown = shown;
    this.clock = clock;
    this.shownAt = clock.getAsLong();
  }

  @Override
  public void accept(String step) {
    long now = clock.getAsLong();
    if (shown && now - shownAt >= BETWEEN) {
      shownAt = now;
      isBegun = true;
      String text = Show.reason(step);
      String cut = text.substring(0, Math.min(WIDTH, text.length()));
      Screen.printOver(err, cut + " ".repeat(WIDTH - cut.length()));
    }
  }

  /** Clears the line. */
  @Override
  public void close() {
    if (isBegun) {
      Screen.printOver(err, " ".repeat(WIDTH));
      Screen.printOver(err, "");
    }
  }
}
