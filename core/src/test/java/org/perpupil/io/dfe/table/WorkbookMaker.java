package org.perpupil.io.dfe.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes workbooks as spreadsheets do: shared texts, numbers as numbers, blank cells left out. */
public final class WorkbookMaker {
  private final Map<String, Integer> strings = new LinkedHashMap<>();
  private final List<String> sheets = new ArrayList<>();

  /** Adds a sheet whose cells begin some rows down and some columns to the right. */
  public WorkbookMaker sheet(List<List<String>> rows, int down, int right) {
    StringBuilder xml = new StringBuilder("<worksheet><sheetData>");
    for (int r = 0; r < rows.size(); r++) {
      xml.append("<row r=\"").append(r + 1 + down).append("\">");
      for (int c = 0; c < rows.get(r).size(); c++) {
        cell(rows.get(r).get(c), column(c + right) + (r + 1 + down), xml);
      }
      xml.append("</row>");
    }
    sheets.add(xml.append("</sheetData></worksheet>").toString());
    return this;
  }

  /** Adds a sheet as it is. */
  WorkbookMaker raw(String xml) {
    sheets.add(xml);
    return this;
  }

  private void cell(String text, String reference, StringBuilder xml) {
    if (text.isEmpty()) {
      return;
    }
    if (text.matches("-?\\d+(\\.\\d+)?")) {
      xml.append("<c r=\"").append(reference).append("\"><v>").append(text).append("</v></c>");
      return;
    }
    int place = strings.computeIfAbsent(text, key -> strings.size());
    xml.append("<c r=\"").append(reference).append("\" t=\"s\"><v>").append(place);
    xml.append("</v></c>");
  }

  private static String column(int index) {
    return index < 26
        ? String.valueOf((char) ('A' + index))
        : column(index / 26 - 1) + (char) ('A' + index % 26);
  }

  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      StringBuilder shared = new StringBuilder("<sst>");
      for (String text : strings.keySet()) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
        int half = escaped.indexOf('&') < 0 ? escaped.length() / 2 : 0;
        // Formatted texts come in pieces.
        shared
            .append("<si><r><t>")
            .append(escaped, 0, half)
            .append("</t></r><r><t>")
            .append(escaped.substring(half))
            .append("</t></r></si>");
      }
      part(zip, "xl/sharedStrings.xml", shared.append("</sst>").toString());
      for (int i = 0; i < sheets.size(); i++) {
        part(zip, "xl/worksheets/sheet" + (i + 1) + ".xml", sheets.get(i));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void part(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(UTF_8));
    zip.closeEntry();
  }
}
