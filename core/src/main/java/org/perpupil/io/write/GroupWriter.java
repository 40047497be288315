package org.perpupil.io.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.perpupil.impact.GroupSpread;
import org.perpupil.impact.SchoolChange;
import org.perpupil.impact.Spread;
import org.perpupil.impact.groups.Grouping;
import org.perpupil.impact.scenario.ScenarioRun;
import org.perpupil.io.csv.CsvText;
import org.perpupil.io.csv.Numbers;
import org.perpupil.projection.Measure;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.SchoolTable;

/**
 * Writes gains and losses of groups of schools: {@code grouping, group, year, figure, price_base,
 * measure, value}, one row a value.
 *
 * <p>Every grouping comes after the whole, which is group {@code all} of grouping {@code all}.
 * Counts of schools and pupils, pounds before and after, and their change as a whole and over the
 * schools; pounds and pounds per pupil have two decimals, percent and pupils four, and more where
 * schools have more. Pupils and pounds of a group are the sum of what is written of its schools,
 * see {@link org.perpupil.formula.printed.Casting}. A value that cannot be said, such as percent of
 * nothing, has no row.
 */
public final class GroupWriter {
  private static final List<Measure> FIGURES = List.of(Measure.INCOME, Measure.CLOSING_RESERVE);
  private static final String RESERVE = Measure.CLOSING_RESERVE.fileName();
  private static final Map<String, Double> PARTS = parts();

  private GroupWriter() {}

  /**
   * Returns the groups of a run as CSV text: income and closing reserve of every year, in cash and
   * in the prices of the first year. Reserves have no percent, since they may be negative.
   */
  public static String toCsv(ScenarioRun run) {
    CsvText csv = header();
    for (FundingYear year : run.baseline().years()) {
      for (Measure figure : FIGURES) {
        Spread cash = run.spread(figure, year);
        for (Spread spread : List.of(cash, cash.inRealTerms(run.prices(), year, year))) {
          write(spread, run.inputs().schools(), year.toString(), figure.fileName(), csv);
        }
      }
    }
    return csv.text();
  }

  /**
   * Returns the groups of one figure as CSV text.
   *
   * @param schools the schools of the spread, in its order
   * @param year the year or years that it is of, in words
   * @param figure what gains or loses, such as {@code budget_share}
   */
  public static String toCsv(Spread spread, SchoolTable schools, String year, String figure) {
    CsvText csv = header();
    write(spread, schools, year, figure, csv);
    return csv.text();
  }

  /**
   * Returns the groups of several figures as CSV text, one after the other.
   *
   * @param spreads by what gains or loses; all of the same schools
   */
  public static String toCsv(Map<String, Spread> spreads, SchoolTable schools, String year) {
    CsvText csv = header();
    spreads.forEach((figure, spread) -> write(spread, schools, year, figure, csv));
    return csv.text();
  }

  private static CsvText header() {
    CsvText csv = new CsvText();
    csv.row(List.of("grouping", "group", "year", "figure", "price_base", "measure", "value"));
    return csv;
  }

  private static void write(
      Spread spread, SchoolTable schools, String year, String figure, CsvText csv) {
    write("all", spread.all(), year, figure, csv);
    for (Grouping grouping : Grouping.values()) {
      spread
          .by(grouping.keys(schools))
          .values()
          .forEach(group -> write(grouping.fileName(), group, year, figure, csv));
    }
  }

  private static void write(
      String grouping, GroupSpread group, String year, String figure, CsvText csv) {
    values(group)
        .forEach(
            (measure, value) -> {
              if (measure.contains("percent") && figure.equals(RESERVE)) {
                return;
              }
              List<String> row = new ArrayList<>(List.of(grouping, group.key(), year, figure));
              row.addAll(List.of(group.priceBase(), measure, value));
              csv.row(row);
            });
  }

  private static Map<String, String> values(GroupSpread group) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("schools", String.valueOf(group.schools()));
    values.put("without_figures", String.valueOf(group.withoutFigures()));
    values.put("gain", String.valueOf(group.winners()));
    values.put("lose", String.valueOf(group.losers()));
    values.put("unchanged", String.valueOf(group.unchanged()));
    values.put("pupils", Numbers.plain(group.pupilsAsPrinted(), 4));
    values.put("before", Numbers.plain(group.beforeAsPrinted()));
    values.put("after", Numbers.plain(group.afterAsPrinted()));
    for (SchoolChange change : SchoolChange.values()) {
      String name = change == SchoolChange.POUNDS ? "change" : "change_" + change.fileName();
      int decimals = change == SchoolChange.PERCENT ? 4 : 2;
      if (change == SchoolChange.POUNDS && group.schools() > 0) {
        values.put(name, Numbers.plain(group.changeAsPrinted()));
      } else {
        put(values, name, group.change(change), decimals);
      }
      PARTS.forEach(
          (part, share) -> put(values, name + "_" + part, group.quantile(change, share), decimals));
    }
    return values;
  }

  private static void put(
      Map<String, String> values, String name, OptionalDouble value, int decimals) {
    if (value.isPresent()) {
      values.put(name, Numbers.write(value, decimals));
    }
  }

  private static Map<String, Double> parts() {
    Map<String, Double> parts = new LinkedHashMap<>();
    parts.put("lowest", 0.0);
    parts.put("lowest_tenth", 0.1);
    parts.put("median", 0.5);
    parts.put("highest_tenth", 0.9);
    parts.put("highest", 1.0);
    return parts;
  }
}
