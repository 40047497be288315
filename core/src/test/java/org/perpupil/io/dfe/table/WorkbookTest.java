package org.perpupil.io.dfe.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpupil.io.dfe.CsvCells;
import org.perpupil.io.dfe.Imported;
import org.perpupil.io.dfe.infer.AllocationFileMaker;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;

/** Workbooks give what the same rows give as text, wherever in them the rows stand. */
class WorkbookTest {
  @TempDir private Path folder;

  @Test
  void allocationsAreFoundOnAnySheetBelowATitle() throws IOException {
    Path text =
        new AllocationFileMaker(3, FundingYear.parse("2025-26"))
            .withOddSchools()
            .authority("301", 60)
            .write(folder.resolve("made.csv"));
    List<List<String>> rows =
        Files.readAllLines(text, UTF_8).stream().map(CsvCells::split).toList();
    List<List<String>> notes = List.of(List.of("Contents", "Page"), List.of("Allocations", "2"));
    byte[] workbook = new WorkbookMaker().sheet(notes, 0, 0).sheet(rows, 3, 2).bytes();

    Imported fromText = AllocationFileMaker.imported(text, null);
    Imported fromSheet = imported(workbook);

    assertThat(fromSheet.size()).isEqualTo(60);
    assertThat(fromSheet.schoolRows()).isEqualTo(fromText.schoolRows());
    assertThat(fromSheet.formulaRows()).isEqualTo(fromText.formulaRows());
    assertThat(fromSheet.budgetRows()).isEqualTo(fromText.budgetRows());
  }

  @Test
  void anotherWorkbookShowsItsLargestSheet() {
    byte[] workbook =
        new WorkbookMaker()
            .sheet(List.of(List.of("Notes")), 0, 0)
            .sheet(List.of(List.of("A", "B"), List.of("1", "2")), 0, 0)
            .bytes();
    assertThatThrownBy(() -> imported(workbook))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("found 'A,B'")
        .hasMessageContaining("consistent financial reporting");
  }

