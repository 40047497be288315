package org.perpupil.school;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.perpupil.problem.Problem;

/** What must hold, and what usually holds, within one school. Places are names of fields. */
final class SchoolChecks {
  private SchoolChecks() {}

  static List<Problem> check(School school) {
    List<Problem> problems = new ArrayList<>();
    pupilsHaveYearGroups(school, problems);
    keyStagesAddUp(school, problems);
    oneIdaciFamily(school, problems);
    oneGuaranteeBaseline(school, problems);
    yearGroupsSuitPhase(school, problems);
    cashIsNotNegative(school, problems);
    return problems;
  }

  static Problem outOfRange(SchoolField field, double value) {
    String advice =
        switch (field.kind()) {
          case SHARE -> value > 1 ? "it is a percentage; divide it by 100" : "the sign is wrong";
          case DAYS -> "the school was open all year; leave the field blank then";
          case PER_PUPIL -> "there is no baseline; leave the field blank then";
          case YEAR_GROUPS -> "pupils and year groups were swapped";
          case PUPILS, DISTANCE, MULTIPLIER, CASH -> "it belongs in another column";
        };
    return Problem.error(field.fileName(), plain(value), field.kind().expected(), advice);
  }

  static Problem missing(SchoolField field) {
    return Problem.error(
        field.fileName(),
        "",
        field.kind().expected(),
        "it is 0; every school needs this field, so write 0 then");
  }

  private static void pupilsHaveYearGroups(School school, List<Problem> problems) {
    double primary = school.required(SchoolField.PUPILS_PRIMARY);
    double secondary = school.pupilsSecondary();
    groupsMatch(SchoolField.YEAR_GROUPS_PRIMARY, "primary", primary, school, problems);
    groupsMatch(SchoolField.YEAR_GROUPS_SECONDARY, "secondary", secondary, school, problems);
  }

  private static void groupsMatch(
      SchoolField field, String phase, double pupils, School school, List<Problem> problems) {
    double groups = school.required(field);
    if (pupils > 0 && groups == 0) {
      problems.add(
          Problem.error(
              field.fileName(),
              plain(groups),
              "at least one, since there are " + plain(pupils) + " " + phase + " pupils",
              "the pupils stand in the wrong column"));
    } else if (pupils == 0 && groups > 0) {
      problems.add(
          Problem.warning(
              field.fileName(),
              plain(groups),
              "0, since there are no " + phase + " pupils",
              "the school has yet to fill these year groups"));
    }
  }

  private static void keyStagesAddUp(School school, List<Problem> problems) {
    double secondary = school.required(SchoolField.YEAR_GROUPS_SECONDARY);
    double ks4 = school.yearGroupsKs4();
    double ks3 = school.value(SchoolField.YEAR_GROUPS_KS3).orElse(secondary - ks4);
    if (ks3 < 0 || ks4 < 0 || ks3 + ks4 != secondary) {
      problems.add(
          Problem.error(
              SchoolField.YEAR_GROUPS_KS4.fileName(),
              plain(ks4),
              "year_groups_ks3 and year_groups_ks4 that add up to year_groups_secondary, "
                  + plain(secondary),
              "both are better left blank; they follow from where the pupils are"));
    }
  }

  private static void oneIdaciFamily(School school, List<Problem> problems) {
    boolean letters =
        anyPresent(school, SchoolField.IDACI_A_PRIMARY, SchoolField.IDACI_F_SECONDARY);
    boolean bands =
        anyPresent(school, SchoolField.IDACI_BAND1_PRIMARY, SchoolField.IDACI_BAND6_SECONDARY);
    if (letters && bands) {
      problems.add(
          Problem.error(
              SchoolField.IDACI_BAND1_PRIMARY.fileName(),
              "bands 1 to 6 and A to F",
              "one family of IDACI bands",
              "bands 1 to 6 belong to years up to 2016-17 and A to F to those after; leave one"
                  + " family blank"));
    }
  }

  private static void oneGuaranteeBaseline(School school, List<Problem> problems) {
    OptionalDouble whole = school.value(SchoolField.MFG_BASELINE_PER_PUPIL);
    OptionalDouble share = school.value(SchoolField.PREVIOUS_BUDGET_SHARE);
    OptionalDouble pupils = school.value(SchoolField.PREVIOUS_PUPILS);
    if (whole.isPresent() && share.isPresent()) {
      problems.add(
          Problem.error(
              SchoolField.PREVIOUS_BUDGET_SHARE.fileName(),
              plain(share.getAsDouble()),
              "nothing, since mfg_baseline_per_pupil is given",
              "one of the two is from another year; keep the one that is right"));
    }
    if (share.isPresent() && pupils.orElse(0) == 0) {
      problems.add(
          Problem.error(
              SchoolField.PREVIOUS_PUPILS.fileName(),
              pupils.isPresent() ? "0" : "",
              "last year's pupils, more than 0, since previous_budget_share is given",
              "the school is new and has no baseline; leave previous_budget_share blank then"));
    }
  }

  private static void yearGroupsSuitPhase(School school, List<Problem> problems) {
    double primary = school.required(SchoolField.YEAR_GROUPS_PRIMARY);
    double secondary = school.required(SchoolField.YEAR_GROUPS_SECONDARY);
    boolean usual =
        primary <= 7
            && secondary <= 5
            && switch (school.phase()) {
              case PRIMARY -> primary > 0 && secondary == 0;
              case SECONDARY -> primary == 0 && secondary > 0;
              case MIDDLE_DEEMED_PRIMARY, MIDDLE_DEEMED_SECONDARY, ALL_THROUGH ->
                  primary > 0 && secondary > 0;
            };
    if (!usual) {
      problems.add(
          Problem.warning(
              SchoolField.YEAR_GROUPS_PRIMARY.fileName(),
              plain(primary) + " primary and " + plain(secondary) + " secondary",
              "the usual year groups of phase " + school.phase().label(),
              "the phase is another, or a new school has yet to open some years"));
    }
  }

  private static void cashIsNotNegative(School school, List<Problem> problems) {
    for (SchoolField field : SchoolField.values()) {
      OptionalDouble value = school.value(field);
      if (field.kind() == SchoolField.Kind.CASH && value.isPresent() && value.getAsDouble() < 0) {
        problems.add(
            Problem.warning(
                field.fileName(),
                plain(value.getAsDouble()),
                "pounds, 0 or more",
                "it corrects an earlier year; money taken from a school as de-delegation is a"
                    + " positive sum here"));
      }
    }
  }

  private static boolean anyPresent(School school, SchoolField first, SchoolField last) {
    for (int i = first.ordinal(); i <= last.ordinal(); i++) {
      if (school.value(SchoolField.values()[i]).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static String plain(double value) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
        : Double.toString(value);
  }
}
