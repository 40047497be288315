package org.perpupil.formula.factor;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.perpupil.formula.Counting;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.SizeTaper;
import org.perpupil.formula.SparsityGroup;
import org.perpupil.problem.Problem;
import org.perpupil.rates.RateBook;
import org.perpupil.school.Agreement;
import org.perpupil.school.SchoolField;

/**
 * Sparsity: money for small schools far from the next one, maximum × size weight × distance weight.
 *
 * <p>Size is pupils per year group. To 2021-22 a school may stand at the size limit and must lie
 * beyond the distance; from 2022-23 it must be below the limit, and with a distance taper money
 * begins beyond four fifths of the distance. A local formula carries a sum that is known where the
 * distance is not.
 *
 * <p>Source: the School and Early Years Finance (England) Regulations, SI 2018/10 to SI 2024/66,
 * and published allocations; that size and distance weights multiply is unverified.
 */
public final class Sparsity implements Factor {
  /** Primary schools. */
  public static final Group PRIMARY = Group.of(SparsityGroup.PRIMARY);

  /** Secondary schools. */
  public static final Group SECONDARY = Group.of(SparsityGroup.SECONDARY);

  /** Middle schools of either kind. */
  public static final Group MIDDLE = Group.of(SparsityGroup.MIDDLE);

  /** All-through schools. */
  public static final Group ALL_THROUGH = Group.of(SparsityGroup.ALL_THROUGH);

  /** The line. */
  public static final DeclaredLine LINE =
      DeclaredLine.paid(SchoolField.SPARSITY.fileName(), "Sparsity", Counting.SCHOOL);

  private static final ImmutableList<Group> GROUPS =
      ImmutableList.of(PRIMARY, SECONDARY, MIDDLE, ALL_THROUGH);
  private static final double TAPER_BEGINS = 0.8;

  /** What pupils per year group may miss a limit by that they stand at. */
  private static final double BINARY_ERROR = 1e-9;

  private static final UnverifiedRule PRODUCT =
      new UnverifiedRule("sparsity is the maximum times a size weight times a distance weight");

  /**
   * What the schools of one kind are paid by.
   *
   * @param maximum the most that a school can get, in pounds
   * @param distance miles beyond which it is paid
   * @param yearGroup pupils per year group up to which it is paid
   */
  public record Group(
      SparsityGroup schools,
      DeclaredParameter maximum,
      DeclaredParameter distance,
      DeclaredParameter yearGroup) {
    private static Group of(SparsityGroup schools) {
      String name = schools.name().toLowerCase(Locale.ROOT);
      String what = "sparsity of " + name.replace('_', '-') + " schools";
      return new Group(
          schools,
          setting(
              "sparsity_" + name,
              Parameter.Kind.PER_SCHOOL,
              what + ", the most that a school can get"),
          setting(
              "sparsity_distance_" + name,
              Parameter.Kind.MILES,
              what + ": miles beyond which it is paid"),
          setting(
              "sparsity_year_group_" + name,
              Parameter.Kind.PUPILS,
              what + ": pupils per year group up to which it is paid"));
    }

    private static DeclaredParameter setting(
        String fileName, Parameter.Kind kind, String description) {
      return DeclaredParameter.of(fileName, kind, Parameter.Purpose.SCHOOL, description).needed();
    }
  }

  /** Returns what the schools of a kind are paid by. */
  public static Group of(SparsityGroup schools) {
    return GROUPS.get(schools.ordinal());
  }

  @Override
  public List<SchoolField> fields() {
    return List.of(SchoolField.SPARSITY_DISTANCE_MILES, SchoolField.SPARSITY);
  }

  @Override
  public List<Parameter> parameters() {
    return GROUPS.stream()
        .flatMap(group -> Stream.<Parameter>of(group.maximum, group.distance, group.yearGroup))
        .toList();
  }

  @Override
  public List<Line> lines() {
    return List.of(LINE);
  }

  @Override
  public void compile(Assembly to) {
    boolean[] isGiven = given(to);
    for (Group group : GROUPS) {
      if (to.formula().pays(group.maximum)) {
        double[] far = distanceWeights(to, group, isGiven);
        double[] weights = new double[to.size()];
        for (int i = 0; i < weights.length; i++) {
          boolean inGroup = SparsityGroup.of(to.school(i).phase()) == group.schools;
          weights[i] = inGroup ? weight(to, i, group, far[i]) : 0;
        }
        to.pay(LINE, group.maximum, weights, new SparsityWeights(to, group, far));
      }
    }
  }

  @Override
  public void check(Formula formula, List<Problem> problems) {
    for (Group group : GROUPS) {
      Checks.needs(formula, group.maximum, group.distance, problems);
      Checks.needs(formula, group.maximum, group.yearGroup, problems);
      if (formula.distanceTaper(group.schools) && formula.year().isBefore(2022)) {
        problems.add(
            Problem.error(
                group.schools.distanceTaperName(),
                "true",
                "false or nothing before 2022-23, when there was no distance taper",
                "the size taper was meant"));
      }
    }
  }

