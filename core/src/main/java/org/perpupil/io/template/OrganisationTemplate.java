package org.perpupil.io.template;

import java.util.List;
import java.util.Optional;
import org.perpupil.authority.AffordabilityMode;
import org.perpupil.io.template.Template.Column;
import org.perpupil.problem.Range;
import org.perpupil.trust.PoolingNeed;
import org.perpupil.trust.ServiceTerms.Basis;
import org.perpupil.trust.ServiceTerms.Payer;

/** The columns of files about trusts, authorities and services. */
public final class OrganisationTemplate {
  /** A charge by what it goes by. */
  public static final Range CHARGE_PERCENT = Range.of("percent", 0, 100).percent().usually(0.5, 12);

  public static final Range CHARGE_PER_PUPIL =
      Range.of("pounds a year for each pupil", 0, 100_000).usually(5, 1500);

  public static final Range CHARGE_FLAT =
      Range.of("pounds a year for each school", 0, 100_000_000).usually(500, 1_000_000);

  /** A cost of a service by what it is of. */
  public static final Range COST_PER_PUPIL =
      Range.of("pounds a year for each pupil, 0 or more", 0, 100_000).usually(0, 1500);

  public static final Range COST_FLAT =
      Range.of("pounds a year, 0 or more", 0, 100_000_000).usually(0, 1_000_000);

  private static final Range SHARE = Range.of("a share from 0 to 1", 0, 1);

  /** Levies and costs for each pupil. */
  private static final Range EACH =
      Range.of("pounds a year for each pupil, 0 or more", 0, 100_000).usually(0, 1500);

  /** Costs of an authority or a trust. */
  private static final Range POUNDS =
      Range.of("pounds a year, 0 or more", 0, 10_000_000_000.0).usually(0, 50_000_000);

  /** The whole of England has 50 billion. */
  private static final Range BLOCK =
      Range.of("pounds a year, 0 or more", 0, 100_000_000_000.0)
          .usually(1_000_000, 3_000_000_000.0);

  private OrganisationTemplate() {}

  static List<Column> trusts() {
    return List.of(
        new Column("trust", true, "text", "name that its schools give"),
        new Column(
            "schools", false, "identifiers, separated by spaces", "blank: those that name it"),
        new Column("charge_basis", true, "percent, per-pupil or flat", "what the charge goes by"),
        new Column(
            "charge",
            true,
            "percent, or pounds a year",
            "central charge",
            Optional.of(CHARGE_FLAT)),
        new Column(
            "charge_changes",
            false,
            "such as 2027-28:5 W01:3.5 W02@2028-29:4, separated by spaces",
            "other charges of all schools from a September on, or of some"),
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
        new Column("pooled_share", false, SHARE, "share of grant pooled; blank: 0"),
        new Column(
            "pooling_need",
            false,
            "one of " + String.join(", ", PoolingNeed.labels()),
            "what the pool is shared by; blank: pupils"),
        new Column("reserves", false, "separate or pooled", "whose they are; blank: separate"),
        new Column(
            "opening_reserve",
            false,
            Range.of("pounds, negative for a deficit", -10_000_000_000.0, 10_000_000_000.0)
                .usually(-20_000_000, 100_000_000),
            "reserve of the centre; blank: 0"),
        new Column(
            "centralised_share",
            false,
            SHARE,
            "share of what the centre could do that it does; blank: 1"),
        new Column("central_fixed", false, POUNDS, "cost of the centre, whatever its size"),
        new Column("central_per_school", false, POUNDS, "cost of the centre for each school"),
        new Column(
            "central_per_further_school",
            false,
            Range.of("pounds a year", -100_000_000, 100_000_000).usually(-100_000, 100_000),
            "what each school costs more for every school besides it; below 0 where growth pays"),
        new Column("central_per_pupil", false, EACH, "cost of the centre for each pupil"),
        new Column(
            "school_fixed",
            false,
            POUNDS,
            "what a school that leaves pays beside its budget and services, if it does by itself"
                + " all that the centre could; in the trust it pays for what is not centralised"),
        new Column("school_per_pupil", false, EACH, "the same for each pupil"));
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
            "duties_pupils_per_step",
            false,
            Range.of("more than 0 pupils", 0, 10_000_000).above().usually(50, 100_000),
            "pupils that one team serves"),
        new Column("duties_step_cost", false, POUNDS, "cost of each team"),
        new Column("retained_costs", false, POUNDS, "past decisions, such as added pension years"),
        new Column(
            "affordability",
            false,
            "one of " + String.join(", ", AffordabilityMode.labels()),
            "what pays for its guarantee; blank: given"),
        new Column("schools_block", false, BLOCK, "before recoupment for academies"),
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
        new Column("cost_maintained", false, COST_FLAT, "of the first year; in its budget already"),
        new Column("payer_academy", true, "authority or school", "as an academy of its own"),
        new Column("cost_academy", false, COST_FLAT, "of the first year"),
        new Column("payer_trust", true, "authority, school or trust", "in the trust"),
        new Column(
            "cost_trust", false, COST_FLAT, "of the first year; of the school or the centre"));
  }
}
