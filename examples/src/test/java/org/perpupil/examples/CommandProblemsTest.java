package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands do when something is wrong: messages, exit codes, and no file harmed. */
class CommandProblemsTest {
  @TempDir private Path folder;

  @Test
  void badInputLeavesNoOutputBehind() throws IOException {
    Path bad =
        Files.writeString(
            folder.resolve("bad.csv"),
            Files.readString(Path.of(Run.SCHOOLS), UTF_8)
                .replace("W03,", "W02,")
                .replace("0.110048", "11"),
            UTF_8);
    Path out = folder.resolve("allocations.csv");

    Run run =
        Run.of(
            "allocate",
            "--schools",
            bad.toString(),
            "--formulas",
            Run.FORMULAS,
            "--out",
            out.toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("bad.csv, line 2, column fsm_primary: found '11', expected a share")
        .contains("bad.csv, line 4, column id: found 'W02'");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(bad);
    }
  }

  @Test
  void schoolsThatFailAreNamedAndTheOthersPaid() throws IOException {
    Path schools = Run.withFirstSchool(folder, "0.110048,", ",");

    Run run = Run.of("allocate", "--schools", schools.toString(), "--formulas", Run.FORMULAS);

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err())
        .contains("failed: W01: fsm_primary is blank, but the formula pays fsm_primary")
        .contains("schools: 21 read = 20 allocated + 1 failed")
        .contains("pupils:  9,034 in = 8,616 allocated + 418 failed");
    assertThat(run.out()).contains("failed: fsm_primary is blank");
  }

  @Test
  void anAllocationWithoutASinglePaidSchoolIsAnError() throws IOException {
    String all = Files.readString(Path.of(Run.SCHOOLS), UTF_8);
    String one = all.substring(0, all.indexOf("\nW02,") + 1).replace("0.110048,", ",");
    Path schools = Files.writeString(folder.resolve("one.csv"), one, UTF_8);
    Path out = folder.resolve("allocations.csv");

    Run run =
        Run.of(
            "allocate",
            "--schools",
            schools.toString(),
            "--formulas",
            Run.FORMULAS,
            "--out",
            out.toString());
    Run compare =
        Run.of(
            "compare",
            "--schools",
            schools.toString(),
            "--from",
            Run.FORMULAS,
            "--to",
            "nff:2025-26",
            "--out",
            out.toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(compare.code()).isEqualTo(1);
    assertThat(out).doesNotExist();
  }

  @Test
  void errorsAreCountedAndWarningsGroupedExceptByCheck() throws IOException {
    String all = Files.readString(Path.of(Run.SCHOOLS), UTF_8);
    String odd = all.replaceAll("(?m)(,1\\.0012,)(\\d+)", "$1-$2").replace("W03,", "W02,");
    Path warned =
        Files.writeString(
            folder.resolve("warned.csv"), odd.replace("W02,Marsh", "W03,Marsh"), UTF_8);
    Path wrong = Files.writeString(folder.resolve("wrong.csv"), odd.replace("W05,", "W04,"), UTF_8);

    Run allocate = Run.of("allocate", "--schools", warned.toString(), "--formulas", Run.FORMULAS);
    Run failed = Run.of("allocate", "--schools", wrong.toString(), "--formulas", Run.FORMULAS);
    Run check = Run.of("check", "--schools", wrong.toString());
    Run statement =
        Run.of(
            "statement", "--schools", warned.toString(), "--formulas", Run.FORMULAS, "--id", "W01");

    assertThat(allocate.code()).isZero();
    assertThat(allocate.err()).contains("21 in all, also in line 3 ('-9800'), ");
    assertThat(allocate.err()).contains(" and 16 more places.");
    assertThat(statement.err()).contains("21 in all, also in line 3 ('-9800'), ");
    assertThat(allocate.err().lines().filter(line -> line.startsWith("warning: "))).hasSize(1);
    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.err()).contains("2 errors; nothing was worked out");
    assertThat(check.code()).isEqualTo(1);
    assertThat(check.err()).doesNotContain("more warnings");
    assertThat(check.err().lines().filter(line -> line.startsWith("warning: "))).hasSize(1);
    assertThat(check.out()).contains("errors: 2, warnings: 19");
  }

  @Test
  void aPlaceThatCannotBeWrittenToIsAnError() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "text", UTF_8);
    Run run =
        Run.of(
            "allocate",
            "--schools",
            Run.SCHOOLS,
            "--formulas",
            Run.FORMULAS,
            "--out",
            file.resolve("a.csv").toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("file: found 'file, which is a file', expected a folder.\nMaybe another");
  }

  @Test
  void anInputIsNeverReplaced() throws IOException {
    Path schools = Run.withFirstSchool(folder, "W01,", "W01,");
    String before = Files.readString(schools, UTF_8);

    Run run =
        Run.of(
            "allocate",
            "--schools",
            schools.toString(),
            "--formulas",
            Run.FORMULAS,
            "--out",
            folder.resolve("x/../schools.csv").toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("expected a file that is not read");
    assertThat(Files.readString(schools, UTF_8)).isEqualTo(before);
  }

  @Test
  void noFileThatIsReadIsReplacedByOneBesideOut() throws IOException {
    Path formulas =
        Files.copy(Path.of(Run.FORMULAS), folder.resolve("allocations.authorities.csv"));
    String before = Files.readString(formulas, UTF_8);

    Run allocate =
        Run.of(
            "allocate",
            "--schools",
            Run.SCHOOLS,
            "--formulas",
            formulas.toString(),
            "--out",
            folder.resolve("allocations.csv").toString());
    Run compare =
        Run.of(
            "compare",
            "--schools",
            Run.SCHOOLS,
            "--from",
            Run.FORMULAS,
            "--to",
            formulas.toString(),
            "--out",
            formulas.toString());

    assertThat(allocate.code() + compare.code()).isEqualTo(2);
    assertThat(Files.readString(formulas, UTF_8)).isEqualTo(before);
    assertThat(folder.resolve("allocations.csv")).doesNotExist();
  }

  @Test
  void cappingThatTakesMoreThanTheGuaranteeCostsIsAWarning() throws IOException {
    String formulas =
        Files.writeString(
                folder.resolve("formulas.csv"),
                Files.readString(Path.of(Run.FORMULAS), UTF_8).replace(",3.5,25,", ",1,100,"),
                UTF_8)
            .toString();

    Run run = Run.of("allocate", "--schools", Run.SCHOOLS, "--formulas", formulas);
    Run fair = Run.of("allocate", "--schools", Run.SCHOOLS, "--formulas", Run.FORMULAS);

    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("warning: authority 999: capping takes £");
    assertThat(fair.err()).doesNotContain("capping takes");
  }

  @Test
  void compareNamesSchoolsWithoutFigures() throws IOException {
    Path schools = Run.withFirstSchool(folder, "0.110048,", ",");
    Run run =
        Run.of(
            "compare",
            "--schools",
            schools.toString(),
            "--from",
            Run.FORMULAS,
            "--to",
            "nff:2025-26");

    assertThat(run.err())
        .contains("failed: W01: before: fsm_primary is blank")
        .contains("Not confirmed by any published text");
    assertThat(run.out()).contains("1 without figures");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "compare --schools x.csv --from a.csv --to b.csv --floor-percent -3",
        "compare --schools x.csv --from a.csv --to nff:2025-26 --protections none",
        "compare --schools x.csv --from a.csv --to nff:2025-26 --protections book --cap-percent 3",
        "compare --schools x.csv --from a.csv --to nff:2025-26 --cap-remaining-percent 20",
        "allocate --schools x.csv",
        "allocate --schools x.csv --formulas f.csv --nff 2025-26",
        "allocate --nff 2025-26",
        "allocate --schools x.csv --nff 2025-26 --rounding pounds",
        "statement --schools x.csv --nff 2025-26",
        "allocat"
      })
  void badUsageIsCodeTwo(String line) {
    Run run = Run.of(line.split(" ", -1));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).isNotEmpty();
    assertThat(run.out()).isEmpty();
  }
}
