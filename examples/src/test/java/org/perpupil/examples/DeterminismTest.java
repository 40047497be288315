package org.perpupil.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No figure, reason or file depends on the order in which a hash table happens to hold its keys.
 *
 * <p>Every machine shuffles sets and maps of the platform anew; identity hashes, collectors and
 * processors differ as well. A set of two that reached an output would be told apart by chance, so
 * inputs with competing faults run on many machines, the figures on some.
 */
@Tag("slow")
class DeterminismTest {
  private static final int MANY = 3;
  private static final int SOME = 2;

  @TempDir private Path folder;

  @Test
  void everyCommandGivesTheSameBytesInEveryMachine() throws IOException, InterruptedException {
    List<SameBytes.Machine> machines = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      List<String> arguments = new ArrayList<>(List.of(EveryCommand.class.getName(), "failing"));
      if (i < SOME) {
        arguments.addAll(List.of("figures", "others"));
      }
      machines.add(SameBytes.Machine.of("machine-" + i, options(i), arguments));
    }

    Map<String, Map<String, String>> left = SameBytes.run(folder, machines);

    left.values().forEach(DeterminismTest::allCodesAreAsTheyShouldBe);
    Map<String, Map<String, String>> whole = new TreeMap<>(left);
    whole.keySet().removeIf(machine -> machine.compareTo("machine-" + SOME) >= 0);
    assertThat(whole).hasSize(SOME);
    SameBytes.same(whole);
    left.values().forEach(files -> files.keySet().removeIf(name -> !name.startsWith("failing")));
    assertThat(left).hasSize(MANY);
    SameBytes.same(left);
  }

  private static void allCodesAreAsTheyShouldBe(Map<String, String> files) {
    assertThat(files.keySet().stream().filter(name -> name.endsWith("/code")))
        .hasSizeGreaterThan(20);
    files.forEach(
        (name, text) -> {
          if (name.endsWith("/code")) {
            assertThat(text)
                .as(name + " " + files.get(name.replace("/code", "/stderr")))
                .isIn(codes(name));
          }
        });
  }

  private static List<String> codes(String name) {
    return name.startsWith("failing") ? List.of("0\n", "1\n", "2\n", "3\n") : List.of("0\n");
  }

  private static List<String> options(int machine) {
    return List.of(
        "-XX:+UnlockExperimentalVMOptions",
        "-XX:hashCode=" + List.of(0, 5, 2, 3).get(machine % 4),
        "-XX:ActiveProcessorCount=" + (1 + machine % 2),
        machine % 3 == 0 ? "-XX:+UseSerialGC" : "-XX:+UseParallelGC",
        "-Xmx" + (300 + 40 * machine) + "m",
        "-XX:TieredStopAtLevel=1");
  }
}
