package org.perpupil.formula;

import java.util.List;
import java.util.Optional;
import org.perpupil.formula.factor.BasicEntitlement;
import org.perpupil.formula.factor.DeclaredParameter;
import org.perpupil.formula.factor.Deprivation;
import org.perpupil.formula.factor.EnglishAsAdditionalLanguage;
import org.perpupil.formula.factor.FreeMeals;
import org.perpupil.formula.factor.Fringe;
import org.perpupil.formula.factor.LookedAfterChildren;
import org.perpupil.formula.factor.LowPriorAttainment;
import org.perpupil.formula.factor.LumpSum;
import org.perpupil.formula.factor.Mobility;
import org.perpupil.formula.factor.Sparsity;
import org.perpupil.formula.factor.SplitSites;
import org.perpupil.formula.protection.GainsCap;
import org.perpupil.formula.protection.LocalProtection;
import org.perpupil.formula.protection.MinimumLevel;
import org.perpupil.formula.protection.NationalProtection;
import org.perpupil.problem.Range;

/**
 * Every number that a formula may hold.
 *
 * <p>Rates are pounds; percentages are percent, not fractions. A factor is in force when its rate
 * is given and not zero. Each is declared with the factor or protection that it belongs to; the
 * constants below are those of the regulations by name, {@link #values} are all. There is one
 * object for each, compared by identity and ordered as in files. Immutable and thread-safe.
 */
public sealed interface Parameter extends Comparable<Parameter> permits DeclaredParameter {
  /** Basic entitlement, Reception to Year 6. */
  Parameter BASIC_PRIMARY = BasicEntitlement.PRIMARY.rate();

  /** Basic entitlement, Years 7 to 9. */
  Parameter BASIC_KS3 = BasicEntitlement.KS3.rate();

  /** Basic entitlement, Years 10 and 11. */
  Parameter BASIC_KS4 = BasicEntitlement.KS4.rate();

  /** Free school meals now, primary. */
  Parameter FSM_PRIMARY = FreeMeals.NOW.primary().rate();

  /** Free school meals now, secondary. */
  Parameter FSM_SECONDARY = FreeMeals.NOW.secondary().rate();

  /** Free school meals in six years, primary. */
  Parameter FSM6_PRIMARY = FreeMeals.IN_SIX_YEARS.primary().rate();

  /** Free school meals in six years, secondary. */
  Parameter FSM6_SECONDARY = FreeMeals.IN_SIX_YEARS.secondary().rate();

  /** IDACI band A, primary. */
  Parameter IDACI_A_PRIMARY = Deprivation.A.primary().rate();

  /** IDACI band A, secondary. */
  Parameter IDACI_A_SECONDARY = Deprivation.A.secondary().rate();

  /** IDACI band B, primary. */
  Parameter IDACI_B_PRIMARY = Deprivation.B.primary().rate();

  /** IDACI band B, secondary. */
  Parameter IDACI_B_SECONDARY = Deprivation.B.secondary().rate();

  /** IDACI band C, primary. */
  Parameter IDACI_C_PRIMARY = Deprivation.C.primary().rate();

  /** IDACI band C, secondary. */
  Parameter IDACI_C_SECONDARY = Deprivation.C.secondary().rate();

  /** IDACI band D, primary. */
  Parameter IDACI_D_PRIMARY = Deprivation.D.primary().rate();

  /** IDACI band D, secondary. */
  Parameter IDACI_D_SECONDARY = Deprivation.D.secondary().rate();

  /** IDACI band E, primary. */
  Parameter IDACI_E_PRIMARY = Deprivation.E.primary().rate();

  /** IDACI band E, secondary. */
  Parameter IDACI_E_SECONDARY = Deprivation.E.secondary().rate();

  /** IDACI band F, primary. */
  Parameter IDACI_F_PRIMARY = Deprivation.F.primary().rate();

  /** IDACI band F, secondary. */
  Parameter IDACI_F_SECONDARY = Deprivation.F.secondary().rate();

