package org.perpupil.examples;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Every option of every command that names a file to read, and a call that is right but for it. */
final class FileOptions {
  private static final String DATA = Run.WEXMOOR.toString();
  private static final List<String> PROJECTED =
      List.of(
          "--schools", DATA + "/schools.csv",
          "--formulas", DATA + "/formulas.csv",
          "--budgets", DATA + "/budgets.csv",
          "--staff", DATA + "/staff.csv",
          "--assumptions", DATA + "/assumptions.yaml",
          "--years", "2025-26..2026-27");
  private static final Set<String> READ = Set.of("FILE", "FORMULA");

  private FileOptions() {}

  /**
   * Returns the calls, each right and quick to fail where a file is.
   *
   * @param out a folder for results
   */
  static Map<String, List<String>> calls(Path out) {
    Map<String, List<String>> calls = new TreeMap<>();
    String scenario = Run.scenario("flat-cash").toString();
    List<String> paid =
        List.of("--schools", DATA + "/schools.csv", "--formulas", DATA + "/formulas.csv");
    calls.put(
        "import", List.of(SmallAllocations.shared(), "--out", out.resolve("imported").toString()));
    calls.put("allocate", paid);
    calls.put("statement", with(paid, "--id", "W01"));
    calls.put(
        "check",
        with(
            PROJECTED,
            "--from",
            DATA + "/formulas.csv",
            "--to",
            "nff:2025-26",
            "--scenario",
            scenario));
    calls.put(
        "compare",
        List.of(
            "--schools", DATA + "/schools.csv",
            "--from", DATA + "/formulas.csv",
            "--to", "nff:2025-26"));
    calls.put("project", with(PROJECTED, "--explain", "W01"));
    calls.put(
        "options",
        with(
            PROJECTED,
            "--trusts",
            DATA + "/trusts.csv",
            "--trust",
            "Fenway Trust",
            "--id",
            "W01",
            "--from",
            "2026-09-01"));
    calls.put(
        "authority",
        with(
            PROJECTED,
            "--authorities",
            DATA + "/authorities.csv",
            "--leave",
            "when-better-off",
            "--trusts",
            DATA + "/trusts.csv",
            "--trust",
            "Fenway Trust"));
    calls.put(
        "trust", with(PROJECTED, "--trusts", DATA + "/trusts.csv", "--trust", "Fenway Trust"));
    calls.put(
        "own-formula",
        with(
            paid,
            "--to",
            "nff:2025-26",
            "--uplift-percent",
            "2.1",
            "--authorities",
            DATA + "/authorities.csv"));
    calls.put(
        "levers",
        with(
            paid,
            "--to",
            "nff:2025-26",
            "--uplift-percent",
            "2.1",
            "--authorities",
            DATA + "/authorities.csv"));
    calls.put(
        "report",
        with(
            List.of("school"),
            with(PROJECTED, "--id", "W01", "--out", out.resolve("o") + ".html")
                .toArray(String[]::new)));
    calls.put("run", List.of("--scenario", scenario));
    calls.put(
        "solve",
        with(
            PROJECTED,
            "--id",
            "W01",
            "--largest",
            "prices.cpi_percent",
            "--keep",
            "closing_reserve>=0"));
    List<String> plan =
        List.of("--plan", DATA + "/deficit-risk.sweep.yaml", "--out", out.resolve("o") + ".csv");
    calls.put("sweep", plan);
    calls.put("sensitivity", with(plan, "--method", "tornado"));
    calls.put("template", List.of("formulas", "--nff", "2025-26"));
    calls.put("trainee", List.of("--displaced-percent", "70", "--on", "2025-09-01"));
    calls.put(
        "block",
        List.of(
            "--year",
            "2023-24",
            "--primary-unit",
            "4500",
            "--primary-pupils",
            "20000",
            "--secondary-unit",
            "6000",
            "--secondary-pupils",
            "14000"));
    calls.put(
        "boxes",
        List.of(
            "--draws",
            DATA + "/schools.csv",
            "--where",
            "income:2025-26:school:W01<0",
            "--out",
            out.resolve("o") + ".csv"));
    calls.put("merge", List.of("--out", out.resolve("o") + ".csv"));
    return calls;
  }

  /** Returns, by command, the options that name a file to read. */
  static Map<String, List<String>> options() {
    Map<String, List<String>> options = new LinkedHashMap<>();
    PrintWriter none = new PrintWriter(new StringWriter());
    for (Map.Entry<String, CommandLine> command :
        PerPupil.commandLine(none, none).getSubcommands().entrySet()) {
      List<String> named = new ArrayList<>();
      for (OptionSpec option : command.getValue().getCommandSpec().options()) {
        String name = option.longestName();
        boolean reads = READ.contains(option.paramLabel()) || name.equals("--standard");
        boolean writes =
            name.equals("--out") || (name.equals("--draws") && !command.getKey().equals("boxes"));
        if (reads && !writes) {
          named.add(name);
        }
      }
      if (!named.isEmpty()) {
        options.put(command.getKey(), named);
      }
    }
    return options;
  }

  /** Returns a call with the value of an option replaced, or added. */
  static String[] call(String command, List<String> right, String option, String value) {
    List<String> call = new ArrayList<>(List.of(command));
    if (command.equals("report") && option.equals("--mixes")) {
      call.add("forum");
      call.addAll(right.subList(right.indexOf("--out"), right.size()));
      call.addAll(List.of("--schools", Run.SCHOOLS, "--formulas", Run.FORMULAS));
      call.addAll(List.of("--uplift-percent", "2.1", "--schools-block", "21000000"));
    } else {
      call.addAll(right);
    }
    if (option.equals("--profiles")) {
      call.add("--monthly");
    }
    if (option.equals("--links")) {
      call.addAll(List.of("--from-schools", DATA + "/schools.csv"));
    }
    int at = call.indexOf(option);
    if (at > 0) {
      call.set(at + 1, value);
    } else {
      call.add(option);
      call.add(value);
    }
    return call.toArray(String[]::new);
  }

  private static List<String> with(List<String> right, String... more) {
    List<String> all = new ArrayList<>(right);
    all.addAll(List.of(more));
    return all;
  }
}
