package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A check of any command, with one of its options wrong, tells what the command would tell, ends as
 * it would, and neither prints a result nor writes anything.
 */
class CheckOfCommandsTest {
  /** What is wrong with a value, by what an option takes; a new kind of value needs a line here. */
  private static final Map<String, List<String>> WRONG =
      Map.ofEntries(
          entry("FILE", List.of("missing.csv", "empty.csv", "folder", "strange.csv", "binary")),
          entry("FORMULA", List.of("missing.csv", "strange.csv", "nff:1999-00")),
          entry("nff:YEAR", List.of("missing.csv", "nff:1999-00", "2025-26")),
          entry("NAME-OR-FILE", List.of("missing.yaml", "no-such-standard")),
          entry("YEAR", List.of("1999-00", "2025-27", "now")),
          entry("FIRST..LAST", List.of("2025-26", "2026-27..2025-26", "1999-00..2000-01")),
          entry("DATE", List.of("2026-13-01", "2026-05-05", "1999-09-01")),
          entry("ID", List.of("nobody", "w01")),
          entry("ID=DATE", List.of("nobody=2026-09-01", "W01=2026-05-05", "W02")),
          entry("NAME", List.of("nobody", "prices.nothing_percent")),
          entry("CODE", List.of("nobody", "000")),
          entry("POUNDS", List.of("much", "-1e15", "NaN")),
          entry("PUPILS", List.of("many", "-5", "1e300")),
          entry("PERCENT", List.of("half", "-5", "500")),
          entry("X", List.of("x", "-1e9", "Infinity")),
          entry("Y", List.of("y", "-1e9", "1e300")),
          entry("N", List.of("n", "-1", "0", "99999999999")),
          entry("ORDER", List.of("by-name")),
          entry("CONDITION", List.of("reserve>=0", "closing_reserve>0", "closing_reserve>=much")),
          entry("MEASURE", List.of("reserve", "closing_reserve_lost")),
          entry("METHOD", List.of("guess")),
          entry("LAYOUT", List.of("landscape")),
          entry("HOW", List.of("colour")),
          entry("RULE", List.of("somehow")),
          entry("ROUTE", List.of("pressed")),
          entry("POINT", List.of("M0", "UQ9")),
          entry("AREA", List.of("mars")),
          entry("URN", List.of("nobody", "0")),
          entry("MODE", List.of("someway")),
          entry("YEARS", List.of("lunar")),
          entry("CODES", List.of("none")),
          entry("book", List.of("page")),
          entry("Z", List.of("z", "-1e9", "1e300")),
          entry(
              "NAME=FROM..TO/N",
              List.of("pay.nothing=0..1/3", "prices.cpi_percent=3..1/3", "prices.cpi_percent=1/3")),
          entry("K/N", List.of("3/2", "0/2", "half", "1/999999")),
          entry("NAME=MOVE:PERCENT,…", List.of("a=basc:10", "=cap:20", "a=cap:500", "a")),
          entry("FOLDER", List.of("strange.csv", "table.csv")),
          entry("DIR", List.of("missing", "empty.csv", "folder")));

  /** Options whose words cannot be wrong by themselves, and why. */
  private static final Map<String, String> NEVER_WRONG =
      Map.of(
          "authority --seed", "any whole number will do",
          "report --title", "any text will do");

  @TempDir private Path folder;
  private Commands commands;

  @BeforeEach
  void files() throws IOException {
    commands = Commands.in(folder);
    Files.writeString(folder.resolve("empty.csv"), "", UTF_8);
    Files.writeString(folder.resolve("strange.csv"), "colour,shape\nred,round\n", UTF_8);
    Files.write(folder.resolve("binary"), new byte[] {0, 1, 2, (byte) 0xff, 0, 9});
    Files.createDirectories(folder.resolve("folder"));
  }

  static Stream<String> names() {
    return Commands.names().stream().filter(name -> !Set.of("help", "check").contains(name));
  }

  /** Returns a call of a command that is right. */
  private List<String> right(String name) {
    if (name.equals("merge")) {
      return merged();
    }
    if (commands.writing().containsKey(name)) {
      List<String> line = new ArrayList<>(commands.writing().get(name));
      line.add("--out");
      line.add(Commands.out(folder.resolve("out"), name).toString());
      return line;
    }
    return commands.printing().get(name);
  }

  private List<String> merged() {
    List<String> parts = new ArrayList<>(List.of("merge"));
    for (int i = 1; i <= 2; i++) {
      Path part = folder.resolve(i + ".part");
      if (!Files.exists(part)) {
        Run run =
            Run.of(
                Commands.with(commands.writing().get("sweep"), "--slice", i + "/2", "--out", part));
        assertThat(run.code()).as(run.err()).isZero();
      }
      parts.add(part.toString());
    }
    parts.addAll(List.of("--out", folder.resolve("out/merged.csv").toString()));
    return parts;
  }

