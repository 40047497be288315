package org.perpupil.io.dfe.infer;

import com.google.common.collect.ImmutableList;
import java.util.Locale;

/** The figures of a row of school funding allocations, as the layout names its columns. */
public enum AllocationItem {
  BASIC_PRIMARY("basic_primary"),
  BASIC_KS3("basic_ks3"),
  BASIC_KS4("basic_ks4"),
  FSM("fsm_primary", "fsm_secondary"),
  FSM6("fsm6_primary", "fsm6_secondary"),
  IDACI_F("idaci_f_primary", "idaci_f_secondary"),
  IDACI_E("idaci_e_primary", "idaci_e_secondary"),
  IDACI_D("idaci_d_primary", "idaci_d_secondary"),
  IDACI_C("idaci_c_primary", "idaci_c_secondary"),
  IDACI_B("idaci_b_primary", "idaci_b_secondary"),
  IDACI_A("idaci_a_primary", "idaci_a_secondary"),
  LAC("lac"),
  EAL("eal_primary", "eal_secondary"),
  MOBILITY("mobility_primary", "mobility_secondary"),
  LPA("lpa_primary", "lpa_secondary"),
  LUMP_SUM("lump_sum"),
  SPARSITY("sparsity"),
  FRINGE("fringe"),
  SPLIT_SITES("split_sites"),
  RATES("rates"),
  PFI("pfi"),
  EXCEPTIONAL("exceptional"),
  MINIMUM("mppl_top_up"),
  ADJUSTMENT(
      "minimum_funding_guarantee", "capping_and_scaling", "mppl_restore", "protection_given"),
  BASIC,
  IDACI,
  DEPRIVATION,
  BEFORE,
  AFTER,
  PER_PUPIL,
  ROLL,
  TOTAL;

  /** What the minimum level counts. */
  public static final ImmutableList<AllocationItem> COUNTED =
      ImmutableList.of(
          BASIC_PRIMARY,
          BASIC_KS3,
          BASIC_KS4,
          FSM,
          FSM6,
          IDACI_F,
          IDACI_E,
          IDACI_D,
          IDACI_C,
          IDACI_B,
          IDACI_A,
          LAC,
          EAL,
          MOBILITY,
          LPA,
          LUMP_SUM,
          SPARSITY,
          FRINGE);

  /** What follows pupils and their needs, so that the fringe multiplies it. */
  public static final ImmutableList<AllocationItem> PUPIL_LED = COUNTED.subList(0, 15);

  /** What stands beside pupils and schools, and passes through as it is. */
  public static final ImmutableList<AllocationItem> CARRIED =
      ImmutableList.of(SPLIT_SITES, RATES, PFI, EXCEPTIONAL);

  /** Needs that are shares of the pupils of a phase. */
  static final ImmutableList<AllocationItem> NEEDS =
      ImmutableList.of(
          FSM, FSM6, IDACI_F, IDACI_E, IDACI_D, IDACI_C, IDACI_B, IDACI_A, EAL, MOBILITY, LPA);

  /** Everything that adds up to the money before protection. */
  public static final ImmutableList<AllocationItem> PARTS =
      ImmutableList.<AllocationItem>builder().addAll(COUNTED).addAll(CARRIED).add(MINIMUM).build();

  public static final int COUNT = values().length;

  private final ImmutableList<String> lines;
  private final String column = name().toLowerCase(Locale.ROOT);

  AllocationItem(String... lines) {
    this.lines = ImmutableList.copyOf(lines);
  }

  /** Returns what the layout calls the column. */
  public String column() {
    return column;
  }

  /** Returns the lines of an allocation that pay the same money, by their file names. */
  public ImmutableList<String> lines() {
    return lines;
  }

  /** Returns whether money of this kind may be taken back. */
  public boolean mayBeNegative() {
    return switch (this) {
      case RATES, PFI, EXCEPTIONAL, SPLIT_SITES, ADJUSTMENT -> true;
      default -> false;
    };
  }
}
