package org.perpupil.examples;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A projection's tidy file as it is written: lines by school, year and kind of year.
 *
 * @param lines amounts by line, by {@code id year basis}, both in the order of the file
 */
record YearsAsWritten(Map<String, Map<String, BigDecimal>> lines) {
  private static final List<String> TOTALS =
      List.of(
          "pupils",
          "income",
          "expenditure",
          "in_year_balance",
          "opening_reserve",
          "closing_reserve");

  /** Reads one column of amounts. */
  static YearsAsWritten of(List<Map<String, String>> rows, String column) {
    Map<String, Map<String, BigDecimal>> lines = new LinkedHashMap<>();
    for (Map<String, String> row : rows) {
      lines
          .computeIfAbsent(key(row), key -> new LinkedHashMap<>())
          .put(row.get("line"), Printed.number(row.get(column)));
    }
    return new YearsAsWritten(lines);
  }

  static String key(Map<String, String> row) {
    return row.get("id") + " " + row.get("year") + " " + row.get("basis");
  }

  /** Checks every total, by the kinds of the schools' own codes, and every year after the last. */
  void addUp() {
    String before = "";
    BigDecimal reserve = BigDecimal.ZERO;
    for (Map.Entry<String, Map<String, BigDecimal>> year : lines.entrySet()) {
      Map<String, BigDecimal> amounts = year.getValue();
      BigDecimal income = BigDecimal.ZERO;
      BigDecimal expenditure = BigDecimal.ZERO;
      for (Map.Entry<String, BigDecimal> line : amounts.entrySet()) {
        String code = line.getKey();
        if (code.equals("E30")) {
          income = income.subtract(line.getValue());
        } else if (code.startsWith("I") || code.equals("POOLING")) {
          income = income.add(line.getValue());
        } else if (!TOTALS.contains(code)) {
          expenditure = expenditure.add(line.getValue());
        }
      }
      balances(amounts, income, expenditure, year.getKey());
      String school = year.getKey().replaceAll(" \\S+ ", " ");
      if (school.equals(before)) {
        Printed.same(amounts.get("opening_reserve"), reserve, year.getKey());
      }
      before = school;
      reserve = amounts.get("closing_reserve");
    }
  }

  /** Returns the sum of a line over schools, by year and kind of year. */
  Map<String, BigDecimal> sums(String line) {
    Map<String, BigDecimal> sums = new LinkedHashMap<>();
    lines.forEach(
        (key, amounts) ->
            sums.merge(
                key.replaceFirst("^\\S+ ", ""),
                amounts.getOrDefault(line, BigDecimal.ZERO),
                BigDecimal::add));
    return sums;
  }

  static void balances(
      Map<String, BigDecimal> amounts, BigDecimal income, BigDecimal expenditure, String where) {
    Printed.same(amounts.get("income"), income, where, "income");
    Printed.same(amounts.get("expenditure"), expenditure, where, "expenditure");
    Printed.same(
        amounts.get("in_year_balance"), income.subtract(expenditure), where, "in-year balance");
    Printed.same(
        amounts.get("closing_reserve"),
        amounts.get("opening_reserve").add(amounts.get("in_year_balance")),
        where,
        "closing reserve");
  }
}
