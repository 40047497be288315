package org.perpupil.projection.world;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/**
 * Year groups of several schools, rolled forward a year at a time.
 *
 * <p>Fourteen groups from Reception to Year 13, each a column over the schools. A group moves up
 * with the stay-on rate, the entry group is filled by the intake up to the admission number, an
 * all-through school keeps the pupils who join it in Year 7, and Years 12 and 13 follow the
 * school's own staying-on of the first year. Immutable once made.
 */
public final class Cohorts {
  public static final int GROUPS = 14;
  private static final int YEAR_7 = 7;
  private static final int YEAR_10 = 10;
  private static final int YEAR_12 = 12;

  private final int size;

  /** The group of each school among those that share numbers that move pupils. */
  private final int[] groups;

  /** Pupils by group and school of the first census. */
  private final double[][] first;

  private final double[] admissionNumber;

  /** Pupils who join an all-through school in Year 7. */
  private final double[] joiningYear7;

  private final boolean anyJoinYear7;

  /** What of the group below stays on into Years 12 and 13 of the first census. */
  private final double[] ownYear12;

  private final double[] ownYear13;

  /** Sixth forms without a Year 11 below them. */
  private final double[] heldYear12;

  private final boolean anySixthForm;
  private final int firstGroup;
  private final int endGroup;

  /**
   * Creates cohorts.
   *
   * @param schools schools that all have the same {@link #range}
   * @param groups the group of each among those that share {@link PupilPaths}
   */
  public Cohorts(List<School> schools, int[] groups) {
    this(schools, range(schools.get(0)), groups);
  }

  /**
   * Returns the cohorts of schools that close, which go on as they would have there.
   *
   * @param range the year groups of the schools that take them
   */
  public static Cohorts arriving(List<School> schools, Range range, int[] groups) {
    return new Cohorts(schools, range, groups);
  }

  private Cohorts(List<School> schools, Range range, int[] groups) {
    this.size = schools.size();
    this.groups = groups;
    this.first = new double[GROUPS][size];
    this.admissionNumber = new double[size];
    this.joiningYear7 = new double[size];
    this.ownYear12 = new double[size];
    this.ownYear13 = new double[size];
    this.heldYear12 = new double[size];
    this.firstGroup = range.first();
    this.endGroup = range.end();
    for (int s = 0; s < size; s++) {
      set(s, schools.get(s));
    }
    this.anyJoinYear7 = Arrays.stream(joiningYear7).anyMatch(n -> n > 0);
    this.anySixthForm = IntStream.range(0, size).anyMatch(s -> firstSixthForm(s) > 0);
  }

  /**
   * Year groups to Year 11.
   *
   * @param first the lowest, 0 for Reception
   * @param end the one after the highest
   */
  public record Range(int first, int end) {}

  /** Returns the year groups of a school as the first census counts them, from Reception. */
  public static double[] yearGroups(School school) {
    double[] groups = new double[GROUPS];
    for (int g = 0; g < GROUPS; g++) {
      groups[g] = school.value(SchoolField.yearGroup(g)).orElse(0);
    }
    Range range = range(school);
    spread(
        groups, range.first(), Math.min(range.end(), YEAR_7), school, SchoolField.PUPILS_PRIMARY);
    int split = Math.max(range.first(), Math.min(range.end(), YEAR_10));
    spread(groups, Math.max(range.first(), YEAR_7), split, school, SchoolField.PUPILS_KS3);
    spread(groups, split, range.end(), school, SchoolField.PUPILS_KS4);
    return groups;
  }

