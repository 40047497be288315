package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Staying, joining, what a trust comes to, and what is left of an authority. */
@Tag("slow")
class OrganisationCommandsTest {
  private static final String TRUSTS = file("trusts.csv");
  private static final String SERVICES = file("services.csv");
  private static final String AUTHORITIES = file("authorities.csv");

  @TempDir private Path folder;

  private static String file(String name) {
    return Run.WEXMOOR.resolve(name).toString();
  }

  private static Run run(String command, String years, String... more) {
    String[] start = {
      command,
      "--schools",
      Run.SCHOOLS,
      "--formulas",
      Run.FORMULAS,
      "--budgets",
      file("budgets.csv"),
      "--staff",
      file("staff.csv"),
      "--assumptions",
      file("assumptions.yaml"),
      "--years",
      years
    };
    return Run.of(Stream.of(start, more).flatMap(Stream::of).toArray(String[]::new));
  }

  private static Run options(String id, String from, String trust, String... more) {
    String[] start = {
      "--trusts",
      TRUSTS,
      "--services",
      SERVICES,
      "--authorities",
      AUTHORITIES,
      "--id",
      id,
      "--from",
      from,
      "--trust",
      trust
    };
    return run(
        "options",
        "2025-26..2029-30",
        Stream.of(start, more).flatMap(Stream::of).toArray(String[]::new));
  }

