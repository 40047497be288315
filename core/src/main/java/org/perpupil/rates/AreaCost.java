package org.perpupil.rates;

import java.util.Comparator;
import org.perpupil.problem.Problem;

/**
 * The area cost adjustment of an authority's schools in a funding year, and where it comes from.
 *
 * <p>Where an authority has no value of the year, that of an earlier year stands for it: then the
 * status is {@link RateStatus#UNVERIFIED} and the source says which year it is of. Immutable and
 * thread-safe.
 *
 * @param laCode the authority's code, such as {@code 202}
 * @param authority its name; of the counties with a London fringe, the part outside it: inside, the
 *     fringe multiplies as well
 * @param year the funding year that the value is of: the one asked for, or an earlier one
 * @param isCarried whether it stands for a later year, that asked for
 * @param rate the multiplier, 1 or more, under the name {@code aca}, with status and source
 */
public record AreaCost(
    String laCode, String authority, FundingYear year, boolean isCarried, Rate rate) {
  /** By code of the authority, then by year; what stands for a later year comes after. */
  public static final Comparator<AreaCost> BY_AUTHORITY =
      Comparator.comparing(AreaCost::laCode)
          .thenComparing(AreaCost::year)
          .thenComparing(AreaCost::isCarried);

  static final String NAME = "aca";
  static final String UNIT = "multiplier";

  /** Returns the multiplier, 1 or more. */
  public double value() {
    return rate.value();
  }

  /** Returns whether the value is of the given year, and not carried over from an earlier one. */
  public boolean isOf(FundingYear asked) {
    return year.equals(asked);
  }

  /** Returns whose value it is and of which year, in words. */
  public String label() {
    return "area cost of "
        + authority
        + ", "
        + Problem.plain(value())
        + " of "
        + year
        + (isCarried ? ", the last one known" : "");
  }

  AreaCost carriedTo(FundingYear asked) {
    if (isOf(asked)) {
      return this;
    }
    String source = "of " + year + ", the last one known: " + rate.source();
    return new AreaCost(
        laCode,
        authority,
        year,
        true,
        new Rate(NAME, value(), UNIT, RateStatus.UNVERIFIED, source));
  }
}
