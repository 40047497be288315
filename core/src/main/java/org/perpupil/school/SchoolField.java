package org.perpupil.school;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.perpupil.problem.Range;

/**
 * Every number that may be known of a school.
 *
 * <p>Shares are shares of the pupils of the phase in the field's name, from 0 to 1. Cash is in
 * pounds for a full year. The fields below are those of the regulations; a factor of another kind
 * brings its own, see {@link SchoolFieldSource}. There is one object for each field, compared by
 * identity and ordered as in files. Immutable and thread-safe.
 */
public final class SchoolField implements Comparable<SchoolField> {
  /** Filled by the constants below, in their order. */
  private static final List<SchoolField> DECLARED = new ArrayList<>();

  /** Year groups from Reception to Year 6. */
  public static final SchoolField YEAR_GROUPS_PRIMARY =
      required("year_groups_primary", Kind.YEAR_GROUPS, "year groups from Reception to Year 6");

  /** Year groups from Year 7 to Year 11. */
  public static final SchoolField YEAR_GROUPS_SECONDARY =
      required("year_groups_secondary", Kind.YEAR_GROUPS, "year groups from Year 7 to Year 11");

  /** Funded pupils in Reception to Year 6. */
  public static final SchoolField PUPILS_PRIMARY =
      required("pupils_primary", Kind.PUPILS, "funded pupils in Reception to Year 6");

  /** Funded pupils in Years 7 to 9. */
  public static final SchoolField PUPILS_KS3 =
      required("pupils_ks3", Kind.PUPILS, "funded pupils in Years 7 to 9");

  /** Funded pupils in Years 10 and 11. */
  public static final SchoolField PUPILS_KS4 =
      required("pupils_ks4", Kind.PUPILS, "funded pupils in Years 10 and 11");

  /** Year groups from Year 7 to Year 9. */
  public static final SchoolField YEAR_GROUPS_KS3 =
      declare(
          "year_groups_ks3",
          Kind.YEAR_GROUPS,
          "year groups from Year 7 to Year 9; blank: worked out from where pupils are");

  /** Year groups 10 and 11. */
  public static final SchoolField YEAR_GROUPS_KS4 =
      declare(
          "year_groups_ks4",
          Kind.YEAR_GROUPS,
          "year groups 10 and 11; blank: worked out from where pupils are");

  /** Days open in the funding year. */
  public static final SchoolField DAYS_OPEN =
      declare(
          "days_open",
          Kind.DAYS,
          "days open in the funding year, for a school that opens in it; blank: all year");

  /** Pupils in Reception. */
  public static final SchoolField YEAR_R =
      declare(
          "year_r",
          Kind.PUPILS,
          "pupils in Reception; a stage whose years are all blank is spread evenly");

  /** Pupils in Year 1. */
  public static final SchoolField YEAR_1 = declare("year_1", Kind.PUPILS, "pupils in Year 1");

  /** Pupils in Year 2. */
  public static final SchoolField YEAR_2 = declare("year_2", Kind.PUPILS, "pupils in Year 2");

  /** Pupils in Year 3. */
  public static final SchoolField YEAR_3 = declare("year_3", Kind.PUPILS, "pupils in Year 3");

  /** Pupils in Year 4. */
  public static final SchoolField YEAR_4 = declare("year_4", Kind.PUPILS, "pupils in Year 4");

  /** Pupils in Year 5. */
  public static final SchoolField YEAR_5 = declare("year_5", Kind.PUPILS, "pupils in Year 5");

  /** Pupils in Year 6. */
  public static final SchoolField YEAR_6 = declare("year_6", Kind.PUPILS, "pupils in Year 6");

  /** Pupils in Year 7. */
  public static final SchoolField YEAR_7 = declare("year_7", Kind.PUPILS, "pupils in Year 7");

  /** Pupils in Year 8. */
  public static final SchoolField YEAR_8 = declare("year_8", Kind.PUPILS, "pupils in Year 8");

  /** Pupils in Year 9. */
  public static final SchoolField YEAR_9 = declare("year_9", Kind.PUPILS, "pupils in Year 9");

  /** Pupils in Year 10. */
  public static final SchoolField YEAR_10 = declare("year_10", Kind.PUPILS, "pupils in Year 10");

  /** Pupils in Year 11. */
  public static final SchoolField YEAR_11 = declare("year_11", Kind.PUPILS, "pupils in Year 11");

