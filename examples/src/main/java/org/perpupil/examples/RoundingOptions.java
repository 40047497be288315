package org.perpupil.examples;

import org.jspecify.annotations.Nullable;
import org.perpupil.formula.RoundingRules;
import picocli.CommandLine.Option;

/** Where figures are rounded. */
final class RoundingOptions {
  enum Lines {
    STATEMENT,
    TOTAL,
    NONE
  }

  enum Shares {
    SIX,
    GIVEN
  }

  enum Figures {
    ROUNDED,
    EXACT
  }

  @Option(
      names = "--rounding",
      defaultValue = "statement",
      paramLabel = "RULE",
      description =
          "statement: lines to pence (default); total: lines as they are, their sums to pence; or"
              + " none.")
  Lines lines = Lines.STATEMENT;

  @Option(
      names = "--shares",
      paramLabel = "RULE",
      description = "Shares of pupils: six decimals (default under statement), or given.")
  @Nullable Shares shares;

  @Option(
      names = "--aca-rates",
      defaultValue = "exact",
      paramLabel = "RULE",
      description = "National rates times area cost: exact (default), or rounded to pence.")
  Figures areaCostRates = Figures.EXACT;

  @Option(
      names = "--mfg-units",
      defaultValue = "exact",
      paramLabel = "RULE",
      description = "Unit values of the guarantee: exact (default), or rounded to pence.")
  Figures guaranteeUnits = Figures.EXACT;

  RoundingRules rules() {
    RoundingRules rules =
        switch (lines) {
          case STATEMENT -> RoundingRules.statement();
          case TOTAL -> RoundingRules.total();
          case NONE -> RoundingRules.none();
        };
    if (shares != null) {
      rules = rules.withSharesToSixDecimals(shares == Shares.SIX);
    }
    return rules
        .withAreaCostRatesToPence(areaCostRates == Figures.ROUNDED)
        .withGuaranteeUnitsToPence(guaranteeUnits == Figures.ROUNDED);
  }
}
