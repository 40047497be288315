package org.perpupil.projection;

import java.util.OptionalDouble;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.School;

/**
 * The assumptions that hold for one school, by year counted from the first.
 *
 * @param assumptions what somebody set
 * @param school the school
 * @param firstYear the calendar year in which year 0 starts
 */
record NaiveValues(Assumptions assumptions, School school, int firstYear) {
  double of(String name, int year) {
    return assumptions
        .value(Assumption.of(name), FundingYear.of(firstYear + year), school)
        .orElseThrow(() -> new IllegalStateException(name + " has no value in year " + year));
  }

  /** The value only where somebody set it. */
  OptionalDouble set(String name, int year) {
    return assumptions.explicit(Assumption.of(name), FundingYear.of(firstYear + year), school);
  }

  double growth(String percentName, int year) {
    return 1 + of(percentName, year) / 100;
  }

  /** What a price or quantity of year 0 has grown to. */
  double grown(String percentName, int year) {
    double level = 1;
    for (int y = 1; y <= year; y++) {
      level *= growth(percentName, y);
    }
    return level;
  }
}
