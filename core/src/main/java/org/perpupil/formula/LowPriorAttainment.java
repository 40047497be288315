package org.perpupil.formula;

import org.perpupil.school.SchoolField;

/**
 * Low prior attainment.
 *
 * <p>To 2017-18 a local formula that names a points indicator puts the primary share together from
 * two cohorts: (Years 1–4 share × weighting × pupils + Years 5–6 share × pupils) / pupils of Years
 * 1–6, and 0 where there are none of those. Otherwise the school's own share counts. Secondary
 * shares come with their cohorts weighted.
 *
 * <p>Source: the cohort rule follows from the allocations published for 2017-18, 3,905 of 3,906.
 */
final class LowPriorAttainment {
  private LowPriorAttainment() {}

  static void compile(Compilation to) {
    if (to.formula.pays(Parameter.LPA_PRIMARY)) {
      boolean byCohort = to.formula.value(Parameter.LPA_PRIMARY_INDICATOR).isPresent();
      double[] shares =
          byCohort
              ? cohortShares(to)
              : to.shares(SchoolField.LPA_PRIMARY, Parameter.LPA_PRIMARY, Base.PRIMARY);
      to.pay(Line.LPA_PRIMARY, Parameter.LPA_PRIMARY, shares, Base.PRIMARY);
    }
    if (to.formula.pays(Parameter.LPA_SECONDARY)) {
      double[] shares =
          to.shares(SchoolField.LPA_SECONDARY, Parameter.LPA_SECONDARY, Base.SECONDARY);
      to.pay(Line.LPA_SECONDARY, Parameter.LPA_SECONDARY, shares, Base.SECONDARY);
    }
  }

  private static double[] cohortShares(Compilation to) {
    double weighting = to.formula.value(Parameter.LPA_Y1_4_WEIGHTING).orElse(1);
    boolean at73 = to.formula.value(Parameter.LPA_PRIMARY_INDICATOR).orElse(0) == 73;
    SchoolField olderField = at73 ? SchoolField.LPA_Y5_6_AT_73 : SchoolField.LPA_Y5_6_AT_78;
    double[] youngerPupils = cohort(to, SchoolField.PUPILS_Y1_4);
    double[] olderPupils = cohort(to, SchoolField.PUPILS_Y5_6);
    double[] younger = ofCohort(to, SchoolField.LPA_Y1_4_NEW_EYFSP, youngerPupils);
    double[] older = ofCohort(to, olderField, olderPupils);
    double[] shares = new double[to.size()];
    for (int i = 0; i < shares.length; i++) {
      double pupils = youngerPupils[i] + olderPupils[i];
      double low = younger[i] * weighting * youngerPupils[i] + older[i] * olderPupils[i];
      shares[i] = pupils == 0 ? 0 : to.rounding.share(low / pupils);
    }
    return shares;
  }

  /** Returns the pupils of a cohort, which stay the same when the roll changes. */
  private static double[] cohort(Compilation to, SchoolField field) {
    double[] pupils = to.column(field).clone();
    for (int i = 0; i < pupils.length; i++) {
      if (Double.isNaN(pupils[i])) {
        String reason = field.fileName() + " is blank, but the formula pays lpa_primary by cohort";
        to.lacks(i, Base.PRIMARY, reason);
        pupils[i] = 0;
      }
    }
    return pupils;
  }

  private static double[] ofCohort(Compilation to, SchoolField field, double[] pupils) {
    double[] shares = to.column(field).clone();
    for (int i = 0; i < shares.length; i++) {
      shares[i] =
          pupils[i] == 0 ? 0 : to.share(i, shares[i], field, Parameter.LPA_PRIMARY, Base.PRIMARY);
    }
    return shares;
  }
}