  @ParameterizedTest
  @MethodSource("names")
  void whatIsRightWouldDoAndIsNotDone(String name) throws IOException {
    List<String> line = right(name);
    Set<String> before = tree();
    Run check = check(line);
    assertThat(check.code()).as(check.err()).isZero();
    assertThat(check.out()).isEqualTo(name + ": would do\n");
    assertThat(tree()).isEqualTo(before);
    Run run = Run.of(line.toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isZero();
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("names")
  void whatIsWrongIsToldAsTheCommandDoes(String name) throws IOException {
    List<String> line = right(name);
    int wrong = 0;
    int options = 0;
    for (OptionSpec option : options(name)) {
      String called = option.longestName();
      if (NEVER_WRONG.containsKey(name + " " + called)) {
        continue;
      }
      boolean isOut = called.equals("--out");
      String kind = called.equals("--standard") ? "NAME-OR-FILE" : option.paramLabel();
      List<String> values =
          isOut ? List.of("strange.csv", "folder/x.zip", "binary/x.csv") : WRONG.get(kind);
      assertThat(values).as(name + " " + called + " takes " + kind).isNotNull();
      options++;
      for (String value : some(kind, values, Commands.names().indexOf(name) + options)) {
        boolean isName =
            isOut || Files.exists(folder.resolve(value)) || value.startsWith("missing");
        String given = isName ? folder.resolve(value).toString() : value;
        List<String> call = new ArrayList<>(with(line, called, given));
        call.addAll(companions(name, called));
        Set<String> before = tree();
        Run check = check(call);
        assertThat(tree()).as(String.join(" ", call)).isEqualTo(before);
        Run run = Run.of(call.toArray(String[]::new));
        String what = String.join(" ", call) + "\n" + check.err() + "\n" + run.err();
        assertThat(check.code()).as(what).isEqualTo(run.code());
        assertThat(told(check)).as(what).containsAll(told(run));
        assertThat(errors(check)).as(what).isEqualTo(errors(run));
        assertThat(check.out()).as(what).startsWith(name + ": ").hasLineCount(1);
        wrong += run.code() == 0 ? 0 : 1;
      }
    }
    assertThat(2 * wrong).as("refused of " + options + " options").isGreaterThanOrEqualTo(options);
  }

  /** Returns one of some values, of files two; others for the next option, so that all come up. */
  private static List<String> some(String kind, List<String> values, int turn) {
    String one = values.get(turn % values.size());
    return Set.of("FILE", "FORMULA").contains(kind)
        ? List.of(one, values.get((turn + 2) % values.size()))
        : List.of(one);
  }

  /** Returns what has to be there so that an option is looked at. */
  private List<String> companions(String name, String option) {
    return switch (name + " " + option) {
      case "compare --explain" -> List.of("--from-schools", commands.file("schools.csv"));
      case "template --aca", "template --la" -> List.of("--nff", "2025-26");
      case "block --leaving-percent" -> List.of("--recouped", "1000000");
      case "project --codes" -> List.of("--wide");
      case "authority --trust" -> List.of("--trusts", commands.file("trusts.csv"));
      case "authority --trusts" -> List.of("--trust", "Fenway Trust");
      default -> List.of();
    };
  }

  private static Iterable<OptionSpec> options(String name) {
    PrintWriter none = new PrintWriter(OutputStream.nullOutputStream(), false, UTF_8);
    CommandSpec spec = PerPupil.commandLine(none, none).getSubcommands().get(name).getCommandSpec();
    return spec.options().stream().filter(option -> option.arity().max() > 0).toList();
  }

  private static List<String> with(List<String> line, String option, String value) {
    List<String> call = new ArrayList<>(line);
    int at = call.indexOf(option);
    if (at >= 0) {
      call.set(at + 1, value);
    } else {
      call.addAll(List.of(option, value));
    }
    return call;
  }

  private static Run check(List<String> line) {
    return Run.of(Stream.concat(Stream.of("check"), line.stream()).toArray(String[]::new));
  }

  private static List<String> errors(Run run) {
    return run.err()
        .lines()
        .filter(line -> line.startsWith("error: ") || line.contains("; see 'perpupil"))
        .toList();
  }

  private static Set<String> told(Run run) {
    return run.err()
        .lines()
        .filter(line -> line.matches("(error|warning|failed): .*"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns every file with its size. */
  private Set<String> tree() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> file + " " + (Files.isDirectory(file) ? 0 : file.toFile().length()))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  void schoolsThatFailAreAllNamed() throws IOException {
    Path file = Path.of(commands.file("schools.csv"));
    Table schools = Table.read(file);
    List<List<String>> rows = new ArrayList<>(schools.rows());
    List<String> first = new ArrayList<>(rows.get(0));
    first.set(schools.column("lpa_primary"), "");
    rows.set(0, first);
    new Table(schools.header(), rows).write(file.resolveSibling("blank.csv"));
    List<String> line =
        List.of(
            "allocate",
            "--schools",
            commands.file("blank.csv"),
            "--formulas",
            commands.file("formulas.csv"));
    Run check = check(line);
    Run run = Run.of(line.toArray(String[]::new));
    assertThat(run.code()).isEqualTo(3);
    assertThat(check.code()).isEqualTo(3);
    assertThat(check.out()).isEqualTo("allocate: would do, and leave schools out\n");
    assertThat(told(check)).containsAll(told(run)).anyMatch(text -> text.startsWith("failed: "));
  }

  @Test
  void everyWarningIsPrintedWhereTheCommandCutsThem() throws IOException {
    Path schools = Path.of(commands.file("schools.csv"));
    Table.read(schools).map("fsm6_primary", cell -> "0.001").write(schools);
    List<String> line = List.of("allocate", "--schools", schools.toString(), "--nff", "2025-26");
    long cut = Run.of(line.toArray(String[]::new)).err().lines().filter(this::isWarning).count();
    long whole = check(line).err().lines().filter(this::isWarning).count();
    assertThat(whole).isGreaterThanOrEqualTo(cut).isPositive();
    assertThat(check(line).err()).doesNotContain("more warnings");
  }

  private boolean isWarning(String line) {
    return line.startsWith("warning: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"alocate --schools x", "--schools x allocate --nff 2025-26"})
  void whatIsNoCommandOrNotItsOptionsIsMisuse(String words) {
    Run run = Run.of(("check " + words).split(" ", -1));
    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains("allocate");
  }
}
