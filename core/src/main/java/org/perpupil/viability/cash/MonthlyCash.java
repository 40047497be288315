package org.perpupil.viability.cash;

import com.google.common.collect.ImmutableList;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.perpupil.budget.Block;
import org.perpupil.budget.BudgetCode;
import org.perpupil.impact.groups.LargestRemainder;
import org.perpupil.projection.Measure;
import org.perpupil.projection.YearBasis;
import org.perpupil.projection.printed.ProjectionAsPrinted;
import org.perpupil.rates.FundingYear;

/**
 * A school's cash month by month, as its reserve and the profiles of its lines have it: nothing is
 * owed to it or by it when a year ends.
 *
 * <p>The months of a line add up to what the projection prints for the year, and the cash after a
 * year's last month is its printed closing reserve. Where a budget states no spending, or no
 * opening balance, payments or cash are not known. Immutable.
 */
public final class MonthlyCash {
  private static final int MONTHS = 12;

  private final ImmutableList<Month> months;
  private final ImmutableList<MonthlyProfile> profiles;

  private MonthlyCash(List<Month> months, Set<MonthlyProfile> profiles) {
    this.months = ImmutableList.copyOf(months);
    this.profiles = ImmutableList.copyOf(profiles);
  }

  /**
   * A month.
   *
   * @param year the year of the school that it lies in
   * @param pence by line; unmodifiable
   * @param receipts pence of all income
   * @param payments pence of all expenditure, with revenue spent on capital; empty where the budget
   *     states no spending
   * @param cash pence at its end; empty where payments or the opening balance are not known
   */
  public record Month(
      YearMonth month,
      FundingYear year,
      Map<BudgetCode, Long> pence,
      long receipts,
      OptionalLong payments,
      OptionalLong cash) {
    /** Returns the pence by which cash rises; empty where payments are not known. */
    public OptionalLong net() {
      return payments.isPresent()
          ? OptionalLong.of(receipts - payments.getAsLong())
          : OptionalLong.empty();
    }
  }

  /** Returns the months by the profiles that ship with the library. */
  public static MonthlyCash of(ProjectionAsPrinted printed, int school) {
    return of(printed, school, MonthlyProfiles.shipped());
  }

  /**
   * Returns the months of the years that a school is shown in; none where it has no such year.
   *
   * @param when when each line's money comes or goes
   */
  public static MonthlyCash of(ProjectionAsPrinted printed, int school, MonthlyProfiles when) {
    YearBasis basis = printed.basis(school);
    List<Month> months = new ArrayList<>();
    Set<MonthlyProfile> profiles = new LinkedHashSet<>();
    for (FundingYear year : printed.years(school)) {
      boolean isSpendingKnown = printed.total(school, Measure.EXPENDITURE, year).isPresent();
      boolean isCashKnown = printed.total(school, Measure.CLOSING_RESERVE, year).isPresent();
      long cash = printed.total(school, Measure.OPENING_RESERVE, year).orElse(0);
      List<Map<BudgetCode, Long>> lines = new ArrayList<>();
      for (int month = 0; month < MONTHS; month++) {
        lines.add(new EnumMap<>(BudgetCode.class));
      }
      for (BudgetCode code : printed.codes(school)) {
        if (code.isRevenue()) {
          // Who runs the school decides when it is paid, in whatever years it is shown.
          MonthlyProfile profile = when.of(code, printed.projection().basis(school));
          profiles.add(profile);
          long[] pence = months(printed, school, code, year, profile);
          for (int month = 0; month < MONTHS; month++) {
            lines.get(month).put(code, pence[month]);
          }
        }
      }
      YearMonth first = YearMonth.from(blocks(basis, year).get(0).start());
      for (int month = 0; month < MONTHS; month++) {
        long receipts = 0;
        long payments = 0;
        for (Map.Entry<BudgetCode, Long> line : lines.get(month).entrySet()) {
          boolean isIncome = line.getKey().kind() == BudgetCode.Kind.INCOME;
          receipts += isIncome ? line.getValue() : 0;
          payments += isIncome ? 0 : line.getValue();
        }
        cash += receipts - payments;
        months.add(
            new Month(
                first.plusMonths(month),
                year,
                Collections.unmodifiableMap(lines.get(month)),
                receipts,
                isSpendingKnown ? OptionalLong.of(payments) : OptionalLong.empty(),
                isCashKnown ? OptionalLong.of(cash) : OptionalLong.empty()));
      }
    }
    return new MonthlyCash(months, profiles);
  }

