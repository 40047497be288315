package org.perpupil.text;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * Writes JDK values as JSON: maps with the texts of their keys, anything that can be iterated as an
 * array, texts, numbers, true, false and null. A value of another kind is a fault of the caller.
 */
public final class JsonWriter {
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private static final ObjectWriteContext INDENTED =
      new ObjectWriteContext.Base() {
        @Override
        public PrettyPrinter getPrettyPrinter() {
          return new DefaultPrettyPrinter();
        }

        @Override
        public boolean hasPrettyPrinter() {
          return true;
        }
      };

  private JsonWriter() {}

  /** Returns a value on one line. */
  public static String line(Object value) {
    return text(value, ObjectWriteContext.empty());
  }

  /** Returns a value with a key to a line, indented. */
  public static String indented(Object value) {
    return text(value, INDENTED);
  }

  /** Writes a value with a key to a line, indented; the writer stays open. */
  public static void indented(Object value, Writer out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(INDENTED, out)) {
      write(value, json);
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
  }

  private static String text(Object value, ObjectWriteContext context) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(context, text)) {
      write(value, json);
    }
    return text.toString();
  }

  private static void write(@Nullable Object value, JsonGenerator json) {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof CharSequence text) {
      json.writeString(text.toString());
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Number number) {
      write(number, json);
    } else if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeName(String.valueOf(entry.getKey()));
        write(entry.getValue(), json);
      }
      json.writeEndObject();
    } else if (value instanceof Iterable<?> items) {
      json.writeStartArray();
      for (Object item : items) {
        write(item, json);
      }
      json.writeEndArray();
    } else {
      throw new IllegalArgumentException(value.getClass() + " is no value of JSON");
    }
  }

  private static void write(Number number, JsonGenerator json) {
    if (number instanceof Integer || number instanceof Long) {
      json.writeNumber(number.longValue());
    } else if (number instanceof Double) {
      json.writeNumber(number.doubleValue());
    } else if (number instanceof BigDecimal decimal) {
      json.writeNumber(decimal);
    } else if (number instanceof BigInteger whole) {
      json.writeNumber(whole);
    } else {
      throw new IllegalArgumentException(number.getClass() + " is no number of JSON");
    }
  }
}
