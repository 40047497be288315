package org.perpupil.formula.protection;

import java.util.Arrays;
import org.perpupil.formula.factor.Assembly;
import org.perpupil.formula.factor.Base;
import org.perpupil.school.SchoolField;

/** What protections need to know of schools beside a year's money. Immutable and thread-safe. */
public final class ProtectionColumns {
  final double[] exclusions;
  final double[] technical;
  final boolean[] growing;

  /** Pounds per pupil, NaN where not given as such. */
  final double[] guaranteeBaseline;

  /** Pounds per pupil, NaN where not given. */
  final double[] floorBaseline;

  /** The same, 0 where not given. */
  final double[] floorBaselineOrZero;

  /** The most pounds per pupil that a given floor pays: any, and 0 where none is given. */
  final double[] mostOfFloor;

  /** Pounds without business rates and with rolled-in grants, NaN where not given. */
  final double[] previousShare;

  final double[] previousPupils;
  final double[] previousExclusions;
  final double[] previousTechnical;

  /** Pounds of the first year's guarantee, or of its capping as a negative sum; NaN for most. */
  final double[] given;

  /** Pounds of split sites and PFI. */
  final double[] previousPremises;

  /** Whether any school's adjustment is known and its baseline is not. */
  final boolean isAnyGiven;

  /** Whether the guarantee counts other pupils of any school than its roll. */
  final boolean isAnyOwnCount;

  private final double[] roll;
  private final double[] guaranteePupils;
  private final double[] guaranteePupilsPerPupil;

  /** Takes the columns of the schools. */
  public ProtectionColumns(Assembly to) {
    this.exclusions = to.columnOrZero(SchoolField.EXCLUSIONS);
    this.technical = to.columnOrZero(SchoolField.TECHNICAL_ADJUSTMENTS);
    this.growing = new boolean[to.size()];
    this.guaranteeBaseline = to.column(SchoolField.MFG_BASELINE_PER_PUPIL);
    this.floorBaseline = to.column(SchoolField.FLOOR_BASELINE_PER_PUPIL);
    this.floorBaselineOrZero = to.columnOrZero(SchoolField.FLOOR_BASELINE_PER_PUPIL);
    this.mostOfFloor = new double[to.size()];
    for (int i = 0; i < mostOfFloor.length; i++) {
      mostOfFloor[i] = Double.isNaN(floorBaseline[i]) ? 0 : FloorColumns.HUGE;
    }
    this.previousShare = to.column(SchoolField.PREVIOUS_BUDGET_SHARE).clone();
    this.previousPupils = to.columnOrZero(SchoolField.PREVIOUS_PUPILS);
    this.previousExclusions = to.columnOrZero(SchoolField.PREVIOUS_EXCLUSIONS);
    this.previousTechnical = to.columnOrZero(SchoolField.PREVIOUS_TECHNICAL_ADJUSTMENTS);
    this.previousPremises = to.columnOrZero(SchoolField.PREVIOUS_SPLIT_SITES);
    this.given = to.column(SchoolField.PROTECTION_GIVEN);
    this.isAnyGiven = Arrays.stream(given).anyMatch(pounds -> !Double.isNaN(pounds));
    this.roll = to.roll(Base.PUPILS);
    this.guaranteePupils = roll.clone();
    this.guaranteePupilsPerPupil = new double[to.size()];
    double[] previousPfi = to.columnOrZero(SchoolField.PREVIOUS_PFI);
    double[] rolledIn = to.columnOrZero(SchoolField.ROLLED_IN_GRANTS);
    double[] ownCount = to.column(SchoolField.MFG_PUPILS);
    boolean isAnyOwn = false;
    for (int i = 0; i < growing.length; i++) {
      growing[i] = to.school(i).isGrowing();
      previousShare[i] += rolledIn[i];
      previousPremises[i] += previousPfi[i];
      boolean hasOwn = !Double.isNaN(ownCount[i]) && to.school(i).isThere();
      isAnyOwn |= hasOwn;
      guaranteePupils[i] = hasOwn ? ownCount[i] : roll[i];
      guaranteePupilsPerPupil[i] = hasOwn && roll[i] > 0 ? ownCount[i] / roll[i] : 1;
    }
    this.isAnyOwnCount = isAnyOwn;
  }

  /**
   * Returns the pupils that the guarantee counts for a roll: those given for the roll that was
   * given, and in proportion for another.
   */
  double guaranteePupils(int row, double pupils) {
    return pupils == roll[row] ? guaranteePupils[row] : pupils * guaranteePupilsPerPupil[row];
  }
}
