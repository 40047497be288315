package org.perpupil.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;

/**
 * A JSON or YAML text as JDK values: maps in the order of their keys, lists, texts, numbers, true,
 * false and null.
 *
 * @param value the whole of the text; null also where there is nothing
 * @param more whether anything follows that value
 */
public record Values(@Nullable Object value, boolean more) {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final YAMLFactory YAML = new YAMLFactory();

  /**
   * Reads JSON.
   *
   * @throws JacksonException with its place, when the text is not JSON or has a key twice
   */
  public static Values json(String text) {
    return of(JSON.createParser(ObjectReadContext.empty(), text));
  }

  /**
   * Reads JSON.
   *
   * @throws JacksonException with its place, when the text is not JSON or has a key twice
   */
  public static Values json(byte[] text) {
    return of(JSON.createParser(ObjectReadContext.empty(), text));
  }

  /**
   * Reads YAML.
   *
   * @throws JacksonException with its place, when the text is not YAML
   */
  public static Values yaml(String text) {
    return of(yamlParser(text));
  }

  /** Returns a parser of YAML, before the first token. */
  public static JsonParser yamlParser(String text) {
    return YAML.createParser(ObjectReadContext.empty(), text);
  }

  /** Returns the whole as a map; empty when it is none, or when something follows it. */
  public Map<?, ?> map() {
    return !more && value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static Values of(JsonParser parser) {
    try (parser) {
      parser.nextToken();
      Object value = value(parser);
      return new Values(value, parser.nextToken() != null);
    }
  }

  private static @Nullable Object value(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == null) {
      return null;
    }
    return switch (token) {
      case START_OBJECT -> map(parser);
      case START_ARRAY -> list(parser);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> parser.getString();
    };
  }

  private static Map<String, @Nullable Object> map(JsonParser parser) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      parser.nextToken();
      map.put(key, value(parser));
    }
    return map;
  }

  private static List<@Nullable Object> list(JsonParser parser) {
    List<@Nullable Object> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(parser));
    }
    return list;
  }
}
