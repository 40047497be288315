package org.perpupil.examples.spark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.Source;
import org.perpupil.io.result.SweepWriter;
import org.perpupil.sweep.SweepResult;
import org.perpupil.sweep.run.Sweep;
import scala.Tuple2;

/**
 * A sweep as jobs of Spark: a task runs a range of worlds, parts go between machines as bytes, and
 * are joined group by group before they come to the driver, which holds few of them at once.
 */
final class SparkRun {
  /** Up to so many parts are joined by the driver alone. */
  private static final int FEW = 8;

  private final JavaSparkContext spark;
  private final Sweep sweep;
  private final Broadcast<SharedSweep> shared;
  private final int slices;

  SparkRun(JavaSparkContext spark, Sweep sweep, SharedSweep shared, int slices) {
    this.spark = spark;
    this.sweep = sweep;
    this.shared = spark.broadcast(shared);
    this.slices = slices;
  }

  /** Runs all worlds, or as many as it takes where the plan says when to stop. */
  SweepResult run() {
    List<SweepResult> steps = new ArrayList<>();
    long from = 0;
    for (long to : sweep.checks()) {
      steps.add(worlds(from, to - from));
      from = to;
      if (sweep.plan().stop().isPresent()) {
        SweepResult soFar = SweepResult.join(steps);
        steps = new ArrayList<>(List.of(soFar));
        if (sweep.isPreciseEnough(soFar)) {
          return soFar;
        }
      }
    }
    return SweepResult.merge(steps);
  }

  private SweepResult worlds(long from, long count) {
    List<Range> ranges = Range.of(from, count, slices);
    JavaRDD<byte[]> joined = joined(ranges).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      // All at once; what follows takes one after the other.
      joined.count();
      Iterator<byte[]> parts = joined.toLocalIterator();
      SweepResult all = part(parts.next());
      while (parts.hasNext()) {
        all = SweepResult.combine(List.of(all, part(parts.next())));
      }
      return all;
    } finally {
      joined.unpersist();
    }
  }

  /** Returns parts in the order of their worlds, about as many as each of them consists of. */
  private JavaRDD<byte[]> joined(List<Range> ranges) {
    Broadcast<SharedSweep> sent = shared;
    JavaRDD<Range> tasks = spark.parallelize(ranges, ranges.size());
    if (ranges.size() <= FEW) {
      return tasks.map(range -> sent.value().part(range, threads()));
    }
    int size = (int) Math.ceil(Math.sqrt(ranges.size()));
    int groups = (ranges.size() + size - 1) / size;
    return tasks
        .mapToPair(
            range ->
                new Tuple2<>(
                    range.index() / size,
                    new Tuple2<>(range.index(), sent.value().part(range, threads()))))
        // Group g becomes partition g.
        .groupByKey(new HashPartitioner(groups))
        .map(group -> join(group._2()));
  }

  /** Threads are what a task has of its machine: spark.task.cpus. */
  private static int threads() {
    return TaskContext.get().cpus();
  }

  private static byte[] join(Iterable<Tuple2<Integer, byte[]>> parts) {
    List<Tuple2<Integer, byte[]>> inOrder = new ArrayList<>();
    parts.forEach(inOrder::add);
    inOrder.sort(Comparator.comparing(Tuple2::_1));
    @Nullable SweepResult all = null;
    for (Tuple2<Integer, byte[]> one : inOrder) {
      SweepResult part = part(one._2());
      all = all == null ? part : SweepResult.combine(List.of(all, part));
    }
    if (all == null) {
      throw new IllegalStateException("a group has a part");
    }
    return SweepWriter.partBytes(all);
  }

  private static SweepResult part(byte[] bytes) {
    return SweepWriter.readPart(Source.of("a part from another machine", bytes));
  }
}
