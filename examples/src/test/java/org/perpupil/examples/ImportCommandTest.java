package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that turns published files into a folder. */
class ImportCommandTest {
  @TempDir private Path folder;
  private Path file;
  private Path out;

  @BeforeEach
  void write() throws IOException {
    file = SmallAllocations.write(folder.resolve("published.csv"));
    out = folder.resolve("made");
  }

  @Test
  void makesAFolderThatOtherCommandsRead() throws IOException {
    Run run = Run.of("import", file.toString(), "--out", out.toString());
    Run paid =
        Run.of(
            "allocate",
            "--schools",
            out.resolve("schools.csv").toString(),
            "--formulas",
            out.resolve("formulas.csv").toString());
    Run national =
        Run.of("allocate", "--schools", out.resolve("schools.csv").toString(), "--nff", "2025-26");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .containsPattern("read +4\n")
        .containsPattern("difference +0\\.00\n")
        .contains("import.json");
    assertThat(Files.readString(out.resolve("perpupil.yaml"), UTF_8))
        .contains("schools: schools.csv");
    assertThat(Files.readString(out.resolve("budgets.csv"), UTF_8)).contains("800001,I05,1515");
    assertThat(Files.readString(out.resolve("schools.csv"), UTF_8))
        .contains(
            "800001,\"School 800001, North\",201,primary,academy,North Trust,60,0,0,7,0,0.25");
    assertThat(Files.readString(out.resolve("import.json"), UTF_8))
        .contains("\"rows_read\" : 4")
        .contains("\"difference\" : 0.00");
    assertThat(paid.code()).isZero();
    assertThat(paid.out()).contains("800003");
    assertThat(national.code()).isZero();
    assertThat(national.err()).doesNotContain("failed: ");
  }

  @Test
  void aFileOfWhichNoRowIsLeftIsToldWhateverStandsBesideIt() throws IOException {
    PublishedSamples.write(folder);
    String text = Files.readString(file, UTF_8);
    int rows = text.indexOf('\n') + 1;
    Files.writeString(
        file, text.substring(0, rows) + text.substring(rows).replace(",7", ",x"), UTF_8);
    for (String beside : List.of("local-formulas-2025-26.csv", "edubasealldata20250401.csv")) {
      for (String select : List.of("--la=201", "--urn=800001", "--trust=North Trust")) {
        for (String content : List.of(text.substring(0, rows), Files.readString(file, UTF_8))) {
          Path none = Files.writeString(folder.resolve("none.csv"), content, UTF_8);
          Run run =
              Run.of(
                  "import",
                  none.toString(),
                  folder.resolve(beside).toString(),
                  select,
                  "--out",
                  out.toString());
          assertThat(run.err()).doesNotContain("Exception");
          assertThat(run.code()).isIn(1, 3);
        }
      }
    }
  }

  /** Sizes stand behind what they are the sizes of, in archives that are written in one go. */
  @Test
  void aWorkbookGivesWhatTheSameTextGives() throws IOException {
    Path book = SmallAllocations.workbook(folder.resolve("published.xlsx"));
    Path other = folder.resolve("other");
    Run text = Run.of("import", file.toString(), "--out", out.toString());
    Run workbook = Run.of("import", book.toString(), "--out", other.toString());

    assertThat(workbook.code()).as(workbook.err()).isZero();
    assertThat(workbook.out().replace(other.toString(), out.toString())).isEqualTo(text.out());
    for (String name : List.of("schools.csv", "formulas.csv", "budgets.csv")) {
      assertThat(other.resolve(name)).hasSameTextualContentAs(out.resolve(name));
    }
  }

  /** What a command wrote as a workbook is read where its text is. */
  @Test
  void aWorkbookOfSchoolsIsReadAsTheirText() throws IOException {
    Run.of("import", file.toString(), "--out", out.toString());
    Path schools = SmallAllocations.workbook(out.resolve("schools.csv"), folder.resolve("s.xlsx"));
    String formulas = out.resolve("formulas.csv").toString();
    String text = out.resolve("schools.csv").toString();
    Run fromText = Run.of("allocate", "--schools", text, "--formulas", formulas);
    Run fromBook = Run.of("allocate", "--schools", schools.toString(), "--formulas", formulas);
    assertThat(fromBook.code()).as(fromBook.err()).isZero();
    assertThat(fromBook.out()).isEqualTo(fromText.out());
  }