  /** Pupils in Year 12. */
  public static final SchoolField YEAR_12 = declare("year_12", Kind.PUPILS, "pupils in Year 12");

  /** Pupils in Year 13. */
  public static final SchoolField YEAR_13 = declare("year_13", Kind.PUPILS, "pupils in Year 13");

  /** Places in the year group that pupils enter. */
  public static final SchoolField ADMISSION_NUMBER =
      declare(
          "admission_number",
          Kind.PUPILS,
          "places in the year group that pupils enter; blank: no limit");

  /** Primary pupils on free school meals now. */
  public static final SchoolField FSM_PRIMARY =
      declare("fsm_primary", Kind.SHARE, "primary pupils on free school meals now");

  /** Secondary pupils on free school meals now. */
  public static final SchoolField FSM_SECONDARY =
      declare("fsm_secondary", Kind.SHARE, "secondary pupils on free school meals now");

  /** Primary pupils on free school meals at any time in six years. */
  public static final SchoolField FSM6_PRIMARY =
      declare(
          "fsm6_primary",
          Kind.SHARE,
          "primary pupils on free school meals at any time in six years");

  /** Secondary pupils on free school meals at any time in six years. */
  public static final SchoolField FSM6_SECONDARY =
      declare(
          "fsm6_secondary",
          Kind.SHARE,
          "secondary pupils on free school meals at any time in six years");

  /** Primary pupils in IDACI band A, the most deprived. */
  public static final SchoolField IDACI_A_PRIMARY =
      declare(
          "idaci_a_primary",
          Kind.SHARE,
          "from 2017-18: primary pupils in IDACI band A, the most deprived");

  /** Secondary pupils in IDACI band A, the most deprived. */
  public static final SchoolField IDACI_A_SECONDARY =
      declare(
          "idaci_a_secondary",
          Kind.SHARE,
          "from 2017-18: secondary pupils in IDACI band A, the most deprived");

  /** Primary pupils in IDACI band B. */
  public static final SchoolField IDACI_B_PRIMARY =
      declare("idaci_b_primary", Kind.SHARE, "from 2017-18: primary pupils in IDACI band B");

  /** Secondary pupils in IDACI band B. */
  public static final SchoolField IDACI_B_SECONDARY =
      declare("idaci_b_secondary", Kind.SHARE, "from 2017-18: secondary pupils in IDACI band B");

  /** Primary pupils in IDACI band C. */
  public static final SchoolField IDACI_C_PRIMARY =
      declare("idaci_c_primary", Kind.SHARE, "from 2017-18: primary pupils in IDACI band C");

  /** Secondary pupils in IDACI band C. */
  public static final SchoolField IDACI_C_SECONDARY =
      declare("idaci_c_secondary", Kind.SHARE, "from 2017-18: secondary pupils in IDACI band C");

  /** Primary pupils in IDACI band D. */
  public static final SchoolField IDACI_D_PRIMARY =
      declare("idaci_d_primary", Kind.SHARE, "from 2017-18: primary pupils in IDACI band D");

  /** Secondary pupils in IDACI band D. */
  public static final SchoolField IDACI_D_SECONDARY =
      declare("idaci_d_secondary", Kind.SHARE, "from 2017-18: secondary pupils in IDACI band D");

  /** Primary pupils in IDACI band E. */
  public static final SchoolField IDACI_E_PRIMARY =
      declare("idaci_e_primary", Kind.SHARE, "from 2017-18: primary pupils in IDACI band E");

  /** Secondary pupils in IDACI band E. */
  public static final SchoolField IDACI_E_SECONDARY =
      declare("idaci_e_secondary", Kind.SHARE, "from 2017-18: secondary pupils in IDACI band E");

  /** Primary pupils in IDACI band F, the least deprived that is funded. */
  public static final SchoolField IDACI_F_PRIMARY =
      declare(
          "idaci_f_primary",
          Kind.SHARE,
          "from 2017-18: primary pupils in IDACI band F, the least deprived that is funded");

  /** Secondary pupils in IDACI band F, the least deprived that is funded. */
  public static final SchoolField IDACI_F_SECONDARY =
      declare(
          "idaci_f_secondary",
          Kind.SHARE,
          "from 2017-18: secondary pupils in IDACI band F, the least deprived that is funded");

  /** Primary pupils in band 1 of the 2010 index, the least deprived that is funded. */
  public static final SchoolField IDACI_BAND1_PRIMARY =
      declare(
          "idaci_band1_primary",
          Kind.SHARE,
          "to 2016-17: primary pupils in band 1 of the 2010 IDACI, .20 to .25");

