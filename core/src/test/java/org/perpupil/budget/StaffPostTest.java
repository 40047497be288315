package org.perpupil.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.DatedRates;
import org.perpupil.rates.PayArea;

/** Posts: right ones are kept as given, wrong ones are refused with all that is wrong. */
class StaffPostTest {
  @Test
  void aPostOnAScale() {
    StaffPost post = StaffPost.onScale("A1", StaffRole.TEACHER, PayArea.FRINGE, "M3").build();
    assertThat(post.schoolId()).isEqualTo("A1");
    assertThat(post.role()).isEqualTo(StaffRole.TEACHER);
    assertThat(post.area()).contains(PayArea.FRINGE);
    assertThat(post.point()).isEqualTo("M3");
    assertThat(post.fullTimeEquivalent()).isEqualTo(1);
    assertThat(post.pension()).isEqualTo(Pension.TEACHERS);
    assertThat(post.start()).isEmpty();
    assertThat(post.ageUnder25()).isFalse();
    assertThat(post.lessons()).isEmpty();
    assertThat(post).hasToString("StaffPost[A1, teacher, M3, 1 full time]");
    assertThatIllegalStateException().isThrownBy(post::salary);
  }

  @Test
  void aPostOnASalary() {
    StaffPost post =
        StaffPost.onSalary("A1", StaffRole.CATERING, 24_000)
            .fullTimeEquivalent(2.5)
            .pension(Pension.NONE)
            .start(LocalDate.of(2026, 9, 1))
            .ageUnder25(true)
            .lessons(0)
            .build();
    assertThat(post.area()).isEmpty();
    assertThat(post.salary()).isEqualTo(24_000);
    assertThat(post.fullTimeEquivalent()).isEqualTo(2.5);
    assertThat(post.pension()).isEqualTo(Pension.NONE);
    assertThat(post.start()).contains(Block.septemberToMarch(2026));
    assertThat(post.ageUnder25()).isTrue();
    assertThat(post.lessons()).hasValue(0);
    assertThat(post).hasToString("StaffPost[A1, catering, 24000 pounds, 2.5 full time]");
    assertThatIllegalStateException().isThrownBy(post::point);
  }

  @Test
  void aTeachingRoleMayHaveASalaryAndAStartInABlock() {
    StaffPost post =
        StaffPost.onSalary("A1", StaffRole.TEACHER, 70_000)
            .start(Block.aprilToAugust(2027))
            .build();
    assertThat(post.pension()).isEqualTo(Pension.TEACHERS);
    assertThat(post.start()).contains(Block.aprilToAugust(2027));
  }

