package org.perpupil.examples.spark;

import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;

/** What Spark says when a job cannot go on, with what may help. */
final class ClusterFailure {
  private ClusterFailure() {}

  /** Returns problems that a task met as they were, and anything else with advice. */
  static ProblemsException of(Exception failure) {
    String words = words(failure);
    return new ProblemsException(
        Problem.error(
            "the job on Spark", firstLines(words), "every slice run to its end", advice(words)));
  }

  private static String advice(String words) {
    if (words.contains("OutOfMemoryError")
        || words.contains("exit code 137")
        || words.contains("exit code 52")
        || words.contains("exceeding memory limits")) {
      return "a machine ran out of memory: --executor-memory 4g, fewer --executor-cores, a smaller"
          + " --batch or fewer bins in the plan help; --driver-memory where the driver did";
    }
    if (words.contains("maxResultSize")) {
      return "--conf spark.driver.maxResultSize=4g lets larger parts through; fewer bins in the"
          + " plan make them smaller";
    }
    if (words.contains("ClassNotFoundException") || words.contains("NoClassDefFoundError")) {
      return "the machines run another Spark than 4.x on Scala 2.13, or did not get the whole jar";
    }
    if (words.contains("UnsupportedClassVersionError") || words.contains("class file version")) {
      return "a machine runs Java below 17; spark.executorEnv.JAVA_HOME names another";
    }
    if (words.contains("stopped") || words.contains("unresponsive") || words.contains("connect")) {
      return "the address after --master is another, the cluster is not running, or it was stopped";
    }
    return "the log of the executor that is named there tells more, which the cluster's web page"
        + " shows; --trace prints what the driver knows";
  }

  private static String words(Throwable failure) {
    StringBuilder words = new StringBuilder();
    int depth = 0;
    for (Throwable at = failure; at != null && depth < 10; at = at.getCause()) {
      words.append(at.getClass().getSimpleName()).append(": ").append(at.getMessage()).append('\n');
      depth++;
    }
    return words.toString();
  }

  private static String firstLines(String words) {
    return words.lines().limit(2).reduce((one, other) -> one + " " + other).orElse("");
  }
}
