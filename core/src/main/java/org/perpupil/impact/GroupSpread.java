package org.perpupil.impact;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.printed.Casting;

/**
 * Gains and losses of one group of schools. Immutable and thread-safe.
 *
 * <p>Sums cover the schools that have figures both before and after; the others are counted apart.
 * They are sums of what is printed for schools, see {@link Casting}.
 */
public final class GroupSpread {
  private final String key;
  private final String priceBase;
  private final int withoutFigures;
  private final BigDecimal pupils;
  private final BigDecimal before;
  private final BigDecimal after;

  /** Sorted, one value a school that has it. */
  private final Map<SchoolChange, double[]> changes;

  private GroupSpread(
      String key,
      String priceBase,
      int withoutFigures,
      BigDecimal pupils,
      BigDecimal before,
      BigDecimal after,
      Map<SchoolChange, double[]> changes) {
    this.key = key;
    this.priceBase = priceBase;
    this.withoutFigures = withoutFigures;
    this.pupils = pupils;
    this.before = before;
    this.after = after;
    this.changes = changes;
  }

  static GroupSpread of(
      String key,
      String priceBase,
      double[] before,
      double[] after,
      double[] pupils,
      int[] rows,
      RoundingRules rounding) {
    int without = 0;
    BigDecimal pupilSum = BigDecimal.ZERO;
    BigDecimal beforeSum = BigDecimal.ZERO;
    BigDecimal afterSum = BigDecimal.ZERO;
    double[] pounds = new double[rows.length];
    double[] perPupil = new double[rows.length];
    double[] percent = new double[rows.length];
    for (int k = 0; k < rows.length; k++) {
      int row = rows[k];
      if (Double.isNaN(before[row]) || Double.isNaN(after[row])) {
        without++;
        pounds[k] = Double.NaN;
        perPupil[k] = Double.NaN;
        percent[k] = Double.NaN;
        continue;
      }
      BigDecimal old = Casting.line(before[row], rounding);
      BigDecimal now = Casting.line(after[row], rounding);
      double change = now.subtract(old).doubleValue();
      pounds[k] = change;
      perPupil[k] = pupils[row] > 0 ? change / pupils[row] : Double.NaN;
      percent[k] = before[row] > 0 ? 100 * change / before[row] : Double.NaN;
      pupilSum = pupilSum.add(Casting.asWritten(pupils[row]));
      beforeSum = beforeSum.add(old);
      afterSum = afterSum.add(now);
    }
    Map<SchoolChange, double[]> changes = new EnumMap<>(SchoolChange.class);
    changes.put(SchoolChange.POUNDS, sortedFigures(pounds));
    changes.put(SchoolChange.PER_PUPIL, sortedFigures(perPupil));
    changes.put(SchoolChange.PERCENT, sortedFigures(percent));
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
    return of(SchoolChange.POUNDS).length;
  }

  /** Returns the number of schools without figures before or after. */
  public int withoutFigures() {
    return withoutFigures;
  }

  /** Returns how many schools gain, by a penny or more. */
  public int winners() {
    return (int) Arrays.stream(of(SchoolChange.POUNDS)).filter(pounds -> pounds > 0).count();
  }

  /** Returns how many schools lose, by a penny or more. */
  public int losers() {
    return (int) Arrays.stream(of(SchoolChange.POUNDS)).filter(pounds -> pounds < 0).count();
  }

  /** Returns how many schools with figures neither gain nor lose. */
  public int unchanged() {
    return schools() - winners() - losers();
  }

  /** Returns the pupils of the schools with figures. */
  public double pupils() {
    return pupils.doubleValue();
  }

  /** Returns the pupils of the schools with figures, as they are written. */
  public BigDecimal pupilsAsPrinted() {
    return pupils;
  }

  /** Returns the old amounts together, in pounds. */
  public double before() {
    return before.doubleValue();
  }

  /** Returns the old amounts together, in pounds as printed. */
  public BigDecimal beforeAsPrinted() {
    return before;
  }

  /** Returns the new amounts together, in pounds. */
  public double after() {
    return after.doubleValue();
  }

  /** Returns the new amounts together, in pounds as printed. */
  public BigDecimal afterAsPrinted() {
    return after;
  }

  /** Returns the new amounts less the old ones, in pounds as printed; 0 without schools. */
  public BigDecimal changeAsPrinted() {
    return after.subtract(before);
  }

  /**
   * Returns the change of the group as a whole: pounds together, over all its pupils, or in percent
   * of all old amounts; absent without schools, pupils or old amounts.
   */
  public OptionalDouble change(SchoolChange change) {
    double pounds = changeAsPrinted().doubleValue();
    return switch (change) {
      case POUNDS -> only(schools() > 0, pounds);
      case PER_PUPIL -> only(pupils.signum() > 0, pounds / pupils());
      case PERCENT -> only(before.signum() > 0, 100 * pounds / before());
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
  public OptionalDouble quantile(SchoolChange change, double part) {
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
        + " unchanged, "
        + priceBase
        + "]";
  }

  private double[] of(SchoolChange change) {
    return Objects.requireNonNull(changes.get(change));
  }

  private static OptionalDouble only(boolean has, double value) {
    return has ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  private static double[] sortedFigures(double[] values) {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
  }
}
