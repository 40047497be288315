package org.perpupil.school;

import static org.perpupil.school.SchoolField.Kind.CASH;
import static org.perpupil.school.SchoolField.Kind.DAYS;
import static org.perpupil.school.SchoolField.Kind.DISTANCE;
import static org.perpupil.school.SchoolField.Kind.MULTIPLIER;
import static org.perpupil.school.SchoolField.Kind.PER_PUPIL;
import static org.perpupil.school.SchoolField.Kind.PUPILS;
import static org.perpupil.school.SchoolField.Kind.SHARE;
import static org.perpupil.school.SchoolField.Kind.YEAR_GROUPS;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every number that may be known of a school.
 *
 * <p>The file name of a field is its own name in lower case. Shares are shares of the pupils of the
 * phase in the field's name, from 0 to 1. Cash is in pounds for a full year.
 */
public enum SchoolField {
  /** Year groups from Reception to Year 6. */
  YEAR_GROUPS_PRIMARY(YEAR_GROUPS, "year groups from Reception to Year 6"),
  /** Year groups from Year 7 to Year 11. */
  YEAR_GROUPS_SECONDARY(YEAR_GROUPS, "year groups from Year 7 to Year 11"),
  /** Funded pupils in Reception to Year 6. */
  PUPILS_PRIMARY(PUPILS, "funded pupils in Reception to Year 6"),
  /** Funded pupils in Years 7 to 9. */
  PUPILS_KS3(PUPILS, "funded pupils in Years 7 to 9"),
  /** Funded pupils in Years 10 and 11. */
  PUPILS_KS4(PUPILS, "funded pupils in Years 10 and 11"),
  /** Year groups from Year 7 to Year 9. */
  YEAR_GROUPS_KS3(
      YEAR_GROUPS, "year groups from Year 7 to Year 9; blank: worked out from where pupils are"),
  /** Year groups 10 and 11. */
  YEAR_GROUPS_KS4(YEAR_GROUPS, "year groups 10 and 11; blank: worked out from where pupils are"),
  /** Days open in the funding year. */
  DAYS_OPEN(DAYS, "days open in the funding year, for a school that opens in it; blank: all year"),

  /** Pupils in Reception. */
  YEAR_R(PUPILS, "pupils in Reception; a stage whose years are all blank is spread evenly"),
  /** Pupils in Year 1. */
  YEAR_1(PUPILS, "pupils in Year 1"),
  /** Pupils in Year 2. */
  YEAR_2(PUPILS, "pupils in Year 2"),
  /** Pupils in Year 3. */
  YEAR_3(PUPILS, "pupils in Year 3"),
  /** Pupils in Year 4. */
  YEAR_4(PUPILS, "pupils in Year 4"),
  /** Pupils in Year 5. */
  YEAR_5(PUPILS, "pupils in Year 5"),
  /** Pupils in Year 6. */
  YEAR_6(PUPILS, "pupils in Year 6"),
  /** Pupils in Year 7. */
  YEAR_7(PUPILS, "pupils in Year 7"),
  /** Pupils in Year 8. */
  YEAR_8(PUPILS, "pupils in Year 8"),
  /** Pupils in Year 9. */
  YEAR_9(PUPILS, "pupils in Year 9"),
  /** Pupils in Year 10. */
  YEAR_10(PUPILS, "pupils in Year 10"),
  /** Pupils in Year 11. */
  YEAR_11(PUPILS, "pupils in Year 11"),
  /** Pupils in Year 12. */
  YEAR_12(PUPILS, "pupils in Year 12"),
  /** Pupils in Year 13. */
  YEAR_13(PUPILS, "pupils in Year 13"),
  /** Places in the year group that pupils enter. */
  ADMISSION_NUMBER(PUPILS, "places in the year group that pupils enter; blank: no limit"),

