package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ten tasks as programs of a file each: short, and with the command line's figures. */
@Tag("slow")
class JavaTasksTest {
  private static final Path PROGRAMS = Path.of("java");
  private static final int MOST_LINES = 10;
  private static final int MOST_PACKAGES = 3;

  private static final Map<String, String> PROGRAMS_BY_NAME = new LinkedHashMap<>();

  @TempDir private static Path folder;
  private static String wexmoor = "";

  @BeforeAll
  static void compile() throws IOException {
    Path data = Files.createDirectory(folder.resolve("wexmoor"));
    Run.copyWexmoor(data);
    Path plan = data.resolve("deficit-risk.sweep.yaml");
    String text = Files.readString(plan, UTF_8);
    Files.writeString(plan, text.replace("worlds: 2048", "worlds: 40"), UTF_8);
    wexmoor = data.toString();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-d",
                folder.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-proc:none"));
    try (Stream<Path> files = Files.list(PROGRAMS)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        PROGRAMS_BY_NAME.put(name.replace(".java", ""), Files.readString(file, UTF_8));
        arguments.add(file.toString());
      }
    }
    int errors =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(errors).isZero();
  }

  @Test
  void thereAreTenOfAtMostTenLinesFromAtMostThreePackages() {
    assertThat(PROGRAMS_BY_NAME).hasSize(10);
    PROGRAMS_BY_NAME.forEach(
        (name, text) -> {
          String body =
              text.substring(text.indexOf("main(String[] args) {\n") + 22, text.lastIndexOf("  }"));
          assertThat(body.strip().lines().filter(line -> !line.isBlank()))
              .as(name)
              .hasSizeLessThanOrEqualTo(MOST_LINES);
          Matcher imports = Pattern.compile("import ([\\w.]+)\\.\\w+;").matcher(text);
          assertThat(imports.results().map(found -> found.group(1)).distinct().toList())
              .as(name)
              .isNotEmpty()
              .hasSizeLessThanOrEqualTo(MOST_PACKAGES);
          assertThat(text).as(name).contains("examples/java/" + name + ".java");
        });
  }

  @Test
  void theReadmeListsThemAndShowsOneAsItIs() throws IOException {
    String readme = Files.readString(Path.of("../README.md"), UTF_8);
    Matcher shown =
        Pattern.compile("## From Java.*?```java\n(.*?)```", Pattern.DOTALL).matcher(readme);

    assertThat(shown.find()).isTrue();
    assertThat(PROGRAMS_BY_NAME.get("RunAScenario")).contains(shown.group(1).indent(4));
    PROGRAMS_BY_NAME.keySet().forEach(name -> assertThat(readme).contains("| `" + name + "` |"));
  }

  @Test
  void aSchoolIsPaidWhatItsStatementSays() throws Exception {
    String line = last(run("PayASchool", wexmoor));

    assertThat(line).startsWith("budget share: ");
    assertThat(command("statement", "--id", "W06").lines())
        .anyMatch(row -> row.startsWith("Budget share") && row.contains(pounds(line)));
  }

  @Test
  void formulasAreComparedAsByTheCommand() throws Exception {
    Map<String, String> changes = byId(run("CompareFormulas", wexmoor));
    List<String> rows = written("--to", "nff:2025-26");

    assertThat(changes).hasSize(21);
    changes.forEach(
        (id, text) ->
            assertThat(number(text.substring(0, text.indexOf(' '))))
                .as(id)
                .isEqualTo(cell(rows, id, "change")));
    assertThat(changes.get("W06")).startsWith("14333.2 ").contains("Sparsity=17400.00");
  }

  @Test
  void yearsAreComparedAsByTheCommand() throws Exception {
    Map<String, String> changes = byId(run("CompareYears", wexmoor));
    List<String> rows = written("--from", "nff:2024-25", "--to", "nff:2025-26");

    assertThat(changes).hasSize(21);
    changes.forEach(
        (id, text) -> assertThat(behindTo(text)).as(id).isEqualTo(cell(rows, id, "after")));
  }

  @Test
  void aPayAwardLeavesWhatTheCommandSays() throws Exception {
    Path scenario = Path.of(wexmoor, "award.scenario.yaml");
    Files.writeString(
        scenario,
        """
        name: An award of 5 percent
        leaves_out: everything else
        changes:
          - {assumption: pay.teacher_award_percent, set: {2027-28: 5}}
        """,
        UTF_8);
    Map<String, String> reserves = byId(run("ChangedPayAward", wexmoor));
    List<String> rows = ran(scenario, "scenario.csv");

    assertThat(reserves).hasSize(21);
    reserves.forEach(
        (id, text) ->
            assertThat(behindTo(text))
                .as(id)
                .isEqualTo(behind(rows, id + ",2027-28,\\w+,closing_reserve,")));
  }

  @Test
  void aScenarioDoesWhatTheCommandSays() throws Exception {
    Map<String, String> changes = byId(run("RunAScenario", wexmoor));
    List<String> rows = ran(Path.of(wexmoor, "flat-cash.scenario.yaml"), "difference.csv");

    assertThat(changes).hasSize(21);
    changes.forEach(
        (id, text) ->
            assertThat(number(text))
                .as(id)
                .isEqualTo(behind(rows, id + ",2030-31,\\w+,closing_reserve,.*,")));
  }

  @Test
  void aSchoolStaysOrJoinsAsTheCommandSays() throws Exception {
    String printed = run("StayOrJoin", wexmoor);
    String shown =
        Run.of(
                "options",
                "--in",
                wexmoor,
                "--trust",
                "Fenway Trust",
                "--id",
                "W01",
                "--from",
                "2026-09-01")
            .out();

    List<String> figures =
        Pattern.compile("-?\\d+\\.\\d+").matcher(printed).results().map(f -> f.group()).toList();
    assertThat(figures).hasSize(18);
    assertThat(figures).allSatisfy(figure -> assertThat(shown).contains(pounds(" " + figure)));
  }

  @Test
  void deficitsAreAsLikelyAsTheCommandSays() throws Exception {
    Map<String, String> risks = byId(run("ChanceOfADeficit", wexmoor));
    Path out = folder.resolve("risk.csv");
    Run.of("sweep", "--plan", plan(), "--out", out.toString());
    List<String> rows = Files.readAllLines(out, UTF_8);

    assertThat(risks).hasSize(21);
    risks.forEach(
        (id, text) ->
            assertThat(number(text))
                .as(id)
                .isEqualTo(
                    behind(
                        rows, "school," + id + ",2029-30,closing_reserve,deficit_probability,")));
  }

  @Test
  void assumptionsRankAsTheCommandSays() throws Exception {
    List<String> ranked = run("RankAssumptions", wexmoor).lines().toList();
    Path out = folder.resolve("tornado.csv");
    Run command =
        Run.of("sensitivity", "--plan", plan(), "--method", "tornado", "--out", out.toString());

    assertThat(command.code()).isZero();
    List<String> named =
        Files.readAllLines(out, UTF_8).stream()
            .filter(row -> row.contains(",closing_reserve,2029-30,"))
            .toList();
    assertThat(ranked).hasSameSizeAs(named).hasSizeGreaterThan(5);
    for (int i = 0; i < ranked.size(); i++) {
      assertThat(named.get(i))
          .contains(ranked.get(i).substring(0, ranked.get(i).lastIndexOf(": ")));
    }
  }

  @Test
  void everyProblemIsShownWithItsPlace() throws Exception {
    Path broken = Files.createDirectory(folder.resolve("broken"));
    Run.copyWexmoor(broken);
    for (String file : List.of("schools.csv", "budgets.csv", "trusts.csv")) {
      Path path = broken.resolve(file);
      Files.writeString(path, Files.readString(path, UTF_8).replaceFirst(",[^,\n]*\n", ",\n"));
      Files.writeString(path, Files.readString(path, UTF_8) + "x\n", UTF_8);
    }

    String printed = run("ShowEveryProblem", broken.toString());
    for (String file : List.of("schools.csv", "budgets.csv", "trusts.csv")) {
      assertThat(printed).contains("Optional[" + broken.resolve(file) + "] OptionalInt[");
    }
    List<String> each = printed.lines().filter(line -> line.startsWith("error: ")).toList();
    List<String> kinds =
        Run.of("check", "--in", broken.toString())
            .err()
            .lines()
            .filter(line -> line.startsWith("error: "))
            .toList();
    assertThat(each).hasSizeGreaterThan(kinds.size());
    assertThat(kinds)
        .hasSize(7)
        .allMatch(
            kind ->
                each.stream().anyMatch(one -> kind.startsWith(one.substring(0, one.length() - 1))));
  }

  @Test
  void resultsAreWrittenAsByTheCommand() throws Exception {
    Path out = folder.resolve("out");
    run("WriteResults", wexmoor, out.toString());
    Path own = folder.resolve("own/allocations.csv");
    Run.of("allocate", "--in", wexmoor, "--out", own.toString());

    for (String file :
        List.of("allocations.csv", "allocations.authorities.csv", "allocations.summary.json")) {
      assertThat(out.resolve(file)).hasSameTextualContentAs(own.resolveSibling(file));
    }
    assertThat(out.resolve("changes.json")).content(UTF_8).contains("\"change\" : 14333.20");
  }

  private String plan() {
    return Path.of(wexmoor, "deficit-risk.sweep.yaml").toString();
  }

  private String command(String name, String... more) {
    List<String> words = new ArrayList<>(List.of(name, "--in", wexmoor));
    words.addAll(List.of(more));
    Run run = Run.of(words.toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isZero();
    return run.out();
  }

  /** Returns the rows that a comparison writes. */
  private List<String> written(String... formulas) throws IOException {
    Path file = folder.resolve("compared.csv");
    List<String> words = new ArrayList<>(List.of(formulas));
    words.addAll(List.of("--out", file.toString()));
    command("compare", words.toArray(String[]::new));
    return Files.readAllLines(file, UTF_8);
  }

  /** Returns the rows of a file that a run of a scenario writes. */
  private List<String> ran(Path scenario, String file) throws IOException {
    Path out = folder.resolve("run");
    command("run", "--scenario", scenario.toString(), "--out", out.toString());
    return Files.readAllLines(out.resolve(file), UTF_8);
  }

  private String run(String program, String... arguments) throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {folder.toUri().toURL()}, Thread.currentThread().getContextClassLoader())) {
      System.setOut(new PrintStream(printed, true, UTF_8));
      loader.loadClass(program).getMethod("main", String[].class).invoke(null, (Object) arguments);
    } finally {
      System.setOut(before);
    }
    return printed.toString(UTF_8);
  }

  private static Map<String, String> byId(String printed) {
    return printed
        .lines()
        .collect(
            Collectors.toMap(
                line -> line.substring(0, line.indexOf(": ")),
                line -> line.substring(line.indexOf(": ") + 2)));
  }

  private static String last(String printed) {
    return printed.strip().lines().reduce((one, other) -> other).orElseThrow();
  }

  /** Returns the last number of a line as the command line shows pounds. */
  private static String pounds(String line) {
    double pounds = Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
    return String.format(Locale.ROOT, "%,.2f", pounds);
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }

  private static double behindTo(String text) {
    return number(text.substring(text.indexOf(" to ") + 4));
  }

  /** Returns what stands in a school's row below a column. */
  private static double cell(List<String> rows, String id, String column) {
    int at = List.of(rows.get(0).split(",", -1)).indexOf(column);
    return rows.stream()
        .map(row -> row.split(",", -1))
        .filter(cells -> cells[0].equals(id))
        .map(cells -> number(cells[at]))
        .findFirst()
        .orElseThrow();
  }

  /** Returns the number behind the start of a row. */
  private static double behind(List<String> rows, String start) {
    Pattern pattern = Pattern.compile(start + "(-?[0-9.]+)(,.*)?");
    return rows.stream()
        .map(pattern::matcher)
        .filter(Matcher::matches)
        .map(row -> number(row.group(1)))
        .findFirst()
        .orElseThrow();
  }
}