  @Override
  public void completeNational(RateBook book, Formula.Builder formula) {
    for (Group group : GROUPS) {
      formula.sizeTaper(group.schools, SizeTaper.NFF);
      formula.distanceTaper(group.schools, !book.rulesOf().isBefore(2022));
    }
  }

  /** Makes 0 pupils count for nothing and any pupils for more than the whole part. */
  private static final double HUGE = 1e200;

  /** How a part follows from the size of a school. Immutable. */
  static final class BySize {
    private final boolean isUpTo;
    private final SizeTaper taper;

    /** Takes the year and the taper of a formula, but not its limit. */
    BySize(Formula rules, SparsityGroup group) {
      this.isUpTo = rules.year().isBefore(2022);
      this.taper = rules.sizeTaper(group);
    }

    /**
     * Returns the part of the maximum that a school gets, from 0 to 1.
     *
     * @param limit pupils per year group up to which sparsity is paid
     * @param far the part for distance; NaN where the miles are unknown
     * @return NaN where the school is small enough and the miles are unknown
     */
    double weight(double limit, double pupils, double yearGroups, double far) {
      double size = pupils / yearGroups;
      boolean small = isUpTo ? size <= limit + BINARY_ERROR : size < limit - BINARY_ERROR;
      return pupils > 0 && small ? far * taper.weight(size, limit) : 0;
    }

    /** Returns whether the part falls to nothing at the limit, without a step. */
    boolean isSmooth() {
      return taper != SizeTaper.NONE;
    }

    /**
     * Writes the parts of schools whose miles are known, for a part that falls without a step: over
     * whole columns, without branches; NaN where they are not, small or not.
     *
     * @param limit more than 0
     * @param perYearGroup 1 by year groups
     * @param weights pupils, overwritten with the part
     */
    void weights(double limit, double[] perYearGroup, double[] far, double[] weights) {
      // Both tapers are straight lines to 0 at the limit: from 1, or from 2 and cut off at 1.
      double from = taper == SizeTaper.NFF ? 2 : 1;
      double fall = from / limit;
      for (int k = 0; k < far.length; k++) {
        double line = from - fall * (weights[k] * perYearGroup[k]);
        double anyPupils = weights[k] * HUGE;
        weights[k] = far[k] * Math.max(0, Math.min(Math.min(1, line), anyPupils));
      }
    }
  }

  /**
   * Carries sums that schools were given for a distance that nobody knows; a national formula works
   * the money out and carries none.
   *
   * @return which schools these are
   */
  private static boolean[] given(Assembly to) {
    double[] sums = to.column(SchoolField.SPARSITY);
    boolean[] isGiven = new boolean[sums.length];
    boolean isAny = false;
    for (int i = 0; i < sums.length; i++) {
      if (!Double.isNaN(sums[i])) {
        to.requires(i, Agreement.SPARSITY);
        isGiven[i] = !to.formula().isNational();
        isAny |= isGiven[i];
      }
    }
    if (isAny) {
      to.give(LINE, SchoolField.SPARSITY);
    }
    return isGiven;
  }

  /**
   * Returns the parts for distance, 0 outside the group and for sums that were given, and NaN where
   * the miles are unknown.
   */
  private static double[] distanceWeights(Assembly to, Group group, boolean[] isGiven) {
    double[] miles = to.column(SchoolField.SPARSITY_DISTANCE_MILES);
    double distance = to.formula().value(group.distance).orElseThrow();
    boolean tapered = to.formula().distanceTaper(group.schools);
    double[] weights = new double[miles.length];
    for (int i = 0; i < weights.length; i++) {
      boolean inGroup = SparsityGroup.of(to.school(i).phase()) == group.schools && !isGiven[i];
      weights[i] = inGroup ? distanceWeight(miles[i], distance, tapered) : 0;
    }
    return weights;
  }

  private static double weight(Assembly to, int row, Group group, double far) {
    if (far != 0) {
      to.requires(row, Agreement.YEAR_GROUPS);
    }
    double limit = to.formula().value(group.yearGroup).orElseThrow();
    double yearGroups = to.school(row).yearGroups();
    double pupils = to.roll(Base.PUPILS)[row];
    double weight = new BySize(to.formula(), group.schools).weight(limit, pupils, yearGroups, far);
    if (Double.isNaN(weight)) {
      to.fail(
          row,
          "sparsity_distance_miles is blank, but the formula pays "
              + group.maximum.fileName()
              + " and the school is small enough");
      return 0;
    }
    if (weight > 0) {
      to.restsOn(row, group.yearGroup);
      to.restsOn(row, group.distance);
      if (far < 1) {
        to.restsOn(row, PRODUCT);
      }
    }
    return weight;
  }

  private static double distanceWeight(double miles, double distance, boolean tapered) {
    if (Double.isNaN(miles)) {
      return Double.NaN;
    }
    if (!tapered) {
      return miles > distance ? 1 : 0;
    }
    if (miles <= TAPER_BEGINS * distance) {
      return 0;
    }
    return miles >= distance ? 1 : 1 - (distance - miles) / ((1 - TAPER_BEGINS) * distance);
  }
}
