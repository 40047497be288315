package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher beside the packed jar, run as users do; not on Windows, where it is another. */
@Tag("slow")
class LauncherTest {
  private static final List<String> COMMAND = List.of("rates", "2025-26", "lump");
  private static final Path JAVA = Path.of(System.getProperty("java.home"));

  @TempDir private Path folder;
  private Path script;
  private Path cache;

  /** What a program printed, and how it ended. */
  private record Ended(int code, String out, String err) {}

  @BeforeEach
  void installed() throws IOException {
    String jar = System.getProperty("perpupil.jar");
    assumeTrue(jar != null, "perpupil.jar names no packed jar");
    assumeTrue(!System.getProperty("os.name").startsWith("Windows"), "the launcher is another");
    Path home = Files.createDirectories(folder.resolve("per pupil"));
    Files.createSymbolicLink(home.resolve("perpupil.jar"), Path.of(jar).toAbsolutePath());
    script = Files.copy(Path.of("bin/perpupil"), home.resolve("perpupil"));
    assertThat(script.toFile().setExecutable(true)).isTrue();
    cache = folder.resolve("a cache");
  }

  private Ended run(Path program, Map<String, String> environment, List<String> words)
      throws IOException, InterruptedException {
    List<String> call = new ArrayList<>(List.of(program.toString()));
    call.addAll(words);
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(call)
            .directory(Files.createDirectories(folder.resolve("elsewhere")).toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", JAVA.toString());
    builder.environment().put("XDG_CACHE_HOME", cache.toString());
    builder.environment().putAll(environment);
    int code = builder.start().waitFor();
    return new Ended(code, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
  }

  private List<Path> archives() throws IOException {
    Path kept = cache.resolve("perpupil");
    if (!Files.isDirectory(kept)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(kept)) {
      return files.toList();
    }
  }

  @Test
  void runsThroughLinksFromAnyFolderAndKeepsOneArchive() throws Exception {
    Path links = Files.createDirectories(folder.resolve("links"));
    Path first = Files.createSymbolicLink(links.resolve("one"), script);
    Path second = Files.createSymbolicLink(links.resolve("two"), Path.of("one"));
    assertThat(first).exists();
    Run expected = Run.of(80, COMMAND.toArray(String[]::new));
    for (int i = 0; i < 3; i++) {
      assertThat(run(second, Map.of(), COMMAND)).isEqualTo(new Ended(0, expected.out(), ""));
    }
    assertThat(archives()).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void passesWordsAndCodesOn() throws Exception {
    assertThat(run(script, Map.of(), List.of("rates", "2025-26", "no such rate")).code()).isOne();
    assertThat(run(script, Map.of(), List.of("rates")).code()).isEqualTo(2);
    Ended wrong = run(script, Map.of(), List.of("statement", "--id", "a b"));
    assertThat(wrong.err()).startsWith("Missing required").hasLineCount(1);
  }

  @Test
  void whereNothingCanBeKeptItRunsWithoutAWord() throws Exception {
    Run expected = Run.of(80, COMMAND.toArray(String[]::new));
    Path file = Files.writeString(folder.resolve("file"), "no folder", UTF_8);
    assertThat(run(script, Map.of("XDG_CACHE_HOME", file.toString()), COMMAND))
        .isEqualTo(new Ended(0, expected.out(), ""));
    assertThat(run(script, Map.of(), COMMAND)).isEqualTo(new Ended(0, expected.out(), ""));
    for (Path archive : archives()) {
      assertThat(archive.toFile().setWritable(true)).isTrue();
      Files.writeString(archive, "what a full disk left", UTF_8);
    }
    assertThat(run(script, Map.of(), COMMAND)).isEqualTo(new Ended(0, expected.out(), ""));
    assertThat(run(script, Map.of(), COMMAND)).isEqualTo(new Ended(0, expected.out(), ""));
  }

  /** What a user says of compilers and collectors goes before what suits a short command. */
  @Test
  void shortCommandsCompileLittleAndLongOnesAsJavaDoes() throws Exception {
    String print = "-XX:+PrintFlagsFinal -version";
    String quick = "(?s).*\\bTieredStopAtLevel += 1 .*\\bUseSerialGC += true .*";
    assertThat(run(script, Map.of("PERPUPIL_OPTS", print), COMMAND).out()).matches(quick);
    assertThat(run(script, Map.of("PERPUPIL_OPTS", print), List.of("sweep", "--plan", "p")).out())
        .matches("(?s).*\\bTieredStopAtLevel += 4 .*");
    Ended own = run(script, Map.of("PERPUPIL_OPTS", "-XX:+UseParallelGC " + print), COMMAND);
    assertThat(own.err()).doesNotContain("Conflicting");
    assertThat(own.out()).matches("(?s).*\\bTieredStopAtLevel += 4 .*\\bUseParallelGC += true .*");
  }

  @Test
  void takesJavaAndItsOptionsFromTheEnvironment() throws Exception {
    Ended none = run(script, Map.of("JAVA_HOME", "/no such folder"), COMMAND);
    assertThat(none.code()).isOne();
    assertThat(none.err()).startsWith("error: /no such folder/bin/java: found nothing that runs");
    Ended version = run(script, Map.of("PERPUPIL_OPTS", "-Da=b -version"), COMMAND);
    assertThat(version.code()).isZero();
    assertThat(version.err()).contains(System.getProperty("java.version"));
    Files.delete(script.resolveSibling("perpupil.jar"));
    assertThat(run(script, Map.of(), COMMAND).err())
        .contains("perpupil.jar: found nothing, expected the program.\nMaybe it is not built yet");
  }
}
