package org.perpupil.io.dfe.register;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.Statement;
import org.perpupil.io.dfe.infer.AllocationFileMaker;
import org.perpupil.io.input.PublishedImport;
import org.perpupil.io.statement.GrantStatementWriter;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Governance;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/** What the register and its links add to schools, and what they never do. */
class RegisterTest {
  private static final String HEADER =
      "URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,EstablishmentTypeGroup (name),"
          + "EstablishmentStatus (name),StatutoryLowAge,StatutoryHighAge,NumberOfPupils,"
          + "Trusts (name),HeadTitle (name),HeadFirstName,HeadLastName,PreviousLA (code),"
          + "PreviousEstablishmentNumber\n";

  @TempDir private Path folder;

  /** A file that tells no trusts, with schools 100000 to 100019. */
  private Path allocations() throws IOException {
    Path file =
        new AllocationFileMaker(61, FundingYear.of(2021))
            .authority("301", 20)
            .write(folder.resolve("allocations.csv"));
    String text = Files.readString(file, UTF_8).replaceAll(",Trust \\d+,", ",z,");
    return Files.writeString(file, text, UTF_8);
  }

  private static String row(String urn, String la, String number, String ages, String group) {
    return urn
        + ","
        + la
        + ",Somewhere,"
        + number
        + ",Sch\u00f6ol "
        + urn
        + ","
        + group
        + ",Open,"
        + ages
        + ",100,Trust of "
        + urn
        + ",Ms,Secretia,Headteachername,,\n";
  }

  private Path register(String... rows) throws IOException {
    return Files.writeString(
        folder.resolve("edubasealldata20220401.csv"), HEADER + String.join("", rows), ISO_8859_1);
  }

  private String written(PublishedImport imported, String file) throws IOException {
    imported.write(folder.resolve("out"));
    return Files.readString(folder.resolve("out").resolve(file), UTF_8);
  }

  @Test
  void completesWhatTheFileDoesNotTell() throws IOException {
    Path register =
        register(
            row("100000", "301", "9999", "4,11", "Academies"),
            row("999001", "301", "2002", "4,11", "Free Schools"),
            row("999004", "301", "9004", "4,11", "Academies"));
    Path links =
        Files.writeString(
            folder.resolve("links.csv"),
            """
            URN,LinkURN,LinkName,LinkType,LinkEstablishedDate
            100004,999004,"A School, once",Predecessor,2021-09-01
            100005,999005,Two,Predecessor - merged,2021-09-01
            """,
            UTF_8);
    Path trusts =
        Files.writeString(
            folder.resolve("groups.csv"),
            """
            URN,Group UID,Group ID,Group Name,Group Type,Group Status,Joined date
            100000,1,TR1,LINKED TRUST,Multi-academy trust,Open,2017-02-01
            100004,2,TR2,Old Trust,Multi-academy trust,Closed,2017-02-01
            100004,3,SP3,Sponsor,School sponsor,Open,2017-02-01
            """,
            UTF_8);

    PublishedImport imported =
        PublishedImport.of(List.of(register, trusts, allocations(), links)).read();

    String account = written(imported, "import.json");
    assertThat(account)
        .contains("\"by URN\" : 1")
        .contains("\"by authority and establishment number\" : 1")
        .contains("\"by a predecessor\" : 1")
        .contains("\"a group that is no open academy trust\" : 2")
        .contains("\"a link that is neither of one predecessor nor of one successor\" : 1");
    String schools = written(imported, "schools.csv");
    assertThat(schools)
        .contains(",LINKED TRUST,", "Trust of 999001", "Trust of 999004")
        .doesNotContain("Old Trust", "Sponsor");
    assertThat(imported.restingOn())
        .containsEntry("exact: year groups from statutory ages in the register", 3);
    assertThat(imported.warnings().toString()).contains("17 schools: 100001");
    assertThat(account + schools + imported.warnings() + written(imported, "perpupil.yaml"))
        .doesNotContain("Headteachername")
        .doesNotContain("Secretia");
  }

