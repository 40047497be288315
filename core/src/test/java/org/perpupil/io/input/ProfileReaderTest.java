package org.perpupil.io.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.budget.BudgetCode;
import org.perpupil.io.SmallFiles;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.YearBasis;
import org.perpupil.rates.RateStatus;
import org.perpupil.viability.cash.MonthlyProfile;
import org.perpupil.viability.cash.MonthlyProfiles;

/** Profiles of a user's own, right and wrong. */
class ProfileReaderTest {
  private static final String HEADER =
      "code,governance,april,may,june,july,august,september,october,november,december,january,"
          + "february,march";

  @TempDir private Path folder;
  private SmallFiles files;

  @BeforeEach
  void inFolder() {
    files = new SmallFiles(folder);
  }

  @Test
  void aRowOfAKindOfSchoolGoesBeforeOneOfAllAndBothBeforeThoseShipped() {
    MonthlyProfiles profiles =
        ProfileReader.read(
                files.lines(
                    "profiles.csv",
                    HEADER,
                    "e16,,0,0,25,0,0,25,0,0,25,0,0,25",
                    "E16,academy,100,0,0,0,0,0,0,0,0,0,0,0"))
            .profiles();

    MonthlyProfile maintained = profiles.of(BudgetCode.E16, YearBasis.FINANCIAL);
    assertThat(maintained.weights())
        .isEqualTo(List.of(0.0, 0.0, 25.0, 0.0, 0.0, 25.0, 0.0, 0.0, 25.0, 0.0, 0.0, 25.0));
    assertThat(maintained.status()).isEqualTo(RateStatus.GIVEN);
    assertThat(maintained.withinBlocks()).isFalse();
    assertThat(profiles.of(BudgetCode.E16, YearBasis.ACADEMIC).weights().get(0)).isEqualTo(100);
    assertThat(profiles.of(BudgetCode.E23, YearBasis.ACADEMIC))
        .isEqualTo(MonthlyProfile.of(BudgetCode.E23, YearBasis.ACADEMIC));
  }

  @Test
  void partsWithTwoDecimalsComeToAHundred() {
    MonthlyProfiles profiles =
        ProfileReader.read(
                files.lines("profiles.csv", HEADER, "E15,," + "8.33,".repeat(11) + "8.33"))
            .profiles();

    assertThat(profiles.of(BudgetCode.E15, YearBasis.FINANCIAL).status())
        .isEqualTo(RateStatus.GIVEN);
  }

  @Test
  void whatIsReadInAnotherWayIsTold() {
    String percentages = ",8.33".repeat(10) + ",8.33 %,8.37";
    ProfileReader.Read read =
        ProfileReader.read(
            files.lines("profiles.csv", HEADER.replace("code", "Code"), "E15," + percentages));

    assertThat(read.warnings()).isNotEmpty();
    assertThat(read.profiles().of(BudgetCode.E15, YearBasis.FINANCIAL).status())
        .isEqualTo(RateStatus.GIVEN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "E16,,0,0,25,0,0,25,0,0,25,0,0,20 | found '95' | 5 is missing in one of the months",
        "E16,,0,0,25,0,0,25,0,0,25,0,0,25.5 | found '100.5' | one of the months has 0.5 too much",
        "E16,,0,0,.25,0,0,.25,0,0,.25,0,0,.25 | found '1' | multiply each by 100",
        "E16,,1,1,1,1,1,1,1,1,1,1,1,1 | found '12' | write 8.33 in each month",
        "E16,,0,0,125,0,0,-25,0,0,0,0,0,0 | found '125' | a percentage of the year from 0 to 100",
        "E16,,0,0,50,0,0,-25,0,0,50,0,0,25 | found '-25' | money that goes the other way",
        "E16,,0,0,25,0,0,25,0,0,25,0,0, | column march | a value in every row",
        "E16,acadmy,0,0,25,0,0,25,0,0,25,0,0,25 | found 'acadmy' | 'academy' was meant",
        "E61,,0,0,25,0,0,25,0,0,25,0,0,25 | found 'E61' | 'E01' was meant",
        "OB01,,0,0,25,0,0,25,0,0,25,0,0,25 | found 'OB01' | it belongs to another return",
        "E15,,0,0,25,0,0,25,0,0,25,0,0,25 | found 'E15' | it stands in line 2 too",
        "E16,,0,0,much,0,0,25,0,0,25,0,0,25 | found 'much' | number",
      })
  void whatIsWrongSaysWhere(String row, String found, String expected) {
    Path file = files.lines("profiles.csv", HEADER, "E15,,100,0,0,0,0,0,0,0,0,0,0,0", row);
    ProblemsException thrown =
        catchThrowableOfType(ProblemsException.class, () -> ProfileReader.read(file));
    assertThat(thrown)
        .hasMessageContaining("line 3")
        .hasMessageContaining(found)
        .hasMessageContaining(expected);
    assertThat(thrown.problems()).allMatch(Problem::isError);
    assertThat(thrown.getMessage().lines().filter(line -> line.strip().startsWith("Maybe")))
        .hasSameSizeAs(thrown.problems());
  }
}
