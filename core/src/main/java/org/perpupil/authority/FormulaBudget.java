package org.perpupil.authority;

import java.util.ArrayList;
import java.util.List;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Amounts;

/**
 * What an authority may spend through its formula: the schools block once its funds are taken off.
 *
 * <p>Covers all schools of the authority, those that its block is recouped for included. Immutable
 * and thread-safe.
 *
 * @param schoolsBlock pounds of the whole schools block, before recoupment for academies
 * @param growthFund pounds kept for schools that take in new classes
 * @param fallingRollsFund pounds kept for schools whose rolls will recover
 * @param transferredIn pounds moved into the formula from other blocks; negative when moved out
 */
public record FormulaBudget(
    double schoolsBlock, double growthFund, double fallingRollsFund, double transferredIn) {

  /** Checks that block and funds are sums of money that are not negative. */
  public FormulaBudget {
    List<Problem> problems = new ArrayList<>();
    Amounts.notNegative("schools_block", schoolsBlock, problems);
    Amounts.notNegative("growth_fund", growthFund, problems);
    Amounts.notNegative("falling_rolls_fund", fallingRollsFund, problems);
    if (!Double.isFinite(transferredIn)) {
      problems.add(
          Problem.error(
              "transferred_in",
              Problem.plain(transferredIn),
              "pounds, negative when moved out of the formula",
              "it was left blank"));
    }
    ProblemsException.throwIfAny(problems);
  }

  /** Returns a block that nothing is taken off and nothing moved into. */
  public static FormulaBudget of(double schoolsBlock) {
    return new FormulaBudget(schoolsBlock, 0, 0, 0);
  }

  /** Returns the same budget with a growth fund, in pounds. */
  public FormulaBudget withGrowthFund(double pounds) {
    return new FormulaBudget(schoolsBlock, pounds, fallingRollsFund, transferredIn);
  }

  /** Returns the same budget with a falling-rolls fund, in pounds. */
  public FormulaBudget withFallingRollsFund(double pounds) {
    return new FormulaBudget(schoolsBlock, growthFund, pounds, transferredIn);
  }

  /** Returns the same budget with pounds moved in from other blocks; negative when moved out. */
  public FormulaBudget withTransferredIn(double pounds) {
    return new FormulaBudget(schoolsBlock, growthFund, fallingRollsFund, pounds);
  }

  /** Returns the pounds that budget shares may come to; negative when the funds take more. */
  public double available() {
    return schoolsBlock + transferredIn - growthFund - fallingRollsFund;
  }
}