  /** Secondary pupils in band 1 of the 2010 index, the least deprived that is funded. */
  public static final SchoolField IDACI_BAND1_SECONDARY =
      declare(
          "idaci_band1_secondary",
          Kind.SHARE,
          "to 2016-17: secondary pupils in band 1 of the 2010 IDACI");

  /** Primary pupils in band 2 of the 2010 index. */
  public static final SchoolField IDACI_BAND2_PRIMARY =
      declare(
          "idaci_band2_primary",
          Kind.SHARE,
          "to 2016-17: primary pupils in band 2 of the 2010 IDACI, .25 to .30");

  /** Secondary pupils in band 2 of the 2010 index. */
  public static final SchoolField IDACI_BAND2_SECONDARY =
      declare(
          "idaci_band2_secondary",
          Kind.SHARE,
          "to 2016-17: secondary pupils in band 2 of the 2010 IDACI");

  /** Primary pupils in band 3 of the 2010 index. */
  public static final SchoolField IDACI_BAND3_PRIMARY =
      declare(
          "idaci_band3_primary",
          Kind.SHARE,
          "to 2016-17: primary pupils in band 3 of the 2010 IDACI, .30 to .40");

  /** Secondary pupils in band 3 of the 2010 index. */
  public static final SchoolField IDACI_BAND3_SECONDARY =
      declare(
          "idaci_band3_secondary",
          Kind.SHARE,
          "to 2016-17: secondary pupils in band 3 of the 2010 IDACI");

  /** Primary pupils in band 4 of the 2010 index. */
  public static final SchoolField IDACI_BAND4_PRIMARY =
      declare(
          "idaci_band4_primary",
          Kind.SHARE,
          "to 2016-17: primary pupils in band 4 of the 2010 IDACI, .40 to .50");

  /** Secondary pupils in band 4 of the 2010 index. */
  public static final SchoolField IDACI_BAND4_SECONDARY =
      declare(
          "idaci_band4_secondary",
          Kind.SHARE,
          "to 2016-17: secondary pupils in band 4 of the 2010 IDACI");

  /** Primary pupils in band 5 of the 2010 index. */
  public static final SchoolField IDACI_BAND5_PRIMARY =
      declare(
          "idaci_band5_primary",
          Kind.SHARE,
          "to 2016-17: primary pupils in band 5 of the 2010 IDACI, .50 to .60");

  /** Secondary pupils in band 5 of the 2010 index. */
  public static final SchoolField IDACI_BAND5_SECONDARY =
      declare(
          "idaci_band5_secondary",
          Kind.SHARE,
          "to 2016-17: secondary pupils in band 5 of the 2010 IDACI");

  /** Primary pupils in band 6 of the 2010 index, the most deprived. */
  public static final SchoolField IDACI_BAND6_PRIMARY =
      declare(
          "idaci_band6_primary",
          Kind.SHARE,
          "to 2016-17: primary pupils in band 6 of the 2010 IDACI, .60 to 1");

  /** Secondary pupils in band 6 of the 2010 index, the most deprived. */
  public static final SchoolField IDACI_BAND6_SECONDARY =
      declare(
          "idaci_band6_secondary",
          Kind.SHARE,
          "to 2016-17: secondary pupils in band 6 of the 2010 IDACI");

  /** Primary pupils with English as an additional language, first year in school. */
  public static final SchoolField EAL1_PRIMARY =
      declare(
          "eal1_primary",
          Kind.SHARE,
          "primary pupils with English as an additional language, one year in school");

  /** Secondary pupils with English as an additional language, first year in school. */
  public static final SchoolField EAL1_SECONDARY =
      declare("eal1_secondary", Kind.SHARE, "secondary pupils with EAL, one year in school");

  /** Primary pupils with English as an additional language, up to two years in school. */
  public static final SchoolField EAL2_PRIMARY =
      declare("eal2_primary", Kind.SHARE, "primary pupils with EAL, up to two years in school");

  /** Secondary pupils with English as an additional language, up to two years in school. */
  public static final SchoolField EAL2_SECONDARY =
      declare("eal2_secondary", Kind.SHARE, "secondary pupils with EAL, up to two years in school");

  /** Primary pupils with English as an additional language, up to three years in school. */
  public static final SchoolField EAL3_PRIMARY =
      declare("eal3_primary", Kind.SHARE, "primary pupils with EAL, up to three years in school");

