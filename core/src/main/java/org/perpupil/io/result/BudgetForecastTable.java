package org.perpupil.io.result;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.perpupil.budget.Block;
import org.perpupil.budget.BudgetCode;
import org.perpupil.formula.printed.Casting;
import org.perpupil.io.csv.CsvText;
import org.perpupil.projection.Measure;
import org.perpupil.projection.YearBasis;
import org.perpupil.projection.printed.ProjectionAsPrinted;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.data.DataFiles;

/**
 * Academies' years as trusts' budget forecast return lays them out: the first in two parts,
 * September to March and April to August, then one column a year.
 *
 * <p>Two forms of the return number the same figure differently; of the numbers, those of income,
 * expenditure, reserve and pupils are known, and the others are said to be not. Amounts are in
 * pounds, where the return has thousands. Parts add up to years, and lines to totals, as written.
 */
public final class BudgetForecastTable {
  private static final String KNOWN = "known";
  private static final String NOT_KNOWN = "not known";
  private static final int FIGURE = 0;
  private static final int LINE = 1;
  private static final int LINE_3Y = 2;
  private static final int TITLE = 3;

  private static final ImmutableList<String[]> FIGURES =
      ImmutableList.copyOf(
          DataFiles.rows(DataFiles.bytes(BudgetForecastTable.class, "budget-forecast-lines.csv")));

  private BudgetForecastTable() {}

  /** Returns whether a school reports to the return: it is an academy when the years end. */
  public static boolean has(ProjectionAsPrinted printed, int school) {
    return printed.projection().basis(school) == YearBasis.ACADEMIC
        && !printed.years(school).isEmpty();
  }

  /**
   * Adds all academies, the header first.
   *
   * @param printed in academic years
   */
  static void rows(ProjectionAsPrinted printed, ProjectionLayout layout, CsvText csv) {
    Set<FundingYear> years = new LinkedHashSet<>();
    for (int school = 0; school < printed.projection().schools().size(); school++) {
      if (has(printed, school)) {
        years.addAll(printed.years(school));
      }
    }
    List<FundingYear> columns = years.stream().sorted().toList();
    List<String> header = new ArrayList<>(List.of("id", "line", "line_3y", "number", "title"));
    header.addAll(List.of("y1p1", "y1p2"));
    for (int year = 2; year <= columns.size(); year++) {
      header.add("y" + year);
    }
    csv.row(header);
    for (int school = 0; school < printed.projection().schools().size(); school++) {
      if (has(printed, school)) {
        school(csv, printed, layout, school, columns);
      }
    }
  }

  private static void school(
      CsvText csv,
      ProjectionAsPrinted printed,
      ProjectionLayout layout,
      int school,
      List<FundingYear> years) {
    String id = printed.projection().schools().school(school).id();
    Map<String, long[]> lines = new LinkedHashMap<>();
    Map<String, List<String>> titles = new LinkedHashMap<>();
    long[] income = new long[years.size() + 1];
    long[] expenditure = new long[years.size() + 1];
    for (BudgetCode code : printed.codes(school)) {
      if (code.isRevenue()) {
        long[] pence = parts(printed, school, code, years);
        String name = layout.name(code);
        add(1, pence, lines.computeIfAbsent(name, line -> new long[pence.length]));
        titles.computeIfAbsent(name, line -> new ArrayList<>()).add(code.title());
        switch (code.kind()) {
          case INCOME -> add(1, pence, income);
          case REVENUE_FOR_CAPITAL -> add(-1, pence, income);
          default -> add(1, pence, expenditure);
        }
      }
    }
    lines.forEach(
        (name, pence) ->
            csv.row(
                row(List.of(id, name, "", NOT_KNOWN, String.join("; ", titles.get(name))), pence)));
    FundingYear first = printed.years(school).get(0);
    boolean isSpendingKnown = printed.total(school, Measure.EXPENDITURE, first).isPresent();
    boolean isReserveKnown = printed.total(school, Measure.CLOSING_RESERVE, first).isPresent();
    long[] reserve = new long[income.length];
    long balance = printed.total(school, Measure.OPENING_RESERVE, first).orElse(0);
    for (int column = 0; column < reserve.length; column++) {
      balance += income[column] - expenditure[column];
      reserve[column] = balance;
    }
    for (String[] figure : FIGURES) {
      List<String> start = List.of(id, figure[LINE], figure[LINE_3Y], KNOWN, figure[TITLE]);
      csv.row(
          switch (figure[FIGURE]) {
            case "income" -> row(start, income);
            case "expenditure" ->
                isSpendingKnown ? row(start, expenditure) : blank(start, income.length);
            case "closing_reserve" ->
                isReserveKnown ? row(start, reserve) : blank(start, income.length);
            default -> pupils(start, printed, school, years);
          });
    }
  }

  /** Returns the pence of a line in both parts of the first year, then of each year. */
  private static long[] parts(
      ProjectionAsPrinted printed, int school, BudgetCode code, List<FundingYear> years) {
    long[] pence = new long[years.size() + 1];
    long first = printed.amount(school, code, years.get(0)).orElse(0);
    Block september = Block.septemberToMarch(years.get(0).start());
    pence[0] = Casting.pence(printed.projection().amount(school, code, september).orElse(0));
    pence[1] = first - pence[0];
    for (int year = 1; year < years.size(); year++) {
      pence[year + 1] = printed.amount(school, code, years.get(year)).orElse(0);
    }
    return pence;
  }

  /** Pupils have no parts of a year. */
  private static List<String> pupils(
      List<String> start, ProjectionAsPrinted printed, int school, List<FundingYear> years) {
    List<String> row = new ArrayList<>(start);
    for (int year = 0; year < years.size(); year++) {
      long hundredths = printed.total(school, Measure.PUPILS, years.get(year)).orElse(0);
      row.add(Casting.pounds(hundredths).toPlainString());
      if (year == 0) {
        row.add("");
      }
    }
    return row;
  }

  private static List<String> row(List<String> start, long[] pence) {
    List<String> row = new ArrayList<>(start);
    for (long amount : pence) {
      row.add(Casting.pounds(amount).toPlainString());
    }
    return row;
  }

  private static List<String> blank(List<String> start, int columns) {
    List<String> row = new ArrayList<>(start);
    row.addAll(Collections.nCopies(columns, ""));
    return row;
  }

  private static void add(int sign, long[] pence, long[] into) {
    for (int i = 0; i < pence.length; i++) {
      into[i] += sign * pence[i];
    }
  }
}
