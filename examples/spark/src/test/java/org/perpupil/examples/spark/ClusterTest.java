package org.perpupil.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The packed job on a cluster of processes: a master, two workers and their executors. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterTest {
  private Path folder;
  private Cluster cluster;

  @BeforeAll
  void start(@TempDir Path shared) throws Exception {
    folder = shared;
    cluster = new Cluster(Files.createDirectories(folder.resolve("cluster")), 2);
  }

  @AfterAll
  void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void aMachineThatIsLostInMidTaskChangesNoByte() throws Exception {
    Wexmoor files = new Wexmoor(Files.createDirectories(folder.resolve("files")));
    Path one = files.ofOneProcess("risk.csv");
    Path out = folder.resolve("out/risk.csv");
    Cluster.Job job =
        cluster.submit(
            "job", "--plan", files.plan().toString(), "--out", out.toString(), "--slices", "11");
    String executor = cluster.killFirst(job);

    assertThat(job.code()).as(job.printed()).isZero();
    assertThat(Files.readString(job.events())).contains("failed on " + executor, "done on ");
    assertThat(job.printed()).contains("2,048 worlds of 21 schools; plan and data ");
    assertThat(out).hasSameBinaryContentAs(one);
    assertThat(beside(out)).hasSameBinaryContentAs(beside(one));
  }

  private static Path beside(Path file) {
    return file.resolveSibling(file.getFileName().toString().replace(".csv", ".summary.json"));
  }
}
