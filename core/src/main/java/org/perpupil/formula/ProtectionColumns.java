package org.perpupil.formula;

import org.perpupil.school.SchoolField;

/** What the protections of a plan need to know of its schools. */
final class ProtectionColumns {
  final double[] exclusions;
  final double[] technical;
  final double[] guaranteePupilsPerPupil;
  final boolean[] growing;

  /** Pounds per pupil, NaN where not given as such. */
  final double[] guaranteeBaseline;

  /** Pounds per pupil, NaN where not given. */
  final double[] floorBaseline;

  /** Pounds without business rates and with rolled-in grants, NaN where not given. */
  final double[] previousShare;

  final double[] previousPupils;
  final double[] previousExclusions;
  final double[] previousTechnical;
  final double[] previousSplitSites;
  final double[] previousPfi;

  ProtectionColumns(Compilation compiled) {
    this.exclusions = compiled.columnOrZero(SchoolField.EXCLUSIONS);
    this.technical = compiled.columnOrZero(SchoolField.TECHNICAL_ADJUSTMENTS);
    this.guaranteePupilsPerPupil = compiled.column(SchoolField.MFG_PUPILS).clone();
    this.growing = new boolean[compiled.size()];
    this.guaranteeBaseline = compiled.column(SchoolField.MFG_BASELINE_PER_PUPIL);
    this.floorBaseline = compiled.column(SchoolField.FLOOR_BASELINE_PER_PUPIL);
    this.previousShare = compiled.column(SchoolField.PREVIOUS_BUDGET_SHARE).clone();
    this.previousPupils = compiled.columnOrZero(SchoolField.PREVIOUS_PUPILS);
    this.previousExclusions = compiled.columnOrZero(SchoolField.PREVIOUS_EXCLUSIONS);
    this.previousTechnical = compiled.columnOrZero(SchoolField.PREVIOUS_TECHNICAL_ADJUSTMENTS);
    this.previousSplitSites = compiled.columnOrZero(SchoolField.PREVIOUS_SPLIT_SITES);
    this.previousPfi = compiled.columnOrZero(SchoolField.PREVIOUS_PFI);
    double[] rolledIn = compiled.columnOrZero(SchoolField.ROLLED_IN_GRANTS);
    for (int i = 0; i < growing.length; i++) {
      double pupils = compiled.pupils[i];
      boolean ownCount = !Double.isNaN(guaranteePupilsPerPupil[i]) && pupils > 0;
      guaranteePupilsPerPupil[i] = ownCount ? guaranteePupilsPerPupil[i] / pupils : 1;
      growing[i] = compiled.school(i).isGrowing();
      previousShare[i] += rolledIn[i];
    }
  }
}
