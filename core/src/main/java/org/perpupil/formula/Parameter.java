package org.perpupil.formula;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Every number that a formula may hold.
 *
 * <p>The file name of a parameter is its own name in lower case. Rates are pounds; percentages are
 * percent, not fractions. A factor is in force when its rate is given and not zero.
 */
public enum Parameter {
  /** Basic entitlement, Reception to Year 6. */
  BASIC_PRIMARY(Kind.PER_PUPIL, "basic entitlement, Reception to Year 6"),
  /** Basic entitlement, Years 7 to 9. */
  BASIC_KS3(Kind.PER_PUPIL, "basic entitlement, Years 7 to 9"),
  /** Basic entitlement, Years 10 and 11. */
  BASIC_KS4(Kind.PER_PUPIL, "basic entitlement, Years 10 and 11"),
  /** Free school meals now, primary. */
  FSM_PRIMARY(Kind.PER_PUPIL, "free school meals now, primary"),
  /** Free school meals now, secondary. */
  FSM_SECONDARY(Kind.PER_PUPIL, "free school meals now, secondary"),
  /** Free school meals in six years, primary. */
  FSM6_PRIMARY(Kind.PER_PUPIL, "free school meals in six years, primary"),
  /** Free school meals in six years, secondary. */
  FSM6_SECONDARY(Kind.PER_PUPIL, "free school meals in six years, secondary"),
  /** IDACI band A, primary. */
  IDACI_A_PRIMARY(Kind.PER_PUPIL, "IDACI band A, primary"),
  /** IDACI band A, secondary. */
  IDACI_A_SECONDARY(Kind.PER_PUPIL, "IDACI band A, secondary"),
  /** IDACI band B, primary. */
  IDACI_B_PRIMARY(Kind.PER_PUPIL, "IDACI band B, primary"),
  /** IDACI band B, secondary. */
  IDACI_B_SECONDARY(Kind.PER_PUPIL, "IDACI band B, secondary"),
  /** IDACI band C, primary. */
  IDACI_C_PRIMARY(Kind.PER_PUPIL, "IDACI band C, primary"),
  /** IDACI band C, secondary. */
  IDACI_C_SECONDARY(Kind.PER_PUPIL, "IDACI band C, secondary"),
  /** IDACI band D, primary. */
  IDACI_D_PRIMARY(Kind.PER_PUPIL, "IDACI band D, primary"),
  /** IDACI band D, secondary. */
  IDACI_D_SECONDARY(Kind.PER_PUPIL, "IDACI band D, secondary"),
  /** IDACI band E, primary. */
  IDACI_E_PRIMARY(Kind.PER_PUPIL, "IDACI band E, primary"),
  /** IDACI band E, secondary. */
  IDACI_E_SECONDARY(Kind.PER_PUPIL, "IDACI band E, secondary"),
  /** IDACI band F, primary. */
  IDACI_F_PRIMARY(Kind.PER_PUPIL, "IDACI band F, primary"),
  /** IDACI band F, secondary. */
  IDACI_F_SECONDARY(Kind.PER_PUPIL, "IDACI band F, secondary"),
  /** IDACI band 1 of the 2010 index, primary. */
  IDACI_BAND1_PRIMARY(Kind.PER_PUPIL, "IDACI band 1 of the 2010 index, primary"),
  /** IDACI band 1 of the 2010 index, secondary. */
  IDACI_BAND1_SECONDARY(Kind.PER_PUPIL, "IDACI band 1 of the 2010 index, secondary"),
  /** IDACI band 2 of the 2010 index, primary. */
  IDACI_BAND2_PRIMARY(Kind.PER_PUPIL, "IDACI band 2 of the 2010 index, primary"),
  /** IDACI band 2 of the 2010 index, secondary. */
  IDACI_BAND2_SECONDARY(Kind.PER_PUPIL, "IDACI band 2 of the 2010 index, secondary"),
  /** IDACI band 3 of the 2010 index, primary. */
  IDACI_BAND3_PRIMARY(Kind.PER_PUPIL, "IDACI band 3 of the 2010 index, primary"),
  /** IDACI band 3 of the 2010 index, secondary. */
  IDACI_BAND3_SECONDARY(Kind.PER_PUPIL, "IDACI band 3 of the 2010 index, secondary"),
  /** IDACI band 4 of the 2010 index, primary. */
  IDACI_BAND4_PRIMARY(Kind.PER_PUPIL, "IDACI band 4 of the 2010 index, primary"),
  /** IDACI band 4 of the 2010 index, secondary. */
  IDACI_BAND4_SECONDARY(Kind.PER_PUPIL, "IDACI band 4 of the 2010 index, secondary"),
  /** IDACI band 5 of the 2010 index, primary. */
  IDACI_BAND5_PRIMARY(Kind.PER_PUPIL, "IDACI band 5 of the 2010 index, primary"),
  /** IDACI band 5 of the 2010 index, secondary. */
  IDACI_BAND5_SECONDARY(Kind.PER_PUPIL, "IDACI band 5 of the 2010 index, secondary"),
  /** IDACI band 6 of the 2010 index, primary. */
  IDACI_BAND6_PRIMARY(Kind.PER_PUPIL, "IDACI band 6 of the 2010 index, primary"),
  /** IDACI band 6 of the 2010 index, secondary. */
  IDACI_BAND6_SECONDARY(Kind.PER_PUPIL, "IDACI band 6 of the 2010 index, secondary"),
  /** Which years in school count for English as an additional language, primary. */
  EAL_YEARS_PRIMARY(Kind.YEARS, "years in school that EAL counts, primary: 1, 2 or 3"),
  /** English as an additional language, primary. */
  EAL_PRIMARY(Kind.PER_PUPIL, "English as an additional language, primary"),
  /** Which years in school count for English as an additional language, secondary. */
  EAL_YEARS_SECONDARY(Kind.YEARS, "years in school that EAL counts, secondary: 1, 2 or 3"),
  /** English as an additional language, secondary. */
  EAL_SECONDARY(Kind.PER_PUPIL, "English as an additional language, secondary"),
  /** Points of the earlier profile below which Years 5 and 6 count. */
  LPA_PRIMARY_INDICATOR(Kind.POINTS, "to 2017-18: points for Years 5 and 6, 73 or 78"),
  /** Weighting of Years 1 to 4. */
  LPA_Y1_4_WEIGHTING(Kind.WEIGHTING, "to 2017-18: weighting of Years 1 to 4"),
  /** Low prior attainment, primary. */
  LPA_PRIMARY(Kind.PER_PUPIL, "low prior attainment, primary"),
  /** Low prior attainment, secondary. */
  LPA_SECONDARY(Kind.PER_PUPIL, "low prior attainment, secondary"),
  /** Mobility, primary. */
  MOBILITY_PRIMARY(Kind.PER_PUPIL, "mobility, primary"),
  /** Mobility, secondary. */
  MOBILITY_SECONDARY(Kind.PER_PUPIL, "mobility, secondary"),
  /** Share of pupils above which mobility is paid. */
  MOBILITY_THRESHOLD_PERCENT(
      Kind.SHARE_PERCENT,
      "mobility: percent of pupils above which it is paid; blank: shares as given"),
  /** Looked-after children. */
  LAC(Kind.PER_PUPIL, "to 2022-23: looked-after children"),
  /** Lump sum of primary schools. */
  LUMP_SUM_PRIMARY(Kind.PER_SCHOOL, "lump sum of primary schools"),
  /** Lump sum of secondary and all-through schools. */
  LUMP_SUM_SECONDARY(Kind.PER_SCHOOL, "lump sum of secondary and all-through schools"),
  /** Sparsity of primary schools: the most that a school can get. */
  SPARSITY_PRIMARY(Kind.PER_SCHOOL, "sparsity of primary schools, the most that a school can get"),
  /** Sparsity of primary schools: miles to the second nearest school. */
  SPARSITY_DISTANCE_PRIMARY(
      Kind.MILES, "sparsity of primary schools: miles beyond which it is paid"),
  /** Sparsity of primary schools: pupils per year group. */
  SPARSITY_YEAR_GROUP_PRIMARY(
      Kind.PUPILS, "sparsity of primary schools: pupils per year group up to which it is paid"),
  /** Sparsity of secondary schools: the most that a school can get. */
  SPARSITY_SECONDARY(
      Kind.PER_SCHOOL, "sparsity of secondary schools, the most that a school can get"),
  /** Sparsity of secondary schools: miles to the second nearest school. */
  SPARSITY_DISTANCE_SECONDARY(
      Kind.MILES, "sparsity of secondary schools: miles beyond which it is paid"),
  /** Sparsity of secondary schools: pupils per year group. */
  SPARSITY_YEAR_GROUP_SECONDARY(
      Kind.PUPILS, "sparsity of secondary schools: pupils per year group up to which it is paid"),
  /** Sparsity of middle schools: the most that a school can get. */
  SPARSITY_MIDDLE(Kind.PER_SCHOOL, "sparsity of middle schools, the most that a school can get"),
  /** Sparsity of middle schools: miles to the second nearest school. */
  SPARSITY_DISTANCE_MIDDLE(Kind.MILES, "sparsity of middle schools: miles beyond which it is paid"),
  /** Sparsity of middle schools: pupils per year group. */
  SPARSITY_YEAR_GROUP_MIDDLE(
      Kind.PUPILS, "sparsity of middle schools: pupils per year group up to which it is paid"),
  /** Sparsity of all-through schools: the most that a school can get. */
  SPARSITY_ALL_THROUGH(
      Kind.PER_SCHOOL, "sparsity of all-through schools, the most that a school can get"),
  /** Sparsity of all-through schools: miles to the second nearest school. */
  SPARSITY_DISTANCE_ALL_THROUGH(
      Kind.MILES, "sparsity of all-through schools: miles beyond which it is paid"),
  /** Sparsity of all-through schools: pupils per year group. */
  SPARSITY_YEAR_GROUP_ALL_THROUGH(
      Kind.PUPILS, "sparsity of all-through schools: pupils per year group up to which it is paid"),
  /** Split sites: for each additional site. */
  SPLIT_SITE_BASIC(Kind.PER_SITE, "from 2024-25: split sites, for each additional site"),
  /** Split sites: for the distance of an additional site. */
  SPLIT_SITE_DISTANCE(Kind.PER_SITE, "from 2024-25: split sites, most for a site's distance"),
  /** London fringe multiplier. */
  FRINGE(Kind.MULTIPLIER, "London fringe multiplier, on pupil-led money and the lump sum"),
  /** Minimum per-pupil level, Reception to Year 6. */
  MPPL_PRIMARY(Kind.PER_PUPIL, "minimum per-pupil level, Reception to Year 6"),
  /** Minimum per-pupil level, Years 7 to 9. */
  MPPL_KS3(Kind.PER_PUPIL, "minimum per-pupil level, Years 7 to 9"),
  /** Minimum per-pupil level, Years 10 and 11. */
  MPPL_KS4(Kind.PER_PUPIL, "minimum per-pupil level, Years 10 and 11"),
  /** Local minimum funding guarantee. */
  MFG_PERCENT(Kind.CHANGE_PERCENT, "minimum funding guarantee, change per pupil; blank: none"),
  /** National floor. */
  FLOOR_PERCENT(Kind.CHANGE_PERCENT, "national formula: floor, change per pupil; blank: none"),
  /** Cap on gains. */
  GAINS_CAP_PERCENT(
      Kind.CHANGE_PERCENT, "cap on gains, change per pupil; 0 is a cap, blank is none"),
  /** How much of a gain above the cap is taken. */
  GAINS_SCALING_PERCENT(
      Kind.SHARE_PERCENT, "share of a gain above the cap that is taken; blank: all of it"),
  /**
   * National formula: the alternative cap of 2018-19 and 2019-20, a share of the gain that remains
   * between the baseline and the formula, where that is greater than the cap. In no rate book.
   */
  GAINS_CAP_REMAINING_PERCENT(
      Kind.SHARE_PERCENT,
      "national formula: share of the gain from the baseline let through where greater than the cap");

