package org.perpupil.io.result;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.perpupil.formula.printed.Casting;
import org.perpupil.io.csv.CsvText;
import org.perpupil.projection.printed.ProjectionAsPrinted;
import org.perpupil.viability.cash.MonthlyCash;
import org.perpupil.viability.cash.MonthlyProfile;
import org.perpupil.viability.cash.MonthlyProfiles;

/**
 * Schools' cash by month: {@code id, year, basis, month}, the lines, and {@code receipts, payments,
 * net, cash}, one row a school and month. Lines add up to the projection's years, see {@link
 * MonthlyCash}; one that a school never has is blank.
 */
final class MonthlyTable {
  private MonthlyTable() {}

  /** Adds all schools' months, the header first. */
  static void rows(ProjectionAsPrinted printed, ProjectionLayout layout, CsvText csv) {
    Set<String> columns = new LinkedHashSet<>();
    ProjectionWriter.codes(printed.projection()).forEach(code -> columns.add(layout.name(code)));
    List<String> header = new ArrayList<>(List.of("id", "year", "basis", "month"));
    header.addAll(columns);
    header.addAll(List.of("receipts", "payments", "net", "cash"));
    csv.row(header);
    for (int school = 0; school < printed.projection().schools().size(); school++) {
      String id = printed.projection().schools().school(school).id();
      String basis = printed.basis(school).fileName();
      for (MonthlyCash.Month month : MonthlyCash.of(printed, school, layout.profiles()).months()) {
        Map<String, Long> lines = new LinkedHashMap<>();
        month.pence().forEach((code, pence) -> lines.merge(layout.name(code), pence, Long::sum));
        List<String> row =
            new ArrayList<>(List.of(id, month.year().toString(), basis, month.month().toString()));
        columns.forEach(column -> row.add(lines.containsKey(column) ? pounds(lines, column) : ""));
        row.add(Casting.pounds(month.receipts()).toPlainString());
        for (OptionalLong pence : List.of(month.payments(), month.net(), month.cash())) {
          row.add(pence.isPresent() ? Casting.pounds(pence.getAsLong()).toPlainString() : "");
        }
        csv.row(row);
      }
    }
  }

  /** Returns the profiles that lines follow, for a summary: each with its status and source. */
  static List<Map<String, Object>> profiles(ProjectionAsPrinted printed, MonthlyProfiles when) {
    Set<MonthlyProfile> used = new LinkedHashSet<>();
    for (int school = 0; school < printed.projection().schools().size(); school++) {
      used.addAll(MonthlyCash.of(printed, school, when).profiles());
    }
    List<Map<String, Object>> profiles = new ArrayList<>();
    for (MonthlyProfile profile : used) {
      Map<String, Object> shown = new LinkedHashMap<>();
      shown.put("line", profile.code().map(code -> code.code()).orElse("all others"));
      profile.basis().ifPresent(basis -> shown.put("basis", basis.fileName()));
      shown.put(
          "april_to_march" + (profile.withinBlocks() ? "_parts_of_blocks" : "_percent"),
          profile.weights().stream().map(MonthlyTable::plain).toList());
      shown.put("status", profile.status().label());
      shown.put("source", profile.source());
      profiles.add(shown);
    }
    return profiles;
  }

  /** Returns a weight as its file has it: whole where it is. */
  private static BigDecimal plain(double weight) {
    BigDecimal plain = BigDecimal.valueOf(weight).stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  private static String pounds(Map<String, Long> lines, String column) {
    return Casting.pounds(lines.getOrDefault(column, 0L)).toPlainString();
  }
}
