package org.perpupil.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A problem's file, line and column are those that its place tells. */
class ToldPlaceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.csv, line 3, column fsm_primary | a.csv | 3 | fsm_primary",
        "a.csv, line 3, column free, or not | a.csv | 3 | free, or not",
        "a.csv, line 3 | a.csv | 3 |",
        "no ending, line 12 | no ending | 12 |",
        "p.yaml, line 3, column 5 | p.yaml | 3 | 5",
        "p.yaml, line 3, column 5, key seeed | p.yaml | 3 | 5",
        "a.csv, column year | a.csv | | year",
        "a.csv, school A1, code OB01 | a.csv | |",
        "some, line 1/a.csv, line 2, column id | some, line 1/a.csv | 2 | id",
        "folder/perpupil.yaml | folder/perpupil.yaml | |",
        "school A1, fsm_primary | | |",
        "years | | |",
      })
  void placesAreReadAsTheyAreWritten(String place, String file, Integer line, String column) {
    Problem problem = Problem.error(place, "x", "y", "z");

    assertThat(problem.place()).isEqualTo(place);
    assertThat(problem.file().orElse(null)).isEqualTo(file);
    assertThat(problem.line()).isEqualTo(line == null ? OptionalInt.empty() : OptionalInt.of(line));
    assertThat(problem.column().orElse(null)).isEqualTo(column);
    assertThat(problem.toString()).startsWith("error: " + place + ": found 'x', expected y.");
  }

  @Test
  void whatIsSeenFromFurtherOutKeepsItsLine() {
    Problem within = Problem.warning("line 4, column x", "", "y", "z").within("a.csv");

    assertThat(within.file()).contains("a.csv");
    assertThat(within.line()).hasValue(4);
    assertThat(within.column()).contains("x");
  }
}