  /** What a parameter counts, and so which values make sense. */
  public enum Kind {
    /** Pounds per pupil. */
    PER_PUPIL("GBP per pupil", "pounds per pupil, 0 or more"),
    /** Pounds per school. */
    PER_SCHOOL("GBP per school", "pounds per school, 0 or more"),
    /** Pounds per additional site. */
    PER_SITE("GBP per additional site", "pounds per additional site, 0 or more"),
    /** Years in school. */
    YEARS("years", "1, 2 or 3 years"),
    /** Points of the early years profile. */
    POINTS("points", "73 or 78 points"),
    /** Weighting of a cohort. */
    WEIGHTING("weighting", "a weighting from 0 to 2"),
    /** Miles. */
    MILES("miles", "miles, 0 or more"),
    /** Pupils per year group. */
    PUPILS("pupils per year group", "pupils per year group, more than 0"),
    /** A factor near 1. */
    MULTIPLIER("multiplier", "a multiplier from 1 to 2"),
    /** A percentage of a whole. */
    SHARE_PERCENT("percent", "a percentage from 0 to 100"),
    /** A change from one year to the next. */
    CHANGE_PERCENT("percent per pupil", "a percentage from -100 to 100");

    private final String unit;
    private final String expected;

    Kind(String unit, String expected) {
      this.unit = unit;
      this.expected = expected;
    }

