package org.perpupil.examples.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The sheets of a workbook as they are stored, read by other means than the product's: a cell is a
 * text, a number, or empty text where there is none.
 */
public final class Sheets {
  private Sheets() {}

  /** Reads a workbook. */
  public static Map<String, List<List<Object>>> of(Path file) throws IOException {
    try (ZipFile parts = new ZipFile(file.toFile())) {
      List<String> shared = new ArrayList<>();
      for (Element text : all(xml(parts, "xl/sharedStrings.xml"), "si")) {
        shared.add(text.getTextContent());
      }
      Map<String, String> places = new LinkedHashMap<>();
      for (Element link : all(xml(parts, "xl/_rels/workbook.xml.rels"), "Relationship")) {
        places.put(link.getAttribute("Id"), "xl/" + link.getAttribute("Target"));
      }
      Map<String, List<List<Object>>> sheets = new LinkedHashMap<>();
      for (Element sheet : all(xml(parts, "xl/workbook.xml"), "sheet")) {
        Document body = xml(parts, places.get(sheet.getAttribute("r:id")));
        sheets.put(sheet.getAttribute("name"), rows(body, shared));
      }
      return sheets;
    }
  }

  private static List<List<Object>> rows(Document sheet, List<String> shared) {
    List<List<Object>> rows = new ArrayList<>();
    for (Element row : all(sheet, "row")) {
      List<Object> cells = new ArrayList<>();
      NodeList found = row.getElementsByTagName("c");
      for (int i = 0; i < found.getLength(); i++) {
        Element cell = (Element) found.item(i);
        int column = column(cell.getAttribute("r"));
        while (cells.size() < column) {
          cells.add("");
        }
        String value = cell.getTextContent();
        boolean isText = cell.getAttribute("t").equals("s");
        Object content = isText ? shared.get(Integer.parseInt(value)) : value;
        cells.add(!isText && !value.isEmpty() ? new BigDecimal(value) : content);
      }
      rows.add(cells);
    }
    return rows;
  }

  private static int column(String reference) {
    int column = 0;
    for (char c : reference.replaceAll("\\d", "").toCharArray()) {
      column = column * 26 + c - 'A' + 1;
    }
    return column - 1;
  }

  private static List<Element> all(Document document, String name) {
    List<Element> all = new ArrayList<>();
    NodeList found = document.getElementsByTagName(name);
    for (int i = 0; i < found.getLength(); i++) {
      all.add((Element) found.item(i));
    }
    return all;
  }

  private static Document xml(ZipFile parts, String name) throws IOException {
    try (InputStream in = parts.getInputStream(parts.getEntry(name))) {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(in.readAllBytes()));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(e);
    }
  }
}
