package org.perpupil.io.input;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpupil.Workspace;
import org.perpupil.io.FormulaName;
import org.perpupil.io.SheetMaker;
import org.perpupil.io.SmallBudgets;
import org.perpupil.io.SmallFiles;
import org.perpupil.io.Source;
import org.perpupil.io.csv.FoldedNames;
import org.perpupil.io.read.BudgetReader;
import org.perpupil.io.template.FieldTable;
import org.perpupil.io.template.Template;
import org.perpupil.problem.Problem;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Governance;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/**
 * Whole files as spreadsheets and people write them: names of columns, words, encodings, other
 * separators, blank rows and workbooks. What can mean one thing only is read and told once.
 */
class LenientFilesTest {
  private static final List<Template> TABLES =
      List.of(
          Template.SCHOOLS,
          Template.FORMULAS,
          Template.BUDGETS,
          Template.ACTUALS,
          Template.PROFILES,
          Template.STAFF,
          Template.TRUSTS,
          Template.AUTHORITIES,
          Template.SERVICES);

  private static Stream<Template> tables() {
    return TABLES.stream();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void namesOfColumnsAreReadWhateverTheirCapitalsAndSpaces(Template template) {
    assertThat(template.columnNames().stream().map(FoldedNames::fold)).doesNotHaveDuplicates();
    FieldFiles.Read plain = read(template, FieldFiles.cells(template));
    assertThat(plain.problems()).noneMatch(problem -> problem.isError() || problem.isNote());
    for (int spelling = 0; spelling < 5; spelling++) {
      Map<String, String> cells = new LinkedHashMap<>();
      int chosen = spelling;
      FieldFiles.cells(template).forEach((name, value) -> cells.put(spelt(name, chosen), value));
      FieldFiles.Read read = read(template, cells);
      assertThat(read.value()).usingRecursiveComparison().isEqualTo(plain.value());
      assertThat(read.problems()).noneMatch(Problem::isError);
      assertThat(read.notes())
          .singleElement()
          .satisfies(note -> assertThat(note.line()).hasValue(1))
          .extracting(Problem::expected)
          .asString()
          .contains(FieldFiles.cells(template).keySet());
    }
  }

  private static String spelt(String name, int spelling) {
    String spaced = name.replace('_', ' ');
    return switch (spelling) {
      case 0 -> name.toUpperCase(Locale.ROOT);
      case 1 -> Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
      case 2 -> "(" + name.replace('_', '-').toUpperCase(Locale.ROOT) + ")";
      case 3 -> name.replace("_", "\u00a0") + ":";
      default -> name.replace("_", "").toUpperCase(Locale.ROOT);
    };
  }

  @Test
  void twoColumnsOfOneNameAreAnError() {
    Map<String, String> cells = FieldFiles.cells(Template.SCHOOLS);
    cells.put("LA Code", "302");
    assertThat(read(Template.SCHOOLS, cells).problems())
        .filteredOn(Problem::isError)
        .singleElement()
        .satisfies(problem -> assertThat(problem.value()).isEqualTo("LA Code"))
        .extracting(Problem::advice)
        .asString()
        .contains("'la_code'");
  }

  /** A sign in a name may say that the numbers below it mean something else. */
  @ParameterizedTest
  @ValueSource(strings = {"fsm_primary %", "% fsm_primary", "rates \u00a3k"})
  void namesWithSignsAreNotGuessed(String name) {
    Map<String, String> cells = FieldFiles.cells(Template.SCHOOLS);
    cells.put(name, "0.5");
    assertThat(read(Template.SCHOOLS, cells).problems()).anyMatch(Problem::isError);
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void wordsAreReadWhateverTheirCapitalsAndSpaces(Phase phase) {
    Map<String, String> plain = FieldFiles.cells(Template.SCHOOLS);
    plain.put("phase", phase.label());
    String spaced = phase.label().replace('-', ' ');
    for (String written :
        List.of(
            Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1),
            phase.label().toUpperCase(Locale.ROOT),
            phase.label().replace("-", "_") + ".")) {
      Map<String, String> cells = new LinkedHashMap<>(plain);
      cells.put("phase", written);
      FieldFiles.Read read = read(Template.SCHOOLS, cells);
      assertThat(read.value()).isEqualTo(read(Template.SCHOOLS, plain).value());
      assertThat(read.notes())
          .singleElement()
          .satisfies(note -> assertThat(note.column()).contains("phase"))
          .satisfies(note -> assertThat(note.value()).isEqualTo(written))
          .satisfies(note -> assertThat(note.expected()).contains("'" + phase.label() + "'"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "schools,governance,Maintained,maintained",
    "schools,governance,ACADEMY,academy",
    "schools,growing,Yes,true",
    "schools,growing,N,false",
    "formulas,sparsity_taper_primary,NFF,nff",
    "formulas,sparsity_distance_taper_primary,no,false",
    "budgets,code,Early Years,early_years",
    "budgets,code,Grant: Teachers Pension,grant:teachers_pension",
    "staff,role,Classroom Teacher,",
    "staff,role,Supply Teacher,supply_teacher",
    "staff,scale,Salary,salary",
    "staff,pension,TPS,tps",
    "staff,all_posts,YES,true",
    "trusts,charge_basis,Flat,flat",
    "trusts,reserves,Pooled,pooled",
    "trusts,charge_in_budgets,y,true",
    "authorities,affordability,Given,given",
    "services,cost_basis,FLAT,flat",
    "services,payer_academy,School,school",
  })
  void wordsOfEveryFile(String file, String column, String written, String plain) {
    Template template = Template.find(file).orElseThrow();
    Map<String, String> cells = FieldFiles.cells(template);
    cells.put(column, written);
    FieldFiles.Read read = read(template, cells);
    if (plain == null) {
      assertThat(read.problems()).anyMatch(Problem::isError);
      return;
    }
    Map<String, String> others = FieldFiles.cells(template);
    others.put(column, plain);
    assertThat(read.problems()).noneMatch(Problem::isError);
    assertThat(read.value()).usingRecursiveComparison().isEqualTo(read(template, others).value());
    assertThat(read.notes())
        .singleElement()
        .satisfies(note -> assertThat(note.column()).contains(column));
  }

  @Test
  void codesOfBudgetsStayApart() {
    assertThat(BudgetReader.items().keySet().stream().map(FoldedNames::fold))
        .doesNotHaveDuplicates();
  }

  @Test
  void codesThatASpreadsheetTookForNumbersAreRead() {
    Map<String, byte[]> folder = new LinkedHashMap<>();
    put(
        folder,
        "schools.csv",
        SmallFiles.SCHOOL_HEADER,
        "100001.0,911.0,primary,7,0,210,0,0",
        "100002.00,911.0,primary,7,0,210,0,0");
    put(folder, "formulas.csv", SmallBudgets.FORMULA_HEADER, "2025-26,911.0,4000,3500,3500,3500");
    put(folder, "budgets.csv", "id,code,amount", "100001.0,OB01,5", "100002,OB01,5");
    put(folder, "trusts.csv", "trust,schools,charge_basis,charge", "T,100001.0 100002,percent,5");
    put(
        folder,
        "perpupil.yaml",
        "schools: schools.csv",
        "formulas: formulas.csv",
        "budgets: budgets.csv",
        "trusts: trusts.csv",
        "years: 2025/26..2026/2027");
    Workspace workspace = Workspace.open(folder);
    assertThat(workspace.schools().schools())
        .extracting(School::id)
        .containsExactly("100001", "100002");
    assertThat(workspace.schools().schools()).extracting(School::laCode).containsOnly("911");
    OrganisationInputs inputs =
        OrganisationInputs.builder()
            .schools(Source.in(folder, "schools.csv"))
            .formulas(FormulaName.of(Source.in(folder, "formulas.csv")))
            .trusts(Source.in(folder, "trusts.csv"))
            .read();
    assertThat(inputs.trust("T").schools()).containsExactly("100001", "100002");
    assertThat(workspace.warnings().stream().filter(Problem::isNote).map(Problem::place))
        .containsExactly(
            "schools.csv, line 2, column id",
            "schools.csv, line 2, column la_code",
            "formulas.csv, line 2, column la_code",
            "budgets.csv, line 2, column id",
            "trusts.csv, line 2, column schools");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025/26",
        "2025/2026",
        "2025-2026",
        "2025\u201326",
        "2025\u20132026",
        "2025 - 26",
        "2025\u201126",
        "2025\u221226"
      })
  void yearsAreReadAsPeopleWriteThem(String written) {
    assertThat(FundingYear.parse(written)).isEqualTo(FundingYear.of(2025));
    Map<String, String> cells = FieldFiles.cells(Template.FORMULAS);
    cells.put("year", written);
    FieldFiles.Read read = read(Template.FORMULAS, cells);
    cells.put("year", "2025-26");
    assertThat(read.value()).isEqualTo(read(Template.FORMULAS, cells).value());
    assertThat(read.notes()).singleElement().extracting(Problem::value).isEqualTo(written);
    List<Problem> problems = new ArrayList<>();
    AssumptionReader.read(
        Source.of("a.yaml", "assumptions:\n  prices.cpi_percent: {" + written + ": 2}\n"),
        problems);
    assertThat(problems).isEmpty();
    assertThat(FormulaName.parse("nff:" + written).edition()).contains("2025-26");
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyEncodingGivesTheSame(Template template) {
    String text = FieldFiles.text(FieldFiles.cells(template), ",");
    Object plain = FieldFiles.read(template, Source.of("f.csv", text)).value();
    for (byte[] bytes :
        List.of(
            marked(new int[] {0xFF, 0xFE}, text.getBytes(UTF_16LE)),
            marked(new int[] {0xFE, 0xFF}, text.getBytes(UTF_16BE)),
            marked(new int[] {0xEF, 0xBB, 0xBF}, text.getBytes(UTF_8)))) {
      FieldFiles.Read read = FieldFiles.read(template, Source.of("f.csv", bytes));
      assertThat(read.value()).usingRecursiveComparison().isEqualTo(plain);
      assertThat(read.problems()).noneMatch(problem -> problem.isError() || problem.isNote());
    }
  }

  @Test
  void textOfWindowsIsReadAndToldWhereItFirstShows() {
    String text =
        String.join(
            "\n",
            SmallFiles.SCHOOL_HEADER + ",name,rates",
            SmallFiles.SCHOOL + ",Plain,5",
            SmallFiles.SCHOOL.replace("A1", "A2") + ",St Caf\u00e9 \u2013 East,\u00a36");
    FieldFiles.Read read =
        FieldFiles.read(
            Template.SCHOOLS, Source.of("s.csv", text.getBytes(Charset.forName("windows-1252"))));
    assertThat(read.value().toString()).contains("St Caf\u00e9 \u2013 East");
    assertThat(read.problems()).noneMatch(Problem::isError);
    assertThat(read.notes()).hasSize(2);
    assertThat(read.notes().get(0))
        .satisfies(note -> assertThat(note.place()).isEqualTo("s.csv, line 3"))
        .extracting(Problem::value)
        .isEqualTo("Caf\u00e9");
  }

  @ParameterizedTest
  @MethodSource("tables")
  void otherSeparatorsAreReadWhereTheHeaderSaysSo(Template template) {
    Object plain = read(template, FieldFiles.cells(template)).value();
    for (String separator : List.of(";", "\t")) {
      String text = FieldFiles.text(FieldFiles.cells(template), separator);
      FieldFiles.Read read = FieldFiles.read(template, Source.of("f.csv", text));
      assertThat(read.value()).usingRecursiveComparison().isEqualTo(plain);
      assertThat(read.problems()).noneMatch(Problem::isError);
      assertThat(read.notes())
          .singleElement()
          .extracting(Problem::expected)
          .asString()
          .contains(separator.equals(";") ? "semicolons" : "tabs");
    }
  }

  private static Stream<FieldTable.Field> columns() {
    return FieldFiles.columns()
        .filter(
            field ->
                Stream.of(1.02, 1.25, 2.125, 1020.0, 12345.678)
                    .anyMatch(value -> field.range().accepts(value)));
  }

  /** Where semicolons part the columns, a comma may stand for the point, and the other way. */
  @ParameterizedTest
  @MethodSource("columns")
  void numbersBesideSemicolonsAreReadOnlyWhereTheyAreClear(FieldTable.Field field) {
    Template template = Template.find(field.file()).orElseThrow();
    for (String twofold : List.of("1,020", "1.020", "0,5", "1,02", "-1.020", "2.125")) {
      String text = FieldFiles.text(FieldFiles.cells(field, twofold), ";");
      assertThat(FieldFiles.read(template, Source.of("f.csv", text)).others())
          .as(field.name() + " = " + twofold)
          .filteredOn(problem -> problem.value().equals(twofold))
          .singleElement()
          .satisfies(problem -> assertThat(problem.isError()).isTrue())
          .extracting(Problem::advice)
          .asString()
          .contains("it means ", " or ");
    }
    for (String clear : List.of("1.02", "0.125", "1020", "1020.125", "1,020.50", "1,234,567")) {
      String text = FieldFiles.text(FieldFiles.cells(field, clear), ";");
      String plain = FieldFiles.text(FieldFiles.cells(field, clear.replace(",", "")), ",");
      assertThat(FieldFiles.read(template, Source.of("f.csv", text)).value())
          .as(field.name() + " = " + clear)
          .usingRecursiveComparison()
          .isEqualTo(FieldFiles.read(template, Source.of("f.csv", plain)).value());
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void blankRowsAndColumnsOfSpreadsheetsAreNothing(Template template) {
    Map<String, String> cells = FieldFiles.cells(template);
    Object plain = read(template, cells).value();
    String blanks = ",".repeat(cells.size() + 2) + "\n";
    String text =
        blanks
            + String.join(",", cells.keySet())
            + ",,\u00a0,\n"
            + blanks.repeat(250)
            + String.join(",", cells.values())
            + ",, ,\n"
            + (" ," + blanks).repeat(250);
    FieldFiles.Read read = FieldFiles.read(template, Source.of("f.csv", text));
    assertThat(read.value()).usingRecursiveComparison().isEqualTo(plain);
    assertThat(read.problems()).noneMatch(problem -> problem.isError() || problem.isNote());
  }

  @Test
  void aColumnThatHasNoNameIsToldByItsNumber() {
    String text =
        SmallFiles.SCHOOL_HEADER
            + ",,rates\n"
            + SmallFiles.SCHOOL
            + ",,5\n"
            + SmallFiles.SCHOOL.replace("A1", "A2")
            + ",see note,5\n";
    assertThat(FieldFiles.read(Template.SCHOOLS, Source.of("s.csv", text)).problems())
        .singleElement()
        .hasToString(
            "error: s.csv, line 3, column 9, which has no name: found 'see note', expected a name"
                + " over every column that holds anything.\n"
                + "Maybe notes stand beside the table; delete them, or name the column.");
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aSheetGivesWhatTheSameRowsGiveAsText(Template template) {
    Map<String, String> cells = FieldFiles.cells(template);
    List<List<String>> rows =
        List.of(
            List.copyOf(cells.keySet()),
            cells.values().stream()
                .map(cell -> cell.matches("[0-9.]+") ? "#" + cell : cell)
                .toList());
    List<List<String>> notes = List.of(List.of("Contents"), List.of("schools and others"));
    Object plain = read(template, cells).value();
    byte[] single = new SheetMaker().sheet("Sheet1", rows).bytes();
    FieldFiles.Read alone = FieldFiles.read(template, Source.of("f.xlsx", single));
    assertThat(alone.value()).usingRecursiveComparison().isEqualTo(plain);
    assertThat(alone.problems()).noneMatch(problem -> problem.isError() || problem.isNote());
    String label = template.label();
    String tab = Character.toUpperCase(label.charAt(0)) + label.substring(1);
    for (byte[] several :
        List.of(
            new SheetMaker().sheet("Notes", notes).sheet(tab, rows).bytes(),
            new SheetMaker().sheet("2025", rows).sheet("Notes", notes).bytes())) {
      FieldFiles.Read read = FieldFiles.read(template, Source.of("f.xlsx", several));
      assertThat(read.value()).usingRecursiveComparison().isEqualTo(plain);
      assertThat(read.notes()).singleElement().extracting(Problem::value).isEqualTo("2 sheets");
    }
  }

  @Test
  void numbersOfASheetAreThoseThatItShows() {
    List<String> header = new ArrayList<>(List.of("name", "fsm_primary", "rates", "pfi"));
    header.addAll(0, List.of(SmallFiles.SCHOOL_HEADER.split(",", -1)));
    List<String> row =
        new ArrayList<>(
            List.of(SmallFiles.SCHOOL.split(",", -1)).stream()
                .map(cell -> cell.matches("[0-9]+") ? "#" + cell : cell)
                .toList());
    row.addAll(List.of("M & S", "#0.18000000000000002@1", "#14500.5@4", "#1.45E4"));
    byte[] bytes = new SheetMaker().sheet("Schools", List.of(header, row)).bytes();
    School school =
        Inputs.read(
                org.perpupil.io.read.Given.Part.read(List.of(Source.of("s.xlsx", bytes))),
                List.of(),
                new org.perpupil.io.csv.SeenNames(),
                new ArrayList<>())
            .schools()
            .school(0);
    assertThat(school.name()).contains("M & S");
    assertThat(school.value(SchoolField.FSM_PRIMARY)).hasValue(0.18);
    assertThat(school.value(SchoolField.RATES)).hasValue(14500.5);
    assertThat(school.value(SchoolField.PFI)).hasValue(14500);
  }

  /** 18 percent of a sheet is stored as 0.18, which is another percentage. */
  @Test
  void percentagesOfASheetArePercent() {
    Map<String, String> cells = FieldFiles.cells(Template.TRUSTS);
    cells.put("charge_basis", "percent");
    cells.put("charge", "#0.05@1");
    FieldFiles.Read read = sheet(Template.TRUSTS, cells);
    cells.put("charge", "5");
    assertThat(read.problems()).noneMatch(Problem::isError);
    assertThat(read.value()).isEqualTo(read(Template.TRUSTS, cells).value());
  }

  @ParameterizedTest
  @CsvSource({
    "SCHOOLS,id",
    "SCHOOLS,la_code",
    "SCHOOLS,pupils_primary",
    "FORMULAS,year",
    "FORMULAS,la_code",
    "BUDGETS,id",
    "BUDGETS,amount",
    "STAFF,point",
    "TRUSTS,trust",
    "AUTHORITIES,la_code",
    "SERVICES,service"
  })
  void whatASpreadsheetMadeADateOfIsAnErrorWithItsPlace(Template template, String column) {
    for (String date : List.of("#45931@2", "#45931@3")) {
      Map<String, String> cells = FieldFiles.cells(template);
      cells.put(column, date);
      assertThat(sheet(template, cells).problems())
          .filteredOn(problem -> problem.column().equals(java.util.Optional.of(column)))
          .singleElement()
          .satisfies(problem -> assertThat(problem.isError()).isTrue())
          .satisfies(problem -> assertThat(problem.place()).startsWith("f.xlsx, line 2"))
          .satisfies(problem -> assertThat(problem.value()).isEqualTo("2025-10-01"))
          .extracting(Problem::advice)
          .asString()
          .contains("format text");
    }
  }

  @Test
  void aDayOfASheetIsADay() {
    Map<String, String> cells = FieldFiles.cells(Template.STAFF);
    cells.put("start", "#45901@3");
    FieldFiles.Read read = sheet(Template.STAFF, cells);
    cells.put("start", "2025-09-01");
    assertThat(read.problems()).noneMatch(Problem::isError);
    assertThat(read.value())
        .usingRecursiveComparison()
        .isEqualTo(read(Template.STAFF, cells).value());
  }

  @Test
  void aWorkspaceMayNameWorkbooks() {
    Map<String, byte[]> folder = new LinkedHashMap<>();
    Map<String, String> schools = FieldFiles.cells(Template.SCHOOLS);
    folder.put(
        "all.xlsx",
        new SheetMaker()
            .sheet("Formulas", rows(FieldFiles.cells(Template.FORMULAS)))
            .sheet("Schools", rows(schools))
            .bytes());
    put(folder, "perpupil.yaml", "schools: all.xlsx", "formulas: all.xlsx");
    Workspace workspace = Workspace.open(folder);
    assertThat(workspace.schools().school(0).id()).isEqualTo("A1");
    assertThat(workspace.allocate().toString()).isNotEmpty();
    assertThat(workspace.schools().school(0).governance()).isEmpty();
    assertThat(Governance.values()).isNotEmpty();
  }

  /** Five hundred wrong rows are one message. */
  @Test
  void problemsOfOneKindInAColumnAreOneMessage() {
    String rows =
        IntStream.range(0, 500)
            .mapToObj(i -> "S" + i + ",301,primary,7,0," + (i % 2 == 0 ? "x" : "y" + i) + ",0,0")
            .collect(Collectors.joining("\n"));
    List<Problem> problems =
        FieldFiles.read(
                Template.SCHOOLS, Source.of("s.csv", SmallFiles.SCHOOL_HEADER + "\n" + rows))
            .problems();
    assertThat(problems).hasSize(500);
    assertThat(Problem.grouped(problems))
        .singleElement()
        .hasToString(
            "error: s.csv, line 2, column pupils_primary: found 'x', expected a number of pupils,"
                + " 0 or more, at most 10000; 500 in all, also in line 3 ('y1'), line 4, line"
                + " 5 ('y3'), line 6 and 495 more places.\n"
                + "Maybe a word, or nothing, stands where a number does.");
  }

  private static FieldFiles.Read sheet(Template template, Map<String, String> cells) {
    return FieldFiles.read(
        template, Source.of("f.xlsx", new SheetMaker().sheet("Sheet1", rows(cells)).bytes()));
  }

  private static List<List<String>> rows(Map<String, String> cells) {
    return List.of(List.copyOf(cells.keySet()), List.copyOf(cells.values()));
  }

  private static FieldFiles.Read read(Template template, Map<String, String> cells) {
    return FieldFiles.read(template, Source.of("f.csv", FieldFiles.text(cells, ",")));
  }

  private static byte[] marked(int[] mark, byte[] text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int one : mark) {
      bytes.write(one);
    }
    bytes.writeBytes(text);
    return bytes.toByteArray();
  }

  private static void put(Map<String, byte[]> folder, String name, String... lines) {
    folder.put(name, (String.join("\n", lines) + "\n").getBytes(UTF_8));
  }
}
