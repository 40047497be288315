package org.perpupil.io.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTextTest {
  private static final int ROWS = 20_000;

  private static void table(CsvText csv) {
    csv.row(List.of("id", "name", "amount"));
    for (int row = 0; row < ROWS; row++) {
      csv.row(List.of("W" + row, "St \"Å\", \uD83C\uDFEB\n=" + row, "-" + row + ".50"));
    }
  }

  @Test
  void isTheSameKeptAndWritten() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Writer out = new OutputStreamWriter(bytes, UTF_8);
    CsvText.write(CsvTextTest::table, out);
    out.flush();
    String kept = CsvText.of(CsvTextTest::table);
    assertThat(bytes.toString(UTF_8)).isEqualTo(kept);
    assertThat(kept).startsWith("id,name,amount\nW0,\"St \"\"Å\"\", \uD83C\uDFEB\n=0\",-0.50\nW1,");
    assertThat(kept).endsWith("\n=19999\",-19999.50\n");
  }

  /** What is made is written while the rest is not made yet. */
  @Test
  void keepsFewRowsBack() throws IOException {
    StringWriter out = new StringWriter();
    int[] made = new int[1];
    CsvText.write(
        csv -> {
          for (int row = 0; row < ROWS; row++) {
            csv.row(List.of("W123", "0123456789"));
            made[0] += "W123,0123456789\n".length();
            assertThat(made[0] - out.getBuffer().length()).isLessThan(1 << 14);
          }
        },
        out);
    assertThat(out.getBuffer().length()).isEqualTo(made[0]);
  }

  @Test
  void saysWhatStoppedItAsItWas() {
    IOException full = new IOException("No space left on device");
    Writer out =
        new Writer() {
          @Override
          public void write(char[] text, int from, int count) throws IOException {
            throw full;
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    assertThatThrownBy(() -> CsvText.write(CsvTextTest::table, out)).isSameAs(full);
  }
}
