package org.perpupil.formula;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The lines of a budget share, in the order of a statement.
 *
 * <p>The file name of a line is its own name in lower case.
 */
public enum Line {
  /** Basic entitlement, Reception to Year 6. */
  BASIC_PRIMARY(Group.PUPIL_LED, "Basic entitlement, primary"),
  /** Basic entitlement, Years 7 to 9. */
  BASIC_KS3(Group.PUPIL_LED, "Basic entitlement, Key Stage 3"),
  /** Basic entitlement, Years 10 and 11. */
  BASIC_KS4(Group.PUPIL_LED, "Basic entitlement, Key Stage 4"),
  /** Free school meals now, primary. */
  FSM_PRIMARY(Group.PUPIL_LED, "Free school meals now, primary"),
  /** Free school meals now, secondary. */
  FSM_SECONDARY(Group.PUPIL_LED, "Free school meals now, secondary"),
  /** Free school meals in six years, primary. */
  FSM6_PRIMARY(Group.PUPIL_LED, "Free school meals in six years, primary"),
  /** Free school meals in six years, secondary. */
  FSM6_SECONDARY(Group.PUPIL_LED, "Free school meals in six years, secondary"),
  /** IDACI band A, primary. */
  IDACI_A_PRIMARY(Group.PUPIL_LED, "IDACI band A, primary"),
  /** IDACI band B, primary. */
  IDACI_B_PRIMARY(Group.PUPIL_LED, "IDACI band B, primary"),
  /** IDACI band C, primary. */
  IDACI_C_PRIMARY(Group.PUPIL_LED, "IDACI band C, primary"),
  /** IDACI band D, primary. */
  IDACI_D_PRIMARY(Group.PUPIL_LED, "IDACI band D, primary"),
  /** IDACI band E, primary. */
  IDACI_E_PRIMARY(Group.PUPIL_LED, "IDACI band E, primary"),
  /** IDACI band F, primary. */
  IDACI_F_PRIMARY(Group.PUPIL_LED, "IDACI band F, primary"),
  /** IDACI band A, secondary. */
  IDACI_A_SECONDARY(Group.PUPIL_LED, "IDACI band A, secondary"),
  /** IDACI band B, secondary. */
  IDACI_B_SECONDARY(Group.PUPIL_LED, "IDACI band B, secondary"),
  /** IDACI band C, secondary. */
  IDACI_C_SECONDARY(Group.PUPIL_LED, "IDACI band C, secondary"),
  /** IDACI band D, secondary. */
  IDACI_D_SECONDARY(Group.PUPIL_LED, "IDACI band D, secondary"),
  /** IDACI band E, secondary. */
  IDACI_E_SECONDARY(Group.PUPIL_LED, "IDACI band E, secondary"),
  /** IDACI band F, secondary. */
  IDACI_F_SECONDARY(Group.PUPIL_LED, "IDACI band F, secondary"),
  /** IDACI band 1 of the 2010 index, primary. */
  IDACI_BAND1_PRIMARY(Group.PUPIL_LED, "IDACI band 1 of 2010, primary"),
  /** IDACI band 2 of the 2010 index, primary. */
  IDACI_BAND2_PRIMARY(Group.PUPIL_LED, "IDACI band 2 of 2010, primary"),
  /** IDACI band 3 of the 2010 index, primary. */
  IDACI_BAND3_PRIMARY(Group.PUPIL_LED, "IDACI band 3 of 2010, primary"),
  /** IDACI band 4 of the 2010 index, primary. */
  IDACI_BAND4_PRIMARY(Group.PUPIL_LED, "IDACI band 4 of 2010, primary"),
  /** IDACI band 5 of the 2010 index, primary. */
  IDACI_BAND5_PRIMARY(Group.PUPIL_LED, "IDACI band 5 of 2010, primary"),
  /** IDACI band 6 of the 2010 index, primary. */
  IDACI_BAND6_PRIMARY(Group.PUPIL_LED, "IDACI band 6 of 2010, primary"),
  /** IDACI band 1 of the 2010 index, secondary. */
  IDACI_BAND1_SECONDARY(Group.PUPIL_LED, "IDACI band 1 of 2010, secondary"),
  /** IDACI band 2 of the 2010 index, secondary. */
  IDACI_BAND2_SECONDARY(Group.PUPIL_LED, "IDACI band 2 of 2010, secondary"),
  /** IDACI band 3 of the 2010 index, secondary. */
  IDACI_BAND3_SECONDARY(Group.PUPIL_LED, "IDACI band 3 of 2010, secondary"),
  /** IDACI band 4 of the 2010 index, secondary. */
  IDACI_BAND4_SECONDARY(Group.PUPIL_LED, "IDACI band 4 of 2010, secondary"),
  /** IDACI band 5 of the 2010 index, secondary. */
  IDACI_BAND5_SECONDARY(Group.PUPIL_LED, "IDACI band 5 of 2010, secondary"),
  /** IDACI band 6 of the 2010 index, secondary. */
  IDACI_BAND6_SECONDARY(Group.PUPIL_LED, "IDACI band 6 of 2010, secondary"),
  /** English as an additional language, primary. */
  EAL_PRIMARY(Group.PUPIL_LED, "English as an additional language, primary"),
  /** English as an additional language, secondary. */
  EAL_SECONDARY(Group.PUPIL_LED, "English as an additional language, secondary"),
  /** Low prior attainment, primary. */
  LPA_PRIMARY(Group.PUPIL_LED, "Low prior attainment, primary"),
  /** Low prior attainment, secondary. */
  LPA_SECONDARY(Group.PUPIL_LED, "Low prior attainment, secondary"),
  /** Mobility, primary. */
  MOBILITY_PRIMARY(Group.PUPIL_LED, "Mobility, primary"),
  /** Mobility, secondary. */
  MOBILITY_SECONDARY(Group.PUPIL_LED, "Mobility, secondary"),
  /** Looked-after children. */
  LAC(Group.PUPIL_LED, "Looked-after children"),
  /** Pupil-led money given as a sum. */
  OTHER_PUPIL_LED(Group.PUPIL_LED, "Other pupil-led money"),
  /** Lump sum. */
  LUMP_SUM(Group.SCHOOL_LED, "Lump sum"),
  /** Sparsity. */
  SPARSITY(Group.SCHOOL_LED, "Sparsity"),
  /** Split sites. */
  SPLIT_SITES(Group.SCHOOL_LED, "Split sites"),
  /** London fringe. */
  FRINGE(Group.SCHOOL_LED, "London fringe"),
  /** Private finance initiative. */
  PFI(Group.SCHOOL_LED, "Private finance initiative"),
  /** Exceptional premises. */
  EXCEPTIONAL(Group.SCHOOL_LED, "Exceptional premises"),
  /** School-led money given as a sum. */
  OTHER_SCHOOL_LED(Group.SCHOOL_LED, "Other school-led money"),
  /** Top-up to the minimum per-pupil level. */
  MPPL_TOP_UP(Group.MINIMUM_LEVEL, "Minimum per-pupil level"),
  /** Business rates. */
  RATES(Group.RATES, "Business rates"),
  /** Local minimum funding guarantee. */
  MINIMUM_FUNDING_GUARANTEE(Group.PROTECTION, "Minimum funding guarantee"),
  /** Local capping and scaling of gains; not positive. */
  CAPPING_AND_SCALING(Group.PROTECTION, "Capping and scaling"),
  /** What capping may not take because the minimum per-pupil level stands above it. */
  MPPL_RESTORE(Group.PROTECTION, "Given back for the minimum level"),
  /** Top-up to the floor of the national formula. */
  FLOOR_TOP_UP(Group.PROTECTION, "Floor of the national formula"),
  /**
   * Cap on gains of the national formula, after what the minimum level gives back; not positive.
   */
  GAINS_CAP(Group.PROTECTION, "Gains cap of the national formula");

