package org.perpupil.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/** Pupils of some schools in one year. */
record Roll(List<Double> primary, List<Double> ks3, List<Double> ks4) {
  private static final SchoolField[] BASELINES = {
    SchoolField.DAYS_OPEN,
    SchoolField.MFG_BASELINE_PER_PUPIL,
    SchoolField.FLOOR_BASELINE_PER_PUPIL,
    SchoolField.PREVIOUS_BUDGET_SHARE,
    SchoolField.PREVIOUS_PUPILS,
    SchoolField.PREVIOUS_EXCLUSIONS,
    SchoolField.PREVIOUS_TECHNICAL_ADJUSTMENTS,
    SchoolField.PREVIOUS_SPLIT_SITES,
    SchoolField.PREVIOUS_PFI,
    SchoolField.ROLLED_IN_GRANTS
  };

  static Roll of(SchoolTable schools) {
    return new Roll(
        list(schools.column(SchoolField.PUPILS_PRIMARY)),
        list(schools.column(SchoolField.PUPILS_KS3)),
        list(schools.column(SchoolField.PUPILS_KS4)));
  }

  /** Pupils that come, go, or stay away, but never in a phase without year groups. */
  static Roll random(SchoolTable schools, Random random) {
    List<Double> primary = new ArrayList<>();
    List<Double> ks3 = new ArrayList<>();
    List<Double> ks4 = new ArrayList<>();
    for (School school : schools.schools()) {
      boolean inPrimary = school.value(SchoolField.YEAR_GROUPS_PRIMARY).orElse(0) > 0;
      boolean inSecondary = school.value(SchoolField.YEAR_GROUPS_SECONDARY).orElse(0) > 0;
      boolean given =
          school.value(SchoolField.YEAR_GROUPS_KS3).isPresent()
              || school.value(SchoolField.YEAR_GROUPS_KS4).isPresent();
      boolean inKs3 = inSecondary && !(given && school.yearGroupsKs3() == 0);
      boolean inKs4 = inSecondary && !(given && school.yearGroupsKs4() == 0);
      primary.add(inPrimary ? next(school, SchoolField.PUPILS_PRIMARY, random) : 0);
      ks3.add(inKs3 ? next(school, SchoolField.PUPILS_KS3, random) : 0);
      ks4.add(inKs4 ? next(school, SchoolField.PUPILS_KS4, random) : 0);
    }
    return new Roll(primary, ks3, ks4);
  }

  double[] primaryColumn() {
    return column(primary);
  }

  double[] ks3Column() {
    return column(ks3);
  }

  double[] ks4Column() {
    return column(ks4);
  }

  /** Returns schools with these pupils, open all year, and without baselines. */
  SchoolTable in(SchoolTable schools) {
    List<School> changed = new ArrayList<>();
    SchoolTable bare = YearsOracle.without(schools, BASELINES);
    for (int i = 0; i < bare.size(); i++) {
      School school = bare.school(i);
      School.Builder builder = school.toBuilder().pupils(primary.get(i), ks3.get(i), ks4.get(i));
      if (school.value(SchoolField.MFG_PUPILS).isPresent()) {
        double ratio = school.value(SchoolField.MFG_PUPILS).getAsDouble() / school.pupils();
        builder.remove(SchoolField.MFG_PUPILS);
        if (school.pupils() > 0) {
          double pupils = primary.get(i) + ks3.get(i) + ks4.get(i);
          builder.set(SchoolField.MFG_PUPILS, pupils * ratio);
        }
      }
      changed.add(builder.build());
    }
    return SchoolTable.of(changed);
  }

  private static double next(School school, SchoolField field, Random random) {
    double now = school.value(field).orElse(0);
    return switch (random.nextInt(8)) {
      case 0 -> 0;
      case 1 -> random.nextInt(300);
      case 2 -> now;
      default -> now * (0.7 + 0.6 * random.nextDouble());
    };
  }

  private static List<Double> list(double[] values) {
    List<Double> list = new ArrayList<>();
    for (double value : values) {
      list.add(value);
    }
    return list;
  }

  private static double[] column(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
