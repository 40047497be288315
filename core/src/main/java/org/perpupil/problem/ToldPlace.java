package org.perpupil.problem;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in words, and the file, line and column that it tells.
 *
 * <p>Readers write places in one form: {@code file, line 3, column name}, what is further in behind
 * it.
 */
record ToldPlace(String words, Optional<String> file, OptionalInt line, Optional<String> column) {
  /**
   * A column of a text is a number, and what is further in may follow; one of a table is a name.
   */
  private static final Pattern WITH_LINE =
      Pattern.compile(
          "(.*), line ([0-9]{1,9})(?:, column (?:([0-9]+)(?:, .*)?|(.*)))?(?:, .*)?",
          Pattern.DOTALL);

  private static final Pattern WHOLE_FILE =
      Pattern.compile(
          "(.*?\\.(?:csv|yaml|yml|json|xlsx|ods|part|txt))(?:, column (.*))?(?:, .*)?",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  static ToldPlace of(String words) {
    Matcher line = WITH_LINE.matcher(words);
    if (line.matches()) {
      return new ToldPlace(
          words,
          Optional.of(line.group(1)),
          OptionalInt.of(Integer.parseInt(line.group(2))),
          Optional.ofNullable(line.group(3)).or(() -> Optional.ofNullable(line.group(4))));
    }
    Matcher file = WHOLE_FILE.matcher(words);
    return file.matches()
        ? new ToldPlace(
            words,
            Optional.of(file.group(1)),
            OptionalInt.empty(),
            Optional.ofNullable(file.group(2)))
        : new ToldPlace(words, Optional.empty(), OptionalInt.empty(), Optional.empty());
  }
}