  /**
   * Returns the first year group and the one after the last, to Year 11.
   *
   * <p>Year groups that were given say it, an empty lowest one as far as the stage leaves no other
   * place for it. Otherwise groups of both stages meet between Years 6 and 7; groups of the
   * secondary stage alone end with Year 11 where there is a Key Stage 4 and begin with Year 7 where
   * there is none; four primary groups are taken as Years 3 to 6 and fewer as starting in
   * Reception.
   */
  public static Range range(School school) {
    int primary = (int) school.value(SchoolField.YEAR_GROUPS_PRIMARY).orElse(0);
    int ks3 = (int) school.yearGroupsKs3();
    int ks4 = (int) school.yearGroupsKs4();
    int from = 0;
    while (from < YEAR_12 && school.value(SchoolField.yearGroup(from)).orElse(0) == 0) {
      from++;
    }
    int groups = primary + ks3 + ks4;
    if (from < YEAR_12) {
      // The lowest group may be empty, but no group of a stage lies above the stage.
      from = Math.max(0, Math.min(from, primary > 0 ? YEAR_7 - primary : YEAR_12 - groups));
      return new Range(from, Math.min(YEAR_12, from + groups));
    }
    if (primary > 0 && ks3 + ks4 > 0) {
      return new Range(Math.max(0, YEAR_7 - primary), Math.min(YEAR_12, YEAR_7 + ks3 + ks4));
    }
    if (primary > 0) {
      int start = primary == 4 ? YEAR_7 - primary : 0;
      return new Range(start, Math.min(YEAR_7, start + primary));
    }
    int start = ks4 > 0 ? Math.max(YEAR_7, YEAR_10 - ks3) : YEAR_7;
    return new Range(start, Math.min(YEAR_12, start + ks3 + ks4));
  }

  /** Returns the number of schools. */
  public int size() {
    return size;
  }

  /** Returns the lowest year group of the schools. */
  public int firstGroup() {
    return firstGroup;
  }

  /** Returns the year group after the schools' highest to Year 11. */
  public int endGroup() {
    return endGroup;
  }

  public boolean anyPrimary() {
    return firstGroup < YEAR_7;
  }

  public boolean anySecondary() {
    return endGroup > YEAR_7;
  }

  public boolean anySixthForm() {
    return anySixthForm;
  }

  /**
   * Copies the first census, and its intake as what is forecast to come.
   *
   * @param forecast by entry, in the first year group and in Year 7, and school
   */
  public void first(double[][] into, double[][] forecast) {
    for (int g = 0; g < GROUPS; g++) {
      System.arraycopy(first[g], 0, into[g], 0, size);
    }
    if (firstGroup < GROUPS) {
      System.arraycopy(first[firstGroup], 0, forecast[0], 0, size);
    }
    System.arraycopy(joiningYear7, 0, forecast[1], 0, size);
  }

  /** Returns the pupils in Years 12 and 13 of the first census. */
  private double firstSixthForm(int s) {
    return first[YEAR_12][s] + first[YEAR_12 + 1][s];
  }

  /**
   * Rolls every school forward by a year.
   *
   * @param pupils by group and school, a year before
   * @param forecast intake expected a year before, by entry and school; updated
   * @param scratch room for a number of each school
   * @param into by group and school; overwritten where the schools have the group
   */
  public void next(
      World world,
      PupilPaths paths,
      int year,
      double[][] pupils,
      double[][] forecast,
      double[] scratch,
      double[][] into) {
    grow(paths, year, forecast, scratch);
    double low = 1 / (1 + world.value(AssumptionIndex.FORECAST_BIAS, year) / 100);
    join(forecast[0], low, into[firstGroup]);
    moveUp(paths, year, pupils, scratch, into);
    if (anyJoinYear7) {
      add(forecast[1], low, into[YEAR_7]);
    }
    if (anySixthForm) {
      stayOn(paths, year, pupils, scratch, into);
    }
  }

  private void grow(PupilPaths paths, int year, double[][] forecast, double[] scratch) {
    int assumption = AssumptionIndex.INTAKE_GROWTH;
    if (paths.differs(assumption)) {
      paths.shares(assumption, year, groups, 1, scratch);
      times(scratch, forecast[0]);
      if (anyJoinYear7) {
        times(scratch, forecast[1]);
      }
    } else {
      double growth = 1 + paths.value(assumption, year) / 100;
      times(growth, forecast[0]);
      if (anyJoinYear7) {
        times(growth, forecast[1]);
      }
    }
  }

