package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A workspace names the files and years that a command was not given. */
@Tag("slow")
class WorkspaceLineTest {
  private static final String WEXMOOR = Run.WEXMOOR.toString();

  @TempDir private Path folder;

  @Test
  void anImportedFolderIsPaidComparedAndProjected() throws IOException {
    Path published = folder.resolve("published.csv");
    SmallAllocations.write(published);
    Path returns = Files.write(folder.resolve("returns.csv"), returns(), UTF_8);
    Path in = folder.resolve("imported");
    Run imported =
        Run.of("import", published.toString(), returns.toString(), "--out", in.toString());
    assertThat(imported.code()).as(imported.err()).isZero();

    for (List<String> words :
        List.of(
            List.of("allocate", "--in", in.toString()),
            List.of("compare", "--in=" + in, "--to", "nff:2025-26"),
            List.of("project", "--in", in.toString()),
            List.of("check", "--in", in.toString()))) {
      Run run = Run.of(words.toArray(String[]::new));
      assertThat(run.code()).as(words + run.err()).isIn(0, 3);
      assertThat(run.out()).as(words.toString()).isNotBlank();
      assertThat(run.err()).doesNotContain("error: ");
    }
  }

  @Test
  void commandsSayTheSameInAWorkspaceAsWithEveryOption() throws IOException {
    Run.copyWexmoor(folder);
    keepEightSchools(folder);
    String schools = file("schools.csv");
    String formulas = file("formulas.csv");
    String[] budgets = {
      "--schools",
      schools,
      "--formulas",
      formulas,
      "--budgets",
      file("budgets.csv"),
      "--staff",
      file("staff.csv"),
      "--assumptions",
      file("assumptions.yaml"),
      "--years",
      "2025-26..2030-31"
    };
    String[] others = {
      "--trusts",
      file("trusts.csv"),
      "--services",
      file("services.csv"),
      "--authorities",
      file("authorities.csv")
    };
    same(
        words("statement", "--id", "W06"),
        words(
            "--schools",
            schools,
            "--formulas",
            formulas,
            "--authorities",
            file("authorities.csv")));
    same(words("compare", "--to", "nff:2025-26"), words("--schools", schools, "--from", formulas));
    same(words("project"), join(budgets, words("--authorities", file("authorities.csv"))));
    same(
        words("options", "--trust", "Fenway Trust", "--id", "W01", "--from", "2026-09-01"),
        join(budgets, others));
    same(words("trust", "--trust", "Fenway Trust"), join(budgets, others));
    same(
        words("authority", "--leave", "by-size"),
        join(
            budgets,
            words("--authorities", file("authorities.csv"), "--services", file("services.csv"))));
    same(words("run", "--scenario", file("flat-cash.scenario.yaml")), budgets);
    same(
        words("solve", "--id", "W08", "--smallest", "roll", "--keep", "closing_reserve>=0"),
        budgets);
    same(
        words("own-formula", "--to", "nff:2025-26", "--uplift-percent", "2"),
        words(
            "--schools",
            schools,
            "--formulas",
            formulas,
            "--authorities",
            file("authorities.csv")));
    same(
        words("check", "--trust", "Fenway Trust", "--join", "W01=2026-09-01"),
        join(budgets, others));
  }

  @Test
  void anOptionGoesBeforeTheWorkspace() {
    Run national = Run.of("allocate", "--in", WEXMOOR, "--nff", "2025-26");
    Run shorter = Run.of("project", "--in", WEXMOOR, "--years=2025-26..2026-27");

    assertThat(national.code()).as(national.err()).isZero();
    assertThat(national.out().lines().findFirst().orElseThrow()).contains("floor_top_up");
    assertThat(shorter.out()).contains("2025-26 to 2026-27").doesNotContain("2030-31");
  }

  @Test
  void theCurrentFolderIsAWorkspaceWhereItHoldsOne() throws IOException {
    Run.copyWexmoor(folder);
    Run here = run(folder, "allocate");

    assertThat(here.code()).as(here.err()).isZero();
    assertThat(here.out()).isEqualTo(Run.of("allocate", "--in", WEXMOOR).out());
    assertThat(here.err()).startsWith("from " + folder.resolve("perpupil.yaml") + ": --schools ");
    Files.delete(folder.resolve("perpupil.yaml"));
    assertThat(run(folder, "allocate").code()).isEqualTo(2);
  }

