package org.perpupil.io.yaml;

import java.util.List;
import java.util.Optional;
import org.perpupil.io.Source;
import org.perpupil.problem.Problem;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A YAML document read from its top to its end, one key or value at a time, each with its place.
 *
 * <p>The whole document was parsed before, so that reading on cannot fail. Not thread-safe.
 */
public final class YamlEvents {
  private final YamlText text;
  private final JsonParser parser;

  private YamlEvents(YamlText text) {
    this.text = text;
    this.parser = text.parser();
  }

  /**
   * Opens a file, at its first value.
   *
   * @param problems where what is wrong is added
   * @return empty when the file is not one plain YAML document
   */
  public static Optional<YamlEvents> of(Source file, List<Problem> problems) {
    return YamlText.read(file, problems).map(YamlEvents::of);
  }

  /** Returns the values of a text, at the first. */
  static YamlEvents of(YamlText text) {
    YamlEvents events = new YamlEvents(text);
    events.parser.nextToken();
    return events;
  }

  /** Returns file, line and column of the key or value. */
  public String place() {
    return text.place(parser);
  }

  /** Goes on to the next key of the mapping; returns false at its end. */
  public boolean nextKey() {
    return parser.nextToken() == JsonToken.PROPERTY_NAME;
  }

  public String key() {
    return parser.currentName();
  }

  /** Goes on from a key to its value. */
  public void toValue() {
    parser.nextToken();
  }

  public void skipValue() {
    parser.nextToken();
    parser.skipChildren();
  }

  /** Passes over what is in the value, if it is a mapping or a list. */
  public void skip() {
    parser.skipChildren();
  }

  public boolean isMapping() {
    return parser.currentToken() == JsonToken.START_OBJECT;
  }

  public boolean isList() {
    return parser.currentToken() == JsonToken.START_ARRAY;
  }

  /** Goes on to the next item of the list; returns false at its end. */
  boolean nextItem() {
    return parser.nextToken() != JsonToken.END_ARRAY;
  }

  public boolean isScalar() {
    JsonToken token = parser.currentToken();
    return token != null && token.isScalarValue();
  }

  /** Returns whether there is a key without a value, or no document at all. */
  public boolean isNothing() {
    return parser.currentToken() == null || parser.currentToken() == JsonToken.VALUE_NULL;
  }

  /** Returns the value as it was written, or what it is when it is more than that. */
  public String shown() {
    if (isNothing()) {
      return "";
    }
    if (parser.streamReadContext().inRoot() && isScalar()) {
      // The whole of another file, which is nobody's business here.
      return "a text";
    }
    return isScalar() ? parser.getString() : isMapping() ? "a mapping" : "a list";
  }
}
