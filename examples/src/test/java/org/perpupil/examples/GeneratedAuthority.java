package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * An authority made from a seed: schools of all phases, a local formula, budgets that its shares
 * balance roughly, two trusts.
 *
 * <p>The same seed always makes the same. Immutable; {@code with…} changes one table.
 *
 * @param schools one row a school
 * @param formulas the formula of the authority
 * @param budgets what every school states, {@code I01} being its share
 */
record GeneratedAuthority(Table schools, Table formulas, Table budgets) {
  static final List<String> PHASES =
      List.of("primary", "secondary", "middle-deemed-primary", "middle-deemed-secondary");
  private static final List<String> NEEDS =
      List.of(
          "fsm",
          "fsm6",
          "idaci_a",
          "idaci_b",
          "idaci_c",
          "idaci_d",
          "idaci_e",
          "idaci_f",
          "eal3",
          "lpa",
          "mobility");

  /** Returns an authority of some schools, and what its budgets' shares are by the program. */
  static GeneratedAuthority of(long seed, String laCode, int schools, Path folder)
      throws IOException {
    Random random = new Random(seed);
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 0; i < schools; i++) {
      rows.add(school(random, laCode, i));
    }
    Table table = table(rows);
    Table formulas = table(List.of(formula(random, laCode)));
    Path out = folder.resolve("shares-" + laCode + ".csv");
    Run run =
        Run.of(
            "allocate",
            "--schools",
            table.write(folder.resolve("schools-" + laCode + ".csv")),
            "--formulas",
            formulas.write(folder.resolve("formulas-" + laCode + ".csv")),
            "--out",
            out.toString());
    assertThat(run.code()).as(run.err()).isZero();
    return new GeneratedAuthority(table, formulas, budgets(random, Table.read(out)));
  }

  GeneratedAuthority withSchools(Table changed) {
    return new GeneratedAuthority(changed, formulas, budgets);
  }

  /** Returns this authority and another beside it. */
  GeneratedAuthority and(GeneratedAuthority other) {
    return new GeneratedAuthority(
        schools.and(other.schools), formulas.and(other.formulas), budgets.and(other.budgets));
  }

  /** Returns the same with all rows in another order. */
  GeneratedAuthority shuffled(long seed) {
    return new GeneratedAuthority(
        schools.shuffled(seed), formulas.shuffled(seed + 1), budgets.shuffled(seed + 2));
  }

  /** Writes the tables and what commands need beside them. */
  Map<String, String> write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Map<String, String> files = new LinkedHashMap<>();
    files.put("schools", schools.write(folder.resolve("schools.csv")));
    files.put("formulas", formulas.write(folder.resolve("formulas.csv")));
    files.put("budgets", budgets.write(folder.resolve("budgets.csv")));
    files.put("assumptions", text(folder.resolve("assumptions.yaml"), ASSUMPTIONS));
    files.put("trusts", text(folder.resolve("trusts.csv"), TRUSTS));
    return files;
  }

  private static String text(Path file, String text) throws IOException {
    return Files.writeString(file, text, UTF_8).toString();
  }

  private static final String TRUSTS =
      """
      trust,charge_basis,charge,charge_in_budgets,pooled_share,pooling_need,reserves,opening_reserve,central_fixed,central_per_school,central_per_further_school,central_per_pupil
      Alder,percent,5.5,true,0,pupils,separate,85000.37,31000,4200,-150,62.13
      Beech,per-pupil,230.17,false,0.13,disadvantage,pooled,140000,23500,3600,0,48
      """;

  private static final String ASSUMPTIONS =
      """
      assumptions:
        formula.local_uplift_percent: {2026-27: 2.37, 2027-28: 1.91, 2028-29: 0.83}
        formula.national_uplift_percent: 2
        pay.teacher_award_percent: 2.6
        pay.support_award_percent: 2.9
        pupils.intake_growth_percent: {2026-27: -3, 2027-28: 2}
        prices.cpi_percent: 2.1
        prices.energy_percent: 4
        prices.contract_percent: 2.5
        income.self_generated_growth_percent: 2
        grants.pupil_premium_growth_percent: 2
      """;

  private static Map<String, String> school(Random random, String laCode, int number) {
    // The first two are academies, one a trust; the third is a maintained primary school.
    String phase = number == 2 ? "primary" : PHASES.get(Math.max(0, random.nextInt(8) - 4));
    boolean academy = number < 2 || (random.nextInt(3) == 0 && number > 2);
    boolean alder = number == 0 || (random.nextBoolean() && number > 1);
    Map<String, String> row = new LinkedHashMap<>();
    row.put("id", "S" + laCode + String.format(Locale.ROOT, "%02d", number));
    row.put("name", "School " + number);
    row.put("la_code", laCode);
    row.put("phase", phase);
    row.put("governance", academy ? "academy" : "maintained");
    row.put("trust", academy ? (alder ? "Alder" : "Beech") : "");
    int[] years =
        switch (phase) {
          case "primary" -> new int[] {7, 0};
          case "secondary" -> new int[] {0, 5};
          case "middle-deemed-primary" -> new int[] {3, 1};
          default -> new int[] {2, 2};
        };
    row.put("year_groups_primary", Integer.toString(years[0]));
    row.put("year_groups_secondary", Integer.toString(years[1]));
    int size = 8 + random.nextInt(random.nextBoolean() ? 25 : 120);
    int ks4 = phase.equals("secondary") ? 2 * size : 0;
    row.put("pupils_primary", Integer.toString(years[0] * size));
    row.put("pupils_ks3", Integer.toString((years[1] - (ks4 > 0 ? 2 : 0)) * size));
    row.put("pupils_ks4", Integer.toString(ks4));
    for (String need : NEEDS) {
      double most = need.startsWith("idaci") ? 0.14 : 0.4;
      row.put(need + "_primary", years[0] > 0 ? share(random, most) : "");
      row.put(need + "_secondary", years[1] > 0 ? share(random, most) : "");
    }
    row.put("sparsity_distance_miles", String.format(Locale.ROOT, "%.1f", 4 * random.nextDouble()));
    row.put("aca", laCode.startsWith("9") ? "1.0183" : "1");
    row.put("rates", Integer.toString(random.nextInt(60_000)));
    row.put("mfg_baseline_per_pupil", "");
    return row;
  }

  private static String share(Random random, double most) {
    return String.format(
        Locale.ROOT, "%.6f", random.nextInt(9) == 0 ? 0 : most * random.nextDouble());
  }

  private static Map<String, String> formula(Random random, String laCode) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("year", "2025-26");
    row.put("la_code", laCode);
    row.put("la_name", "Authority " + laCode);
    rate(row, random, "basic_primary", 3850);
    rate(row, random, "basic_ks3", 5430);
    rate(row, random, "basic_ks4", 6110);
    rate(row, random, "fsm_primary", 490);
    rate(row, random, "fsm_secondary", 490);
    rate(row, random, "fsm6_primary", 1050);
    rate(row, random, "fsm6_secondary", 1550);
    int band = 0;
    for (String letter : List.of("a", "b", "c", "d", "e", "f")) {
      rate(row, random, "idaci_" + letter + "_primary", 690 - 80 * band);
      rate(row, random, "idaci_" + letter + "_secondary", 950 - 110 * band);
      band++;
    }
    rate(row, random, "eal_primary", 595);
    rate(row, random, "eal_secondary", 1590);
    row.put("eal_years_primary", "3");
    row.put("eal_years_secondary", "3");
    rate(row, random, "lpa_primary", 1175);
    rate(row, random, "lpa_secondary", 1785);
    rate(row, random, "mobility_primary", 960);
    rate(row, random, "mobility_secondary", 1380);
    row.put("mobility_threshold_percent", "6");
    rate(row, random, "lump_sum_primary", 145_000);
    rate(row, random, "lump_sum_secondary", 151_000);
    for (String group : List.of("primary", "secondary", "middle")) {
      rate(row, random, "sparsity_" + group, 60_000);
      row.put("sparsity_taper_" + group, List.of("none", "linear", "nff").get(random.nextInt(3)));
      row.put("sparsity_distance_" + group, group.equals("secondary") ? "3" : "2");
      row.put("sparsity_year_group_" + group, group.equals("primary") ? "21.4" : "120");
      row.put("sparsity_distance_taper_" + group, Boolean.toString(random.nextBoolean()));
    }
    row.put("mppl_primary", "4955");
    row.put("mppl_ks3", "6221");
    row.put("mppl_ks4", "6831");
    row.put("basic_primary_sen_percent", "3.5");
    row.put("lpa_secondary_sen_percent", "100");
    return row;
  }

  private static void rate(Map<String, String> row, Random random, String name, double about) {
    row.put(name, String.format(Locale.ROOT, "%.2f", about * (0.97 + 0.06 * random.nextDouble())));
  }

  /** Amounts that follow from the share, with pence, and a reserve. */
  private static Table budgets(Random random, Table shares) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < shares.rows().size(); i++) {
      String id = shares.cell(i, "id");
      double share = shares.number(i, "budget_share");
      rows.add(List.of(id, "I01", shares.cell(i, "budget_share")));
      amount(rows, random, id, "I05", 0.04 * share);
      amount(rows, random, id, "I08a", 0.01 * share);
      amount(rows, random, id, "E01", 0.53 * share);
      amount(rows, random, id, "E03", 0.19 * share);
      amount(rows, random, id, "E05", 0.05 * share);
      amount(rows, random, id, "E09", 0.01 * share);
      amount(rows, random, id, "E14", 0.02 * share);
      amount(rows, random, id, "E16", 0.03 * share);
      amount(rows, random, id, "E19", 0.07 * share);
      amount(rows, random, id, "E25", 0.08 * share);
      amount(rows, random, id, "OB01", 0.1 * share * (random.nextDouble() - 0.3));
    }
    return new Table(List.of("id", "code", "amount"), rows);
  }

  private static void amount(
      List<List<String>> rows, Random random, String id, String code, double about) {
    double pounds = about * (0.9 + 0.2 * random.nextDouble());
    rows.add(List.of(id, code, String.format(Locale.ROOT, "%.2f", pounds)));
  }

  private static Table table(List<Map<String, String>> rows) {
    return new Table(
        List.copyOf(rows.get(0).keySet()),
        rows.stream().map(row -> List.copyOf(row.values())).toList());
  }
}