  private void moveUp(
      PupilPaths paths, int year, double[][] pupils, double[] scratch, double[][] into) {
    int assumption = AssumptionIndex.STAY_ON;
    if (paths.differs(assumption)) {
      paths.shares(assumption, year, groups, 0, scratch);
      for (int g = firstGroup + 1; g < endGroup; g++) {
        moveUp(pupils[g - 1], scratch, into[g]);
      }
    } else {
      double stayOn = paths.value(assumption, year) / 100;
      for (int g = firstGroup + 1; g < endGroup; g++) {
        moveUp(pupils[g - 1], stayOn, into[g]);
      }
    }
  }

  private void stayOn(
      PupilPaths paths, int year, double[][] pupils, double[] scratch, double[][] into) {
    int assumption = AssumptionIndex.SIXTH_FORM_STAY_ON;
    if (paths.differs(assumption)) {
      paths.shares(assumption, year, groups, 0, scratch);
    } else {
      Arrays.fill(scratch, 0, size, paths.value(assumption, year) / 100);
    }
    double[] year11 = pupils[YEAR_12 - 1];
    double[] year12 = pupils[YEAR_12];
    double[] intoYear12 = into[YEAR_12];
    double[] intoYear13 = into[YEAR_12 + 1];
    for (int s = 0; s < size; s++) {
      intoYear12[s] = (year11[s] * ownYear12[s] + heldYear12[s]) * scratch[s];
    }
    for (int s = 0; s < size; s++) {
      intoYear13[s] = year12[s] * ownYear13[s];
    }
  }

  private void times(double growth, double[] forecast) {
    for (int s = 0; s < size; s++) {
      forecast[s] *= growth;
    }
  }

  private void times(double[] growth, double[] forecast) {
    for (int s = 0; s < size; s++) {
      forecast[s] *= growth[s];
    }
  }

  private void join(double[] forecast, double low, double[] into) {
    double[] places = admissionNumber;
    for (int s = 0; s < size; s++) {
      into[s] = Math.min(places[s], forecast[s] * low);
    }
  }

  private void add(double[] forecast, double low, double[] into) {
    for (int s = 0; s < size; s++) {
      into[s] += forecast[s] * low;
    }
  }

  private void moveUp(double[] below, double stayOn, double[] into) {
    for (int s = 0; s < size; s++) {
      into[s] = below[s] * stayOn;
    }
  }

  private void moveUp(double[] below, double[] stayOn, double[] into) {
    for (int s = 0; s < size; s++) {
      into[s] = below[s] * stayOn[s];
    }
  }

  private void set(int s, School school) {
    double[] groups = yearGroups(school);
    for (int g = 0; g < GROUPS; g++) {
      first[g][s] = groups[g];
    }
    if (school.phase() == Phase.ALL_THROUGH) {
      joiningYear7[s] = Math.max(0, groups[YEAR_7] - groups[YEAR_7 - 1]);
    }
    double below = groups[YEAR_12 - 1];
    double year12 = groups[YEAR_12];
    ownYear12[s] = below > 0 ? year12 / below : 0;
    heldYear12[s] = below > 0 ? 0 : year12;
    ownYear13[s] = year12 > 0 ? groups[YEAR_12 + 1] / year12 : 0;
    admissionNumber[s] =
        school.value(SchoolField.ADMISSION_NUMBER).orElse(Double.POSITIVE_INFINITY);
  }

  /** Spreads pupils evenly over the groups of a stage, unless the groups were given. */
  private static void spread(
      double[] groups, int from, int until, School school, SchoolField field) {
    double given = 0;
    for (int g = from; g < until; g++) {
      given += groups[g];
    }
    if (given == 0 && until > from) {
      double pupils = school.value(field).orElse(0);
      for (int g = from; g < until; g++) {
        groups[g] = pupils / (until - from);
      }
    }
  }
}