  private static String golden(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            OrganisationCommandsTest.class.getResourceAsStream("/golden/" + name), name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @Test
  void showsWhatASchoolMayDo() throws IOException {
    Run run = options("W01", "2026-09-01", "Fenway Trust");

    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualTo(golden("wexmoor-options-W01.txt"));
    assertThat(run.err()).contains("academy.audit_cost = 14000 pounds a year: 1");
  }

  @Test
  void writesEveryFigureOfASchool() throws IOException {
    Path out = folder.resolve("options.csv");
    Run run =
        options(
            "W20", "2026-09-01", "Tessel Schools", "--route", "sponsored", "--out", out.toString());

    assertThat(run.out()).isEmpty();
    assertThat(Files.readString(out, UTF_8))
        .startsWith("id,year,course,line,amount\nW20,2025-26,maintained,change,-")
        .contains("\nW20,2026-27,trust,balance_left,")
        .contains("\nW20,2026-27,trust,outstanding,0.00\n")
        .contains("\nW20,2027-28,trust,charge_like_for_like,")
        .contains("\nW20,2027-28,single_academy,service:payroll and personnel,")
        .contains("\nW20,2027-28,single_academy,central_charge,0.00\n")
        .doesNotContain("maintained,difference");
  }

  @Test
  void saysWhatWouldMisleadAHead() {
    Run run = options("W20", "2026-09-01", "Tessel Schools", "--route", "sponsored");

    assertThat(run.out())
        .contains("when it leaves: a deficit of £270,422.27, which stays with the authority")
        .contains("balance left: the deficit that the authority keeps, counted once")
        .contains(
            "reserves are pooled in Tessel Schools: what the school has there is the trust's");
    assertThat(options("W20", "2026-09-01", "Fenway Trust", "--recovery-months", "24").out())
        .contains(
            "a deficit of £270,422.27, taken from grant at £11,267.59 a month and £11,267.70 in the"
                + " last,")
        .containsPattern("of it, still to be taken from grant +0.00 +-191,549.14 +-56,338.06 ")
        .doesNotContain("reserves are pooled", "balance left:");
    assertThat(options("W20", "2026-09-01", "Fenway Trust", "--recovery-months", "0").code())
        .isEqualTo(2);
  }

  @Test
  void showsATrustsYears() throws IOException {
    Run run =
        trust(
            "Fenway Trust",
            "--join",
            "W01=2026-09-01",
            "--join",
            "W20=2027-04-01",
            "--services",
            SERVICES,
            "--authorities",
            AUTHORITIES);

    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualTo(golden("wexmoor-trust-fenway.txt"));
    assertThat(run.err())
        .contains("recovery of a deficit over 12 months is unverified; it is agreed case by case");
  }

  /** Its authority pays in the fourth month after it has left, in the year after. */
  @Test
  void aSurplusThatIsNotPaidYetIsOwed() {
    assertThat(options("W01", "2026-12-01", "Fenway Trust").out())
        .containsPattern("of it, still owed by the authority +0.00 +[1-9][0-9,.]+ +0.00 ")
        .doesNotContain("still to be taken");
    assertThat(trust("Fenway Trust", "--join", "W01=2026-06-01").out())
        .containsPattern("surpluses that authorities still owe +[1-9][0-9,.]+ +0.00 ")
        .doesNotContain("still to be taken");
  }

  /**
   * W20 is short by the end of August 2026; its authority keeps that, or the trust's grant pays.
   */
  @Test
  void aDeficitStaysOrIsTakenFromGrant() {
    Run sponsored = trust("Fenway Trust", "--join", "W20=2026-09-01", "--sponsored", "W20");
    Run slow = trust("Fenway Trust", "--join", "W20=2026-09-01", "--recovery-months", "36");

    assertThat(sponsored.out())
        .contains("W20 joins on 2026-09-01 with a deficit of £233,61", "stays with the authority")
        .doesNotContain("still to be taken");
    assertThat(sponsored.err()).doesNotContain("recovery of a deficit");
    assertThat(slow.out())
        .contains("taken from grant at £6,489.30 a month and £")
        .contains("deficits still to be taken from grant");
    assertThat(slow.err()).doesNotContain("recovery of a deficit");
    assertThat(trust("Fenway Trust", "--recovery-months", "0").code()).isEqualTo(2);
    assertThat(trust("Fenway Trust", "--join", "W20=2026-09-01", "--sponsored", "W2").err())
        .contains("--sponsored: found 'W2', expected a school of --join")
        .contains("Maybe 'W20' was meant.");
  }

  /** 5.5 percent of W02's grant, once: what the budget holds and what is added on top. */
  @Test
  void aTrustSaysWhetherBudgetsHoldTheCharge() throws IOException {
    Path added = folder.resolve("trusts.csv");
    Files.writeString(
        added, Files.readString(Path.of(TRUSTS), UTF_8).replace(",true,", ",,"), UTF_8);
    Path within = folder.resolve("within.csv");
    Path besides = folder.resolve("besides.csv");
    trust("Fenway Trust", "--out", within.toString());
    run(
        "trust",
        "2025-26..2028-29",
        "--trusts",
        added.toString(),
        "--trust",
        "Fenway Trust",
        "--out",
        besides.toString());

    double charge = figure(within, "2025-09-01,W02,charge");
    assertThat(charge).isEqualTo(figure(besides, "2025-09-01,W02,charge")).isGreaterThan(30_000);
    assertThat(figure(within, "2025-09-01,W02,in_year_balance"))
        .isCloseTo(figure(besides, "2025-09-01,W02,in_year_balance") + charge, within(0.011));
    assertThat(figure(within, "2025-09-01,,centre_closing_reserve"))
        .isEqualTo(figure(besides, "2025-09-01,,centre_closing_reserve"));
  }

  private static double figure(Path file, String line) throws IOException {
    return Files.readAllLines(file, UTF_8).stream()
        .filter(row -> row.contains("," + line + ","))
        .mapToDouble(row -> Double.parseDouble(row.substring(row.lastIndexOf(',') + 1)))
        .findFirst()
        .orElseThrow();
  }

  private static Run trust(String name, String... more) {
    String[] start = {"--trusts", TRUSTS, "--trust", name};
    return run(
        "trust",
        "2025-26..2028-29",
        Stream.of(start, more).flatMap(Stream::of).toArray(String[]::new));
  }

  @Test
  void writesATrustBlockByBlock() throws IOException {
    Path out = folder.resolve("trust.csv");
    trust("Tessel Schools", "--out", out.toString());

    assertThat(Files.readString(out, UTF_8))
        .startsWith("trust,block,id,line,amount\nTessel Schools,2025-09-01,W11,grant,")
        .contains("\nTessel Schools,2026-04-01,,trust_closing_reserve,");
  }

  @Test
  void namesWhatCannotJoin() {
    Run run = trust("Fenway Trust", "--join", "W02=2026-09-01", "--join", "W1=2026-08-20");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("it is one of the trust's schools already")
        .contains("--join: found 'W1', expected the identifier of one of 21 schools")
        .contains("Maybe '2026-09-01', the nearest, was meant.");
    assertThat(trust("Fenway Trust", "--join", "W18=2026-09-01").err())
        .contains("it moves between trusts, which is not modelled");
  }

  @Test
  void namesWhatOptionsCannotShow() {
    assertThat(options("W01", "2026-08-25", "Fenway Trust").err())
        .contains("--from: found '2026-08-25'")
        .contains("Maybe '2026-09-01', the nearest, was meant.");
    assertThat(options("W02", "2026-09-01", "Fenway Trust").err())
        .contains("Maybe it is an academy already of Fenway Trust.");
    assertThat(options("W99", "2026-09-01", "Fenway Trust").err())
        .contains("--id: found 'W99', expected the identifier or the name of one of 21 schools");
    assertThat(options("W01", "2026-09-01", "Fenway Trut").err())
        .contains("Maybe 'Fenway Trust' was meant.");
    assertThat(options("W01", "2025-04-01", "Fenway Trust").err())
        .contains("a maintained school that converts from 2025-09-01 to 2030-03-01");
  }

  @Test
  void showsWhatIsLeftOfAnAuthority() throws IOException {
    Run run = authority("by-surplus", "2025-26");

    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualTo(golden("wexmoor-authority-by-surplus.txt"));
  }

  private static Run authority(String order, String years, String... more) {
    String[] start = {"--authorities", AUTHORITIES, "--leave", order};
    return run(
        "authority", years, Stream.of(start, more).flatMap(Stream::of).toArray(String[]::new));
  }

  @Test
  void schoolsLeaveWhenTheyAreBetterOff() throws IOException {
    Path out = folder.resolve("steps.csv");
    authority("when-better-off", "2025-26..2026-27", "--out", out.toString());
    Run trusted =
        authority(
            "when-better-off", "2025-26..2026-27", "--trusts", TRUSTS, "--trust", "Fenway Trust");

    Run shown = authority("when-better-off", "2025-26..2026-27");
    assertThat(shown.out())
        .contains(
            "what each would gain (or lose, below 0) a year by leaving at the levy of step 0:")
        .containsPattern("W01 Alderbrook Primary +-£[0-9,]+ +stays")
        .contains("levy above its limit: never");
    List<String> lines = Files.readAllLines(out, UTF_8);
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).startsWith("step,left,schools,pupils,to_raise,levy_needed,");
    assertThat(lines.get(1)).startsWith("0,,12,4011.00,122738.00,30.60,30.60,0.00,1118100.00,");
    assertThat(lines.get(2)).startsWith("1,W20,11,3522.00,104870.00,29.78,29.78,0.00,1195600.00,");
    assertThat(trusted.code()).isZero();
    assertThat(authority("when-better-off", "2025-26").err())
        .contains("two years or more, since leaving shows in the second");
  }

