package org.perpupil.joining.trust;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import org.perpupil.budget.Block;
import org.perpupil.formula.printed.Casting;
import org.perpupil.impact.groups.LargestRemainder;
import org.perpupil.trust.Reserves;

/**
 * A trust in one block as it is printed and written, in whole pence, see {@link Casting}.
 *
 * <p>What each school is paid and charged is rounded once. Its balance is that of its own budget as
 * a projection prints it, with services, pooling, and the charge unless the budget holds it.
 * Charges less the cost make the centre's balance, balances of schools and centre the trust's, and
 * reserves are those before and the balances; what is pooled is shared by the largest remainder, so
 * that nothing is lost. Schools go by their place in the trust. Immutable and thread-safe.
 */
public final class TrustBlockAsPrinted {
  private final TrustBlock block;
  private final List<Integer> members;
  private final long[] grant;
  private final long[] charge;
  private final long[] pooling;
  private final long[] services;
  private final long[] outstanding;
  private final long centreCost;

  /** By school, the centre last. */
  private final long[] opening;

  private final long[] inYear;
  private final long[] reserves;

  /**
   * Rounds a block.
   *
   * @param net what the block adds to a school's reserve by its own budget, in pence
   * @param hasPaid whether a school's budget holds the charge
   * @param before the block before; null for the trust's first
   */
  TrustBlockAsPrinted(
      TrustBlock block,
      Reserves rule,
      IntToLongFunction net,
      IntPredicate hasPaid,
      @Nullable TrustBlockAsPrinted before) {
    this.block = block;
    this.members = block.members();
    this.grant = pence(block::grantBefore);
    this.charge = pence(block::charge);
    this.pooling = LargestRemainder.pence(members.stream().mapToDouble(block::pooling).toArray());
    this.services = pence(block::services);
    this.outstanding = pence(block::outstanding);
    this.centreCost = Casting.pence(block.centreCost());
    int size = members.size();
    this.opening = Arrays.copyOf(pence(block::opening), size + 1);
    this.inYear = new long[size + 1];
    for (int i = 0; i < size; i++) {
      int place = members.get(i);
      long charged = hasPaid.test(place) ? 0 : charge[i];
      inYear[i] = net.applyAsLong(place) + services[i] + pooling[i] - charged;
    }
    inYear[size] = sum(charge) - centreCost;
    if (before == null) {
      opening[size] = Casting.pence(block.centreOpening());
    } else {
      for (int place : before.members) {
        opening[at(place)] = before.reserve(place);
      }
      opening[size] = before.centreReserve();
    }
    this.reserves = closed(rule);
  }

  /** Returns the block. */
  public Block block() {
    return block.block();
  }

  /** Returns the places of the schools that have joined, ascending; unmodifiable. */
  public List<Integer> members() {
    return members;
  }

  /** Returns the pupils of all its schools, in hundredths. */
  public long pupils() {
    return sum(pence(block::pupils));
  }

  /** Returns a school's grant before charge and pooling. */
  public long grant(int place) {
    return grant[at(place)];
  }

  /** Returns the central charge that a school pays. */
  public long charge(int place) {
    return charge[at(place)];
  }

  /** Returns what pooling gives a school, negative for what it takes; 0 over all schools. */
  public long pooling(int place) {
    return pooling[at(place)];
  }

  /** Returns what services cost a school less than before it joined, negative for more. */
  public long services(int place) {
    return services[at(place)];
  }

  /** Returns a school's reserve when the block begins, what it brings where it has just joined. */
  public long opening(int place) {
    return opening[at(place)];
  }

  /** Returns what the block adds to a school's own reserve. */
  public long inYear(int place) {
    return inYear[at(place)];
  }

  /** Returns a school's reserve at the end, or its share of the trust's where they are pooled. */
  public long reserve(int place) {
    return reserves[at(place)];
  }

  /** Returns what of a joiner's balance has not moved as cash by the end. */
  public long outstanding(int place) {
    return outstanding[at(place)];
  }

  /** Returns what the centre costs. */
  public long centreCost() {
    return centreCost;
  }

  /** Returns the centre's reserve when the block begins. */
  public long centreOpening() {
    return opening[members.size()];
  }

  /** Returns the charges that the centre gets less what it costs. */
  public long centreInYear() {
    return inYear[members.size()];
  }

  /** Returns the centre's reserve at the end. */
  public long centreReserve() {
    return reserves[members.size()];
  }

  /** Returns the reserves of schools and centre when the block begins, joiners' included. */
  public long trustOpening() {
    return sum(opening);
  }

  /** Returns what the block adds to the reserves of schools and centre. */
  public long trustInYear() {
    return sum(inYear);
  }

  /** Returns the reserves of schools and centre at the end. */
  public long trustReserve() {
    return sum(reserves);
  }

  /** Returns the reserves of schools and centre at the end without what is outstanding. */
  public long trustCash() {
    return trustReserve() - sum(outstanding);
  }

  @Override
  public String toString() {
    return "TrustBlockAsPrinted[" + block.block() + ", " + members.size() + " schools]";
  }

  /** Returns the reserves at the end, as {@link Reserves#close} does with unrounded ones. */
  private long[] closed(Reserves rule) {
    int size = members.size();
    long[] own = new long[size + 1];
    Arrays.setAll(own, i -> opening[i] + inYear[i]);
    if (rule == Reserves.SEPARATE) {
      return own;
    }
    double[] pupils = members.stream().mapToDouble(block::pupils).toArray();
    if (Arrays.stream(pupils).sum() > 0) {
      return Arrays.copyOf(LargestRemainder.shares(sum(own), pupils), size + 1);
    }
    long[] atTheCentre = new long[size + 1];
    atTheCentre[size] = sum(own);
    return atTheCentre;
  }

  private long[] pence(IntToDoubleFunction pounds) {
    return members.stream()
        .mapToLong(place -> Casting.pence(pounds.applyAsDouble(place)))
        .toArray();
  }

  private int at(int place) {
    int at = members.indexOf(place);
    if (at < 0) {
      throw new IllegalArgumentException("school " + place + " has not joined by " + block);
    }
    return at;
  }

  private static long sum(long[] pence) {
    return Arrays.stream(pence).sum();
  }
}
