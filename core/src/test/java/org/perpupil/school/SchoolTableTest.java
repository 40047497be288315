package org.perpupil.school;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;

/** Schools as rows and columns. */
class SchoolTableTest {
  private final SchoolTable table =
      SchoolTable.of(
          school("B").set(SchoolField.RATES, 5).build(),
          school("A").build(),
          school("C").set(SchoolField.RATES, 0).build());

  @Test
  void rowsKeepTheirOrder() {
    assertThat(table.size()).isEqualTo(3);
    assertThat(table.schools()).extracting(School::id).containsExactly("B", "A", "C");
    assertThat(table.school(1).id()).isEqualTo("A");
    assertThat(table.row("C")).hasValue(2);
    assertThat(table.row("D")).isEmpty();
  }

  /** An identifier goes before a name, and a name that several have is none. */
  @Test
  void schoolsAreAskedForByIdentifierOrName() {
    SchoolTable named =
        SchoolTable.of(
            school("1").name("Oak Primary").build(),
            school("2").name("3").build(),
            school("3").name("St Mary's").build(),
            school("4").name("ST MARY'S").build());
    assertThat(named.requireRow("2", "--id")).isEqualTo(1);
    assertThat(named.requireRow("oak primary", "--id")).isZero();
    assertThat(named.requireRow("3", "--id")).isEqualTo(2);
    assertThatThrownBy(() -> named.requireRow("St Mary's", "--id"))
        .hasMessageContaining(
            "--id: found 'St Mary's', expected the identifier or the name of one of 4 schools")
        .hasMessageContaining(
            "Maybe one of the identifiers 3, 4 was meant, as 2 schools are called that");
    assertThatThrownBy(() -> named.requireRow("Oak Primry", "--id"))
        .hasMessageContaining("Maybe 'Oak Primary' was meant");
    assertThatThrownBy(() -> named.requireRow("Elm", "--id"))
        .hasMessageContaining("Maybe the school is missing from the schools file");
  }

  @Test
  void aNameInPlaceOfAnIdentifierIsAdvised() {
    SchoolTable named = SchoolTable.of(school("1").name("Oak Primary").build());
    assertThat(named.unknown("Oak primary", "change 1"))
        .hasToString(
            "error: change 1: found 'Oak primary', expected the identifier of one of 1 schools.\n"
                + "Maybe the identifier 1 was meant, as that school is called that.");
  }

  @Test
  void columnsHoldWhatIsKnownAndAreCopies() {
    double[] rates = table.column(SchoolField.RATES);
    assertThat(rates).containsExactly(5, Double.NaN, 0);
    rates[0] = 99;
    assertThat(table.column(SchoolField.RATES)).containsExactly(5, Double.NaN, 0);
    assertThat(table.column(SchoolField.PUPILS_PRIMARY)).containsExactly(210, 210, 210);
  }

  @Test
  void everyIdentifierGivenTwiceIsTold() {
    List<School> twice =
        List.of(school("A").build(), school("B").build(), school("A").build(), school("B").build());
    ProblemsException thrown =
        catchThrowableOfType(ProblemsException.class, () -> SchoolTable.of(twice));
    assertThat(thrown.problems())
        .extracting(Problem::place, Problem::value)
        .containsExactly(tuple("school 3, id", "A"), tuple("school 4, id", "B"));
  }

  @Test
  void aColumnOfAnotherLengthIsRefused() {
    assertThatThrownBy(() -> table.with(SchoolField.RATES, new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 values for 3 schools");
  }

  @Test
  void aColumnCanBeReplacedInACopy() {
    SchoolTable changed = table.with(SchoolField.RATES, new double[] {7, 8, Double.NaN});
    assertThat(changed.column(SchoolField.RATES)).containsExactly(7, 8, Double.NaN);
    assertThat(table.column(SchoolField.RATES)).containsExactly(5, Double.NaN, 0);
    assertThat(changed.row("C")).hasValue(2);
  }

  @Test
  void aTableMayBeEmpty() {
    assertThat(SchoolTable.of(List.of()).size()).isZero();
    assertThat(SchoolTable.of().column(SchoolField.RATES)).isEmpty();
  }

  private static School.Builder school(String id) {
    return School.builder(id, "301", Phase.PRIMARY).yearGroups(7, 0).pupils(210, 0, 0);
  }
}
