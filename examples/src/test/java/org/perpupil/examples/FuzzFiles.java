package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small sound files that a fuzzed command reads, all in one folder. */
final class FuzzFiles {
  private static final List<String> SCHOOLS = List.of("W01", "W02", "W14", "W16", "W20");

  private final Map<String, byte[]> files = new LinkedHashMap<>();

  private FuzzFiles() {}

  /** Makes the files from the shipped ones, with five schools, two years and four worlds. */
  static FuzzFiles of(Path folder) throws IOException {
    FuzzFiles made = new FuzzFiles();
    for (String table :
        List.of("schools", "formulas", "budgets", "staff", "trusts", "authorities", "services")) {
      String name = table + ".csv";
      Table all = Table.read(Run.WEXMOOR.resolve(name));
      boolean bySchool = List.of("schools", "budgets", "staff").contains(table);
      made.add(folder, name, bySchool ? all.where(row -> SCHOOLS.contains(row.get(0))) : all);
    }
    made.add(folder, "assumptions.yaml", shipped("assumptions.yaml"));
    made.add(
        folder,
        "plan.yaml",
        shipped("deficit-risk.sweep.yaml")
            .replaceAll("worlds: \\d+", "worlds: 4")
            .replaceAll("bins: \\d+", "bins: 64"));
    made.add(
        folder,
        "scenario.yaml",
        """
        name: Much at once
        leaves_out: nothing
        baseline:
          schools: schools.csv
          formulas: formulas.csv
          budgets: budgets.csv
          staff: staff.csv
          assumptions: assumptions.yaml
          years: 2025-26..2027-28
        constants:
          formula.national_uplift_percent: {2026-27: 5.1, 2027-28: 2.1}
        changes:
          - assumption: pay.teacher_award_percent
            set: {2027-28: 4}
          - {assumption: pupils.intake_growth_percent, add: -1, schools: [W01, W16]}
          - {assumption: prices.cpi_percent, scale: 1.5}
          - {assumption: trust.central_charge_percent, set: 5, trust: Fenway Trust}
        conversions:
          - {school: W01, on: 2026-09-01, trust: Fenway Trust}
        pooling: {trust: Fenway Trust, share: 0.5, need: pupils}
        formula:
          2026-27: {towards: "nff:2025-26", percent: 50}
          2027-28: nff:2025-26
        """);
    made.add(
        folder,
        "leaving.yaml",
        """
        name: One by one
        leaves_out: nothing
        leaving: {order: [W01, W14], from: 2026-09-01, every_months: 7}
        """);
    made.add(
        folder,
        "standard.yaml",
        """
        id: my-own
        name: My own
        applies_to: [maintained, academy]
        status: unverified
        source: my own
        rules:
          - {kind: limit, name: no deficit, measure: closing_reserve, at_least: 0, outcome: amber}
          - {kind: recovery, name: recovered, years: 3}
        """);
    made.part(folder);
    return made;
  }

  /** Returns the names of the files. */
  List<String> names() {
    return List.copyOf(files.keySet());
  }

  byte[] content(String name) {
    byte[] content = files.get(name);
    if (content == null) {
      throw new AssertionError(name);
    }
    return content;
  }

  private static String shipped(String name) throws IOException {
    return Files.readString(Run.WEXMOOR.resolve(name), UTF_8);
  }

  private void add(Path folder, String name, Table table) throws IOException {
    table.write(folder.resolve(name));
    files.put(name, Files.readAllBytes(folder.resolve(name)));
  }

  private void add(Path folder, String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text, UTF_8);
    files.put(name, text.getBytes(UTF_8));
  }

  /** Two slices of the plan, whose parts 'merge' reads. */
  private void part(Path folder) throws IOException {
    for (String slice : List.of("1", "2")) {
      Path part = folder.resolve("slice" + slice + ".part");
      Run run =
          Run.of(
              "sweep",
              "--plan",
              folder.resolve("plan.yaml").toString(),
              "--slice",
              slice + "/2",
              "--out",
              part.toString());
      if (run.code() != 0) {
        throw new AssertionError(run.err());
      }
      files.put(part.getFileName().toString(), Files.readAllBytes(part));
    }
  }
}