  /** Returns all months, in order; unmodifiable. */
  public List<Month> months() {
    return months;
  }

  /** Returns the profiles that the lines follow, in the order of the lines; unmodifiable. */
  public List<MonthlyProfile> profiles() {
    return profiles;
  }

  /** Returns the first month at whose end least cash is left, or nothing where none is known. */
  public Optional<Month> lowest() {
    return lowest(months.stream());
  }

  /** Returns the first such month of each year, in order; unmodifiable. */
  public List<Month> lowestOfYears() {
    return months.stream()
        .map(Month::year)
        .distinct()
        .flatMap(
            year -> lowest(months.stream().filter(month -> month.year().equals(year))).stream())
        .toList();
  }

  private static Optional<Month> lowest(Stream<Month> months) {
    return months
        .filter(month -> month.cash().isPresent())
        .reduce(
            (one, other) -> other.cash().orElseThrow() < one.cash().orElseThrow() ? other : one);
  }

  private static List<Block> blocks(YearBasis basis, FundingYear year) {
    return basis == YearBasis.ACADEMIC
        ? Block.academyYear(year.start())
        : Block.maintainedYear(year.start());
  }

  /** Returns the pence of a line by month of a year. */
  private static long[] months(
      ProjectionAsPrinted printed,
      int school,
      BudgetCode code,
      FundingYear year,
      MonthlyProfile profile) {
    YearBasis basis = printed.basis(school);
    List<Block> blocks = blocks(basis, year);
    double amount = printed.projection().amount(school, code, year, basis).orElseThrow();
    // A school that opens or closes within the year has money in the months that it is there.
    List<OptionalDouble> parts =
        blocks.stream().map(block -> printed.projection().amount(school, code, block)).toList();
    double whole = 0;
    for (int b = 0; b < blocks.size(); b++) {
      whole += parts.get(b).isPresent() ? weight(blocks.get(b), profile) : 0;
    }
    double[] pounds = new double[MONTHS];
    int at = 0;
    for (int b = 0; b < blocks.size(); b++) {
      Block block = blocks.get(b);
      double own = weight(block, profile);
      double all = profile.withinBlocks() ? own : whole;
      double spread = profile.withinBlocks() ? parts.get(b).orElse(0) : amount;
      for (int month = 0; month < block.term().months(); month++) {
        double weight = profile.weight(block.start().plusMonths(month).getMonth());
        pounds[at++] = parts.get(b).isPresent() ? spread * weight / all : 0;
      }
    }
    if (!(whole > 0)) {
      spreadEvenly(amount, blocks, parts, pounds);
    }
    return LargestRemainder.pence(pounds, printed.amount(school, code, year).orElseThrow());
  }

  /** Spreads money whose months by its profile are all months that the school is not there in. */
  private static void spreadEvenly(
      double amount, List<Block> blocks, List<OptionalDouble> parts, double[] pounds) {
    int months = 0;
    for (int b = 0; b < blocks.size(); b++) {
      months += parts.get(b).isPresent() ? blocks.get(b).term().months() : 0;
    }
    int at = 0;
    for (int b = 0; b < blocks.size(); b++) {
      for (int month = 0; month < blocks.get(b).term().months(); month++) {
        pounds[at++] = parts.get(b).isPresent() ? amount / months : 0;
      }
    }
  }

  private static double weight(Block block, MonthlyProfile profile) {
    double sum = 0;
    for (int month = 0; month < block.term().months(); month++) {
      sum += profile.weight(block.start().plusMonths(month).getMonth());
    }
    return sum;
  }
}
