package org.perpupil.statistics.discovery;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.jspecify.annotations.Nullable;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;

/**
 * The patient rule induction method (PRIM): boxes of inputs in which most worlds are of interest.
 *
 * <p>From all worlds on, the slice at an end of one input whose loss leaves the largest density is
 * peeled off, a small part of the worlds at a time, until few are left; each step is a box, with
 * less coverage and, most often, more density than the one before. Pasting then widens a box where
 * that adds worlds and takes nothing from its density, and pruning takes limits away that chance
 * explains as well, the likeliest first, so that few inputs are left. Further boxes are looked for
 * among the worlds that the ones before left.
 *
 * <p>Nothing is random: worlds in another order give the same boxes, ties go to the first input and
 * its lower end. Source: Friedman and Fisher (1999), Statistics and Computing 9, 123-143; coverage
 * and density as Bryant and Lempert (2010), Technological Forecasting and Social Change 77, 34-49.
 * Immutable and thread-safe.
 */
public final class BoxSearch {
  /** The part of a box's worlds that a step peels, unless told otherwise. */
  public static final double USUAL_PEEL = 0.05;

  /** A limit that chance explains with more probability than this is pruned. */
  public static final double MOST_CHANCE = 0.05;

  /** The part of all worlds that a box holds at least, unless told otherwise. */
  public static final double USUAL_LEAST = 0.05;

  private final ImmutableList<String> inputs;
  private final double[][] values;
  private final boolean[] ofInterest;
  private final double peel;
  private final int least;

  private BoxSearch(
      List<String> inputs, double[][] values, boolean[] ofInterest, double peel, int least) {
    this.inputs = ImmutableList.copyOf(inputs);
    this.values = values;
    this.ofInterest = ofInterest;
    this.peel = peel;
    this.least = least;
  }

  /**
   * Returns a search.
   *
   * @param inputs their names
   * @param values by input, its value in each world; finite
   * @param ofInterest by world, whether it is to be found
   * @param peel the part of a box's worlds that a step peels, above 0 and at most 0.5
   * @param least the part of all worlds that a box holds at least, above 0 and below 1
   * @throws ProblemsException when there are no inputs or worlds, none or all of them are of
   *     interest, a value is not finite, or a part is not a part
   */
  public static BoxSearch of(
      List<String> inputs, double[][] values, boolean[] ofInterest, double peel, double least) {
    List<Problem> problems = new ArrayList<>();
    int found = count(ofInterest);
    if (inputs.isEmpty() || inputs.size() != values.length || ofInterest.length == 0) {
      problems.add(
          Problem.error(
              "worlds",
              inputs.size() + " inputs in " + ofInterest.length + " worlds",
              "at least one input and one world",
              "the draws were kept without their inputs"));
    } else if (found == 0 || found == ofInterest.length) {
      problems.add(
          Problem.error(
              "worlds of interest",
              found + " of " + ofInterest.length,
              "some, and not all",
              found == 0
                  ? "nothing fails so often; another threshold would find more"
                  : "everything fails; another threshold would find fewer"));
    }
    if (!(peel > 0 && peel <= 0.5)) {
      problems.add(
          Problem.error(
              "peel",
              Problem.plain(peel),
              "a share above 0, at most 0.5",
              "a percentage was given; 5% is 0.05"));
    }
    if (!(least > 0 && least < 1)) {
      problems.add(
          Problem.error(
              "least",
              Problem.plain(least),
              "a share above 0 and below 1",
              "a percentage was given; 5% is 0.05"));
    }
    for (int k = 0; k < values.length && problems.isEmpty(); k++) {
      if (values[k].length != ofInterest.length
          || !Arrays.stream(values[k]).allMatch(Double::isFinite)) {
        problems.add(
            Problem.error(
                "input " + inputs.get(k),
                "no value in some world",
                "a finite number in each",
                "the input should be left out"));
      }
    }
    ProblemsException.throwIfAny(problems);
    return new BoxSearch(
        inputs,
        Arrays.stream(values).map(double[]::clone).toArray(double[][]::new),
        ofInterest.clone(),
        peel,
        Math.max(1, (int) Math.ceil(least * ofInterest.length)));
  }

