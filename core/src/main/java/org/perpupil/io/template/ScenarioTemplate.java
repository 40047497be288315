package org.perpupil.io.template;

import java.util.List;

/** The blank scenario file and what its keys mean. */
final class ScenarioTemplate {
  private ScenarioTemplate() {}

  static String blank() {
    return """
    name: What happens
    leaves_out: what this does not look at
    # baseline:
    #   schools: schools.csv
    #   formulas: formulas.csv
    #   budgets: budgets.csv
    #   staff: staff.csv
    #   assumptions: assumptions.yaml
    #   years: 2025-26..2030-31
    # constants:
    #   prices.energy_percent: 3
    # changes:
    #   - assumption: pay.teacher_award_percent
    #     set: {2027-28: 4, 2028-29..: 3}
    #   - assumption: pupils.intake_growth_percent
    #     add: -1
    #     schools: [S01, S02]
    #   - assumption: trust.central_charge_percent
    #     set: 5
    #     trust: Oak Trust
    #   - assumption: prices.cpi_percent
    #     scale: 1.5
    # conversions:
    #   - {school: S01, on: 2027-09-01}
    #   - {school: S04, on: 2027-09-01, trust: Oak Trust}
    # leaving: {order: [S02, S03], from: 2026-09-01, every_months: 12}
    # events:
    #   - {open: S09, on: 2027-09-01}
    #   - {close: S05, on: 2027-09-01, pupils_to: {S01: 60, S06: 40}}
    #   - {merge: [S07, S08], into: S78, on: 2027-09-01, sparsity_distance_miles: 2.4}
    #   - {move: S06, on: 2028-04-01, to: "302"}
    # pooling: {trust: Oak Trust, share: 1, need: pupils}
    # formula:
    #   2026-27: {towards: "nff:2025-26", percent: 50}
    #   2027-28: nff:2025-26
    #   2029-30: baseline
    """;
  }

  static List<Template.Column> keys() {
    return List.of(
        key("name", true, "text", "what the scenario is called"),
        key("leaves_out", true, "text", "what it does not look at"),
        key("baseline", false, "files and years", "what it starts from, beside this file"),
        key("constants", false, "names and values", "what holds in both worlds"),
        key(
            "changes",
            false,
            "a list",
            "assumption; set, add or scale, for all years or some (2027-28, 2027-28..2029-30, or"
                + " 2027-28.. from then on); schools, authority or trust"),
        key(
            "conversions",
            false,
            "a list",
            "school, on: the first of a month, and perhaps the trust that it joins; changes aimed"
                + " at the trust concern it from then"),
        key(
            "leaving",
            false,
            "a mapping",
            "order, from, every_months and perhaps trust: schools one by one"),
        key(
            "events",
            false,
            "a list",
            "schools that open (as their rows in the files say), close (pupils_to: a school, or"
                + " percentages by school), merge (into a new identifier) or move to an authority;"
                + " on: 1 April or 1 September"),
        key(
            "pooling",
            false,
            "a mapping",
            "trust or schools that pool grant, share from 0 to 1, need: pupils or disadvantage; or"
                + " a list of such"),
        key(
            "formula",
            false,
            "years and formulas",
            "which formula pays from a year on: nff: and a year, baseline, or towards and"
                + " percent"));
  }

  private static Template.Column key(
      String name, boolean required, String expected, String meaning) {
    return new Template.Column(name, required, expected, meaning);
  }
}
