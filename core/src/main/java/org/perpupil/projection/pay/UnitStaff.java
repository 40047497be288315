package org.perpupil.projection.pay;

import org.perpupil.budget.BudgetCode;

/**
 * The posts of a unit's schools, one school after another in flat arrays.
 *
 * <p>A school's chains stand from {@code chainStart[s]} to {@code chainStart[s + 1]}, and its posts
 * that stay, and those that start later, likewise. Immutable once made.
 */
public final class UnitStaff {
  public final int[] chainStart;

  /** Rows of the cost table of each chain's M1, and of each post that stays. */
  public final int[] chainRows;

  public final double[] chainFractions;

  /** Posts by chain and point in the first block. */
  public final double[] chainCounts;

  /** Full-time equivalent teachers on the scale in the first block, by school. */
  public final double[] teachers;

  public final int[] otherStart;
  public final int[] otherRows;
  public final double[] otherCounts;
  public final BudgetCode[] otherCodes;

  /** The first block of posts that stay. */
  public final int[] otherBlocks;

  /** Whether any of a school's posts that stay starts after its first block. */
  public final boolean[] hasLaterStarts;

  public final int[] arrivalStart;
  public final int[] arrivalBlocks;

  /** Slots among the school's own chains. */
  public final int[] arrivalSlots;

  public final double[] arrivalCounts;

  public final int[] traineeRows;
  public final int[] youngTraineeRows;

  UnitStaff(StaffPlan[] plans, int first) {
    int size = plans.length;
    chainStart = new int[size + 1];
    otherStart = new int[size + 1];
    arrivalStart = new int[size + 1];
    for (int s = 0; s < size; s++) {
      chainStart[s + 1] = chainStart[s] + plans[s].chainRows.length;
      otherStart[s + 1] = otherStart[s] + plans[s].otherRows.length;
      arrivalStart[s + 1] = arrivalStart[s] + plans[s].arrivalBlocks.length;
    }
    chainRows = new int[chainStart[size]];
    chainFractions = new double[chainStart[size]];
    chainCounts = new double[StaffPlan.CHAIN * chainStart[size]];
    teachers = new double[size];
    otherRows = new int[otherStart[size]];
    otherCounts = new double[otherStart[size]];
    otherCodes = new BudgetCode[otherStart[size]];
    otherBlocks = new int[otherStart[size]];
    hasLaterStarts = new boolean[size];
    arrivalBlocks = new int[arrivalStart[size]];
    arrivalSlots = new int[arrivalStart[size]];
    arrivalCounts = new double[arrivalStart[size]];
    traineeRows = new int[size];
    youngTraineeRows = new int[size];
    for (int s = 0; s < size; s++) {
      copy(plans[s], s, first);
    }
  }

  public boolean hasTeachersOnScale(int s) {
    return chainStart[s + 1] > chainStart[s];
  }

  private void copy(StaffPlan plan, int s, int first) {
    for (int c = 0; c < plan.chainRows.length; c++) {
      chainRows[chainStart[s] + c] = plan.chainRows[c];
    }
    copy(plan.chainFractions, chainFractions, chainStart[s]);
    copy(plan.chainCounts, chainCounts, StaffPlan.CHAIN * chainStart[s]);
    for (int o = 0; o < plan.otherRows.length; o++) {
      otherRows[otherStart[s] + o] = plan.otherRows[o];
      hasLaterStarts[s] |= plan.otherBlocks[o] > first;
    }
    copy(plan.otherCounts, otherCounts, otherStart[s]);
    copy(plan.otherBlocks, otherBlocks, otherStart[s]);
    System.arraycopy(plan.otherCodes, 0, otherCodes, otherStart[s], plan.otherCodes.length);
    copy(plan.arrivalBlocks, arrivalBlocks, arrivalStart[s]);
    copy(plan.arrivalSlots, arrivalSlots, arrivalStart[s]);
    copy(plan.arrivalCounts, arrivalCounts, arrivalStart[s]);
    for (int i = 0; i < plan.chainCounts.length; i++) {
      teachers[s] += plan.chainCounts[i] * plan.chainFractions[i / StaffPlan.CHAIN];
    }
    traineeRows[s] = plan.traineeRow;
    youngTraineeRows[s] = plan.youngTraineeRow;
  }

  private static void copy(int[] from, int[] into, int at) {
    System.arraycopy(from, 0, into, at, from.length);
  }

  private static void copy(double[] from, double[] into, int at) {
    System.arraycopy(from, 0, into, at, from.length);
  }
}
