package org.perpupil.impact;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.perpupil.formula.Pence;

/**
 * Gains and losses of one group of schools. Immutable and thread-safe.
 *
 * <p>Sums cover the schools that have figures both before and after; the others are counted apart.
 */
public final class GroupSpread {
  private final String key;
  private final String priceBase;
  private final int withoutFigures;
  private final double pupils;
  private final double before;
  private final double after;

  /** Sorted, one value a school that has it. */
  private final Map<Change, double[]> changes;

  private GroupSpread(
      String key,
      String priceBase,
      int withoutFigures,
      double pupils,
      double before,
      double after,
      Map<Change, double[]> changes) {
    this.key = key;
    this.priceBase = priceBase;
    this.withoutFigures = withoutFigures;
    this.pupils = pupils;
    this.before = before;
    this.after = after;
    this.changes = changes;
  }

  static GroupSpread of(
      String key, String priceBase, double[] before, double[] after, double[] pupils, int[] rows) {
    int without = 0;
    double pupilSum = 0;
    double beforeSum = 0;
    double afterSum = 0;
    double[] pounds = new double[rows.length];
    double[] perPupil = new double[rows.length];
    double[] percent = new double[rows.length];
    for (int k = 0; k < rows.length; k++) {
      int row = rows[k];
      double change = Pence.round(after[row] - before[row]);
      pounds[k] = change;
      perPupil[k] = pupils[row] > 0 ? change / pupils[row] : Double.NaN;
      percent[k] = before[row] > 0 ? 100 * change / before[row] : Double.NaN;
      if (Double.isNaN(change)) {
        without++;
      } else {
        pupilSum += pupils[row];
        beforeSum += before[row];
        afterSum += after[row];
      }
    }
    Map<Change, double[]> changes = new EnumMap<>(Change.class);
    changes.put(Change.POUNDS, sortedFigures(pounds));
    changes.put(Change.PER_PUPIL, sortedFigures(perPupil));
    changes.put(Change.PERCENT, sortedFigures(percent));
    return new GroupSpread(key, priceBase, without, pupilSum, beforeSum, afterSum, changes);
  }

  /** Returns the key of the group. */
  public String key() {
    return key;
  }

  /** Returns what the pounds are: {@code cash}, or the prices of a year and the index used. */
  public String priceBase() {
    return priceBase;
  }

  /** Returns the number of schools with figures. */
  public int schools() {
    return of(Change.POUNDS).length;
  }

  /** Returns the number of schools without figures before or after. */
  public int withoutFigures() {
    return withoutFigures;
  }

  /** Returns how many schools gain, by a penny or more. */
  public int winners() {
    return (int) Arrays.stream(of(Change.POUNDS)).filter(pounds -> pounds > 0).count();
  }

  /** Returns how many schools lose, by a penny or more. */
  public int losers() {
    return (int) Arrays.stream(of(Change.POUNDS)).filter(pounds -> pounds < 0).count();
  }

  /** Returns how many schools with figures neither gain nor lose. */
  public int unchanged() {
    return schools() - winners() - losers();
  }

  /** Returns the pupils of the schools with figures. */
  public double pupils() {
    return pupils;
  }

  /** Returns the old amounts together, in pounds. */
  public double before() {
    return Pence.round(before);
  }

  /** Returns the new amounts together, in pounds. */
  public double after() {
    return Pence.round(after);
  }

  /**
   * Returns the change of the group as a whole: pounds together, over all its pupils, or in percent
   * of all old amounts; absent without schools, pupils or old amounts.
   */
  public OptionalDouble change(Change change) {
    double pounds = Pence.round(after() - before());
    return switch (change) {
      case POUNDS -> only(schools() > 0, pounds);
      case PER_PUPIL -> only(pupils > 0, pounds / pupils);
      case PERCENT -> only(before > 0, 100 * pounds / before());
    };
  }

  /**
   * Returns the change that a given part of the schools stays at or below.
   *
   * @param part from 0, the greatest loss or smallest gain, to 1; 0.5 for the median
   * @throws IllegalArgumentException when the part lies outside of that
   * @return linear between schools, as spreadsheets do; every school counts the same; absent when
   *     no school has the figure, as percent without an old amount
   */
  public OptionalDouble quantile(Change change, double part) {
    if (!(part >= 0 && part <= 1)) {
      throw new IllegalArgumentException("part " + part + ", expected from 0 to 1");
    }
    double[] values = of(change);
    if (values.length == 0) {
      return OptionalDouble.empty();
    }
    if (part == 0) {
      return OptionalDouble.of(values[0]);
    }
    Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
    return OptionalDouble.of(percentile.evaluate(values, 100 * part));
  }

  @Override
  public String toString() {
    return "GroupSpread["
        + key
        + ": "
        + winners()
        + " gain, "
        + losers()
        + " lose, "
        + unchanged()
        + " neither, "
        + priceBase
        + "]";
  }

  private double[] of(Change change) {
    return Objects.requireNonNull(changes.get(change));
  }

  private static OptionalDouble only(boolean has, double value) {
    return has ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  private static double[] sortedFigures(double[] values) {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
  }
}