  @Test
  void everyPointIsOnThePublishedScales() {
    assertThat(StaffPost.points()).hasSize(6 + 3 + 43 + 6);
    for (String point : StaffPost.points()) {
      for (PayArea area : PayArea.values()) {
        assertThat(DatedRates.employment().find(area.scaleName(point), LocalDate.of(2025, 9, 1)))
            .as(area + " " + point)
            .isPresent();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-04-02, 2026-04-01",
    "2026-06-16, 2026-04-01",
    "2026-06-17, 2026-09-01",
    "2026-12-16, 2026-09-01",
    "2026-12-17, 2027-04-01",
    "2027-01-01, 2027-04-01",
    "2026-03-31, 2026-04-01",
  })
  void anotherDayThanABlocksFirstIsRefusedWithTheNearest(LocalDate day, LocalDate nearest) {
    StaffPost.Builder builder = StaffPost.onSalary("A1", StaffRole.OTHER, 1).start(day);
    Problem problem = problems(builder).get(0);
    assertThat(problem.place()).isEqualTo("staff of school A1, start");
    assertThat(problem.value()).isEqualTo(day.toString());
    assertThat(problem.expected()).isEqualTo("1 April or 1 September of a year");
    assertThat(problem.advice()).endsWith(": " + nearest);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void whatMustBeMoreThanNothing(double value) {
    StaffPost.Builder builder =
        StaffPost.onSalary("A1", StaffRole.OTHER, value).fullTimeEquivalent(value);
    assertThat(problems(builder))
        .extracting(Problem::place, Problem::value)
        .containsExactly(
            tuple("staff of school A1, point", Problem.plain(value)),
            tuple("staff of school A1, fte", Problem.plain(value)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void lessonsAreNoneOrMore(double value) {
    StaffPost.Builder builder = StaffPost.onSalary("A1", StaffRole.OTHER, 1).lessons(value);
    assertThat(problems(builder))
        .singleElement()
        .extracting(Problem::place)
        .isEqualTo("staff of school A1, lessons");
  }

  @ParameterizedTest
  @CsvSource({
    "UPS2, U2",
    "ups2, U2",
    "UPR 3, U3",
    "u1, U1",
    "MPS6, M6",
    "M 4, M4",
    "MPR-1, M1",
    "m06, M6",
    "L8, L8",
    "L08, L8",
    "LS43, L43",
    "UQT2, UQ2",
    "uq6, UQ6",
  })
  void pointsAreReadUnderTheirUsualNames(String written, String point) {
    StaffPost post =
        StaffPost.onScale("A1", StaffRole.TEACHER, PayArea.INNER_LONDON, written).build();
    assertThat(post.point()).isEqualTo(point);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "M7 | this one runs from M1 to M6",
        "U4 | this one runs from U1 to U3",
        "UPS0 | this one runs from U1 to U3",
        "L44 | this one runs from L1 to L43",
        "UQ9 | this one runs from UQ1 to UQ6",
        "45352 | its scale is salary then",
        "£45,352 | its scale is salary then",
        "6 | the letter of the scale is missing",
        "TLR2 | allowance, which no scale holds",
        "LP5 | a leading practitioner is paid within a range",
        "LPmin | a leading practitioner is paid within a range",
        "SCP6 | give it a salary instead",
        "senior | give it a salary instead",
      })
  void aWrongPointIsAnsweredByWhatHelps(String written, String advice) {
    StaffPost.Builder builder = StaffPost.onScale("A1", StaffRole.TEACHER, PayArea.FRINGE, written);
    Problem problem = problems(builder).get(0);
    assertThat(problem.value()).isEqualTo(written);
    assertThat(problem.expected()).contains("M1 to M6, U1 to U3, L1 to L43 or UQ1 to UQ6");
    assertThat(problem.advice()).contains(advice);
  }

  @Test
  void everyProblemIsToldAtOnce() {
    StaffPost.Builder builder =
        StaffPost.onScale("A1", StaffRole.CATERING, PayArea.INNER_LONDON, "M7")
            .fullTimeEquivalent(0)
            .start(LocalDate.of(2026, 1, 1))
            .lessons(-2);
    assertThat(problems(builder))
        .extracting(Problem::place)
        .containsExactly(
            "staff of school A1, scale",
            "staff of school A1, point",
            "staff of school A1, fte",
            "staff of school A1, start",
            "staff of school A1, lessons");
    assertThat(problems(builder).get(0).value()).isEqualTo("inner-london");
    assertThat(problems(builder).get(0).expected()).contains("catering");
  }

  @Test
  void staffIsKeptBySchoolInOrder() {
    StaffPost first = StaffPost.onSalary("A2", StaffRole.OTHER, 1).build();
    StaffPost second = StaffPost.onSalary("A1", StaffRole.OTHER, 2).build();
    StaffPost third = StaffPost.onSalary("A2", StaffRole.OTHER, 3).build();
    Staff staff = Staff.of(List.of(first, second, third));
    assertThat(staff.posts("A2")).containsExactly(first, third);
    assertThat(staff.posts("A3")).isEmpty();
    assertThat(staff.schoolIds()).containsExactly("A2", "A1");
    assertThat(staff).hasToString("Staff[3 posts, 2 schools]");
  }

  private static List<Problem> problems(StaffPost.Builder builder) {
    ProblemsException thrown = catchThrowableOfType(ProblemsException.class, builder::build);
    assertThat(thrown).isNotNull();
    return thrown.problems();
  }
}
