package org.perpupil.projection;

import java.time.LocalDate;
import java.util.OptionalDouble;
import org.perpupil.budget.PricePath;
import org.perpupil.rates.DatedRates;
import org.perpupil.rates.Rate;

/** Prices and published rates over the blocks of one school. */
final class NaiveLevels {
  private final NaiveValues values;

  NaiveLevels(NaiveValues values) {
    this.values = values;
  }

  /** What a price stands at, in a unit that only its changes matter of. */
  double price(PricePath path, int block) {
    int april = NaiveTimeline.financialYear(block);
    return switch (path) {
      case NONE -> 1;
      case CPI -> values.grown("prices.cpi_percent", april);
      case ENERGY -> values.grown("prices.energy_percent", april);
      case CONTRACT -> values.grown("prices.contract_percent", april);
      case BUSINESS_RATES -> values.grown("prices.business_rates_percent", april);
      case SELF_GENERATED -> values.grown("income.self_generated_growth_percent", april);
      case HIGH_NEEDS -> values.grown("income.high_needs_growth_percent", april);
      case OTHER_GRANTS -> values.grown("income.other_grants_growth_percent", april);
      case SIXTH_FORM_RATE ->
          academic(
              "sixth_form_rate",
              "grants.sixth_form_growth_percent",
              NaiveTimeline.academicYear(block));
      case PUPIL_PREMIUM -> pupilPremiumPrimary(april);
      case TEACHER_PAY, SUPPORT_PAY -> throw new IllegalArgumentException(path + " needs a cost");
    };
  }

  double pupilPremiumPrimary(int year) {
    return financial("pupil_premium_primary", "grants.pupil_premium_growth_percent", year);
  }

  double pupilPremiumSecondary(int year) {
    return financial("pupil_premium_secondary", "grants.pupil_premium_growth_percent", year);
  }

  double insurance(int year) {
    return financial("risk_protection_price", "grants.insurance_growth_percent", year);
  }

  double meal(int year) {
    return academic("uifsm_meal_rate", "grants.meal_growth_percent", year);
  }

  /** A rate that nothing but its publications changes; after the last of them it stays. */
  double held(String name, int academicYear) {
    int year = academicYear;
    while (published(name, september(year)).isEmpty()) {
      year--;
    }
    return published(name, september(year)).getAsDouble();
  }

  OptionalDouble publishedFromSeptember(String name, int academicYear) {
    return published(name, september(academicYear));
  }

  private double financial(String name, String growth, int year) {
    if (year == 0) {
      return published(name, april(0)).getAsDouble();
    }
    OptionalDouble known = published(name, april(year));
    return known.isPresent() && values.set(growth, year).isEmpty()
        ? known.getAsDouble()
        : financial(name, growth, year - 1) * values.growth(growth, year);
  }

  private double academic(String name, String growth, int year) {
    OptionalDouble known = published(name, september(year));
    if (year == -1) {
      return known.isPresent() ? known.getAsDouble() : academic(name, growth, 0);
    }
    if (year == 0 || (known.isPresent() && values.set(growth, year).isEmpty())) {
      return known.getAsDouble();
    }
    return academic(name, growth, year - 1) * values.growth(growth, year);
  }

  private LocalDate april(int year) {
    return LocalDate.of(values.firstYear() + year, 4, 1);
  }

  private LocalDate september(int year) {
    return LocalDate.of(values.firstYear() + year, 9, 1);
  }

  private static OptionalDouble published(String name, LocalDate date) {
    return DatedRates.grants()
        .find(name, date)
        .map(Rate::value)
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }
}
