package org.perpupil.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.Range;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Selector;
import org.perpupil.statistics.ShockCorrelation;
import org.perpupil.statistics.distribution.Distribution;
import org.perpupil.statistics.distribution.Path;

/**
 * An assumption that varies.
 *
 * <p>With levels, each authority or each school has a number of its own, and the levels say how far
 * they move together. A number for each school makes a projection slower: schools then share no
 * tables of prices and pay. Immutable and thread-safe.
 *
 * @param assumption which one
 * @param selector for which schools
 * @param year of a distribution, the year it holds for, and empty for all years; of a path, its
 *     first year, and empty for the plan's first. Where it is empty, years that a figure
 *     {@linkplain Assumption#isPublished is published} for keep it
 * @param levels how far schools move together; empty when one number holds for all of them
 * @param shape what it may be
 */
public record Variation(
    Assumption assumption,
    Selector selector,
    Optional<FundingYear> year,
    Optional<ShockCorrelation> levels,
    StatedDistribution shape) {
  /** Quantiles that are tried against the assumption's range. */
  private static final int TRIED = 64;

  /** Quantiles between which half of all values lie, and the middle. */
  private static final List<Double> LIKELY = List.of(0.25, 0.5, 0.75);

  /** Returns a variation for all schools, the same in each. */
  public static Variation of(String assumption, StatedDistribution shape) {
    return new Variation(
        Assumption.of(assumption), Selector.all(), Optional.empty(), Optional.empty(), shape);
  }

  /** Returns the same in one year, or, of a path, from a year on. */
  public Variation in(FundingYear newYear) {
    return new Variation(assumption, selector, Optional.of(newYear), levels, shape);
  }

  /** Returns the same for all years, or, of a path, from the plan's first year on. */
  public Variation withoutYear() {
    return new Variation(assumption, selector, Optional.empty(), levels, shape);
  }

  /** Returns the same for some schools. */
  public Variation of(Selector newSelector) {
    return new Variation(assumption, newSelector, year, levels, shape);
  }

  /** Returns the same with a number for each authority or, unless their part is 0, each school. */
  public Variation by(ShockCorrelation newLevels) {
    return new Variation(assumption, selector, year, Optional.of(newLevels), shape);
  }

  /** Returns what results and correlations call it: assumption, schools if not all, year if any. */
  public String label() {
    String who =
        selector instanceof Selector.Authority authority
            ? " of authority " + authority.laCode()
            : selector instanceof Selector.Trust trust
                ? " of " + trust.name()
                : selector instanceof Selector.Schools schools
                    ? " of " + String.join(" and ", schools.ids())
                    : "";
    return assumption.name() + who + year.map(y -> " " + y).orElse("");
  }

  /**
   * Returns whether this and another vary something in the same year; a path goes on to the end.
   */
  boolean meetsInTime(Variation other) {
    return firstYear() <= other.lastYear() && other.firstYear() <= lastYear();
  }

  /**
   * Returns whether this varies something in a year, or one of several, or in any when none is
   * given.
   */
  boolean meetsInTime(Optional<FundingYear> first, Optional<FundingYear> last) {
    return first.isEmpty()
        || (firstYear() <= last.or(() -> first).get().start() && first.get().start() <= lastYear());
  }

  private int firstYear() {
    return year.map(FundingYear::start).orElse(Integer.MIN_VALUE);
  }

  private int lastYear() {
    return shape.kind().isPath()
        ? Integer.MAX_VALUE
        : year.map(FundingYear::start).orElse(Integer.MAX_VALUE);
  }

  /** Returns the number of years of the path, in a plan of some years. */
  public int years(FundingYear first, FundingYear last) {
    return last.start() - year.orElse(first).start() + 1;
  }

  /**
   * Returns what is wrong with it in a plan of some years.
   *
   * @param place where it stands
   */
  public List<Problem> problems(String place, FundingYear first, FundingYear last) {
    List<Problem> problems = new ArrayList<>();
    if (year.isPresent() && (year.get().compareTo(first) < 0 || year.get().compareTo(last) > 0)) {
      problems.add(
          Problem.error(
              place,
              year.get().toString(),
              "a year of the plan, " + first + " to " + last,
              "the plan's years were changed"));
      return problems;
    }
    try {
      if (shape.kind().isPath()) {
        Path path = shape.path(years(first, last));
        ends(place, shape.base() + path.minimum(), shape.base() + path.maximum(), problems);
      } else {
        Distribution distribution = shape.distribution();
        ends(place, distribution.minimum(), distribution.maximum(), problems);
        if (problems.isEmpty()) {
          between(place, distribution, problems);
        }
      }
    } catch (ProblemsException e) {
      e.problems().forEach(problem -> problems.add(problem.within(place)));
    }
    return problems;
  }

  /**
   * Returns a warning when what it may be is not usual of the assumption: a value that lies outside
   * what is, or all of them where a fraction stands for a percentage.
   *
   * @param place where it stands
   */
  public Optional<Problem> warning(String place) {
    Range range = assumption.range();
    List<Double> values = likely();
    List<Double> unusual = values.stream().filter(value -> !range.isUsual(value)).toList();
    return unusual.stream()
        .filter(value -> value < range.usualLow() || value > range.usualHigh())
        .findFirst()
        .or(() -> unusual.size() < values.size() ? Optional.empty() : unusual.stream().findFirst())
        .flatMap(
            value -> range.warning(place + ", " + assumption.name(), Problem.plain(value), value));
  }

  /** Returns the values that a plan states, or what half of them are spread over. */
  private List<Double> likely() {
    return switch (shape.kind()) {
      case AUTOREGRESSIVE -> shape.numbers().getOrDefault("means", List.of());
      case JUMP -> shape.numbers().getOrDefault("base", List.of());
      case REGIMES, EMPIRICAL, DISCRETE -> shape.numbers().getOrDefault("values", List.of());
      case UNIFORM, TRIANGULAR, NORMAL, LOGNORMAL, MIXTURE ->
          LIKELY.stream().map(shape.distribution()::quantile).map(Variation::rounded).toList();
    };
  }

  private static double rounded(double value) {
    return new BigDecimal(value).round(new MathContext(3)).doubleValue();
  }

  private void ends(String place, double low, double high, List<Problem> problems) {
    for (double end : low < high ? new double[] {low, high} : new double[] {low}) {
      if (!assumption.accepts(end)) {
        String what = end == low ? "lowest" : "highest";
        problems.add(
            Problem.error(
                place + ", " + assumption.name() + ", " + what + " value",
                Problem.plain(end),
                assumption.expected(),
                Math.abs(end) >= Double.MAX_VALUE
                    ? "low and high were left out; they keep a distribution between two limits"
                    : "low or high is in another unit, or wider than the assumption's range"));
      }
    }
  }

  private void between(String place, Distribution distribution, List<Problem> problems) {
    for (int i = 1; i < TRIED && problems.isEmpty(); i++) {
      double value = distribution.quantile((double) i / TRIED);
      if (!assumption.accepts(value)) {
        problems.add(
            Problem.error(
                place + ", " + assumption.name(),
                Problem.plain(value),
                assumption.expected(),
                "discrete values with weights were meant"));
      }
    }
  }
}
