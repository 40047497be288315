package org.perpupil.joining.trust;

import java.util.List;
import org.perpupil.budget.Block;
import org.perpupil.trust.TrustYear;

/**
 * A trust in one block: its schools, its centre, and both together, in pounds.
 *
 * <p>Schools go by their place in the trust. One that has not joined yet has no figures; of one
 * that joins within the block, figures begin with its first day. Immutable and thread-safe.
 */
public final class TrustBlock {
  private final TrustColumns columns;

  /** By school, what it pays to the centre and its grant once that is paid and grant is pooled. */
  private final double[] charges;

  private final double[] grant;
  private final double centreCost;
  private final double[] inYear;
  private final double[] reserves;
  private final double[] opening;

  /**
   * Works a block out.
   *
   * @param columns what its schools are in this block
   * @param opening reserves when the block begins, the centre's last
   */
  TrustBlock(TrustColumns columns, double[] opening) {
    this.columns = columns;
    this.opening = opening;
    int size = columns.size();
    this.charges = new double[size];
    this.grant = new double[size];
    this.inYear = new double[size + 1];
    double cost = 0;
    double centre = 0;
    double[] starts = columns.starts();
    for (int p = 0; p < starts.length; p++) {
      double part = (p + 1 < starts.length ? starts[p + 1] : 1) - starts[p];
      double share = columns.block.shareOfYear() * part;
      int[] there = columns.at(starts[p]);
      TrustYear year = columns.year(there);
      for (int i = 0; i < there.length; i++) {
        charges[there[i]] += share * year.charge(i);
        grant[there[i]] += share * year.grant(i);
      }
      cost += share * year.centreCost();
      centre += share * year.centreInYear();
    }
    this.centreCost = cost;
    for (int i = 0; i < size; i++) {
      inYear[i] = grant[i] + columns.otherNet[i];
    }
    inYear[size] = centre;
    this.reserves = columns.trust.reserves().close(opening, inYear, columns.pupils);
  }

  /** Returns the block. */
  public Block block() {
    return columns.block;
  }

  /** Returns the places of the schools that have joined, ascending; unmodifiable. */
  public List<Integer> members() {
    return columns.places;
  }

  /** Returns the pupils of all its schools. */
  public double pupils() {
    return sum(columns.pupils);
  }

  /** Returns the pupils of a school. */
  public double pupils(int place) {
    return columns.pupils[at(place)];
  }

  /** Returns a school's grant before charge and pooling. */
  public double grantBefore(int place) {
    return columns.grant[at(place)];
  }

  /** Returns the central charge that a school pays. */
  public double charge(int place) {
    return charges[at(place)];
  }

  /** Returns what pooling gives a school, negative for what it takes. */
  public double pooling(int place) {
    int at = at(place);
    return grant[at] + charges[at] - columns.grant[at];
  }

  /**
   * Returns what the services of a school that joined cost it less than before, negative for more;
   * 0 for one that is an academy from the start.
   */
  public double services(int place) {
    return columns.services[at(place)];
  }

  /**
   * Returns a school's reserve when the block begins: what it brings where it has just joined, its
   * share of the trust's where reserves are pooled.
   */
  public double opening(int place) {
    return opening[at(place)];
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
    return centreCost;
  }

  /** Returns the centre's reserve when the block begins. */
  public double centreOpening() {
    return opening[columns.size()];
  }

  /** Returns the charges that the centre gets less what it costs. */
  public double centreInYear() {
    return inYear[columns.size()];
  }

  /** Returns the centre's reserve at the end. */
  public double centreReserve() {
    return reserves[columns.size()];
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

  /**
   * Returns the pounds of a joiner's balance that its reserve counts and whose cash has not moved
   * by the end; below 0 for a deficit that is still to be taken from grant.
   */
  public double outstanding(int place) {
    return columns.outstanding[at(place)];
  }

  /** Returns the reserves of schools and centre at the end without what is outstanding. */
  public double trustCash() {
    return trustReserve() - sum(columns.outstanding);
  }

  @Override
  public String toString() {
    return "TrustBlock[" + columns.block + ", " + columns.size() + " schools]";
  }

  private int at(int place) {
    int at = columns.places.indexOf(place);
    if (at < 0) {
      throw new IllegalArgumentException("school " + place + " has not joined by " + columns.block);
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
