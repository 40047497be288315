package org.perpupil.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.domains.Domain;
import org.perpupil.formula.Generators.Case;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/** What minimum level, guarantee, floor and cap promise to every school. */
@Domain(Generators.class)
@Tag("slow")
class ProtectionProperties {
  /** A protected school may miss its level by the rounding of a few lines. */
  private static final double PENCE = 0.03;

  @Property(tries = 300)
  void nobodyEndsBelowAProtection(@ForAll Case given) {
    Allocation paid = fullYear(given).allocate(RoundingRules.statement());
    for (int row = 0; row < paid.size(); row++) {
      if (paid.failure(row).isEmpty()) {
        keepsItsProtections(paid, row, fullYear(given));
      }
    }
  }

  @Property(tries = 300)
  void aCapTakesButNeverTooMuch(@ForAll Case all) {
    Case given = fullYear(all);
    Allocation capped = given.allocate(RoundingRules.statement());
    Allocation free =
        given.with(ProtectionProperties::uncapped).allocate(RoundingRules.statement());
    for (int row = 0; row < capped.size(); row++) {
      boolean bothPaid = capped.failure(row).isEmpty() && free.failure(row).isEmpty();
      if (bothPaid) {
        double with = capped.raw(Total.BUDGET_SHARE, row);
        double without = free.raw(Total.BUDGET_SHARE, row);
        assertThat(capped.raw(Total.BUDGET_SHARE_BEFORE_MFG, row))
            .isEqualTo(free.raw(Total.BUDGET_SHARE_BEFORE_MFG, row));
        assertThat(with).as(given.describe(row)).isLessThanOrEqualTo(without + 1e-6);
        if (with < without) {
          keepsItsProtections(capped, row, given);
        }
        if (!given.formula(row).isNational() && given.school(row).isGrowing()) {
          assertThat(with).isEqualTo(without);
        }
      }
    }
  }

  @Property(tries = 200)
  void floorBaselineIsWhatFollowsPupils(@ForAll Case all, @ForAll Case others) {
    Case given = fullYear(all);
    Formula formula = others.formulas().values().iterator().next();
    Allocation previous = given.allocate(RoundingRules.statement());
    Allocation current =
        Allocation.of(given.schools(), Formulas.forAll(formula), RoundingRules.statement());
    double[] baselines = FloorBaseline.perPupil(previous, current);
    for (int row = 0; row < baselines.length; row++) {
      double pupils = given.school(row).pupils();
      double left = Double.NaN;
      if (previous.failure(row).isEmpty() && current.failure(row).isEmpty() && pupils > 0) {
        left = previous.raw(Total.BUDGET_SHARE, row);
        for (Line line :
            new Line[] {
              Line.RATES, Line.SPLIT_SITES, Line.PFI, Line.EXCEPTIONAL, Line.OTHER_SCHOOL_LED
            }) {
          left -= previous.raw(line, row);
        }
        left -= current.raw(Line.LUMP_SUM, row) + current.raw(Line.SPARSITY, row);
      }
      if (left > 0) {
        assertThat(baselines[row]).isCloseTo(left / pupils, within(1e-6));
      } else {
        assertThat(baselines[row]).as(given.describe(row)).isNaN();
      }
    }
  }

  private static void keepsItsProtections(Allocation paid, int row, Case given) {
    School school = given.school(row);
    Formula formula = given.formula(row);
    String described = given.describe(row);
    if (school.value(SchoolField.PROTECTION_GIVEN).isPresent()) {
      // The sum is a published one, whatever levels and baselines it was worked out from.
      return;
    }
    double protections = 0;
    for (Line line : Line.of(Line.Group.PROTECTION)) {
      protections += paid.raw(line, row);
    }
    double counted =
        paid.raw(Total.PUPIL_LED_TOTAL, row)
            + paid.raw(Line.LUMP_SUM, row)
            + paid.raw(Line.SPARSITY, row)
            + paid.raw(Line.FRINGE, row);
    double topUp = paid.raw(Line.MPPL_TOP_UP, row);
    if (formula.value(Parameter.MPPL_PRIMARY).isPresent() && school.pupils() > 0) {
      double least = minimumLevel(school, formula) * school.pupils();
      assertThat(counted + topUp + protections)
          .as("minimum level of %s", described)
          .isGreaterThanOrEqualTo(least - PENCE);
      if (topUp > 0) {
        assertThat(counted + topUp).as("top-up of %s", described).isCloseTo(least, within(PENCE));
      }
    }
    double floor = school.value(SchoolField.FLOOR_BASELINE_PER_PUPIL).orElse(0) * school.pupils();
    if (formula.isNational() && formula.value(Parameter.FLOOR_PERCENT).isPresent()) {
      assertThat(paid.raw(Total.PUPIL_LED_TOTAL, row) + topUp + protections)
          .as("floor of %s", described)
          .isGreaterThanOrEqualTo(floor * raised(formula, Parameter.FLOOR_PERCENT) - PENCE);
    }
    if (formula.value(Parameter.MFG_PERCENT).isPresent()
        && paid.total(Total.MFG_BASELINE_UNIT_VALUE, row).isPresent()) {
      double pupils = school.value(SchoolField.MFG_PUPILS).orElse(school.pupils());
      double guaranteed =
          paid.raw(Total.MFG_BASELINE_UNIT_VALUE, row)
              * pupils
              * raised(formula, Parameter.MFG_PERCENT);
      assertThat(paid.raw(Total.MFG_BUDGET, row) + protections)
          .as("guarantee of %s", described)
          .isGreaterThanOrEqualTo(guaranteed - PENCE);
    }
  }

  static double minimumLevel(School school, Formula formula) {
    double sum =
        school.value(SchoolField.YEAR_GROUPS_PRIMARY).orElse(0)
                * formula.value(Parameter.MPPL_PRIMARY).getAsDouble()
            + school.yearGroupsKs3() * formula.value(Parameter.MPPL_KS3).getAsDouble()
            + school.yearGroupsKs4() * formula.value(Parameter.MPPL_KS4).getAsDouble();
    return sum / school.yearGroups();
  }

  private static double raised(Formula formula, Parameter percent) {
    return 1 + formula.value(percent).getAsDouble() / 100;
  }

  private static Formula uncapped(Formula formula) {
    return formula
        .without(Parameter.GAINS_CAP_REMAINING_PERCENT)
        .without(Parameter.GAINS_SCALING_PERCENT)
        .without(Parameter.GAINS_CAP_PERCENT);
  }

  /** Promises are for a full year; a school that opens in the year gets its part of all lines. */
  private static Case fullYear(Case given) {
    double[] days = new double[given.schools().size()];
    Arrays.fill(days, Double.NaN);
    SchoolTable table = given.schools().with(SchoolField.DAYS_OPEN, days);
    return new Case(table, given.formulas());
  }
}
