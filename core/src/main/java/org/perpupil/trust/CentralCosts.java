package org.perpupil.trust;

import java.util.ArrayList;
import java.util.List;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Amounts;

/**
 * What services cost at the centre of a trust and in its schools.
 *
 * <p>All of the services at the centre would cost fixed + schools × (per school + per further
 * school × (schools − 1)) + per pupil × pupils; all of them in one school, its fixed part + its
 * part per pupil. The centralised share of each is borne where it says. Whether growth pays is left
 * open: evidence on economies of scale is mixed, so that nothing here makes a large trust cheap. A
 * positive amount per further school makes schools dearer the more there are, a negative one
 * cheaper. Immutable and thread-safe.
 *
 * <p>The shape is a model, not a published rule; the amounts are the user's own.
 *
 * @param centralisedShare share of the services that the centre does, 0 to 1
 * @param fixed pounds a year at the centre, whatever its size
 * @param perSchool pounds a year at the centre for each school
 * @param perFurtherSchool pounds a year that each school costs more for every school besides it;
 *     may be negative
 * @param perPupil pounds a year at the centre for each pupil
 * @param schoolFixed pounds a year in a school that does all services itself
 * @param schoolPerPupil pounds a year for each pupil in a school that does all services itself
 */
public record CentralCosts(
    double centralisedShare,
    double fixed,
    double perSchool,
    double perFurtherSchool,
    double perPupil,
    double schoolFixed,
    double schoolPerPupil) {

  /** Checks the amounts. */
  public CentralCosts {
    List<Problem> problems = new ArrayList<>();
    Amounts.share("centralised_share", centralisedShare, problems);
    Amounts.notNegative("fixed", fixed, problems);
    Amounts.notNegative("per_school", perSchool, problems);
    Amounts.notNegative("per_pupil", perPupil, problems);
    Amounts.notNegative("school_fixed", schoolFixed, problems);
    Amounts.notNegative("school_per_pupil", schoolPerPupil, problems);
    if (!Double.isFinite(perFurtherSchool)) {
      problems.add(
          Problem.error(
              "per_further_school",
              Problem.plain(perFurtherSchool),
              "pounds, negative where growth makes schools cheaper",
              "it was left blank; write 0"));
    }
    ProblemsException.throwIfAny(problems);
  }

  /** Returns costs of services that are all done at the centre, without scale effects. */
  public static CentralCosts of(double fixed, double perSchool, double perPupil) {
    return new CentralCosts(1, fixed, perSchool, 0, perPupil, 0, 0);
  }

  /** Returns the same costs with pounds that each school costs more for every school besides it. */
  public CentralCosts withPerFurtherSchool(double pounds) {
    return new CentralCosts(
        centralisedShare, fixed, perSchool, pounds, perPupil, schoolFixed, schoolPerPupil);
  }

  /**
   * Returns the same costs with only a share of the services at the centre.
   *
   * @param share share that the centre does, 0 to 1
   * @param inSchoolFixed pounds a year in a school that does all of them itself
   * @param inSchoolPerPupil pounds a year for each pupil there
   */
  public CentralCosts withCentralisedShare(
      double share, double inSchoolFixed, double inSchoolPerPupil) {
    return new CentralCosts(
        share, fixed, perSchool, perFurtherSchool, perPupil, inSchoolFixed, inSchoolPerPupil);
  }

  /**
   * Returns what the centre costs in pounds a year.
   *
   * @throws ProblemsException when the amount per further school makes it negative
   */
  public double atCentre(int schools, double pupils) {
    double cost =
        centralisedShare
            * (fixed
                + schools * (perSchool + perFurtherSchool * Math.max(0, schools - 1))
                + perPupil * pupils);
    if (cost < 0) {
      throw new ProblemsException(
          Problem.error(
              "per_further_school",
              Problem.plain(perFurtherSchool),
              "an amount that leaves " + schools + " schools a cost that is not negative",
              "it is meant for a trust of fewer schools"));
    }
    return cost;
  }

  /** Returns what a school spends on the services that it keeps, in pounds a year. */
  public double inSchool(double pupils) {
    return (1 - centralisedShare) * alone(pupils);
  }

  /** Returns what a school spends that does all services by itself, in pounds a year. */
  public double alone(double pupils) {
    return schoolFixed + schoolPerPupil * pupils;
  }

  /** Returns the same costs at another level of prices, 1 for the same. */
  public CentralCosts atPrices(double level) {
    return new CentralCosts(
        centralisedShare,
        level * fixed,
        level * perSchool,
        level * perFurtherSchool,
        level * perPupil,
        level * schoolFixed,
        level * schoolPerPupil);
  }

  /**
   * Returns what the services cost in centre and schools together, in pounds a year.
   *
   * @param pupils pupils of each school
   */
  public double total(double[] pupils) {
    double total = atCentre(pupils.length, Amounts.sum(pupils));
    for (double each : pupils) {
      total += inSchool(each);
    }
    return total;
  }
}
