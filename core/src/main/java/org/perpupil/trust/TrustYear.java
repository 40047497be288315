package org.perpupil.trust;

import java.util.Objects;
import org.perpupil.problem.check.Amounts;

/**
 * One year of a trust: its schools, its centre, and both together, in pounds.
 *
 * <p>Balances of the schools and of the centre add up to the trust's: all grant + other income −
 * own costs of schools − costs of the centre. Immutable and thread-safe.
 */
public final class TrustYear {
  private final double[] charges;
  private final double[] grant;
  private final double[] inYear;
  private final double[] reserves;
  private final double centreCost;

  TrustYear(
      double[] charges, double[] grant, double[] inYear, double[] reserves, double centreCost) {
    this.charges = charges;
    this.grant = grant;
    this.inYear = inYear;
    this.reserves = reserves;
    this.centreCost = centreCost;
  }

  /** Returns the number of schools. */
  public int schools() {
    return charges.length;
  }

  /** Returns the central charge that a school pays. */
  public double charge(int row) {
    return charges[row];
  }

  /** Returns a school's grant once the charge is paid and grant is pooled. */
  public double grant(int row) {
    return grant[row];
  }

  /** Returns a school's balance of the year; negative for a deficit. */
  public double inYear(int row) {
    return inYear[schoolRow(row)];
  }

  /** Returns a school's reserves at the end, or its share of the trust's where they are pooled. */
  public double reserves(int row) {
    return reserves[schoolRow(row)];
  }

  /** Returns what the centre costs. */
  public double centreCost() {
    return centreCost;
  }

  /** Returns the charges that the centre gets less what it costs. */
  public double centreInYear() {
    return inYear[charges.length];
  }

  /** Returns the centre's reserves at the end. */
  public double centreReserves() {
    return reserves[charges.length];
  }

  /** Returns the balance of the year of the whole trust, schools and centre. */
  public double trustInYear() {
    return Amounts.sum(inYear);
  }

  /** Returns the reserves of the whole trust at the end. */
  public double trustReserves() {
    return Amounts.sum(reserves);
  }

  @Override
  public String toString() {
    return "TrustYear[" + schools() + " schools]";
  }

  private int schoolRow(int row) {
    return Objects.checkIndex(row, charges.length);
  }
}