  /** Secondary pupils with English as an additional language, up to three years in school. */
  public static final SchoolField EAL3_SECONDARY =
      declare(
          "eal3_secondary", Kind.SHARE, "secondary pupils with EAL, up to three years in school");

  /** Primary pupils with low prior attainment. */
  public static final SchoolField LPA_PRIMARY =
      declare("lpa_primary", Kind.SHARE, "primary pupils with low prior attainment");

  /** Secondary pupils with low prior attainment, cohorts weighted as the year's rules say. */
  public static final SchoolField LPA_SECONDARY =
      declare(
          "lpa_secondary",
          Kind.SHARE,
          "secondary pupils with low prior attainment, cohorts already weighted");

  /** Pupils in Years 1 to 4 below the level expected in the profile of 2013 and after. */
  public static final SchoolField LPA_Y1_4_NEW_EYFSP =
      declare(
          "lpa_y1_4_new_eyfsp",
          Kind.SHARE,
          "to 2017-18: Years 1 to 4 below the profile of 2013 and after");

  /** Pupils in Years 5 and 6 below 73 points of the earlier profile. */
  public static final SchoolField LPA_Y5_6_AT_73 =
      declare(
          "lpa_y5_6_at_73",
          Kind.SHARE,
          "to 2017-18: Years 5 and 6 below 73 points of the earlier profile");

  /** Pupils in Years 5 and 6 below 78 points of the earlier profile. */
  public static final SchoolField LPA_Y5_6_AT_78 =
      declare(
          "lpa_y5_6_at_78",
          Kind.SHARE,
          "to 2017-18: Years 5 and 6 below 78 points of the earlier profile");

  /** Pupils in Years 1 to 4. */
  public static final SchoolField PUPILS_Y1_4 =
      declare("pupils_y1_4", Kind.PUPILS, "to 2017-18: pupils in Years 1 to 4");

  /** Pupils in Years 5 and 6. */
  public static final SchoolField PUPILS_Y5_6 =
      declare("pupils_y5_6", Kind.PUPILS, "to 2017-18: pupils in Years 5 and 6");

  /** Primary pupils who joined at an unusual time. */
  public static final SchoolField MOBILITY_PRIMARY =
      declare(
          "mobility_primary",
          Kind.SHARE,
          "primary pupils who joined at an unusual time in three years");

  /** Secondary pupils who joined at an unusual time. */
  public static final SchoolField MOBILITY_SECONDARY =
      declare(
          "mobility_secondary",
          Kind.SHARE,
          "secondary pupils who joined at an unusual time in three years");

  /** Pupils looked after by the authority. */
  public static final SchoolField LAC =
      declare("lac", Kind.SHARE, "to 2022-23: pupils who are or were looked after, of all pupils");

  /** Miles to the second nearest school, averaged over the pupils for whom this is the nearest. */
  public static final SchoolField SPARSITY_DISTANCE_MILES =
      declare(
          "sparsity_distance_miles",
          Kind.DISTANCE,
          "miles to the second nearest school, as the census gives them");

  /** Area cost multiplier. */
  public static final SchoolField ACA =
      declare(
          "aca",
          Kind.MULTIPLIER,
          "area cost adjustment of the national formula; blank: the authority's");

  /** London fringe multiplier of this school. */
  public static final SchoolField FRINGE =
      declare("fringe", Kind.FRINGE, "London fringe multiplier, in place of its authority's");

  /** Sparsity, as a local amount. */
  public static final SchoolField SPARSITY =
      declare(
          "sparsity",
          Kind.CASH,
          "sparsity as a sum, where the money is known and sparsity_distance_miles is not");

  /** Split sites, as a local amount. */
  public static final SchoolField SPLIT_SITES =
      declare(
          "split_sites", Kind.CASH, "split sites as a sum, where the formula does not work it out");

  /** Business rates. */
  public static final SchoolField RATES = declare("rates", Kind.CASH, "business rates");

  /** Private finance initiative. */
  public static final SchoolField PFI = declare("pfi", Kind.CASH, "private finance initiative");

  /** Exceptional premises. */
  public static final SchoolField EXCEPTIONAL =
      declare("exceptional", Kind.CASH, "exceptional premises");

  /** Pupil-led money not worked out here. */
  public static final SchoolField OTHER_PUPIL_LED =
      declare(
          "other_pupil_led", Kind.CASH, "pupil-led money that the columns above do not explain");

