package org.perpupil.projection;

import java.util.Random;
import org.perpupil.formula.Parameter;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.scenario.Selector;

/** Makes random assumptions, some for all years and some for one, some for all schools. */
final class ProjectionAssumptions {
  private final Random random;
  private final int firstYear;
  private final int years;

  ProjectionAssumptions(Random random, int firstYear, int years) {
    this.random = random;
    this.firstYear = firstYear;
    this.years = years;
  }

  Assumptions any() {
    Assumptions.Builder builder =
        Assumptions.builder()
            .set("formula.national_uplift_percent", random.nextInt(60) / 10.0 - 1)
            .set("formula.local_uplift_percent", random.nextInt(60) / 10.0 - 1);
    int share = random.nextInt(80);
    for (Assumption assumption : Assumption.all()) {
      if (assumption.parameter().isEmpty() && chance(share)) {
        set(builder, assumption);
      }
    }
    // Estimates that come out wrong need three things at once, so they are often put together.
    if (chance(30)) {
      builder.set("pupils.funded_on_estimates", 1);
      builder.set("pupils.forecast_bias_percent", value(Assumption.of("prices.cpi_percent")));
    }
    if (chance(30)) {
      builder.set(Assumption.of(Parameter.BASIC_PRIMARY), year(), 3_000 + random.nextInt(1_000));
    }
    if (chance(30)) {
      builder.set(Assumption.of(Parameter.LUMP_SUM_SECONDARY), 90_000 + random.nextInt(60_000));
    }
    return builder.build();
  }

  private void set(Assumptions.Builder builder, Assumption assumption) {
    if (chance(50)) {
      builder.set(assumption, selector(), value(assumption));
    }
    while (chance(40)) {
      builder.set(assumption, selector(), year(), value(assumption));
    }
  }

  private Selector selector() {
    return chance(80) ? Selector.all() : Selector.authority("LA0");
  }

  private FundingYear year() {
    return FundingYear.of(firstYear + random.nextInt(years + 1));
  }

  private double value(Assumption assumption) {
    String name = assumption.name();
    if (assumption.unit().equals("0 or 1")) {
      return random.nextInt(2);
    }
    if (assumption.unit().equals("share")) {
      return Math.max(assumption.minimum(), random.nextInt(101) / 100.0);
    }
    return switch (name) {
      case "pupils.stay_on_percent", "pupils.sixth_form_stay_on_percent" -> 80 + random.nextInt(40);
      case "classes.primary_size", "classes.secondary_size", "classes.sixth_form_size" ->
          12 + random.nextInt(24);
      case "staff.leadership_posts", "staff.teachers_per_class" -> random.nextInt(13) / 4.0;
      case "staff.joiner_point" -> 1 + random.nextInt(33) / 4.0;
      case "staff.teacher_leaving_percent", "pension.teachers_percent" -> random.nextInt(40);
      case "pension.lgps_maintained_percent", "pension.lgps_academy_percent" ->
          15 + random.nextInt(15);
      case "grants.growth_fund_months" -> random.nextInt(13);
      case "grants.growth_fund_least_pupils", "grants.falling_rolls_least_percent" ->
          random.nextInt(100) / 7.0;
      case "trust.central_charge_percent" -> random.nextInt(300) / 10.0;
      case "pay.support_reference_salary" -> 12_000 + random.nextInt(30_000);
      case "tax.national_insurance_percent" -> 10 + random.nextInt(8);
      case "tax.apprenticeship_levy_percent" -> random.nextInt(50) / 10.0;
      case "tax.national_insurance_threshold" -> random.nextInt(15_000);
      default ->
          assumption.unit().startsWith("pounds")
              ? random.nextInt((int) Math.min(20_000, assumption.maximum()))
              : random.nextInt(120) / 10.0 - 2;
    };
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