  @Test
  void returnsAreJoinedByPredecessor() throws IOException {
    Path links =
        Files.writeString(
            folder.resolve("links.csv"),
            """
            URN,LinkURN,LinkName,LinkType
            999007,100006,New,Successor
            100007,999008,Old,Predecessor
            """,
            UTF_8);
    StringBuilder text = new StringBuilder("URN");
    for (int code = 1; code <= 29; code++) {
      text.append(",E").append(code < 10 ? "0" : "").append(code);
    }
    text.append(",I01\n999008").append(",10".repeat(30)).append('\n');
    Path returns = Files.writeString(folder.resolve("cfr.csv"), text, UTF_8);

    PublishedImport imported = PublishedImport.of(List.of(returns, links, allocations())).read();

    assertThat(written(imported, "import.json")).contains("\"by a predecessor\" : 1");
    assertThat(written(imported, "budgets.csv")).contains("100007,I01,10");
  }

  @Test
  void aStatementsSchoolIsFoundByItsName() throws IOException {
    School one = school("Sch\u00f6ol 100000", 210);
    School two = school("Sch\u00f6ol 100001", 420);
    School unknown = school("Another School", 100);
    Formula formula =
        Formula.local("Made", FundingYear.of(2025))
            .set(Parameter.BASIC_PRIMARY, 4000)
            .set(Parameter.LUMP_SUM_PRIMARY, 145_000)
            .build();
    List<Path> files = new ArrayList<>();
    for (School school : List.of(one, two, unknown)) {
      Path file = folder.resolve(files.size() + ".csv");
      GrantStatementWriter.write(Statement.of(school, formula), file);
      files.add(file);
    }
    files.add(
        register(
            row("100000", "301", "2000", "4,11", "Academies"),
            row("100001", "301", "2001", "4,11", "Academies")));

    PublishedImport imported = PublishedImport.of(files).read();

    assertThat(written(imported, "schools.csv"))
        .contains("\n100000,Sch\u00f6ol 100000,301,primary,academy,Trust of 100000,7,0,210,")
        .contains("\n100001,Sch\u00f6ol 100001,301,primary,academy,Trust of 100001,7,0,420,")
        .contains("\nanother-school,Another School,another-school,primary,academy,,7,0,100,");
    assertThat(written(imported, "formulas.csv")).contains("301,Somewhere,4000,6,145000");
    assertThat(written(imported, "import.json"))
        .contains("\"statements_not_in_the_register\" : [ \"Another School\" ]");
    assertThat(imported.restingOn())
        .containsEntry("exact: year groups from statutory ages in the register", 2);
  }

  private static School school(String name, double pupils) {
    return School.builder("X" + Math.round(pupils), "999", Phase.PRIMARY)
        .name(name)
        .governance(Governance.ACADEMY)
        .set(SchoolField.YEAR_GROUPS_PRIMARY, 7)
        .set(SchoolField.YEAR_GROUPS_SECONDARY, 0)
        .set(SchoolField.PUPILS_PRIMARY, pupils)
        .set(SchoolField.PUPILS_KS3, 0)
        .set(SchoolField.PUPILS_KS4, 0)
        .build();
  }

  @Test
  void trustsOfTheRegisterCanBeAskedFor() throws IOException {
    Path register = register(row("100000", "301", "2000", "4,11", "Academies"));

    PublishedImport imported =
        PublishedImport.of(List.of(allocations(), register))
            .ofTrusts(Set.of("trust of 100000"))
            .read();

    assertThat(imported.size()).isEqualTo(1);
  }

