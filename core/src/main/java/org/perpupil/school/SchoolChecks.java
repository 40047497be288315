package org.perpupil.school;

import static org.perpupil.problem.Problem.plain;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.perpupil.problem.Problem;

/** What must hold, and what usually holds, within one school. Places are names of fields. */
final class SchoolChecks {
  /** Bands by phase; a pupil is in one of them at most. */
  private static final ImmutableList<ImmutableList<SchoolField>> IDACI_LETTERS =
      ImmutableList.of(
          ImmutableList.of(
              SchoolField.IDACI_A_PRIMARY,
              SchoolField.IDACI_B_PRIMARY,
              SchoolField.IDACI_C_PRIMARY,
              SchoolField.IDACI_D_PRIMARY,
              SchoolField.IDACI_E_PRIMARY,
              SchoolField.IDACI_F_PRIMARY),
          ImmutableList.of(
              SchoolField.IDACI_A_SECONDARY,
              SchoolField.IDACI_B_SECONDARY,
              SchoolField.IDACI_C_SECONDARY,
              SchoolField.IDACI_D_SECONDARY,
              SchoolField.IDACI_E_SECONDARY,
              SchoolField.IDACI_F_SECONDARY));

  private static final ImmutableList<ImmutableList<SchoolField>> IDACI_BANDS =
      ImmutableList.of(
          ImmutableList.of(
              SchoolField.IDACI_BAND1_PRIMARY,
              SchoolField.IDACI_BAND2_PRIMARY,
              SchoolField.IDACI_BAND3_PRIMARY,
              SchoolField.IDACI_BAND4_PRIMARY,
              SchoolField.IDACI_BAND5_PRIMARY,
              SchoolField.IDACI_BAND6_PRIMARY),
          ImmutableList.of(
              SchoolField.IDACI_BAND1_SECONDARY,
              SchoolField.IDACI_BAND2_SECONDARY,
              SchoolField.IDACI_BAND3_SECONDARY,
              SchoolField.IDACI_BAND4_SECONDARY,
              SchoolField.IDACI_BAND5_SECONDARY,
              SchoolField.IDACI_BAND6_SECONDARY));

  private static final ImmutableList<SchoolField> CASH =
      SchoolField.values().stream()
          .filter(field -> field.kind() == SchoolField.Kind.CASH)
          .collect(ImmutableList.toImmutableList());

  /** What six rounded shares may exceed their sum by. */
  private static final double ROUNDED_SHARES = 1e-4;

  private static final ImmutableList<SchoolField> BASELINE_PARTS =
      ImmutableList.of(
          SchoolField.PREVIOUS_PUPILS,
          SchoolField.PREVIOUS_EXCLUSIONS,
          SchoolField.PREVIOUS_TECHNICAL_ADJUSTMENTS,
          SchoolField.PREVIOUS_SPLIT_SITES,
          SchoolField.PREVIOUS_PFI,
          SchoolField.ROLLED_IN_GRANTS);

  private SchoolChecks() {}

  static List<Problem> check(School school) {
    List<Problem> problems = new ArrayList<>();
    isNamed("id", school.id(), problems);
    isNamed("la_code", school.laCode(), problems);
    sitesAreSomewhere(school, problems);
    pupilsHaveYearGroups(school, problems);
    keyStagesAddUp(school, problems);
    YearGroupChecks.check(school, problems);
    oneIdaciFamily(school, problems);
    idaciSharesAreApart(school, problems);
    oneGuaranteeBaseline(school, problems);
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

  private static void isNamed(String field, String text, List<Problem> problems) {
    if (text.isBlank()) {
      problems.add(Problem.error(field, "", "a text that is not blank", "the cell was left empty"));
    }
  }

  private static void sitesAreSomewhere(School school, List<Problem> problems) {
    for (double metres : school.splitSiteMetres()) {
      if (!(metres >= 0 && Double.isFinite(metres))) {
        problems.add(
            Problem.error(
                "split_site_metres",
                plain(metres),
                "metres to each additional site, 0 or more",
                "the distance is unknown; ask for it before the site is counted"));
      }
    }
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
      boolean named = school.value(SchoolField.YEAR_GROUPS_KS4).isPresent();
      problems.add(
          Problem.error(
              (named ? SchoolField.YEAR_GROUPS_KS4 : SchoolField.YEAR_GROUPS_KS3).fileName(),
              plain(named ? ks4 : ks3),
              "year_groups_ks3 and year_groups_ks4 that add up to year_groups_secondary, "
                  + plain(secondary),
              "both are better left blank; they follow from where the pupils are"));
    }
    keyStageHasGroups(SchoolField.PUPILS_KS3, ks3, school, problems);
    keyStageHasGroups(SchoolField.PUPILS_KS4, ks4, school, problems);
  }

  private static void keyStageHasGroups(
      SchoolField pupils, double groups, School school, List<Problem> problems) {
    boolean given =
        school.value(SchoolField.YEAR_GROUPS_KS3).isPresent()
            || school.value(SchoolField.YEAR_GROUPS_KS4).isPresent();
    if (given && groups <= 0 && school.required(pupils) > 0) {
      problems.add(
          Problem.error(
              pupils.fileName(),
              plain(school.required(pupils)),
              "0, since the key stage has no year groups",
              "year_groups_ks3 and year_groups_ks4 were swapped"));
    }
  }

  private static void oneIdaciFamily(School school, List<Problem> problems) {
    boolean letters = anyKnown(school, IDACI_LETTERS);
    boolean bands = anyKnown(school, IDACI_BANDS);
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

  private static void idaciSharesAreApart(School school, List<Problem> problems) {
    for (List<SchoolField> family : Iterables.concat(IDACI_LETTERS, IDACI_BANDS)) {
      double sum = 0;
      for (SchoolField band : family) {
        sum += school.value(band).orElse(0);
      }
      if (sum > 1 + ROUNDED_SHARES) {
        problems.add(
            Problem.error(
                family.get(0).fileName(),
                plain(sum) + " in all bands",
                "shares that add up to 1 at most, since a pupil is in one band at most",
                "the shares are cumulative; take the differences"));
      }
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
    for (SchoolField field : CASH) {
      double value = school.value(field).orElse(0);
      if (value < 0) {
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
    for (SchoolField band : Iterables.concat(family)) {
      if (school.value(band).isPresent()) {
        return true;
      }
    }
    return false;
  }
}
