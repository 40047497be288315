package org.perpupil.io;

import java.util.List;
import org.perpupil.io.Template.Column;
import org.perpupil.organisation.AffordabilityMode;
import org.perpupil.organisation.PoolingNeed;
import org.perpupil.organisation.ServiceTerms.Basis;
import org.perpupil.organisation.ServiceTerms.Payer;

/** The columns of files about trusts, authorities and services. */
final class OrganisationTemplate {
  private static final String POUNDS = "pounds a year, 0 or more";
  private static final String EACH = "pounds a year for each pupil, 0 or more";

  private OrganisationTemplate() {}

  static List<Column> trusts() {
    return List.of(
        new Column("trust", true, "text", "name that its schools give"),
        new Column(
            "schools", false, "identifiers, separated by spaces", "blank: those that name it"),
        new Column("charge_basis", true, "percent, per-pupil or flat", "what the charge goes by"),
        new Column("charge", true, "percent, or pounds a year", "central charge"),
        new Column(
            "charge_on_rates_and_pfi",
            false,
            "true or false",
            "whether a percentage is of business rates and PFI too; blank: false"),
        new Column(
            "charge_in_budgets",
            false,
            "true or false",
            "whether budgets of its schools hold the charge already; blank: false, it is added"),
        new Column("pooled_share", false, "a share from 0 to 1", "share of grant pooled; blank: 0"),
        new Column(
            "pooling_need",
            false,
            "one of " + String.join(", ", PoolingNeed.labels()),
            "what the pool is shared by; blank: pupils"),
        new Column("reserves", false, "separate or pooled", "whose they are; blank: separate"),
        new Column("opening_reserve", false, "pounds", "reserve of the centre; blank: 0"),
        new Column(
            "centralised_share",
            false,
            "a share from 0 to 1",
            "share of what the centre could do that it does; blank: 1"),
        new Column("central_fixed", false, POUNDS, "cost of the centre, whatever its size"),
        new Column("central_per_school", false, POUNDS, "cost of the centre for each school"),
        new Column(
            "central_per_further_school",
            false,
            "pounds a year",
            "what each school costs more for every school besides it; below 0 where growth pays"),
        new Column("central_per_pupil", false, POUNDS, "cost of the centre for each pupil"),
        new Column(
            "school_fixed",
            false,
            POUNDS,
            "what a school that leaves pays beside its budget and services, if it does by itself all"
                + " that the centre could; in the trust it pays for what is not centralised"),
        new Column("school_per_pupil", false, POUNDS, "the same for each pupil"));
  }

  static List<Column> authorities() {
    return List.of(
        new Column("la_code", true, "text", "code of the local authority"),
        new Column(
            "dedelegation_per_primary_pupil",
            false,
            EACH,
            "taken from maintained schools that state no de-delegation of their own"),
        new Column("dedelegation_per_secondary_pupil", false, EACH, "the same, secondary"),
        new Column(
            "education_functions_per_pupil",
            false,
            EACH,
            "levy for duties, maintained schools only"),
        new Column(
            "levy_limit_per_pupil",
            false,
            EACH,
            "the most that schools would agree to; blank: no more than the levy"),
        new Column(
            "central_services_per_pupil", false, EACH, "paid to it for pupils of all schools"),
        new Column("central_services_historic", false, POUNDS, "paid for historic commitments"),
        new Column("duties_fixed", false, POUNDS, "cost of duties, whoever leaves"),
        new Column("duties_per_pupil", false, EACH, "cost of duties by maintained pupils"),
        new Column(
            "duties_pupils_per_step", false, "more than 0 pupils", "pupils that one team serves"),
        new Column("duties_step_cost", false, POUNDS, "cost of each team"),
        new Column("retained_costs", false, POUNDS, "past decisions, such as added pension years"),
        new Column(
            "affordability",
            false,
            "one of " + String.join(", ", AffordabilityMode.labels()),
            "what pays for its guarantee; blank: given"),
        new Column("schools_block", false, POUNDS, "before recoupment for academies"),
        new Column("growth_fund", false, POUNDS, "taken off the block"),
        new Column("falling_rolls_fund", false, POUNDS, "taken off the block"));
  }

  static List<Column> services() {
    String payers = "one of " + String.join(", ", Payer.labels());
    return List.of(
        new Column("service", true, "text", "what is done; audit, systems and insurance by name"),
        new Column("trust", false, "text", "trust that the row holds in; blank: any"),
        new Column(
            "cost_basis",
            true,
            "one of " + String.join(", ", Basis.labels()),
            "projected: audit, systems and insurance, whose cost the projection works out"),
        new Column(
            "payer_maintained", true, payers, "levy: by de-delegation or a levy; never trust"),
        new Column("cost_maintained", false, POUNDS, "of the first year; in its budget already"),
        new Column("payer_academy", true, "authority or school", "as an academy of its own"),
        new Column("cost_academy", false, POUNDS, "of the first year"),
        new Column("payer_trust", true, "authority, school or trust", "in the trust"),
        new Column("cost_trust", false, POUNDS, "of the first year; of the school or the centre"));
  }
}