  /** IDACI band 1 of the 2010 index, primary. */
  Parameter IDACI_BAND1_PRIMARY = Deprivation.BAND1.primary().rate();

  /** IDACI band 1 of the 2010 index, secondary. */
  Parameter IDACI_BAND1_SECONDARY = Deprivation.BAND1.secondary().rate();

  /** IDACI band 2 of the 2010 index, primary. */
  Parameter IDACI_BAND2_PRIMARY = Deprivation.BAND2.primary().rate();

  /** IDACI band 2 of the 2010 index, secondary. */
  Parameter IDACI_BAND2_SECONDARY = Deprivation.BAND2.secondary().rate();

  /** IDACI band 3 of the 2010 index, primary. */
  Parameter IDACI_BAND3_PRIMARY = Deprivation.BAND3.primary().rate();

  /** IDACI band 3 of the 2010 index, secondary. */
  Parameter IDACI_BAND3_SECONDARY = Deprivation.BAND3.secondary().rate();

  /** IDACI band 4 of the 2010 index, primary. */
  Parameter IDACI_BAND4_PRIMARY = Deprivation.BAND4.primary().rate();

  /** IDACI band 4 of the 2010 index, secondary. */
  Parameter IDACI_BAND4_SECONDARY = Deprivation.BAND4.secondary().rate();

  /** IDACI band 5 of the 2010 index, primary. */
  Parameter IDACI_BAND5_PRIMARY = Deprivation.BAND5.primary().rate();

  /** IDACI band 5 of the 2010 index, secondary. */
  Parameter IDACI_BAND5_SECONDARY = Deprivation.BAND5.secondary().rate();

  /** IDACI band 6 of the 2010 index, primary. */
  Parameter IDACI_BAND6_PRIMARY = Deprivation.BAND6.primary().rate();

  /** IDACI band 6 of the 2010 index, secondary. */
  Parameter IDACI_BAND6_SECONDARY = Deprivation.BAND6.secondary().rate();

  /** Which years in school count for English as an additional language, primary. */
  Parameter EAL_YEARS_PRIMARY = EnglishAsAdditionalLanguage.PRIMARY.years();

  /** English as an additional language, primary. */
  Parameter EAL_PRIMARY = EnglishAsAdditionalLanguage.PRIMARY.rate();

  /** Which years in school count for English as an additional language, secondary. */
  Parameter EAL_YEARS_SECONDARY = EnglishAsAdditionalLanguage.SECONDARY.years();

  /** English as an additional language, secondary. */
  Parameter EAL_SECONDARY = EnglishAsAdditionalLanguage.SECONDARY.rate();

  /** Points of the earlier profile below which Years 5 and 6 count. */
  Parameter LPA_PRIMARY_INDICATOR = LowPriorAttainment.INDICATOR;

  /** Weighting of Years 1 to 4. */
  Parameter LPA_Y1_4_WEIGHTING = LowPriorAttainment.WEIGHTING;

  /** Low prior attainment, primary. */
  Parameter LPA_PRIMARY = LowPriorAttainment.NEED.primary().rate();

  /** Low prior attainment, secondary. */
  Parameter LPA_SECONDARY = LowPriorAttainment.NEED.secondary().rate();

  /** Mobility, primary. */
  Parameter MOBILITY_PRIMARY = Mobility.NEED.primary().rate();

  /** Mobility, secondary. */
  Parameter MOBILITY_SECONDARY = Mobility.NEED.secondary().rate();

  /** Share of pupils above which mobility is paid. */
  Parameter MOBILITY_THRESHOLD_PERCENT = Mobility.THRESHOLD;

  /** Looked-after children. */
  Parameter LAC = LookedAfterChildren.NEED.rate();

  /** Lump sum of primary schools. */
  Parameter LUMP_SUM_PRIMARY = LumpSum.PRIMARY;

  /** Lump sum of secondary and all-through schools. */
  Parameter LUMP_SUM_SECONDARY = LumpSum.SECONDARY;

