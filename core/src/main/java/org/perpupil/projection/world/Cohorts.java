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
   */
  public Cohorts(List<School> schools) {
    this(schools, range(schools.get(0)));
  }

  /**
   * Returns the cohorts of schools that close, which go on as they would have there.
   *
   * @param range the year groups of the schools that take them
   */
  public static Cohorts arriving(List<School> schools, Range range) {
    return new Cohorts(schools, range);
  }

  private Cohorts(List<School> schools, Range range) {
    this.size = schools.size();
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
   * @param into by group and school; overwritten where the schools have the group
   */
  public void next(World world, int year, double[][] pupils, double[][] forecast, double[][] into) {
    double growth = 1 + world.value(AssumptionIndex.INTAKE_GROWTH, year) / 100;
    double low = 1 / (1 + world.value(AssumptionIndex.FORECAST_BIAS, year) / 100);
    double stayOn = world.value(AssumptionIndex.STAY_ON, year) / 100;
    join(forecast[0], growth, low, into[firstGroup]);
    for (int g = firstGroup + 1; g < endGroup; g++) {
      moveUp(pupils[g - 1], stayOn, into[g]);
    }
    if (anyJoinYear7) {
      joinLater(forecast[1], growth, low, into[YEAR_7]);
    }
    if (anySixthForm) {
      double sixthForm = world.value(AssumptionIndex.SIXTH_FORM_STAY_ON, year) / 100;
      for (int s = 0; s < size; s++) {
        into[YEAR_12][s] = (pupils[YEAR_12 - 1][s] * ownYear12[s] + heldYear12[s]) * sixthForm;
        into[YEAR_12 + 1][s] = pupils[YEAR_12][s] * ownYear13[s];
      }
    }
  }

  private void join(double[] forecast, double growth, double low, double[] into) {
    double[] places = admissionNumber;
    for (int s = 0; s < size; s++) {
      forecast[s] *= growth;
    }
    for (int s = 0; s < size; s++) {
      into[s] = Math.min(places[s], forecast[s] * low);
    }
  }

  private void joinLater(double[] forecast, double growth, double low, double[] into) {
    for (int s = 0; s < size; s++) {
      forecast[s] *= growth;
    }
    for (int s = 0; s < size; s++) {
      into[s] += forecast[s] * low;
    }
  }

  private void moveUp(double[] below, double stayOn, double[] into) {
    for (int s = 0; s < size; s++) {
      into[s] = below[s] * stayOn;
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
