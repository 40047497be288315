package org.perpupil.examples.page;

import java.util.Optional;
import org.perpupil.AssumptionRanking;
import org.perpupil.BudgetYears;
import org.perpupil.DeficitRisks;
import org.perpupil.ShareChanges;
import org.perpupil.Workspace;
import org.perpupil.io.SweepInputs;

/**
 * What pages are made of, as far as it was asked for.
 *
 * @param workspace everything that was read
 * @param changes what another formula does to schools
 * @param years schools' budgets over years
 * @param plan what varies in many worlds
 * @param risks what came of them
 * @param ranking which of the plan's assumptions matters most, to the school or to all
 */
public record ReportResults(
    Workspace workspace,
    Optional<ShareChanges> changes,
    Optional<BudgetYears> years,
    Optional<SweepInputs> plan,
    Optional<DeficitRisks> risks,
    Optional<AssumptionRanking> ranking) {
  /** Returns these without a ranking of assumptions. */
  public ReportResults withoutRanking() {
    return new ReportResults(workspace, changes, years, plan, risks, Optional.empty());
  }
}
