package org.perpupil.authority.leaving;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.perpupil.authority.AuthorityServices;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Amounts;

/**
 * An authority whose maintained schools leave one after the other.
 *
 * <p>What it must raise falls more slowly than the pupils that it raises it from, so that the levy
 * on those who stay rises; and surpluses that stand behind licensed deficits leave with their
 * schools. Which of the two gives way first depends on the order of leaving. Immutable and
 * thread-safe.
 *
 * <p>Columns have one value for each school that is maintained at the start.
 */
public final class RemainingAuthority {
  private final AuthorityServices services;
  private final double levyLimit;
  private final double academyPupils;
  private final double[] pupils;
  private final double[] balances;
  private final double[] need;
  private final double[] benefit;
  private final boolean[] sponsored;

  private RemainingAuthority(
      AuthorityServices services,
      double levyLimit,
      double academyPupils,
      double[] pupils,
      double[] balances,
      double[] need,
      double[] benefit,
      boolean[] sponsored) {
    this.services = services;
    this.levyLimit = levyLimit;
    this.academyPupils = academyPupils;
    this.pupils = pupils.clone();
    this.balances = balances.clone();
    this.need = need.clone();
    this.benefit = benefit.clone();
    this.sponsored = sponsored.clone();
    Amounts.sameLength(pupils.length, balances, need, benefit);
    if (sponsored.length != pupils.length) {
      throw new IllegalArgumentException(
          sponsored.length + " values for " + pupils.length + " schools");
    }
    List<Problem> problems = new ArrayList<>();
    Amounts.notNegative("levy_limit", levyLimit, problems);
    Amounts.notNegative("academy_pupils", academyPupils, problems);
    Amounts.pupils(pupils, problems);
    if (problems.isEmpty() && levyLimit > 0 && Amounts.sum(pupils) == 0) {
      problems.add(
          Problem.error(
              "levy_limit",
              Problem.plain(levyLimit),
              "maintained pupils to take a levy from",
              "all schools are academies already; there is no remaining authority to model"));
    }
    ProblemsException.throwIfAny(problems);
  }

  /**
   * Returns an authority whose schools are equal in need and would gain nothing by leaving.
   *
   * @param services what is to be paid for
   * @param levyLimit the most pounds for each maintained pupil that schools would agree to
   * @param pupils pupils of each maintained school
   * @param balances pounds of each maintained school, negative for a licensed deficit
   * @throws ProblemsException when pupils or the limit are negative, or there is nobody to levy
   */
  public static RemainingAuthority of(
      AuthorityServices services, double levyLimit, double[] pupils, double[] balances) {
    double[] zeros = new double[pupils.length];
    return new RemainingAuthority(
        services, levyLimit, 0, pupils, balances, zeros, zeros, new boolean[pupils.length]);
  }

  /** Returns the same authority with pupils of schools that left before. */
  public RemainingAuthority withAcademyPupils(double before) {
    return new RemainingAuthority(
        services, levyLimit, before, pupils, balances, need, benefit, sponsored);
  }

  /** Returns the same authority with a measure of each school's need, higher for more. */
  public RemainingAuthority withNeed(double[] measure) {
    return new RemainingAuthority(
        services, levyLimit, academyPupils, pupils, balances, measure, benefit, sponsored);
  }

  /**
   * Returns the same authority with what each school would gain by leaving at the levy of the
   * start, in pounds a year; negative for a loss.
   */
  public RemainingAuthority withBenefit(double[] pounds) {
    return new RemainingAuthority(
        services, levyLimit, academyPupils, pupils, balances, need, pounds, sponsored);
  }

  /** Returns the same authority with the schools that would leave with a sponsor. */
  public RemainingAuthority withSponsored(boolean[] bySchool) {
    return new RemainingAuthority(
        services, levyLimit, academyPupils, pupils, balances, need, benefit, bySchool);
  }

