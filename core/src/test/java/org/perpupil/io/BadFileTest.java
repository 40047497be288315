package org.perpupil.io;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.perpupil.io.SmallFiles.FORMULA;
import static org.perpupil.io.SmallFiles.FORMULA_HEADER;
import static org.perpupil.io.SmallFiles.SCHOOL;
import static org.perpupil.io.SmallFiles.SCHOOL_HEADER;
import static org.perpupil.io.SmallFiles.problems;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpupil.io.input.Inputs;
import org.perpupil.io.read.BudgetReader;
import org.perpupil.io.read.StaffReader;
import org.perpupil.io.template.Template;
import org.perpupil.problem.Problem;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/** Files that cannot be used as they are, and the odd ones that can. */
class BadFileTest {
  @TempDir private Path folder;
  private SmallFiles files;

  @BeforeEach
  void inFolder() {
    files = new SmallFiles(folder);
  }

  @Test
  void aNumberMayHaveAnExponentAndTextIsKept() {
    Path file = files.lines("s.csv", SCHOOL_HEADER + ",trust", SCHOOL.replace("210", "1e2") + ",T");
    School school = Inputs.read(List.of(file), List.of()).schools().school(0);
    assertThat(school.pupils()).isEqualTo(100);
    assertThat(school.trust()).contains("T");
  }

  @Test
  void noFilesAreNoSchools() {
    assertThat(Inputs.read(List.of(), List.of("nff:2024-25")).schools().size()).isZero();
  }

  @Test
  void aNationalFormulaIsNamedInEitherCase() {
    Path file = files.lines("s.csv", SCHOOL_HEADER, SCHOOL);
    assertThat(Inputs.read(List.of(file), List.of("NFF:2025-26")).formulas(0).isNational())
        .isTrue();
    assertThat(Inputs.isNational("nff.csv")).isFalse();
  }

  @Test
  void theTemplateOffersNotionalSenOfItsLinesOnly() {
    assertThat(Template.FORMULAS.blank())
        .contains("lump_sum_sen_percent")
        .doesNotContain("fringe_sen_percent", "rates_sen_percent", "mppl_top_up_sen_percent");
  }

  @Test
  void unknownColumnOffersTheNearest() {
    Path file = files.lines("s.csv", SCHOOL_HEADER + ",fsm_primry", SCHOOL + ",0");
    Problem problem = only(problems(file));
    assertThat(problem.place()).isEqualTo(file + ", line 1, column fsm_primry");
    assertThat(problem.value()).isEqualTo("fsm_primry");
    assertThat(problem.expected()).contains("a column");
    assertThat(problem.advice()).isEqualTo("'fsm_primary' was meant");
  }

  @Test
  void unknownColumnLikeNoOtherIsNotGuessed() {
    Path file = files.lines("s.csv", SCHOOL_HEADER + ",head_teacher_email", SCHOOL + ",x");
    assertThat(only(problems(file)).advice()).contains("not needed").doesNotContain("was meant");
  }

  @Test
  void anotherFileIsTellableByItsHeader() {
    Path file = files.lines("s.csv", "Forename,Postcode", "Ann,AB1 2CD");
    assertThat(only(problems(file)))
        .hasToString(
            "error: "
                + file
                + ", line 1: found 'none of the columns of this file', expected a header such as"
                + " id, la_code, phase, year_groups_primary, year_groups_secondary,"
                + " pupils_primary, pupils_ks3, pupils_ks4.\n"
                + "Maybe it is another file, or its first row is not the header.");
  }

  /** No column is right, and one is nearly. */
  @Test
  void aHeaderOfASlipIsOneOfThisKindOfFile() {
    Path file = files.lines("s.csv", "pupils_primry,Postcode", "1,2");
    assertThat(problems(file))
        .extracting(Problem::advice)
        .contains("'pupils_primary' was meant")
        .noneMatch(advice -> advice.startsWith("it is another file"));
  }

  @Test
  void everyMissingColumnIsNamed() {
    Path file = files.lines("s.csv", "id,la_code,phase,year_groups_primary", "A1,301,primary,7");
    assertThat(problems(file))
        .allSatisfy(problem -> assertThat(problem.place()).isEqualTo(file + ", line 1"))
        .extracting(Problem::expected)
        .containsExactly(
            "the column year_groups_secondary",
            "the column pupils_primary",
            "the column pupils_ks3",
            "the column pupils_ks4");
  }

