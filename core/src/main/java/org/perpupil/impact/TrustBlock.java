package org.perpupil.impact;

import java.util.List;
import org.perpupil.budget.Block;
import org.perpupil.organisation.Reserves;
import org.perpupil.organisation.Trust;
import org.perpupil.organisation.TrustSchools;
import org.perpupil.organisation.TrustYear;

/**
 * A trust in one block: its schools, its centre, and both together, in pounds.
 *
 * <p>Schools go by their place in the trust. One that has not joined yet has no figures. Immutable
 * and thread-safe.
 */
public final class TrustBlock {
  private final Block block;
  private final List<Integer> members;
  private final double[] grantBefore;
  private final double[] pupils;
  private final TrustYear year;
  private final double share;
  private final double[] inYear;
  private final double[] reserves;
  private final double[] opening;

  /**
   * Works a block out.
   *
   * @param members places of the schools that have joined, one or more
   * @param schools what they are in this block, as if it lasted a year
   * @param opening reserves when the block begins, the centre's last
   */
  TrustBlock(
      Block block,
      List<Integer> members,
      TrustSchools schools,
      double[] grantBefore,
      double[] otherNet,
      double[] pupils,
      Trust trust,
      double[] opening) {
    this.block = block;
    this.members = members;
    this.grantBefore = grantBefore;
    this.pupils = pupils;
    this.share = block.shareOfYear();
    this.opening = opening;
    this.year = trust.year(schools, 0);
    this.inYear = new double[members.size() + 1];
    for (int i = 0; i < members.size(); i++) {
      inYear[i] = share * year.grant(i) + otherNet[i];
    }
    inYear[members.size()] = share * year.centreInYear();
    this.reserves = reservesAfter(trust.reserves());
  }

  private double[] reservesAfter(Reserves rule) {
    return rule.close(opening, inYear, pupils);
  }

  /** Returns the block. */
  public Block block() {
    return block;
  }

  /** Returns the places of the schools that have joined, ascending; unmodifiable. */
  public List<Integer> members() {
    return members;
  }

  /** Returns the pupils of all its schools. */
  public double pupils() {
    return sum(pupils);
  }

  /** Returns a school's grant before charge and pooling. */
  public double grantBefore(int place) {
    return grantBefore[at(place)];
  }

  /** Returns the central charge that a school pays. */
  public double charge(int place) {
    return share * year.charge(at(place));
  }

  /** Returns what pooling gives a school, negative for what it takes. */
  public double pooling(int place) {
    int at = at(place);
    return share * (year.grant(at) + year.charge(at)) - grantBefore[at];
  }

  /** Returns what the block adds to a school's own reserve. */
  public double inYear(int place) {
    return inYear[at(place)];
  }

  /** Returns a school's reserve at the end, or its share of the trust's where they are pooled. */
  public double reserve(int place) {
    return reserves[at(place)];
  }

  /** Returns what the centre costs. */
  public double centreCost() {
    return share * year.centreCost();
  }

  /** Returns the charges that the centre gets less what it costs. */
  public double centreInYear() {
    return inYear[members.size()];
  }

  /** Returns the centre's reserve at the end. */
  public double centreReserve() {
    return reserves[members.size()];
  }

  /** Returns what the block adds to the reserves of schools and centre. */
  public double trustInYear() {
    return sum(inYear);
  }

  /** Returns the reserves of schools and centre when the block begins, joiners' included. */
  public double trustOpening() {
    return sum(opening);
  }

  /** Returns the reserves of schools and centre at the end. */
  public double trustReserve() {
    return sum(reserves);
  }

  @Override
  public String toString() {
    return "TrustBlock[" + block + ", " + members.size() + " schools]";
  }

  private int at(int place) {
    int at = members.indexOf(place);
    if (at < 0) {
      throw new IllegalArgumentException("school " + place + " has not joined by " + block);
    }
    return at;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
