package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Small sound files that a fuzzed command reads, all in one folder. */
final class FuzzFiles {
  private static final List<String> SCHOOLS = List.of("W01", "W02", "W11", "W14", "W16", "W20");

  private final Map<String, byte[]> files = new LinkedHashMap<>();

  private FuzzFiles() {}

  /** Makes the files from the shipped ones, with six schools, two years and four worlds. */
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
        leaving: {order: [W01, W14], from: 2026-09-01, every_months: 6}
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
    made.add(
        folder,
        "events.yaml",
        """
        name: Fewer schools
        leaves_out: buildings
        baseline:
          schools: schools.csv
          formulas: formulas.csv
          budgets: budgets.csv
          staff: staff.csv
          assumptions: assumptions.yaml
          years: 2025-26..2027-28
        events:
          - {merge: [W01, W02], into: W12, on: 2026-09-01}
          - {close: W14, on: 2027-04-01, to: {W16: 60, W20: 40}}
          - {move: W16, to: 998, on: 2027-04-01}
        """);
    made.add(folder, "perpupil.yaml", shipped("perpupil.yaml"));
    made.add(
        folder,
        "actuals.csv",
        "id,code,month,amount\nW01,E01,2025-10,700000\nW02,I13,2025-06,9000\n");
    made.add(folder, "links.csv", "URN,LinkURN,LinkName,LinkType\n800001,800002,Two,Successor\n");
    made.add(
        folder,
        "mixes.yaml",
        "mixes:\n  half: {basic: 50, guarantee: 50}\n  third: {needs: 30, cap: 70}\n");
    made.add(
        folder,
        "profiles.csv",
        "code,governance,april,may,june,july,august,september,october,november,december,january,"
            + "february,march\nE16,,10,10,10,10,10,10,10,10,5,5,5,5\n"
            + "E01,academy,8,8,8,8,8,9,9,9,9,8,8,8\n");
    made.published(folder);
    made.sweeps(folder);
    return made;
  }

  /** What is published, of which 'import' makes a folder. */
  private void published(Path folder) throws IOException {
    SmallAllocations.write(folder.resolve("published.csv"));
    PublishedSamples.write(folder);
    for (String name :
        List.of(
            "published.csv",
            "edubasealldata20250401.csv",
            "local-formulas-2025-26.csv",
            "proforma-2017-18.csv",
            "inputs.csv",
            "statement.csv")) {
      files.put(name, Files.readAllBytes(folder.resolve(name)));
    }
    Path workbook = folder.resolve("published.xlsx");
    SmallAllocations.workbook(workbook);
    files.put("published.xlsx", repacked(workbook));
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

  /** The library's archives have no sizes before their entries, which streams cannot read. */
  private static byte[] repacked(Path workbook) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipFile from = new ZipFile(workbook.toFile());
        ZipOutputStream to = new ZipOutputStream(bytes)) {
      for (ZipEntry entry : Collections.list(from.entries())) {
        to.putNextEntry(new ZipEntry(entry.getName()));
        to.write(from.getInputStream(entry).readAllBytes());
      }
    }
    return bytes.toByteArray();
  }

  /** Two slices of the plan, whose parts 'merge' reads, and its worlds one by one. */
  private void sweeps(Path folder) throws IOException {
    swept(folder, "slice1.part", "--slice", "1/2");
    swept(folder, "slice2.part", "--slice", "2/2");
    Path draws = folder.resolve("draws.csv");
    swept(folder, "s.csv", "--draws", draws.toString());
    files.put("draws.csv", Files.readAllBytes(draws));
    Table drawn = Table.read(draws);
    List<String> inputs =
        drawn.header().stream()
            .filter(name -> !name.contains(":") && !name.contains(" of "))
            .toList();
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < drawn.rows().size(); row++) {
      int at = row;
      rows.add(inputs.stream().map(name -> drawn.cell(at, name)).toList());
    }
    add(folder, "worlds.csv", new Table(inputs, rows));
  }

  private void swept(Path folder, String name, String... options) throws IOException {
    Path out = folder.resolve(name);
    List<String> words = new ArrayList<>(List.of("sweep", "--plan"));
    words.addAll(List.of(folder.resolve("plan.yaml").toString(), "--out", out.toString()));
    words.addAll(List.of(options));
    Run run = Run.of(words.toArray(String[]::new));
    if (run.code() != 0) {
      throw new AssertionError(run.err());
    }
    if (name.endsWith(".part")) {
      files.put(name, Files.readAllBytes(out));
    }
  }
}
