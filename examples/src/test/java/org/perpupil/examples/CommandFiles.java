package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the commands of {@link EveryCommand} read: the shipped authority, and files with faults. */
final class CommandFiles {
  private CommandFiles() {}

  /** Writes all of them to a folder. */
  static void write(Path folder) throws IOException {
    Path data = Files.createDirectories(folder.resolve("data/wexmoor"));
    copy(Run.WEXMOOR, data);
    shorten(data, "deficit-risk", "short");
    shorten(data, "stay-or-leave", "short-leave");
    SmallAllocations.write(folder.resolve("data/published.csv"));
    bad(Files.createDirectories(folder.resolve("bad")), data);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName().toString()));
      }
    }
  }

  private static void shorten(Path data, String plan, String name) throws IOException {
    String text = Files.readString(data.resolve(plan + ".sweep.yaml"), UTF_8);
    Files.writeString(
        data.resolve(name + ".sweep.yaml"), text.replaceAll("worlds: \\d+", "worlds: 48"), UTF_8);
  }

  /** Several faults a file, of a kind where one of them might be told for the other. */
  private static void bad(Path bad, Path data) throws IOException {
    for (String file : List.of("schools.csv", "formulas.csv", "budgets.csv", "assumptions.yaml")) {
      Files.copy(data.resolve(file), bad.resolve("wexmoor-" + file));
    }
    Path published = SmallAllocations.write(bad.resolve("published.csv"));
    List<String> rows = new ArrayList<>(Files.readAllLines(published, UTF_8));
    rows.set(1, rows.get(1).replace(",1515,", ",many,"));
    rows.set(2, rows.get(2).replace(",145100,", ",c,"));
    rows.set(3, rows.get(3).replace(",120,", ",240,"));
    Files.write(published, rows, UTF_8);
    Table schools = Table.read(data.resolve("schools.csv"));
    Table formulas = Table.read(data.resolve("formulas.csv"));
    schools
        .mapCells(
            (column, cell) ->
                column.matches("(fsm|fsm6|eal3|lpa|mobility|idaci_[ac])_(primary|secondary)")
                    ? ""
                    : cell)
        .rows(0, 12)
        .and(schools.rows(12, 21))
        .write(bad.resolve("blanks.csv"));
    formulas
        .mapCells(
            (column, cell) -> column.matches("(eal|lpa|mobility)_(primary|secondary)") ? "" : cell)
        .write(bad.resolve("formulas.csv"));
    formulas
        .map("gains_scaling_percent", cell -> "")
        .map("lpa_primary", cell -> "")
        .write(bad.resolve("capped.csv"));
    formulas.map("la_code", cell -> "998").write(bad.resolve("unmatched.csv"));
    new Table(
            schools.header().stream()
                .map(name -> name.replace("fsm_", "fms_").replace("lpa_p", "ipa_p"))
                .toList(),
            schools.rows())
        .write(bad.resolve("columns.csv"));
    schools
        .mapCells(
            (column, cell) ->
                column.startsWith("eal3") ? "x" : column.equals("phase") ? "primery" : cell)
        .write(bad.resolve("cells.csv"));
    Table.read(data.resolve("budgets.csv"))
        .map("code", code -> code.replace("E0", "E_").replace("I0", "l0"))
        .write(bad.resolve("budgets.csv"));
    Table.read(data.resolve("staff.csv"))
        .map("role", role -> role.replace("teacher", "teech"))
        .map("point", point -> point.replace("U", "V"))
        .write(bad.resolve("staff.csv"));
    Table.read(data.resolve("trusts.csv"))
        .map("charge_basis", basis -> "percentage")
        .map("pooling_need", need -> "pupil")
        .write(bad.resolve("trusts.csv"));
    Table.read(data.resolve("services.csv"))
        .map("payer_maintained", payer -> "trust")
        .map("payer_academy", payer -> "levy")
        .write(bad.resolve("services.csv"));
    Table.read(data.resolve("authorities.csv"))
        .map("affordability", mode -> "scale")
        .map("levy_limit_per_pupil", limit -> "-1")
        .write(bad.resolve("authorities.csv"));
    String baseline =
        """
        name: Two formulas
        leaves_out: nothing
        baseline:
          schools: blanks.csv
          formulas: formulas.csv
          budgets: wexmoor-budgets.csv
          assumptions: wexmoor-assumptions.yaml
          years: 2025-26..2029-30
        constants:
          formula.national_uplift_percent: 2
        """;
    text(
        bad,
        "switching.yaml",
        baseline
            + """
            formula:
              2026-27: nff:2025-26
              2027-28: baseline
              2028-29: {towards: nff:2024-25, percent: 40}
            """);
    text(bad, "other.yaml", baseline + "formula:\n  2027-28: nff:2023-24\n");
    text(
        bad,
        "uplift.yaml",
        """
        assumptions:
          formula.local_uplift_percent: 1
          formula.national_uplift_percent: 1
        """);
    text(
        bad,
        "names.yaml",
        """
        assumptions:
          pay.teachers_award_percent: 1
          pay.award_percent: 2
          prices.percent: 3
          pension.percent: 4
          tax: 5
          classes.size: 30
        """);
    for (String file : List.of("keys", "changes", "values")) {
      String rest =
          switch (file) {
            case "keys" ->
                """
                constant:
                  a: 1
                change: []
                conversion: []
                leave: {order: [W01], frm: 2026-09-01, every_month: 12, ordr: 1}
                pool: {trust: Fenway Trust}
                formulas: {2026-27: nff:2025-26}
                """;
            case "changes" ->
                """
                changes:
                  - {assumption: pay.award, set: 1, add: 2, scale: 3}
                  - {assumption: prices.cpi_percent, school: [W01], trusts: X}
                  - {assumptions: prices.cpi_percent, st: 1}
                  - {assumption: prices.cpi_percent, set: 1, schools: [W01], trust: Fenway Trust}
                conversions:
                  - {school: W99, on: 2026-09-02, trsut: X}
                  - {schools: W01, onn: 2026-09-01}
                pooling: {trust: Fenwy, share: 2, need: pupil, shares: 1}
                leaving: {order: [W01, W77], from: 2026-09-01, every_months: 0}
                """;
            default ->
                """
                formula:
                  2026-27: {towards: nff:2025-26, percent: 150, percnt: 2}
                  2027-28: {toward: nff:2025-26}
                  2028-29: nff:1999-00
                constants:
                  prices.energy: 3
                  prices.cpi: 3
                """;
          };
      text(bad, file + ".yaml", baseline.replaceAll("(?s)constants:.*", "") + rest);
    }
    text(
        bad,
        "standard.yaml",
        """
        nam: Mine
        appliesto: [school, maintaned]
        applies_to: [academie, maintained]
        conditions: [{figur: reserve, levels: {a: 1}}]
        levls: 1
        rules:
          - {kind: limits, nam: x, a_most: 1, yers: 2, stat: derived, rate: 1}
          - {kind: limit, measure: reserve, outcome: red, years: 3}
        """);
    text(
        bad,
        "plan.yaml",
        """
        version: 1
        school: schools.csv
        formula: formulas.csv
        schools: wexmoor-schools.csv
        formulas: wexmoor-formulas.csv
        budgets: wexmoor-budgets.csv
        years: 2025-26..2027-28
        vary:
          - {assumption: pay.award, unifrm: {low: 1, high: 2}}
          - {assumption: prices.cpi_percent, uniform: {lo: 1, hig: 2}, normal: {mean: 1}}
          - {assumption: prices.cpi_percent, trust: A, schools: [B], uniform: {low: 3, high: 2}}
        measure: [reserve]
        measures: [closing, in_year]
        smapler: sobol
        """);
    text(
        bad,
        "files.yaml",
        """
        version: 1
        schools: blanks.csv
        formulas: formulas.csv
        budgets: budgets.csv
        staff: staff.csv
        assumptions: names.yaml
        years: 2025-26..2027-28
        vary:
          - {assumption: prices.cpi_percent, uniform: {low: 1, high: 2}}
        worlds: 8
        measures: [closing_reserve]
        """);
  }

  private static void text(Path folder, String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text, UTF_8);
  }
}
