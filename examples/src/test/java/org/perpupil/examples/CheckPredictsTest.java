package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * On generated authorities with blank shares, contradictions and missing budgets: the schools that
 * a check names, and why, are those that the command leaves out, whichever it is.
 */
@Tag("slow")
class CheckPredictsTest {
  private static final int SCHOOLS = 10;
  private static final String YEARS = "2025-26..2027-28";

  private static final String SWITCH =
      """
      name: Another formula
      leaves_out: all else
      formula:
        2026-27: nff:2025-26
      """;

  private static final String CASH =
      """
      name: Flat cash
      leaves_out: all else
      changes:
        - assumption: formula.local_uplift_percent
          set: {2026-27: 0}
      """;

  private static final String PLAN =
      """
      version: 1
      schools: schools.csv
      formulas: formulas.csv
      budgets: budgets.csv
      assumptions: assumptions.yaml
      years: 2025-26..2027-28
      vary:
        - assumption: prices.energy_percent
          uniform: {low: 1, high: 5}
      worlds: 4
      """;

  @TempDir private Path folder;

  /** A command and the check of the same: what they print of each school, and how they end. */
  private record Pair(Run check, Run command, String target) {
    Set<String> predicted() {
      return lines(check, target + ": would fail: ");
    }

    Set<String> failed() {
      return lines(command, "failed: ");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void theCheckNamesWhatEachCommandLeavesOut(long seed) throws IOException {
    Map<String, String> files = damaged(seed);
    int failures = 0;
    for (Pair pair : pairs(files)) {
      String what = pair.target + "\n" + pair.check.err() + "\n" + pair.command.err();
      assertThat(pair.predicted()).as(what).isEqualTo(pair.failed());
      assertThat(errors(pair.check)).as(what).isEqualTo(errors(pair.command));
      boolean allFailed = pair.failed().size() == SCHOOLS;
      int expected = allFailed ? 3 : pair.command.code();
      assertThat(pair.check.code()).as(what).isEqualTo(expected);
      assertThat(pair.command.code()).as(what).isEqualTo(allFailed ? 1 : expected);
      failures += pair.failed().size();
    }
    // A run in which nothing fails would show nothing.
    assertThat(failures).isGreaterThan(20);
  }

  /** Whoever leaves a trust or its joiner without figures stops the command, and the check. */
  @Test
  void aTrustAndItsCoursesAreTriedAsTheirCommandsDo() throws IOException {
    GeneratedAuthority authority = GeneratedAuthority.of(11, "301", SCHOOLS, folder);
    Map<String, String> files = authority.write(folder.resolve("whole"));
    String joiner = authority.schools().cell(2, "id");
    for (Map<String, String> each :
        List.of(files, withBlank(authority, 0), withBlank(authority, 2))) {
      List<String> base = List.of(projected(each));
      Run check =
          run(
              "check",
              base,
              "--trusts",
              each.get("trusts"),
              "--trust",
              "Alder",
              "--join",
              joiner + "=2026-09-01");
      Run trust =
          run(
              "trust",
              base,
              "--trusts",
              each.get("trusts"),
              "--trust",
              "Alder",
              "--join",
              joiner + "=2026-09-01");
      Run options =
          run(
              "options",
              base,
              "--trusts",
              each.get("trusts"),
              "--trust",
              "Alder",
              "--id",
              joiner,
              "--from",
              "2026-09-01");
      Set<String> expected = new TreeSet<>(errors(trust));
      expected.addAll(errors(options));
      assertThat(errors(check)).isEqualTo(expected);
      assertThat(check.out())
          .contains("trust Alder: would " + (trust.code() == 0 ? "do" : "not do") + "\n")
          .contains(
              "options of " + joiner + ": would " + (options.code() == 0 ? "do" : "not do") + "\n");
      assertThat(check.code()).isEqualTo(Math.max(trust.code(), options.code()));
    }
    assertThat(
            run(
                    "trust",
                    List.of(projected(files)),
                    "--trusts",
                    files.get("trusts"),
                    "--trust",
                    "Alder")
                .code())
        .isZero();
  }

  /** What has one answer, not one for each school, is answered or refused alike. */
  @ParameterizedTest
  @ValueSource(longs = {1, 3})
  void theCheckMeetsWhatQuestionsMeet(long seed) throws IOException {
    Map<String, String> files = damaged(seed);
    Table schools = Table.read(Path.of(files.get("schools")));
    Path data = Path.of(files.get("schools")).getParent();
    Path authorities = data.resolve("authorities.csv");
    Files.writeString(
        authorities,
        """
        la_code,education_functions_per_pupil,levy_limit_per_pupil,schools_block
        301,20,60,40000000
        """,
        UTF_8);
    Path plan = Files.writeString(data.resolve("p.yaml"), PLAN, UTF_8);
    List<String> projected = List.of(projected(files));
    List<String> led = with(projected, "--authorities", authorities.toString());
    List<List<String>> questions = new ArrayList<>();
    for (String order : List.of("by-size", "by-surplus", "by-need", "random", "when-better-off")) {
      questions.add(with(led, "--leave", order));
    }
    questions.add(with(led, "--leave", "by-size", "--sponsored", schools.cell(0, "id")));
    questions.add(with(led, "--leave", "by-size", "--sponsored", "nobody"));
    questions.add(with(led, "--leave", "by-size", "--la", "302"));
    int refused = 0;
    for (List<String> question : questions) {
      refused += same("authority", question, question, "authority");
    }
    List<String> paid =
        List.of("--schools", files.get("schools"), "--formulas", files.get("formulas"));
    for (String pounds : List.of("1", "9000000", "90000000")) {
      List<String> money = List.of("--schools-block", pounds, "--uplift-percent", "2");
      refused += own(paid, money);
      refused += own(paid, with(money, "--la", "302"));
    }
    for (int row = 0; row < SCHOOLS; row++) {
      String id = schools.cell(row, "id");
      List<String> solved =
          with(
              projected,
              "--id",
              id,
              "--largest",
              "pay.teacher_award_percent",
              "--keep",
              "closing_reserve>=0");
      refused += same("solve " + id, solved, solved, "solve");
      List<String> asked = List.of("--plan", plan.toString(), "--method", "tornado", "--id", id);
      Pair pair = pair("sensitivity", asked, "sensitivity");
      String what = pair.check.err() + "\n" + pair.command.err();
      assertThat(pair.predicted()).as(what).isEqualTo(pair.failed());
      assertThat(errors(pair.check)).as(what).isEqualTo(errors(pair.command));
    }
    for (String wrong :
        List.of(
            "--id nobody --largest roll --keep closing_reserve>=0",
            "--id X --largest nothing.percent --keep closing_reserve>=0",
            "--id X --largest roll --keep reserve>=0",
            "--id X --latest-year --keep closing_reserve>=0")) {
      String sound = sound(schools, plan);
      List<String> solved = with(projected, wrong.replace("X", sound).split(" "));
      refused +=
          same("solve " + (wrong.contains("nobody") ? "nobody" : sound), solved, solved, "solve");
    }
    for (String wrong :
        List.of("--id nobody", "--measure reserve", "--measure closing_reserve_lost")) {
      List<String> asked =
          with(List.of("--plan", plan.toString()), (wrong + " --method sobol --size 4").split(" "));
      Pair pair = pair("sensitivity", asked, "sensitivity");
      assertThat(errors(pair.check)).as(wrong).isEqualTo(errors(pair.command)).hasSize(1);
    }
    assertThat(refused).isGreaterThan(3);
  }

  /** Returns a school that can be projected. */
  private String sound(Table schools, Path plan) {
    Run swept = run("sweep", List.of("--plan", plan.toString(), "--out", out(), "--force"));
    Set<String> failed = lines(swept, "failed: ");
    return schools.rows().stream()
        .map(row -> row.get(0))
        .filter(id -> failed.stream().noneMatch(line -> line.startsWith(id + ":")))
        .findFirst()
        .orElseThrow();
  }

  private int own(List<String> paid, List<String> money) {
    List<String> checked = with(paid, "--own-formula", "nff:2025-26");
    List<String> asked = with(paid, "--to", "nff:2025-26");
    return same(
        "own formula closer to nff:2025-26",
        with(checked, money.toArray(String[]::new)),
        with(asked, money.toArray(String[]::new)),
        "own-formula");
  }

  /** Compares a question's check with its command; returns 1 where it is refused. */
  private int same(String target, List<String> checked, List<String> asked, String command) {
    Run check = run("check", checked);
    Run run = run(command, asked);
    String what = String.join(" ", asked) + "\n" + check.err() + "\n" + run.err();
    assertThat(errors(check)).as(what).isEqualTo(errors(run));
    assertThat(run.code()).as(what).isIn(0, 1);
    if (run.code() == 0) {
      assertThat(check.out()).as(what).contains(target + ": would do\n");
    } else {
      assertThat(check.code()).as(what).isEqualTo(1);
      assertThat(check.out()).as(what).doesNotContain(target + ": would do\n");
    }
    return run.code();
  }

  private Map<String, String> withBlank(GeneratedAuthority authority, int row) throws IOException {
    List<List<String>> rows = new ArrayList<>(authority.schools().rows());
    List<String> cells = new ArrayList<>(rows.get(row));
    for (String phase : List.of("primary", "secondary")) {
      cells.set(authority.schools().column("lpa_" + phase), "");
    }
    rows.set(row, cells);
    return authority
        .withSchools(new Table(authority.schools().header(), rows))
        .write(folder.resolve("blank" + row));
  }

  private List<Pair> pairs(Map<String, String> files) throws IOException {
    List<String> schools = List.of("--schools", files.get("schools"));
    String formulas = files.get("formulas");
    Path data = Path.of(formulas).getParent();
    List<Pair> pairs = new ArrayList<>();
    List<String> local = with(schools, "--formulas", formulas);
    pairs.add(pair(formulas, local, "allocate"));
    pairs.add(pair(formulas, with(local, "--rounding", "none"), "allocate"));
    pairs.add(pair(formulas, with(local, "--affordability", "scaling"), "allocate"));
    for (String edition : List.of("2025-26", "2018-19", "2016-12-proposal")) {
      pairs.add(pair("nff:" + edition, with(schools, "--nff", edition), "allocate"));
    }
    List<String> compared = with(schools, "--from", formulas, "--to", "nff:2025-26");
    String both = formulas + " to nff:2025-26";
    pairs.add(pair(both, compared, "compare"));
    pairs.add(pair(both, with(compared, "--floor-percent", "-1.5"), "compare"));
    pairs.add(pair(both, with(compared, "--protections", "book"), "compare"));
    pairs.add(
        pair(
            "nff:2018-19 to nff:2025-26",
            with(schools, "--from", "nff:2018-19", "--to", "nff:2025-26"),
            "compare"));
    List<String> projected = List.of(projected(files));
    pairs.add(pair("projection", projected, "project"));
    Path authorities = data.resolve("authorities.csv");
    Files.writeString(authorities, "la_code,affordability\n301,cap\n", UTF_8);
    pairs.add(
        pair("projection", with(projected, "--authorities", authorities.toString()), "project"));
    Path other = Files.writeString(data.resolve("switch.yaml"), SWITCH, UTF_8);
    Path cash = Files.writeString(data.resolve("cash.yaml"), CASH, UTF_8);
    for (Path scenario : List.of(other, cash)) {
      pairs.add(pair("scenario", with(projected, "--scenario", scenario.toString()), "run"));
    }
    pairs.add(
        pair(
            "scenario",
            with(projected, "--scenario", cash.toString(), "--against", other.toString()),
            "run"));
    Path plan = Files.writeString(data.resolve("p.yaml"), PLAN, UTF_8);
    pairs.add(pair("plan", List.of("--plan", plan.toString()), "sweep"));
    pairs.add(
        pair(
            "sensitivity",
            List.of("--plan", plan.toString(), "--method", "tornado"),
            "sensitivity"));
    Path switched =
        Files.writeString(
            data.resolve("q.yaml"), PLAN + "scenario: switch.yaml\nagainst: baseline\n", UTF_8);
    pairs.add(pair("plan", List.of("--plan", switched.toString()), "sweep"));
    pairs.add(
        pair(
            "sensitivity",
            List.of("--plan", switched.toString(), "--method", "morris", "--size", "4"),
            "sensitivity"));
    return pairs;
  }

  private Pair pair(String target, List<String> options, String command) {
    List<String> more =
        List.of("sweep", "sensitivity").contains(command)
            ? with(options, "--out", out(), "--force")
            : options;
    return new Pair(run("check", options), run(command, more), target);
  }

  private String out() {
    return folder.resolve("sweep.csv").toString();
  }

  private static String[] projected(Map<String, String> files) {
    return new String[] {
      "--schools", files.get("schools"),
      "--formulas", files.get("formulas"),
      "--budgets", files.get("budgets"),
      "--assumptions", files.get("assumptions"),
      "--years", YEARS
    };
  }

  /** Returns the ends of lines of messages that begin with a text. */
  private static Set<String> lines(Run run, String begin) {
    return run.err()
        .lines()
        .filter(line -> line.startsWith(begin))
        .map(line -> line.substring(begin.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> errors(Run run) {
    Set<String> errors = lines(run, "error: ");
    errors.removeIf(line -> line.startsWith("no school could be"));
    return errors;
  }

  private static Run run(String command, List<String> options, String... more) {
    List<String> call = with(List.of(command), options.toArray(String[]::new));
    return Run.of(with(call, more).toArray(String[]::new));
  }

  private static List<String> with(List<String> options, String... more) {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of(more));
    return all;
  }

  /** Writes an authority of which a few schools each lack or contradict something. */
  private Map<String, String> damaged(long seed) throws IOException {
    Random random = new Random(seed);
    GeneratedAuthority whole = GeneratedAuthority.of(seed, "301", SCHOOLS, folder);
    Table schools = whole.schools();
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row : schools.rows()) {
      rows.add(random.nextInt(2) == 0 ? row : damaged(schools, row, random));
    }
    Set<String> dropped = new TreeSet<>();
    for (int i = 0; i < SCHOOLS; i++) {
      if (random.nextInt(6) == 0) {
        dropped.add(schools.cell(i, "id"));
      }
    }
    Table budgets = whole.budgets().where(row -> !dropped.contains(row.get(0)));
    return new GeneratedAuthority(new Table(schools.header(), rows), whole.formulas(), budgets)
        .write(folder.resolve("damaged"));
  }

  private static List<String> damaged(Table schools, List<String> row, Random random) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < row.size(); i++) {
      cells.put(schools.header().get(i), row.get(i));
    }
    List<String> needs =
        cells.keySet().stream().filter(name -> name.matches(".*_(primary|secondary)")).toList();
    switch (random.nextInt(7)) {
      case 0 -> cells.put(needs.get(random.nextInt(needs.size())), cells.get("aca"));
      case 1 -> cells.put("year_groups_primary", "0");
      case 2 -> cells.put("year_groups_secondary", "0");
      case 3 -> cells.put("sparsity_distance_miles", "");
      case 4 -> {
        cells.put("idaci_a_primary", "0.7");
        cells.put("idaci_b_primary", "0.7");
      }
      default ->
          needs.stream()
              .filter(name -> !name.startsWith("year") && !name.startsWith("pupils"))
              .filter(name -> random.nextInt(6) == 0)
              .forEach(name -> cells.put(name, ""));
    }
    return List.copyOf(cells.values());
  }
}
