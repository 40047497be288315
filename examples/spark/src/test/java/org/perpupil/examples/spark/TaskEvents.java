package org.perpupil.examples.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.spark.Success$;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/** Tells a test in another process what becomes of the tasks of a job. */
public final class TaskEvents extends SparkListener {
  static final String FILE = "perpupil.taskEvents";

  @Override
  public void onTaskStart(SparkListenerTaskStart start) {
    tell("started on " + start.taskInfo().executorId());
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    boolean isDone = end.reason().equals(Success$.MODULE$);
    tell((isDone ? "done on " : "failed on ") + end.taskInfo().executorId());
  }

  private static void tell(String line) {
    try {
      Files.writeString(
          Path.of(System.getProperty(FILE)),
          line + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
