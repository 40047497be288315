package org.perpupil.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What the packed job brings to a cluster. */
class JobJarTest {
  @Test
  void bringsNoClassUnderANameThatSparkHas() throws Exception {
    Path path = Path.of(System.getProperty("perpupil.sparkJar", "no jar"));
    assumeTrue(Files.exists(path), "the job is not packed: " + path);
    try (JarFile jar = new JarFile(path.toFile())) {
      List<String> classes =
          jar.stream().map(Object::toString).filter(name -> name.endsWith(".class")).toList();

      assertThat(classes).allMatch(name -> name.startsWith("org/perpupil/"));
      assertThat(classes)
          .contains(
              "org/perpupil/Workspace.class",
              "org/perpupil/examples/spark/SparkSweep.class",
              "org/perpupil/examples/spark/relocated/com/google/common/collect/ImmutableList.class",
              "org/perpupil/examples/spark/relocated/tools/jackson/core/JsonParser.class");
      assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
          .isEqualTo(SparkSweep.class.getName());
    }
  }
}