  /**
   * Returns the boxes of one search, from all worlds to the smallest: how density grows as coverage
   * falls; unmodifiable.
   */
  public List<Box> trajectory() {
    boolean[] all = new boolean[ofInterest.length];
    Arrays.fill(all, true);
    return trajectory(all);
  }

  /**
   * Returns the same boxes without the limits that chance explains: what there is to choose from;
   * unmodifiable.
   */
  public List<Box> steps() {
    boolean[] all = new boolean[ofInterest.length];
    Arrays.fill(all, true);
    return steps(all);
  }

  private List<Box> steps(boolean[] among) {
    return trajectory(among).stream().map(box -> pruned(box, among)).toList();
  }

  /**
   * Returns boxes that one after the other cover the worlds of interest, each chosen along its
   * steps: the one with most coverage among those as dense as is wanted, or else the densest,
   * pasted and pruned.
   *
   * @param most how many at most, 1 or more; fewer when no box is denser than what is left
   * @param density what is wanted, 0-1
   * @return the boxes, which count all worlds of interest, also those in boxes before; unmodifiable
   */
  public List<Box> cover(int most, double density) {
    List<Box> boxes = new ArrayList<>();
    boolean[] left = new boolean[ofInterest.length];
    Arrays.fill(left, true);
    for (int i = 0; i < most && count(left) > least && interesting(left) > 0; i++) {
      double before = (double) interesting(left) / count(left);
      Box chosen = pruned(pasted(choose(steps(left), density), left), left);
      if (chosen.limits().isEmpty() || chosen.density() <= before) {
        break;
      }
      boxes.add(chosen);
      for (int w = 0; w < left.length; w++) {
        left[w] &= !isIn(chosen, w);
      }
    }
    return List.copyOf(boxes);
  }

  /** Returns the box of a trajectory that has most coverage among those dense enough. */
  private static Box choose(List<Box> trajectory, double density) {
    Box best = trajectory.get(0);
    for (Box box : trajectory) {
      boolean isEnough = box.density() >= density;
      boolean wasEnough = best.density() >= density;
      boolean isBetter =
          isEnough == wasEnough
              ? isEnough ? box.ofInterest() > best.ofInterest() : box.density() > best.density()
              : isEnough;
      best = isBetter ? box : best;
    }
    return best;
  }

  private List<Box> trajectory(boolean[] among) {
    double[] lows = new double[inputs.size()];
    double[] highs = new double[inputs.size()];
    Arrays.fill(lows, Double.NEGATIVE_INFINITY);
    Arrays.fill(highs, Double.POSITIVE_INFINITY);
    boolean[] in = among.clone();
    List<Box> boxes = new ArrayList<>();
    boxes.add(box(0, lows, highs, in, among));
    while (true) {
      @Nullable Cut best = bestCut(in);
      if (best == null || best.left < least) {
        return List.copyOf(boxes);
      }
      if (best.isLow) {
        lows[best.input] = best.limit;
      } else {
        highs[best.input] = best.limit;
      }
      for (int w = 0; w < in.length; w++) {
        double value = values[best.input][w];
        in[w] &= value >= lows[best.input] && value <= highs[best.input];
      }
      boxes.add(box(boxes.size(), lows, highs, in, among));
    }
  }

  /** A slice to peel. */
  private record Cut(int input, boolean isLow, double limit, int left, double density) {}

  private @Nullable Cut bestCut(boolean[] in) {
    int size = count(in);
    @Nullable Cut best = null;
    for (int k = 0; k < inputs.size(); k++) {
      double[] sorted = sorted(k, in, size);
      int off = Math.max(1, (int) (peel * size));
      if (off < size) {
        best = better(best, cut(k, true, above(sorted, off), in));
        best = better(best, cut(k, false, below(sorted, size - 1 - off), in));
      }
    }
    return best;
  }