  /**
   * Returns the rows of schools in the order of their leaving, as a new array; for {@link
   * ExitOrder#WHEN_BETTER_OFF} at the levy of the start, those that gain nothing included.
   *
   * @param seed decides a random order; nothing else
   */
  public int[] ranking(ExitOrder order, long seed) {
    return switch (order) {
      case BY_SIZE -> descending(pupils);
      case BY_SURPLUS -> descending(balances);
      case BY_NEED -> ascending(need);
      case RANDOM -> shuffled(pupils.length, seed);
      case WHEN_BETTER_OFF -> descending(benefit);
    };
  }

  /**
   * Returns what is left year by year when so many schools leave in every step, until none is left
   * or none wants to leave.
   *
   * @param schoolsPerStep 1 or more
   */
  public Departures leave(ExitOrder order, long seed, int schoolsPerStep) {
    if (schoolsPerStep < 1) {
      throw new IllegalArgumentException(schoolsPerStep + " schools a step, expected 1 or more");
    }
    // Fewer may want to leave than are allowed to, so that it may take a step for each school.
    boolean atWill = order == ExitOrder.WHEN_BETTER_OFF;
    int perStep = atWill ? 1 : schoolsPerStep;
    int[] steps = new int[(pupils.length + perStep - 1) / perStep];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = atWill ? schoolsPerStep : Math.min(perStep, pupils.length - i * perStep);
    }
    return run(order, seed, steps);
  }

  /**
   * Returns what is left when the given numbers of schools leave, one number a step; ends early
   * when none wants to leave.
   *
   * @throws ProblemsException when a number is negative or more schools leave than there are
   */
  public Departures leave(ExitOrder order, long seed, int[] schoolsByStep) {
    check(schoolsByStep);
    return run(order, seed, schoolsByStep);
  }

  private Departures run(ExitOrder order, long seed, int[] schoolsByStep) {
    Departures.Recorder recorder =
        new Departures.Recorder(
            services, levyLimit, academyPupils, pupils, balances, sponsored, schoolsByStep.length);
    recorder.record();
    int[] ranking = ranking(order, seed);
    int next = 0;
    for (int leaving : schoolsByStep) {
      int[] rows;
      if (order == ExitOrder.WHEN_BETTER_OFF) {
        rows = betterOff(recorder, leaving);
      } else {
        rows = Arrays.copyOfRange(ranking, next, next + leaving);
        next += leaving;
      }
      if (order == ExitOrder.WHEN_BETTER_OFF && leaving > 0 && rows.length == 0) {
        break;
      }
      recorder.leave(rows);
      recorder.record();
    }
    return recorder.departures();
  }

  private void check(int[] schoolsByStep) {
    List<Problem> problems = new ArrayList<>();
    int all = 0;
    for (int i = 0; i < schoolsByStep.length; i++) {
      all += schoolsByStep[i];
      if (schoolsByStep[i] < 0 || all > pupils.length) {
        problems.add(
            Problem.error(
                "step " + (i + 1) + ", schools leaving",
                Integer.toString(schoolsByStep[i]),
                "from 0 to the schools that are left of " + pupils.length,
                "the numbers were meant as totals, not as leavers of each step"));
      }
    }
    ProblemsException.throwIfAny(problems);
  }

  /** Returns the schools that gain most by leaving at the levy that has come about, if any do. */
  private int[] betterOff(Departures.Recorder recorder, int most) {
    double[] gains = benefit.clone();
    double rise = recorder.levyRise();
    for (int i = 0; i < gains.length; i++) {
      gains[i] += rise * pupils[i];
    }
    return Arrays.stream(descending(gains))
        .filter(row -> recorder.stays(row) && gains[row] > 0)
        .limit(most)
        .toArray();
  }

  private static int[] descending(double[] values) {
    return sorted(values, Comparator.comparingDouble((Integer row) -> -values[row]));
  }

  private static int[] ascending(double[] values) {
    return sorted(values, Comparator.comparingDouble((Integer row) -> values[row]));
  }

  private static int[] sorted(double[] values, Comparator<Integer> order) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(order)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static int[] shuffled(int length, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] rows = IntStream.range(0, length).toArray();
    for (int i = length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int row = rows[i];
      rows[i] = rows[other];
      rows[other] = row;
    }
    return rows;
  }
}
