package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpupil.AssumptionRanking;
import org.perpupil.BudgetYears;
import org.perpupil.DeficitRisks;
import org.perpupil.ShareChanges;
import org.perpupil.Workspace;
import org.perpupil.projection.Measure;
import org.perpupil.projection.printed.ProjectionAsPrinted;
import org.perpupil.rates.FundingYear;
import org.perpupil.statistics.Bar;
import org.perpupil.viability.cash.MonthlyCash;

/** A page says what the results say, digit by digit, and what it says holds for odd schools. */
@Tag("slow")
class SchoolPageTest {
  private static final Path DATA = Pages.wexmoor();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"W01", "W02", "W16", "W20"})
  void figuresAreThoseOfTheResults(String id) throws IOException {
    String html = Files.readString(Pages.school(folder, id), UTF_8);
    String text = Pages.text(html);
    Workspace workspace = Workspace.open(DATA);
    ShareChanges changes = workspace.compare("nff:2025-26");
    BudgetYears budgets = workspace.project();
    DeficitRisks risks = workspace.sweep("deficit-risk.sweep.yaml");
    AssumptionRanking ranking = workspace.rank("deficit-risk.sweep.yaml", id);

    assertThat(text)
        .contains("Before " + Pages.shown(changes.before(id), 2))
        .contains("After " + Pages.shown(changes.after(id), 2));
    changes
        .causes(id)
        .forEach(
            (cause, pounds) ->
                assertThat(text).contains(cause + " " + Pages.signed(pounds.doubleValue(), 2)));
    for (FundingYear year : budgets.years(id)) {
      assertThat(text)
          .contains(
              String.join(
                  " ",
                  year.toString(),
                  Pages.shown(budgets.total(id, Measure.INCOME, year), 0),
                  Pages.shown(budgets.total(id, Measure.EXPENDITURE, year), 0),
                  Pages.signed(budgets.inYearBalance(id, year), 0),
                  Pages.shown(budgets.closingReserve(id, year), 0)));
    }
    assertThat(text).contains("By the Department's cut-offs", "In-year balance, percent of income");
    int row = budgets.projection().schools().row(id).orElseThrow();
    MonthlyCash cash = MonthlyCash.of(ProjectionAsPrinted.of(budgets.projection()), row);
    for (MonthlyCash.Month month : cash.months().subList(0, 12)) {
      assertThat(text)
          .contains(
              Pages.shown(month.receipts() / 100.0, 2)
                  + " "
                  + Pages.shown(month.payments().orElseThrow() / 100.0, 2)
                  + " "
                  + Pages.signed(month.net().orElseThrow() / 100.0, 2)
                  + " "
                  + Pages.shown(month.cash().orElseThrow() / 100.0, 2));
    }
    for (FundingYear year : risks.years()) {
      String chance =
          String.format(Locale.ROOT, "%.1f%%", 100 * risks.deficitProbability(id, year));
      assertThat(text).contains(year + " " + chance);
      for (double part : new double[] {0.05, 0.25, 0.5, 0.75, 0.95}) {
        assertThat(text).contains(Pages.shown(risks.reserveQuantile(id, year, part), 0));
      }
    }
    for (Bar bar : ranking.tornado().bars()) {
      assertThat(text)
          .contains(
              Pages.shown(bar.atLow(), 0)
                  + " "
                  + Pages.shown(bar.atHigh(), 0)
                  + " "
                  + Pages.shown(bar.swing(), 0));
    }
    for (String other : changes.ids()) {
      assertThat(text)
          .contains(
              Pages.shown(changes.before(other), 0)
                  + " "
                  + Pages.shown(changes.after(other), 0)
                  + " "
                  + Pages.signed(changes.change(other), 0));
    }
    assertThat(text).contains(risks.result().fingerprint().substring(0, 12));
  }

  @Test
  void aLossIsSaidInTeachersOfTheSchoolsAverageCost() throws IOException {
    String text = Pages.text(Files.readString(Pages.school(folder, "W16"), UTF_8));
    Workspace workspace = Workspace.open(DATA);
    double cost = workspace.project().averageTeacherCost("W16").orElseThrow();
    double loss = -workspace.compare("nff:2025-26").change("W16");
    assertThat(loss).isPositive();
    assertThat(text)
        .contains(
            String.format(
                Locale.ROOT,
                "lose £%,.0f a year, as much as %.1f teachers at its average cost of £%,.0f",
                loss,
                loss / cost,
                cost));
  }

  @Test
  void stayingLeavingAndJoiningAreWhatOptionsPrints() throws IOException {
    String[] asked = {
      "--in", DATA.toString(), "--id", "W03", "--trust", "Fenway Trust", "--from", "2026-09-01"
    };
    String text =
        Pages.text(
            Files.readString(
                Pages.made(
                    folder.resolve("p.html"),
                    Stream.concat(Stream.of("school"), Stream.of(asked)).toArray(String[]::new)),
                UTF_8));
    Run run = Run.of(Stream.concat(Stream.of("options"), Stream.of(asked)).toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isZero();
    List<String[]> reserves =
        run.out()
            .lines()
            .filter(line -> line.strip().startsWith("reserve at the end"))
            .map(line -> line.strip().split(" {2,}", -1))
            .toList();
    assertThat(reserves).hasSize(3);
    for (int year = 1; year < reserves.get(0).length; year++) {
      int at = year;
      String row =
          reserves.stream()
              .map(
                  cells ->
                      cells[at].startsWith("-") ? "−£" + cells[at].substring(1) : "£" + cells[at])
              .collect(Collectors.joining(" "));
      assertThat(text).contains(row);
    }
  }

  @Test
  void ratiosAreThoseOfTheFirstYear() throws IOException {
    String text = Pages.text(Files.readString(Pages.school(folder, "W01"), UTF_8));
    BudgetYears budgets = Workspace.open(DATA).project();
    FundingYear year = budgets.years("W01").get(0);
    double income = budgets.total("W01", Measure.INCOME, year);
    double pupils = budgets.total("W01", Measure.PUPILS, year);
    assertThat(text)
        .contains(
            String.format(
                Locale.ROOT,
                "Reserve, percent of income %.1f%%",
                100 * budgets.closingReserve("W01", year) / income))
        .contains(
            String.format(
                Locale.ROOT,
                "Pupils for each teacher %.2f",
                pupils / budgets.projection().teachersAtStart(0).orElseThrow()))
        .contains("in 12 schools similar by pupils")
        .contains("There is no set by buildings");
  }

  /** There is one all-through school. */
  @Test
  void whereNoSchoolIsSimilarNothingIsCompared() throws IOException {
    assertThat(Files.readString(Pages.school(folder, "W21"), UTF_8))
        .doesNotContain("id=\"standing\"");
  }

  @Test
  void partsThatNothingIsGivenForAreLeftOutAndSaySo() throws IOException {
    String html =
        Files.readString(
            Pages.made(
                folder.resolve("p.html"),
                "school",
                "--schools",
                Run.SCHOOLS,
                "--formulas",
                Run.FORMULAS,
                "--id",
                "Moorside School"),
            UTF_8);
    assertThat(html).contains("id=\"change\"").contains("id=\"why\"");
    assertThat(html).doesNotContain("id=\"years\"").doesNotContain("id=\"reserves\"");
    assertThat(Pages.text(html))
        .contains("given --budgets and --years")
        .contains("given --plan, beside the budgets")
        .doesNotContain("teachers at its average cost");
  }

  /** The place of each part, and no sentence longer than people read in a headline. */
  @ParameterizedTest
  @ValueSource(strings = {"W01", "W02", "W06", "W16", "W19", "W20", "W21"})
  void headlinesAreTenWordsAtMost(String id) throws IOException {
    String html = Files.readString(Pages.school(folder, id), UTF_8);
    Matcher headlines = Pattern.compile("<h2[^>]*>(.*?)</h2>").matcher(html);
    int found = 0;
    while (headlines.find()) {
      found++;
      String words = headlines.group(1).replaceAll("<[^>]*>", "").trim();
      assertThat(words.split(" +", -1)).as(words).hasSizeBetween(3, 10);
    }
    assertThat(found).isGreaterThanOrEqualTo(8);
  }

  @Test
  void nothingInAPageAsksForAnotherFile() throws IOException {
    String html = Files.readString(Pages.school(folder, "W01"), UTF_8);
    assertThat(html.replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http:")
        .doesNotContain("https:")
        .doesNotContain("@import")
        .doesNotContain("url(");
    assertThat(html).contains("default-src 'none'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<script>alert(1)</script>|&lt;script&gt;alert(1)&lt;/script&gt;",
        "St \"Anne's\" & All Saints|St &quot;Anne&#39;s&quot; &amp; All Saints",
        "{{title}} {{{style}}}|{{title}} {{{style}}}",
        "שלום|שלום"
      })
  void namesAreTextWhateverIsInThem(String name, String escaped) throws IOException {
    String html = named(name);
    assertThat(html).contains(">" + escaped + "<").doesNotContain("<script>alert");
    assertThat(html.split("<script", -1)).hasSize(2);
  }

  @Test
  void marksThatTurnALineAreShownAsTheyAre() throws IOException {
    assertThat(named("Moor\u202Eside")).doesNotContain("\u202E").contains("Moor\\u202Eside");
  }

  @Test
  void aNameOf200CharactersIsWholeInItsTitleAndCutInPictures() throws IOException {
    String name = "A very long name ".repeat(12).strip();
    String html = named(name);
    assertThat(html).contains("<h1><bdi>" + name + "</bdi></h1>");
    Matcher texts = Pattern.compile("<text[^>]*>([^<]*)</text>").matcher(html);
    while (texts.find()) {
      assertThat(texts.group(1).length()).isLessThan(100);
    }
  }

  @Test
  void aPageIsTheSameBytesEveryTime() throws IOException {
    String[] line = {"report", "school", "--in", DATA.toString(), "--id", "W06", "--out", ""};
    line[line.length - 1] = folder.resolve("one.html").toString();
    assertThat(Run.of(line).code()).isZero();
    line[line.length - 1] = folder.resolve("two.html").toString();
    assertThat(Run.of(line).code()).isZero();
    assertThat(folder.resolve("one.html")).hasSameBinaryContentAs(folder.resolve("two.html"));
    assertThat(Run.of(line).code()).as("its own page is replaced").isZero();
    Files.writeString(folder.resolve("two.html"), "mine", UTF_8);
    assertThat(Run.of(line).code()).as("a page that somebody changed is not").isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--id W99|1|--id: found 'W99'",
        "--id Nettlecomb|1|Maybe",
        "--id W01 --plan stay-or-leave.sweep.yaml|1|scenario",
        "--id W01 --out page.csv|2|.html",
        "--id W01 --trust Fenwy|2|--trust and --from go together",
        "--id W01 --trust Fenwy --from 2026-09-01|1|trust: found 'Fenwy'",
        "--id W02 --trust Tessel --from 2026-09-01|1|maintained",
        "|2|report school needs --id",
      })
  void whatIsWrongIsSaid(String more, int code, String said) throws IOException {
    String line = "report school --in " + DATA + " " + (more == null ? "" : more);
    if (!line.contains("--out")) {
      line += " --out " + folder.resolve("p.html");
    }
    Run run = Run.of(line.replace("stay-or", DATA + "/stay-or").split(" +", -1));
    assertThat(run.code()).as(run.err()).isEqualTo(code);
    assertThat(run.err()).contains(said);
    assertThat(folder.resolve("p.html")).doesNotExist();
  }

  /** Returns the page of a school that is called so, without budgets. */
  private String named(String name) throws IOException {
    String schools =
        Table.read(Path.of(Run.SCHOOLS))
            .map("name", cell -> cell.equals("Moorside School") ? name : cell)
            .write(folder.resolve("schools.csv"));
    return Files.readString(
        Pages.made(
            folder.resolve("p" + name.hashCode() + ".html"),
            "school",
            "--schools",
            schools,
            "--formulas",
            Run.FORMULAS,
            "--id",
            "W20"),
        UTF_8);
  }
}
