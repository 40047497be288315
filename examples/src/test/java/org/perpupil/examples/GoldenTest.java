package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line prints of the shipped authority, character by character. */
class GoldenTest {
  @Test
  void comparesWexmoorWithTheNationalFormula() throws IOException {
    Run run =
        Run.of("compare", "--schools", Run.SCHOOLS, "--from", Run.FORMULAS, "--to", "nff:2025-26");

    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualTo(golden("wexmoor-compare.txt"));
    assertThat(run.err())
        .contains("Not confirmed by any published text")
        .contains(
            "  the rule that the area cost adjustment leaves PFI and exceptional premises alone:"
                + " 1\n");
  }

  @Test
  void explainsAMiddleSchool() throws IOException {
    Run run =
        Run.of("statement", "--schools", Run.SCHOOLS, "--formulas", Run.FORMULAS, "--id", "W14");

    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualTo(golden("wexmoor-statement-W14.txt"));
  }

  @Test
  void explainsASchoolUnderTheNationalFormula() throws IOException {
    Run run = Run.of("statement", "--schools", Run.SCHOOLS, "--nff", "2025-26", "--id", "W06");

    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualTo(golden("wexmoor-statement-W06-nff.txt"));
  }

  @Test
  void allocatesWexmoor() throws IOException {
    Run run = Run.of("allocate", "--schools", Run.SCHOOLS, "--formulas", Run.FORMULAS);

    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualTo(golden("wexmoor-allocations.csv"));
    assertThat(run.err())
        .contains("schools: 21 read = 21 allocated + 0 failed")
        .contains("pupils:  9,034 in = 9,034 allocated + 0 failed");
  }

  @Test
  void projectsWexmoor() throws IOException {
    Run run = ProjectCommandTest.wexmoor("--years", "2025-26..2030-31");

    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualTo(golden("wexmoor-project.txt"));
    assertThat(run.err()).isEqualTo(golden("wexmoor-project-messages.txt"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"W02", "W16", "W20"})
  void explainsASchoolsYears(String id) throws IOException {
    Run run = ProjectCommandTest.wexmoor("--years", "2025-26..2030-31", "--explain", id);

    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualTo(golden("wexmoor-project-" + id + ".txt"));
  }

  @Test
  void writesAProjectionUnderAcademyCodes(@TempDir Path folder) throws IOException {
    Path out = folder.resolve("projection.csv");
    ProjectCommandTest.wexmoor(
        "--years", "2025-26..2026-27", "--wide", "--codes", "aar", "--out", out.toString());

    assertThat(Files.readString(out, UTF_8)).isEqualTo(golden("wexmoor-projection-aar.csv"));
  }

  private static String golden(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(GoldenTest.class.getResourceAsStream("/golden/" + name), name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
