package org.perpupil.io.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Compressed text whose bytes do not depend on the pieces in which it came. */
class BlockGzipTest {
  private static final Path ZIP = Path.of("d.csv.gz");
  private static final int BLOCK = 1 << 16;

  static Stream<Arguments> sizes() {
    return Stream.of(0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK + 5)
        .flatMap(size -> Stream.of(1, 1000, BLOCK, 10 * BLOCK).map(by -> arguments(size, by)));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void piecesChangeNoByte(int size, int piece) throws IOException {
    byte[] text = new byte[size];
    new Random(5).nextBytes(text);
    byte[] whole = written(ZIP, text, Math.max(1, size));
    assertThat(written(ZIP, text, piece)).isEqualTo(whole);
    try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(whole))) {
      assertThat(zip.readAllBytes()).isEqualTo(text);
    }
    assertThat(written(Path.of("d.csv"), text, piece)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"d.csv.gz, true", "D.CSV.GZ, true", "d.csv, false", "gz, false"})
  void theNameDecides(Path file, boolean isCompressed) {
    assertThat(BlockGzip.isCompressed(file)).isEqualTo(isCompressed);
  }

  @Test
  void theStreamBelowStaysOpen() throws IOException {
    for (Path file : new Path[] {ZIP, Path.of("d.csv")}) {
      boolean[] closed = new boolean[1];
      boolean[] flushed = new boolean[1];
      OutputStream below =
          new ByteArrayOutputStream() {
            @Override
            public void flush() {
              flushed[0] = true;
            }

            @Override
            public void close() {
              closed[0] = true;
            }
          };
      BlockGzip.open(file, below).close();
      assertThat(flushed[0]).isTrue();
      assertThat(closed[0]).isFalse();
    }
  }

  private static byte[] written(Path file, byte[] text, int piece) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = BlockGzip.open(file, bytes)) {
      for (int from = 0; from < text.length; from += piece) {
        if (piece == 1) {
          out.write(text[from]);
        } else {
          out.write(text, from, Math.min(piece, text.length - from));
        }
      }
    }
    return bytes.toByteArray();
  }
}
