package org.perpupil.viability;

import java.util.ArrayList;
import java.util.List;
import org.perpupil.rates.FundingYear;

/** Years of figures for tests. */
final class Years {
  private Years() {}

  /** Years from 2024-25 that close with these reserves, each on £1,000,000 of income. */
  static List<YearFigures> closing(double... reserves) {
    List<YearFigures> years = new ArrayList<>();
    double opening = 0;
    for (int i = 0; i < reserves.length; i++) {
      double expenditure = 1_000_000 - (reserves[i] - opening);
      years.add(
          YearFigures.of(FundingYear.of(2024 + i), opening, 1_000_000, expenditure, 790_000)
              .withClosingReserve(reserves[i]));
      opening = reserves[i];
    }
    return years;
  }

  static Accounts accounts(OrganisationKind kind, double... reserves) {
    return Accounts.of(kind, closing(reserves));
  }

  /** Outcomes of one rule, years in order. */
  static List<Outcome> outcomes(List<Verdict> verdicts, String rule) {
    return verdicts.stream()
        .filter(verdict -> verdict.rule().equals(rule))
        .map(Verdict::outcome)
        .toList();
  }
}