    /** Returns the unit, such as {@code GBP per pupil}. */
    public String unit() {
      return unit;
    }

    /** Returns what a value of this kind looks like, in words. */
    public String expected() {
      return expected;
    }

    /** Returns whether a number can be a value of this kind. */
    public boolean accepts(double value) {
      return Double.isFinite(value)
          && switch (this) {
            case PER_PUPIL, PER_SCHOOL, PER_SITE, MILES -> value >= 0;
            case YEARS -> value == 1 || value == 2 || value == 3;
            case POINTS -> value == 73 || value == 78;
            case WEIGHTING -> value >= 0 && value <= 2;
            case PUPILS -> value > 0;
            case MULTIPLIER -> value >= 1 && value <= 2;
            case SHARE_PERCENT -> value >= 0 && value <= 100;
            case CHANGE_PERCENT -> value >= -100 && value <= 100;
          };
    }
  }

  private final Kind kind;
  private final String description;
  private final String fileName = name().toLowerCase(Locale.ROOT);

  Parameter(Kind kind, String description) {
    this.kind = kind;
    this.description = description;
  }

  /** Returns what the parameter counts. */
  public Kind kind() {
    return kind;
  }

  /** Returns what the parameter means, in words for a user. */
  public String description() {
    return description;
  }

  /** Returns the name of the parameter in files. */
  public String fileName() {
    return fileName;
  }

  /** Returns whether a local formula may hold it; the rest belong to the national formula. */
  public boolean isLocal() {
    return this != FLOOR_PERCENT && this != GAINS_CAP_REMAINING_PERCENT;
  }

  /** Returns whether the national formula may hold it; the rest belong to local formulas. */
  public boolean isNational() {
    return switch (this) {
      case LAC,
          FRINGE,
          LPA_PRIMARY_INDICATOR,
          LPA_Y1_4_WEIGHTING,
          MFG_PERCENT,
          GAINS_SCALING_PERCENT ->
          false;
      default -> true;
    };
  }

  /** Returns the parameters that a local formula may hold; unmodifiable. */
  public static List<Parameter> local() {
    return Arrays.stream(values()).filter(Parameter::isLocal).toList();
  }

  /** Returns the parameter with the given file name, or nothing when there is none. */
  public static Optional<Parameter> find(String fileName) {
    return Arrays.stream(values())
        .filter(parameter -> parameter.fileName.equals(fileName))
        .findFirst();
  }
}