  /** Duties at £900,000 cost more a pupil than leaving does: the spiral runs to its end. */
  @Test
  void aDearLevyDrivesSchoolsOut() throws IOException {
    Path dear = folder.resolve("authorities.csv");
    Files.writeString(
        dear,
        Files.readString(Path.of(AUTHORITIES), UTF_8)
            .replace(",31,45,", ",31,900,")
            .replace(",290000,", ",900000,"),
        UTF_8);
    Run run =
        run(
            "authority",
            "2025-26..2026-27",
            "--authorities",
            dear.toString(),
            "--leave",
            "when-better-off");

    assertThat(run.out())
        .containsPattern("W16 Wexmoor High +£[0-9,]+ +leaves in step 1\n")
        .contains("worse off in step ", "a higher levy")
        .containsPattern("levy above its limit: (never|step [0-9]+)");
  }

  @Test
  void aSeedDecidesARandomOrder() {
    String one = authority("random", "2025-26", "--seed", "1").out();

    assertThat(one).startsWith("authority 999: maintained schools leave random (seed 1); at most");
    assertThat(authority("random", "2025-26").out()).isEqualTo(one);
    assertThat(authority("random", "2025-26", "--seed", "2").out().lines().skip(4))
        .isNotEqualTo(one.lines().skip(4).toList());
    assertThat(authority("random", "2025-26", "--seed", "one").code()).isEqualTo(2);
  }

  /** W20 opens with -£77,500. */
  @Test
  void deficitsOfSponsoredSchoolsStay() {
    assertThat(authority("by-size", "2025-26", "--sponsored", "W20").out())
        .contains("deficits of sponsored schools that the authority keeps: £77,500");
    assertThat(authority("by-size", "2025-26", "--sponsored", "W2").err())
        .contains("authority 999, sponsored school: found 'W2', expected one of its 12 maintained");
  }

  /** Each as a file says it: all schools academies, fewer than no pupils, a trust of nobody. */
  @Test
  void whatFilesCannotMeanIsNamedWithItsPlace() throws IOException {
    Path schools = folder.resolve("schools.csv");
    String all = Files.readString(Path.of(Run.SCHOOLS), UTF_8);
    Files.writeString(schools, all.replace(",maintained,", ",academy,"), UTF_8);
    assertThat(withSchools(schools).err())
        .contains(
            "error: authority 999, levy_limit: found '45', expected maintained pupils to take a"
                + " levy from.\nMaybe all schools are academies already")
        .doesNotContain("stack");
    Files.writeString(schools, all.replaceFirst(",418,0,0,", ",-418,0,0,"), UTF_8);
    assertThat(withSchools(schools).err())
        .contains("line 2, column pupils_primary: found '-418', expected ")
        .contains("Maybe ");
    Path trusts = folder.resolve("trusts.csv");
    Files.writeString(
        trusts,
        "trust,schools,charge_basis,charge\nOne,W02 W05,flat,1\nTwo,W05,flat,1\nThree,,flat,1\n",
        UTF_8);
    Run run = run("trust", "2025-26", "--trusts", trusts.toString(), "--trust", "One");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("trusts.csv, trust Two, school W05: found 'Two', expected a school of one trust")
        .contains("Maybe it moved from one to the other; list it in the later one.")
        .contains("trusts.csv, trust Three, schools: found nothing, expected at least one school")
        .contains("Maybe its schools were given under another name.");
  }

