package org.perpupil.formula;

import java.util.List;
import java.util.Optional;
import org.perpupil.formula.factor.BasicEntitlement;
import org.perpupil.formula.factor.CarriedMoney;
import org.perpupil.formula.factor.DeclaredLine;
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
import org.perpupil.formula.protection.LocalProtection;
import org.perpupil.formula.protection.MinimumLevel;
import org.perpupil.formula.protection.NationalProtection;

/**
 * The lines of a budget share, in the order of a statement.
 *
 * <p>Each is declared with the factor or protection that writes it; the constants below are those
 * of the regulations by name, {@link #values} are all. There is one object for each, compared by
 * identity and ordered as in a statement. Immutable and thread-safe.
 */
public sealed interface Line extends Comparable<Line> permits DeclaredLine {
  /** Basic entitlement, Reception to Year 6. */
  Line BASIC_PRIMARY = BasicEntitlement.PRIMARY.line();

  /** Basic entitlement, Years 7 to 9. */
  Line BASIC_KS3 = BasicEntitlement.KS3.line();

  /** Basic entitlement, Years 10 and 11. */
  Line BASIC_KS4 = BasicEntitlement.KS4.line();

  /** Free school meals now, primary. */
  Line FSM_PRIMARY = FreeMeals.NOW.primary().line();

  /** Free school meals now, secondary. */
  Line FSM_SECONDARY = FreeMeals.NOW.secondary().line();

  /** Free school meals in six years, primary. */
  Line FSM6_PRIMARY = FreeMeals.IN_SIX_YEARS.primary().line();

  /** Free school meals in six years, secondary. */
  Line FSM6_SECONDARY = FreeMeals.IN_SIX_YEARS.secondary().line();

  /** IDACI band A, primary. */
  Line IDACI_A_PRIMARY = Deprivation.A.primary().line();

  /** IDACI band B, primary. */
  Line IDACI_B_PRIMARY = Deprivation.B.primary().line();

  /** IDACI band C, primary. */
  Line IDACI_C_PRIMARY = Deprivation.C.primary().line();

  /** IDACI band D, primary. */
  Line IDACI_D_PRIMARY = Deprivation.D.primary().line();

  /** IDACI band E, primary. */
  Line IDACI_E_PRIMARY = Deprivation.E.primary().line();

  /** IDACI band F, primary. */
  Line IDACI_F_PRIMARY = Deprivation.F.primary().line();

  /** IDACI band A, secondary. */
  Line IDACI_A_SECONDARY = Deprivation.A.secondary().line();

  /** IDACI band B, secondary. */
  Line IDACI_B_SECONDARY = Deprivation.B.secondary().line();

  /** IDACI band C, secondary. */
  Line IDACI_C_SECONDARY = Deprivation.C.secondary().line();

  /** IDACI band D, secondary. */
  Line IDACI_D_SECONDARY = Deprivation.D.secondary().line();

  /** IDACI band E, secondary. */
  Line IDACI_E_SECONDARY = Deprivation.E.secondary().line();

  /** IDACI band F, secondary. */
  Line IDACI_F_SECONDARY = Deprivation.F.secondary().line();

  /** IDACI band 1 of the 2010 index, primary. */
  Line IDACI_BAND1_PRIMARY = Deprivation.BAND1.primary().line();

  /** IDACI band 2 of the 2010 index, primary. */
  Line IDACI_BAND2_PRIMARY = Deprivation.BAND2.primary().line();

  /** IDACI band 3 of the 2010 index, primary. */
  Line IDACI_BAND3_PRIMARY = Deprivation.BAND3.primary().line();

  /** IDACI band 4 of the 2010 index, primary. */
  Line IDACI_BAND4_PRIMARY = Deprivation.BAND4.primary().line();

  /** IDACI band 5 of the 2010 index, primary. */
  Line IDACI_BAND5_PRIMARY = Deprivation.BAND5.primary().line();

  /** IDACI band 6 of the 2010 index, primary. */
  Line IDACI_BAND6_PRIMARY = Deprivation.BAND6.primary().line();

  /** IDACI band 1 of the 2010 index, secondary. */
  Line IDACI_BAND1_SECONDARY = Deprivation.BAND1.secondary().line();

  /** IDACI band 2 of the 2010 index, secondary. */
  Line IDACI_BAND2_SECONDARY = Deprivation.BAND2.secondary().line();

  /** IDACI band 3 of the 2010 index, secondary. */
  Line IDACI_BAND3_SECONDARY = Deprivation.BAND3.secondary().line();

