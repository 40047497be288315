package org.perpupil.projection;

import org.perpupil.budget.BudgetCode;

/**
 * What the posts of a school cost in the first year, against what its budget states under the same
 * code. Immutable and thread-safe.
 *
 * @param schoolId identifier of the school
 * @param code the code that the posts replace
 * @param stated pounds that the budget states
 * @param posts pounds that the posts come to, which are used
 * @param areAllThere whether the staff file says that there are no other posts
 */
public record PostsOfBudget(
    String schoolId, BudgetCode code, double stated, double posts, boolean areAllThere) {
  /** The part of the budget's sum that posts may miss it by. */
  private static final double NEAR = 0.05;

  /**
   * Returns the pounds by which the posts come to more than the budget states; negative for less.
   */
  public double difference() {
    return posts - stated;
  }

  /**
   * Returns whether budget and posts contradict each other, so that the school is not projected.
   */
  public boolean isContradiction() {
    return !areAllThere && Math.abs(difference()) > NEAR * Math.abs(stated);
  }
}
