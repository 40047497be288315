package org.perpupil.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpupil.io.input.SweepInputs;
import org.perpupil.io.result.SweepWriter;
import org.perpupil.problem.ProblemsException;
import org.perpupil.sweep.SweepResult;

/** Parts of sweeps that a disk or a copy damaged, or that nobody can have written. */
@Tag("slow")
class DamagedPartTest {
  private static final int HEADER = 700;

  @TempDir private Path folder;
  private Path part;
  private byte[] whole;

  @BeforeEach
  void aPart() throws Exception {
    SmallFiles files = new SmallFiles(folder);
    files.lines("schools.csv", SmallFiles.SCHOOL_HEADER, SmallFiles.SCHOOL);
    files.lines("formulas.csv", SmallFiles.FORMULA_HEADER, SmallFiles.FORMULA);
    files.lines("budgets.csv", "id,code,amount", "A1,OB01,20000", "A1,E16,60000");
    files.lines("assumptions.yaml", "assumptions:", "  formula.local_uplift_percent: 1");
    Path plan =
        files.lines(
            "plan.yaml",
            "version: 1",
            "schools: schools.csv",
            "formulas: formulas.csv",
            "budgets: budgets.csv",
            "assumptions: assumptions.yaml",
            "years: 2017-18..2018-19",
            "vary: [{assumption: prices.energy_percent, uniform: {low: -20, high: 40}}]",
            "worlds: 8",
            "bins: 4");
    part = folder.resolve("1.part");
    SweepWriter.writePart(SweepInputs.read(plan).sweep().run(1), part);
    whole = Files.readAllBytes(part);
  }

  @Test
  void aPartIsReadAsItWasWritten() throws IOException {
    SweepResult read = SweepWriter.readPart(part);
    Path again = folder.resolve("2.part");
    SweepWriter.writePart(read, again);
    assertThat(again).hasBinaryContent(whole);
    // A part of an earlier run is replaced.
    SweepWriter.writePart(read, again);
    assertThat(again).hasBinaryContent(whole);
  }

  @Test
  void everyChangedByteIsFoundOrMeansNothing() throws IOException {
    byte[] content = content(whole);
    int found = 0;
    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= 0x55;
      Files.write(part, changed);
      Throwable thrown = catchThrowable(() -> SweepWriter.readPart(part));
      if (thrown == null) {
        // Bytes such as the time of compression say nothing of the content.
        assertThat(content(changed)).as("byte %s", i).isEqualTo(content);
      } else {
        found++;
        assertThat(thrown).as("byte %s", i).isInstanceOf(ProblemsException.class);
      }
    }
    assertThat(found).isGreaterThan(whole.length - 10);
  }

  @Test
  void everyCutIsFound() throws IOException {
    for (int length = 0; length < whole.length; length++) {
      Files.write(part, Arrays.copyOf(whole, length));
      assertThat(catchThrowable(() -> SweepWriter.readPart(part)))
          .as("%s of %s bytes", length, whole.length)
          .isInstanceOf(ProblemsException.class)
          .hasMessageContaining("expected a whole part of a sweep");
    }
  }

  /** With a right checksum, so that only what is said of sizes can tell. */
  @Test
  void noSizeIsBelievedThatTheFileCannotHold() throws IOException {
    byte[] content = content(whole);
    int refused = 0;
    for (int i = 0; i < Math.min(HEADER, content.length - 4); i++) {
      for (int size : new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE / 64, -1}) {
        byte[] changed = content.clone();
        ByteBuffer.wrap(changed).putInt(i, size);
        Files.write(part, compressed(changed));
        Throwable thrown = catchThrowable(() -> SweepWriter.readPart(part));
        refused += thrown == null ? 0 : 1;
        if (thrown != null) {
          assertThat(thrown)
              .as("%s at %s", size, i)
              .isInstanceOf(ProblemsException.class)
              .hasMessageContaining("found '");
        }
      }
    }
    assertThat(refused).isGreaterThan(HEADER);
  }

  @Test
  void whatFollowsThePartIsRefused() throws IOException {
    byte[] content = content(whole);
    Files.write(part, compressed(Arrays.copyOf(content, content.length + 1)));
    assertThat(catchThrowable(() -> SweepWriter.readPart(part)))
        .hasMessageContaining("found 'a damaged part'");
  }

  private static byte[] content(byte[] bytes) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    }
  }

  private static byte[] compressed(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }
}
