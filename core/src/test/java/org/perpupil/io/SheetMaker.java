package org.perpupil.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes workbooks as spreadsheets save them: named tabs, styles, texts within cells. */
public final class SheetMaker {
  /** Formats of cells, by their place: general, percent, a built-in date, a date of one's own. */
  private static final String STYLES =
      "<styleSheet><numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"dd\\/mm\\/yyyy\"/>"
          + "<numFmt numFmtId=\"165\" formatCode=\"[Red]&quot;days &quot;#,##0.00\"/></numFmts>"
          + "<cellStyleXfs count=\"1\"><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs count=\"5\">"
          + "<xf numFmtId=\"0\"/><xf numFmtId=\"10\"/><xf numFmtId=\"17\"/><xf numFmtId=\"164\"/>"
          + "<xf numFmtId=\"165\"/></cellXfs></styleSheet>";

  private final Map<String, List<List<String>>> sheets = new LinkedHashMap<>();

  /**
   * Adds a sheet.
   *
   * @param rows its cells; {@code #14500} is a number, {@code #0.18@1} one of the second format
   */
  public SheetMaker sheet(String name, List<List<String>> rows) {
    sheets.put(name, rows);
    return this;
  }

  /** Returns the file; its last tab is stored first. */
  public byte[] bytes() {
    StringBuilder book = new StringBuilder("<workbook xmlns:r=\"r\"><sheets>");
    StringBuilder links = new StringBuilder("<Relationships>");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      int tab = 0;
      for (Map.Entry<String, List<List<String>>> sheet : sheets.entrySet()) {
        int stored = sheets.size() - tab++;
        book.append("<sheet name=\"" + sheet.getKey() + "\" r:id=\"rId" + tab + "\"/>");
        links.append(
            "<Relationship Id=\"rId" + tab + "\" Target=\"worksheets/sheet" + stored + ".xml\"/>");
        part(zip, "xl/worksheets/sheet" + stored + ".xml", rows(sheet.getValue()));
      }
      part(zip, "xl/workbook.xml", book + "</sheets></workbook>");
      part(zip, "xl/_rels/workbook.xml.rels", links + "</Relationships>");
      part(zip, "xl/styles.xml", STYLES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String rows(List<List<String>> rows) {
    StringBuilder xml = new StringBuilder("<worksheet><sheetData>");
    for (List<String> row : rows) {
      xml.append("<row>");
      row.forEach(cell -> xml.append(cell(cell)));
      xml.append("</row>");
    }
    return xml.append("</sheetData></worksheet>").toString();
  }

  private static String cell(String cell) {
    if (!cell.startsWith("#")) {
      return "<c t=\"inlineStr\"><is><t>" + cell.replace("&", "&amp;") + "</t></is></c>";
    }
    int style = cell.indexOf('@');
    return style < 0
        ? "<c><v>" + cell.substring(1) + "</v></c>"
        : "<c s=\"" + cell.substring(style + 1) + "\"><v>" + cell.substring(1, style) + "</v></c>";
  }

  private static void part(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(UTF_8));
    zip.closeEntry();
  }
}