  /** Returns the least value that leaves some out; values that are many together go together. */
  private static double above(double[] sorted, int off) {
    int at = off;
    while (at < sorted.length - 1 && sorted[at] == sorted[0]) {
      at++;
    }
    return sorted[at];
  }

  private static double below(double[] sorted, int off) {
    int at = off;
    while (at > 0 && sorted[at] == sorted[sorted.length - 1]) {
      at--;
    }
    return sorted[at];
  }

  private @Nullable Cut cut(int k, boolean isLow, double limit, boolean[] in) {
    int left = 0;
    int good = 0;
    int lost = 0;
    for (int w = 0; w < in.length; w++) {
      if (in[w]) {
        boolean stays = isLow ? values[k][w] >= limit : values[k][w] <= limit;
        left += stays ? 1 : 0;
        lost += stays ? 0 : 1;
        good += stays && ofInterest[w] ? 1 : 0;
      }
    }
    return lost == 0 || left == 0 ? null : new Cut(k, isLow, limit, left, (double) good / left);
  }

  /** Returns the cut that leaves more density; the one before where they are alike. */
  private static @Nullable Cut better(@Nullable Cut one, @Nullable Cut other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return other.density > one.density ? other : one;
  }

  /** Widens a box as long as worlds come in and its density does not fall. */
  private Box pasted(Box box, boolean[] among) {
    Box now = box;
    while (true) {
      @Nullable Box wider = null;
      for (int i = 0; i < now.limits().size(); i++) {
        for (boolean isLow : new boolean[] {true, false}) {
          @Nullable Box tried = widened(now, i, isLow, among);
          if (tried != null
              && tried.density() >= now.density()
              && tried.worlds() > now.worlds()
              && (wider == null || tried.density() > wider.density())) {
            wider = tried;
          }
        }
      }
      if (wider == null) {
        return now;
      }
      now = wider;
    }
  }

  /** Takes ends away that chance explains, the likeliest first. */
  private Box pruned(Box box, boolean[] among) {
    double[] lows = lows(box);
    double[] highs = highs(box);
    Box now = box;
    while (true) {
      int likeliest = -1;
      boolean isLow = false;
      double most = MOST_CHANCE;
      for (int k = 0; k < lows.length; k++) {
        double ofLow = lows[k] > Double.NEGATIVE_INFINITY ? chance(k, true, now, among) : 0;
        double ofHigh = highs[k] < Double.POSITIVE_INFINITY ? chance(k, false, now, among) : 0;
        if (Math.max(ofLow, ofHigh) > most) {
          most = Math.max(ofLow, ofHigh);
          likeliest = k;
          isLow = ofLow >= ofHigh;
        }
      }
      if (likeliest < 0) {
        return now;
      }
      if (isLow) {
        lows[likeliest] = Double.NEGATIVE_INFINITY;
      } else {
        highs[likeliest] = Double.POSITIVE_INFINITY;
      }
      now = box(box.step(), lows, highs, within(lows, highs, among), among);
    }
  }

  /** Returns how likely one end of a limit does as well without meaning. */
  private double chance(int k, boolean isLow, Box box, boolean[] among) {
    double[] lows = lows(box);
    double[] highs = highs(box);
    if (isLow) {
      lows[k] = Double.NEGATIVE_INFINITY;
    } else {
      highs[k] = Double.POSITIVE_INFINITY;
    }
    return chance(within(lows, highs, among), box.worlds(), box.ofInterest());
  }

