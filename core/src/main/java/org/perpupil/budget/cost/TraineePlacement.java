package org.perpupil.budget.cost;

import java.time.LocalDate;
import org.perpupil.rates.DatedRates;
import org.perpupil.rates.PayArea;

/**
 * A trainee as timetable: what a year costs the school, and what the lessons would have cost.
 *
 * <p>A trainee saves money only where the lessons replace some that the school would have paid
 * another teacher for; a supernumerary trainee displaces none and is a cost. Pay is the first point
 * of the unqualified scale. Immutable and thread-safe.
 *
 * @param area the pay area
 * @param apprenticeUnder25 whether pay bears no national insurance up to a limit
 * @param grant pounds a year that the route and subject bring; 0 for none
 * @param fees pounds a year to the provider and for cover in placements
 * @param mentorShare the share of a full timetable that mentors are released for, 0 to 1
 * @param displacedShare the share of a full timetable taught instead of a paid teacher, 0 to 1
 */
public record TraineePlacement(
    PayArea area,
    boolean apprenticeUnder25,
    double grant,
    double fees,
    double mentorShare,
    double displacedShare) {

  /** Checks the shares and sums. */
  public TraineePlacement {
    if (!(isShare(mentorShare) && isShare(displacedShare) && grant >= 0 && fees >= 0)) {
      throw new IllegalArgumentException(
          "mentors "
              + mentorShare
              + ", displaced "
              + displacedShare
              + ", grant "
              + grant
              + ", fees "
              + fees
              + "; expected shares from 0 to 1 and sums of 0 or more");
    }
  }

  /** Returns pay, pension and national insurance of a year at the rates of a date. */
  public EmploymentCost employment(LocalDate date) {
    return EmploymentCost.annual(
        DatedRates.employment().at(area.scaleName("UQ1"), date), date, apprenticeUnder25);
  }

  /**
   * Returns what a year costs the school in pounds: employment and fees, and mentors at the cost of
   * their timetable, less the grant. Negative when the grant is more.
   *
   * @param teacher a year's cost of a teacher with a full timetable
   */
  public double netCost(LocalDate date, EmploymentCost teacher) {
    return employment(date).total() + fees + mentorShare * teacher.total() - grant;
  }

  /**
   * Returns what the school saves in a year, in pounds: the cost of the lessons displaced less the
   * net cost. Negative when the trainee costs more than the lessons are worth.
   *
   * @param teacher a year's cost of a teacher with a full timetable
   */
  public double saving(LocalDate date, EmploymentCost teacher) {
    return displacedShare * teacher.total() - netCost(date, teacher);
  }

  private static boolean isShare(double value) {
    return value >= 0 && value <= 1;
  }
}