  /** Sparsity of primary schools: the most that a school can get. */
  Parameter SPARSITY_PRIMARY = Sparsity.PRIMARY.maximum();

  /** Sparsity of primary schools: miles to the second nearest school. */
  Parameter SPARSITY_DISTANCE_PRIMARY = Sparsity.PRIMARY.distance();

  /** Sparsity of primary schools: pupils per year group. */
  Parameter SPARSITY_YEAR_GROUP_PRIMARY = Sparsity.PRIMARY.yearGroup();

  /** Sparsity of secondary schools: the most that a school can get. */
  Parameter SPARSITY_SECONDARY = Sparsity.SECONDARY.maximum();

  /** Sparsity of secondary schools: miles to the second nearest school. */
  Parameter SPARSITY_DISTANCE_SECONDARY = Sparsity.SECONDARY.distance();

  /** Sparsity of secondary schools: pupils per year group. */
  Parameter SPARSITY_YEAR_GROUP_SECONDARY = Sparsity.SECONDARY.yearGroup();

  /** Sparsity of middle schools: the most that a school can get. */
  Parameter SPARSITY_MIDDLE = Sparsity.MIDDLE.maximum();

  /** Sparsity of middle schools: miles to the second nearest school. */
  Parameter SPARSITY_DISTANCE_MIDDLE = Sparsity.MIDDLE.distance();

  /** Sparsity of middle schools: pupils per year group. */
  Parameter SPARSITY_YEAR_GROUP_MIDDLE = Sparsity.MIDDLE.yearGroup();

  /** Sparsity of all-through schools: the most that a school can get. */
  Parameter SPARSITY_ALL_THROUGH = Sparsity.ALL_THROUGH.maximum();

  /** Sparsity of all-through schools: miles to the second nearest school. */
  Parameter SPARSITY_DISTANCE_ALL_THROUGH = Sparsity.ALL_THROUGH.distance();

  /** Sparsity of all-through schools: pupils per year group. */
  Parameter SPARSITY_YEAR_GROUP_ALL_THROUGH = Sparsity.ALL_THROUGH.yearGroup();

  /** Split sites: for each additional site. */
  Parameter SPLIT_SITE_BASIC = SplitSites.BASIC;

  /** Split sites: for the distance of an additional site. */
  Parameter SPLIT_SITE_DISTANCE = SplitSites.DISTANCE;

  /** London fringe multiplier. */
  Parameter FRINGE = Fringe.MULTIPLIER;

  /** Minimum per-pupil level, Reception to Year 6. */
  Parameter MPPL_PRIMARY = MinimumLevel.PRIMARY;

  /** Minimum per-pupil level, Years 7 to 9. */
  Parameter MPPL_KS3 = MinimumLevel.KS3;

  /** Minimum per-pupil level, Years 10 and 11. */
  Parameter MPPL_KS4 = MinimumLevel.KS4;

  /** Local minimum funding guarantee. */
  Parameter MFG_PERCENT = LocalProtection.GUARANTEE;

  /** National floor. */
  Parameter FLOOR_PERCENT = NationalProtection.FLOOR;

  /** Cap on gains. */
  Parameter GAINS_CAP_PERCENT = GainsCap.CAP;

  /** How much of a gain above the cap is taken. */
  Parameter GAINS_SCALING_PERCENT = GainsCap.SCALING;

  /**
   * National formula: the alternative cap of 2018-19 and 2019-20, a share of the gain that remains
   * between the baseline and the formula, where that is greater than the cap. In no rate book.
   */
  Parameter GAINS_CAP_REMAINING_PERCENT = GainsCap.REMAINING;

