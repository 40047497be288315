package org.perpupil.formula.protection;

import static org.perpupil.problem.Problem.plain;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.OptionalDouble;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.factor.Assembly;
import org.perpupil.formula.factor.Base;
import org.perpupil.formula.factor.DeclaredLine;
import org.perpupil.formula.factor.DeclaredParameter;
import org.perpupil.formula.factor.Explained;
import org.perpupil.formula.factor.Rule;
import org.perpupil.problem.Problem;
import org.perpupil.school.Agreement;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/**
 * The minimum per-pupil level (MPPL).
 *
 * <p>A school's level is the average of the key stages' levels over the year groups that it has,
 * not rounded. The top-up brings the money that {@link
 * org.perpupil.formula.Counting#isTowardsMinimum counts} up to it: pupil-led money, lump sum,
 * sparsity and fringe; business rates, PFI, split sites and exceptional premises do not count.
 *
 * <p>Source: the School and Early Years Finance (England) Regulations from SI 2020/83 on, and
 * statement layouts of the Department for Education; the average reproduces the published level of
 * a secondary school.
 */
public final class MinimumLevel implements Rule {
  /** Reception to Year 6. */
  public static final DeclaredParameter PRIMARY = level("primary", "Reception to Year 6");

  /** Years 7 to 9. */
  public static final DeclaredParameter KS3 = level("ks3", "Years 7 to 9");

  /** Years 10 and 11. */
  public static final DeclaredParameter KS4 = level("ks4", "Years 10 and 11");

  /** The line. */
  public static final DeclaredLine TOP_UP =
      DeclaredLine.derived("mppl_top_up", "Minimum per-pupil level", Line.Group.MINIMUM_LEVEL);

  private static final ImmutableList<Parameter> LEVELS = ImmutableList.of(PRIMARY, KS3, KS4);

  @Override
  public List<Parameter> parameters() {
    return LEVELS;
  }

  @Override
  public List<Line> lines() {
    return List.of(TOP_UP);
  }

  /** Adds no terms: the top-up follows from those of factors. */
  @Override
  public void compile(Assembly to) {
    for (int i = 0; i < to.size(); i++) {
      School school = to.school(i);
      if (to.formula().value(PRIMARY).isPresent() && to.roll(Base.PUPILS)[i] > 0) {
        to.requires(i, Agreement.YEAR_GROUPS);
        to.requires(i, Agreement.KEY_STAGES);
      }
      if (level(to.formula(), school).isPresent() && to.roll(Base.PUPILS)[i] > 0) {
        if (school.value(SchoolField.YEAR_GROUPS_PRIMARY).orElse(0) > 0) {
          to.restsOn(i, PRIMARY);
        }
        if (school.yearGroupsKs3() > 0) {
          to.restsOn(i, KS3);
        }
        if (school.yearGroupsKs4() > 0) {
          to.restsOn(i, KS4);
        }
      }
    }
  }

  @Override
  public void check(Formula formula, List<Problem> problems) {
    long given = LEVELS.stream().filter(level -> formula.value(level).isPresent()).count();
    for (Parameter level : LEVELS) {
      if (given > 0 && formula.value(level).isEmpty()) {
        problems.add(
            Problem.error(
                level.fileName(),
                "",
                level.kind().expected() + ", since another minimum level is given",
                "no minimum level is meant; leave all three blank then"));
      }
    }
  }

  @Override
  public void lawOfTheYear(Formula formula, List<Problem> problems) {
    if (!formula.year().isBefore(2020) && formula.value(PRIMARY).isEmpty()) {
      problems.add(
          Problem.warning(
              PRIMARY.fileName(),
              "",
              "a minimum per-pupil level, compulsory from 2020-21 on",
              "the columns were left out; without them no school is topped up"));
    }
  }

  @Override
  public String explain(Line line, Explained school) {
    double pupils = school.school().pupils();
    OptionalDouble level = level(school.formula(), school.school());
    return level.isEmpty()
        ? ""
        : Explained.text(
            "minimum %s x %s pupils = %s, counted %s",
            Explained.pounds(level.getAsDouble()),
            plain(pupils),
            Explained.pounds(level.getAsDouble() * pupils),
            Explained.pounds(school.countedOfFullYear()));
  }

  /** Returns the level of a school in pounds per pupil, or nothing where none is in force. */
  static OptionalDouble level(Formula formula, School school) {
    double groups = school.yearGroups();
    if (formula.value(PRIMARY).isEmpty() || groups == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        level(
            school.value(SchoolField.YEAR_GROUPS_PRIMARY).orElse(0) * rate(formula, PRIMARY),
            school.yearGroupsKs3() * rate(formula, KS3),
            school.yearGroupsKs4() * rate(formula, KS4),
            groups));
  }

  /** Returns the level from year groups × level of each key stage. */
  static double level(double primary, double ks3, double ks4, double yearGroups) {
    return (primary + ks3 + ks4) / yearGroups;
  }

  /** Returns the pounds that bring a school up to its level; NaN is no level. */
  public static double topUp(double level, double pupils, double counted) {
    return pupils > 0 && !Double.isNaN(level) ? Math.max(0, level * pupils - counted) : 0;
  }

  /**
   * Writes what brings schools up to their levels; every school has one.
   *
   * <p>A school without pupils gets nothing: its pupils times a huge number are the most it gets.
   */
  public static void topUps(
      double[] levels, double[] pupils, double[] counted, double[] topUps, int size) {
    for (int i = 0; i < size; i++) {
      topUps[i] =
          Math.min(Math.max(0, levels[i] * pupils[i] - counted[i]), pupils[i] * FloorColumns.HUGE);
    }
  }

  /**
   * Returns how many pounds of a reduction are given back so that it does not break the level.
   *
   * @param level pounds per pupil; NaN is no level
   * @param counted pounds that the level counts, with its top-up
   */
  static double restore(double level, double pupils, double counted, double reduction) {
    return Double.isNaN(level)
        ? 0
        : Math.min(reduction, Math.max(0, level * pupils - (counted - reduction)));
  }

  private static double rate(Formula formula, Parameter parameter) {
    return formula.value(parameter).orElseThrow();
  }

  private static DeclaredParameter level(String stage, String years) {
    return DeclaredParameter.of(
            "mppl_" + stage,
            Parameter.Kind.PER_PUPIL,
            Parameter.Purpose.MINIMUM_LEVEL,
            "minimum per-pupil level, " + years)
        .usually(2000, 15_000)
        .neededUnlessProposed();
  }
}
