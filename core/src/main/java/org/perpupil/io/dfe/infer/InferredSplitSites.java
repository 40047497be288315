package org.perpupil.io.dfe.infer;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.perpupil.problem.Problem;

/**
 * Split sites of an authority under the national formula, from 2024-25 on: sites and metres from
 * money, and the area cost from money that is paid in full.
 */
public final class InferredSplitSites {
  private static final int FIRST_YEAR = 2024;
  private static final double BEGINS = 100;
  private static final double FULL = 500;
  private static final int MOST_SITES = 3;
  private static final double NEAR = 0.015;
  private static final double SAME = 2e-6;

  private final double basic;
  private final double distance;
  private final @Nullable Double areaCost;

  private InferredSplitSites(double basic, double distance, @Nullable Double areaCost) {
    this.basic = basic;
    this.distance = distance;
    this.areaCost = areaCost;
  }

  /**
   * Finds what an authority pays and adds it to its rates.
   *
   * @param estimates area costs that are likely, best first; at least one
   * @return empty where the national rates of the year are not known, or nobody is paid
   */
  public static Optional<InferredSplitSites> of(
      List<AllocationRow> rows,
      NationalRates national,
      int year,
      List<Double> estimates,
      FoundRates to) {
    OptionalDouble basic = national.find("split_site_basic");
    OptionalDouble distance = national.find("split_site_distance");
    boolean paid = rows.stream().anyMatch(row -> row.value(AllocationItem.SPLIT_SITES) > 0);
    if (year < FIRST_YEAR
        || !national.isOfTheYear()
        || basic.isEmpty()
        || distance.isEmpty()
        || !paid) {
      return Optional.empty();
    }
    double near = basic.getAsDouble();
    double far = near + distance.getAsDouble();
    @Nullable Double exact = null;
    double best = NEAR;
    for (AllocationRow row : rows) {
      for (double whole : new double[] {near, far}) {
        double multiple = row.value(AllocationItem.SPLIT_SITES) / whole;
        for (double estimate : estimates) {
          double off = Math.abs(multiple / estimate - 1);
          if (multiple > 0 && off < best) {
            best = off;
            exact = Math.abs(multiple - 1) < SAME ? 1.0 : rounded(multiple, whole);
          }
        }
      }
    }
    double used = exact != null ? exact : estimates.get(0);
    FigureBasis basis = exact != null ? FigureBasis.DERIVED : FigureBasis.ASSUMED;
    String note = "the national rate × " + Problem.plain(used);
    to.put("split_site_basic", near * used, basis, note);
    to.put("split_site_distance", (far - near) * used, basis, note);
    // No area is cheaper than 1; an authority that pays less pays a rate of its own.
    @Nullable Double own = exact != null && exact >= 1 ? exact : null;
    return Optional.of(new InferredSplitSites(near * used, (far - near) * used, own));
  }

  /** Returns the area cost, where money that is paid in full tells it. */
  Optional<Double> areaCost() {
    return Optional.ofNullable(areaCost);
  }

  /**
   * Returns the metres to each additional site that give a school its money: as few sites as can
   * be, all as far.
   *
   * @return empty when no sites give it
   */
  public Optional<List<Double>> metres(AllocationRow row) {
    double pounds = row.value(AllocationItem.SPLIT_SITES);
    double tolerance = Math.max(0.01, row.halfUnit(AllocationItem.SPLIT_SITES));
    if (pounds <= 0) {
      return pounds == 0 ? Optional.of(List.of()) : Optional.empty();
    }
    for (int sites = 1; sites <= MOST_SITES; sites++) {
      double weight = (pounds / sites - basic) / distance;
      double slack = tolerance / sites / distance;
      if (weight >= -slack && weight <= 1 + slack) {
        double part = Math.min(1, Math.max(0, weight));
        return Optional.of(Collections.nCopies(sites, BEGINS + part * (FULL - BEGINS)));
      }
    }
    return Optional.empty();
  }

  /** Returns an area cost with as many decimals as the money tells. */
  private static double rounded(double areaCost, double whole) {
    RateInterval interval = new RateInterval();
    interval.add(areaCost * whole, 0.005, whole);
    return interval.most().simplest();
  }
}