  /** Primary pupils on free school meals now. */
  FSM_PRIMARY(SHARE, "primary pupils on free school meals now"),
  /** Secondary pupils on free school meals now. */
  FSM_SECONDARY(SHARE, "secondary pupils on free school meals now"),
  /** Primary pupils on free school meals at any time in six years. */
  FSM6_PRIMARY(SHARE, "primary pupils on free school meals at any time in six years"),
  /** Secondary pupils on free school meals at any time in six years. */
  FSM6_SECONDARY(SHARE, "secondary pupils on free school meals at any time in six years"),
  /** Primary pupils in IDACI band A, the most deprived. */
  IDACI_A_PRIMARY(SHARE, "primary pupils in IDACI band A, the most deprived"),
  /** Secondary pupils in IDACI band A, the most deprived. */
  IDACI_A_SECONDARY(SHARE, "secondary pupils in IDACI band A, the most deprived"),
  /** Primary pupils in IDACI band B. */
  IDACI_B_PRIMARY(SHARE, "primary pupils in IDACI band B"),
  /** Secondary pupils in IDACI band B. */
  IDACI_B_SECONDARY(SHARE, "secondary pupils in IDACI band B"),
  /** Primary pupils in IDACI band C. */
  IDACI_C_PRIMARY(SHARE, "primary pupils in IDACI band C"),
  /** Secondary pupils in IDACI band C. */
  IDACI_C_SECONDARY(SHARE, "secondary pupils in IDACI band C"),
  /** Primary pupils in IDACI band D. */
  IDACI_D_PRIMARY(SHARE, "primary pupils in IDACI band D"),
  /** Secondary pupils in IDACI band D. */
  IDACI_D_SECONDARY(SHARE, "secondary pupils in IDACI band D"),
  /** Primary pupils in IDACI band E. */
  IDACI_E_PRIMARY(SHARE, "primary pupils in IDACI band E"),
  /** Secondary pupils in IDACI band E. */
  IDACI_E_SECONDARY(SHARE, "secondary pupils in IDACI band E"),
  /** Primary pupils in IDACI band F, the least deprived that is funded. */
  IDACI_F_PRIMARY(SHARE, "primary pupils in IDACI band F, the least deprived that is funded"),
  /** Secondary pupils in IDACI band F, the least deprived that is funded. */
  IDACI_F_SECONDARY(SHARE, "secondary pupils in IDACI band F, the least deprived that is funded"),
  /** Primary pupils in band 1 of the 2010 index, the least deprived that is funded. */
  IDACI_BAND1_PRIMARY(SHARE, "to 2016-17: primary pupils in band 1 of the 2010 IDACI, .20 to .25"),
  /** Secondary pupils in band 1 of the 2010 index, the least deprived that is funded. */
  IDACI_BAND1_SECONDARY(SHARE, "to 2016-17: secondary pupils in band 1 of the 2010 IDACI"),
  /** Primary pupils in band 2 of the 2010 index. */
  IDACI_BAND2_PRIMARY(SHARE, "to 2016-17: primary pupils in band 2 of the 2010 IDACI, .25 to .30"),
  /** Secondary pupils in band 2 of the 2010 index. */
  IDACI_BAND2_SECONDARY(SHARE, "to 2016-17: secondary pupils in band 2 of the 2010 IDACI"),
  /** Primary pupils in band 3 of the 2010 index. */
  IDACI_BAND3_PRIMARY(SHARE, "to 2016-17: primary pupils in band 3 of the 2010 IDACI, .30 to .40"),
  /** Secondary pupils in band 3 of the 2010 index. */
  IDACI_BAND3_SECONDARY(SHARE, "to 2016-17: secondary pupils in band 3 of the 2010 IDACI"),
  /** Primary pupils in band 4 of the 2010 index. */
  IDACI_BAND4_PRIMARY(SHARE, "to 2016-17: primary pupils in band 4 of the 2010 IDACI, .40 to .50"),
  /** Secondary pupils in band 4 of the 2010 index. */
  IDACI_BAND4_SECONDARY(SHARE, "to 2016-17: secondary pupils in band 4 of the 2010 IDACI"),
  /** Primary pupils in band 5 of the 2010 index. */
  IDACI_BAND5_PRIMARY(SHARE, "to 2016-17: primary pupils in band 5 of the 2010 IDACI, .50 to .60"),
  /** Secondary pupils in band 5 of the 2010 index. */
  IDACI_BAND5_SECONDARY(SHARE, "to 2016-17: secondary pupils in band 5 of the 2010 IDACI"),
  /** Primary pupils in band 6 of the 2010 index, the most deprived. */
  IDACI_BAND6_PRIMARY(SHARE, "to 2016-17: primary pupils in band 6 of the 2010 IDACI, .60 to 1"),
  /** Secondary pupils in band 6 of the 2010 index, the most deprived. */
  IDACI_BAND6_SECONDARY(SHARE, "to 2016-17: secondary pupils in band 6 of the 2010 IDACI"),
  /** Primary pupils with English as an additional language, first year in school. */
  EAL1_PRIMARY(SHARE, "primary pupils with English as an additional language, one year in school"),
  /** Secondary pupils with English as an additional language, first year in school. */
  EAL1_SECONDARY(SHARE, "secondary pupils with EAL, one year in school"),
  /** Primary pupils with English as an additional language, up to two years in school. */
  EAL2_PRIMARY(SHARE, "primary pupils with EAL, up to two years in school"),
  /** Secondary pupils with English as an additional language, up to two years in school. */
  EAL2_SECONDARY(SHARE, "secondary pupils with EAL, up to two years in school"),
  /** Primary pupils with English as an additional language, up to three years in school. */
  EAL3_PRIMARY(SHARE, "primary pupils with EAL, up to three years in school"),
  /** Secondary pupils with English as an additional language, up to three years in school. */
  EAL3_SECONDARY(SHARE, "secondary pupils with EAL, up to three years in school"),
  /** Primary pupils with low prior attainment. */
  LPA_PRIMARY(SHARE, "primary pupils with low prior attainment"),
  /** Secondary pupils with low prior attainment, cohorts weighted as the year's rules say. */
  LPA_SECONDARY(SHARE, "secondary pupils with low prior attainment, cohorts already weighted"),
  /** Pupils in Years 1 to 4 below the level expected in the profile of 2013 and after. */
  LPA_Y1_4_NEW_EYFSP(SHARE, "to 2017-18: Years 1 to 4 below the profile of 2013 and after"),
  /** Pupils in Years 5 and 6 below 73 points of the earlier profile. */
  LPA_Y5_6_AT_73(SHARE, "to 2017-18: Years 5 and 6 below 73 points of the earlier profile"),
  /** Pupils in Years 5 and 6 below 78 points of the earlier profile. */
  LPA_Y5_6_AT_78(SHARE, "to 2017-18: Years 5 and 6 below 78 points of the earlier profile"),
  /** Pupils in Years 1 to 4. */
  PUPILS_Y1_4(PUPILS, "to 2017-18: pupils in Years 1 to 4"),
  /** Pupils in Years 5 and 6. */
  PUPILS_Y5_6(PUPILS, "to 2017-18: pupils in Years 5 and 6"),
  /** Primary pupils who joined at an unusual time. */
  MOBILITY_PRIMARY(SHARE, "primary pupils who joined at an unusual time in three years"),
  /** Secondary pupils who joined at an unusual time. */
  MOBILITY_SECONDARY(SHARE, "secondary pupils who joined at an unusual time in three years"),
  /** Pupils looked after by the authority. */
  LAC(SHARE, "to 2022-23: pupils who are or were looked after, of all pupils"),

