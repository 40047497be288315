package org.perpupil.io.result;

import java.io.IOException;

/** Carries an interruption through a writer, which cannot throw it. */
final class Interruption {
  /** What may be interrupted. */
  interface Work {
    void run() throws IOException, InterruptedException;
  }

  /** Carries one of them. */
  @SuppressWarnings("serial")
  private static final class CarriedException extends RuntimeException {
    private final InterruptedException interruption;

    CarriedException(InterruptedException interruption) {
      super(interruption);
      this.interruption = interruption;
    }
  }

  /** Runs what a writer calls. */
  static void inside(Work work) throws IOException {
    try {
      work.run();
    } catch (InterruptedException e) {
      throw new CarriedException(e);
    }
  }

  /** Runs the writer. */
  static void through(Runnable writing) throws InterruptedException {
    try {
      writing.run();
    } catch (CarriedException e) {
      throw e.interruption;
    }
  }

  private Interruption() {}
}
