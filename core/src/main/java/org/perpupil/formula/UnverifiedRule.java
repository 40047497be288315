package org.perpupil.formula;

/**
 * Rules that no published text was found for.
 *
 * <p>An allocation that rests on one of them is marked unverified, whatever the status of its
 * rates.
 */
enum UnverifiedRule {
  /** Size weight times distance weight. */
  SPARSITY_PRODUCT("sparsity is the maximum times a size weight times a distance weight"),
  /** Mobility pays the share above the threshold. */
  MOBILITY_ABOVE_THRESHOLD("mobility pays the share of pupils above the threshold"),
  /** Distance money for split sites is full at 500 metres. */
  SPLIT_SITE_FULL_DISTANCE("split-site distance money rises from 100 metres to full at 500"),
  /** At most three additional sites are paid for. */
  SPLIT_SITE_LIMIT("split sites pay at most three additional sites"),
  /** Area cost leaves PFI and exceptional premises alone. */
  AREA_COST_NOT_ON_CASH("the area cost adjustment leaves PFI and exceptional premises alone"),
  /** How the national floor and cap compare with last year. */
  NATIONAL_FLOOR("the national floor and cap compare pounds per pupil without lump sum, sparsity"),
  /** The alternative gains cap. */
  REMAINING_GAIN_CAP("a gain is capped at a share of the remaining gain where that is greater");

  private final String description;

  UnverifiedRule(String description) {
    this.description = description;
  }

  /** Returns what the rule says, in words. */
  String description() {
    return description;
  }
}
