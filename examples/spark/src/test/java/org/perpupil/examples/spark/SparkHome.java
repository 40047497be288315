package org.perpupil.examples.spark;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Spark made of its jars as a repository has them, with an old Guava on its class path, in
 * processes of its own.
 */
final class SparkHome {
  private final Path folder;

  private SparkHome(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  /** Returns one in a folder; the test that asks is skipped where none can be had. */
  static SparkHome in(Path folder) throws IOException {
    Path list = Path.of(System.getProperty("perpupil.sparkJars", "no list of jars"));
    assumeTrue(Files.isReadable(list), "no list of Spark's jars at " + list + ", see pom.xml");
    Path jars = Files.createDirectories(folder.resolve("jars"));
    try {
      for (String jar : Files.readString(list).strip().split(File.pathSeparator, -1)) {
        link(jars, Path.of(jar));
      }
      Path older = Path.of(System.getProperty("perpupil.olderJars", "no older jars"));
      try (DirectoryStream<Path> files = Files.newDirectoryStream(older, "*.jar")) {
        for (Path jar : files) {
          link(jars, jar);
        }
      }
    } catch (UnsupportedOperationException | java.nio.file.FileSystemException e) {
      assumeTrue(false, "links cannot be made here, so there is no Spark: " + e);
    }
    return new SparkHome(folder);
  }

  private static void link(Path jars, Path jar) throws IOException {
    Path link = jars.resolve(jar.getFileName());
    if (!Files.exists(link)) {
      Files.createSymbolicLink(link, jar.toAbsolutePath());
    }
  }

  /**
   * Starts a program of Spark; what it prints is added to a file.
   *
   * @param more class path before Spark's; empty for none
   */
  Process start(Path log, String more, List<String> options, String program, String... words)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(System.getProperty("perpupil.sparkOpens", "").split(" ", -1)));
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m", "-Xshare:auto"));
    command.addAll(options);
    command.add("-cp");
    command.add((more.isEmpty() ? "" : more + File.pathSeparator) + folder.resolve("jars/*"));
    command.add(program);
    command.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("SPARK_HOME", folder.toString());
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_DIRS", folder.resolve("scratch").toString());
    return builder.start();
  }
}
