package org.perpupil.io.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * Text that is compressed in blocks of one size, so that the bytes depend on the text alone and not
 * on the pieces in which it comes.
 */
public final class BlockGzip extends OutputStream {
  private static final int BLOCK = 1 << 16;

  private final OutputStream out;
  private final GZIPOutputStream zip;
  private final byte[] block = new byte[BLOCK];
  private int used;

  private BlockGzip(OutputStream out) throws IOException {
    this.out = out;
    this.zip = new GZIPOutputStream(out, BLOCK);
  }

  /**
   * Returns a stream of a file's text, compressed where its name ends {@code .gz}; to close it ends
   * the text and leaves the stream below open.
   */
  public static OutputStream open(Path file, OutputStream out) throws IOException {
    return isCompressed(file) ? new BlockGzip(out) : new Plain(out);
  }

  /** Returns whether a file's name says that it is compressed. */
  public static boolean isCompressed(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    int at = from;
    int left = count;
    while (left > 0) {
      int taken = Math.min(left, BLOCK - used);
      System.arraycopy(bytes, at, block, used, taken);
      used += taken;
      at += taken;
      left -= taken;
      if (used == BLOCK) {
        zip.write(block, 0, used);
        used = 0;
      }
    }
  }

  @Override
  public void close() throws IOException {
    zip.write(block, 0, used);
    used = 0;
    zip.finish();
    out.flush();
  }

  /** Text as it is. */
  private static final class Plain extends java.io.FilterOutputStream {
    Plain(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      out.write(bytes, from, count);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
