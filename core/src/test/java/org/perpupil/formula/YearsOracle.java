package org.perpupil.formula;

import java.util.ArrayList;
import java.util.List;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/**
 * Schools through funding years by one allocation a year, each of a table whose pupils and
 * baselines were written into it from the allocation before.
 */
final class YearsOracle {
  private final SchoolTable first;
  private SchoolTable table;
  private Allocation allocation;

  YearsOracle(SchoolTable schools) {
    this.first = schools;
    this.table = schools;
    this.allocation = allocate(schools, Formula.national("2022-23"));
  }

  /** Pays the schools as they stand in their own table. */
  Allocation firstYear(Formula formula) {
    table = without(first, SchoolField.DAYS_OPEN);
    allocation = allocate(table, formula);
    return allocation;
  }

  Allocation nextYear(Formula formula, Roll roll, double[] rolledIn) {
    SchoolTable previousTable = table;
    Allocation previous = allocation;
    SchoolTable bare = without(roll.in(first), SchoolField.PROTECTION_GIVEN);
    Allocation unprotected = allocate(bare, formula);
    List<School> schools = new ArrayList<>();
    for (int i = 0; i < bare.size(); i++) {
      School before = previousTable.school(i);
      School.Builder school = bare.school(i).toBuilder();
      double share = previous.raw(Total.BUDGET_SHARE, i) - previous.raw(Line.RATES, i);
      double counted = before.value(SchoolField.MFG_PUPILS).orElse(before.pupils());
      if (!Double.isNaN(share) && counted > 0) {
        school.set(SchoolField.PREVIOUS_BUDGET_SHARE, share);
        school.set(SchoolField.PREVIOUS_PUPILS, counted);
        copy(before, SchoolField.EXCLUSIONS, school, SchoolField.PREVIOUS_EXCLUSIONS);
        copy(
            before,
            SchoolField.TECHNICAL_ADJUSTMENTS,
            school,
            SchoolField.PREVIOUS_TECHNICAL_ADJUSTMENTS);
        school.set(SchoolField.PREVIOUS_SPLIT_SITES, previous.raw(Line.SPLIT_SITES, i));
        school.set(SchoolField.PREVIOUS_PFI, previous.raw(Line.PFI, i));
        school.set(SchoolField.ROLLED_IN_GRANTS, rolledIn[i]);
      }
      double floor =
          (share
                  + rolledIn[i]
                  - previous.raw(Line.SPLIT_SITES, i)
                  - previous.raw(Line.PFI, i)
                  - previous.raw(Line.EXCEPTIONAL, i)
                  - previous.raw(Line.OTHER_SCHOOL_LED, i)
                  - unprotected.raw(Line.LUMP_SUM, i)
                  - unprotected.raw(Line.SPARSITY, i))
              / before.pupils();
      if (floor > 0 && Double.isFinite(floor)) {
        school.set(SchoolField.FLOOR_BASELINE_PER_PUPIL, floor);
      }
      schools.add(school.build());
    }
    table = SchoolTable.of(schools);
    allocation = allocate(table, formula);
    return allocation;
  }

  static Allocation allocate(SchoolTable schools, Formula formula) {
    return Allocation.of(schools, Formulas.forAll(formula), RoundingRules.none());
  }

  static SchoolTable without(SchoolTable schools, SchoolField... fields) {
    List<School> changed = new ArrayList<>();
    for (School school : schools.schools()) {
      School.Builder builder = school.toBuilder();
      for (SchoolField field : fields) {
        builder.remove(field);
      }
      changed.add(builder.build());
    }
    return SchoolTable.of(changed);
  }

  private static void copy(School from, SchoolField what, School.Builder to, SchoolField as) {
    from.value(what).ifPresent(value -> to.set(as, value));
  }
}