  @Test
  void aScenarioNamesItsBaselineBeforeTheCurrentFolderAndAfterOneAskedFor() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Run.copyWexmoor(folder);
    Run.copyWexmoor(other);
    keepEightSchools(other);
    String scenario = folder.resolve("flat-cash.scenario.yaml").toString();

    assertThat(run(other, "run", "--scenario", scenario).err()).contains("schools: 21 read");
    assertThat(run(folder, "run", "--in", other.toString(), "--scenario", scenario).err())
        .contains("schools: 8 read");
  }

  @Test
  void aPlanAloneIsCheckedWithoutTheCurrentFolder() throws IOException {
    Run.copyWexmoor(folder);
    Run alone =
        run(folder, "check", "--plan", folder.resolve("deficit-risk.sweep.yaml").toString());

    assertThat(alone.code()).as(alone.err()).isZero();
    assertThat(alone.out()).contains("plan: 21 schools would do").doesNotContain("projection");
  }

  @Test
  void whatIsWrongWithAWorkspaceIsToldAsOfAnyFile() throws IOException {
    Files.writeString(folder.resolve("perpupil.yaml"), "schols: schools.csv\nyears: soon\n", UTF_8);
    Run wrong = Run.of("allocate", "--in", folder.toString());
    Run missing = Run.of("allocate", "--in", folder.resolve("nowhere").toString());

    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.err())
        .contains("perpupil.yaml, line 1, column")
        .contains("'schools' was meant")
        .contains("line 2");
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err()).contains("perpupil.yaml: found nothing, expected a file");
    assertThat(Run.of("allocate", "--in", "a\0b").code()).isEqualTo(1);
    assertThat(Run.of("allocate", "--in").code()).isEqualTo(2);
  }

  @Test
  void filesOutsideTheFolderAreReadOnlyWhereThatIsAllowed() throws IOException {
    Run.copyWexmoor(folder);
    Path inside = Files.createDirectory(folder.resolve("inside"));
    Files.writeString(
        inside.resolve("perpupil.yaml"),
        "schools: ../schools.csv\nformulas: ../formulas.csv\n",
        UTF_8);

    assertThat(Run.of("allocate", "--in", inside.toString()).err()).contains("in the folder of");
    Run allowed = Run.of("allocate", "--in", inside.toString(), "--allow-outside");
    assertThat(allowed.code()).as(allowed.err()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"allocate", "solve", "check", "project"})
  void helpNamesTheOption(String command) {
    Run help = Run.of(command, "--help");

    assertThat(help.code()).isZero();
    assertThat(help.out()).contains("--in=DIR").contains("perpupil.yaml");
  }

  /** Returns what the imported schools spent and kept. */
  private static List<String> returns() {
    String codes =
        "I01,I03,I05,I06,I08,I18,E01,E02,E03,E04,E05,E06,E07,E16,E20,E28a,E30,OB01,B01,B02";
    String amounts =
        "500000,1000,1000,1000,1000,1000,300000,1000,90000,1000,1000,1000,1000,1000,1000,1000,0,"
            + "30000,0,40000";
    List<String> rows = new ArrayList<>(List.of("LA,LAEstab,URN,School Name," + codes));
    for (int urn = 800_001; urn <= 800_004; urn++) {
      rows.add("201,2019999," + urn + ",School," + amounts);
    }
    return rows;
  }

  private Run run(Path current, String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        PerPupil.commandLine(new PrintWriter(out), new PrintWriter(err), current, words)
            .execute(words);
    return new Run(code, out.toString(), err.toString());
  }

  private static void keepEightSchools(Path data) throws IOException {
    for (String file : List.of("schools.csv", "budgets.csv", "staff.csv", "trusts.csv")) {
      List<String> rows = Files.readAllLines(data.resolve(file), UTF_8);
      rows.removeIf(row -> row.matches("(W09|W1\\d|W2\\d|Tessel Schools),.*"));
      Files.write(data.resolve(file), rows, UTF_8);
    }
  }

  private void same(String[] command, String[] files) {
    Run in = Run.of(join(command, words("--in", folder.toString())));
    Run given = Run.of(join(command, files));

    assertThat(in.code()).as(command[0] + in.err()).isZero();
    assertThat(in).as(command[0]).isEqualTo(given);
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private static String[] words(String... words) {
    return words;
  }

  private static String[] join(String[] one, String[] other) {
    return Stream.of(one, other).flatMap(Arrays::stream).toArray(String[]::new);
  }
}