  /** School-led money not worked out here. */
  public static final SchoolField OTHER_SCHOOL_LED =
      declare(
          "other_school_led", Kind.CASH, "school-led money that the columns above do not explain");

  /** Pupils with special educational needs, with a plan or without; nothing is paid by it. */
  public static final SchoolField SEN =
      declare(
          "sen",
          Kind.SHARE,
          "pupils with special educational needs, with a plan or without, of all pupils; finds"
              + " similar schools");

  /** Floor space of all buildings; nothing is paid by it. */
  public static final SchoolField FLOOR_AREA_SQUARE_METRES =
      declare(
          "floor_area_square_metres",
          Kind.AREA,
          "gross internal floor area of all buildings; finds similar schools by buildings");

  /** Age of buildings; nothing is paid by it. */
  public static final SchoolField BUILDING_AGE_YEARS =
      declare(
          "building_age_years",
          Kind.AGE,
          "average age of the buildings, each counted by its floor area; finds similar schools by"
              + " buildings");

  /** Money taken back for central services; positive is taken. */
  public static final SchoolField DEDELEGATION =
      declare(
          "dedelegation",
          Kind.CASH,
          "taken back from a maintained school for central services, as a positive sum");

  /** Last year's protected amount per pupil, for the local guarantee. */
  public static final SchoolField MFG_BASELINE_PER_PUPIL =
      declare("mfg_baseline_per_pupil", Kind.PER_PUPIL, "guarantee: last year's pounds per pupil");

  /** Pupils that the guarantee counts, where they differ from the roll. */
  public static final SchoolField MFG_PUPILS =
      declare(
          "mfg_pupils",
          Kind.PUPILS,
          "guarantee: pupils that it counts, where they differ from the roll");

  /** Last year's budget share without rates. */
  public static final SchoolField PREVIOUS_BUDGET_SHARE =
      declare(
          "previous_budget_share", Kind.CASH, "guarantee: last year's budget share without rates");

  /** Last year's pupils. */
  public static final SchoolField PREVIOUS_PUPILS =
      declare("previous_pupils", Kind.PUPILS, "guarantee: last year's pupils");

  /** Last year's exclusions from the guarantee. */
  public static final SchoolField PREVIOUS_EXCLUSIONS =
      declare("previous_exclusions", Kind.CASH, "guarantee: last year's exclusions");

  /** Last year's technical adjustments to the guarantee. */
  public static final SchoolField PREVIOUS_TECHNICAL_ADJUSTMENTS =
      declare(
          "previous_technical_adjustments",
          Kind.CASH,
          "guarantee: last year's technical adjustments");

  /** Last year's split sites. */
  public static final SchoolField PREVIOUS_SPLIT_SITES =
      declare(
          "previous_split_sites", Kind.CASH, "guarantee, from 2025-26: last year's split sites");

  /** Last year's private finance initiative. */
  public static final SchoolField PREVIOUS_PFI =
      declare(
          "previous_pfi",
          Kind.CASH,
          "guarantee, from 2025-26: last year's private finance initiative");

  /** Grants rolled into last year's baseline. */
  public static final SchoolField ROLLED_IN_GRANTS =
      declare("rolled_in_grants", Kind.CASH, "guarantee: grants rolled into last year's baseline");

  /** This year's exclusions from the guarantee. */
  public static final SchoolField EXCLUSIONS =
      declare("exclusions", Kind.CASH, "guarantee: this year's exclusions");

  /** This year's technical adjustments to the guarantee. */
  public static final SchoolField TECHNICAL_ADJUSTMENTS =
      declare("technical_adjustments", Kind.CASH, "guarantee: this year's technical adjustments");

  /** Guarantee or capping as a sum, where last year is unknown. */
  public static final SchoolField PROTECTION_GIVEN =
      declare(
          "protection_given",
          Kind.CASH,
          "guarantee as a sum, or capping as a negative one, where last year's figures are not"
              + " known");

  /** Last year's protected amount per pupil, for the national floor. */
  public static final SchoolField FLOOR_BASELINE_PER_PUPIL =
      declare(
          "floor_baseline_per_pupil",
          Kind.PER_PUPIL,
          "national floor: last year's pounds per pupil after protections, without rates, split"
              + " sites, PFI, exceptional premises, other school-led money and this year's lump sum"
              + " and sparsity");

  /** Those above, in order; read only once the class is there. */
  static final ImmutableList<SchoolField> OWN = ImmutableList.copyOf(DECLARED);

