package org.perpupil.sweep.run;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.sweep.StatedDistribution;
import org.perpupil.sweep.SweepPlan;
import org.perpupil.sweep.Variation;

/**
 * Points over one number, the ends included and all as far apart.
 *
 * @param name an assumption, and a year if it is to hold in one; or what a plan calls an input
 * @param from the first point, in the assumption's unit
 * @param to the last one
 * @param size how many points, 2 or more
 */
public record Grid(String name, double from, double to, int size) {
  /** More points than anybody looks at. */
  public static final int MOST = 100_000;

  private static final String PLACE = "grid";

  private static final Pattern FORM =
      Pattern.compile("(?<name>[^=]+)=(?<from>[^/]+?)\\.\\.(?<to>[^/]+)/(?<size>[0-9]{1,9})");

  private static final Pattern YEAR = Pattern.compile("(?<name>\\S+) (?<year>[0-9]{4}.[0-9]{2,4})");

  /**
   * Checks the points.
   *
   * @throws ProblemsException unless they grow and there are 2 to {@value #MOST}
   */
  public Grid {
    List<Problem> problems = new ArrayList<>();
    if (!(from < to && Double.isFinite(from) && Double.isFinite(to))) {
      problems.add(
          Problem.error(
              PLACE,
              Problem.plain(from) + ".." + Problem.plain(to),
              "a first number below the last one",
              "the two were swapped"));
    }
    if (size < 2 || size > MOST) {
      problems.add(
          Problem.error(
              PLACE,
              Integer.toString(size),
              "2 to " + MOST + " points",
              "the number of points was left out; 21 would do"));
    }
    ProblemsException.throwIfAny(problems);
  }

  /**
   * Returns the grid of a text such as {@code pay.teacher_award_percent 2027-28=0..6/13}.
   *
   * @throws ProblemsException when it is none
   */
  public static Grid parse(String text) {
    Matcher parts = FORM.matcher(text.strip());
    if (parts.matches()) {
      try {
        return new Grid(
            parts.group("name").strip(),
            new BigDecimal(parts.group("from").strip()).doubleValue(),
            new BigDecimal(parts.group("to").strip()).doubleValue(),
            Integer.parseInt(parts.group("size")));
      } catch (NumberFormatException e) {
        // The problem below says what was expected.
      }
    }
    throw new ProblemsException(
        Problem.error(
            PLACE,
            text,
            "a name, an equals sign, the first and last number and how many points, such as"
                + " pay.teacher_award_percent=0..6/13",
            "the number of points after a stroke is missing"));
  }

  /** Returns the points as worlds with one input. */
  public GivenWorlds points() {
    double[] values = new double[size];
    long[] numbers = new long[size];
    for (int i = 0; i < size; i++) {
      values[i] = from + (to - from) * i / (size - 1);
      numbers[i] = i;
    }
    values[size - 1] = to;
    String points = "the grid of " + name;
    return GivenWorlds.of(points, 1, values, numbers);
  }

  /**
   * Returns a plan in which this number varies and nothing else.
   *
   * @throws ProblemsException when there is no such assumption, the plan's input of that name is a
   *     path or differs between schools, or the points are beyond what can be assumed
   */
  public SweepPlan plan(SweepPlan plan) {
    Variation variation = variation(plan);
    return plan.toBuilder().varyOnly(variation).build();
  }

  private Variation variation(SweepPlan plan) {
    StatedDistribution range = StatedDistribution.uniform(from, to);
    for (Variation one : plan.variations()) {
      if (one.label().equals(name) && !one.shape().kind().isPath()) {
        return new Variation(one.assumption(), one.selector(), one.year(), Optional.empty(), range);
      }
    }
    Matcher inYear = YEAR.matcher(name);
    boolean hasYear = inYear.matches();
    String assumption = hasYear ? inYear.group("name") : name;
    if (Assumption.find(assumption).isEmpty()) {
      throw new ProblemsException(Assumption.unknown(PLACE, assumption));
    }
    Variation all = Variation.of(assumption, range);
    return hasYear ? all.in(FundingYear.parse(inYear.group("year"))) : all;
  }
}
