package org.perpupil.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.perpupil.problem.Problem;

/** Text files in UTF-8. */
final class TextFiles {
  private TextFiles() {}

  /**
   * Returns the text of a file, without a byte order mark.
   *
   * @param problems where what is wrong is added
   * @return empty when the file cannot be read
   */
  static Optional<String> read(Path file, List<Problem> problems) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      problems.add(
          Problem.error(
              file.toString(),
              "bytes that are not UTF-8",
              "a file in UTF-8",
              "the spreadsheet offers 'CSV UTF-8' when it saves"));
    } catch (NoSuchFileException e) {
      problems.add(
          Problem.error(
              file.toString(),
              "",
              "a file that is there",
              "it is in another folder; this one is " + Path.of("").toAbsolutePath().normalize()));
    } catch (IOException e) {
      problems.add(
          Problem.error(
              file.toString(),
              String.valueOf(e.getMessage()),
              "a file that can be read",
              "another program holds it open, or it is a folder"));
    }
    return Optional.empty();
  }
}