  /** Miles to the second nearest school, averaged over the pupils for whom this is the nearest. */
  SPARSITY_DISTANCE_MILES(DISTANCE, "miles to the second nearest school, as the census gives them"),
  /** Area cost multiplier. */
  ACA(MULTIPLIER, "area cost adjustment of the national formula; blank: 1"),

  /** Split sites, as a local amount. */
  SPLIT_SITES(CASH, "split sites as a sum, where the formula does not work it out"),
  /** Business rates. */
  RATES(CASH, "business rates"),
  /** Private finance initiative. */
  PFI(CASH, "private finance initiative"),
  /** Exceptional premises. */
  EXCEPTIONAL(CASH, "exceptional premises"),
  /** Pupil-led money not worked out here. */
  OTHER_PUPIL_LED(CASH, "pupil-led money that the columns above do not explain"),
  /** School-led money not worked out here. */
  OTHER_SCHOOL_LED(CASH, "school-led money that the columns above do not explain"),
  /** Money taken back for central services; positive is taken. */
  DEDELEGATION(CASH, "taken back from a maintained school for central services, as a positive sum"),

  /** Last year's protected amount per pupil, for the local guarantee. */
  MFG_BASELINE_PER_PUPIL(PER_PUPIL, "guarantee: last year's pounds per pupil"),
  /** Pupils that the guarantee counts, where they differ from the roll. */
  MFG_PUPILS(PUPILS, "guarantee: pupils that it counts, where they differ from the roll"),
  /** Last year's budget share without rates. */
  PREVIOUS_BUDGET_SHARE(CASH, "guarantee: last year's budget share without rates"),
  /** Last year's pupils. */
  PREVIOUS_PUPILS(PUPILS, "guarantee: last year's pupils"),
  /** Last year's exclusions from the guarantee. */
  PREVIOUS_EXCLUSIONS(CASH, "guarantee: last year's exclusions"),
  /** Last year's technical adjustments to the guarantee. */
  PREVIOUS_TECHNICAL_ADJUSTMENTS(CASH, "guarantee: last year's technical adjustments"),
  /** Last year's split sites. */
  PREVIOUS_SPLIT_SITES(CASH, "guarantee, from 2025-26: last year's split sites"),
  /** Last year's private finance initiative. */
  PREVIOUS_PFI(CASH, "guarantee, from 2025-26: last year's private finance initiative"),
  /** Grants rolled into last year's baseline. */
  ROLLED_IN_GRANTS(CASH, "guarantee: grants rolled into last year's baseline"),
  /** This year's exclusions from the guarantee. */
  EXCLUSIONS(CASH, "guarantee: this year's exclusions"),
  /** This year's technical adjustments to the guarantee. */
  TECHNICAL_ADJUSTMENTS(CASH, "guarantee: this year's technical adjustments"),
  /** Last year's protected amount per pupil, for the national floor. */
  FLOOR_BASELINE_PER_PUPIL(
      PER_PUPIL,
      "national floor: last year's pounds per pupil after protections, without rates, split sites,"
          + " PFI, exceptional premises, other school-led money and this year's lump sum and"
          + " sparsity");

