package org.perpupil.io.dfe.table;

import com.google.common.io.ByteStreams;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.perpupil.problem.Problem;

/**
 * The sheets of a workbook ({@code .xlsx}), cell by cell as they are stored: formulas by the value
 * that was saved last, dates as serial numbers.
 */
final class Workbook {
  /** What a workbook may take when it is unpacked; the largest published ones take a quarter. */
  private static final long MOST_BYTES = 1L << 29;

  private static final int MOST_COLUMNS = 1000;
  private static final int LETTERS = 26;
  private static final String STRINGS = "xl/sharedStrings.xml";
  private static final String SHEETS = "xl/worksheets/sheet";

  private static final XMLInputFactory XML = factory();

  private Workbook() {}

  /**
   * Returns the rows of each sheet, in the order of the sheets' numbers.
   *
   * @throws IOException when the bytes are no workbook, or one too large
   */
  static List<List<PublishedTable.Row>> sheets(byte[] bytes) throws IOException {
    Map<Integer, byte[]> sheets = new TreeMap<>();
    byte[] strings = new byte[0];
    long left = MOST_BYTES;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        boolean isSheet = name.matches(SHEETS + "\\d{1,4}\\.xml");
        if (isSheet || name.equals(STRINGS)) {
          byte[] part = unpacked(zip, left);
          left -= part.length;
          if (isSheet) {
            sheets.put(Integer.valueOf(name.replaceAll("\\D", "")), part);
          } else {
            strings = part;
          }
        }
      }
    }
    if (sheets.isEmpty()) {
      throw new IOException("a workbook without sheets");
    }
    try {
      List<String> shared = strings.length == 0 ? List.of() : strings(strings);
      List<List<PublishedTable.Row>> all = new ArrayList<>();
      for (byte[] sheet : sheets.values()) {
        all.add(rows(sheet, shared));
      }
      return all;
    } catch (XMLStreamException | IndexOutOfBoundsException | NumberFormatException e) {
      throw new IOException("a damaged workbook", e);
    }
  }

  private static byte[] unpacked(InputStream zip, long left) throws IOException {
    byte[] part = ByteStreams.toByteArray(ByteStreams.limit(zip, left + 1));
    if (part.length > left) {
      throw new IOException("a workbook of more than " + MOST_BYTES / (1 << 20) + " MB unpacked");
    }
    return part;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /** Returns the texts that cells share; those of one item in several pieces as one. */
  private static List<String> strings(byte[] part) throws XMLStreamException {
    List<String> strings = new ArrayList<>();
    XMLStreamReader xml = XML.createXMLStreamReader(new ByteArrayInputStream(part));
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("si")) {
        strings.add(text(xml, "si"));
      }
    }
    xml.close();
    return strings;
  }

  /** Returns all text within an element, but how it is pronounced. */
  private static String text(XMLStreamReader xml, String element) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    boolean isText = false;
    boolean isSound = false;
    // A document that ends within an element is no XML, so that reading on fails.
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        isSound |= xml.getLocalName().equals("rPh");
        isText = xml.getLocalName().equals("t") && !isSound;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        isText = false;
        isSound &= !xml.getLocalName().equals("rPh");
        if (xml.getLocalName().equals(element)) {
          return text.toString();
        }
      } else if (isText && event == XMLStreamConstants.CHARACTERS) {
        text.append(xml.getText());
      }
    }
  }

  private static List<PublishedTable.Row> rows(byte[] part, List<String> shared)
      throws XMLStreamException {
    List<PublishedTable.Row> rows = new ArrayList<>();
    XMLStreamReader xml = XML.createXMLStreamReader(new ByteArrayInputStream(part));
    List<String> cells = new ArrayList<>();
    int line = 0;
    while (xml.hasNext()) {
      int event = xml.next();
      boolean isStart = event == XMLStreamConstants.START_ELEMENT;
      if (isStart && xml.getLocalName().equals("row")) {
        String number = xml.getAttributeValue(null, "r");
        line = number == null ? line + 1 : Integer.parseInt(number);
        cells = new ArrayList<>();
      } else if (isStart && xml.getLocalName().equals("c")) {
        int column = column(xml.getAttributeValue(null, "r"), cells.size());
        while (cells.size() < column) {
          cells.add("");
        }
        cells.add(cell(xml, shared));
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
        if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
          rows.add(new PublishedTable.Row(line, cells));
        }
      }
    }
    xml.close();
    return rows;
  }

  private static String cell(XMLStreamReader xml, List<String> shared) throws XMLStreamException {
    String type = xml.getAttributeValue(null, "t");
    String value = "";
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "v" -> value = xml.getElementText();
          case "is" -> value = text(xml, "is");
          default -> {}
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
        break;
      }
    }
    if (value.isEmpty()) {
      return "";
    }
    if (type == null || type.equals("n")) {
      return number(value);
    }
    return type.equals("s") ? shared.get(Integer.parseInt(value)) : value;
  }

  /** Returns a stored number without an exponent and without what doubles add to its digits. */
  private static String number(String stored) {
    double value = Double.parseDouble(stored);
    boolean isPlain = stored.indexOf('E') < 0 && stored.indexOf('e') < 0 && stored.length() < 16;
    return isPlain ? stored : Problem.plain(Math.rint(value * 1e6) / 1e6);
  }

  private static int column(@Nullable String reference, int next) {
    if (reference == null) {
      return next;
    }
    int column = 0;
    for (int i = 0; i < reference.length() && Character.isUpperCase(reference.charAt(i)); i++) {
      column = column * LETTERS + reference.charAt(i) - 'A' + 1;
    }
    if (column < 1 || column > MOST_COLUMNS || column - 1 < next) {
      throw new IndexOutOfBoundsException(reference);
    }
    return column - 1;
  }
}
