package org.perpupil.statistics.world;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.Uninterruptibles;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.perpupil.statistics.Accumulator;
import org.perpupil.statistics.world.WorldTiles.Worker;

/** Threads that share out tiles, and end when this is closed. */
final class TileThreads implements AutoCloseable {
  private final WorldTiles tiles;
  private final List<Worker> workers = new ArrayList<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final ExecutorService executor;
  private final LongConsumer progress;
  private final Object progressLock = new Object();
  private long done;
  private volatile boolean cancelled;

  TileThreads(WorldTiles tiles, int threadCount, LongConsumer progress) {
    this.tiles = tiles;
    this.progress = progress;
    for (int i = 0; i < threadCount; i++) {
      workers.add(tiles.worker());
    }
    this.executor = Executors.newFixedThreadPool(threadCount, this::newThread);
  }

  /** Runs worlds and adds all of them to the results; or throws, and adds some or none. */
  void run(long firstWorld, long worlds, Accumulator results) throws InterruptedException {
    AtomicLong next = new AtomicLong();
    List<Callable<Boolean>> tasks = new ArrayList<>();
    for (Worker worker : workers) {
      tasks.add(() -> runTiles(worker, next, firstWorld, worlds));
    }
    for (Future<Boolean> task : executor.invokeAll(tasks)) {
      try {
        task.get();
      } catch (ExecutionException failed) {
        Throwable cause = Objects.requireNonNull(failed.getCause());
        Throwables.throwIfUnchecked(cause);
        throw new IllegalStateException(cause);
      }
    }
    for (Worker worker : workers) {
      worker.moveTo(results);
    }
  }

  /** Stops after the tiles that are being run, and waits for them. */
  @Override
  public void close() {
    cancelled = true;
    executor.shutdownNow();
    threads.forEach(Uninterruptibles::joinUninterruptibly);
  }

  /** Runs tiles until none is left; after a failure, no thread begins another. */
  private boolean runTiles(Worker worker, AtomicLong next, long firstWorld, long worlds) {
    int size = tiles.tileSize();
    boolean finished = false;
    try {
      long from = next.getAndAdd(size);
      while (from < worlds && !cancelled) {
        int count = (int) Math.min(size, worlds - from);
        worker.run(firstWorld + from, count);
        tell(count);
        from = next.getAndAdd(size);
      }
      finished = true;
    } finally {
      if (!finished) {
        cancelled = true;
      }
    }
    return finished;
  }

  private void tell(int count) {
    synchronized (progressLock) {
      done += count;
      progress.accept(done);
    }
  }

  private Thread newThread(Runnable work) {
    Thread thread = new Thread(work, "worlds");
    thread.setDaemon(true);
    threads.add(thread);
    return thread;
  }
}
