package org.perpupil.io.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.Source;
import org.perpupil.io.csv.TextReader;
import org.perpupil.problem.Problem;
import org.perpupil.text.Values;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/**
 * The text of a file that is one plain YAML document: every value stands where it is written.
 *
 * <p>Anchors, aliases, tags and merge keys are refused, since the values that they stand for are
 * elsewhere or of another kind than they look. The whole text was parsed once to find them, so that
 * parsing it again cannot fail. Immutable and thread-safe.
 *
 * @param file where it was read
 * @param text the whole of it
 */
public record YamlText(Source file, String text) {
  /** Bytes; a little less than the parser takes, so that no text fails for its length alone. */
  private static final long LIMIT = 2L << 20;

  /** The parser takes no alias for a key, and stops behind it. */
  private static final Pattern ALIAS_AS_KEY =
      Pattern.compile("(?:^|[\\s,{])(\\*[^\\s,\\[\\]{}]+)$");

  /**
   * Reads a file.
   *
   * @param problems where what is wrong is added
   * @return empty when the file is not one plain YAML document
   */
  public static Optional<YamlText> read(Source file, List<Problem> problems) {
    Optional<String> text = TextReader.read(file, LIMIT, problems);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    List<Problem> found = problems(file, text.get());
    problems.addAll(found);
    return found.isEmpty() ? Optional.of(new YamlText(file, text.get())) : Optional.empty();
  }

  /** Returns a parser, before the first token. */
  JsonParser parser() {
    return Values.yamlParser(text);
  }

  /** Returns file, line and column of what a parser stands at. */
  String place(JsonParser parser) {
    return place(file, parser.currentTokenLocation());
  }

  private static List<Problem> problems(Source file, String text) {
    List<Problem> problems = new ArrayList<>();
    int[] characters = text.codePoints().toArray();
    long lastMark = -1;
    try (JsonParser parser = Values.yamlParser(text)) {
      int depth = 0;
      JsonToken before = null;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        String place = place(file, parser.currentTokenLocation());
        if (depth == 0 && before != null) {
          problems.add(
              Problem.error(
                  place, "more below the end", "one document", "a line of dashes is left over"));
          return problems;
        }
        long at = parser.currentTokenLocation().getCharOffset();
        String mark = token.isStructEnd() ? "" : mark(characters, at);
        // A mapping and its first key begin at one place.
        if (!mark.isEmpty() && at != lastMark) {
          problems.add(refused(place, mark));
          lastMark = at;
        } else if (token == JsonToken.PROPERTY_NAME && parser.currentName().equals("<<")) {
          problems.add(refused(place, "<<"));
        }
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        before = token;
      }
    } catch (JacksonException e) {
      problems.add(notYaml(file, text, e.getLocation()));
    } catch (IndexOutOfBoundsException e) {
      // The scanner reads on past the end of some texts that end within a word.
      problems.add(notYaml(file, text, null));
    }
    return problems;
  }

  /** Returns the anchor, alias or tag that a value begins with, or an empty text. */
  private static String mark(int[] characters, long at) {
    int end = (int) at;
    if (at < 0 || at >= characters.length || "&*!".indexOf(characters[end]) < 0) {
      return "";
    }
    while (end < characters.length
        && !Character.isWhitespace(characters[end])
        && ",[]{}".indexOf(characters[end]) < 0) {
      end++;
    }
    return new String(characters, (int) at, end - (int) at);
  }

  private static Problem refused(String place, String mark) {
    String why =
        switch (mark.charAt(0)) {
          case '&' -> "the anchor is left over";
          case '*' -> "the alias stands for what is written elsewhere; copy that here";
          case '!' -> "the tag is not needed";
          default -> "the key brings in another mapping; write out what is in it";
        };
    return Problem.error(
        place,
        mark,
        "every value written out where it holds",
        why + "; a text that begins so needs quotation marks around it");
  }

  private static Problem notYaml(Source file, String text, @Nullable TokenStreamLocation location) {
    Matcher alias = ALIAS_AS_KEY.matcher(before(text, location));
    return alias.find()
        ? refused(place(file, location), alias.group(1))
        : Problem.error(
            place(file, location),
            "text that is not YAML",
            "keys and values with a colon and a space between them, indented with spaces",
            "a colon, a bracket or a quotation mark is missing there, or a tab indents a line");
  }

  /** Returns what stands before a location in its line. */
  private static String before(String text, @Nullable TokenStreamLocation location) {
    if (location == null || location.getLineNr() < 1) {
      return "";
    }
    String line = text.lines().skip(location.getLineNr() - 1L).findFirst().orElse("");
    return line.substring(0, Math.max(0, Math.min(line.length(), location.getColumnNr() - 1)));
  }

  private static String place(Source file, @Nullable TokenStreamLocation location) {
    return location == null || location.getLineNr() < 1
        ? file.toString()
        : file + ", line " + location.getLineNr() + ", column " + location.getColumnNr();
  }
}
