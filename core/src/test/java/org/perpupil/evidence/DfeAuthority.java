package org.perpupil.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;

/**
 * The local formula of an authority, worked back from what DfE says its schools got.
 *
 * <p>Basic rates follow from money and rolls; a rate for needs is the national one times the local
 * lump sum over the national, which the shares then undo.
 */
final class DfeAuthority {
  private static final Formula NATIONAL = Formula.national("2025-26");

  private final String code;
  private final double primary;
  private final double ks3;
  private final double ks4;
  private final double lumpSum;
  private final double level;

  DfeAuthority(List<DfeSchool> schools) {
    this.code = schools.get(0).laCode();
    this.primary = primaryRate(schools);
    double[] secondary = secondaryRates(schools, primary);
    this.ks3 = secondary[0];
    this.ks4 = secondary[1];
    this.lumpSum = schools.get(0).money("lump_sum_total_funding");
    this.level = lumpSum / national("lump_sum_primary");
  }

  static double national(String rate) {
    return NATIONAL.value(Parameter.find(rate).orElseThrow()).orElseThrow();
  }

  /** Returns pounds for each pupil of a phase: "primary", "ks3" or "ks4". */
  double basic(String phase) {
    return switch (phase) {
      case "primary" -> primary;
      case "ks3" -> ks3;
      default -> ks4;
    };
  }

  /** Returns the rate that a need of a phase, "primary" or "secondary", is taken to be paid by. */
  double need(String need, String phase) {
    return level * national(rate(need, phase));
  }

  private static String rate(String need, String phase) {
    return (need.equals("eal3") ? "eal" : need) + "_" + phase;
  }

  String laCode() {
    return code;
  }

  /** Returns the cells of its row in formulas.csv. */
  Map<String, String> formula() {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("year", "2025-26");
    row.put("la_code", code);
    row.put("basic_primary", Double.toString(primary));
    row.put("basic_ks3", Double.toString(ks3));
    row.put("basic_ks4", Double.toString(ks4));
    for (String need : DfeSchool.NEEDS) {
      for (String phase : List.of("primary", "secondary")) {
        row.put(rate(need, phase), Double.toString(need(need, phase)));
      }
    }
    row.put("eal_years_primary", "3");
    row.put("eal_years_secondary", "3");
    row.put("mobility_threshold_percent", "6");
    row.put("lump_sum_primary", Double.toString(lumpSum));
    row.put("lump_sum_secondary", Double.toString(lumpSum));
    for (String minimum : List.of("mppl_primary", "mppl_ks3", "mppl_ks4")) {
      row.put(minimum, Double.toString(national(minimum)));
    }
    return row;
  }

  /** The rate of most schools that have primary money alone. */
  private static double primaryRate(List<DfeSchool> schools) {
    List<Double> rates = new ArrayList<>();
    for (DfeSchool school : schools) {
      double money = school.money("basic_entitlement_primary");
      if (money > 0 && money == school.money("basic_entitlement_total_funding")) {
        rates.add(money / school.roll());
      }
    }
    // Published rolls are rounded, pence of money too: the median is a school's with a whole roll.
    double median = rates.stream().sorted().toList().get(rates.size() / 2);
    double whole = Math.rint(median);
    return Math.abs(median - whole) < 1e-6 ? whole : median;
  }

  /** The whole pounds by which most counts of key stage 3 and then of key stage 4 are whole. */
  private static double[] secondaryRates(List<DfeSchool> schools, double primary) {
    double[] best = {national("basic_ks3"), national("basic_ks4")};
    int most = 0;
    for (int rate = 4000; rate < 8000; rate++) {
      int whole = 0;
      double money = 0;
      double pupils = 0;
      for (DfeSchool school : schools) {
        double count = school.money("basic_entitlement_ks3") / rate;
        whole += count > 0 && isWhole(count) ? 1 : 0;
        if (school.money("basic_entitlement_ks4") > 0) {
          money += school.money("basic_entitlement_ks4");
          pupils += school.roll() - count - school.money("basic_entitlement_primary") / primary;
        }
      }
      double last = Math.rint(money / pupils);
      for (DfeSchool school : schools) {
        double count = school.money("basic_entitlement_ks4") / last;
        whole += count > 0 && isWhole(count) ? 1 : 0;
      }
      if (whole > most) {
        most = whole;
        best = new double[] {rate, last};
      }
    }
    return best;
  }

  static boolean isWhole(double count) {
    return Math.abs(count - Math.rint(count)) < 1e-4;
  }
}
