package org.perpupil.rates;

import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;

/**
 * Funding years in a row, such as 2025-26..2030-31.
 *
 * <p>Immutable and thread-safe.
 *
 * @param first the first year
 * @param last the last year, the first one or a later one
 */
public record FundingYears(FundingYear first, FundingYear last) {
  private static final String BETWEEN = "..";

  /** Checks that the last year is not before the first. */
  public FundingYears {
    if (last.compareTo(first) < 0) {
      throw wrong(first + BETWEEN + last, "the two were swapped");
    }
  }

  /**
   * Returns the years of a text such as {@code 2025-26..2030-31}, or {@code 2025-26} for one alone.
   *
   * @throws ProblemsException when the text is nothing of the kind
   */
  public static FundingYears parse(String text) {
    int between = text.indexOf(BETWEEN);
    try {
      return between < 0
          ? new FundingYears(FundingYear.parse(text.strip()), FundingYear.parse(text.strip()))
          : new FundingYears(
              FundingYear.parse(text.substring(0, between).strip()),
              FundingYear.parse(text.substring(between + BETWEEN.length()).strip()));
    } catch (ProblemsException e) {
      throw wrong(e.problems().get(0).value(), e.problems().get(0).advice());
    }
  }

  private static ProblemsException wrong(String text, String advice) {
    return new ProblemsException(
        Problem.error(
            "funding years",
            text,
            "a first and a last funding year such as 2025-26..2030-31",
            advice));
  }

  /** Returns the years as {@link #parse} reads them. */
  @Override
  public String toString() {
    return first.equals(last) ? first.toString() : first + BETWEEN + last;
  }
}
