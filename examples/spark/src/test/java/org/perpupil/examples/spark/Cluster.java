package org.perpupil.examples.spark;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A standalone cluster on the loopback: a master, and workers of one core each. */
final class Cluster implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("Starting Spark master at (spark://\\S+)");
  private static final int SECONDS = 180;

  private final SparkHome home;
  private final Path folder;
  private final List<Process> processes = new ArrayList<>();
  private final String address;

  /** Starts a cluster; the test that asks is skipped where none can be had. */
  Cluster(Path folder, int workers) throws Exception {
    this.folder = folder;
    this.home = SparkHome.in(Path.of("target", "spark"));
    Path log = folder.resolve("master.log");
    processes.add(
        home.start(
            log,
            "",
            List.of(),
            "org.apache.spark.deploy.master.Master",
            words("--host 127.0.0.1 --port 0 --webui-port 0")));
    this.address = awaited(processes.get(0), log, ADDRESS);
    for (int i = 1; i <= workers; i++) {
      Path workerLog = folder.resolve("worker" + i + ".log");
      processes.add(
          home.start(
              workerLog,
              "",
              List.of(),
              "org.apache.spark.deploy.worker.Worker",
              words(
                  "--host 127.0.0.1 --port 0 --webui-port 0 --cores 1 --memory 1g --work-dir "
                      + folder.resolve("work" + i)
                      + " "
                      + address)));
    }
    for (int i = 1; i <= workers; i++) {
      Path workerLog = folder.resolve("worker" + i + ".log");
      awaited(processes.get(i), workerLog, Pattern.compile("(Successfully registered)"));
    }
  }

  /** A job that is running or has ended. */
  record Job(Process process, Path log, Path events) {
    int code() throws InterruptedException {
      if (!process.waitFor(2 * SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("the job does not end, see " + log);
      }
      return process.exitValue();
    }

    String printed() throws IOException {
      return Files.readString(log);
    }
  }

  /** Submits the packed job, whose tasks are told of in a file. */
  Job submit(String name, String... words) throws IOException {
    Path log = folder.resolve(name + ".log");
    Path events = folder.resolve(name + ".events");
    List<String> all =
        new ArrayList<>(
            List.of(
                "--master",
                address,
                "--executor-memory",
                "512m",
                "--conf",
                "spark.ui.enabled=false",
                "--conf",
                "spark.driver.host=127.0.0.1",
                "--conf",
                "spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
                "--conf",
                "spark.extraListeners=" + TaskEvents.class.getName(),
                System.getProperty("perpupil.sparkJar")));
    all.addAll(List.of(words));
    Process process =
        home.start(
            log,
            Path.of("target", "test-classes").toAbsolutePath().toString(),
            List.of("-D" + TaskEvents.FILE + "=" + events),
            "org.apache.spark.deploy.SparkSubmit",
            all.toArray(String[]::new));
    processes.add(process);
    return new Job(process, log, events);
  }

  /** Kills the executor that runs the first task of a job, and returns its number. */
  String killFirst(Job job) throws Exception {
    String executor = awaited(job.process(), job.events(), Pattern.compile("started on (\\d+)"));
    Optional<ProcessHandle> process =
        processes.stream()
            .flatMap(worker -> worker.toHandle().descendants())
            .filter(one -> command(one).contains(" --executor-id " + executor + " "))
            .findFirst();
    assumeTrue(process.isPresent(), "the system does not tell which process is which");
    process.get().destroyForcibly();
    return executor;
  }

  private static String command(ProcessHandle process) {
    try {
      Path linux = Path.of("/proc", Long.toString(process.pid()), "cmdline");
      return Files.exists(linux)
          ? Files.readString(linux).replace('\0', ' ')
          : process.info().commandLine().orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  private String awaited(Process process, Path log, Pattern pattern) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    boolean goesOn = true;
    while (goesOn) {
      goesOn = process.isAlive() && System.nanoTime() < end;
      if (Files.exists(log)) {
        Matcher matcher = pattern.matcher(Files.readString(log));
        if (matcher.find()) {
          return matcher.group(1);
        }
      }
      Thread.sleep(50);
    }
    close();
    throw new IllegalStateException(
        log
            + " does not tell "
            + pattern
            + ":\n"
            + (Files.exists(log) ? Files.readString(log) : "nothing"));
  }

  private static String[] words(String line) {
    return line.split(" ", -1);
  }

  @Override
  public void close() {
    for (Process process : processes) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
