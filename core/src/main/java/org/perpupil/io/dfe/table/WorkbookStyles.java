package org.perpupil.io.dfe.table;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** How the styles of a workbook show numbers, as far as it changes what they mean. */
final class WorkbookStyles {
  /** What a stored number is shown as. */
  enum Shown {
    NUMBER,
    PERCENT,
    DATE
  }

  private final List<Shown> styles;

  private WorkbookStyles(List<Shown> styles) {
    this.styles = styles;
  }

  /** Reads the part of a workbook that holds its styles; none when there is no such part. */
  static WorkbookStyles of(byte[] part, XMLInputFactory factory) throws XMLStreamException {
    Map<String, String> formats = new HashMap<>();
    List<Shown> styles = new ArrayList<>();
    if (part.length == 0) {
      return new WorkbookStyles(styles);
    }
    XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(part));
    boolean isOfCells = false;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "numFmt" ->
              formats.put(
                  String.valueOf(xml.getAttributeValue(null, "numFmtId")),
                  String.valueOf(xml.getAttributeValue(null, "formatCode")));
          case "cellXfs" -> isOfCells = true;
          case "xf" -> {
            if (isOfCells) {
              String id = String.valueOf(xml.getAttributeValue(null, "numFmtId"));
              styles.add(shown(id, formats.get(id)));
            }
          }
          default -> {}
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("cellXfs")) {
        isOfCells = false;
      }
    }
    xml.close();
    return new WorkbookStyles(styles);
  }

  /** Returns how a style shows a number. */
  Shown shown(@Nullable String style) {
    int index = style == null ? 0 : Integer.parseInt(style);
    return index < styles.size() ? styles.get(index) : Shown.NUMBER;
  }

  private static Shown shown(String id, @Nullable String code) {
    if (code != null) {
      // What is quoted, escaped, padded or in brackets is no part of the number.
      String plain =
          code.toLowerCase(Locale.ROOT)
              .replaceAll("\"[^\"]*\"|\\\\.|[_*].|\\[[^\\]]*\\]|general", "");
      return plain.indexOf('%') >= 0
          ? Shown.PERCENT
          : plain.matches("(?s).*[ymdhs].*") ? Shown.DATE : Shown.NUMBER;
    }
    return switch (id) {
      case "9", "10" -> Shown.PERCENT;
      case "14", "15", "16", "17", "18", "19", "20", "21", "22", "45", "46", "47" -> Shown.DATE;
      default -> id.matches("2[7-9]|3[0-6]|5[0-8]") ? Shown.DATE : Shown.NUMBER;
    };
  }
}
