package org.perpupil.school;

import static org.perpupil.problem.Problem.plain;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.perpupil.problem.Problem;

/** Where a school's own data contradict each other. Places are names of fields. */
final class Contradictions {
  /** Bands by phase; a pupil is in one of them at most. */
  static final ImmutableList<ImmutableList<SchoolField>> IDACI_LETTERS =
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

  static final ImmutableList<ImmutableList<SchoolField>> IDACI_BANDS =
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

  private static final ImmutableList<ImmutableList<SchoolField>> IDACI_FAMILIES =
      ImmutableList.copyOf(Iterables.concat(IDACI_LETTERS, IDACI_BANDS));

  /** What six rounded shares may exceed their sum by. */
  private static final double ROUNDED_SHARES = 1e-4;

  private Contradictions() {}

  /** Returns what of a school contradicts itself about a matter, as warnings. */
  static List<Problem> of(School school, Agreement about) {
    List<Problem> problems = new ArrayList<>();
    switch (about) {
      case YEAR_GROUPS -> pupilsHaveYearGroups(school, problems);
      case KEY_STAGES -> keyStagesAddUp(school, problems);
      case PUPILS_BY_YEAR -> YearGroupChecks.check(school, problems);
      case DEPRIVATION -> idaciSharesAreApart(school, problems);
      case SPARSITY -> sumOrDistance(school, problems);
      case GUARANTEE_BASELINE -> {
        oneBaseline(school, problems);
        baselineOrAdjustment(school, problems);
      }
    }
    return problems;
  }

  private static void sumOrDistance(School school, List<Problem> problems) {
    OptionalDouble sum = school.value(SchoolField.SPARSITY);
    if (sum.isPresent() && school.value(SchoolField.SPARSITY_DISTANCE_MILES).isPresent()) {
      problems.add(
          Problem.warning(
              SchoolField.SPARSITY.fileName(),
              plain(sum.getAsDouble()),
              "nothing, since sparsity_distance_miles is given and the money follows from it",
              "the sum is a published one; leave one of the two blank"));
    }
  }

  private static void baselineOrAdjustment(School school, List<Problem> problems) {
    OptionalDouble given = school.value(SchoolField.PROTECTION_GIVEN);
    boolean hasBaseline =
        school.value(SchoolField.MFG_BASELINE_PER_PUPIL).isPresent()
            || school.value(SchoolField.PREVIOUS_BUDGET_SHARE).isPresent();
    if (given.isPresent() && hasBaseline) {
      problems.add(
          Problem.warning(
              SchoolField.PROTECTION_GIVEN.fileName(),
              plain(given.getAsDouble()),
              "nothing, since last year's figures are given and guarantee and cap follow from them",
              "the adjustment is a published one; leave one of the two blank"));
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
          Problem.warning(
              field.fileName(),
              plain(groups),
              "at least one, since there are " + plain(pupils) + " " + phase + " pupils",
              "the pupils stand in the wrong column"));
    }
  }

  private static void keyStagesAddUp(School school, List<Problem> problems) {
    double secondary = school.required(SchoolField.YEAR_GROUPS_SECONDARY);
    double ks4 = school.yearGroupsKs4();
    double ks3 = school.value(SchoolField.YEAR_GROUPS_KS3).orElse(secondary - ks4);
    if (ks3 < 0 || ks4 < 0 || ks3 + ks4 != secondary) {
      boolean named = school.value(SchoolField.YEAR_GROUPS_KS4).isPresent();
      problems.add(
          Problem.warning(
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
          Problem.warning(
              pupils.fileName(),
              plain(school.required(pupils)),
              "0, since the key stage has no year groups",
              "year_groups_ks3 and year_groups_ks4 were swapped"));
    }
  }

  private static void idaciSharesAreApart(School school, List<Problem> problems) {
    for (List<SchoolField> family : IDACI_FAMILIES) {
      double sum = 0;
      for (SchoolField band : family) {
        sum += school.value(band).orElse(0);
      }
      if (sum > 1 + ROUNDED_SHARES) {
        problems.add(
            Problem.warning(
                family.get(0).fileName(),
                plain(sum) + " in all bands",
                "shares that add up to 1 at most, since a pupil is in one band at most",
                "the shares are cumulative; take the differences"));
      }
    }
  }

  private static void oneBaseline(School school, List<Problem> problems) {
    OptionalDouble whole = school.value(SchoolField.MFG_BASELINE_PER_PUPIL);
    OptionalDouble share = school.value(SchoolField.PREVIOUS_BUDGET_SHARE);
    OptionalDouble pupils = school.value(SchoolField.PREVIOUS_PUPILS);
    if (whole.isPresent() && share.isPresent()) {
      problems.add(
          Problem.warning(
              SchoolField.PREVIOUS_BUDGET_SHARE.fileName(),
              plain(share.getAsDouble()),
              "nothing, since mfg_baseline_per_pupil is given",
              "one of the two is from another year; keep the one that is right"));
    }
    if (share.isPresent() && pupils.orElse(0) == 0) {
      problems.add(
          Problem.warning(
              SchoolField.PREVIOUS_PUPILS.fileName(),
              pupils.isPresent() ? "0" : "",
              "last year's pupils, more than 0, since previous_budget_share is given",
              "the school is new and has no baseline; leave previous_budget_share blank then"));
    }
  }
}
