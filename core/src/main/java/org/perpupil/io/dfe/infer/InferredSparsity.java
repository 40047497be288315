package org.perpupil.io.dfe.infer;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.perpupil.formula.SparsityGroup;

/**
 * Sparsity of an authority: the most a school can get, and the distance that gives what each gets.
 *
 * <p>The file rounds money that is tapered by size to £5,000, so that a distance found in it pays
 * what the file has, and may be out by what £2,500 are worth. Where the full sum is not the money,
 * the difference is carried; where a school is too large for any, the money is.
 */
public final class InferredSparsity {
  private static final double TAPER_BEGINS = 0.8;

  /** What the file rounds money to that size tapers. */
  public static final double ROUNDED_TO = 5000;

  /** How much of the national sum an authority pays at least. */
  private static final double NEAR = 0.8;

  /** From then on every authority pays sparsity. */
  private static final int ALL_FACTORS = 2023;

  /** From then on money falls with distance too. */
  private static final int DISTANCE_TAPER = 2022;

  private final Map<SparsityGroup, Double> most = new HashMap<>();
  private final NationalRates national;
  private final int year;

  private InferredSparsity(NationalRates national, int year) {
    this.national = national;
    this.year = year;
  }

  /** Finds what an authority pays and adds it to its rates. */
  public static InferredSparsity of(
      List<AllocationRow> rows, NationalRates national, int year, FoundRates to) {
    InferredSparsity sparsity = new InferredSparsity(national, year);
    for (SparsityGroup group : SparsityGroup.values()) {
      double largest = 0;
      for (AllocationRow row : rows) {
        if (SparsityGroup.of(row.phase()) == group) {
          largest = Math.max(largest, row.value(AllocationItem.SPARSITY));
        }
      }
      if (largest > 0 && national.find(name("sparsity_year_group_", group)).isPresent()) {
        sparsity.add(group, largest, to);
      }
    }
    return sparsity;
  }

  private void add(SparsityGroup group, double largest, FoundRates to) {
    double expected =
        national.find(name("sparsity_", group)).orElse(largest)
            * ratio(to.find("lump_sum_primary"));
    // What is far below the national sum is tapered by distance, where every authority pays it.
    boolean isTapered = year >= ALL_FACTORS && largest < NEAR * expected;
    boolean whole = largest % ROUNDED_TO != 0 && !isTapered;
    double maximum = whole ? largest : Math.max(largest, expected);
    most.put(group, maximum);
    to.put(
        name("sparsity_", group),
        maximum,
        whole ? FigureBasis.DERIVED : FigureBasis.ASSUMED,
        whole
            ? "the most that a school is paid"
            : "no school is paid it in full; the national sum × the lump sums' ratio");
    for (String setting : List.of("sparsity_distance_", "sparsity_year_group_")) {
      to.put(
          name(setting, group),
          national.find(name(setting, group)).orElseThrow(),
          FigureBasis.ASSUMED,
          "as in the national formula");
    }
  }

  /** Returns whether the authority pays sparsity to schools of a group. */
  public boolean pays(SparsityGroup group) {
    return most.containsKey(group);
  }

  /** Returns whether money falls with distance in this year. */
  public boolean fallsWithDistance() {
    return year >= DISTANCE_TAPER;
  }

  /**
   * Where a school lies, as its money tells.
   *
   * @param miles to the next school
   * @param rest what the file pays more or less than that
   */
  public record Place(double miles, double rest) {}

  /**
   * Returns the miles that give a school its money by the authority's formula and the national one.
   *
   * @return empty when the school is too large, or its authority pays no sparsity that is known
   */
  public Optional<Place> place(AllocationRow row, double pupils, int yearGroups) {
    double pounds = row.value(AllocationItem.SPARSITY);
    SparsityGroup group = SparsityGroup.of(row.phase());
    if (pounds == 0) {
      return Optional.of(new Place(0, 0));
    }
    if (!pays(group) || yearGroups == 0) {
      return Optional.empty();
    }
    double sizeWeight = sizeWeight(group, pupils / yearGroups);
    double full = most.getOrDefault(group, 0.0) * sizeWeight;
    double miles = national.find(name("sparsity_distance_", group)).orElseThrow();
    double far = fallsWithDistance() ? miles : 1.01 * miles;
    if (Math.abs(pounds - full) <= row.halfUnit(AllocationItem.SPARSITY)) {
      return Optional.of(new Place(far, 0));
    }
    if (pounds < full && fallsWithDistance()) {
      return Optional.of(new Place(miles - (1 - pounds / full) * (1 - TAPER_BEGINS) * miles, 0));
    }
    return full > 0 ? Optional.of(new Place(far, pounds - full)) : Optional.empty();
  }

  private double sizeWeight(SparsityGroup group, double size) {
    double limit = national.find(name("sparsity_year_group_", group)).orElseThrow();
    if (size >= limit) {
      return 0;
    }
    return size <= limit / 2 ? 1 : 1 - (size - limit / 2) / (limit / 2);
  }

  static String name(String stem, SparsityGroup group) {
    return stem + group.name().toLowerCase(Locale.ROOT);
  }

  private double ratio(OptionalDouble own) {
    return own.isPresent()
        ? own.getAsDouble() / national.find("lump_sum_primary").orElseThrow()
        : 1;
  }
}
