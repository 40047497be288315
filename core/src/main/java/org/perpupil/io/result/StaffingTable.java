package org.perpupil.io.result;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.perpupil.budget.BudgetCode;
import org.perpupil.formula.printed.Casting;
import org.perpupil.impact.groups.LargestRemainder;
import org.perpupil.io.csv.CsvText;
import org.perpupil.io.csv.Numbers;
import org.perpupil.projection.Projection.Posts;
import org.perpupil.projection.YearBasis;
import org.perpupil.projection.printed.ProjectionAsPrinted;
import org.perpupil.rates.FundingYear;

/**
 * Who works at schools, and what they are paid and cost: posts by code, scale and point, year by
 * year.
 *
 * <p>The rows of a code add up to what the projection prints under it, pay and on-costs to the
 * cost. Staff whom a budget states as a total are one row, of which neither posts nor pay are
 * known. What an allowance covers of the apprenticeship levy is a row of its own. Immutable.
 */
public final class StaffingTable {
  private static final ImmutableSet<BudgetCode> STAFF =
      ImmutableSet.of(
          BudgetCode.E01,
          BudgetCode.E02,
          BudgetCode.E03,
          BudgetCode.E04,
          BudgetCode.E05,
          BudgetCode.E06,
          BudgetCode.E07,
          BudgetCode.E31);

  private static final String TOTAL = "total";
  private static final String ALLOWANCE = "levy_allowance";
  private static final double HALF_A_PENNY = 0.005;

  private StaffingTable() {}

  /**
   * A row.
   *
   * @param scale the area of the teachers' scale, {@code salary}, or empty for what is no post
   * @param point the point, the salary, {@code total} or {@code levy_allowance}
   * @param posts how many on average over the year
   * @param fullTimeEquivalent the same in full-time equivalents
   * @param pay pence; nothing where it is not known
   * @param cost pence, pay and on-costs
   */
  public record Row(
      BudgetCode code,
      String scale,
      String point,
      OptionalDouble posts,
      OptionalDouble fullTimeEquivalent,
      OptionalLong pay,
      long cost) {
    /** Returns the pence of pension, national insurance and levy; nothing where not known. */
    public OptionalLong onCosts() {
      return pay.isPresent() ? OptionalLong.of(cost - pay.getAsLong()) : OptionalLong.empty();
    }
  }

  /**
   * Returns a school's staff of a year, in the order of the codes.
   *
   * @param printed a projection that was run with posts
   */
  public static List<Row> of(ProjectionAsPrinted printed, int school, FundingYear year) {
    YearBasis basis = printed.basis(school);
    Map<BudgetCode, List<Posts>> posts = new LinkedHashMap<>();
    for (Posts one : printed.projection().posts(school, year, basis)) {
      posts.computeIfAbsent(one.code(), code -> new ArrayList<>()).add(one);
    }
    ImmutableList.Builder<Row> rows = ImmutableList.builder();
    for (BudgetCode code : printed.codes(school)) {
      OptionalLong printedCost = printed.amount(school, code, year);
      if (printedCost.isPresent() && STAFF.contains(code)) {
        double exact = printed.projection().amount(school, code, year, basis).orElseThrow();
        rows.addAll(rows(code, posts.getOrDefault(code, List.of()), exact));
      }
    }
    return rows.build();
  }

  /** Adds all schools' staff, the header first. */
  static void rows(ProjectionAsPrinted printed, CsvText csv) {
    csv.row(
        List.of(
            "id",
            "year",
            "basis",
            "code",
            "scale",
            "point",
            "posts",
            "full_time_equivalent",
            "pay",
            "on_costs",
            "cost"));
    for (int school = 0; school < printed.projection().schools().size(); school++) {
      for (FundingYear year : printed.years(school)) {
        for (Row row : of(printed, school, year)) {
          csv.row(
              List.of(
                  printed.projection().schools().school(school).id(),
                  year.toString(),
                  printed.basis(school).fileName(),
                  row.code().code(),
                  row.scale(),
                  row.point(),
                  Numbers.write(row.posts(), 2),
                  Numbers.write(row.fullTimeEquivalent(), 2),
                  pounds(row.pay()),
                  pounds(row.onCosts()),
                  Casting.pounds(row.cost()).toPlainString()));
        }
      }
    }
  }

  private static List<Row> rows(BudgetCode code, List<Posts> posts, double exact) {
    double rest = exact - posts.stream().mapToDouble(Posts::cost).sum();
    boolean hasRest = posts.isEmpty() || Math.abs(rest) >= HALF_A_PENNY;
    double[] costs = new double[posts.size() + (hasRest ? 1 : 0)];
    for (int i = 0; i < posts.size(); i++) {
      costs[i] = posts.get(i).cost();
    }
    if (hasRest) {
      costs[posts.size()] = rest;
    }
    long[] pence = LargestRemainder.pence(costs, Casting.pence(exact));
    ImmutableList.Builder<Row> rows = ImmutableList.builder();
    for (int i = 0; i < posts.size(); i++) {
      Posts one = posts.get(i);
      rows.add(
          new Row(
              code,
              one.scale(),
              one.point(),
              OptionalDouble.of(one.posts()),
              OptionalDouble.of(one.fullTimeEquivalent()),
              OptionalLong.of(Casting.pence(one.pay())),
              pence[i]));
    }
    if (hasRest) {
      rows.add(
          new Row(
              code,
              "",
              posts.isEmpty() ? TOTAL : ALLOWANCE,
              OptionalDouble.empty(),
              OptionalDouble.empty(),
              posts.isEmpty() ? OptionalLong.empty() : OptionalLong.of(0),
              pence[posts.size()]));
    }
    return rows.build();
  }

  private static String pounds(OptionalLong pence) {
    return pence.isPresent() ? Casting.pounds(pence.getAsLong()).toPlainString() : "";
  }
}