  /** Returns a box one small slice wider at one end, or no limit there where nothing is beyond. */
  private @Nullable Box widened(Box box, int limit, boolean isLow, boolean[] among) {
    Limit old = box.limits().get(limit);
    if (Double.isInfinite(isLow ? old.low() : old.high())) {
      return null;
    }
    int k = inputs.indexOf(old.input());
    double[] lows = lows(box);
    double[] highs = highs(box);
    double end = isLow ? lows[k] : highs[k];
    lows[k] = isLow ? Double.NEGATIVE_INFINITY : lows[k];
    highs[k] = isLow ? highs[k] : Double.POSITIVE_INFINITY;
    boolean[] open = within(lows, highs, among);
    double[] beyond = new double[count(open)];
    int size = 0;
    for (int w = 0; w < open.length; w++) {
      if (open[w] && (isLow ? values[k][w] < end : values[k][w] > end)) {
        beyond[size++] = values[k][w];
      }
    }
    double[] sorted = Arrays.copyOf(beyond, size);
    Arrays.sort(sorted);
    int slice = Math.max(1, (int) (peel * box.worlds()));
    if (size > slice) {
      if (isLow) {
        lows[k] = sorted[size - slice];
      } else {
        highs[k] = sorted[slice - 1];
      }
    }
    return box(box.step(), lows, highs, within(lows, highs, among), among);
  }

  private Box box(int step, double[] lows, double[] highs, boolean[] in, boolean[] among) {
    int worlds = count(in);
    int good = interesting(in);
    List<Limit> limits = new ArrayList<>();
    for (int k = 0; k < inputs.size(); k++) {
      if (lows[k] > Double.NEGATIVE_INFINITY || highs[k] < Double.POSITIVE_INFINITY) {
        limits.add(
            new Limit(
                inputs.get(k), lows[k], highs[k], chance(k, lows, highs, among, worlds, good)));
      }
    }
    return new Box(step, worlds, good, ofInterest.length, count(ofInterest), limits);
  }

  private double chance(
      int k, double[] lows, double[] highs, boolean[] among, int worlds, int good) {
    double[] openLows = lows.clone();
    double[] openHighs = highs.clone();
    openLows[k] = Double.NEGATIVE_INFINITY;
    openHighs[k] = Double.POSITIVE_INFINITY;
    return chance(within(openLows, openHighs, among), worlds, good);
  }

  /** Returns how likely so many worlds of interest, or more, are at the density of others. */
  private double chance(boolean[] others, int worlds, int good) {
    double density = (double) interesting(others) / count(others);
    return good == 0
        ? 1
        : 1 - new BinomialDistribution(null, worlds, density).cumulativeProbability(good - 1);
  }

  private boolean[] within(double[] lows, double[] highs, boolean[] among) {
    boolean[] in = among.clone();
    for (int k = 0; k < lows.length; k++) {
      if (lows[k] > Double.NEGATIVE_INFINITY || highs[k] < Double.POSITIVE_INFINITY) {
        for (int w = 0; w < in.length; w++) {
          in[w] &= values[k][w] >= lows[k] && values[k][w] <= highs[k];
        }
      }
    }
    return in;
  }

  private boolean isIn(Box box, int world) {
    for (Limit limit : box.limits()) {
      double value = values[inputs.indexOf(limit.input())][world];
      if (value < limit.low() || value > limit.high()) {
        return false;
      }
    }
    return true;
  }

  private double[] lows(Box box) {
    double[] lows = new double[inputs.size()];
    Arrays.fill(lows, Double.NEGATIVE_INFINITY);
    box.limits().forEach(limit -> lows[inputs.indexOf(limit.input())] = limit.low());
    return lows;
  }

  private double[] highs(Box box) {
    double[] highs = new double[inputs.size()];
    Arrays.fill(highs, Double.POSITIVE_INFINITY);
    box.limits().forEach(limit -> highs[inputs.indexOf(limit.input())] = limit.high());
    return highs;
  }

  private double[] sorted(int k, boolean[] in, int size) {
    double[] sorted = new double[size];
    int next = 0;
    for (int w = 0; w < in.length; w++) {
      if (in[w]) {
        sorted[next++] = values[k][w];
      }
    }
    Arrays.sort(sorted);
    return sorted;
  }

  private int interesting(boolean[] in) {
    int found = 0;
    for (int w = 0; w < in.length; w++) {
      found += in[w] && ofInterest[w] ? 1 : 0;
    }
    return found;
  }

  private static int count(boolean[] flags) {
    int count = 0;
    for (boolean flag : flags) {
      count += flag ? 1 : 0;
    }
    return count;
  }
}
