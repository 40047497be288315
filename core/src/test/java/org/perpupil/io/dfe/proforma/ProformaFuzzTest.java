package org.perpupil.io.dfe.proforma;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpupil.io.dfe.CellFuzz;
import org.perpupil.io.input.PublishedImport;
import org.perpupil.problem.ProblemsException;

/** A sheet with one thing wrong in it never changes money without a word. */
@Tag("slow")
class ProformaFuzzTest {
  private static final String ONE_SCHOOL =
      ProformaTest.INPUTS.lines().limit(3).reduce("", (a, b) -> a + b + "\n");

  @TempDir private Path folder;

  @Test
  void noWrongNumberInSilence() throws IOException {
    List<String> names = List.of("proforma.csv", "inputs.csv", "results.csv");
    List<String> texts = List.of(ProformaTest.PROFORMA, ONE_SCHOOL, ProformaTest.RESULTS);
    Files.writeString(folder.resolve(names.get(0)), texts.get(0), UTF_8);
    Files.writeString(folder.resolve(names.get(1)), texts.get(1), UTF_8);
    Files.writeString(folder.resolve(names.get(2)), texts.get(2), UTF_8);
    List<Path> files = names.stream().map(folder::resolve).toList();
    PublishedImport right = PublishedImport.of(files).read();
    assertThat(right.offBeforeProtection()).isEmpty();
    Random random = new Random(77);
    int told = 0;
    for (int i = 0; i < 300; i++) {
      int which = i % 3;
      String mutated = CellFuzz.mutated(texts.get(which), random);
      Files.writeString(files.get(which), mutated, UTF_8);
      try {
        told += isTold(PublishedImport.of(files).read(), right, mutated) ? 1 : 0;
      } catch (ProblemsException e) {
        told++;
      }
      Files.writeString(files.get(which), texts.get(which), UTF_8);
    }
    assertThat(told).isGreaterThan(100);
  }

  /** Returns whether something is said of the change; fails where money changes without a word. */
  private static boolean isTold(PublishedImport imported, PublishedImport right, String mutated) {
    boolean isTold =
        !imported.problems().isEmpty()
            || imported.warnings().size() != right.warnings().size()
            || !imported.warnings().toString().equals(right.warnings().toString())
            || !imported.offBeforeProtection().isEmpty()
            || !imported.offAfterProtection().isEmpty()
            || !imported.failed().isEmpty()
            || imported.rows().keySet().stream().anyMatch(name -> name.startsWith("left out"))
            || imported.poundsIn().signum() == 0;
    if (!isTold) {
      assertThat(imported.poundsOut().subtract(right.poundsOut()).abs().doubleValue())
          .as(mutated)
          .isLessThan(0.02);
    }
    return isTold;
  }
}
