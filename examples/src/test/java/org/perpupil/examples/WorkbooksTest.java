package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpupil.examples.sheet.Sheets;
import org.perpupil.io.csv.FormulaGuard;
import org.perpupil.text.CsvRows;

/** Workbooks of all commands: the same tables as CSV, cell by cell. */
@Tag("slow")
class WorkbooksTest {
  private static final String NOTES = "sources and notes";
  private static final String NUMBER = "-?\\d{1,3}(,?\\d{3})*(\\.\\d+)?";

  @TempDir private Path folder;

  @Test
  void everyTableOfEveryCommandIsASheetCellByCell() throws IOException {
    for (Map.Entry<String, List<String>> line : commands().entrySet()) {
      String name = line.getKey();
      Map<String, List<List<String>>> tables = tables(name, line.getValue());
      Path book = folder.resolve(name + ".xlsx");
      Run run = Run.of(Commands.with(line.getValue(), "--out", book));
      assertThat(run.code()).as(name + run.err()).isZero();
      Map<String, List<List<Object>>> sheets = Sheets.of(book);
      assertThat(sheets.keySet()).as(name).endsWith(NOTES);
      List<List<Object>> main = sheets.values().iterator().next();
      for (Map.Entry<String, List<List<String>>> table : tables.entrySet()) {
        String place = name + ", " + table.getKey();
        List<List<Object>> sheet = table.getKey().isEmpty() ? main : sheets.get(table.getKey());
        assertThat(sheet).as(place).isNotNull();
        assertSame(place, table.getValue(), sheet, name.equals("statement"));
      }
      assertThat(book.resolveSibling(name + ".summary.json")).exists();
    }
  }

  private static void assertSame(
      String place, List<List<String>> table, List<List<Object>> sheet, boolean isMixed) {
    assertThat(sheet).as(place).hasSameSizeAs(table);
    List<String> header = table.get(0);
    int numbers = 0;
    for (int column = 0; column < header.size(); column++) {
      int numbersHere = 0;
      int textsHere = 0;
      for (int row = 0; row < table.size(); row++) {
        String cell = table.get(row).get(column);
        Object found = column < sheet.get(row).size() ? sheet.get(row).get(column) : "";
        String at = place + ", row " + row + ", " + header.get(column);
        if (found instanceof BigDecimal number) {
          assertThat(cell).as(at).matches(NUMBER);
          assertThat(number).as(at).isEqualByComparingTo(cell.replace(",", ""));
          numbersHere++;
        } else {
          assertThat(found).as(at).isEqualTo(cell);
          textsHere += row > 0 && !cell.isEmpty() ? 1 : 0;
        }
      }
      // Numbers beside texts that look like numbers could neither be added up nor looked up.
      assertThat(isMixed || numbersHere == 0 || textsHere == 0)
          .as(place + ", " + header.get(column) + ": numbers and texts")
          .isTrue();
      numbers += numbersHere;
    }
    assertThat(place.endsWith("protection") ? 1 : numbers).as(place).isPositive();
  }

  @Test
  void aSheetForEachSchoolHasItsLinesByYears() throws IOException {
    List<String> project = commands().get("project");
    Path book = folder.resolve("p.xlsx");
    assertThat(Run.of(Commands.with(project, "--out", book)).code()).isZero();
    Map<String, List<List<Object>>> sheets = Sheets.of(book);
    Map<String, BigDecimal> expected = new LinkedHashMap<>();
    for (List<String> row : tables("project", project).get("")) {
      if (row.get(0).equals("W02")) {
        expected.put(row.get(3) + " " + row.get(1), new BigDecimal(row.get(4)));
      }
    }
    Map<String, Object> found = new LinkedHashMap<>();
    List<List<Object>> sheet = sheets.get("W02 St Osyth Primary");
    assertThat(sheet.get(0)).containsExactly("W02 St Osyth Primary: academic years, pounds");
    for (List<Object> row : sheet.subList(2, sheet.size())) {
      for (int column = 2; column < row.size(); column++) {
        found.put(row.get(0) + " " + sheet.get(1).get(column), row.get(column));
      }
    }
    assertThat(found).hasSameSizeAs(expected);
    expected.forEach(
        (at, amount) -> assertThat((BigDecimal) found.get(at)).as(at).isEqualByComparingTo(amount));
    assertThat(sheet).anySatisfy(row -> assertThat(row).contains("E01", "Teaching staff"));
    assertThat(sheets.keySet()).filteredOn(name -> name.startsWith("W0")).hasSize(8);
    assertThat(sheets.get(NOTES)).anySatisfy(row -> assertThat(row).contains("method version"));
  }