  /** What a field counts, and so which values make sense. */
  public enum Kind {
    /** A whole number of year groups. */
    YEAR_GROUPS(Range.of("a whole number of year groups, 0 or more", 0, 14).whole()),
    /** Pupils, not negative, fractions allowed; no school has 4,000. */
    PUPILS(Range.of("a number of pupils, 0 or more", 0, 10_000).usually(0, 2500)),
    /** A share of pupils. */
    SHARE(Range.of("a share of pupils from 0 to 1", 0, 1)),
    /** Miles. */
    DISTANCE(Range.of("a distance in miles, 0 or more", 0, 500).usually(0, 40)),
    /** A factor near 1. */
    MULTIPLIER(Range.of("a multiplier from 0.5 to 2", 0.5, 2).usually(1, 1.3)),
    /** A factor of 1 or more. */
    FRINGE(Range.of("a multiplier from 1 to 2", 1, 2).usually(1, 1.2)),
    /** Days of a year. */
    DAYS(Range.of("days, more than 0 and up to 366", 0, 366).above().whole()),
    /** Pounds a year; negative values happen and are pointed out. */
    CASH(Range.of("pounds", -100_000_000, 100_000_000).usually(-20_000_000, 20_000_000)),
    /** Pounds per pupil; a school of a few pupils may have many. */
    PER_PUPIL(
        Range.of("pounds per pupil, more than 0", 0, 1_000_000).above().usually(1500, 20_000)),
    /** Square metres. */
    AREA(Range.of("square metres, more than 0", 0, 1_000_000).above().usually(100, 50_000)),
    /** Years that something has stood. */
    AGE(Range.of("an age in years, 0 or more", 0, 1000).usually(0, 200));

    @SuppressWarnings("ImmutableEnumChecker") // Ranges are immutable.
    private final Range range;

    Kind(Range range) {
      this.range = range;
    }

    /** Returns the limits of a value of this kind, and what is usual. */
    public Range range() {
      return range;
    }

    /** Returns what a value of this kind looks like, in words. */
    public String expected() {
      return range.expected();
    }

    /** Returns whether a number can be a value of this kind. */
    public boolean accepts(double value) {
      return range.accepts(value);
    }
  }

  private static final int ELSEWHERE = -1;

  private final String fileName;
  private final Kind kind;
  private final String description;
  private final boolean required;
  private final int index;

  private SchoolField(String fileName, Kind kind, String description, boolean required, int index) {
    this.fileName = fileName;
    this.kind = kind;
    this.description = description;
    this.required = required;
    this.index = index;
  }

  /**
   * Returns a new field, for a factor that brings it along through a {@link SchoolFieldSource}.
   *
   * @param fileName name in files: lower case, with underscores
   * @param description what it means, in words for a user
   */
  public static SchoolField of(String fileName, Kind kind, String description) {
    return new SchoolField(fileName, kind, description, false, ELSEWHERE);
  }

  /** Returns every field, in the order of files; unmodifiable. */
  public static List<SchoolField> values() {
    return SchoolFields.all();
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
    return OWN.get(YEAR_R.index + yearGroup);
  }

  /** Returns the field with the given file name, or nothing when there is none. */
  public static Optional<SchoolField> find(String fileName) {
    return SchoolFields.find(fileName);
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
    return required;
  }

  /**
   * Returns the place among {@link #values}, from 0.
   *
   * @throws IllegalStateException when no {@link SchoolFieldSource} brings the field along
   */
  public int index() {
    return index == ELSEWHERE ? SchoolFields.indexOf(this) : index;
  }

  /** Orders fields as files do. */
  @Override
  public int compareTo(SchoolField other) {
    return Integer.compare(index(), other.index());
  }

  /** Follows from the name, so that no order rests on where objects lie in memory. */
  @Override
  public int hashCode() {
    return fileName.hashCode();
  }

  /** Returns the name of the field in files. */
  @Override
  public String toString() {
    return fileName;
  }

  private static SchoolField declare(String fileName, Kind kind, String description) {
    return declare(fileName, kind, description, false);
  }

  private static SchoolField required(String fileName, Kind kind, String description) {
    return declare(fileName, kind, description, true);
  }

  private static SchoolField declare(
      String fileName, Kind kind, String description, boolean required) {
    SchoolField field = new SchoolField(fileName, kind, description, required, DECLARED.size());
    DECLARED.add(field);
    return field;
  }
}
