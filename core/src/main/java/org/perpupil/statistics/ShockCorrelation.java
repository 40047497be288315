package org.perpupil.statistics;

import org.perpupil.statistics.random.StandardNormal;
import org.perpupil.statistics.random.Weights;

/**
 * How a shock's variance divides between the nation, the authority and the school.
 *
 * <p>The correlation of two schools' shocks is the national part, plus the authority part when they
 * share an authority. Pooling in an authority or a trust helps only against the rest. Immutable and
 * thread-safe.
 *
 * <p>No published split was found: a caller states one and says that it is unverified.
 */
public final class ShockCorrelation {
  private final double national;
  private final double authority;
  private final double school;
  private final double nationalRoot;
  private final double authorityRoot;
  private final double schoolRoot;

  private ShockCorrelation(double national, double authority, double school) {
    this.national = national;
    this.authority = authority;
    this.school = school;
    this.nationalRoot = Math.sqrt(national);
    this.authorityRoot = Math.sqrt(authority);
    this.schoolRoot = Math.sqrt(school);
  }

  /**
   * Returns a division of variance.
   *
   * @param national the share that all schools have in common, 0 to 1
   * @param authority the share that the schools of an authority have in common, 0 to 1
   * @param school the share that each school has for itself, 0 to 1
   * @throws org.perpupil.problem.ProblemsException unless they add up to 1 within 1e-9
   */
  public static ShockCorrelation of(double national, double authority, double school) {
    Weights.check(
        "levels (national, authority, school)",
        new double[] {national, authority, school},
        3,
        "level");
    return new ShockCorrelation(national, authority, school);
  }

  /** Returns the share of variance that all schools have in common. */
  public double national() {
    return national;
  }

  /** Returns the share of variance that the schools of an authority have in common. */
  public double authority() {
    return authority;
  }

  /** Returns the share of variance that each school has for itself. */
  public double school() {
    return school;
  }

  /** Returns a school's standard normal shock, given independent ones of the three levels. */
  public double normal(double nationalShock, double authorityShock, double schoolShock) {
    return nationalRoot * nationalShock + authorityRoot * authorityShock + schoolRoot * schoolShock;
  }

  /** Returns the same as a uniform number above 0 and below 1, for a quantile. */
  public double uniform(double nationalShock, double authorityShock, double schoolShock) {
    return StandardNormal.cumulativeInside(normal(nationalShock, authorityShock, schoolShock));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ShockCorrelation that
        && national == that.national
        && authority == that.authority
        && school == that.school;
  }

  @Override
  public int hashCode() {
    return Double.hashCode(national) * 31 + Double.hashCode(authority);
  }

  @Override
  public String toString() {
    return "Levels[national " + national + ", authority " + authority + ", school " + school + "]";
  }
}
