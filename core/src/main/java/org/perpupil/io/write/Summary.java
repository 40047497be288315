package org.perpupil.io.write;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.perpupil.authority.block.Reconciliation;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.RoundingRules;
import org.perpupil.impact.Comparison;
import org.perpupil.impact.GainsAndLosses;
import org.perpupil.io.csv.Numbers;
import org.perpupil.problem.Problem;
import org.perpupil.rates.AreaCost;
import org.perpupil.rates.RateBook;
import org.perpupil.text.JsonWriter;

/** What a run read, gave out and rests on, as JSON for machines. */
public final class Summary {
  private Summary() {}

  /** Returns a summary as JSON text. */
  public static String text(Map<String, Object> summary) {
    return JsonWriter.indented(summary) + "\n";
  }

  /** Writes a summary as JSON in UTF-8; the stream stays open. */
  public static void write(Map<String, Object> summary, OutputStream out) throws IOException {
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    JsonWriter.indented(summary, text);
    text.write("\n");
    text.flush();
  }

  public static Map<String, Object> of(Allocation allocation, Reconciliation reconciliation) {
    Map<String, Object> summary = stamp(allocation.rounding());
    summary.put("formulas", titles(allocation));
    summary.put("schools_read", reconciliation.schoolsRead());
    summary.put("schools_allocated", reconciliation.schoolsAllocated());
    summary.put("schools_failed", reconciliation.schoolsFailed());
    summary.put("pupils_read", plain(reconciliation.pupilsRead()));
    summary.put("pupils_allocated", plain(reconciliation.pupilsAllocated()));
    summary.put("pupils_failed", plain(reconciliation.pupilsFailed()));
    summary.put("pounds_by_line", pounds(reconciliation.poundsByLine()));
    summary.put("pounds_in_total", pounds(reconciliation.poundsInTotal()));
    summary.put("schools_resting_on_unverified", allocation.unverified());
    areaCosts(allocation.areaCostsOfAuthorities(), summary);
    if (!allocation.remarks().isEmpty()) {
      summary.put("remarks", allocation.remarks());
    }
    return summary;
  }

  public static Map<String, Object> of(Comparison comparison) {
    GainsAndLosses gains = GainsAndLosses.of(comparison);
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("compared", comparison.title());
    summary.putAll(stamp(comparison.after().rounding()));
    summary.put("from", titles(comparison.before()));
    summary.put("to", titles(comparison.after()));
    summary.put("schools_read", comparison.size());
    summary.put("schools_failed", gains.failed());
    summary.put("winners", gains.winners());
    summary.put("losers", gains.losers());
    summary.put("unchanged", gains.unchanged());
    summary.put("pupils_read", plain(gains.pupils().add(gains.pupilsFailed())));
    summary.put("pupils_compared", plain(gains.pupils()));
    summary.put("pupils_failed", plain(gains.pupilsFailed()));
    summary.put("before", pounds(gains.before()));
    summary.put("after", pounds(gains.after()));
    summary.put("change", pounds(gains.change()));
    summary.put("causes", pounds(gains.causes()));
    summary.put("schools_resting_on_unverified", comparison.unverified());
    areaCosts(comparison.areaCostsOfAuthorities(), summary);
    return summary;
  }

  /** Adds the area costs of authorities that were taken, where any was. */
  public static void areaCosts(Map<AreaCost, Integer> taken, Map<String, Object> summary) {
    List<Map<String, Object>> all = new ArrayList<>();
    taken.forEach(
        (cost, schools) -> {
          Map<String, Object> shown = new LinkedHashMap<>();
          shown.put("la_code", cost.laCode());
          shown.put("value", new BigDecimal(Problem.plain(cost.value())));
          shown.put("year", cost.year().toString());
          shown.put("status", cost.rate().status().label());
          shown.put("source", cost.rate().source());
          shown.put("schools", schools);
          all.add(shown);
        });
    if (!all.isEmpty()) {
      summary.put("area_costs_of_authorities", all);
    }
  }

  /** Returns which version of method and rates a result rests on. */
  public static Map<String, Object> versions() {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("method_version", Allocation.METHOD_VERSION);
    summary.put("rate_book_version", RateBook.version());
    return summary;
  }

  private static Map<String, Object> stamp(RoundingRules rounding) {
    Map<String, Object> summary = versions();
    summary.put("price_base", "cash of the formula's year");
    summary.put("lines_to_pence", rounding.linesToPence());
    if (rounding.roundsTotalsAlone()) {
      summary.put("totals_to_pence", true);
    }
    summary.put("shares_to_six_decimals", rounding.sharesToSixDecimals());
    summary.put("area_cost_rates_to_pence", rounding.areaCostRatesToPence());
    summary.put("guarantee_units_to_pence", rounding.guaranteeUnitsToPence());
    return summary;
  }

  private static List<String> titles(Allocation allocation) {
    return allocation.formulas().all().stream().map(Summary::title).toList();
  }

  /** Returns the title of a formula and, of a national one, the protections that were in force. */
  private static String title(Formula formula) {
    StringBuilder title = new StringBuilder(formula.title());
    for (Parameter protection :
        List.of(
            Parameter.FLOOR_PERCENT,
            Parameter.GAINS_CAP_PERCENT,
            Parameter.GAINS_CAP_REMAINING_PERCENT)) {
      if (formula.isNational()) {
        formula
            .value(protection)
            .ifPresent(
                value ->
                    title
                        .append(", ")
                        .append(protection.fileName())
                        .append(' ')
                        .append(Problem.plain(value)));
      }
    }
    return title.toString();
  }

  private static Map<String, BigDecimal> pounds(Map<String, BigDecimal> pounds) {
    Map<String, BigDecimal> shown = new LinkedHashMap<>();
    pounds.forEach(
        (name, value) -> {
          if (value.signum() != 0) {
            shown.put(name, pounds(value));
          }
        });
    return shown;
  }

  private static BigDecimal pounds(BigDecimal value) {
    return new BigDecimal(Numbers.plain(value));
  }

  private static BigDecimal plain(BigDecimal value) {
    return new BigDecimal(value.stripTrailingZeros().toPlainString());
  }
}
