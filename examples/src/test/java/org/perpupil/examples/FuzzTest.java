package org.perpupil.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of spoilt files and command lines: none ends in a stack trace, a hang, half a file or a
 * number that is none.
 *
 * <p>Seeds are fixed; the system properties {@code perpupil.fuzz.first} and {@code
 * perpupil.fuzz.count} try others, and {@link Fuzz#main} goes on without end.
 */
@Tag("slow")
class FuzzTest {
  @TempDir private Path folder;

  @Test
  void noSpoiltInputDoesWhatMustNeverHappen() throws IOException {
    long first = Long.getLong("perpupil.fuzz.first", 1);
    long count = Long.getLong("perpupil.fuzz.count", 300);
    List<String> faults = new ArrayList<>();
    try (Fuzz fuzz = new Fuzz(folder)) {
      for (long seed = first; seed < first + count; seed++) {
        fuzz.run(fuzz.of(seed))
            .ifPresent(fault -> faults.add(fault.kind() + "\n" + fault.detail()));
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void readersTakeAFileOrSayWhatIsWrong() throws IOException {
    FuzzReaders fuzz = new FuzzReaders(folder);
    assertThat(fuzz.run(1, 4000)).isEmpty();
    // Found once: two operations in one change, and a plan that ends within a word.
    for (long seed : List.of(54_424L, 513_508L, 98_025L)) {
      assertThat(fuzz.run(seed)).as("seed " + seed).isEmpty();
    }
  }

  @Test
  void theHarnessSeesWhatItLooksFor() {
    String trace = "java.lang.IllegalStateException: x\n\tat org.perpupil.Foo.bar(Foo.java:1)\n";
    assertThat(kind(new Run(1, "", trace), Map.of())).startsWith("trace: at org.perpupil.Foo.bar");
    assertThat(kind(new Run(1, "", ""), Map.of())).isEqualTo("no word of why");
    assertThat(kind(new Run(9, "", "error: x\n"), Map.of())).isEqualTo("exit 9");
    assertThat(kind(new Run(1, "", "error: x\n"), Map.of("a.csv", "a\n")))
        .isEqualTo("exit 1 but [a.csv]");
    assertThat(kind(new Run(0, "income NaN\n", ""), Map.of())).startsWith("no number");
    assertThat(kind(new Run(3, "", ""), Map.of("a.csv", "a,b\n1,-Infinity\n")))
        .startsWith("no number");
    assertThat(kind(new Run(0, "", ""), Map.of("a.csv", "a,b\n1\n"))).startsWith("a cut row");
    assertThat(kind(new Run(0, "", ""), Map.of("a.csv", "a,b\n1,2"))).isEqualTo("a cut a.csv");
    assertThat(kind(new Run(0, "", ""), Map.of("a.json", "{\"a\": 1"))).startsWith("broken JSON");
    assertThat(kind(new Run(0, "", ""), Map.of(".a.csv.part~", "")))
        .isEqualTo("a file .a.csv.part~");
    assertThat(kind(new Run(0, "\u001b[31m", ""), Map.of())).startsWith("raw control");
    assertThat(kind(new Run(0, "", ""), Map.of("a.csv", "a\n\u202eb\n"))).startsWith("raw control");
    String quoted = "a,b\n\"1,\n2\",\"x\"\"y\"\n";
    assertThat(Fuzz.judge(SOUND, new Run(0, "", ""), Map.of("a.csv", quoted, "b.json", "{}\n")))
        .isEmpty();
  }

  private static final FuzzCase SOUND = new FuzzCase(0, List.of("check"), "", new byte[0]);

  private static String kind(Run run, Map<String, String> written) {
    return Fuzz.judge(SOUND, run, written).map(Fuzz.Fault::kind).orElse("nothing");
  }

  @Test
  void theSameSeedIsTheSameInput() throws IOException {
    try (Fuzz fuzz = new Fuzz(folder)) {
      int files = 0;
      for (long seed = 1; seed <= 200; seed++) {
        FuzzCase one = fuzz.of(seed);
        FuzzCase again = fuzz.of(seed);
        assertThat(again.words()).isEqualTo(one.words());
        assertThat(again.content()).isEqualTo(one.content());
        files += one.hasFile() ? 1 : 0;
      }
      assertThat(files).isBetween(120, 190);
    }
  }
}
