package org.perpupil.examples.page;

import java.util.Optional;
import org.perpupil.AssumptionRanking;
import org.perpupil.BudgetYears;
import org.perpupil.DeficitRisks;
import org.perpupil.JoiningChoice;
import org.perpupil.ShareChanges;
import org.perpupil.Workspace;

/**
 * What pages are made of, as far as it was asked for.
 *
 * @param workspace everything that was read
 * @param changes what another formula does to schools
 * @param years schools' budgets over years
 * @param risks what came of them
 * @param ranking which of the plan's assumptions matters most, to the school or to all
 * @param choice what staying, leaving alone and joining a trust do to the school
 * @param trust which it would join
 */
public record ReportResults(
    Workspace workspace,
    Optional<ShareChanges> changes,
    Optional<BudgetYears> years,
    Optional<DeficitRisks> risks,
    Optional<AssumptionRanking> ranking,
    Optional<JoiningChoice> choice,
    Optional<String> trust) {
  /** Returns what another formula does, and what a projection comes to, and nothing else. */
  public static ReportResults of(
      Workspace workspace, Optional<ShareChanges> changes, Optional<BudgetYears> years) {
    return new ReportResults(
        workspace,
        changes,
        years,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Returns these with what came of many worlds. */
  public ReportResults with(DeficitRisks ofWorlds, Optional<AssumptionRanking> ofInputs) {
    return new ReportResults(
        workspace, changes, years, Optional.of(ofWorlds), ofInputs, choice, trust);
  }

  /** Returns these with what staying, leaving alone and joining a trust do to the school. */
  public ReportResults with(JoiningChoice ofSchool, String ofTrust) {
    return new ReportResults(
        workspace, changes, years, risks, ranking, Optional.of(ofSchool), Optional.of(ofTrust));
  }
}
