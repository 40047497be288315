package org.perpupil.impact.years;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/** A school between two years: the figures of some causes are the later year's already. */
final class SchoolBetween {
  private static final List<SchoolField> BASELINES =
      List.of(
          SchoolField.MFG_BASELINE_PER_PUPIL,
          SchoolField.PREVIOUS_BUDGET_SHARE,
          SchoolField.PREVIOUS_PUPILS,
          SchoolField.PREVIOUS_EXCLUSIONS,
          SchoolField.PREVIOUS_TECHNICAL_ADJUSTMENTS,
          SchoolField.PREVIOUS_SPLIT_SITES,
          SchoolField.PREVIOUS_PFI,
          SchoolField.ROLLED_IN_GRANTS,
          SchoolField.EXCLUSIONS,
          SchoolField.TECHNICAL_ADJUSTMENTS,
          SchoolField.PROTECTION_GIVEN,
          SchoolField.FLOOR_BASELINE_PER_PUPIL);

  private final School before;
  private final School after;
  private final FundingYear yearBefore;
  private final FundingYear yearAfter;

  SchoolBetween(School before, School after, FundingYear yearBefore, FundingYear yearAfter) {
    this.before = before;
    this.after = after;
    this.yearBefore = yearBefore;
    this.yearAfter = yearAfter;
  }

  /** Returns the school once a cause has been taken; nothing where its figures do not fit. */
  Optional<School> at(YearCause last) {
    try {
      return Optional.of(build(last));
    } catch (ProblemsException e) {
      return Optional.empty();
    }
  }

  private School build(YearCause last) {
    boolean hasFormula = YearCause.FORMULA.isTakenBy(last);
    Phase phase = after.phase();
    String laCode = hasFormula ? after.laCode() : before.laCode();
    School.Builder builder = School.builder(after.id(), laCode, phase).growing(after.isGrowing());
    boolean hasSites = YearCause.GIVEN_MONEY.isTakenBy(last);
    builder.splitSiteMetres((hasSites ? after : before).splitSiteMetres());
    for (SchoolField field : SchoolField.values()) {
      value(field, last).ifPresent(value -> builder.set(field, value));
    }
    return builder.build();
  }

  private OptionalDouble value(SchoolField field, YearCause last) {
    YearCause cause = cause(field);
    if (field.equals(SchoolField.ACA)) {
      boolean taken = cause.isTakenBy(last);
      return OptionalDouble.of(taken ? after.areaCost(yearAfter) : before.areaCost(yearBefore));
    }
    if (field.kind() == SchoolField.Kind.SHARE) {
      return share(field, last);
    }
    boolean isSparsity =
        field.equals(SchoolField.SPARSITY) || field.equals(SchoolField.SPARSITY_DISTANCE_MILES);
    if (isSparsity && !YearCause.FORMULA.isTakenBy(last) && !knowsSparsity(after)) {
      return before.value(field);
    }
    return (cause.isTakenBy(last) ? after : before).value(field);
  }

  /** A share that one year alone gives moves with the formula, or with the first pupils. */
  private OptionalDouble share(SchoolField field, YearCause last) {
    OptionalDouble old = before.value(field);
    OptionalDouble now = after.value(field);
    if (YearCause.FORMULA.isTakenBy(last)) {
      return now;
    }
    if (old.isEmpty() && pupils(before, field) == 0) {
      return now;
    }
    boolean both = old.isPresent() && now.isPresent();
    return both && YearCause.NEEDS.isTakenBy(last) ? now : old;
  }

  private static double pupils(School school, SchoolField share) {
    double secondary = school.pupilsSecondary();
    if (share.fileName().endsWith("_secondary")) {
      return secondary;
    }
    return share.fileName().endsWith("_primary") ? school.pupils() - secondary : school.pupils();
  }

  private static boolean knowsSparsity(School school) {
    return school.value(SchoolField.SPARSITY).isPresent()
        || school.value(SchoolField.SPARSITY_DISTANCE_MILES).isPresent();
  }

  private static YearCause cause(SchoolField field) {
    if (BASELINES.contains(field)) {
      return YearCause.BASELINE;
    }
    return switch (field.kind()) {
      case YEAR_GROUPS, PUPILS, DAYS -> YearCause.PUPILS;
      case SHARE -> YearCause.NEEDS;
      case MULTIPLIER, FRINGE -> YearCause.AREA_COST;
      case DISTANCE, CASH, PER_PUPIL, AREA, AGE -> YearCause.GIVEN_MONEY;
    };
  }
}
