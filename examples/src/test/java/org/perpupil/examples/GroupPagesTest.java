package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.BudgetYears;
import org.perpupil.DeficitRisks;
import org.perpupil.JoiningChoice;
import org.perpupil.Workspace;
import org.perpupil.impact.GainsAndLosses;
import org.perpupil.impact.groups.LineFamilies;
import org.perpupil.io.Source;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Measure;
import org.perpupil.rates.FundingYear;
import org.perpupil.statistics.Bar;
import org.perpupil.statistics.Tornado;
import org.perpupil.sweep.SweepUnit;

/** Pages of authorities and trusts say what results and commands say, digit by digit. */
class GroupPagesTest {
  private static final Path DATA = Pages.wexmoor();
  private static final String PLAN = DATA.resolve("deficit-risk.sweep.yaml").toString();

  @TempDir private Path folder;

  @Test
  void anAuthorityIsTheSumOfItsSchools() throws IOException {
    String text = text("authority", "--in", DATA.toString(), "--plan", PLAN);
    Workspace workspace = Workspace.open(DATA);
    GainsAndLosses gains = workspace.compare("nff:2025-26").gainsAndLosses();
    assertThat(text)
        .contains(gains.winners() + " schools would gain and " + gains.losers() + " lose")
        .contains("Before " + Pages.shown(gains.before().doubleValue(), 2))
        .contains("After " + Pages.shown(gains.after().doubleValue(), 2));
    LineFamilies.add(gains.causes()).entrySet().stream()
        .filter(cause -> cause.getValue().signum() != 0)
        .forEach(
            cause ->
                assertThat(text)
                    .contains(
                        cause.getKey() + " " + Pages.signed(cause.getValue().doubleValue(), 2)));
    DeficitRisks risks = workspace.sweep("deficit-risk.sweep.yaml");
    for (String id : risks.ids()) {
      for (FundingYear year : risks.years()) {
        assertThat(text).contains(percent(risks.deficitProbability(id, year)) + " ");
      }
    }
    int unit = risks.result().layout().unit(SweepUnit.Level.AUTHORITY, "999");
    for (int year = 0; year < risks.years().size(); year++) {
      double chance =
          risks
              .result()
              .result(Measure.CLOSING_RESERVE, unit, year)
              .orElseThrow()
              .deficit()
              .value();
      assertThat(text).contains(risks.years().get(year) + " " + percent(chance));
    }
  }

  @ParameterizedTest
  @CsvSource({"by-size", "by-surplus", "by-need"})
  void whatRemainsIsWhatTheCommandPrints(String order) throws IOException {
    String text = text("authority", "--in", DATA.toString(), "--leave", order);
    Run run = Run.of("authority", "--in", DATA.toString(), "--leave", order);
    assertThat(run.code()).as(run.err()).isZero();
    int rows = 0;
    for (String line : run.out().lines().filter(each -> each.matches(" +\\d+ .*")).toList()) {
      List<String> cells = List.of(line.strip().split(" {2,}", -1));
      String headroom = cells.get(cells.size() - 2).replace("-", "−£");
      assertThat(text).contains(headroom.startsWith("−") ? headroom : "£" + headroom);
      rows++;
    }
    assertThat(rows).isGreaterThan(8);
  }

  @Test
  void aTrustIsItsSchoolsAndItsCentre() throws IOException {
    rowsAreThoseOfTheCommand("--plan", PLAN);
  }

  @Test
  void schoolsThatJoinATrustHaveTheirRowsAndTheirThreeCourses() throws IOException {
    String[] joining = {
      "--join", "W01=2026-09-01", "--join", "W20=2027-04-01", "--sponsored", "W20"
    };
    String text = rowsAreThoseOfTheCommand(joining);
    Workspace workspace = Workspace.open(DATA);
    JoiningChoice choice = workspace.stayOrJoin("W01", "Fenway Trust", LocalDate.of(2026, 9, 1));
    for (FundingYear year : choice.years()) {
      assertThat(text)
          .contains(
              String.join(
                  " ",
                  year.toString(),
                  Pages.shown(choice.staying(year), 2),
                  Pages.shown(choice.leaving(year), 2),
                  Pages.shown(choice.joining(year), 2)));
    }
    assertThat(text)
        .contains("Alderbrook Primary joins on 1 September 2026 and brings a surplus of £")
        .contains("Moorside School joins on 1 April 2027.")
        .contains("Joining: Alderbrook Primary")
        .contains("Joining: Moorside School")
        .contains("Services saved by schools that join");
  }

