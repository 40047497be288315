package org.perpupil.io.dfe.table;

import com.google.common.collect.ImmutableSet;
import com.google.common.io.ByteStreams;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;

/**
 * The sheets of a workbook ({@code .xlsx}), cell by cell as they are stored: formulas by the value
 * that was saved last, dates as serial numbers; or as they are shown.
 */
public final class Workbook {
  /** What a workbook may take when it is unpacked; the largest published ones take a quarter. */
  private static final long MOST_BYTES = 1L << 29;

  private static final int MOST_COLUMNS = 1000;
  private static final int LETTERS = 26;
  private static final double TOO_LONG = 1e21;
  private static final long SECONDS = 24L * 60 * 60;
  private static final String STRINGS = "xl/sharedStrings.xml";

  private static final String BOOK = "xl/workbook.xml";
  private static final String LINKS = "xl/_rels/workbook.xml.rels";
  private static final String STYLES = "xl/styles.xml";

  private static final ImmutableSet<String> PARTS = ImmutableSet.of(STRINGS, BOOK, LINKS, STYLES);

  /** The day before the first, counted from 1, and with a 29 February of 1900 that never was. */
  private static final LocalDate DAY_0 = LocalDate.of(1899, 12, 30);

  private static final LocalDate DAY_0_OF_1904 = LocalDate.of(1904, 1, 1);

  /** Spreadsheets show and keep so many digits; doubles add more. */
  private static final MathContext DIGITS = new MathContext(15);

  private static final XMLInputFactory XML = factory();

  /**
   * A sheet, its cells as it shows them: a percentage with its sign, a date as such.
   *
   * @param name what its tab says
   * @param rows its rows that hold anything
   */
  public record Sheet(String name, List<Row> rows) {}

  /**
   * A row of a sheet.
   *
   * @param line its number
   * @param cells the texts of its cells
   * @param dates which of the cells are dates
   */
  public record Row(int line, List<String> cells, Set<Integer> dates) {}

  /** Returns whether some bytes begin as those of a workbook, and of other archives, do. */
  public static boolean isArchive(byte[] bytes) {
    return bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
  }

  /**
   * Returns the sheets, in the order of their tabs.
   *
   * @throws IOException when the bytes are no workbook, or one too large
   */
  public static List<Sheet> shown(byte[] bytes) throws IOException {
    Map<String, byte[]> parts = parts(bytes);
    try {
      byte[] none = new byte[0];
      List<String> shared = strings(parts.getOrDefault(STRINGS, none));
      byte[] book = parts.getOrDefault(BOOK, none);
      WorkbookStyles styles = WorkbookStyles.of(parts.getOrDefault(STYLES, none), XML);
      Map<String, String> targets = new HashMap<>();
      attributes(parts.getOrDefault(LINKS, none), "Relationship")
          .forEach(
              link -> targets.put(link.getOrDefault("Id", ""), link.getOrDefault("Target", "")));
      boolean from1904 =
          attributes(book, "workbookPr").stream()
              .anyMatch(properties -> properties.getOrDefault("date1904", "0").matches("1|true"));
      ShownCells cells = new ShownCells(shared, styles, from1904 ? DAY_0_OF_1904 : DAY_0);
      List<Sheet> sheets = new ArrayList<>();
      for (Map<String, String> tab : attributes(book, "sheet")) {
        String target =
            targets.getOrDefault(tab.getOrDefault("id", ""), "").replaceFirst("^/?(xl/)?", "xl/");
        byte[] part = parts.get(target);
        if (part != null) {
          sheets.add(new Sheet(tab.getOrDefault("name", ""), rows(part, cells)));
        }
      }
      if (sheets.isEmpty()) {
        for (byte[] part : sheetParts(parts)) {
          sheets.add(new Sheet("", rows(part, cells)));
        }
      }
      return sheets;
    } catch (XMLStreamException
        | IndexOutOfBoundsException
        | NumberFormatException
        | DateTimeException e) {
      throw new IOException("a damaged workbook", e);
    }
  }