  /** More schools than sheets are of use: one table, and a word on what is handier. */
  @Test
  void manySchoolsHaveNoSheetOfTheirOwnAndAreToldSo() throws IOException {
    Path data = Files.createDirectories(folder.resolve("many"));
    Run.copyWexmoor(data);
    for (String name : List.of("schools.csv", "budgets.csv")) {
      List<String> lines = Files.readAllLines(data.resolve(name), UTF_8);
      List<String> many = new ArrayList<>(List.of(lines.get(0)));
      for (int copy = 0; copy < 251; copy++) {
        for (String line : lines.subList(1, lines.size())) {
          if (line.startsWith("W05,")) {
            many.add("W05-" + copy + line.substring(3));
          }
        }
      }
      Files.write(data.resolve(name), many, UTF_8);
    }
    Path out = folder.resolve("many.xlsx");
    String[] words = {
      "project",
      "--schools",
      data.resolve("schools.csv").toString(),
      "--formulas",
      Run.FORMULAS,
      "--budgets",
      data.resolve("budgets.csv").toString(),
      "--assumptions",
      data.resolve("assumptions.yaml").toString(),
      "--years",
      "2025-26..2026-27",
      "--out",
      out.toString()
    };
    Run run = Run.of(words);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("many.xlsx has no sheet for each school: that is for up to 250, here are 251")
        .contains("--wide makes one row of a school's year");
    assertThat(Sheets.of(out).keySet()).containsExactly("projection", "sources and notes");
  }

  @Test
  void equalTablesAreEqualBytes() throws IOException, InterruptedException {
    List<String> compare = commands().get("compare");
    Path book = folder.resolve("c.xlsx");
    Run.of(Commands.with(compare, "--out", book));
    byte[] first = Files.readAllBytes(book);
    Thread.sleep(5);
    assertThat(Run.of(Commands.with(compare, "--out", book)).code()).isZero();
    assertThat(Files.readAllBytes(book)).isEqualTo(first);
  }

