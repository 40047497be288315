package org.perpupil.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.io.input.Inputs;
import org.perpupil.problem.Problem;

/** Real schools and formulas are usual: what warns of slips leaves them alone. */
class RealWarningsTest {
  @ParameterizedTest
  @CsvSource({"academies-2017-18", "northumberland-2015-16"})
  void nothingRealIsTakenForASlip(String name) {
    Path folder = ReferenceData.path(name);
    Inputs inputs =
        Inputs.read(
            List.of(folder.resolve("schools.csv")),
            List.of(folder.resolve("formulas.csv").toString()));
    assertThat(inputs.warnings())
        .filteredOn(RealWarningsTest::isOfASlip)
        .extracting(Problem::toString)
        .isEmpty();
  }

  private static boolean isOfASlip(Problem problem) {
    return problem.expected().contains("usually ")
        || problem.expected().contains("pounds, for the school's pupils")
        || problem.expected().contains("pupils in each of")
        || problem.expected().contains("near the school's")
        || problem.expected().contains("near mfg_baseline_per_pupil")
        || problem.expected().contains("which holds the same pupils")
        || problem.expected().contains("for each of its");
  }
}
