package org.perpupil.sweep;

import java.util.Locale;
import java.util.OptionalDouble;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.statistics.Interval;
import org.perpupil.statistics.MeasureResult;

/**
 * How well a figure is to be known before a sweep stops itself: the half width of its 95% interval
 * in every year of every school, or of every total of a kind.
 *
 * <p>Intervals are those of independent worlds; with a Sobol sequence the figures are better known
 * than they say.
 *
 * @param figure what is watched
 * @param statistic which statistic of it
 * @param level of schools, or of which totals
 * @param halfWidth in the figure's unit for a mean, as a share for a probability; above 0
 */
public record Precision(
    SweepMeasure figure, Statistic statistic, SweepUnit.Level level, double halfWidth) {
  private static final double CONFIDENCE = 0.95;
  private static final double NORMAL_95 = 1.959963984540054;

  /** What is to be known. */
  public enum Statistic {
    /** The mean. */
    MEAN,
    /** The probability to be below the plan's threshold, or of a difference to be below 0. */
    DEFICIT_PROBABILITY;

    /** Returns the name in files. */
    public String fileName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Checks the half width.
   *
   * @throws ProblemsException unless it is above 0, and for a probability below 0.5
   */
  public Precision {
    boolean isShare = statistic == Statistic.DEFICIT_PROBABILITY;
    if (!(halfWidth > 0) || !Double.isFinite(halfWidth) || (isShare && halfWidth >= 0.5)) {
      throw new ProblemsException(
          Problem.error(
              "stop, half_width",
              Problem.plain(halfWidth),
              isShare ? "a share above 0 and below 0.5" : "a number above 0",
              isShare && halfWidth >= 0.5
                  ? "a percentage was given, divide it by 100; or statistic: mean was meant"
                  : "the precision was left out"));
    }
  }

  /** Returns whether results are this precise; never with less than two worlds. */
  public boolean isMet(SweepResult result) {
    OptionalDouble widest = widest(result, figure, statistic, level);
    return widest.isPresent() && widest.getAsDouble() <= halfWidth;
  }

  /**
   * Returns the half width of the widest 95% interval of a statistic, over every unit of a level
   * that has figures, and every year; empty when none has, or there is one world only.
   */
  public static OptionalDouble widest(
      SweepResult result, SweepMeasure figure, Statistic statistic, SweepUnit.Level level) {
    SweepLayout layout = result.layout();
    double widest = Double.NEGATIVE_INFINITY;
    for (int unit = 0; unit < layout.units().size(); unit++) {
      if (layout.units().get(unit).level() == level) {
        for (int year = 0; year < layout.years(); year++) {
          OptionalDouble half =
              result
                  .result(figure, unit, year)
                  .map(found -> half(found, statistic))
                  .orElse(OptionalDouble.empty());
          widest = Math.max(widest, half.orElse(widest));
        }
      }
    }
    return widest < 0 ? OptionalDouble.empty() : OptionalDouble.of(widest);
  }

  private static OptionalDouble half(MeasureResult found, Statistic statistic) {
    if (found.worlds() < 2) {
      return OptionalDouble.empty();
    }
    if (statistic == Statistic.MEAN) {
      return OptionalDouble.of(NORMAL_95 * found.standardError().orElseThrow());
    }
    Interval interval = found.deficit().interval(CONFIDENCE);
    return OptionalDouble.of((interval.high() - interval.low()) / 2);
  }
}
