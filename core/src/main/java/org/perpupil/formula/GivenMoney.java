package org.perpupil.formula;

import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/**
 * Money that comes to a school as a sum and passes through the formula.
 *
 * <p>The national formula refuses pupil-led sums: they may hold deprivation money that it pays
 * itself.
 */
final class GivenMoney {
  private GivenMoney() {}

  static void compile(Compilation to) {
    to.give(Line.OTHER_PUPIL_LED, SchoolField.OTHER_PUPIL_LED);
    to.give(Line.PFI, SchoolField.PFI);
    to.give(Line.EXCEPTIONAL, SchoolField.EXCEPTIONAL);
    to.give(Line.OTHER_SCHOOL_LED, SchoolField.OTHER_SCHOOL_LED);
    to.give(Line.RATES, SchoolField.RATES);
    if (to.formula.isNational()) {
      for (int i = 0; i < to.size(); i++) {
        School school = to.school(i);
        if (school.value(SchoolField.OTHER_PUPIL_LED).orElse(0) != 0) {
          to.fail(
              i,
              "other_pupil_led is not 0; under the national formula it may hold money that the"
                  + " formula pays itself");
        }
        boolean cash =
            school.value(SchoolField.PFI).orElse(0) != 0
                || school.value(SchoolField.EXCEPTIONAL).orElse(0) != 0;
        if (cash && school.value(SchoolField.ACA).orElse(1) != 1) {
          to.restsOn(i, UnverifiedRule.AREA_COST_NOT_ON_CASH);
        }
      }
    }
  }
}
