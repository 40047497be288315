package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpupil.text.Values;

/** Snippets for other programs read what a sweep writes, and come to its figures. */
@Tag("slow")
class ResearchTest {
  private static final Path SNIPPETS = Path.of("research").toAbsolutePath();
  private static final Pattern MEAN = Pattern.compile("(?m)^mean (-?[0-9.]+)$");

  @TempDir private Path folder;

  @Test
  void pandasReadsTheTableAndTheDraws() throws Exception {
    List<String> python = program("pandas", "-c", "import pandas", "python3", "/usr/bin/python3");
    sweep();
    comesToTheTable(run(python, SNIPPETS.resolve("draws_pandas.py").toString()));
    failingWorldsFailAgain();
  }

  @Test
  void theBaseOfRReadsTheTableAndTheDraws() throws Exception {
    List<String> r = program("R", "-e", "cat(1)", "Rscript");
    sweep();
    comesToTheTable(run(r, SNIPPETS.resolve("draws.R").toString()));
    failingWorldsFailAgain();
  }

  @Test
  void duckDbReadsTheTableAndTheDraws() throws Exception {
    List<String> duck = program("DuckDB", "-c", "SELECT 1", "duckdb");
    sweep();
    List<String> line = new ArrayList<>(duck);
    line.addAll(List.of("-csv", "-f", SNIPPETS.resolve("draws.sql").toString()));
    String printed = run(line);
    String row = "\nW01,2026-27,";
    assertThat(printed).contains(row);
    String[] cells =
        printed.substring(printed.indexOf(row) + 1).lines().toList().get(0).split(",", -1);
    assertThat(Double.parseDouble(cells[cells.length - 1])).isCloseTo(mean(), within(0.01));
    assertThat(folder.resolve("tidy.parquet")).exists();
  }

  @Test
  void estimatesAreThoseOfSalib() throws Exception {
    List<String> python = program("SALib", "-c", "import SALib", "python3", "/usr/bin/python3");
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            SNIPPETS.resolve("SalibPoints.java").toString(),
            folder.toString());
    run(java);
    String printed = run(python, SNIPPETS.resolve("salib_compare.py").toString());
    assertThat(printed).containsPattern("largest difference [0-9.]+e-1[0-9]");
  }

  @Test
  void theCatalogueNamesTheProgramThatIsBuilt() throws Exception {
    Path catalogue = Path.of("jbang-catalog.json").toAbsolutePath();
    Map<?, ?> aliases = (Map<?, ?>) Values.json(Files.readAllBytes(catalogue)).map().get("aliases");
    Map<?, ?> alias = (Map<?, ?>) aliases.get("perpupil");
    assertThat(String.valueOf(alias.get("script-ref"))).isEqualTo("target/perpupil.jar");
    assertThat(Files.readString(Path.of("..", "README.md"), UTF_8))
        .contains("java -jar examples/" + alias.get("script-ref"));
  }

  /** Returns a program that is installed; without one the test is left out, and says so. */
  private static List<String> program(
      String name, String option, String tried, String... candidates) throws Exception {
    for (String candidate : candidates) {
      try {
        Process process =
            new ProcessBuilder(candidate, option, tried)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0) {
          return List.of(candidate);
        }
      } catch (IOException e) {
        // The next one may be there.
      }
    }
    assumeTrue(false, name + " is not installed here: its snippet is not run");
    return List.of();
  }

  private void sweep() throws IOException {
    Run.copyWexmoor(folder);
    for (String file : List.of("schools.csv", "budgets.csv", "staff.csv")) {
      Path all = folder.resolve(file);
      List<String> some =
          Files.readAllLines(all, UTF_8).stream()
              .filter(line -> line.matches("id,.*|W(01|02),.*"))
              .toList();
      Files.write(all, some, UTF_8);
    }
    Path plan = folder.resolve("deficit-risk.sweep.yaml");
    String text =
        Files.readString(plan, UTF_8)
            .replaceAll("worlds: \\d+", "worlds: 64")
            .replace("2025-26..2029-30", "2025-26..2026-27")
            .replaceAll(
                "(?s)vary:.*sampler:",
                """
                vary:
                  - assumption: pay.support_award_percent
                    year: 2026-27
                    uniform: {low: 0, high: 30}
                  - assumption: pupils.intake_growth_percent
                    year: 2026-27
                    by: school
                    uniform: {low: -30, high: 10}
                sampler:\
                """);
    Files.writeString(plan, text, UTF_8);
    Run run =
        Run.of(
            "sweep",
            "--plan",
            plan.toString(),
            "--out",
            folder.resolve("risk.csv").toString(),
            "--draws",
            folder.resolve("draws.csv.gz").toString());
    assertThat(run.code()).as(run.err()).isZero();
  }

  private double mean() throws IOException {
    String start = "school,W01,2026-27,closing_reserve,mean,";
    String row =
        Files.readAllLines(folder.resolve("risk.csv"), UTF_8).stream()
            .filter(line -> line.startsWith(start))
            .findFirst()
            .orElseThrow();
    return Double.parseDouble(row.split(",", -1)[5]);
  }

  private void comesToTheTable(String printed) throws IOException {
    Matcher found = MEAN.matcher(printed);
    assertThat(found.find()).as(printed).isTrue();
    assertThat(Double.parseDouble(found.group(1))).isCloseTo(mean(), within(0.01));
    assertThat(printed).containsPattern("below 0 in 2026-27: [0-9]+ of 64 worlds");
  }

  /** What another program wrote of the draws is taken as worlds, and they come to the same. */
  private void failingWorldsFailAgain() throws IOException {
    List<String> failing = Files.readAllLines(folder.resolve("failing.csv"), UTF_8);
    assertThat(failing).hasSizeBetween(2, 64);
    Run run =
        Run.of(
            "sweep",
            "--plan",
            folder.resolve("deficit-risk.sweep.yaml").toString(),
            "--worlds",
            folder.resolve("failing.csv").toString(),
            "--out",
            folder.resolve("again.csv").toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Files.readString(folder.resolve("again.csv"), UTF_8))
        .contains("school,W01,2026-27,closing_reserve,deficit_probability,1,");
  }

  private String run(List<String> program, String... arguments) throws Exception {
    List<String> line = new ArrayList<>(program);
    line.addAll(Arrays.asList(arguments));
    if (arguments.length == 1) {
      line.add(folder.toString());
      line.add("W01");
    }
    Path out = folder.resolve("printed.txt");
    Process process =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    String printed = Files.readString(out, UTF_8);
    assertThat(process.exitValue()).as(printed).isZero();
    return printed;
  }
}
