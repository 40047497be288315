package org.perpupil.io.csv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.perpupil.io.Source;
import org.perpupil.problem.Problem;

/**
 * Text files in UTF-8; those in UTF-16 with a byte order mark, and those in the Windows encoding of
 * Western Europe, which is told.
 */
public final class TextReader {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /** Bytes that tell whether a file is text. */
  private static final int ENOUGH = 1 << 16;

  private TextReader() {}

  /**
   * Returns the text of a file, without a byte order mark.
   *
   * @param limit how many bytes it may have
   * @param problems where what is wrong is added
   * @return empty when the file cannot be read
   */
  public static Optional<String> read(Source file, long limit, List<Problem> problems) {
    Optional<byte[]> bytes = file.read(limit, problems);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    return text(file, bytes.get(), problems);
  }

  /** Returns the text that some bytes of a file are. */
  static Optional<String> text(Source file, byte[] bytes, List<Problem> problems) {
    if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
      return decoded(StandardCharsets.UTF_16, bytes).or(() -> notText(file, problems));
    }
    Optional<String> utf8 = decoded(StandardCharsets.UTF_8, bytes);
    if (utf8.isPresent()) {
      return utf8.map(text -> text.startsWith("\uFEFF") ? text.substring(1) : text);
    }
    Optional<String> windows = isBinary(bytes) ? Optional.empty() : decoded(WINDOWS, bytes);
    windows.ifPresent(text -> problems.add(windows(file, bytes, text)));
    return windows.or(() -> notText(file, problems));
  }

  static boolean startsWith(byte[] bytes, int... first) {
    for (int i = 0; i < first.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != first[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBinary(byte[] bytes) {
    return IntStream.range(0, Math.min(bytes.length, ENOUGH)).anyMatch(i -> bytes[i] == 0);
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte one : bytes) {
      if (one < 0) {
        return false;
      }
    }
    return true;
  }

  private static Optional<String> decoded(Charset charset, byte[] bytes) {
    if (charset.equals(StandardCharsets.UTF_8) && isAscii(bytes)) {
      // As most files are; a decoder would take twice their size besides.
      return Optional.of(new String(bytes, StandardCharsets.ISO_8859_1));
    }
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> notText(Source file, List<Problem> problems) {
    problems.add(
        Problem.error(
            file.toString(),
            "bytes that are no text",
            "a text in UTF-8",
            "it is another kind of file, or was not copied whole; spreadsheets offer 'CSV UTF-8'"
                + " when they save"));
    return Optional.empty();
  }

  /** Returns the note of a text of Windows, with the first word that shows it. */
  private static Problem windows(Source file, byte[] bytes, String text) {
    // One byte is one character, so that both have the same places.
    int at = firstOutside(bytes);
    int from = at;
    while (from > 0 && Character.isLetterOrDigit(text.charAt(from - 1))) {
      from--;
    }
    int to = at + 1;
    while (to < text.length() && Character.isLetterOrDigit(text.charAt(to))) {
      to++;
    }
    long line = text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    return Problem.note(
        file + ", line " + line,
        text.substring(from, to),
        "text in UTF-8; the file was read as Windows writes text in Western Europe"
            + " (windows-1252), here and below",
        "accents and signs show whether that is right; 'CSV UTF-8' leaves no doubt");
  }

  /** Returns where the first byte stands that UTF-8 cannot have there. */
  private static int firstOutside(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    return result.isError() ? in.position() : bytes.length - 1;
  }
}
