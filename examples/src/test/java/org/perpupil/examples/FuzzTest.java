package org.perpupil.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of spoilt files and command lines: none ends in a stack trace, a hang, half a file or a
 * number that is none.
 *
 * <p>Seeds are fixed; the system properties {@code perpupil.fuzz.first} and {@code
 * perpupil.fuzz.count} try others, and {@link Fuzz#main} goes on without end.
 */
class FuzzTest {
  @TempDir private Path folder;

  @Test
  void noSpoiltInputDoesWhatMustNeverHappen() throws IOException {
    long first = Long.getLong("perpupil.fuzz.first", 1);
    long count = Long.getLong("perpupil.fuzz.count", 2500);
    List<String> faults = new ArrayList<>();
    try (Fuzz fuzz = new Fuzz(folder)) {
      for (long seed = first; seed < first + count; seed++) {
        fuzz.run(fuzz.of(seed)).ifPresent(fault -> faults.add(fault.kind() + "\n" + fault.detail()));
      }
    }
    assertThat(faults).isEmpty();
  }

  /** The harness itself sees what it looks for. */
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
