package org.perpupil.school;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;

/** Pupils by year group: all of a stage or none, and as many as the stage has. */
class YearGroupTest {
  @Test
  void theFieldOfAYearGroup() {
    assertThat(SchoolField.yearGroup(0)).isEqualTo(SchoolField.YEAR_R);
    assertThat(SchoolField.yearGroup(1).fileName()).isEqualTo("year_1");
    assertThat(SchoolField.yearGroup(13)).isEqualTo(SchoolField.YEAR_13);
    assertThatIllegalArgumentException().isThrownBy(() -> SchoolField.yearGroup(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> SchoolField.yearGroup(14));
  }

  @Test
  void noneNeedsThem() {
    assertThat(SchoolField.values())
        .filteredOn(SchoolField::isRequired)
        .extracting(SchoolField::fileName)
        .containsExactly(
            "year_groups_primary",
            "year_groups_secondary",
            "pupils_primary",
            "pupils_ks3",
            "pupils_ks4");
    School school = allThrough().set(SchoolField.ADMISSION_NUMBER, 30).build();
    assertThat(school.value(SchoolField.YEAR_R)).isEmpty();
    assertThat(school.value(SchoolField.ADMISSION_NUMBER)).hasValue(30);
  }

  @Test
  void wholeStagesThatAddUpAreRight() {
    assertThat(with(allThrough(), 0, 30, 30, 30, 30, 30, 30, 30).build().warnings()).isEmpty();
    assertThat(with(allThrough(), 7, 60, 50, 40.0000005).build().value(SchoolField.YEAR_9))
        .hasValue(40.0000005);
    assertThat(with(allThrough(), 10, 100, 0).build().warnings()).isEmpty();
    assertThat(with(allThrough(), 12, 80, 60).build().value(SchoolField.YEAR_13)).hasValue(60);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 6, 31, 30, year_r, 216 from year_r to year_6, 'pupils_primary, 210'",
    "7, 9, 50, 49, year_7, 149 from year_7 to year_9, 'pupils_ks3, 150'",
    "10, 11, 50, 50.001, year_10, 100.001 from year_10 to year_11, 'pupils_ks4, 100'",
  })
  void stagesThatDoNotAddUp(
      int first, int last, double each, double lastOne, String field, String value, String end) {
    School.Builder builder = allThrough();
    for (int year = first; year <= last; year++) {
      builder.set(SchoolField.yearGroup(year), year == last ? lastOne : each);
    }
    Problem problem = contradictions(builder).get(0);
    assertThat(contradictions(builder)).hasSize(1);
    assertThat(problem.place()).isEqualTo(field);
    assertThat(problem.value()).isEqualTo(value);
    assertThat(problem.expected()).isEqualTo("pupils that add up to " + end);
  }

  @Test
  void aStageIsGivenWholeOrNotAtAll() {
    School.Builder builder =
        allThrough()
            .set(SchoolField.YEAR_7, 60)
            .set(SchoolField.YEAR_9, 60)
            .set(SchoolField.YEAR_13, 5);
    assertThat(contradictions(builder))
        .extracting(Problem::place, Problem::value)
        .containsExactly(tuple("year_8", ""), tuple("year_12", ""));
    assertThat(contradictions(builder).get(0).expected())
        .contains("from year_7 to year_9 are given");
    assertThat(contradictions(builder).get(0).advice()).contains("write 0");
  }

  @Test
  void pupilsAreNotNegative() {
    assertThat(problems(allThrough().set(SchoolField.YEAR_3, -1)))
        .extracting(Problem::place)
        .containsExactly("school A1, year_3");
  }

  private static School.Builder allThrough() {
    return School.builder("A1", "301", Phase.ALL_THROUGH).yearGroups(7, 5).pupils(210, 150, 100);
  }

  private static School.Builder with(School.Builder builder, int first, double... pupils) {
    for (int i = 0; i < pupils.length; i++) {
      builder.set(SchoolField.yearGroup(first + i), pupils[i]);
    }
    return builder;
  }

  private static List<Problem> contradictions(School.Builder builder) {
    List<Problem> found = builder.build().contradictions(Agreement.PUPILS_BY_YEAR);
    assertThat(builder.build().warnings()).containsAll(found);
    return found;
  }

  private static List<Problem> problems(School.Builder builder) {
    ProblemsException thrown = catchThrowableOfType(ProblemsException.class, builder::build);
    assertThat(thrown).isNotNull();
    return thrown.problems();
  }
}
