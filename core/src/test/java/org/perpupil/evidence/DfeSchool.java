package org.perpupil.evidence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A row of DfE's school funding allocations of 2025-26, and the row of schools.csv it makes. */
final class DfeSchool {
  /** Needs as formulas name them; the file holds free meals and bands by name, others in all. */
  static final List<String> NEEDS =
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
          "mobility",
          "lpa");

  private static final double MOBILITY_THRESHOLD = 0.06;

  private final Map<String, String> row;
  private final Optional<Map<String, String>> register;

  DfeSchool(Map<String, String> row, Optional<Map<String, String>> register) {
    this.row = row;
    this.register = register;
  }

  /** Returns pounds; a column that does not apply holds none. */
  double money(String column) {
    String text = row.get(column);
    if (text == null) {
      throw new AssertionError("no column " + column);
    }
    return text.equals("z") ? 0 : Double.parseDouble(text);
  }

  String id() {
    return row.get("school_urn");
  }

  String name() {
    return row.get("school_name");
  }

  String authority() {
    return row.get("la_name");
  }

  String laCode() {
    return row.get("old_la_code");
  }

  double roll() {
    return money("total_number_of_pupils");
  }

  boolean hasOnePhase() {
    return money("basic_entitlement_primary") == 0
        || money("basic_entitlement_primary") == money("basic_entitlement_total_funding");
  }

  /** Returns the money for a need as this file gives it. */
  double needMoney(String need) {
    return switch (need) {
      case "fsm", "fsm6" -> money(need + "_funding");
      case "eal3" -> money("eal_total_funding");
      case "mobility" -> money("mobility_total_funding");
      case "lpa" -> money("prior_attainment_total_funding");
      default -> money("idaci_band_" + need.substring("idaci_".length()));
    };
  }

  private static String column(String need, String phase) {
    return need + "_" + phase;
  }

  double primaryPupils(DfeAuthority paid) {
    return money("basic_entitlement_primary") / paid.basic("primary");
  }

  double ks3Pupils(DfeAuthority paid) {
    return money("basic_entitlement_ks3") / paid.basic("ks3");
  }

  double ks4Pupils(DfeAuthority paid) {
    return money("basic_entitlement_ks4") / paid.basic("ks4");
  }

  /** Returns the share of pupils with a need, the same in both phases, for the file merges them. */
  double share(String need, DfeAuthority paid) {
    double secondary = ks3Pupils(paid) + ks4Pupils(paid);
    double full =
        paid.need(need, "primary") * primaryPupils(paid) + paid.need(need, "secondary") * secondary;
    double money = needMoney(need);
    double above = need.equals("mobility") && money > 0 ? MOBILITY_THRESHOLD : 0;
    return money / full + above;
  }

  /** Returns the cells of its row in schools.csv; split-site money is cash unless rated. */
  Map<String, String> school(DfeAuthority paid, boolean splitSitesAreRated) {
    Map<String, String> school = new LinkedHashMap<>();
    school.put("id", id());
    school.put("name", name());
    school.put("la_code", laCode());
    school.put("phase", phase());
    double[] pupils = {primaryPupils(paid), ks3Pupils(paid), ks4Pupils(paid)};
    int[] years = yearGroups(pupils);
    school.put("year_groups_primary", Integer.toString(years[0]));
    school.put("year_groups_secondary", Integer.toString(years[1] + years[2]));
    school.put("year_groups_ks3", Integer.toString(years[1]));
    school.put("year_groups_ks4", Integer.toString(years[2]));
    school.put("pupils_primary", Double.toString(pupils[0]));
    school.put("pupils_ks3", Double.toString(pupils[1]));
    school.put("pupils_ks4", Double.toString(pupils[2]));
    for (String need : NEEDS) {
      String share = Double.toString(share(need, paid));
      school.put(column(need, "primary"), pupils[0] > 0 ? share : "");
      school.put(column(need, "secondary"), pupils[1] + pupils[2] > 0 ? share : "");
    }
    double splitSites = money("split_site_total_funding");
    school.put("split_sites", splitSitesAreRated ? "0" : Double.toString(splitSites));
    school.put("split_site_metres", splitSitesAreRated && splitSites > 0 ? "500" : "");
    school.put("sparsity_distance_miles", money("sparsity_total_funding") > 0 ? "" : "0");
    school.put(
        "sparsity", money("sparsity_total_funding") > 0 ? cash("sparsity_total_funding") : "");
    school.put("protection_given", cash("mfg_protection_or_capping_scaling"));
    school.put("rates", cash("national_non_domestic_rates_funding"));
    school.put("pfi", cash("pfi_total_funding"));
    school.put("exceptional", cash("exceptional_factors_total_funding"));
    return school;
  }

  private String cash(String column) {
    return Double.toString(money(column));
  }

  private String phase() {
    return switch (row.get("education_phase")) {
      case "Primary" -> "primary";
      case "Secondary" -> hasOnePhase() ? "secondary" : "middle-deemed-secondary";
      case "Middle deemed secondary" -> "middle-deemed-secondary";
      case "All-through" -> "all-through";
      default -> throw new AssertionError(row.get("education_phase"));
    };
  }

  /**
   * Returns year groups in primary, key stage 3 and key stage 4: those of the register's ages, or
   * the usual ones of the phase where the register is too old to fit the pupils.
   */
  private int[] yearGroups(double[] pupils) {
    int[] registered = register.map(DfeSchool::registered).orElse(new int[3]);
    if (fits(registered, pupils)) {
      return registered;
    }
    return switch (phase()) {
      case "primary" -> new int[] {7, 0, 0};
      case "secondary" -> new int[] {0, 3, 2};
      case "middle-deemed-secondary" -> new int[] {2, 2, pupils[2] > 0 ? 2 : 0};
      default -> new int[] {7, 3, 2};
    };
  }

  /** Ages are those at the start and the end of a school's years: 5 to 6 is year 1. */
  private static int[] registered(Map<String, String> ages) {
    int[] years = new int[3];
    for (int year = 0; year <= 11; year++) {
      boolean has =
          year + 4 >= Integer.parseInt(ages.get("AGEL"))
              && year + 5 <= Integer.parseInt(ages.get("AGEH"));
      years[year <= 6 ? 0 : year <= 9 ? 1 : 2] += has ? 1 : 0;
    }
    return years;
  }

  private static boolean fits(int[] years, double[] pupils) {
    double most = 0;
    double fewest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < years.length; i++) {
      if (years[i] > 0 != pupils[i] > 0) {
        return false;
      }
      if (years[i] > 0) {
        most = Math.max(most, pupils[i] / years[i]);
        fewest = Math.min(fewest, pupils[i] / years[i]);
      }
    }
    return most > 0 && most < 2 * fewest;
  }
}
