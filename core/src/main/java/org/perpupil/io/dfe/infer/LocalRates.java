package org.perpupil.io.dfe.infer;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.perpupil.school.Phase;

/**
 * Finds the rates of an authority's formula in what its schools are paid.
 *
 * <p>A rate that the user gave is taken. Otherwise: lump sums as they stand; basic entitlement by
 * {@link BasicRates}; needs that count whole pupils by {@link WholeMultiples}, primary and
 * secondary schools apart; and where pupils are not whole (low prior attainment, English as an
 * additional language in primary schools) or schools too few, the national rate × the authority's
 * lump sum ÷ the national lump sum.
 */
public final class LocalRates {
  /** Needs whose counts are not whole pupils. */
  private static final ImmutableSet<String> NOT_WHOLE =
      ImmutableSet.of("lpa_primary", "lpa_secondary", "eal_primary");

  private static final ImmutableList<AllocationItem> BANDS =
      ImmutableList.of(
          AllocationItem.IDACI_F,
          AllocationItem.IDACI_E,
          AllocationItem.IDACI_D,
          AllocationItem.IDACI_C,
          AllocationItem.IDACI_B,
          AllocationItem.IDACI_A);

  private static final double BINARY_ERROR = 1e-9;
  private static final double THRESHOLD = 0.06;
  private static final double RANGE = 2.5;

  /** From then on every factor of the national formula is one of every local one. */
  private static final int ALL_FACTORS = 2023;

  private final List<AllocationRow> rows;
  private final NationalRates national;
  private final Map<String, Double> given;
  private final int year;
  private final FoundRates found = new FoundRates();
  private double ratio = 1;

  private LocalRates(
      List<AllocationRow> rows, NationalRates national, Map<String, Double> given, int year) {
    this.rows = rows;
    this.national = national;
    this.given = given;
    this.year = year;
  }

  /**
   * Returns the rates of an authority.
   *
   * @param rows all its schools
   * @param given rates that the user gave, by the names of formulas
   */
  public static FoundRates of(
      List<AllocationRow> rows, NationalRates national, Map<String, Double> given, int year) {
    LocalRates rates = new LocalRates(rows, national, given, year);
    rates.find();
    return rates.found;
  }

  private void find() {
    lumpSums();
    double[] expected = new double[3];
    String[] stages = {"basic_primary", "basic_ks3", "basic_ks4"};
    for (int i = 0; i < stages.length; i++) {
      expected[i] = expected(stages[i]).orElseThrow();
    }
    List<AllocationRow> outside = rows.stream().filter(row -> !row.isFringe()).toList();
    BasicRates.find(2 * outside.size() >= rows.size() ? outside : rows, expected, found);
    given.forEach((name, value) -> found.put(name, value, FigureBasis.GIVEN, "given in a file"));
    for (AllocationItem item : AllocationItem.NEEDS) {
      need(item, "_primary");
      need(item, "_secondary");
    }
    onePupilOneBand("_primary");
    onePupilOneBand("_secondary");
    lookedAfter();
    if (found.find("mobility_primary").isPresent()
        || found.find("mobility_secondary").isPresent()) {
      put(
          "mobility_threshold_percent",
          100 * THRESHOLD,
          FigureBasis.DERIVED,
          "the national threshold");
    }
    for (String phase : List.of("primary", "secondary")) {
      if (found.find("eal_" + phase).isPresent()) {
        put(
            "eal_years_" + phase,
            3,
            year >= ALL_FACTORS ? FigureBasis.EXACT : FigureBasis.ASSUMED,
            "years in school that count, as in the national formula");
      }
    }
    for (String stage : List.of("mppl_primary", "mppl_ks3", "mppl_ks4")) {
      if (national.isOfTheYear()) {
        national
            .find(stage)
            .ifPresent(level -> put(stage, level, FigureBasis.DERIVED, "the national level"));
      }
    }
  }

  private void put(String parameter, double value, FigureBasis basis, String note) {
    if (!given.containsKey(parameter)) {
      found.put(parameter, value, basis, note);
    }
  }

  /** Returns what a rate is likely to be: the national one as far as the lump sum is. */
  private OptionalDouble expected(String parameter) {
    Double known = given.get(parameter);
    if (known != null) {
      return OptionalDouble.of(known);
    }
    OptionalDouble rate = national.find(parameter);
    return rate.isPresent() ? OptionalDouble.of(rate.getAsDouble() * ratio) : rate;
  }

  private void lumpSums() {
    Optional<Double> primary = usual(Phase.PRIMARY);
    Optional<Double> secondary = usual(Phase.SECONDARY).or(() -> usual(Phase.ALL_THROUGH));
    double one = primary.or(() -> secondary).orElse(0.0);
    if (one > 0) {
      double nationwide = national.find("lump_sum_primary").orElseThrow();
      ratio = Math.min(1.4, Math.max(0.8, one / nationwide));
    }
    lumpSum("lump_sum_primary", primary, secondary);
    lumpSum("lump_sum_secondary", secondary, primary);
  }

  private void lumpSum(String parameter, Optional<Double> own, Optional<Double> other) {
    if (own.isPresent()) {
      put(parameter, own.get(), FigureBasis.EXACT, "as the file has it");
    } else {
      other.ifPresent(
          value ->
              put(parameter, value, FigureBasis.ASSUMED, "as the other phase has it; none here"));
    }
  }

