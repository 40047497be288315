package org.perpupil.school;

import static org.perpupil.problem.Problem.plain;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.perpupil.problem.Problem;

/** What must hold, and what usually holds, within one school. Places are names of fields. */
final class SchoolChecks {
  private static final ImmutableList<SchoolField> CASH =
      SchoolField.values().stream()
          .filter(field -> field.kind() == SchoolField.Kind.CASH)
          .filter(field -> field != SchoolField.PROTECTION_GIVEN)
          .collect(ImmutableList.toImmutableList());

  private static final ImmutableList<SchoolField> BASELINE_PARTS =
      ImmutableList.of(
          SchoolField.PREVIOUS_PUPILS,
          SchoolField.PREVIOUS_EXCLUSIONS,
          SchoolField.PREVIOUS_TECHNICAL_ADJUSTMENTS,
          SchoolField.PREVIOUS_SPLIT_SITES,
          SchoolField.PREVIOUS_PFI,
          SchoolField.ROLLED_IN_GRANTS);

  /** Less of what no column explains is what roundings leave. */
  private static final double A_POUND = 1;

  private SchoolChecks() {}

  static List<Problem> check(School school) {
    List<Problem> problems = new ArrayList<>();
    isNamed("id", school.id(), problems);
    isNamed("la_code", school.laCode(), problems);
    sitesAreSomewhere(school, problems);
    oneIdaciFamily(school, problems);
    for (Agreement about : Agreement.values()) {
      problems.addAll(Contradictions.of(school, about));
    }
    yearGroupsHavePupils(school, problems);
    baselinePartsAreUsed(school, problems);
    yearGroupsSuitPhase(school, problems);
    cashIsNotNegative(school, problems);
    return problems;
  }

  static Problem outOfRange(SchoolField field, double value) {
    String advice =
        switch (field.kind()) {
          case SHARE -> value > 1 ? "it is a percentage; divide it by 100" : "the sign is wrong";
          case DAYS -> "the school was open all year; leave the field blank then";
          case PER_PUPIL ->
              value > 0
                  ? field.kind().range().advice(value)
                  : "there is no baseline; leave the field blank then";
          case YEAR_GROUPS -> "pupils and year groups were swapped";
          case AGE ->
              value > 1500
                  ? "it is the year in which they were built"
                  : field.kind().range().advice(value);
          case PUPILS, DISTANCE, MULTIPLIER, FRINGE, CASH, AREA ->
              value < 0 ? "it belongs in another column" : field.kind().range().advice(value);
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

  private static void isNamed(String field, String text, List<Problem> problems) {
    if (text.isBlank()) {
      problems.add(Problem.error(field, "", "a text that is not blank", "the cell was left empty"));
    }
  }

  private static void sitesAreSomewhere(School school, List<Problem> problems) {
    for (double metres : school.splitSiteMetres()) {
      if (!School.METRES.accepts(metres)) {
        problems.add(
            Problem.error(
                "split_site_metres",
                plain(metres),
                School.METRES.expected(),
                "the distance is unknown; ask for it before the site is counted"));
      }
      School.METRES.warning("split_site_metres", plain(metres), metres).ifPresent(problems::add);
    }
  }

  private static void yearGroupsHavePupils(School school, List<Problem> problems) {
    double primary = school.required(SchoolField.PUPILS_PRIMARY);
    havePupils(SchoolField.YEAR_GROUPS_PRIMARY, "primary", primary, school, problems);
    havePupils(
        SchoolField.YEAR_GROUPS_SECONDARY, "secondary", school.pupilsSecondary(), school, problems);
  }

  private static void havePupils(
      SchoolField field, String phase, double pupils, School school, List<Problem> problems) {
    double groups = school.required(field);
    if (pupils == 0 && groups > 0) {
      problems.add(
          Problem.warning(
              field.fileName(),
              plain(groups),
              "0, since there are no " + phase + " pupils",
              "the school has yet to fill these year groups"));
    }
  }

  private static void oneIdaciFamily(School school, List<Problem> problems) {
    boolean letters = anyKnown(school, Contradictions.IDACI_LETTERS);
    boolean bands = anyKnown(school, Contradictions.IDACI_BANDS);
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

  private static void baselinePartsAreUsed(School school, List<Problem> problems) {
    if (school.value(SchoolField.PREVIOUS_BUDGET_SHARE).isPresent()) {
      return;
    }
    for (SchoolField part : BASELINE_PARTS) {
      OptionalDouble value = school.value(part);
      if (value.orElse(0) != 0) {
        problems.add(
            Problem.warning(
                part.fileName(),
                plain(value.getAsDouble()),
                "nothing, since previous_budget_share is blank and the figure is not used",
                "mfg_baseline_per_pupil holds it already"));
      }
    }
  }

  private static void yearGroupsSuitPhase(School school, List<Problem> problems) {
    if (!school.isThere()) {
      problems.add(
          Problem.warning(
              SchoolField.YEAR_GROUPS_PRIMARY.fileName(),
              "no pupils and no year groups",
              "either; without both nothing is paid but cash that the school was given",
              "the school has closed, or is yet to open"));
      return;
    }
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
    for (SchoolField field : CASH) {
      double value = school.value(field).orElse(0);
      boolean isRest = field == SchoolField.OTHER_SCHOOL_LED && value > -A_POUND;
      if (value < 0 && !isRest) {
        problems.add(
            Problem.warning(
                field.fileName(),
                plain(value),
                "pounds, 0 or more",
                "it corrects an earlier year; money taken from a school as de-delegation is a"
                    + " positive sum here"));
      }
    }
  }

  private static boolean anyKnown(School school, List<ImmutableList<SchoolField>> family) {
    for (List<SchoolField> ofPhase : family) {
      for (SchoolField band : ofPhase) {
        if (school.value(band).isPresent()) {
          return true;
        }
      }
    }
    return false;
  }
}
