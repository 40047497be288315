package org.perpupil.examples;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/** How far a run is, at what rate and how long it will take, on one line of a terminal. */
final class Progress {
  private static final long BETWEEN = 250_000_000;
  private static final double SECOND = 1e9;

  private final PrintWriter err;
  private final boolean shown;
  private final long total;
  private final LongSupplier clock;
  private final long start;
  private long before;
  private long skipped;
  private long shownAt;

  Progress(PrintWriter err, boolean shown, long total, LongSupplier clock) {
    this.err = err;
    this.shown = shown;
    this.total = total;
    this.clock = clock;
    this.start = clock.getAsLong();
    this.shownAt = start;
  }

  static Progress of(PrintWriter err, long total) {
    return new Progress(err, Terminal.isWatched(), total, System::nanoTime);
  }

  /** Counts worlds that an earlier run has done. */
  void skip(long worlds) {
    skipped += worlds;
    before += worlds;
  }

  /** Counts worlds of a slice that is done. */
  void finish(long worlds) {
    before += worlds;
  }

  /** Tells how many worlds of the slice that is being run are done. */
  void tell(long worlds) {
    long now = clock.getAsLong();
    long done = before + worlds;
    if (shown && now - shownAt >= BETWEEN) {
      shownAt = now;
      double rate = (done - skipped) * SECOND / (now - start);
      Screen.printOver(
          err,
          String.format(
              Locale.ROOT,
              "%s of %s worlds, %s a second, %s s left   ",
              Show.whole((double) done),
              Show.whole((double) total),
              Show.whole(rate),
              Show.whole(Math.ceil((total - done) / rate))));
    }
  }

  /** Ends the line. */
  void close() {
    if (shown && shownAt > start) {
      err.println();
    }
  }
}
