package org.perpupil.viability.cash;

import com.google.common.collect.ImmutableList;
import java.time.Month;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.perpupil.budget.BudgetCode;
import org.perpupil.projection.YearBasis;
import org.perpupil.rates.RateStatus;
import org.perpupil.rates.data.DataFiles;

/**
 * When in a year a line's money comes or goes. Immutable.
 *
 * @param code which line; nothing for all that have no profile of their own
 * @param basis whose years it is for; nothing for all
 * @param withinBlocks whether each of April to August and September to March keeps its own amount,
 *     which is spread by the weights of its months; otherwise the year's amount is
 * @param weights twelve, April first, 0 or more: percentages of the year, or parts of a block
 * @param status how sure it is
 * @param source where it comes from
 */
public record MonthlyProfile(
    Optional<BudgetCode> code,
    Optional<YearBasis> basis,
    boolean withinBlocks,
    List<Double> weights,
    RateStatus status,
    String source) {
  private static final int MONTHS = 12;
  private static final int FIRST_WEIGHT = 3;
  private static final int FIRST_MONTH = 4;

  private static final ImmutableList<MonthlyProfile> ALL =
      DataFiles.rows(DataFiles.bytes(MonthlyProfile.class, "profiles.csv")).stream()
          .map(MonthlyProfile::of)
          .collect(ImmutableList.toImmutableList());

  /** Copies the weights. */
  public MonthlyProfile {
    weights = List.copyOf(weights);
  }

  /** Returns the profiles that ship with the library; unmodifiable. */
  public static List<MonthlyProfile> all() {
    return ALL;
  }

  /** Returns the profile of a line in years of a kind. */
  public static MonthlyProfile of(BudgetCode code, YearBasis basis) {
    return ALL.stream()
        .filter(profile -> profile.code.filter(own -> own == code).isPresent())
        .filter(profile -> profile.basis.map(own -> own == basis).orElse(true))
        .findFirst()
        .orElse(ALL.get(0));
  }

  /** Returns the weight of a month, which is not the year's percentage within blocks. */
  double weight(Month month) {
    return weights.get((month.getValue() - FIRST_MONTH + MONTHS) % MONTHS);
  }

  private static MonthlyProfile of(String[] row) {
    return new MonthlyProfile(
        BudgetCode.find(row[0]),
        switch (row[1]) {
          case "academy" -> Optional.of(YearBasis.ACADEMIC);
          case "maintained" -> Optional.of(YearBasis.FINANCIAL);
          default -> Optional.empty();
        },
        row[2].equals("block"),
        IntStream.range(FIRST_WEIGHT, FIRST_WEIGHT + MONTHS)
            .mapToObj(i -> Double.valueOf(row[i]))
            .toList(),
        RateStatus.parse(row[FIRST_WEIGHT + MONTHS]),
        Arrays.asList(row).get(row.length - 1));
  }
}
