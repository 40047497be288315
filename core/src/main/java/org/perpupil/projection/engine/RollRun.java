package org.perpupil.projection.engine;

import java.util.Arrays;
import org.perpupil.projection.plan.UnitPlan;
import org.perpupil.projection.world.AssumptionIndex;
import org.perpupil.projection.world.Cohorts;
import org.perpupil.projection.world.Timeline;
import org.perpupil.projection.world.World;

/**
 * The pupils of a unit's schools at every census, and the classes that they make.
 *
 * <p>Each census is a column of its own over the schools: loops over one array each, at one index,
 * are those that the compiler turns into vector instructions. Mutable, for one thread.
 */
public final class RollRun {
  private static final double BINARY_ERROR = 1e-9;
  private static final int YEAR_3 = 3;
  private static final int YEAR_7 = 7;
  private static final int YEAR_10 = 10;
  private static final int YEAR_12 = 12;

  final double[][] primary;
  final double[][] ks3;
  final double[][] ks4;
  final double[][] sixthForm;

  /** Pupils from Reception to Year 11. */
  public final double[][] funded;

  /** Pupils in Reception to Year 2. */
  public final double[][] infants;

  public final double[][] years1To6;
  final double[][] classes;

  /** The fewest pupils of two year groups next to each other. */
  private final double[] leastPair;

  private final double[] scratch;

  private double[][] now;
  private double[][] next;
  private final double[][] forecast;
  private final ArrivalRun arrivals;

  RollRun(Timeline timeline, int capacity) {
    int censuses = timeline.years() + 1;
    primary = new double[censuses][capacity];
    ks3 = new double[censuses][capacity];
    ks4 = new double[censuses][capacity];
    sixthForm = new double[censuses][capacity];
    funded = new double[censuses][capacity];
    infants = new double[censuses][capacity];
    years1To6 = new double[censuses][capacity];
    classes = new double[censuses][capacity];
    leastPair = new double[capacity];
    scratch = new double[capacity];
    now = new double[Cohorts.GROUPS][capacity];
    next = new double[Cohorts.GROUPS][capacity];
    forecast = new double[2][capacity];
    arrivals = new ArrivalRun(capacity);
  }

  void run(UnitPlan unit, WorldTables tables) {
    World world = tables.world;
    int size = unit.size();
    Cohorts cohorts = unit.cohorts;
    cohorts.first(now, forecast);
    for (int j = 0; j <= unit.timeline.years(); j++) {
      if (j > unit.life.opening()) {
        cohorts.next(world, tables.pupils, j, now, forecast, scratch, next);
        double[][] swap = now;
        now = next;
        next = swap;
      }
      for (int a = 0; a < unit.arrivals.size(); a++) {
        if (unit.life.arrivals().get(a) == j) {
          arrivals.add(unit.arrivals.get(a), tables, j, now, forecast);
        }
      }
      addUp(cohorts, j, size);
      countClasses(cohorts, world, j, size);
    }
  }

  private void addUp(Cohorts cohorts, int j, int size) {
    int from = cohorts.firstGroup();
    int end = cohorts.endGroup();
    sum(from, Math.min(end, YEAR_3), infants[j], size);
    sum(Math.max(from, 1), Math.min(end, YEAR_7), years1To6[j], size);
    sum(from, Math.min(end, YEAR_7), primary[j], size);
    sum(Math.max(from, YEAR_7), Math.min(end, YEAR_10), ks3[j], size);
    sum(Math.max(from, YEAR_10), end, ks4[j], size);
    sum(YEAR_12, cohorts.anySixthForm() ? Cohorts.GROUPS : 0, sixthForm[j], size);
    add(primary[j], ks3[j], ks4[j], funded[j], size);
  }

  private static void add(double[] a, double[] b, double[] c, double[] into, int size) {
    for (int s = 0; s < size; s++) {
      into[s] = a[s] + b[s] + c[s];
    }
  }

  private void sum(int from, int until, double[] into, int size) {
    if (from >= until) {
      Arrays.fill(into, 0, size, 0);
      return;
    }
    if (until - from == 1) {
      System.arraycopy(now[from], 0, into, 0, size);
      return;
    }
    pair(now[from], now[from + 1], into, size);
    int g = from + 2;
    for (; g + 1 < until; g += 2) {
      add(into, now[g], now[g + 1], into, size);
    }
    if (g < until) {
      pair(into, now[g], into, size);
    }
  }

  private static void pair(double[] a, double[] b, double[] into, int size) {
    for (int s = 0; s < size; s++) {
      into[s] = a[s] + b[s];
    }
  }

  private void countClasses(Cohorts cohorts, World world, int year, int size) {
    double[] counted = classes[year];
    double primarySize = world.value(AssumptionIndex.PRIMARY_SIZE, year);
    Arrays.fill(counted, 0, size, 0);
    int from = cohorts.firstGroup();
    int end = cohorts.endGroup();
    mixed(from, Math.min(end, YEAR_3), primarySize, counted, size);
    mixed(Math.max(from, YEAR_3), Math.min(end, YEAR_7), primarySize, counted, size);
    double secondarySize = world.value(AssumptionIndex.SECONDARY_SIZE, year);
    ceilings(Math.max(from, YEAR_7), end, secondarySize, counted, size);
    if (cohorts.anySixthForm()) {
      double sixthFormSize = world.value(AssumptionIndex.SIXTH_FORM_SIZE, year);
      ceilings(YEAR_12, Cohorts.GROUPS, sixthFormSize, counted, size);
    }
  }

  /**
   * Adds the classes of a key stage: year groups next to each other share one as long as they all
   * fit; one that is split stands by itself.
   */
  private void mixed(int from, int until, double classSize, double[] counted, int size) {
    ceilings(from, until, classSize, counted, size);
    if (until - from < 2) {
      return;
    }
    double[] least = leastPair;
    pair(now[from], now[from + 1], least, size);
    for (int g = from + 1; g + 1 < until; g++) {
      double[] one = now[g];
      double[] two = now[g + 1];
      for (int s = 0; s < size; s++) {
        least[s] = Math.min(least[s], one[s] + two[s]);
      }
    }
    double perPupil = 1 / classSize;
    for (int s = 0; s < size; s++) {
      if (fits(least[s] * perPupil)) {
        counted[s] -= shared(s, from, until, perPupil);
      }
    }
  }

  /** Returns how many classes of a school fewer do when year groups share them. */
  private int shared(int s, int from, int until, double perPupil) {
    int shared = 0;
    double open = 0;
    for (int g = from; g < until; g++) {
      double part = now[g][s] * perPupil;
      if (part <= BINARY_ERROR) {
        continue;
      }
      if (open > 0 && fits(open + part)) {
        open += part;
        shared++;
      } else {
        open = part;
      }
    }
    return shared;
  }

  private static boolean fits(double classes) {
    return classes <= 1 + BINARY_ERROR;
  }

  /** Adds the whole classes of year groups, each by itself. */
  private void ceilings(int from, int until, double classSize, double[] counted, int size) {
    double perPupil = 1 / classSize;
    int g = from;
    for (; g + 1 < until; g += 2) {
      double[] one = now[g];
      double[] two = now[g + 1];
      for (int s = 0; s < size; s++) {
        counted[s] +=
            Math.ceil(one[s] * perPupil - BINARY_ERROR)
                + Math.ceil(two[s] * perPupil - BINARY_ERROR);
      }
    }
    if (g < until) {
      double[] one = now[g];
      for (int s = 0; s < size; s++) {
        counted[s] += Math.ceil(one[s] * perPupil - BINARY_ERROR);
      }
    }
  }
}