  /** A flat charge above a small school's grant cannot be pooled. */
  @Test
  void aChargeAboveGrantIsNamedWithSchoolAndBlock() throws IOException {
    Path trusts = folder.resolve("trusts.csv");
    Files.writeString(
        trusts,
        "trust,schools,charge_basis,charge,pooled_share\nFenway Trust,,flat,1200000,0.2\n",
        UTF_8);
    Run run =
        run("trust", "2025-26..2026-27", "--trusts", trusts.toString(), "--trust", "Fenway Trust");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains(
            "trust Fenway Trust, September-March 2025-26, school W02, central_charge: found"
                + " '1200000 pounds', expected no more than its grant of ")
        .contains("Maybe the charge was meant for larger schools");
  }

  private static Run withSchools(Path schools) {
    return Run.of(
        "authority",
        "--schools",
        schools.toString(),
        "--formulas",
        Run.FORMULAS,
        "--budgets",
        file("budgets.csv"),
        "--assumptions",
        file("assumptions.yaml"),
        "--years",
        "2025-26",
        "--authorities",
        AUTHORITIES,
        "--leave",
        "by-size");
  }

  @Test
  void anOrderAndAnAuthorityMustBeKnown() {
    assertThat(authority("by-name", "2025-26").code()).isEqualTo(2);
    assertThat(authority("random", "2025-26", "--each", "0").code()).isEqualTo(2);
    assertThat(authority("random", "2025-26", "--trust", "Fenway Trust").code()).isEqualTo(2);
    assertThat(authority("random", "2025-26", "--la", "998").err())
        .contains("--la: found '998', expected one of 999")
        .contains("Maybe '999' was meant.");
    assertThat(authority("random", "2025-26", "--each", "5", "--la", "999").code()).isZero();
  }

  @Test
  void aCapIsSolvedSoThatGainsPayForTheGuarantee() throws IOException {
    Path blank = folder.resolve("formulas.csv");
    Files.writeString(
        blank,
        Files.readString(Path.of(Run.FORMULAS), UTF_8).replace(",3.5,25,3,3,3", ",,,3,3,3"),
        UTF_8);
    Run solved = allocate(blank.toString(), "--affordability", "cap");

    assertThat(solved.code()).isZero();
    assertThat(solved.err())
        .contains("authority 999: cap 2.97587317%, scaling 100% (cap solved): £113,209.29 taken")
        .contains("£113,209.29 of guarantee");
    assertThat(allocate(Run.FORMULAS, "--affordability", "cap").err())
        .contains("expected nothing, since affordability is cap");
    assertThat(allocate(Run.FORMULAS, "--authorities", AUTHORITIES).err())
        .contains("authority 999: cap 3.5%, scaling 25% (given)");
    assertThat(
            allocate(Run.FORMULAS, "--schools-block", "58800000", "--growth-fund", "100000").err())
        .contains("expected 16981.52 pounds more");
    assertThat(allocate(Run.FORMULAS, "--growth-fund", "1").code()).isEqualTo(2);
    assertThat(allocate(Run.FORMULAS, "--affordability", "none").code()).isEqualTo(2);
  }

  private static Run allocate(String formulas, String... more) {
    String[] start = {"allocate", "--schools", Run.SCHOOLS, "--formulas", formulas};
    return Run.of(Stream.of(start, more).flatMap(Stream::of).toArray(String[]::new));
  }

  /** A day outside the years, or two days of one school, are told and not passed over. */
  @Test
  void schoolsJoinOnceAndWithinTheYears() {
    for (String day : List.of("2031-08-01", "2040-09-01", "2025-04-01", "2024-09-01")) {
      Run run =
          Run.of(
              "trust", "--in", "data/wexmoor", "--trust", "Fenway Trust", "--join", "W01=" + day);
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.err())
          .contains("found '" + day + "', expected a day from 2025-09-01 to 2031-03-01");
    }
    for (String command : List.of("trust", "report trust --out none.html")) {
      String line = command + " --in data/wexmoor --join W01=2026-09-01 --join W01=2027-09-01";
      List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
      words.addAll(List.of("--trust", "Fenway Trust"));
      Run run = Run.of(words.toArray(String[]::new));
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err()).contains("--join names a school twice");
    }
  }
}