  @Test
  void aFolderOfAllocationsAloneIsProjectedForItsIncome() {
    Run run = Run.of("import", file.toString(), "--out", out.toString());
    String in = out.toString();
    Run project = Run.of("project", "--in", in);
    Run page =
        Run.of(
            "report",
            "school",
            "--in",
            in,
            "--id",
            "800001",
            "--out",
            folder.resolve("page.html").toString());
    Run compare = Run.of("compare", "--in", in, "--to", "nff:2025-26");

    assertThat(run.out())
        .contains("perpupil project --in " + in)
        .contains("Spending and opening balances are known of 0 of 4 schools.");
    assertThat(project.code()).as(project.err()).isZero();
    assertThat(project.out())
        .startsWith("2025-26, whole pounds;")
        .containsPattern("\nschool +years +income\n")
        .contains("no school's budget states spending")
        .doesNotContain("expenditure", "in 2025-26");
    assertThat(project.err())
        .contains("budgets.csv, 4 schools (800001, 800002, 800003, 800004), codes from E01 on")
        .contains("spending is not known");
    assertThat(page.code()).as(page.err()).isZero();
    assertThat(page.err()).contains("there is income alone").doesNotContain("failed: ");
    assertThat(compare.code()).as(compare.err()).isZero();
  }

  @Test
  void aTrustIsTheSchoolsThatNameItUntilItsTermsAreGiven() throws IOException {
    Run.of("import", file.toString(), "--out", out.toString());
    String page = folder.resolve("trust.html").toString();
    String[] report = {"report", "trust", "--in", out.toString(), "--out", page, "--trust"};
    Run shown = Run.of(with(report, "North Trust"));
    Run unknown = Run.of(with(report, "North Trus"));
    Path trusts = folder.resolve("trusts.csv");
    Files.writeString(trusts, "trust,charge_basis,charge\nNorth Trust,percent,5\n", UTF_8);
    Run failed =
        Run.of(
            "trust",
            "--in",
            out.toString(),
            "--trusts",
            trusts.toString(),
            "--trust",
            "North Trust");
    Run joined = Run.of(with(report, "North Trust", "--join", "800003=2025-09-01"));

    assertThat(shown.code()).as(shown.err()).isZero();
    assertThat(Files.readString(folder.resolve("trust.html"), UTF_8))
        .contains("Trust report, 2 schools")
        .contains("given --trusts with its row");
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.err())
        .contains("expected a trust that schools name, one of 1.\nMaybe 'North Trust' was meant.");
    assertThat(joined.code()).isEqualTo(2);
    assertThat(joined.err()).contains("--join needs --trusts and --budgets");
    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.err())
        .contains("error: trust North Trust, 2 schools (800001, 800002) (its budget states neither")
        .containsOnlyOnce("error: ");
  }

  private static String[] with(String[] start, String... more) {
    return Stream.of(start, more).flatMap(Stream::of).toArray(String[]::new);
  }

  @Test
  void returnsAreBudgetsThatCanBeProjected() throws IOException {
    String codes =
        "I01 a,I03 a,I08 a,I18d a,E01 a,E02 a,E03 a,E04 a,E05 a,E06 a,E07 a,E08 a,E09 a,E12 a,"
            + "E15 a,E16 a,E19 a,E20 a,E22 a,E25 a,OB01 a,B01 a,B02 a";
    StringBuilder text = new StringBuilder("Returns\nURN," + codes + "\n");
    for (int urn = 800001; urn <= 800004; urn++) {
      text.append(urn).append(",1000".repeat(23)).append('\n');
    }
    Path returns = Files.writeString(folder.resolve("returns.csv"), text, UTF_8);

    Run run = Run.of("import", returns.toString(), file.toString(), "--out", out.toString());
    Run check =
        Run.of(
            "check",
            "--schools",
            out.resolve("schools.csv").toString(),
            "--formulas",
            out.resolve("formulas.csv").toString(),
            "--budgets",
            out.resolve("budgets.csv").toString(),
            "--years",
            "2025-26..2026-27");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).containsPattern("closing balances from the return +4\n");
    assertThat(Files.readString(out.resolve("budgets.csv"), UTF_8))
        .contains("800001,I05,1515", "800001,B02,1000", "800001,E16,1000")
        .doesNotContain("OB01");
    assertThat(check.err()).doesNotContain("OB01", "budgets.csv");
  }

  @Test
  void aStatementInTheDepartmentsLayoutReadsBackToThePenny() throws IOException {
    Run.copyWexmoor(folder);
    String schools = folder.resolve("schools.csv").toString();
    String formulas = folder.resolve("formulas.csv").toString();
    Path statement = folder.resolve("w07.csv");
    String[] asked = {
      "statement", "--schools", schools, "--formulas", formulas, "--id", "W07", "--layout", "dfe"
    };
    List<String> toFile = new ArrayList<>(List.of(asked));
    toFile.addAll(List.of("--out", statement.toString()));

    Run printed = Run.of(asked);
    Run written = Run.of(toFile.toArray(String[]::new));
    Run run = Run.of("import", statement.toString(), "--out", out.toString());
    Run paid =
        Run.of(
            "statement",
            "--schools",
            out.resolve("schools.csv").toString(),
            "--formulas",
            out.resolve("formulas.csv").toString(),
            "--id",
            "upper-wexe-primary");
    Run before = Run.of("statement", "--schools", schools, "--formulas", formulas, "--id", "W07");

    assertThat(written.code()).as(written.err()).isZero();
    assertThat(printed.out()).isEqualTo(Files.readString(statement, UTF_8));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("Grant statement 2025-26")
        .containsPattern("difference +0\\.00\n");
    assertThat(Files.readString(out.resolve("perpupil.yaml"), UTF_8))
        .startsWith("title: Grant statement 2025-26, 1 school");
    String share = before.out().replaceAll("(?s).*\nBudget share +([0-9,.]+).*", "$1");
    assertThat(paid.out()).containsPattern("\nBudget share +" + share.replace(".", "\\."));
  }

  @Test
  void twoYearsStatementsOfASchoolExplainItsChangeToThePenny() throws IOException {
    Run.copyWexmoor(folder);
    String[] last = {
      Files.readString(folder.resolve("schools.csv"), UTF_8).replace(",182,371,", ",180,360,"),
      Files.readString(folder.resolve("formulas.csv"), UTF_8)
          .replace("2025-26", "2024-25")
          .replace(",6186,475,475,", ",6100,470,470,")
    };
    Files.writeString(folder.resolve("schools-last.csv"), last[0], UTF_8);
    Files.writeString(folder.resolve("formulas-last.csv"), last[1], UTF_8);
    for (String year : List.of("", "-last")) {
      Run.of(
          "statement",
          "--schools",
          folder.resolve("schools" + year + ".csv").toString(),
          "--formulas",
          folder.resolve("formulas" + year + ".csv").toString(),
          "--id",
          "W16",
          "--layout",
          "dfe",
          "--out",
          folder.resolve("statement" + year + ".csv").toString());
      assertThat(importing("made" + year, "statement" + year + ".csv").code()).isZero();
    }

    Run explained =
        Run.of(
            "compare",
            "--schools",
            folder.resolve("made/schools.csv").toString(),
            "--from-schools",
            folder.resolve("made-last/schools.csv").toString(),
            "--from",
            folder.resolve("made-last/formulas.csv").toString(),
            "--to",
            folder.resolve("made/formulas.csv").toString(),
            "--explain",
            "wexmoor-high");

    assertThat(explained.code()).as(explained.err()).isZero();
    String statement = Files.readString(folder.resolve("statement.csv"), UTF_8);
    String total = statement.replaceAll("(?s).*Total allocation, , , , ,\"?([0-9,.]+).*", "$1");
    assertThat(explained.out())
        .containsPattern("Budget share .* " + total.replace(".", "\\.") + "\n")
        .containsPattern("Basic entitlement, Key Stage 4 .*\n");
  }

  @Test
  void everyKindThatIsPublishedHasItsAccount() throws IOException {
    PublishedSamples.write(folder);
    Run register = importing("r", "published.csv", "edubasealldata20250401.csv");
    Run given = importing("g", "published.csv", "local-formulas-2025-26.csv");
    Run formulas = importing("f", "local-formulas-2025-26.csv");
    Run tool = importing("t", "inputs.csv", "proforma-2017-18.csv");
    Run mixed = importing("m", "published.csv", "statement.csv");

    assertThat(register.code() + given.code() + formulas.code() + tool.code()).isZero();
    assertThat(register.err()).contains("3 schools: 800002");
    assertThat(register.out()).containsPattern("statutory ages in the register +1\n");
    assertThat(given.out()).containsPattern("given +7\n");
    assertThat(formulas.out()).startsWith("Local formulas 2025-26").contains("import.json");
    assertThat(folder.resolve("f/schools.csv")).doesNotExist();
    assertThat(tool.out()).startsWith("Authority proforma tool 2017-18");
    assertThat(mixed.code()).isEqualTo(1);
    assertThat(mixed.err()).contains("expected grant statements alone");
    assertThat(register.out() + register.err()).doesNotContain("Nobody");
  }

  private Run importing(String to, String... files) {
    List<String> arguments = new ArrayList<>(List.of("import"));
    for (String name : files) {
      arguments.add(folder.resolve(name).toString());
    }
    arguments.addAll(List.of("--out", folder.resolve(to).toString()));
    return Run.of(arguments.toArray(String[]::new));
  }

  @Test
  void selectsSchools() throws IOException {
    assertThat(schools("--la", "201")).contains("800001", "800003").doesNotContain("800004");
    assertThat(schools("--urn", "800002,800004")).doesNotContain("800001").contains("800004");
    assertThat(schools("--trust", "north trust")).contains("800001").doesNotContain("800003");

    Run absent = Run.of("import", file.toString(), "--la", "999", "--out", out.toString());
    assertThat(absent.code()).isEqualTo(1);
    assertThat(absent.err()).contains("found '999', expected an authority of the file");
  }

  private String schools(String... selection) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("import", file.toString()));
    arguments.addAll(List.of(selection));
    arguments.addAll(List.of("--out", out.toString()));
    assertThat(Run.of(arguments.toArray(String[]::new)).code()).isZero();
    return Files.readString(out.resolve("schools.csv"), UTF_8);
  }

  @Test
  void leavesOutARowWhoseSumsDoNotTieAndEndsWithThree() throws IOException {
    String text = Files.readString(file, UTF_8).replaceFirst("145100,0,0", "145101,0,0");
    Files.writeString(file, text, UTF_8);

    Run strict = Run.of("import", file.toString(), "--out", out.toString());
    Run allowed = Run.of("import", file.toString(), "--out", out.toString(), "--allow-failures");

    assertThat(strict.code()).isEqualTo(3);
    assertThat(strict.err())
        .contains("published.csv, line 2, column before")
        .contains("expected the sum of its parts");
    assertThat(strict.out()).contains("left out: before is not the sum of its parts");
    assertThat(allowed.code()).isZero();
  }

  @Test
  void writesNothingWhereTheFileIsNotKnown() throws IOException {
    Path other = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n", UTF_8);

    Run run = Run.of("import", other.toString(), "--out", out.toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("found 'a,b'").contains("school funding allocations");
    assertThat(out).doesNotExist();
  }

  @Test
  void takesRatesThatAreGiven() throws IOException {
    Path formulas = folder.resolve("own.csv");
    Files.writeString(
        formulas, "year,la_code,lpa_primary\n2025-26,201,1000\n2025-26,202,1000\n", UTF_8);

    Run run =
        Run.of(
            "import", file.toString(), "--formulas", formulas.toString(), "--out", out.toString());

    assertThat(run.code()).isZero();
    assertThat(Files.readString(out.resolve("import.json"), UTF_8))
        .containsPattern("(?s)\"lpa_primary\" : \\{[^}]*1000\\.0");
    assertThat(Files.readString(out.resolve("schools.csv"), UTF_8)).contains("0.3005");
  }
}
