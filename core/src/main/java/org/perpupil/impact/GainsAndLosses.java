package org.perpupil.impact;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.perpupil.formula.printed.Casting;

/**
 * A comparison over all its schools: how many gain and lose, how much, and why.
 *
 * <p>Pounds are sums of what is printed for schools, see {@link Casting}. Immutable and
 * thread-safe.
 */
public final class GainsAndLosses {
  private final int winners;
  private final int losers;
  private final int unchanged;
  private final int failed;
  private final BigDecimal pupils;
  private final BigDecimal pupilsFailed;
  private final BigDecimal before;
  private final BigDecimal after;
  private final double[] percents;
  private final Map<String, BigDecimal> causes;

  private GainsAndLosses(Comparison comparison) {
    int up = 0;
    int down = 0;
    int same = 0;
    int none = 0;
    BigDecimal pupilSum = BigDecimal.ZERO;
    BigDecimal failedPupils = BigDecimal.ZERO;
    BigDecimal beforeSum = BigDecimal.ZERO;
    BigDecimal afterSum = BigDecimal.ZERO;
    List<Double> percentList = new ArrayList<>();
    Map<String, BigDecimal> causeSums = new LinkedHashMap<>();
    for (int i = 0; i < comparison.size(); i++) {
      BigDecimal ofSchool = Casting.asWritten(comparison.school(i).pupils());
      Optional<BigDecimal> change = comparison.changeAsPrinted(i);
      if (change.isEmpty()) {
        none++;
        failedPupils = failedPupils.add(ofSchool);
        continue;
      }
      up += change.get().signum() > 0 ? 1 : 0;
      down += change.get().signum() < 0 ? 1 : 0;
      same += change.get().signum() == 0 ? 1 : 0;
      pupilSum = pupilSum.add(ofSchool);
      beforeSum = beforeSum.add(comparison.shareBeforeAsPrinted(i).orElseThrow());
      afterSum = afterSum.add(comparison.shareAfterAsPrinted(i).orElseThrow());
      comparison.changePercent(i).ifPresent(percentList::add);
      comparison
          .causesAsPrinted(i)
          .forEach((cause, pounds) -> causeSums.merge(cause, pounds, BigDecimal::add));
    }
    this.winners = up;
    this.losers = down;
    this.unchanged = same;
    this.failed = none;
    this.pupils = pupilSum;
    this.pupilsFailed = failedPupils;
    this.before = beforeSum;
    this.after = afterSum;
    this.percents = percentList.stream().mapToDouble(Double::doubleValue).toArray();
    this.causes = Collections.unmodifiableMap(causeSums);
  }

  /** Returns the gains and losses of a comparison. */
  public static GainsAndLosses of(Comparison comparison) {
    return new GainsAndLosses(comparison);
  }

  /** Returns how many schools gain. */
  public int winners() {
    return winners;
  }

  /** Returns how many schools lose. */
  public int losers() {
    return losers;
  }

  /** Returns how many schools neither gain nor lose. */
  public int unchanged() {
    return unchanged;
  }

  /** Returns how many schools have no figures. */
  public int failed() {
    return failed;
  }

  /** Returns the pupils of the schools that have figures. */
  public BigDecimal pupils() {
    return pupils;
  }

  /** Returns the pupils of the schools that have none. */
  public BigDecimal pupilsFailed() {
    return pupilsFailed;
  }

  /** Returns all old budget shares in pounds. */
  public BigDecimal before() {
    return before;
  }

  /** Returns all new budget shares in pounds. */
  public BigDecimal after() {
    return after;
  }

  /** Returns new minus old budget shares in pounds. */
  public BigDecimal change() {
    return after.subtract(before);
  }

  /** Returns the causes of the change in pounds, as {@link Comparison#causes}; unmodifiable. */
  public Map<String, BigDecimal> causes() {
    return causes;
  }

  /**
   * Returns the change in percent that a given part of the schools stays below.
   *
   * @param part from 0, exclusive, to 1: 0.5 for the median
   * @throws IllegalArgumentException when the part lies outside of that
   * @return linear between schools, as spreadsheets do; absent without figures
   */
  public OptionalDouble changePercentQuantile(double part) {
    if (!(part > 0 && part <= 1)) {
      throw new IllegalArgumentException("part " + part + ", expected more than 0 and up to 1");
    }
    if (percents.length == 0) {
      return OptionalDouble.empty();
    }
    Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
    return OptionalDouble.of(percentile.evaluate(percents, 100 * part));
  }

  @Override
  public String toString() {
    return "GainsAndLosses[" + winners + " gain, " + losers + " lose, " + unchanged + " unchanged]";
  }
}