  /** What a parameter counts, and so which values make sense. */
  enum Kind {
    /** Pounds per pupil. */
    PER_PUPIL(
        "GBP per pupil", Range.of("pounds per pupil, 0 or more", 0, 100_000).usually(1, 20_000)),
    /** Pounds per school. */
    PER_SCHOOL(
        "GBP per school",
        Range.of("pounds per school, 0 or more", 0, 1_000_000).usually(1000, 250_000)),
    /** Pounds per additional site. */
    PER_SITE(
        "GBP per additional site",
        Range.of("pounds per additional site, 0 or more", 0, 1_000_000).usually(1000, 150_000)),
    /** Years in school. */
    YEARS("years", Range.of("1, 2 or 3 years", 1, 3).whole()),
    /** Points of the early years profile. */
    POINTS("points", Range.of("73 or 78 points", 73, 78)),
    /** Weighting of a cohort. */
    WEIGHTING("weighting", Range.of("a weighting from 0 to 2", 0, 2)),
    /** Miles. */
    MILES("miles", Range.of("miles, 0 or more", 0, 100).usually(0.5, 10)),
    /** Pupils per year group. */
    PUPILS(
        "pupils per year group",
        Range.of("pupils per year group, more than 0", 0, 1000).above().usually(5, 200)),
    /** A factor near 1. */
    MULTIPLIER("multiplier", Range.of("a multiplier from 1 to 2", 1, 2).usually(1, 1.2)),
    /** A percentage of a whole. */
    SHARE_PERCENT(
        "percent", Range.of("a percentage from 0 to 100", 0, 100).percent().usually(1, 100)),
    /** A change from one year to the next. */
    CHANGE_PERCENT(
        "percent per pupil",
        Range.of("a percentage from -100 to 100", -100, 100).percent().usually(-10, 25));

    private final String unit;

    @SuppressWarnings("ImmutableEnumChecker") // Ranges are immutable.
    private final Range range;

    Kind(String unit, Range range) {
      this.unit = unit;
      this.range = range;
    }

    /** Returns the unit, such as {@code GBP per pupil}. */
    public String unit() {
      return unit;
    }

    /** Returns the limits of a value of this kind, and what is usual unless a parameter says. */
    public Range range() {
      return range;
    }

    /** Returns what a value of this kind looks like, in words. */
    public String expected() {
      return range.expected();
    }

    /** Returns whether a number can be a value of this kind. */
    public boolean accepts(double value) {
      return range.accepts(value) && (this != POINTS || value == 73 || value == 78);
    }
  }

  /** What a parameter pays for or decides. */
  enum Purpose {
    /** Basic entitlement, for every pupil. */
    BASIC_ENTITLEMENT,
    /** Additional needs of pupils. */
    NEEDS,
    /** The school and its site. */
    SCHOOL,
    /** Dear places. */
    AREA_COST,
    /** The minimum per-pupil level. */
    MINIMUM_LEVEL,
    /** Guarantee, floor and caps. */
    PROTECTION
  }

  /** Returns what the parameter counts. */
  Kind kind();

  /** Returns the limits of its values, and which are usual. */
  Range range();

  /** Returns what the parameter pays for or decides. */
  Purpose purpose();

  /** Returns what the parameter means, in words for a user. */
  String description();

  /** Returns the name of the parameter in files. */
  String fileName();

  /** Returns whether a local formula may hold it; the rest belong to the national formula. */
  boolean isLocal();

  /** Returns whether the national formula may hold it; the rest belong to local formulas. */
  boolean isNational();

  /** Returns the place among {@link #values}, from 0. */
  int index();

  /** Returns every parameter, in the order of files; unmodifiable. */
  static List<Parameter> values() {
    return Vocabulary.PARAMETERS;
  }

  /** Returns the parameters that a local formula may hold; unmodifiable. */
  static List<Parameter> local() {
    return values().stream().filter(Parameter::isLocal).toList();
  }

  /** Returns the parameter with the given file name, or nothing when there is none. */
  static Optional<Parameter> find(String fileName) {
    return values().stream().filter(each -> each.fileName().equals(fileName)).findFirst();
  }

  /**
   * Returns the place of a parameter among {@link #values}, from 0.
   *
   * @throws IllegalStateException when no factor or protection holds it
   */
  static int indexOf(Parameter parameter) {
    return Vocabulary.indexOf(parameter);
  }
}
