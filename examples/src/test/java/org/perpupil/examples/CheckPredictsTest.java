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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * On generated authorities with blank shares, contradictions and missing budgets: the schools that
 * a check names, and why, are those that the command leaves out, whichever it is.
 */
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
    Path switched =
        Files.writeString(
            data.resolve("q.yaml"), PLAN + "scenario: switch.yaml\nagainst: baseline\n", UTF_8);
    pairs.add(pair("plan", List.of("--plan", switched.toString()), "sweep"));
    return pairs;
  }

  private Pair pair(String target, List<String> options, String command) {
    List<String> more = command.equals("sweep") ? with(options, "--out", out()) : options;
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