  @Test
  void missingColumnOfAFormulaIsNamed() {
    Path file = files.lines("f.csv", "la_code,basic_primary", "301,3000");
    List<Problem> problems = problems(List.of(files.school("")), List.of(file.toString()));
    assertThat(only(problems).expected()).isEqualTo("the column year");
  }

  @Test
  void columnGivenTwice() {
    Path file = files.lines("s.csv", SCHOOL_HEADER + ",rates,rates", SCHOOL + ",1,2");
    Problem problem = only(problems(file));
    assertThat(problem.place()).isEqualTo(file + ", line 1, column rates");
    assertThat(problem.expected()).isEqualTo("each column once");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\uFEFF", "\n\n"})
  void emptyFile(String text) {
    Path file = files.text("s.csv", text);
    Problem problem = only(problems(file));
    assertThat(problem.place()).isEqualTo(file.toString());
    assertThat(problem.expected()).contains("a header row and at least one row below it");
  }

  @ParameterizedTest
  @EnumSource(
      value = Template.class,
      names = {"SCHOOLS", "FORMULAS"})
  void blankTemplateHasAHeaderOnly(Template template) {
    Path file = files.text("blank.csv", template.blank());
    List<Problem> problems =
        template == Template.SCHOOLS
            ? problems(file)
            : problems(List.of(files.school("")), List.of(file.toString()));
    assertThat(only(problems).value()).isEqualTo("a header only");
  }

  @Test
  void blankTemplatesOfBudgetsAndStaffHaveAHeaderOnly() {
    Path budgets = files.text("budgets.csv", Template.BUDGETS.blank());
    Path staff = files.text("staff.csv", Template.STAFF.blank());
    assertThat(only(SmallFiles.problemsOf(() -> BudgetReader.read(budgets, List.of()))).value())
        .isEqualTo("a header only");
    assertThat(only(SmallFiles.problemsOf(() -> StaffReader.read(staff, List.of()))).value())
        .isEqualTo("a header only");
    assertThat(Template.BUDGETS.blank()).isEqualTo("id,code,amount\n");
    assertThat(Template.STAFF.blank())
        .isEqualTo("id,role,scale,point,fte,pension,start,age_under_25,lessons,all_posts\n");
  }

  @Test
  void missingFileIsToldWithTheFolderThatWasSearched() {
    Path file = folder.resolve("gone.csv");
    Problem problem = only(problems(file));
    assertThat(problem.place()).isEqualTo(file.toString());
    assertThat(problem.expected()).isEqualTo("a file that is there");
    assertThat(problem.advice()).contains(Path.of("").toAbsolutePath().toString());
  }

  @Test
  void folderInsteadOfAFile() {
    Problem problem = only(problems(folder));
    assertThat(problem.place()).isEqualTo(folder.toString());
    assertThat(problem.value()).isEqualTo("a folder");
  }

  @Test
  void bytesThatAreNoText() throws IOException {
    Path file = folder.resolve("s.csv");
    String text = SCHOOL_HEADER + ",name\n" + SCHOOL + ",Caf\u00e9\u0000\n";
    Files.write(file, text.getBytes(ISO_8859_1));
    Problem problem = only(problems(file));
    assertThat(problem.place()).isEqualTo(file.toString());
    assertThat(problem.expected()).contains("UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A1,301,primary,7,0,210,0", SCHOOL + ",0", "A1"})
  void otherNumberOfValuesThanColumns(String row) {
    Path file = files.lines("s.csv", SCHOOL_HEADER, SCHOOL, row);
    Problem problem = only(problems(file));
    assertThat(problem.place()).isEqualTo(file + ", line 3");
    assertThat(problem.value()).endsWith(" values");
    assertThat(problem.expected()).startsWith("8 values");
    assertThat(problem.advice()).contains("quotation marks");
  }

  @ParameterizedTest
  @ValueSource(strings = {"|", ":"})
  void otherSeparatorsThanFilesHave(String separator) {
    Path file = files.lines("s.csv", SCHOOL_HEADER.replace(",", separator), "x");
    assertThat(only(problems(file)).value()).isEqualTo("none of the columns of this file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "TRUE", "True"})
  void aFlagAsASpreadsheetWritesIt(String flag) {
    Path file = files.lines("s.csv", SCHOOL_HEADER + ",growing", SCHOOL + "," + flag);
    assertThat(Inputs.read(List.of(file), List.of()).schools().school(0).isGrowing()).isTrue();
  }

  @Test
  void aDuplicateAndAnUnknownAuthorityAreToldOfRowsThatAreWrongToo() {
    Path schools = files.lines("s.csv", SCHOOL_HEADER, SCHOOL.replace("210", "x"), SCHOOL);
    Path formulas =
        files.lines("f.csv", "year,la_code,basic_primary", "2017-18,302,x", "2017-18,303,3000");
    assertThat(problems(List.of(schools), List.of(formulas.toString())))
        .extracting(Problem::place)
        .containsExactly(
            schools + ", line 2, column pupils_primary",
            schools + ", line 3, column id",
            formulas + ", line 2, column basic_primary",
            schools + ", line 2, column la_code");
  }

  @Test
  void quoteThatIsNeverClosed() {
    Path file = files.lines("s.csv", SCHOOL_HEADER + ",name", SCHOOL + ",A", "\"A2" + SCHOOL);
    Problem problem = only(problems(file));
    assertThat(problem.place()).startsWith(file + ", line ");
    assertThat(problem.advice()).contains("quotation mark");
  }

  @Test
  void identifierGivenTwiceInAFile() {
    Path file = files.lines("s.csv", SCHOOL_HEADER, SCHOOL, SCHOOL.replace("A1", "A2"), SCHOOL);
    Problem problem = only(problems(file));
    assertThat(problem.place()).isEqualTo(file + ", line 4, column id");
    assertThat(problem.value()).isEqualTo("A1");
    assertThat(problem.advice()).contains(file + ", line 2");
  }

  @Test
  void identifierGivenTwiceAcrossFiles() {
    Path first = files.lines("s.csv", SCHOOL_HEADER, SCHOOL);
    Path second = files.lines("t.csv", SCHOOL_HEADER, SCHOOL.replace("A1", "A2"), SCHOOL);
    Problem problem = only(problems(first, second));
    assertThat(problem.place()).isEqualTo(second + ", line 3, column id");
    assertThat(problem.advice()).contains(first + ", line 2");
  }

  @Test
  void otherColumnsThanTheFirstFile() {
    Path first = files.lines("s.csv", SCHOOL_HEADER, SCHOOL);
    Path second = files.lines("t.csv", SCHOOL_HEADER + ",rates", SCHOOL.replace("A1", "A2") + ",5");
    Problem problem = only(problems(first, second));
    assertThat(problem.place()).isEqualTo(second + ", line 1");
    assertThat(problem.value()).contains("rates");
    assertThat(problem.expected()).isEqualTo("the columns of " + first);
  }

  @Test
  void sameColumnsInAnotherOrderAreTheSame() {
    Path first = files.lines("s.csv", SCHOOL_HEADER + ",rates,pfi", SCHOOL + ",1,2");
    Path second =
        files.lines("t.csv", SCHOOL_HEADER + ",pfi,rates", SCHOOL.replace("A1", "A2") + ",2,1");
    List<School> schools = Inputs.read(List.of(first, second), List.of()).schools().schools();
    assertThat(schools).extracting(School::id).containsExactly("A1", "A2");
    for (School school : schools) {
      assertThat(school.value(SchoolField.RATES)).hasValue(1);
    }
  }

  @Test
  void authorityWithoutAFormula() {
    Path schools =
        files.lines(
            "s.csv",
            SCHOOL_HEADER,
            SCHOOL,
            SCHOOL.replace("A1,301", "A2,E06000"),
            SCHOOL.replace("A1,301", "A3,E06000"),
            SCHOOL.replace("A1,301", "A4,wales"));
    Path formulas = files.lines("f.csv", FORMULA_HEADER, FORMULA, "2017-18,E06001,3000");
    List<Problem> problems = problems(List.of(schools), List.of(formulas.toString()));
    assertThat(problems)
        .extracting(Problem::place, Problem::value, Problem::advice)
        .containsExactly(
            tuple(schools + ", line 3, column la_code", "E06000", "'E06001' was meant"),
            tuple(schools + ", line 5, column la_code", "wales", "the authority's row is missing"));
  }

  @Test
  void authorityWithTwoFormulas() {
    Path file = files.lines("f.csv", FORMULA_HEADER, FORMULA, FORMULA.replace("3000", "3100"));
    Problem problem = only(problems(List.of(files.school("")), List.of(file.toString())));
    assertThat(problem.place()).isEqualTo(file + ", line 3, column la_code");
    assertThat(problem.value()).isEqualTo("301");
    assertThat(problem.advice()).contains(file + ", line 2");
  }

  @Test
  void unknownEditionOfTheNationalFormula() {
    Problem problem = only(problems(List.of(files.school("")), List.of("nff:2017-18")));
    assertThat(problem.value()).isEqualTo("2017-18");
    assertThat(problem.expected()).contains("2016-12-proposal", "2018-19", "2026-27");
    assertThat(problem.advice()).startsWith("the year lies before the national formula");
  }

  @Test
  void editionThatIsNotWholeNamesWhatIsMissing() {
    Problem problem = only(problems(List.of(files.school("")), List.of("nff:2026-27")));
    assertThat(problem.place()).contains("2026-27");
    assertThat(problem.expected())
        .contains("basic_primary", "eal3_secondary", "lump_sum_primary", "mppl_ks3")
        .doesNotContain("floor_percent", "mppl_primary");
  }

  @Test
  void aByteOrderMarkIsPassedOver() {
    Path file = files.text("s.csv", "\uFEFF" + SCHOOL_HEADER + "\n" + SCHOOL + "\n");
    assertThat(read(file)).extracting(School::id).containsExactly("A1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void linesAreCountedWhateverEndsThem(String end) {
    String right = String.join(end, SCHOOL_HEADER, SCHOOL, SCHOOL.replace("A1", "A2"));
    assertThat(read(files.text("right.csv", right))).extracting(School::id).contains("A1", "A2");
    Path wrong = files.text("wrong.csv", right + end + "A3,301,primary,7,0,x,0,0" + end);
    assertThat(only(problems(wrong)).place()).isEqualTo(wrong + ", line 4, column pupils_primary");
  }

  @Test
  void quotedCommasQuotesAndLineEndsAreValues() {
    Path file =
        files.lines(
            "s.csv",
            "name," + SCHOOL_HEADER,
            "\"St Mary's, the \"\"old\"\"\nschool\"," + SCHOOL,
            "Plain," + SCHOOL.replace("A1", "A2"));
    assertThat(read(file))
        .extracting(school -> school.name().orElseThrow())
        .containsExactly("St Mary's, the \"old\" school", "Plain");
  }

  @Test
  void linesAreCountedInAValueOfTwoLines() {
    Path file =
        files.lines(
            "s.csv",
            "name," + SCHOOL_HEADER,
            "\"two\nlines\"," + SCHOOL,
            "\"two\nlines\"," + SCHOOL.replace("A1", "A2").replace("210", "x"),
            "Plain," + SCHOOL.replace("A1", "A3").replace("210", "y"));
    assertThat(problems(file))
        .extracting(Problem::place)
        .containsExactly(
            file + ", line 4, column pupils_primary", file + ", line 6, column pupils_primary");
  }

  @Test
  void blankLinesAreCountedAndPassedOver() {
    Path file =
        files.lines("s.csv", SCHOOL_HEADER, "", SCHOOL, "", SCHOOL.replace("A1,301", "A2,"));
    assertThat(only(problems(file)).place()).isEqualTo(file + ", line 5, column la_code");
  }

  @Test
  void spacesAroundAValueAreNotPartOfIt() {
    Path file = files.lines("s.csv", SCHOOL_HEADER, " A1 , 301 , primary ,7,0, 210 ,0,0");
    assertThat(read(file)).singleElement().extracting(School::id).isEqualTo("A1");
  }

  private static List<School> read(Path file) {
    return Inputs.read(List.of(file), List.of()).schools().schools();
  }

  private static Problem only(List<Problem> problems) {
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }
}
