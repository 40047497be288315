package org.perpupil;

import java.util.List;
import org.perpupil.io.result.ResultTable;
import org.perpupil.joining.GovernanceOption;
import org.perpupil.joining.StayOrJoin;
import org.perpupil.projection.Projection;
import org.perpupil.rates.FundingYear;

/**
 * One maintained school that stays, becomes an academy of its own, or joins a trust: pounds by
 * years from April to March.
 *
 * <p>Immutable and thread-safe.
 */
public final class JoiningChoice extends Result {
  private final StayOrJoin courses;
  private final String id;

  JoiningChoice(StayOrJoin courses, String id, Projection leaving) {
    super(ResultTable.of(courses, id, leaving));
    this.courses = courses;
    this.id = id;
  }

  /** Returns the school's identifier. */
  public String id() {
    return id;
  }

  /** Returns the years, in order; unmodifiable. */
  public List<FundingYear> years() {
    return courses.years();
  }

  /** Returns the reserve at the end of a year of a school that stays with its authority. */
  public double staying(FundingYear year) {
    return reserve(GovernanceOption.MAINTAINED, year);
  }

  /** Returns the reserve at the end of a year of an academy of its own. */
  public double leaving(FundingYear year) {
    return reserve(GovernanceOption.SINGLE_ACADEMY, year);
  }

  /** Returns the reserve at the end of a year of a school of the trust. */
  public double joining(FundingYear year) {
    return reserve(GovernanceOption.TRUST, year);
  }

  /** Returns the three options, with causes and services. */
  public StayOrJoin courses() {
    return courses;
  }

  private double reserve(GovernanceOption course, FundingYear year) {
    if (!years().contains(year)) {
      throw SchoolRows.noYear(id, year, years());
    }
    return courses.closingReserve(course, year);
  }

  @Override
  public String toString() {
    return "JoiningChoice[" + id + ", " + years().size() + " years]";
  }
}
