package org.perpupil.io.csv;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.perpupil.io.Source;
import org.perpupil.problem.Problem;

/** Text files in UTF-8. */
public final class TextReader {
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
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.get())).toString();
      return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      problems.add(
          Problem.error(
              file.toString(),
              "bytes that are not UTF-8",
              "a file in UTF-8",
              "the spreadsheet offers 'CSV UTF-8' when it saves"));
      return Optional.empty();
    }
  }
}
