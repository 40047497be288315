package org.perpupil.io.dfe.table;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The text of a published file, whatever program saved it. */
final class PublishedText {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private PublishedText() {}

  /**
   * Returns the text of a file: UTF-16 with a byte order mark, UTF-8, else the Windows encoding of
   * Western Europe.
   */
  static String of(PublishedFile file) {
    byte[] bytes = file.bytes();
    if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
      return new String(bytes, StandardCharsets.UTF_16);
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      return new String(bytes, WINDOWS);
    }
  }

  /** Returns whether a file is a workbook, by how it begins. */
  static boolean isWorkbook(PublishedFile file) {
    return startsWith(file.bytes(), 'P', 'K', 3, 4);
  }

  private static boolean startsWith(byte[] bytes, int... first) {
    for (int i = 0; i < first.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != first[i]) {
        return false;
      }
    }
    return true;
  }
}
