package org.perpupil.examples.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Copies a workbook without the time at which it was made, so that equal tables are equal bytes.
 *
 * <p>The directory at its end says where its parts lie: what stands before each part is in a form
 * (sizes of 64 bits after the part) that not every reader of archives takes, the one of the JDK
 * among them. The copy has the usual form.
 */
final class FixedTimes {
  private static final String PROPERTIES = "docProps/core.xml";
  private static final String CREATED = "<dcterms:created.*?</dcterms:created>";

  /** The earliest time that an archive can hold. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  // Lengths and places of an archive's records, as its format lays them down.
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int LONGEST_END = END_LENGTH + 0xFFFF;
  private static final int END_PARTS = 10;
  private static final int END_DIRECTORY = 16;
  private static final int ENTRY_LENGTH = 46;
  private static final int ENTRY_NAME = 28;
  private static final int ENTRY_PLACE = 42;
  private static final int HEADER_LENGTH = 30;
  private static final int HEADER_NAME = 26;

  private static final int CHUNK = 1 << 16;

  private FixedTimes() {}

  /** Copies a workbook part by part; the stream stays open. */
  static void copy(Path workbook, OutputStream out) throws IOException {
    try (FileChannel file = FileChannel.open(workbook, StandardOpenOption.READ)) {
      long tail = Math.max(0, file.size() - LONGEST_END);
      ByteBuffer last = read(file, tail, (int) (file.size() - tail));
      int end = last.limit() - END_LENGTH;
      while (last.getInt(end) != END_SIGNATURE) {
        end--;
      }
      long directory = Integer.toUnsignedLong(last.getInt(end + END_DIRECTORY));
      ByteBuffer entries = read(file, directory, (int) (tail + end - directory));
      ZipOutputStream copy = new ZipOutputStream(out, UTF_8);
      int parts = last.getShort(end + END_PARTS);
      int at = 0;
      for (int part = 0; part < parts; part++) {
        int nameLength = entries.getShort(at + ENTRY_NAME);
        int more = entries.getShort(at + ENTRY_NAME + 2) + entries.getShort(at + ENTRY_NAME + 4);
        byte[] named = new byte[nameLength];
        entries.get(at + ENTRY_LENGTH, named);
        String name = new String(named, UTF_8);
        long header = Integer.toUnsignedLong(entries.getInt(at + ENTRY_PLACE));
        ByteBuffer before = read(file, header, HEADER_LENGTH);
        long body =
            header
                + HEADER_LENGTH
                + before.getShort(HEADER_NAME)
                + before.getShort(HEADER_NAME + 2);
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        copy.putNextEntry(entry);
        Inflater inflater = new Inflater(true);
        try {
          // The inflater stops at the end of the part, whatever stands behind it.
          copy(
              name,
              new InflaterInputStream(
                  Channels.newInputStream(file.position(body)), inflater, CHUNK),
              copy);
        } finally {
          inflater.end();
        }
        copy.closeEntry();
        at += ENTRY_LENGTH + nameLength + more;
      }
      copy.finish();
    }
  }

  private static ByteBuffer read(FileChannel file, long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {
      // Reads on.
    }
    return bytes.flip();
  }

  private static void copy(String name, InputStream in, OutputStream out) throws IOException {
    if (name.equals(PROPERTIES)) {
      String text = new String(in.readAllBytes(), UTF_8);
      out.write(text.replaceFirst(CREATED, "").getBytes(UTF_8));
    } else {
      in.transferTo(out);
    }
  }
}
