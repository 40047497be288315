package org.perpupil.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the peers read is whole, and each of them that can run here agrees with the answers. */
@Tag("slow")
class PeersTest {
  private static final Path PEERS = Path.of("peers").toAbsolutePath();
  private static final int SCHOOLS = 120;
  private static final int WORLDS = 2;
  private static final int YEARS = 5;

  @TempDir static Path folder;
  private static Path written;
  private static String told;

  @BeforeAll
  static void write() throws IOException {
    written = folder.resolve("peers.bin");
    told = told(() -> Peers.main(new String[] {"" + SCHOOLS, "" + WORLDS, written.toString()}));
  }

  private interface Program {
    void run() throws IOException;
  }

  private static String told(Program program) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(out, true, UTF_8));
    try {
      program.run();
    } finally {
      System.setOut(before);
    }
    return out.toString(UTF_8);
  }

  @Test
  void everySchoolYearOfEveryWorldIsAnsweredAndTimed() throws IOException {
    Map<String, double[]> records = records();

    assertThat(records.get("all")[1]).isEqualTo(WORLDS);
    assertThat(records.get("all")[2]).isEqualTo(YEARS);
    assertThat(records.get("all")[3]).isEqualTo(SCHOOLS);
    List<double[]> answers =
        records.entrySet().stream()
            .filter(record -> record.getKey().endsWith(".answers"))
            .map(Map.Entry::getValue)
            .toList();
    assertThat(answers.stream().mapToInt(each -> each.length).sum())
        .isEqualTo(SCHOOLS * WORLDS * YEARS);
    assertThat(answers)
        .allSatisfy(each -> assertThat(each).doesNotContain(Double.NaN).doesNotContain(0.0));
    assertThat(told)
        .contains("" + SCHOOLS)
        .containsPattern("\\d\\.\\d ns a school-year \\(least \\d+\\.\\d\\)");
  }

  @Test
  void numpyAgrees() throws IOException, InterruptedException {
    assumeTrue(succeeds("python3", "-c", "import numpy"), "numpy is not here");

    assertAgrees("python3", "-B", PEERS.resolve("peer.py").toString(), written.toString());
  }

  @Test
  void numpyPaysTheSameFormula() throws IOException, InterruptedException {
    Path file = folder.resolve("formula.bin");
    String told = told(() -> FormulaPeers.main(new String[] {"" + SCHOOLS, "4", file.toString()}));
    assertThat(told).containsPattern("\\d\\.\\d\\d ns a school-world \\(least \\d+\\.\\d\\d\\)");
    assertThat(Files.size(file)).isGreaterThan(8L * SCHOOLS * 4);
    assumeTrue(succeeds("python3", "-c", "import numpy"), "numpy is not here");

    assertAgrees("python3", "-B", PEERS.resolve("formula.py").toString(), file.toString());
  }

  @Test
  void cAgrees() throws IOException, InterruptedException {
    assumeTrue(succeeds("gcc", "--version"), "gcc is not here");
    String program = folder.resolve("peer").toString();
    String source = PEERS.resolve("peer.c").toString();
    assertThat(succeeds("gcc", "-O1", "-fno-math-errno", "-o", program, source, "-lm")).isTrue();

    assertAgrees(program, written.toString());
  }

  private static void assertAgrees(String... command) throws IOException, InterruptedException {
    Path out = folder.resolve("out.txt");
    Process peer =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    assertThat(peer.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(Files.readString(out)).contains("agrees");
    assertThat(peer.exitValue()).isZero();
  }

  private static boolean succeeds(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static Map<String, double[]> records() throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(written)).order(ByteOrder.LITTLE_ENDIAN);
    Map<String, double[]> records = new LinkedHashMap<>();
    while (bytes.hasRemaining()) {
      byte[] name = new byte[bytes.getInt()];
      bytes.get(name);
      double[] values = new double[bytes.getInt()];
      bytes.asDoubleBuffer().get(values);
      bytes.position(bytes.position() + Double.BYTES * values.length);
      records.put(new String(name, UTF_8), values);
    }
    return records;
  }
}
