package org.perpupil.examples.spark;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.input.SweepInputs;
import org.perpupil.io.result.SweepWriter;
import org.perpupil.sweep.run.Sweep;

/**
 * A sweep as it is sent to every machine once: the content of its files, and what the driver found
 * out of them. Tasks of one process share one that is compiled.
 */
final class SharedSweep implements Serializable {
  private static final long serialVersionUID = 1L;

  /** That of this process: a job has one sweep at a time, and an earlier one takes memory. */
  private static @Nullable Compiled compiled;

  private final LinkedHashMap<String, byte[]> contents;
  private final int batch;
  private final byte[] start;
  private final String fingerprint;

  private record Compiled(String fingerprint, int batch, Sweep sweep) {}

  SharedSweep(Map<String, byte[]> contents, int batch, Sweep sweep) {
    this.contents = new LinkedHashMap<>(contents);
    this.batch = batch;
    this.start = sweep.start();
    this.fingerprint = sweep.fingerprint();
  }

  /** Runs a task's worlds, and returns the bytes of the part. */
  byte[] part(Range range, int threads) throws InterruptedException {
    return SweepWriter.partBytes(sweep().run(range.from(), range.count(), threads, worlds -> {}));
  }

  /** Returns the sweep, compiled by the first task that asks for it. */
  private Sweep sweep() {
    synchronized (SharedSweep.class) {
      Compiled held = compiled;
      if (held == null || !held.fingerprint().equals(fingerprint) || held.batch() != batch) {
        compiled = null;
        held = new Compiled(fingerprint, batch, SweepInputs.read(contents).sweep(batch, start));
        compiled = held;
      }
      return held.sweep();
    }
  }
}
