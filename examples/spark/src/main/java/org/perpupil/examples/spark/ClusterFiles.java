package org.perpupil.examples.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.perpupil.io.FileScope;
import org.perpupil.io.Source;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import scala.Tuple2;

/**
 * Files where Spark finds them: on the driver's disk, or on a file system of the cluster, which a
 * name without a scheme means where the cluster's settings say so.
 */
final class ClusterFiles {
  /** More than any file of a plan takes. */
  private static final int LIMIT = 1 << 28;

  private static final String HADOOP_SETTING = "spark.hadoop.";

  private final Configuration settings = new Configuration();

  ClusterFiles(SparkConf conf) {
    for (Tuple2<String, String> setting : conf.getAllWithPrefix(HADOOP_SETTING)) {
      settings.set(setting._1(), setting._2());
    }
  }

  /** A file, and the file system that it lies on. */
  record Place(Path path, FileSystem system) {
    /** Returns where it lies on this machine's disk, if it does. */
    Optional<java.nio.file.Path> local() {
      return system.getScheme().equals("file")
          ? Optional.of(
              java.nio.file.Path.of(Path.getPathWithoutSchemeAndAuthority(path).toString()))
          : Optional.empty();
    }
  }

  /**
   * Returns where a file lies.
   *
   * @throws ProblemsException when its name or its file system cannot be
   */
  Place place(String name) {
    try {
      Path path = new Path(name);
      return new Place(path, path.getFileSystem(settings));
    } catch (IOException | IllegalArgumentException e) {
      throw new ProblemsException(
          Problem.error(
              name,
              String.valueOf(e.getMessage()),
              "the name of a file on this machine, or on a file system that Spark reaches",
              "a jar of that file system is missing, spark-submit takes it with --packages; or the"
                  + " name is misspelt"));
    }
  }

  /**
   * Returns a file to be read; those that it names lie in its folder or below, or wherever they
   * may.
   *
   * @throws ProblemsException when it lies on a file system of the cluster and is not there
   */
  Source source(String name, FileScope mayName) {
    Place place = place(name);
    Optional<java.nio.file.Path> local = place.local();
    if (local.isPresent()) {
      return Source.of(local.get());
    }
    Path folder = Optional.ofNullable(place.path().getParent()).orElse(new Path("/"));
    return Source.in(
        key -> read(new Place(new Path(folder, key), place.system()), key, mayName),
        place.path().getName());
  }

  private static Optional<byte[]> read(Place file, String key, FileScope mayName) {
    if (mayName == FileScope.IN_ITS_FOLDER && (key.equals("..") || key.startsWith("../"))) {
      throw new ProblemsException(
          List.of(
              Problem.error(
                  file.path().toString(),
                  key,
                  "a file in the folder of what names it, or below",
                  "it can be copied there; or --allow-outside allows files anywhere, where you"
                      + " trust what names them")));
    }
    try (FSDataInputStream in = file.system().open(file.path())) {
      // One more than may be, which the reader tells of.
      return Optional.of(in.readNBytes(LIMIT + 1));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