  /** What a field counts, and so which values make sense. */
  public enum Kind {
    /** A whole number of year groups. */
    YEAR_GROUPS("a whole number of year groups, 0 or more"),
    /** Pupils, not negative, fractions allowed. */
    PUPILS("a number of pupils, 0 or more"),
    /** A share of pupils. */
    SHARE("a share of pupils from 0 to 1"),
    /** Miles. */
    DISTANCE("a distance in miles, 0 or more"),
    /** A factor near 1. */
    MULTIPLIER("a multiplier from 0.5 to 2"),
    /** Days of a year. */
    DAYS("days, more than 0 and up to 365"),
    /** Pounds a year; negative values happen and are pointed out. */
    CASH("pounds"),
    /** Pounds per pupil. */
    PER_PUPIL("pounds per pupil, more than 0");

    private final String expected;

    Kind(String expected) {
      this.expected = expected;
    }

    /** Returns what a value of this kind looks like, in words. */
    public String expected() {
      return expected;
    }

    /** Returns whether a number can be a value of this kind. */
    public boolean accepts(double value) {
      return Double.isFinite(value)
          && switch (this) {
            case YEAR_GROUPS -> value >= 0 && value == Math.rint(value);
            case PUPILS, DISTANCE -> value >= 0;
            case SHARE -> value >= 0 && value <= 1;
            case MULTIPLIER -> value >= 0.5 && value <= 2;
            case DAYS -> value > 0 && value <= 365;
            case CASH -> true;
            case PER_PUPIL -> value > 0;
          };
    }
  }

  private final Kind kind;
  private final String description;
  private final String fileName = name().toLowerCase(Locale.ROOT);

  SchoolField(Kind kind, String description) {
    this.kind = kind;
    this.description = description;
  }

  /** Returns what the field counts. */
  public Kind kind() {
    return kind;
  }

  /** Returns what the field means, in words for a user. */
  public String description() {
    return description;
  }

  /** Returns the name of the field in files. */
  public String fileName() {
    return fileName;
  }

  /** Returns whether every school must have this field. */
  public boolean isRequired() {
    return compareTo(PUPILS_KS4) <= 0;
  }

  /**
   * Returns the field of a year group's pupils.
   *
   * @param yearGroup 0 for Reception, then 1 to 13
   */
  public static SchoolField yearGroup(int yearGroup) {
    if (yearGroup < 0 || yearGroup > 13) {
      throw new IllegalArgumentException("year group " + yearGroup + ", expected 0 to 13");
    }
    return values()[YEAR_R.ordinal() + yearGroup];
  }

  /** Returns the field with the given file name, or nothing when there is none. */
  public static Optional<SchoolField> find(String fileName) {
    return Arrays.stream(values()).filter(field -> field.fileName.equals(fileName)).findFirst();
  }
}
