package org.perpupil.io.yaml;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.perpupil.io.Source;
import org.perpupil.io.csv.Numbers;
import org.perpupil.problem.Problem;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A YAML value with its place: a mapping, a list or a text. Immutable.
 *
 * @param place file, line and column
 * @param text of a value that is neither mapping nor list; empty for nothing
 * @param keys of a mapping, in order
 * @param items of a list
 */
public record YamlNode(
    String place,
    Optional<String> text,
    Optional<Map<String, YamlNode>> keys,
    Optional<List<YamlNode>> items) {

  /**
   * Reads a file.
   *
   * @param problems where what is wrong is added, keys that are there twice included
   * @return empty when the file is not one plain YAML document
   */
  public static Optional<YamlNode> read(Source file, List<Problem> problems) {
    return YamlText.read(file, problems).map(text -> of(text, problems));
  }

  /** Returns the value of a text; keys that are there twice are added to the problems. */
  public static YamlNode of(YamlText text, List<Problem> problems) {
    JsonParser parser = text.parser();
    parser.nextToken();
    return new Reader(text, parser, problems).value();
  }

  /** Returns the value as it was written, or what it is when it is more than that. */
  public String shown() {
    return keys.isPresent() ? "a mapping" : items.isPresent() ? "a list" : text.orElse("");
  }

  /** Returns the number that the value is. */
  public OptionalDouble number() {
    return text.isPresent() ? Numbers.parse(text.get()) : OptionalDouble.empty();
  }

  /** Reads values as the parser gives them. */
  private record Reader(YamlText file, JsonParser parser, List<Problem> problems) {
    YamlNode value() {
      String place = file.place(parser);
      JsonToken token = parser.currentToken();
      Optional<String> text = Optional.empty();
      Optional<Map<String, YamlNode>> keys = Optional.empty();
      Optional<List<YamlNode>> items = Optional.empty();
      if (token == JsonToken.START_OBJECT) {
        keys = Optional.of(mapping());
      } else if (token == JsonToken.START_ARRAY) {
        items = Optional.of(list());
      } else if (token != null && token != JsonToken.VALUE_NULL) {
        // One text at the root is the whole of another file, which is nobody's business here.
        boolean isWhole = parser.streamReadContext().inRoot();
        text = Optional.of(isWhole ? "a text" : parser.getString());
      }
      return new YamlNode(place, text, keys, items);
    }

    private Map<String, YamlNode> mapping() {
      Map<String, YamlNode> keys = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String key = parser.currentName();
        String place = file.place(parser);
        parser.nextToken();
        YamlNode value = value();
        YamlNode elsewhere = keys.putIfAbsent(key, value);
        if (elsewhere != null) {
          problems.add(
              Problem.error(
                  place,
                  key,
                  "each key once",
                  "one of the two is left over; the other is in " + elsewhere.place()));
        }
      }
      return ImmutableMap.copyOf(keys);
    }

    private List<YamlNode> list() {
      List<YamlNode> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(value());
      }
      return ImmutableList.copyOf(items);
    }
  }
}
