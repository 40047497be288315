package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpupil.io.template.ResultColumns;
import org.perpupil.text.CsvRows;

/** The dictionary of columns is what commands write: nothing less, and nothing that none does. */
@Tag("slow")
class ResultColumnsTest {
  /** Columns that some data alone bring about, and whole vocabularies that no data has all of. */
  private static final Set<String> SOMETIMES = Set.of("allocate NAME.csv remarks");

  @TempDir private Path folder;
  private final Set<String> seen = new HashSet<>();
  private final Set<String> seenWords = new HashSet<>();

  @Test
  void everyColumnOfEveryTableIsTold() throws IOException {
    Commands commands = Commands.in(folder);
    Map<String, List<String>> writing = commands.writing();
    Set<String> told = new LinkedHashSet<>();
    ResultColumns.all().forEach(column -> told.add(column.command()));
    String schools = commands.file("schools.csv");
    String formulas = commands.file("formulas.csv");
    String plan = commands.file("deficit-risk.sweep.yaml");
    for (String name : writing.keySet()) {
      if (!Set.of("report", "import", "sweep", "sensitivity", "boxes").contains(name)) {
        run(name, writing.get(name));
      }
    }
    run("allocate", List.of("allocate", "--schools", schools, "--nff", "2025-26"));
    run("compare", with(writing.get("compare"), "--group", "need"));
    run(
        "compare two years",
        List.of(
            "compare",
            "--from-schools",
            schools,
            "--from",
            "nff:2024-25",
            "--schools",
            schools,
            "--to",
            "nff:2025-26",
            "--group",
            "need"));
    Path actuals = folder.resolve("actuals.csv");
    Files.writeString(actuals, "id,code,month,amount\nW01,E16,2025-10,40000\n", UTF_8);
    run(
        "project",
        with(writing.get("project"), "--staffing", "--monthly", "--actuals", actuals.toString()));
    run("project as a return", with(writing.get("project"), "--codes", "bfr"));
    run(
        "solve",
        List.of(
            "solve",
            "--scenario",
            commands.file("flat-cash.scenario.yaml"),
            "--id",
            "W06",
            "--latest-year",
            "--keep",
            "closing_reserve>=0"));
    run("project wide", with(writing.get("project"), "--wide"));
    run("run", with(writing.get("run"), "--group", "trust"));
    run(
        "statement",
        List.of(
            "statement",
            "--schools",
            schools,
            "--formulas",
            formulas,
            "--id",
            "W01",
            "--layout",
            "dfe"));
    List<String> sweep = writing.get("sweep");
    Path draws = folder.resolve("out/sweep-draws/DRAWS.csv");
    Files.createDirectories(draws.getParent());
    run("sweep", with(sweep, "--draws", draws.toString(), "--draws-of", "W01"));
    table("sweep", "DRAWS.csv", draws);
    String leave = plan.replace("deficit-risk", "stay-or-leave");
    Files.writeString(
        Path.of(leave),
        Files.readString(Path.of(leave), UTF_8).replaceAll("worlds: \\d+", "worlds: 8"),
        UTF_8);
    run("sweep", List.of("sweep", "--plan", leave));
    run("sweep grid", with(sweep, "--grid", "prices.cpi_percent=1..2/2"));
    run("sensitivity tornado", writing.get("sensitivity"));
    for (String method : List.of("morris", "sobol", "regression")) {
      List<String> line = new ArrayList<>(List.of("sensitivity", "--plan", plan, "--id", "W01"));
      line.addAll(List.of("--method", method, "--size", method.equals("morris") ? "4" : "96"));
      if (method.equals("sobol")) {
        line.add("--second-order");
      }
      run("sensitivity", line);
    }
    run("boxes", writing.get("boxes"));
    Path imported = folder.resolve("out/imported");
    List<String> line = new ArrayList<>(writing.get("import"));
    Run run = Run.of(with(line, "--out", imported.toString()).toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isIn(0, 3);
    for (String file : List.of("schools.csv", "formulas.csv", "budgets.csv")) {
      table("import", file, imported.resolve(file));
    }
    Path assumptions = folder.resolve("assumptions-table.csv");
    Files.writeString(assumptions, Run.of("assumptions", "--csv").out(), UTF_8);
    table("assumptions", "--csv", assumptions);

    Set<String> never = new TreeSet<>();
    for (ResultColumns.Column column : ResultColumns.all()) {
      String key = key(column.command(), column.file(), column.column());
      boolean isDeclaredElsewhere =
          column.command().matches("import|own-formula|project wide")
              || (column.file().equals("NAME.monthly.csv") && column.column().matches("[A-Z].*"));
      if (column.word().isEmpty()
          && !isDeclaredElsewhere
          && !column.column().endsWith("*")
          && !seen.contains(key)
          && !SOMETIMES.contains(key)) {
        never.add(key);
      }
    }
    assertThat(never).as("told, but in no table").isEmpty();
    assertThat(told).allSatisfy(command -> assertThat(seen).anyMatch(k -> k.startsWith(command)));
    assertThat(seenWords).contains("sweep NAME.csv statistic p05", "options NAME.csv line levy");
  }

  /** Runs a command and looks at every table that it wrote. */
  private void run(String command, List<String> line) throws IOException {
    Path out = folder.resolve("out/" + seen.size() + command.replace(' ', '-'));
    Files.createDirectories(out.getParent());
    boolean isFolder = line.get(0).equals("run");
    Path to = isFolder ? out : Files.createDirectories(out).resolve("NAME.csv");
    Run run = Run.of(with(line, "--out", to.toString()).toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isIn(0, 3);
    List<Path> files;
    try (var all = Files.list(out)) {
      files = all.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    }
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      table(command, file.getFileName().toString(), file);
    }
  }

  private void table(String command, String name, Path file) throws IOException {
    List<ResultColumns.Column> told =
        ResultColumns.all().stream()
            .filter(column -> column.command().equals(command) && column.file().equals(name))
            .toList();
    assertThat(told).as(command + " | " + name).isNotEmpty();
    CsvRows rows = CsvRows.of(Files.readString(file, UTF_8));
    assertThat(rows.next()).isTrue();
    List<String> header = rows.cells();
    for (String column : header) {
      assertThat(told.stream().anyMatch(one -> one.isOf(column)))
          .as(command + " | " + name + " | " + column)
          .isTrue();
      seen.add(key(command, name, column));
    }
    while (rows.next()) {
      for (int i = 0; i < header.size(); i++) {
        word(told, key(command, name, header.get(i)), header.get(i), rows.cells().get(i));
      }
    }
  }

  private void word(List<ResultColumns.Column> told, String key, String column, String cell) {
    if (seenWords.add(key + " " + cell)) {
      List<ResultColumns.Column> words =
          told.stream()
              .filter(one -> one.column().equals(column) && !one.word().isEmpty())
              .toList();
      assertThat(words.isEmpty() || words.stream().anyMatch(word -> word.isOfWord(cell)))
          .as(key + " | " + cell)
          .isTrue();
    }
  }

  private static String key(String command, String file, String column) {
    return command + " " + file + " " + column;
  }

  private static List<String> with(List<String> line, String... more) {
    List<String> all = new ArrayList<>(line);
    all.addAll(List.of(more));
    return all;
  }

  @Test
  void theTableIsPrinted() throws IOException {
    Run run = Run.of("template", "columns");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith("command,file,column,word,unit,meaning\n")
        .contains("\nsweep,NAME.csv,statistic,p*,,")
        .contains("\nproject,NAME.csv,line,E01,pounds,")
        .contains("\nallocate,NAME.csv,lump_sum,,pounds,Lump sum\n");
    CsvRows rows = CsvRows.of(run.out());
    while (rows.next()) {
      assertThat(rows.cells()).hasSize(6);
      assertThat(rows.cells().get(5)).isNotBlank();
    }
  }
}