  /** What schools hold, together with the centre, is what the trust holds. */
  @Test
  void reservesOfSchoolsAreThoseThatTheTrustLeavesThem() throws IOException {
    String text =
        text(
            "trust",
            "--in",
            DATA.toString(),
            "--trust",
            "Fenway Trust",
            "--join",
            "W01=2026-09-01");
    Matcher cells =
        Pattern.compile("Alderbrook Primary, reserve at the end – ((?:\u2212?£[\\d,.]+ ){5})")
            .matcher(text);
    assertThat(cells.find()).isTrue();
    StringBuilder row = new StringBuilder("Alderbrook Primary –");
    for (String cell : cells.group(1).trim().split(" ", -1)) {
      double reserve =
          Double.parseDouble(cell.replace("\u2212", "-").replace("£", "").replace(",", ""));
      row.append(' ').append(Pages.shown(reserve, 0)).append(reserve < 0 ? " below" : "");
    }
    assertThat(text).contains(row);
  }

  @Test
  void whatMattersMostToATrustIsRankedForItsSchoolsTogether() throws IOException {
    String text = text("trust", "--in", DATA.toString(), "--trust", "Fenway Trust", "--plan", PLAN);
    Workspace workspace = Workspace.open(DATA);
    SweepUnit trust = new SweepUnit(SweepUnit.Level.TRUST, "Fenway Trust");
    Tornado tornado = workspace.rank(Source.of(Path.of(PLAN)), trust).tornado();
    for (Bar bar : tornado.bars()) {
      assertThat(text)
          .contains(
              String.join(
                  " ",
                  Pages.shown(bar.atLow(), 0),
                  Pages.shown(bar.atHigh(), 0),
                  Pages.shown(bar.swing(), 0)));
    }
    assertThat(tornado.base())
        .isNotEqualTo(workspace.rank(Source.of(Path.of(PLAN))).tornado().base());
    assertThatThrownBy(
            () ->
                workspace.rank(
                    Source.of(Path.of(PLAN)), new SweepUnit(SweepUnit.Level.TRUST, "Fenwy Trust")))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("Maybe 'Fenway Trust' was meant");
  }

