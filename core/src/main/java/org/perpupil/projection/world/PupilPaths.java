package org.perpupil.projection.world;

import java.util.Arrays;
import java.util.List;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.School;

/**
 * Numbers that only move pupils: growth of the intake and rates of staying on, by year and group of
 * schools.
 *
 * <p>Schools that differ in nothing but these share everything else of a world, and a unit: they
 * are columns over its schools where they differ. Mutable, so that a sweep writes its draws in
 * place; for one thread.
 */
public final class PupilPaths {
  private static final int[] ASSUMPTIONS = {
    AssumptionIndex.INTAKE_GROWTH, AssumptionIndex.STAY_ON, AssumptionIndex.SIXTH_FORM_STAY_ON
  };

  private final int years;

  /** By assumption and year together, and group of schools. */
  private final double[][] values;

  /** By assumption, whether groups may differ. */
  private final boolean[] differs = new boolean[ASSUMPTIONS.length];

  private PupilPaths(int years, int groups) {
    this.years = years;
    this.values = new double[ASSUMPTIONS.length * years][groups];
  }

  /** Returns whether an assumption only moves pupils. */
  public static boolean has(int assumption) {
    return Arrays.stream(ASSUMPTIONS).anyMatch(each -> each == assumption);
  }

  /**
   * Returns the numbers that assumptions give.
   *
   * @param groups a school of each group
   */
  public static PupilPaths of(Assumptions assumptions, Timeline timeline, List<School> groups) {
    PupilPaths paths = new PupilPaths(timeline.years() + 1, groups.size());
    for (int a = 0; a < ASSUMPTIONS.length; a++) {
      Assumption assumption = Assumption.all().get(ASSUMPTIONS[a]);
      for (int y = 0; y < paths.years; y++) {
        FundingYear year = timeline.year(y);
        double[] column = paths.values[a * paths.years + y];
        for (int g = 0; g < column.length; g++) {
          column[g] = assumptions.value(assumption, year, groups.get(g)).orElse(Double.NaN);
          paths.differs[a] |= column[g] != column[0];
        }
      }
    }
    return paths;
  }

  /** Says that an assumption is going to be set for some groups and not for others. */
  public void open(int assumption) {
    differs[place(assumption)] = true;
  }

  /** Sets an assumption of a group in a year. */
  public void set(int assumption, int group, int year, double value) {
    values[place(assumption) * years + year][group] = value;
  }

  /** Returns whether groups may differ in an assumption. */
  boolean differs(int assumption) {
    return differs[place(assumption)];
  }

  /** Returns what holds for all groups, which do not differ. */
  double value(int assumption, int year) {
    return values[place(assumption) * years + year][0];
  }

  /**
   * Writes a number of each school, as a share.
   *
   * @param groups the group of each school
   * @param plus what is added to the share
   */
  void shares(int assumption, int year, int[] groups, double plus, double[] into) {
    double[] percent = values[place(assumption) * years + year];
    for (int s = 0; s < groups.length; s++) {
      into[s] = plus + percent[groups[s]] / 100;
    }
  }

  private static int place(int assumption) {
    for (int a = 0; a < ASSUMPTIONS.length; a++) {
      if (ASSUMPTIONS[a] == assumption) {
        return a;
      }
    }
    throw new IllegalArgumentException(
        Assumption.all().get(assumption).name() + " moves more than pupils");
  }
}