  /** The parts of a statement. */
  public enum Group {
    /** Follows pupils. */
    PUPIL_LED,
    /** Follows the school and its site, business rates apart. */
    SCHOOL_LED,
    /** The minimum per-pupil level. */
    MINIMUM_LEVEL,
    /** Business rates. */
    RATES,
    /** Guarantee, floor and caps. */
    PROTECTION
  }

  private final Group group;
  private final String label;
  private final String fileName = name().toLowerCase(Locale.ROOT);

  Line(Group group, String label) {
    this.group = group;
    this.label = label;
  }

  /** Returns the part of a statement that the line belongs to. */
  public Group group() {
    return group;
  }

  /** Returns whether a part of the line may be named as notional SEN; fringe multiplies it. */
  public boolean mayBeNotionalSen() {
    return this != FRINGE && (group == Group.PUPIL_LED || group == Group.SCHOOL_LED);
  }

  /** Returns whether the line pays for pupils up to Year 6 alone. */
  public boolean isPrimary() {
    return fileName.endsWith("_primary");
  }

  /** Returns whether the line pays for pupils from Year 7 on alone. */
  public boolean isSecondary() {
    return fileName.endsWith("_secondary") || this == BASIC_KS3 || this == BASIC_KS4;
  }

  /** Returns the name of the line for people. */
  public String label() {
    return label;
  }

  /** Returns the name of the line in files. */
  public String fileName() {
    return fileName;
  }

  /** Returns the line with the given file name, or nothing when there is none. */
  public static Optional<Line> find(String fileName) {
    return Arrays.stream(values()).filter(line -> line.fileName.equals(fileName)).findFirst();
  }

  /** Returns the lines of a group, in the order of a statement; unmodifiable. */
  public static List<Line> of(Group group) {
    return Arrays.stream(values()).filter(line -> line.group == group).toList();
  }
}
