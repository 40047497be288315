package org.perpupil.examples.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
  private static final int END_PARTS = 10;
  private static final int END_DIRECTORY = 16;
  private static final int ENTRY_LENGTH = 46;
  private static final int ENTRY_SIZE = 20;
  private static final int ENTRY_NAME = 28;
  private static final int ENTRY_PLACE = 42;
  private static final int HEADER_LENGTH = 30;
  private static final int HEADER_NAME = 26;

  private FixedTimes() {}

  /** Copies a workbook; the stream stays open. */
  static void copy(byte[] workbook, OutputStream out) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(workbook).order(ByteOrder.LITTLE_ENDIAN);
    int end = workbook.length - END_LENGTH;
    while (bytes.getInt(end) != END_SIGNATURE) {
      end--;
    }
    ZipOutputStream copy = new ZipOutputStream(out, UTF_8);
    int parts = bytes.getShort(end + END_PARTS);
    int at = bytes.getInt(end + END_DIRECTORY);
    for (int part = 0; part < parts; part++) {
      int nameLength = bytes.getShort(at + ENTRY_NAME);
      int more = bytes.getShort(at + ENTRY_NAME + 2) + bytes.getShort(at + ENTRY_NAME + 4);
      String name = new String(workbook, at + ENTRY_LENGTH, nameLength, UTF_8);
      int header = bytes.getInt(at + ENTRY_PLACE);
      int body =
          header
              + HEADER_LENGTH
              + bytes.getShort(header + HEADER_NAME)
              + bytes.getShort(header + HEADER_NAME + 2);
      ZipEntry entry = new ZipEntry(name);
      entry.setTimeLocal(TIME);
      copy.putNextEntry(entry);
      Inflater inflater = new Inflater(true);
      copy(
          name,
          new InflaterInputStream(
              new ByteArrayInputStream(workbook, body, bytes.getInt(at + ENTRY_SIZE)), inflater),
          copy);
      inflater.end();
      copy.closeEntry();
      at += ENTRY_LENGTH + nameLength + more;
    }
    copy.finish();
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