  /** Returns the lump sum that most schools of a phase have. */
  private Optional<Double> usual(Phase phase) {
    Map<Double, Integer> counts = new LinkedHashMap<>();
    for (AllocationRow row : rows) {
      if (row.phase() == phase) {
        counts.merge(row.value(AllocationItem.LUMP_SUM), 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .max(
            Map.Entry.<Double, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey);
  }

  private void need(AllocationItem item, String phase) {
    String parameter = parameter(item, phase);
    OptionalDouble expected = expected(parameter);
    if (given.containsKey(parameter) || expected.isEmpty()) {
      return;
    }
    List<AllocationRow> paid = rows.stream().filter(row -> row.value(item) > 0).toList();
    if (paid.isEmpty() && year < ALL_FACTORS) {
      return;
    }
    List<WholeMultiples.Amount> amounts = new ArrayList<>();
    double most = 0;
    for (AllocationRow row : paid) {
      boolean alone = phase.equals("_primary") ? row.isPrimaryOnly() : row.isSecondaryOnly();
      if (alone) {
        double pupils = pupils(row);
        boolean mobility = item == AllocationItem.MOBILITY;
        double most1 = mobility ? pupils * (1 - THRESHOLD) : pupils;
        most = Math.max(most, row.value(item) / most1);
        amounts.add(
            new WholeMultiples.Amount(
                row.value(item), row.halfUnit(item), mobility ? THRESHOLD * pupils : 0, pupils));
      }
    }
    Optional<WholeMultiples.Found> rate =
        NOT_WHOLE.contains(parameter)
            ? Optional.empty()
            : WholeMultiples.find(amounts, expected.getAsDouble(), RANGE);
    if (rate.isPresent()) {
      WholeMultiples.Found it = rate.get();
      put(
          parameter,
          it.rate(),
          it.basis(),
          it.whole() + " of " + it.of() + " schools with whole pupils");
    } else {
      boolean tooLow = most > expected.getAsDouble();
      put(
          parameter,
          tooLow ? most : expected.getAsDouble(),
          FigureBasis.ASSUMED,
          tooLow
              ? "the least that leaves no school with more than all its pupils"
              : "the national rate of "
                  + national.year()
                  + " × the authority's lump sum ÷ the national");
    }
  }

  /**
   * Raises rates of IDACI bands that are not certain, so that no school has more pupils in all
   * bands than it has.
   */
  private void onePupilOneBand(String phase) {
    double worst = 1;
    for (AllocationRow row : rows) {
      boolean alone = phase.equals("_primary") ? row.isPrimaryOnly() : row.isSecondaryOnly();
      double certain = 0;
      double other = 0;
      for (AllocationItem band : BANDS) {
        FoundRates.Rate rate = found.all().get(parameter(band, phase));
        if (alone && rate != null && rate.value() > 0) {
          double pupils = row.value(band) / rate.value();
          certain += isCertain(rate) ? pupils : 0;
          other += isCertain(rate) ? 0 : pupils;
        }
      }
      double room = pupils(row) - certain;
      if (other > 0 && room > 0) {
        worst = Math.max(worst, other / room);
      }
    }
    if (worst <= 1 + BINARY_ERROR) {
      return;
    }
    for (AllocationItem band : BANDS) {
      FoundRates.Rate rate = found.all().get(parameter(band, phase));
      if (rate != null && !isCertain(rate)) {
        found.put(
            parameter(band, phase),
            rate.value() * worst,
            FigureBasis.ASSUMED,
            "the least that leaves no school with more pupils in all bands than it has");
      }
    }
  }

  private static boolean isCertain(FoundRates.Rate rate) {
    return rate.basis() == FigureBasis.EXACT || rate.basis() == FigureBasis.GIVEN;
  }

  private static String parameter(AllocationItem item, String phase) {
    return item.name().toLowerCase(Locale.ROOT) + phase;
  }

  private void lookedAfter() {
    List<WholeMultiples.Amount> amounts = new ArrayList<>();
    double least = Double.MAX_VALUE;
    for (AllocationRow row : rows) {
      double pounds = row.pounds(AllocationItem.LAC);
      if (pounds > 0) {
        least = Math.min(least, pounds);
        amounts.add(
            new WholeMultiples.Amount(
                pounds, row.halfUnit(AllocationItem.LAC), 0, row.value(AllocationItem.ROLL)));
      }
    }
    if (!amounts.isEmpty() && !given.containsKey("lac")) {
      double smallest = least;
      WholeMultiples.find(amounts, smallest, RANGE)
          .ifPresentOrElse(
              rate ->
                  put(
                      "lac",
                      rate.rate(),
                      rate.basis(),
                      rate.whole() + " of " + rate.of() + " schools"),
              () -> put("lac", smallest, FigureBasis.ASSUMED, "the least that a school is paid"));
    }
  }

  private double pupils(AllocationRow row) {
    double pupils = 0;
    for (AllocationItem stage :
        List.of(AllocationItem.BASIC_PRIMARY, AllocationItem.BASIC_KS3, AllocationItem.BASIC_KS4)) {
      if (row.value(stage) > 0) {
        pupils += Counts.of(row.value(stage), row.halfUnit(stage), found.orNone(stage.column()));
      }
    }
    return pupils;
  }
}
