package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of one school, of many, and of schools that all fare alike. */
@Tag("slow")
class OddPagesTest {
  private static final int NATIONAL = 20_150;
  private static final int MEGABYTE = 1_000_000;

  /** A browser takes half a second for a page: one of so many is opened. */
  private static final int OPENED = 8;

  private static Browser browser;

  @TempDir private static Path folder;

  @BeforeAll
  static void start() {
    if (Browser.isThere()) {
      browser = Browser.start();
    }
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 60, 61, 97})
  void anyNumberOfSchools(int count) throws IOException {
    for (String kind : List.of("school", "authority")) {
      String html =
          html(count, kind, kind.equals("school") ? new String[] {"--id", "W01"} : new String[0]);
      Matcher chart =
          Pattern.compile("(?s)<div class=\"wide\"><svg.*?</svg>")
              .matcher(html.substring(html.indexOf("id=\"change\"")));
      assertThat(chart.find()).isTrue();
      Matcher bars = Pattern.compile("<rect[^>]*><title>([^<]*)</title>").matcher(chart.group());
      int drawn = 0;
      int counted = 0;
      while (bars.find()) {
        drawn++;
        counted += Integer.parseInt(bars.group(1).replaceAll(".*: |\\D", "0"));
      }
      if (count <= 60) {
        assertThat(drawn).isEqualTo(count);
      } else {
        assertThat(drawn).isBetween(2, 40);
        assertThat(counted).isEqualTo(count);
      }
      assertThat(html.split("<tr class=\"[^\"]*\"><th scope=\"row\">", -1).length)
          .isGreaterThan(count);
      opens(html);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "10000,This school gains,21 schools gain and none loses",
    "-10000,This school loses,21 schools lose and none gains",
    "0,This school neither gains nor loses,No school gains or loses"
  })
  void allFareAlike(double lump, String ofSchool, String ofAll) throws IOException {
    Table formulas =
        Table.read(Path.of(Run.FORMULAS))
            .mapCells((column, cell) -> column.matches("mfg_percent|gains_.*|mppl_.*") ? "" : cell);
    String from = formulas.write(folder.resolve("from.csv"));
    String to =
        formulas
            .mapCells(
                (column, cell) ->
                    column.matches("lump_sum_(primary|secondary)") && !cell.isEmpty()
                        ? Double.toString(Double.parseDouble(cell) + lump)
                        : cell)
            .write(folder.resolve("to" + lump + ".csv"));
    String[] files = {"--schools", Run.SCHOOLS, "--formulas", from, "--to", to};
    String school = made("school", "W01", files);
    String all = made("authority", null, files);
    assertThat(Pages.text(school)).contains(ofSchool);
    assertThat(Pages.text(all)).contains(ofAll);
    opens(school);
    opens(all);
    if (lump != 0) {
      assertThat(Pages.text(school))
          .contains(String.format(Locale.ROOT, "Lump sum %s£10,000.00", lump < 0 ? "−" : "+"));
    }
  }

  /** Its reserve is below £0 from the start, and a school without a budget has no years. */
  @Test
  void reservesBelowNothingAndYearsThatAreMissing() throws IOException {
    Path data = Pages.wexmoor();
    String deficit =
        Files.readString(
            Pages.made(folder.resolve("d.html"), "school", "--in", data.toString(), "--id", "W20"),
            UTF_8);
    assertThat(Pages.text(deficit)).contains("its reserve first falls below £0 in 2025-26");
    opens(deficit);
    String budgets =
        Table.read(data.resolve("budgets.csv"))
            .where(row -> !row.get(0).equals("W03"))
            .write(folder.resolve("budgets.csv"));
    String[] files = {"--in", data.toString(), "--budgets", budgets};
    String without = made("school", "W03", files);
    assertThat(Pages.text(without)).contains("this school has no figures");
    opens(without);
    String all = made("authority", null, files);
    assertThat(Pages.text(all)).contains("of 20 schools");
    opens(all);
    String oneYear = made("school", "W01", "--in", data.toString(), "--years", "2025-26..2025-26");
    assertThat(Pages.text(oneYear)).contains("2025-26");
    opens(oneYear);
  }

  @Test
  void everySchoolOfWexmoor() throws IOException {
    for (String id : ids(Path.of(Run.SCHOOLS))) {
      opens(Files.readString(Pages.school(folder, id), UTF_8));
    }
  }

  @Test
  void everySchoolOfAnImport() throws IOException {
    Path published =
        Path.of(System.getProperty("perpupil.referenceData", "../../shared/data"))
            .resolve("dfe/school-funding-allocations-2025-26-extract.csv");
    assumeTrue(Files.exists(published), "no published allocations at " + published);
    Path to = folder.resolve("imported");
    assertThat(Run.of("import", published.toString(), "--out", to.toString()).code()).isIn(0, 3);
    Path schools = to.resolve("schools.csv");
    List<String> ids = ids(schools);
    assertThat(ids).hasSize(97);
    String[] files = {
      "--schools", schools.toString(), "--formulas", to.resolve("formulas.csv").toString()
    };
    for (int i = 0; i < ids.size(); i++) {
      String html = made("school", ids.get(i), files);
      if (i % OPENED == 0) {
        opens(html);
      }
    }
  }

  private static List<String> ids(Path schools) throws IOException {
    Table table = Table.read(schools);
    int id = table.header().indexOf("id");
    return table.rows().stream().map(row -> row.get(id)).toList();
  }

  @Test
  void aNationalFileIsSearchedAndOpensInASecond() throws IOException {
    String html = html(NATIONAL, "school", "--id", "W08");
    assertThat(html.getBytes(UTF_8).length).isLessThan(5 * MEGABYTE);
    assertThat(html).contains("of 20,150.");
    if (browser == null) {
      return;
    }
    Path page = Files.writeString(folder.resolve("national.html"), html, UTF_8);
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      browser.open(page, 360, false);
      least = Math.min(least, browser.millisecondsToLoad());
    }
    assertThat(least).isLessThan(1000);
    browser.find("input[type=search]").get(0).sendKeys("w08-17)");
    assertThat(browser.find("[role=status]").get(0).getText()).isEqualTo("1 school.");
    assertThat(browser.find(".search tbody tr").get(0).getText()).contains("Foxhill Primary 17");
    browser.find("input[type=search]").get(0).sendKeys("zz");
    assertThat(browser.find("[role=status]").get(0).getText())
        .isEqualTo("No school is called that.");
    assertThat(browser.console()).isEmpty();
    assertThat(browser.violations()).isEmpty();
    Pages.keep(browser, "national-360-light");
  }

  /** Opens a page where there is a browser: no error, no text that is cut. */
  private static void opens(String html) throws IOException {
    if (browser == null) {
      return;
    }
    Path page = Files.writeString(folder.resolve("odd.html"), html, UTF_8);
    browser.open(page, 360, false);
    assertThat(browser.console()).isEmpty();
    assertThat(((Number) browser.run("return document.documentElement.scrollWidth")).intValue())
        .isLessThanOrEqualTo(360);
    for (var chart : browser.find("svg.chart")) {
      if (chart.isDisplayed()) {
        assertThat((List<?>) browser.run(Pages.CUT_TEXTS, chart)).isEmpty();
      }
    }
  }

  private String html(int count, String kind, String... more) throws IOException {
    Table wexmoor = Table.read(Path.of(Run.SCHOOLS));
    int id = wexmoor.header().indexOf("id");
    int name = wexmoor.header().indexOf("name");
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int copy = i / wexmoor.rows().size();
      List<String> row = new ArrayList<>(wexmoor.rows().get(i % wexmoor.rows().size()));
      if (copy > 0) {
        row.set(id, row.get(id) + "-" + copy);
        row.set(name, row.get(name) + " " + copy);
      }
      rows.add(row);
    }
    String file =
        new Table(wexmoor.header(), rows).write(folder.resolve("schools" + count + ".csv"));
    List<String> words =
        new ArrayList<>(List.of(kind, "--schools", file, "--formulas", Run.FORMULAS));
    words.addAll(List.of(more));
    return Files.readString(
        Pages.made(folder.resolve("p.html"), words.toArray(String[]::new)), UTF_8);
  }

  private static String made(String kind, String id, String... files) throws IOException {
    List<String> words = new ArrayList<>(List.of(kind));
    words.addAll(List.of(files));
    if (id != null) {
      words.addAll(List.of("--id", id));
    }
    return Files.readString(
        Pages.made(folder.resolve("p.html"), words.toArray(String[]::new)), UTF_8);
  }
}
