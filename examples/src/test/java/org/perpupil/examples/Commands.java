package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Every command with arguments that work, on a copy of the shipped authority. */
final class Commands {
  private final Path data;

  private Commands(Path data) {
    this.data = data;
  }

  /** Copies the shipped files to a folder, with its first eight schools; sweeps are short. */
  static Commands in(Path folder) throws IOException {
    Path data = Files.createDirectories(folder.resolve("data/wexmoor"));
    try (Stream<Path> files = Files.list(Run.WEXMOOR)) {
      for (Path file : files.toList()) {
        Files.copy(file, data.resolve(file.getFileName()));
      }
    }
    for (String file : List.of("schools.csv", "budgets.csv", "staff.csv", "trusts.csv")) {
      List<String> rows = Files.readAllLines(data.resolve(file), UTF_8);
      rows.removeIf(row -> row.matches("(W09|W1\\d|W2\\d|Tessel Schools),.*"));
      Files.write(data.resolve(file), rows, UTF_8);
    }
    Commands commands = new Commands(data);
    commands.replace("deficit-risk.sweep.yaml", "worlds: 2048", "worlds: 40");
    SmallAllocations.write(data.resolve("published.csv"));
    StringBuilder draws = new StringBuilder("world,a,b,income:2025-26:school:W01\n");
    for (int world = 0; world < 40; world++) {
      draws.append(world + "," + world % 8 + "," + world % 5 + "," + (world % 8 - 3) + "\n");
    }
    Files.writeString(data.resolve("draws.csv"), draws, UTF_8);
    return commands;
  }

  /** Changes a text in a file, wherever it stands. */
  void replace(String file, String old, String text) throws IOException {
    String all = Files.readString(data.resolve(file), UTF_8);
    if (!all.contains(old)) {
      throw new IllegalArgumentException(file + " has no " + old);
    }
    Files.writeString(data.resolve(file), all.replace(old, text), UTF_8);
  }

  String file(String name) {
    return data.resolve(name).toString();
  }

  /** Returns the name of every command that the program has. */
  static List<String> names() {
    CommandLine line =
        PerPupil.commandLine(
            new PrintWriter(OutputStream.nullOutputStream(), false, UTF_8),
            new PrintWriter(OutputStream.nullOutputStream(), false, UTF_8));
    return List.copyOf(line.getSubcommands().keySet());
  }

  /** Returns the commands that write to --out, by name, without it. */
  Map<String, List<String>> writing() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    String[] schools = {"--schools", file("schools.csv"), "--formulas", file("formulas.csv")};
    List<String> budgets = new ArrayList<>(List.of(schools));
    budgets.addAll(List.of("--budgets", file("budgets.csv"), "--staff", file("staff.csv")));
    budgets.addAll(List.of("--assumptions", file("assumptions.yaml")));
    budgets.addAll(List.of("--years", "2025-26..2027-28"));
    List<String> trusts =
        List.of("--trusts", file("trusts.csv"), "--trust", "Fenway Trust", "--services");
    List<String> trust = new ArrayList<>(trusts);
    trust.addAll(List.of(file("services.csv"), "--authorities", file("authorities.csv")));
    put(all, "import", List.of(file("published.csv")));
    put(all, "allocate", List.of(schools));
    put(
        all,
        "compare",
        List.of("--schools", schools[1], "--from", schools[3], "--to", "nff:2025-26"));
    put(all, "project", budgets);
    put(all, "run", List.of("--scenario", scenario()));
    put(all, "sweep", List.of("--plan", file("deficit-risk.sweep.yaml"), "--threads", "1"));
    put(
        all,
        "sensitivity",
        List.of("--plan", file("deficit-risk.sweep.yaml"), "--method", "tornado"));
    put(
        all,
        "boxes",
        List.of("--draws", file("draws.csv"), "--where", "income:2025-26:school:W01<0"));
    put(all, "options", budgets, trust, List.of("--id", "W01", "--from", "2026-09-01"));
    put(
        all,
        "authority",
        budgets,
        List.of("--authorities", file("authorities.csv"), "--leave", "by-size"));
    put(all, "trust", budgets, trust, List.of("--join", "W01=2026-09-01"));
    put(
        all,
        "own-formula",
        List.of(schools),
        List.of("--to", "nff:2025-26", "--uplift-percent", "2.1", "--schools-block", "58800000"));
    put(
        all,
        "levers",
        List.of(schools),
        List.of("--to", "nff:2025-26", "--uplift-percent", "2.1", "--schools-block", "21300000"));
    put(all, "report", List.of("school"), budgets, List.of("--id", "W01"));
    return all;
  }

  /** Returns the commands that print results, by name; some of them can write to --out, too. */
  Map<String, List<String>> printing() {
    Map<String, List<String>> all = new LinkedHashMap<>(writing());
    all.remove("sweep");
    all.remove("sensitivity");
    all.remove("boxes");
    all.remove("report");
    put(all, "import", all.get("import").subList(1, 2), List.of("--out", file("imported")));
    String schools = file("schools.csv");
    String formulas = file("formulas.csv");
    put(all, "statement", List.of("--schools", schools, "--formulas", formulas, "--id", "W01"));
    put(all, "check", List.of("--schools", schools, "--formulas", formulas));
    put(
        all,
        "solve",
        List.of("--id", "W06", "--latest-year", "--keep", "closing_reserve>=0"),
        List.of("--scenario", scenario()));
    put(all, "scenarios", List.of(data.toString()));
    put(all, "assumptions", List.of());
    put(all, "rates", List.of("2025-26"));
    put(all, "template", List.of("schools"));
    put(all, "trainee", List.of("--displaced-percent", "70", "--on", "2025-09-01"));
    put(
        all,
        "block",
        List.of("--year", "2023-24", "--primary-unit", "4500", "--primary-pupils", "20000"),
        List.of("--secondary-unit", "6000", "--secondary-pupils", "14000"));
    put(all, "help", List.of());
    return all;
  }

  /** Returns whether a command writes a folder of tables, not one with files beside it. */
  static boolean writesAFolder(String command) {
    return Set.of("run", "import").contains(command);
  }

  /** Returns how the name of what a command writes ends. */
  static String ending(String command) {
    return command.equals("report") ? ".html" : ".csv";
  }

  /** Returns where a command writes: a table, a page, or a folder of tables. */
  static Path out(Path folder, String command) {
    return folder.resolve(writesAFolder(command) ? command : command + ending(command));
  }

  private String scenario() {
    return file("flat-cash.scenario.yaml");
  }

  @SafeVarargs
  private static void put(
      Map<String, List<String>> all, String command, List<String>... arguments) {
    List<String> line = new ArrayList<>(List.of(command));
    for (List<String> more : arguments) {
      line.addAll(more);
    }
    all.put(command, List.copyOf(line));
  }

  /** Returns a line with more arguments at its end. */
  static String[] with(List<String> line, Object... more) {
    return Stream.concat(line.stream(), Stream.of(more).map(Object::toString))
        .toArray(String[]::new);
  }
}