  /** Returns the page of a trust whose rows are those that the command prints. */
  private String rowsAreThoseOfTheCommand(String... more) throws IOException {
    List<String> asked = List.of("trust", "--in", DATA.toString(), "--trust", "Fenway Trust");
    String text = text(Stream.concat(asked.stream(), Stream.of(more)).toArray(String[]::new));
    Run run =
        Run.of(
            (more[0].equals("--plan")
                    ? asked.stream()
                    : Stream.concat(asked.stream(), Stream.of(more)))
                .toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isZero();
    int compared = 0;
    for (String line : run.out().lines().toList()) {
      List<String> cells = List.of(line.strip().split(" {2,}", -1));
      if (cells.size() > 5 && cells.get(1).matches("-?[\\d,]+\\.\\d\\d")) {
        String row =
            String.join(
                " ",
                cells.subList(1, cells.size()).stream()
                    .map(cell -> cell.startsWith("-") ? "−£" + cell.substring(1) : "£" + cell)
                    .toList());
        assertThat(text).as(line).contains(row);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(10);
    return text;
  }

  /** Which ways fit depends on what the block holds: some, or none. */
  @ParameterizedTest
  @CsvSource({"0,58400000", "0,59100000", "0.5,59100000"})
  void aForumsWaysAreThoseOfLevers(String transfer, String block) throws IOException {
    List<String> asked =
        List.of(
            "--in",
            DATA.toString(),
            "--uplift-percent",
            "2.1",
            "--transfer-percent",
            transfer,
            "--schools-block",
            block,
            "--mix",
            "half=basic:50,guarantee:50");
    String text = text(Stream.concat(Stream.of("forum"), asked.stream()).toArray(String[]::new));
    Run run =
        Run.of(
            Stream.concat(Stream.of("levers", "--to", "nff:2025-26"), asked.stream())
                .toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isZero();
    int compared = 0;
    for (String line : run.out().lines().toList()) {
      List<String> cells = List.of(line.strip().split(" {2,}", -1));
      if (cells.size() > 6 && cells.get(1).matches("[-+]?[\\d,]+\\.\\d\\d")) {
        String row =
            String.join(
                " ",
                cells.subList(1, cells.size()).stream()
                    .map(cell -> cell.replace("-", "−£").replace("+", "+£"))
                    .map(cell -> cell.matches("\\d.*") ? "£" + cell : cell)
                    .toList());
        assertThat(text).as(line).contains(row);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(15);
    assertThat(text)
        .contains("rates that are not allowed next year: free school meals now, primary; ")
        .doesNotContain("fsm_primary")
        .contains(run.out().contains("  fits") ? " next year's formula cost" : "No way makes next");
  }

  @Test
  void withoutWorldsThePlannedReservesAreShown() throws IOException {
    String text = text("authority", "--in", DATA.toString());
    BudgetYears budgets = Workspace.open(DATA).project();
    for (String id : budgets.ids()) {
      for (FundingYear year : budgets.years(id)) {
        double reserve = budgets.closingReserve(id, year);
        assertThat(text).contains(Pages.shown(reserve, 0) + (reserve < 0 ? " below" : " "));
      }
    }
    assertThat(text).contains("How likely deficits are: given --plan, the page shows it.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "authority --id W01|--id has no meaning for report authority",
        "school --id W01 --leave by-size|--leave has no meaning for report school",
        "trust|report trust needs --trust",
        "trust --trust Fenway --join W01=2026-09-01 --plan P|--join and --plan do not go",
        "authority --join W01=2026-09-01|--join has no meaning for report authority",
        "school --id W01 --sponsored W01|--sponsored has no meaning for report school",
        "trust --trust Fenway --sponsored W01|--sponsored needs --join",
        "authority --periods 30|--periods has no meaning for report authority",
        "forum --plan P|--plan has no meaning for report forum",
        "forum --to nff:2025-26 --cap-percent 3|a floor or a cap has no meaning for report forum",
        "trust --trust Fenway --la 999|--la has no meaning for report trust",
        "forum --to formulas.csv|--to takes a national formula",
        "forum --uplift-percent 2.1 --mix a=basc:10|basc",
        "forum|--uplift-percent says what rates rise by",
        "authority --mix a=basic|--mix has no meaning for report authority",
        "authority --la 998|--la: found '998'",
        "trust --trust Fenwy|trust: found 'Fenwy'",
        "forums --id W01|Invalid value for positional parameter",
      })
  void whatIsWrongIsSaid(String words, String said) {
    String line = "report " + words + " --in " + DATA + " --out " + folder.resolve("p.html");
    Run run = Run.of(line.split(" +", -1));
    assertThat(run.code()).as(run.err()).isIn(1, 2);
    assertThat(run.err()).contains(said);
    assertThat(folder.resolve("p.html")).doesNotExist();
  }

  @Test
  void aSchoolJoinsOnTheFirstOfAMonth() {
    Run run =
        Run.of(
            "report",
            "trust",
            "--in",
            DATA.toString(),
            "--trust",
            "Fenway Trust",
            "--join",
            "W01=2026-10-02",
            "--join",
            "W08=2026-11-01",
            "--out",
            folder.resolve("p.html").toString());
    assertThat(run.code()).isOne();
    assertThat(run.err())
        .contains("--join W01: found '2026-10-02', expected the first of a month")
        .doesNotContain("W08");
  }

  private String text(String... words) throws IOException {
    return Pages.text(Files.readString(Pages.made(folder.resolve("p.html"), words), UTF_8));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * share);
  }
}