  @Test
  void agesThatTheMoneyContradictsDoNotCount() throws IOException {
    Path register =
        register(
            row("100000", "301", "2000", "9,13", "Academies"),
            row("100001", "301", "2001", "0,0", "Academies"));

    PublishedImport imported = PublishedImport.of(List.of(allocations(), register)).read();

    assertThat(imported.restingOn())
        .doesNotContainKey("exact: year groups from statutory ages in the register");
    assertThat(imported.poundsOut().doubleValue())
        .isCloseTo(imported.poundsIn().doubleValue(), within(1.0));
  }

  @ParameterizedTest
  @CsvSource({
    "4,11,7,0,0",
    "3,11,7,0,0",
    "5,11,7,0,0",
    "7,11,4,0,0",
    "4,7,3,0,0",
    "5,9,5,0,0",
    "9,13,2,2,0",
    "10,14,1,3,0",
    "11,16,0,3,2",
    "11,18,0,3,2",
    "13,18,0,1,2",
    "14,19,0,0,2",
    "2,19,7,3,2",
    "16,19,0,0,0"
  })
  void agesAreYearGroups(int low, int high, int primary, int ks3, int ks4) {
    RegisteredSchool school =
        new RegisteredSchool("1", "", "", "", "", "", true, null, low, high, "");

    assertThat(school.yearGroups()).containsExactly(primary, ks3, ks4);
  }

  @Test
  void numbersUnderFormerAuthoritiesAreKnown() {
    assertThat(FormerAuthorities.laestabs("9424001")).containsExactly("9094001");
    assertThat(FormerAuthorities.laestabs("8392001"))
        .containsExactly("8352001", "8362001", "8372001");
    assertThat(FormerAuthorities.laestabs("3012001")).isEmpty();
    Register register = new Register();
    register.add(
        new RegisteredSchool("7", "9094001", "", "909", "Cumbria", "A", true, true, 4, 11, ""));
    assertThat(register.find("8", "9424001", "8 A")).isPresent();
    assertThat(register.find("8", "9434002", "8 B")).isEmpty();
    assertThat(register.without()).containsExactly("8 B");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "URN,LA,Estab,SCHOOLTYPE,NOR,NUMEAL|it counts pupils in January",
        "URN,LA,ESTAB,LAESTAB,SCHNAME,AGEL,AGEH|its ages are those of the year of the tables",
        "URN,LAEstab,school_name,part-time girls aged 0|it counts pupils in January"
      })
  void filesThatCannotStandInAreRefusedWithTheReason(String header, String reason)
      throws IOException {
    Path file = Files.writeString(folder.resolve("x.csv"), header + "\n1,2,3,4,5,6,7\n", UTF_8);

    assertThatThrownBy(() -> PublishedImport.of(List.of(allocations(), file)).read())
        .hasMessageContaining(reason);
  }

  @Test
  void aRegisterAloneMakesNoSchools() throws IOException {
    Path register = register(row("100000", "301", "2000", "4,11", "Academies"));

    assertThatThrownBy(() -> PublishedImport.of(List.of(register)).read())
        .hasMessageContaining("no school funding allocations")
        .hasMessageNotContaining("Headteachername");
  }

  @Test
  void aFileThatIsNoCsvIsToldOnce() throws IOException {
    Path broken = Files.writeString(folder.resolve("b.csv"), "URN,\"Name\n1,2\n", UTF_8);

    assertThatThrownBy(() -> PublishedImport.of(List.of(broken)).read())
        .satisfies(
            thrown ->
                assertThat(((ProblemsException) thrown).problems())
                    .extracting(Problem::value)
                    .containsExactly("text that is not CSV after line 0"));
  }

  @Test
  void aBrokenRegisterQuotesNobody() throws IOException {
    Path register =
        register(
            row("100000", "301", "2000", "4,11", "Academies"),
            "100001,301,\"Somewhere,2001,Ms,Secretia,Headteachername\n");

    assertThatThrownBy(() -> PublishedImport.of(List.of(allocations(), register)).read())
        .hasMessageContaining("text that is not CSV")
        .hasMessageNotContaining("Headteachername")
        .hasMessageNotContaining("Secretia");
  }
}
