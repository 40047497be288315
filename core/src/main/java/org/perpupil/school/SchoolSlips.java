package org.perpupil.school;

import static org.perpupil.problem.Problem.plain;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.perpupil.problem.Problem;

/**
 * Numbers of a school that can be, but hardly are: outside what is usual, or out of proportion to
 * the school's own others by ten or a hundred. Places are names of fields.
 *
 * <p>Limits are wider than anything in the allocations of 3,253 academies of 2017-18 and of 19
 * schools of one county of 2015-16.
 */
final class SchoolSlips {
  /** Schools with fewer pupils have hardly a usual figure per pupil. */
  private static final double FEW = 30;

  /** From here on two counts of the same pupils, a year apart at most, are no longer two years. */
  private static final double FAR_APART = 8;

  /** Pupils in a year group: the largest primary schools have eight classes, secondary sixteen. */
  private static final Map<SchoolField, SchoolField> GROUPS =
      ImmutableMap.of(
          SchoolField.PUPILS_PRIMARY, SchoolField.YEAR_GROUPS_PRIMARY,
          SchoolField.PUPILS_KS3, SchoolField.YEAR_GROUPS_SECONDARY,
          SchoolField.PUPILS_KS4, SchoolField.YEAR_GROUPS_SECONDARY);

  private static final double MOST_IN_PRIMARY_GROUP = 250;
  private static final double MOST_IN_SECONDARY_GROUP = 500;

  /** Sums of money: what is usual for each pupil, and for a school of a few. */
  private record Money(SchoolField field, double perPupil, double atLeast) {}

  private static final List<Money> MONEY =
      ImmutableList.of(
          new Money(SchoolField.RATES, 400, 25_000),
          new Money(SchoolField.PFI, 2500, 150_000),
          new Money(SchoolField.SPLIT_SITES, 1500, 250_000),
          new Money(SchoolField.EXCEPTIONAL, 2500, 150_000),
          new Money(SchoolField.OTHER_PUPIL_LED, 3500, 150_000),
          new Money(SchoolField.OTHER_SCHOOL_LED, 4500, 250_000),
          new Money(SchoolField.DEDELEGATION, 200, 20_000),
          new Money(SchoolField.ROLLED_IN_GRANTS, 3000, 100_000));

  private SchoolSlips() {}

  static void check(School school, List<Problem> problems) {
    for (SchoolField field : SchoolField.values()) {
      OptionalDouble value = school.value(field);
      boolean hasUsual = field.kind() != SchoolField.Kind.PER_PUPIL || school.pupils() >= FEW;
      if (value.isPresent() && hasUsual && !field.kind().range().isUsual(value.getAsDouble())) {
        field
            .kind()
            .range()
            .warning(field.fileName(), plain(value.getAsDouble()), value.getAsDouble())
            .ifPresent(problems::add);
      }
    }
    groups(school, problems);
    pupilsElsewhere(school, problems);
    money(school, problems);
    previousShare(school, problems);
    baselines(school, problems);
    dedelegation(school, problems);
  }

  private static void groups(School school, List<Problem> problems) {
    GROUPS.forEach(
        (pupils, groups) -> {
          boolean primary = pupils == SchoolField.PUPILS_PRIMARY;
          double most =
              (primary ? MOST_IN_PRIMARY_GROUP : MOST_IN_SECONDARY_GROUP) * school.required(groups);
          double value = school.required(pupils);
          if (value > most && most > 0) {
            problems.add(
                Problem.warning(
                    pupils.fileName(),
                    plain(value),
                    "up to "
                        + plain(most / school.required(groups))
                        + " pupils in each of "
                        + plain(school.required(groups))
                        + " year groups",
                    slip(value, most)));
          }
        });
  }

  private static void pupilsElsewhere(School school, List<Problem> problems) {
    for (SchoolField field : List.of(SchoolField.MFG_PUPILS, SchoolField.PREVIOUS_PUPILS)) {
      near(field, school, school.pupils(), "pupils", problems);
    }
    double groups = school.yearGroups();
    if (groups > 0) {
      near(
          SchoolField.ADMISSION_NUMBER,
          school,
          school.pupils() / groups,
          "pupils in a year group",
          problems);
    }
  }

  private static void near(
      SchoolField field, School school, double own, String what, List<Problem> problems) {
    double value = school.value(field).orElse(0);
    boolean near = value <= own * FAR_APART && own <= value * FAR_APART;
    if (value > 0 && own > 0 && !near && Math.max(value, own) >= FEW) {
      problems.add(
          Problem.warning(
              field.fileName(),
              plain(value),
              "a number near the school's " + plain(Math.rint(own)) + " " + what,
              value > own ? slip(value, own * FAR_APART) : slip(own, value * FAR_APART)));
    }
  }

  private static void money(School school, List<Problem> problems) {
    for (Money money : MONEY) {
      double value = school.value(money.field).orElse(0);
      double most = Math.max(money.atLeast, money.perPupil * school.pupils());
      if (Math.abs(value) > most && Math.abs(value) <= SchoolField.Kind.CASH.range().usualHigh()) {
        problems.add(
            Problem.warning(
                money.field.fileName(),
                plain(value),
                "up to about " + plain(Math.rint(most)) + " pounds, for the school's pupils",
                slip(value, most)));
      }
    }
  }

  private static void previousShare(School school, List<Problem> problems) {
    double share = school.value(SchoolField.PREVIOUS_BUDGET_SHARE).orElse(0);
    double pupils = school.value(SchoolField.PREVIOUS_PUPILS).orElse(0);
    double each = share / pupils;
    if (share > 0 && pupils >= FEW && !SchoolField.Kind.PER_PUPIL.range().isUsual(each)) {
      problems.add(
          Problem.warning(
              SchoolField.PREVIOUS_BUDGET_SHARE.fileName(),
              plain(share),
              "pounds of last year that come to "
                  + SchoolField.Kind.PER_PUPIL.range().usual().orElseThrow()
                  + " for each of its "
                  + plain(pupils)
                  + " pupils",
              "a decimal point slipped, here or in previous_pupils"));
    }
  }

  private static void baselines(School school, List<Problem> problems) {
    double local = school.value(SchoolField.MFG_BASELINE_PER_PUPIL).orElse(0);
    double national = school.value(SchoolField.FLOOR_BASELINE_PER_PUPIL).orElse(0);
    if (local > 0 && national > 0 && !(local <= 4 * national && national <= 4 * local)) {
      problems.add(
          Problem.warning(
              SchoolField.FLOOR_BASELINE_PER_PUPIL.fileName(),
              plain(national),
              "pounds per pupil near mfg_baseline_per_pupil, " + plain(local),
              "a decimal point slipped in one of the two"));
    }
  }

  private static void dedelegation(School school, List<Problem> problems) {
    double stated = school.value(SchoolField.DEDELEGATION).orElse(0);
    if (stated != 0 && school.dedelegation() == 0) {
      problems.add(
          Problem.warning(
              SchoolField.DEDELEGATION.fileName(),
              plain(stated),
              "nothing or 0, since the school is an academy; nothing is taken from it",
              "it is of a year in which the school was maintained"));
    }
  }

  private static String slip(double value, double most) {
    for (int by = 10; by <= 1000; by *= 10) {
      if (Math.abs(value) / by <= most) {
        return "the decimal point slipped; " + plain(value / by) + " was meant";
      }
    }
    return "it is from another column or year; it is taken as it stands";
  }
}