  /** IDACI band 4 of the 2010 index, secondary. */
  Line IDACI_BAND4_SECONDARY = Deprivation.BAND4.secondary().line();

  /** IDACI band 5 of the 2010 index, secondary. */
  Line IDACI_BAND5_SECONDARY = Deprivation.BAND5.secondary().line();

  /** IDACI band 6 of the 2010 index, secondary. */
  Line IDACI_BAND6_SECONDARY = Deprivation.BAND6.secondary().line();

  /** English as an additional language, primary. */
  Line EAL_PRIMARY = EnglishAsAdditionalLanguage.PRIMARY.line();

  /** English as an additional language, secondary. */
  Line EAL_SECONDARY = EnglishAsAdditionalLanguage.SECONDARY.line();

  /** Low prior attainment, primary. */
  Line LPA_PRIMARY = LowPriorAttainment.NEED.primary().line();

  /** Low prior attainment, secondary. */
  Line LPA_SECONDARY = LowPriorAttainment.NEED.secondary().line();

  /** Mobility, primary. */
  Line MOBILITY_PRIMARY = Mobility.NEED.primary().line();

  /** Mobility, secondary. */
  Line MOBILITY_SECONDARY = Mobility.NEED.secondary().line();

  /** Looked-after children. */
  Line LAC = LookedAfterChildren.NEED.line();

  /** Pupil-led money given as a sum. */
  Line OTHER_PUPIL_LED = CarriedMoney.OTHER_PUPIL_LED.line();

  /** Lump sum. */
  Line LUMP_SUM = LumpSum.LINE;

  /** Sparsity. */
  Line SPARSITY = Sparsity.LINE;

  /** Split sites. */
  Line SPLIT_SITES = SplitSites.LINE;

  /** London fringe. */
  Line FRINGE = Fringe.LINE;

  /** Private finance initiative. */
  Line PFI = CarriedMoney.PFI.line();

  /** Exceptional premises. */
  Line EXCEPTIONAL = CarriedMoney.EXCEPTIONAL.line();

  /** School-led money given as a sum. */
  Line OTHER_SCHOOL_LED = CarriedMoney.OTHER_SCHOOL_LED.line();

  /** Top-up to the minimum per-pupil level. */
  Line MPPL_TOP_UP = MinimumLevel.TOP_UP;

  /** Business rates. */
  Line RATES = CarriedMoney.RATES.line();

  /** Local minimum funding guarantee. */
  Line MINIMUM_FUNDING_GUARANTEE = LocalProtection.GUARANTEED;

  /** Local capping and scaling of gains; not positive. */
  Line CAPPING_AND_SCALING = LocalProtection.CAPPING;

  /** What capping may not take because the minimum per-pupil level stands above it. */
  Line MPPL_RESTORE = LocalProtection.RESTORE;

  /** Top-up to the floor of the national formula. */
  Line FLOOR_TOP_UP = NationalProtection.FLOOR_TOP_UP;

  /**
   * Cap on gains of the national formula, after what the minimum level gives back; not positive.
   */
  Line GAINS_CAP = NationalProtection.GAINS_CAP;

  /** The parts of a statement. */
  enum Group {
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

  /** Returns the part of a statement that the line belongs to. */
  Group group();

  /** Returns what the money of the line counts towards. */
  Counting counting();

  /** Returns whether a part of the line may be named as notional SEN; fringe multiplies it. */
  boolean mayBeNotionalSen();

  /** Returns whether the line pays for pupils up to Year 6 alone. */
  boolean isPrimary();

  /** Returns whether the line pays for pupils from Year 7 on alone. */
  boolean isSecondary();

  /** Returns the name of the line for people. */
  String label();

  /** Returns the name of the line in files. */
  String fileName();

  /** Returns the place among {@link #values}, from 0. */
  int index();

  /** Returns every line, in the order of a statement; unmodifiable. */
  static List<Line> values() {
    return Vocabulary.LINES;
  }

  /** Returns the line with the given file name, or nothing when there is none. */
  static Optional<Line> find(String fileName) {
    return values().stream().filter(line -> line.fileName().equals(fileName)).findFirst();
  }

  /** Returns the lines of a group, in the order of a statement; unmodifiable. */
  static List<Line> of(Group group) {
    return values().stream().filter(line -> line.group() == group).toList();
  }

  /**
   * Returns the place of a line among {@link #values}, from 0.
   *
   * @throws IllegalStateException when no factor or protection writes it
   */
  static int indexOf(Line line) {
    return Vocabulary.indexOf(line);
  }
}