  @Test
  void whatIsDamagedOrNamesOtherFilesIsAnError() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "secret words", UTF_8);
    String doctype =
        "<!DOCTYPE a [<!ENTITY e SYSTEM \""
            + secret.toUri()
            + "\">]><worksheet><sheetData>"
            + "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>&e;</v></c></row></sheetData></worksheet>";
    byte[] cut = new WorkbookMaker().raw("<worksheet><sheetData><row r=\"1\">").bytes();
    byte[] lost =
        new WorkbookMaker()
            .raw(
                "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>99</v></c></row>"
                    + "</sheetData></worksheet>")
            .bytes();
    for (byte[] bytes :
        List.of(
            new WorkbookMaker().raw(doctype).bytes(),
            cut,
            lost,
            new WorkbookMaker().bytes(),
            new byte[] {'P', 'K', 3, 4, 0, 0})) {
      assertThatThrownBy(() -> imported(bytes))
          .isInstanceOf(ProblemsException.class)
          .hasMessageContaining("book.xlsx")
          .hasMessageContaining("workbook")
          .hasMessageNotContaining("secret words");
    }
  }

  @Test
  void anArchiveWithANameThatIsNoTextIsDamaged() {
    byte[] bytes = new WorkbookMaker().sheet(List.of(List.of("A")), 0, 0).bytes();
    byte[] name = "xl/worksheets".getBytes(UTF_8);
    for (int at = 0; at + name.length < bytes.length; at++) {
      if (Arrays.equals(bytes, at, at + name.length, name, 0, name.length)) {
        bytes[at] = (byte) 0xE1;
      }
    }
    assertThatThrownBy(() -> Workbook.sheets(bytes)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> Workbook.shown(bytes)).isInstanceOf(IOException.class);
  }

  /** Written out, its digits would take a gigabyte. */
  @Test
  void whatIsAsGoodAsNothingIsNothing() throws IOException {
    byte[] workbook =
        zipped(
            Map.of(
                "xl/worksheets/sheet1.xml",
                sheet("<row><c><v>1e-999999999</v></c><c><v>-1E-400</v></c></row>")));
    assertThat(Workbook.shown(workbook).get(0).rows().get(0).cells()).containsExactly("0", "0");
    assertThat(Workbook.sheets(workbook).get(0).get(0).cells())
        .allSatisfy(cell -> assertThat(Double.parseDouble(cell)).isZero());
  }

  /** Libraries that write formulas do not work them out; blank is not what was meant. */
  @Test
  void aFormulaWithoutItsResultIsTold() throws IOException {
    byte[] bytes =
        zipped(
            Map.of(
                "xl/worksheets/sheet1.xml",
                sheet("<row><c><f>21000+500</f></c><c><v>2</v></c></row>")));
    assertThatThrownBy(() -> Workbook.sheets(bytes)).hasMessageContaining("formula without its");
    assertThatThrownBy(() -> Workbook.shown(bytes)).hasMessageContaining("formula without its");
    byte[] stored =
        zipped(
            Map.of(
                "xl/worksheets/sheet1.xml",
                sheet("<row><c t=\"str\"><f>A2</f><v></v></c><c><v>2</v></c></row>")));
    assertThat(Workbook.sheets(stored).get(0).get(0).cells()).containsExactly("", "2");
  }

  /** Spreadsheets number their sheets; programs may call them otherwise. */
  @Test
  void sheetsOfAnyNameAreReadInTheirOrder() throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    for (String name : List.of("sheet10", "sheet2", "Allocations")) {
      parts.put(
          "xl/worksheets/" + name + ".xml",
          sheet("<row><c t=\"str\"><v>" + name + "</v></c></row>"));
    }
    assertThat(Workbook.sheets(zipped(parts)))
        .extracting(rows -> rows.get(0).cells().get(0))
        .containsExactly("sheet2", "sheet10", "Allocations");
    assertThat(Workbook.shown(zipped(parts)))
        .extracting(sheet -> sheet.rows().get(0).cells().get(0))
        .containsExactly("sheet2", "sheet10", "Allocations");
  }

  @Test
  void cellsAreShownAsTheirStylesSay() throws IOException {
    String cells =
        "<c s=\"1\"><v>0.185</v></c><c s=\"2\"><v>45383</v></c><c s=\"3\"><v>45383.5</v></c>"
            + "<c s=\"4\"><v>7</v></c><c t=\"b\"><v>0</v></c><c t=\"b\"><v>1</v></c>"
            + "<c t=\"d\"><v>2024-04-01T00:00:00.000Z</v></c><c t=\"s\"><v>0</v></c><c/>"
            + "<c t=\"str\"><v>=x</v></c><c s=\"9\"><v>1e22</v></c><c s=\"5\"><v>45383</v></c>";
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "xl/styles.xml",
        "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"[Red]yyyy\\-mm\"/>"
            + "<numFmt numFmtId=\"165\" formatCode=\"&quot;days&quot; 0\"/></numFmts>"
            + "<cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>"
            + "<xf numFmtId=\"10\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/>"
            + "<xf numFmtId=\"165\"/><xf numFmtId=\"27\"/></cellXfs></styleSheet>");
    parts.put("xl/sharedStrings.xml", "<sst><si><t>shared</t></si></sst>");
    parts.put("xl/worksheets/sheet1.xml", sheet("<row>" + cells + "</row>"));

    Workbook.Row row = Workbook.shown(zipped(parts)).get(0).rows().get(0);

    assertThat(row.cells())
        .containsExactly(
            "18.5%",
            "2024-04-01",
            "2024-04-01T12:00",
            "7",
            "FALSE",
            "TRUE",
            "2024-04-01",
            "shared",
            "",
            "=x",
            "1e22",
            "2024-04-01");
    assertThat(row.dates()).containsExactlyInAnyOrder(1, 2, 6, 11);
  }

  @Test
  void tabsTellTheOrderOfSheetsAndTheFirstDayOfAll() throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("xl/worksheets/sheet1.xml", sheet("<row><c s=\"0\"><v>1</v></c></row>"));
    parts.put("xl/worksheets/sheet2.xml", sheet("<row><c><v>2</v></c></row>"));
    parts.put("xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
    parts.put(
        "xl/workbook.xml",
        "<workbook xmlns:r=\"r\"><workbookPr date1904=\"1\"/><sheets>"
            + "<sheet name=\"Second\" r:id=\"b\"/><sheet name=\"First\" r:id=\"a\"/>"
            + "<sheet name=\"Chart\" r:id=\"c\"/></sheets></workbook>");
    parts.put(
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"a\" Target=\"worksheets/sheet1.xml\"/>"
            + "<Relationship Id=\"b\" Target=\"/xl/worksheets/sheet2.xml\"/>"
            + "<Relationship Id=\"c\" Target=\"chartsheets/sheet1.xml\"/></Relationships>");

    List<Workbook.Sheet> sheets = Workbook.shown(zipped(parts));

    assertThat(sheets).extracting(Workbook.Sheet::name).containsExactly("Second", "First");
    assertThat(sheets.get(1).rows().get(0).cells()).containsExactly("1904-01-02");
  }

  @Test
  void everyWayToStoreACellGivesItsText() throws IOException {
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put("<c><v>145100</v></c>", "145100");
    cells.put("<c t=\"n\"><v>-12.5</v></c>", "-12.5");
    cells.put("<c><v>1.5E3</v></c>", "1500");
    cells.put("<c><v>2.5e-1</v></c>", "0.25");
    cells.put("<c><v>0.30000000000000004</v></c>", "0.3");
    cells.put("<c t=\"n\"><v/></c>", "");
    cells.put("<c s=\"4\"/>", "");
    cells.put("<c t=\"str\"><f>A1&amp;B1</f> <v>joined</v> </c>", "joined");
    cells.put("<c><f>1+1</f><v>2</v></c>", "2");
    cells.put("<c t=\"inlineStr\"><is><t>St <!-- of -->Mary</t></is></c>", "St Mary");
    cells.put(
        "<c t=\"inlineStr\"><is> <r><rPr><b/></rPr><t>a</t></r> <r><t>b</t></r> "
            + "<rPh><t>sound</t></rPh><t>c</t></is></c>",
        "abc");
    cells.put("<c t=\"b\"><v>1</v></c>", "1");
    cells.put("<c t=\"s\"><v>1</v></c>", "two");
    String row = String.join("\n ", cells.keySet());
    byte[] workbook =
        zipped(
            Map.of(
                "xl/styles.xml",
                "no sheet, and no XML either",
                "xl/sharedStrings.xml",
                "<sst> <si><t>one</t></si> <si><t>two</t><rPh><t>too</t></rPh></si> </sst>",
                "xl/worksheets/sheet1.xml",
                sheet("<row><c r=\"A1\"/></row><row>" + row + "<c/></row>")));

    List<PublishedTable.Row> rows = Workbook.sheets(workbook).get(0);

    // The first row is blank, and counts.
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).line()).isEqualTo(2);
    assertThat(rows.get(0).cells().subList(0, cells.size()))
        .containsExactlyElementsOf(cells.values());
    assertThat(rows.get(0).cells()).hasSize(cells.size() + 1);
  }

  @Test
  void cellsStandWhereTheirReferencesSay() throws IOException {
    String row =
        "<row r=\"7\"><c r=\"B7\"><v>1</v></c><c><v>2</v></c><c r=\"E\"><v>3</v></c>"
            + "<c r=\"AA7\"><v>4</v></c></row>";
    List<PublishedTable.Row> rows =
        Workbook.sheets(zipped(Map.of("xl/worksheets/sheet1.xml", sheet(row)))).get(0);

    assertThat(rows.get(0).line()).isEqualTo(7);
    assertThat(rows.get(0).cells()).hasSize(27);
    assertThat(rows.get(0).cells().subList(0, 6)).containsExactly("", "1", "2", "", "3", "");
    assertThat(rows.get(0).cells().get(26)).isEqualTo("4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<c r=\"a1\"><v>1</v></c>",
        "<c r=\"1\"><v>1</v></c>",
        "<c r=\"ALM1\"><v>1</v></c>",
        "<c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>2</v></c>",
        "<c t=\"s\"><v>0</v></c>",
        "<c t=\"s\"><v>one</v></c>",
        "<c><v>twelve</v></c>",
        "<c t=\"inlineStr\"><is><t>open</is></c>"
      })
  void aCellThatNoSpreadsheetWritesIsDamage(String cell) throws IOException {
    byte[] workbook =
        zipped(Map.of("xl/worksheets/sheet1.xml", sheet("<row r=\"1\">" + cell + "</row>")));

    assertThatThrownBy(() -> Workbook.sheets(workbook))
        .isInstanceOf(IOException.class)
        .hasMessage("a damaged workbook");
  }

  private static String sheet(String rows) {
    return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
  }

  private static byte[] zipped(Map<String, String> parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static Imported imported(byte[] workbook) {
    return AllocationFileMaker.imported(PublishedFile.of(Path.of("book.xlsx"), workbook));
  }
}