  /**
   * Returns the parts that matter. Archives are read by the directory at their end, as spreadsheets
   * do, since programs that write them in one go leave sizes out elsewhere; that takes a file.
   */
  private static Map<String, byte[]> parts(byte[] bytes) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    long left = MOST_BYTES;
    boolean hasSheet = false;
    Path copy = copy(bytes);
    try (ZipFile zip = new ZipFile(copy.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        String name = entry.getName();
        boolean isSheet = name.matches("xl/worksheets/[^/]+\\.xml");
        if (isSheet || PARTS.contains(name)) {
          byte[] part = unpacked(zip.getInputStream(entry), left);
          left -= part.length;
          parts.put(name, part);
          hasSheet |= isSheet;
        }
      }
    } catch (IllegalArgumentException e) {
      // So the class of archives says that a name in them is no text.
      throw new IOException("a damaged workbook", e);
    } finally {
      Files.deleteIfExists(copy);
    }
    if (!hasSheet) {
      throw new IOException("a workbook without sheets");
    }
    return parts;
  }

  /**
   * Returns a file of the bytes, to be deleted after use.
   *
   * @throws ProblemsException when it cannot be written, which says nothing about the bytes
   */
  private static Path copy(byte[] bytes) {
    try {
      Path copy = Files.createTempFile("workbook", ".zip");
      try {
        Files.write(copy, bytes);
      } catch (IOException e) {
        Files.deleteIfExists(copy);
        throw e;
      }
      return copy;
    } catch (IOException e) {
      throw new ProblemsException(
          Problem.error(
              "the folder of temporary files",
              System.getProperty("java.io.tmpdir"),
              "a folder in which a workbook can be unpacked",
              "it is not there, may not be written to or is full; -Djava.io.tmpdir=FOLDER takes"
                  + " another"));
    }
  }

  /** Returns the attributes of every element of a name. */
  private static List<Map<String, String>> attributes(byte[] part, String element)
      throws XMLStreamException {
    List<Map<String, String>> all = new ArrayList<>();
    if (part.length == 0) {
      return all;
    }
    XMLStreamReader xml = XML.createXMLStreamReader(new ByteArrayInputStream(part));
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals(element)) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
          attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        all.add(attributes);
      }
    }
    xml.close();
    return all;
  }

  private static List<Row> rows(byte[] part, ShownCells cells)
      throws XMLStreamException, IOException {
    List<Row> rows = new ArrayList<>();
    XMLStreamReader xml = XML.createXMLStreamReader(new ByteArrayInputStream(part));
    List<String> texts = new ArrayList<>();
    Set<Integer> dates = new HashSet<>();
    int line = 0;
    while (xml.hasNext()) {
      int event = xml.next();
      boolean isStart = event == XMLStreamConstants.START_ELEMENT;
      if (isStart && xml.getLocalName().equals("row")) {
        String number = xml.getAttributeValue(null, "r");
        line = number == null ? line + 1 : Integer.parseInt(number);
        texts = new ArrayList<>();
        dates = new HashSet<>();
      } else if (isStart && xml.getLocalName().equals("c")) {
        int column = column(xml.getAttributeValue(null, "r"), texts.size());
        while (texts.size() < column) {
          texts.add("");
        }
        texts.add(cells.read(xml, column, dates));
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
        if (texts.stream().anyMatch(cell -> !cell.isBlank())) {
          rows.add(new Row(line, texts, dates));
        }
      }
    }
    xml.close();
    return rows;
  }

  /** Reads cells as their sheet shows them. */
  private record ShownCells(List<String> shared, WorkbookStyles styles, LocalDate dayZero) {
    String read(XMLStreamReader xml, int column, Set<Integer> dates)
        throws XMLStreamException, IOException {
      String type = Objects.requireNonNullElse(xml.getAttributeValue(null, "t"), "n");
      WorkbookStyles.Shown shown = styles.shown(xml.getAttributeValue(null, "s"));
      String value = value(xml);
      if (value.isEmpty()) {
        return "";
      }
      return switch (type) {
        case "s" -> shared.get(Integer.parseInt(value));
        case "b" -> value.equals("1") ? "TRUE" : "FALSE";
        case "d" -> {
          dates.add(column);
          yield value.replaceFirst("T00:00(:00(\\.0+)?)?Z?$", "");
        }
        case "n" -> number(value, shown, column, dates);
        default -> value;
      };
    }

    private String number(
        String value, WorkbookStyles.Shown shown, int column, Set<Integer> dates) {
      double number = Double.parseDouble(value);
      if (!Double.isFinite(number) || Math.abs(number) >= TOO_LONG) {
        return value;
      }
      // The digits of what is as good as nothing, such as 1e-999999999, would fill the memory.
      BigDecimal exact = number == 0 ? BigDecimal.ZERO : new BigDecimal(value);
      return switch (shown) {
        case DATE -> {
          dates.add(column);
          yield date(number);
        }
        case PERCENT -> digits(exact.round(DIGITS).movePointRight(2)) + "%";
        case NUMBER -> digits(exact.round(DIGITS));
      };
    }

    private String date(double number) {
      LocalDate day = dayZero.plusDays((long) Math.floor(number));
      long seconds = Math.round((number - Math.floor(number)) * SECONDS);
      return seconds == 0 || seconds == SECONDS
          ? day.toString()
          : day.atStartOfDay().plusSeconds(seconds).toString();
    }

    private static String digits(BigDecimal number) {
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
  }

  private Workbook() {}

  /**
   * Returns the rows of each sheet, in the order of the names of their parts, numbers as numbers.
   *
   * @throws IOException when the bytes are no workbook, or one too large
   */
  static List<List<PublishedTable.Row>> sheets(byte[] bytes) throws IOException {
    Map<String, byte[]> parts = parts(bytes);
    try {
      List<String> shared = strings(parts.getOrDefault(STRINGS, new byte[0]));
      List<List<PublishedTable.Row>> all = new ArrayList<>();
      for (byte[] sheet : sheetParts(parts)) {
        all.add(rows(sheet, shared));
      }
      return all;
    } catch (XMLStreamException | IndexOutOfBoundsException | NumberFormatException e) {
      throw new IOException("a damaged workbook", e);
    }
  }

  /** Returns the parts that hold sheets, in the order of their names, numbers as numbers. */
  private static List<byte[]> sheetParts(Map<String, byte[]> parts) {
    return parts.entrySet().stream()
        .filter(part -> !PARTS.contains(part.getKey()))
        .sorted(
            Map.Entry.comparingByKey(
                Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder())))
        .map(Map.Entry::getValue)
        .toList();
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
    if (part.length == 0) {
      return strings;
    }
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
      throws XMLStreamException, IOException {
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

  private static String cell(XMLStreamReader xml, List<String> shared)
      throws XMLStreamException, IOException {
    String type = xml.getAttributeValue(null, "t");
    String value = value(xml);
    if (value.isEmpty()) {
      return "";
    }
    if (type == null || type.equals("n")) {
      return number(value);
    }
    return type.equals("s") ? shared.get(Integer.parseInt(value)) : value;
  }

  private static String value(XMLStreamReader xml) throws XMLStreamException, IOException {
    String value = "";
    boolean isFormula = false;
    boolean isStored = false;
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "f" -> isFormula = true;
          case "v" -> {
            value = xml.getElementText();
            isStored = true;
          }
          case "is" -> value = text(xml, "is");
          default -> {}
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
        if (isFormula && !isStored) {
          throw new IOException(
              "a formula without its result, which a spreadsheet adds when it opens and saves the"
                  + " file");
        }
        return value;
      }
    }
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