  @Test
  void aWorkbookThatSomebodyChangedIsReplacedByForceOnly() throws IOException {
    Map<String, List<String>> commands = commands();
    for (String name : List.of("allocate", "compare")) {
      List<String> line = commands.get(name);
      Path book = folder.resolve(name + "2.XLSX");
      assertThat(Run.of(Commands.with(line, "--out", book)).code()).isZero();
      Files.writeString(book, "by hand", UTF_8);
      Run refused = Run.of(Commands.with(line, "--out", book));
      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.err()).contains("found 'a file that was changed", "--force replaces");
      assertThat(book).hasContent("by hand");
      assertThat(Run.of(Commands.with(line, "--force", "--out", book)).code()).isZero();
      assertThat(Sheets.of(book)).containsKey(NOTES);
    }
  }

  @Test
  void textsStayTexts() throws IOException {
    List<String> names = List.of("=1+1", "+44 20", "-5", "@home", "'=x", "1066", "_x", " =a ");
    String schools = Files.readString(Path.of(Run.SCHOOLS), UTF_8);
    for (int i = 0; i < names.size(); i++) {
      String id = "W0" + (i + 1);
      schools = schools.replaceFirst("(?m)^" + id + ",[^,]*", id + "," + names.get(i));
    }
    Path file = Files.writeString(folder.resolve("schools.csv"), schools, UTF_8);
    List<String> compare = List.of("compare", "--schools", file.toString(), "--from", Run.FORMULAS);
    Path book = folder.resolve("t.xlsx");
    Run run = Run.of(Commands.with(compare, "--to", "nff:2025-26", "--out", book));
    assertThat(run.code()).as(run.err()).isZero();
    List<List<Object>> rows = Sheets.of(book).get("comparison");
    for (int i = 0; i < names.size(); i++) {
      Object cell = rows.get(i + 1).get(1);
      assertThat(cell).isInstanceOf(String.class);
      assertThat(FormulaGuard.read((String) cell))
          .isEqualTo(FormulaGuard.read(names.get(i)).strip());
    }
    assertThat(rows.get(1).get(1)).isEqualTo("=1+1");
  }

  @Test
  void aFormulaThatIsWrittenAsAWorkbookIsReadFromThere() throws IOException {
    List<String> own = commands().get("own-formula");
    List<String> paid = new ArrayList<>();
    for (String ending : List.of(".csv", ".xlsx")) {
      Path rates = folder.resolve("own" + ending);
      assertThat(Run.of(Commands.with(own, "--out", rates)).code()).isZero();
      Run run = Run.of("allocate", "--schools", Run.SCHOOLS, "--formulas", rates.toString());
      assertThat(run.code()).as(run.err()).isZero();
      paid.add(run.out());
    }
    assertThat(paid.get(1)).isEqualTo(paid.get(0));
  }

  @Test
  void pagesAndImportsAreNoWorkbooks() throws IOException {
    Commands commands = Commands.in(folder);
    Path book = folder.resolve("x.xlsx");
    assertThat(Run.of(Commands.with(commands.writing().get("report"), "--out", book)).code())
        .isEqualTo(2);
    assertThat(Run.of(Commands.with(commands.writing().get("import"), "--out", book)).code())
        .isEqualTo(1);
    assertThat(book).doesNotExist();
  }

  @Test
  void libreOfficeReadsWhatTheTablesHold() throws IOException, InterruptedException {
    List<String> project = commands().get("project");
    Path book = folder.resolve("p.xlsx");
    assertThat(Run.of(Commands.with(project, "--out", book)).code()).isZero();
    Process office;
    try {
      office =
          new ProcessBuilder(
                  "soffice",
                  "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                  "--headless",
                  "--convert-to",
                  "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
                  "--outdir",
                  folder.resolve("read").toString(),
                  book.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("office.log").toFile())
              .start();
    } catch (IOException e) {
      assumeTrue(false, "LibreOffice (soffice) is not installed");
      return;
    }
    assertThat(office.waitFor(60, TimeUnit.SECONDS)).isTrue();
    List<List<String>> read = rows(folder.resolve("read/p-projection.csv"));
    List<List<String>> table = tables("project", project).get("");
    assertThat(read).hasSameSizeAs(table);
    for (int row = 1; row < table.size(); row++) {
      assertThat(read.get(row).subList(0, 4)).isEqualTo(table.get(row).subList(0, 4));
      assertThat(new BigDecimal(read.get(row).get(4))).isEqualByComparingTo(table.get(row).get(4));
    }
    assertThat(folder.resolve("read/p-W01 Alderbrook Primary.csv")).exists();
  }

  /** Returns every command that writes tables, with what it needs. */
  private Map<String, List<String>> commands() throws IOException {
    Commands commands = Commands.in(Files.createDirectories(folder.resolve("in")));
    Map<String, List<String>> all = new LinkedHashMap<>(commands.writing());
    all.remove("import");
    all.remove("report");
    List<String> statement = new ArrayList<>(commands.printing().get("statement"));
    statement.addAll(List.of("--layout", "dfe"));
    all.put("statement", statement);
    List<String> years = new ArrayList<>(all.get("compare"));
    years.addAll(List.of("--from-schools", commands.file("schools.csv")));
    all.put("years", years);
    List<String> wide = new ArrayList<>(all.get("project"));
    wide.addAll(List.of("--wide", "--codes", "aar", "--staffing", "--monthly"));
    all.put("wide", wide);
    List<String> forecast = new ArrayList<>(all.get("project"));
    forecast.addAll(List.of("--codes", "bfr"));
    all.put("forecast", forecast);
    return all;
  }

  /** Runs a command for CSV, and returns each table by what its sheet is called; the first "". */
  private Map<String, List<List<String>>> tables(String name, List<String> line)
      throws IOException {
    Path results = Files.createDirectories(folder.resolve("csv-" + name));
    boolean isFolder = Commands.writesAFolder(name);
    Path out = isFolder ? results : results.resolve("t.csv");
    Run run = Run.of(Commands.with(line, "--out", out));
    assertThat(run.code()).as(name + run.err()).isZero();
    Map<String, List<List<String>>> tables = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(results)) {
      for (Path file : files.sorted().toList()) {
        String plain = file.getFileName().toString();
        if (plain.endsWith(".csv")) {
          String sheet = plain.substring(0, plain.length() - ".csv".length());
          tables.put(isFolder ? sheet : sheet.replaceFirst("^t\\.?", ""), rows(file));
        }
      }
    }
    return tables;
  }

  private static List<List<String>> rows(Path file) throws IOException {
    List<List<String>> all = new ArrayList<>();
    CsvRows rows = CsvRows.of(Files.readString(file, UTF_8));
    while (rows.next()) {
      all.add(rows.cells().stream().map(FormulaGuard::read).toList());
    }
    return all;
  }
}
