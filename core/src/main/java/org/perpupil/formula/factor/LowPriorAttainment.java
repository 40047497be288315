package org.perpupil.formula.factor;

import static org.perpupil.problem.Problem.plain;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.problem.Problem;
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
public final class LowPriorAttainment implements Factor {
  /** Points of the earlier profile below which Years 5 and 6 count. */
  public static final DeclaredParameter INDICATOR =
      DeclaredParameter.of(
              "lpa_primary_indicator",
              Parameter.Kind.POINTS,
              Parameter.Purpose.NEEDS,
              "to 2017-18: points for Years 5 and 6, 73 or 78")
          .localOnly();

  /** Weighting of Years 1 to 4. */
  public static final DeclaredParameter WEIGHTING =
      DeclaredParameter.of(
              "lpa_y1_4_weighting",
              Parameter.Kind.WEIGHTING,
              Parameter.Purpose.NEEDS,
              "to 2017-18: weighting of Years 1 to 4")
          .localOnly();

  /** Pupils with low prior attainment. */
  public static final NeedByPhase NEED =
      NeedByPhase.of(
          SchoolField.LPA_PRIMARY,
          SchoolField.LPA_SECONDARY,
          "low prior attainment",
          "Low prior attainment");

  @Override
  public List<SchoolField> fields() {
    return List.of(
        SchoolField.LPA_PRIMARY,
        SchoolField.LPA_SECONDARY,
        SchoolField.LPA_Y1_4_NEW_EYFSP,
        SchoolField.LPA_Y5_6_AT_73,
        SchoolField.LPA_Y5_6_AT_78,
        SchoolField.PUPILS_Y1_4,
        SchoolField.PUPILS_Y5_6);
  }

  @Override
  public List<Parameter> parameters() {
    return ImmutableList.<Parameter>builder()
        .add(INDICATOR, WEIGHTING)
        .addAll(NeedByPhase.rates(List.of(NEED)))
        .build();
  }

  @Override
  public List<Line> lines() {
    return NeedByPhase.lines(List.of(NEED));
  }

  @Override
  public void compile(Assembly to) {
    Need primary = NEED.primary();
    if (to.formula().value(INDICATOR).isEmpty()) {
      primary.pay(to);
    } else if (to.formula().pays(primary.rate())) {
      to.pay(primary.line(), primary.rate(), cohortShares(to), primary.base());
    }
    NEED.secondary().pay(to);
  }

  @Override
  public void check(Formula formula, List<Problem> problems) {
    if (formula.value(INDICATOR).isEmpty()) {
      return;
    }
    if (!formula.year().isBefore(2018)) {
      problems.add(
          Problem.error(
              INDICATOR.fileName(),
              plain(formula.value(INDICATOR).getAsDouble()),
              "nothing from 2018-19 on, when all primary years have the new profile",
              "it was left over from an earlier year's file; leave it blank"));
    }
    Checks.needs(formula, NEED.primary().rate(), WEIGHTING, problems);
  }

  private static double[] cohortShares(Assembly to) {
    double weighting = to.formula().value(WEIGHTING).orElse(1);
    boolean at73 = to.formula().value(INDICATOR).orElse(0) == 73;
    SchoolField olderField = at73 ? SchoolField.LPA_Y5_6_AT_73 : SchoolField.LPA_Y5_6_AT_78;
    double[] youngerPupils = cohort(to, SchoolField.PUPILS_Y1_4);
    double[] olderPupils = cohort(to, SchoolField.PUPILS_Y5_6);
    double[] younger = ofCohort(to, SchoolField.LPA_Y1_4_NEW_EYFSP, youngerPupils);
    double[] older = ofCohort(to, olderField, olderPupils);
    double[] shares = new double[to.size()];
    for (int i = 0; i < shares.length; i++) {
      double pupils = youngerPupils[i] + olderPupils[i];
      double low = younger[i] * weighting * youngerPupils[i] + older[i] * olderPupils[i];
      shares[i] = pupils == 0 ? 0 : to.rounding().share(low / pupils);
    }
    return shares;
  }

  /** Returns the pupils of a cohort, which stay the same when the roll changes. */
  private static double[] cohort(Assembly to, SchoolField field) {
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

  private static double[] ofCohort(Assembly to, SchoolField field, double[] pupils) {
    Parameter rate = NEED.primary().rate();
    double[] shares = to.column(field).clone();
    for (int i = 0; i < shares.length; i++) {
      shares[i] = pupils[i] == 0 ? 0 : to.share(i, shares[i], field, rate, Base.PRIMARY);
    }
    return shares;
  }
}
