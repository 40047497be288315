package org.perpupil.io.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.budget.Block;
import org.perpupil.budget.Pension;
import org.perpupil.budget.Staff;
import org.perpupil.budget.StaffPost;
import org.perpupil.budget.StaffRole;
import org.perpupil.io.SmallFiles;
import org.perpupil.io.Source;
import org.perpupil.io.read.StaffReader;
import org.perpupil.problem.Problem;
import org.perpupil.rates.PayArea;

/** Staff from a file, right and wrong. */
class StaffReaderTest {
  private static final List<String> KNOWN = List.of("A1", "A2");
  private static final String HEADER = "id,role,scale,point,fte,pension,start,age_under_25,lessons";

  @TempDir private Path folder;
  private SmallFiles files;

  @BeforeEach
  void inFolder() {
    files = new SmallFiles(folder);
  }

  @Test
  void aFullRow() {
    Path file =
        files.lines("s.csv", HEADER, "A1,trainee,inner-london,UQ1,0.8,none,2026-09-01,TRUE,18");
    StaffPost post = StaffReader.read(file, KNOWN).posts("A1").get(0);
    assertThat(post.role()).isEqualTo(StaffRole.TRAINEE);
    assertThat(post.area()).contains(PayArea.INNER_LONDON);
    assertThat(post.point()).isEqualTo("UQ1");
    assertThat(post.fullTimeEquivalent()).isEqualTo(0.8);
    assertThat(post.pension()).isEqualTo(Pension.NONE);
    assertThat(post.start()).contains(Block.septemberToMarch(2026));
    assertThat(post.ageUnder25()).isTrue();
    assertThat(post.lessons()).hasValue(18);
  }

  @Test
  void aTeacherOnAScaleIsNoApprentice() {
    Path file =
        files.lines(
            "s.csv",
            HEADER,
            "A1,teacher,fringe,M1,1,,,true,",
            "A1,teacher,salary,24000,1,,,true,",
            "A1,administrative,salary,24000,1,,,true,");
    List<Problem> problems = new ArrayList<>();
    Staff staff = StaffReader.read(Source.of(file), KNOWN, new SeenNames(), problems);

    assertThat(staff.posts("A1").stream().map(StaffPost::isApprenticeUnder25))
        .containsExactly(false, true, true);
    assertThat(problems).singleElement().asString().contains("line 2, column age_under_25");
  }

  @Test
  void whatIsBlankIsUsual() {
    Path file =
        files.lines(
            "s.csv",
            "fte,point,scale,role,id",
            "2,M1,rest-of-england,teacher,A2",
            "1,24000.50,salary,catering,A1",
            "1,70000,salary,teacher,A2");
    Staff staff = StaffReader.read(file, KNOWN);
    StaffPost cook = staff.posts("A1").get(0);
    assertThat(staff.posts("A2"))
        .extracting(StaffPost::pension)
        .containsExactly(Pension.TEACHERS, Pension.TEACHERS);
    assertThat(staff.posts("A2").get(0).fullTimeEquivalent()).isEqualTo(2);
    assertThat(staff.posts("A2").get(1).salary()).isEqualTo(70_000);
    assertThat(cook.salary()).isEqualTo(24_000.5);
    assertThat(cook.pension()).isEqualTo(Pension.LOCAL_GOVERNMENT);
    assertThat(cook.start()).isEmpty();
    assertThat(cook.ageUnder25()).isFalse();
    assertThat(cook.lessons()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      value = {
        "A3,teacher,fringe,M1,1,,,, | id | A3 | a school in the schools file | row is missing",
        ",teacher,fringe,M1,1,,,, | id | '' | a value in every row | left over",
        "A1,techer,fringe,M1,1,,,, | role | techer | one of teacher, trainee | 'teacher' was meant",
        "A1,,salary,25000,1,,,, | role | '' | a value in every row | left over",
        "A1,teacher,london,M1,1,,,, | scale | london | fringe, outer-london | another column",
        "A1,teacher,,M1,1,,,, | scale | '' | a value in every row | left over",
        "A1,teacher,fringe,M8,1,,,, | point | M8 | M1 to M6, U1 to U3 | runs from M1 to M6",
        "A1,teacher,fringe,45000,1,,,, | point | 45000 | M1 to M6 | its scale is salary then",
        "A1,teacher,fringe,,1,,,, | point | '' | a value in every row | left over",
        "A1,teacher,salary,M1,1,,,, | point | M1 | salary in pounds a year | a word",
        "A1,teacher,salary,0,1,,,, | point | 0 | more than 0 | another column",
        "A1,premises,fringe,M1,1,,,, | scale | fringe | salary, since premises | role",
        "A1,teacher,fringe,M1,0,,,, | fte | 0 | more than 0 | vacant",
        "A1,teacher,fringe,M1,half,,,, | fte | half | more than 0 | a word",
        "A1,teacher,fringe,M1,,,,, | fte | '' | a value in every row | left over",
        "A1,teacher,fringe,M1,1,tsp,,, | pension | tsp | one of tps, lgps, none | another column",
        "A1,teacher,fringe,M1,1,,1/9/26,, | start | 1/9/26 | such as 2026-09-01 | as text",
        "A1,teacher,fringe,M1,1,,2026-09-31,, | start | 2026-09-31 | a day such as | as text",
        "A1,teacher,fringe,M1,1,,2027-01-01,, | start | 2027-01-01 | 1 April or 1 | 2027-04-01",
        "A1,teacher,fringe,M1,1,,,old, | age_under_25 | old | one of true, false | column",
        "A1,teacher,fringe,M1,1,,,,-1 | lessons | -1 | lessons a week, 0 or more | none",
        "A1,teacher,fringe,M1,1,,,,many | lessons | many | lessons a week | blank",
      })
  void aWrongRow(String row, String column, String value, String expected, String advice) {
    Path file = files.lines("s.csv", HEADER, "A1,teacher,fringe,M1,1,,,,", row);
    assertThat(problems(file))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.place()).isEqualTo(file + ", line 3, column " + column);
              assertThat(problem.value()).isEqualTo(value);
              assertThat(problem.expected()).contains(expected);
              assertThat(problem.advice()).contains(advice);
            });
    assertThat(
            StaffReader.read(Source.of(file), KNOWN, new SeenNames(), new ArrayList<>())
                .posts("A1"))
        .hasSize(1);
  }

  @Test
  void everyProblemIsToldAtOnceAndAnUnknownSchoolOnce() {
    Path file =
        files.lines(
            "s.csv",
            HEADER,
            "A9,teacher,fringe,M1,1,,,,",
            "A9,teacher,london,M9,0,x,,,-1",
            "A1,cook,fringe,M9,1,,soon,,");
    assertThat(problems(file))
        .extracting(problem -> problem.place().replace(file + ", ", ""))
        .containsExactly(
            "line 2, column id",
            "line 3, column scale",
            "line 3, column pension",
            "line 3, column fte",
            "line 3, column lessons",
            "line 4, column role",
            "line 4, column start",
            "line 4, column point");
  }

  @Test
  void aMissingColumnIsToldOnce() {
    Path file = files.lines("s.csv", "id,role,scale,point", "A1,teacher,fringe,M1");
    assertThat(problems(file))
        .singleElement()
        .extracting(Problem::expected)
        .isEqualTo("the column fte");
  }

  private static List<Problem> problems(Path file) {
    return SmallFiles.problemsOf(() -> StaffReader.read(file, KNOWN));
  }
}
