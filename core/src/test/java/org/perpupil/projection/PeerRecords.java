package org.perpupil.projection;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file for programs in other languages: records of a name and doubles, little-endian, each with
 * its length before it.
 */
public final class PeerRecords implements AutoCloseable {
  private final OutputStream out;

  /** Begins a file. */
  public PeerRecords(Path path) throws IOException {
    this.out = new BufferedOutputStream(Files.newOutputStream(path));
  }

  /** Writes a record. */
  public void write(String name, double... numbers) throws IOException {
    byte[] letters = name.getBytes(US_ASCII);
    ByteBuffer record =
        ByteBuffer.allocate(8 + letters.length + 8 * numbers.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(letters.length)
            .put(letters)
            .putInt(numbers.length);
    for (double number : numbers) {
      record.putDouble(number);
    }
    out.write(record.array());
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
