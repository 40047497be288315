package org.perpupil.io.dfe.infer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the rate that most amounts are whole multiples of.
 *
 * <p>Every part of a rate that serves, serves too; so the largest is taken where there are schools
 * enough to rule out chance, and with few the one nearest to what was to be expected.
 */
final class WholeMultiples {
  /** Schools that rule out a rate twice the true one, which needs every count to be even. */
  private static final int ENOUGH = 12;

  private static final int FEWEST = 3;
  private static final int SAMPLE = 60;
  private static final int ANCHORS = 5;
  private static final double MOST = 0.9;
  private static final double LEAST_SHARE = 0.5;
  private static final double WIDEST = 0.1;

  private final List<Amount> amounts;

  private WholeMultiples(List<Amount> amounts) {
    this.amounts = amounts;
  }

  /**
   * An amount.
   *
   * @param pounds more than 0
   * @param halfUnit how far it may be from what was rounded
   * @param added what its count has more than what is paid for, such as the share of pupils below a
   *     threshold
   * @param most the most that its count can be
   */
  record Amount(double pounds, double halfUnit, double added, double most) {}

  /**
   * A rate.
   *
   * @param whole how many amounts are whole multiples of it
   * @param of how many could tell
   */
  record Found(double rate, int whole, int of, FigureBasis basis) {}

  /**
   * Returns the rate.
   *
   * @param expected the rate that was to be expected
   * @param range how many times more or less it may be
   */
  static Optional<Found> find(List<Amount> amounts, double expected, double range) {
    if (amounts.isEmpty() || !(expected > 0)) {
      return Optional.empty();
    }
    List<Amount> sorted = new ArrayList<>(amounts);
    sorted.sort(Comparator.comparingDouble(Amount::pounds));
    List<Amount> sample = sorted.subList(0, Math.min(SAMPLE, sorted.size()));
    return new WholeMultiples(sample).search(expected, range, sorted);
  }

  private Optional<Found> search(double expected, double range, List<Amount> all) {
    List<double[]> candidates = new ArrayList<>();
    int best = 0;
    for (int a = 0; a < Math.min(ANCHORS, amounts.size()); a++) {
      // Spread over the sample, so that one odd amount does not spoil all.
      Amount anchor =
          amounts.get(a * (amounts.size() - 1) / Math.max(1, ANCHORS - 1) % amounts.size());
      int first =
          Math.max(1, (int) Math.floor(anchor.pounds() / (expected * range) + anchor.added()));
      int last = (int) Math.ceil(anchor.pounds() / (expected / range) + anchor.added());
      for (int count = first; count <= last; count++) {
        double paid = count - anchor.added();
        double rate = anchor.pounds() / paid;
        if (paid > 0
            && count <= anchor.most() + 0.5
            && rate <= expected * range
            && rate >= expected / range) {
          int least = (int) Math.ceil(Math.max(LEAST_SHARE * amounts.size(), MOST * best));
          int whole = whole(rate, anchor.halfUnit() / anchor.pounds(), least);
          if (whole >= least) {
            best = Math.max(best, whole);
            candidates.add(new double[] {rate, whole});
          }
        }
      }
    }
    double least = MOST * best;
    boolean enough = best >= ENOUGH;
    Comparator<double[]> order =
        enough
            ? Comparator.comparingDouble(candidate -> -candidate[0])
            : Comparator.comparingDouble(c -> Math.abs(Math.log(c[0] / expected)));
    return candidates.stream()
        .filter(candidate -> candidate[1] >= least)
        .min(order)
        .map(candidate -> refined(candidate[0], all));
  }

  /** Returns how many amounts are whole multiples of a rate; stops once they are too few. */
  private int whole(double rate, double relative, int least) {
    int whole = 0;
    int left = amounts.size();
    for (Amount amount : amounts) {
      whole += isWhole(amount, rate, relative) ? 1 : 0;
      left--;
      if (whole + left < least) {
        return whole;
      }
    }
    return whole;
  }

  private static boolean isWhole(Amount amount, double rate, double relative) {
    double paid = amount.pounds() / rate;
    double count = paid + amount.added();
    double tolerance = amount.halfUnit() / rate + paid * relative + 1e-9;
    double whole = Math.rint(count);
    return whole > 0
        && tolerance < WIDEST
        && Math.abs(count - whole) <= tolerance
        && whole <= amount.most() + 0.5;
  }

  private static Found refined(double rate, List<Amount> all) {
    RateInterval interval = new RateInterval();
    for (Amount amount : all) {
      double count = Math.rint(amount.pounds() / rate + amount.added());
      double off = Math.abs(amount.pounds() / rate + amount.added() - count);
      if (count > amount.added() && off < WIDEST) {
        interval.add(amount.pounds(), amount.halfUnit(), count - amount.added());
      }
    }
    RateInterval.Found found = interval.most();
    FigureBasis basis =
        found.allowing() >= ENOUGH
            ? FigureBasis.EXACT
            : found.allowing() >= FEWEST ? FigureBasis.DERIVED : FigureBasis.ASSUMED;
    return new Found(found.simplest(), found.allowing(), all.size(), basis);
  }
}
