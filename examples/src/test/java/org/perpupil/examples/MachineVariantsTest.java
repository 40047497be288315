package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same bytes whatever compiles the program while it runs, and whatever language, encoding, zone
 * or version of Java a machine has.
 */
@Tag("slow")
class MachineVariantsTest {
  private static final List<String> FIGURES = List.of(EveryCommand.class.getName(), "figures");
  private static final Path JAVAS = Path.of("/usr/lib/jvm");

  @TempDir private Path folder;

  @Test
  void everyMachineGivesTheSameBytes() throws IOException, InterruptedException {
    List<SameBytes.Machine> machines = new ArrayList<>();
    // The slowest first, beside which the others run one after the other.
    machines.add(
        SameBytes.Machine.of(
            "interpreted",
            List.of(
                "-Xint",
                "-XX:+UseSerialGC",
                "-Duser.language=de",
                "-Duser.timezone=Pacific/Kiritimati"),
            FIGURES));
    machines.add(SameBytes.Machine.of("as-it-is", List.of(), FIGURES));
    machines.add(
        SameBytes.Machine.of(
            "first-compiler",
            List.of(
                "-XX:TieredStopAtLevel=1",
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Dfile.encoding=ISO-8859-9"),
            FIGURES));
    machines.add(
        SameBytes.Machine.of(
            "without-vectors",
            List.of(
                "-XX:-UseSuperWord",
                "-Duser.language=ar",
                "-Duser.country=EG",
                "-Duser.extensions=u-nu-arab",
                "-Duser.timezone=Asia/Kathmandu"),
            FIGURES));
    machines.add(
        new SameBytes.Machine(
            "posix",
            Path.of(System.getProperty("java.home")),
            Map.of("LC_ALL", "POSIX", "TZ", "America/St_Johns"),
            List.of(
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=US-ASCII",
                "-Djava.util.Arrays.useLegacyMergeSort=true"),
            FIGURES));
    for (Path java : otherJavas()) {
      machines.add(
          new SameBytes.Machine("java-" + java.getFileName(), java, Map.of(), List.of(), FIGURES));
    }

    SameBytes.same(SameBytes.run(folder, machines));
  }

  /** What main prints is UTF-8 and in our own digits, though the machine believes otherwise. */
  @Test
  void whatIsPrintedIsTheSameInEveryLanguage() throws IOException, InterruptedException {
    Path schools = Run.withFirstSchool(folder, "Alderbrook Primary", "École Žižka Øst");
    String[] command = {
      "compare", "--schools", schools.toString(), "--from", Run.FORMULAS, "--to", "nff:2025-26"
    };
    Path printed = folder.resolve("printed");
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=US-ASCII",
                "-Duser.language=ar",
                "-Duser.country=EG",
                "-Duser.extensions=u-nu-arab",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                PerPupil.class.getName()));
    words.addAll(List.of(command));
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .redirectOutput(printed.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("LC_ALL", "POSIX");
    Process process = builder.start();

    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(Files.readString(printed, UTF_8))
        .contains("École Žižka Øst", "9 schools gain, 11 lose, 1 unchanged")
        .isEqualTo(Run.of(80, command).out());
  }

  /** Returns where other versions of Java are, 17 or later; none on most machines. */
  private static List<Path> otherJavas() throws IOException {
    if (!Files.isDirectory(JAVAS)) {
      return List.of();
    }
    Path own = Path.of(System.getProperty("java.home")).toRealPath();
    List<Path> others = new ArrayList<>();
    try (Stream<Path> found = Files.list(JAVAS)) {
      for (Path java : found.sorted().toList()) {
        Path release = java.resolve("release");
        if (!Files.isSymbolicLink(java)
            && Files.isExecutable(java.resolve("bin").resolve("java"))
            && Files.exists(release)
            && !java.toRealPath().equals(own)
            && version(Files.readString(release, UTF_8)) >= 17) {
          others.add(java);
        }
      }
    }
    return others;
  }

  private static int version(String release) {
    return release
        .lines()
        .filter(line -> line.startsWith("JAVA_VERSION="))
        .map(line -> line.replaceAll("[^0-9.]", "").split("\\.", -1)[0])
        .mapToInt(Integer::parseInt)
        .findFirst()
        .orElse(0);
  }
}
