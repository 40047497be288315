package org.perpupil.trust;

import java.util.ArrayList;
import java.util.List;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Amounts;

/**
 * Pooling of general annual grant (GAG): a trust gathers its schools' grant and shares it out by
 * need.
 *
 * <p>The pool is a share of every school's grant without what is ring-fenced. A school gets back
 * the pool × its need ÷ all schools' need, so that no pound is made or lost. Need is any measure:
 * pupils, pupils weighted for need, or the cost of a curriculum plan. Immutable and thread-safe.
 *
 * <p>Source: the Academy Trust Handbook lets a trust pool grant but never PFI money, and asks it to
 * look at each school's needs and to hear appeals.
 *
 * @param share share of grant that is pooled, 0 to 1
 */
public record Pooling(double share) {
  /** Checks the share. */
  public Pooling {
    List<Problem> problems = new ArrayList<>();
    Amounts.share("pooled share", share, problems);
    ProblemsException.throwIfAny(problems);
  }

  /** Returns a trust that pools nothing. */
  public static Pooling none() {
    return new Pooling(0);
  }

  /** Returns a trust that pools all grant that is not ring-fenced. */
  public static Pooling all() {
    return new Pooling(1);
  }

  /**
   * Returns the grant of each school after pooling in pounds, ring-fenced money included, as a new
   * array.
   *
   * @param gag grant before, in pounds, a value for each school
   * @param ringFenced pounds of it that stay with the school, such as PFI and business rates
   * @param need a measure that is not negative, a value for each school
   * @throws ProblemsException when ring-fenced money is more than the grant, or there is no need to
   *     share by
   */
  public double[] apply(double[] gag, double[] ringFenced, double[] need) {
    Amounts.sameLength(gag.length, ringFenced, need);
    double[] after = gag.clone();
    if (share == 0) {
      return after;
    }
    List<Problem> problems = new ArrayList<>();
    double pool = 0;
    double allNeed = 0;
    for (int i = 0; i < gag.length; i++) {
      double pooled = share * (gag[i] - ringFenced[i]);
      if (!(pooled >= 0)) {
        problems.add(
            Problem.error(
                "school " + (i + 1) + ", ring-fenced grant",
                Problem.plain(ringFenced[i]),
                "no more than its grant of " + Problem.plain(gag[i]),
                "the grant was given without business rates and PFI; add them"));
      }
      Amounts.notNegative("school " + (i + 1) + ", need", need[i], problems);
      after[i] -= pooled;
      pool += pooled;
      allNeed += need[i];
    }
    if (problems.isEmpty() && pool > 0 && allNeed == 0) {
      problems.add(
          Problem.error(
              "need",
              "0",
              "a need of some school to share the pool by",
              "pupils can stand for need"));
    }
    ProblemsException.throwIfAny(problems);
    for (int i = 0; i < gag.length; i++) {
      after[i] += allNeed == 0 ? 0 : pool * need[i] / allNeed;
    }
    return after;
  }
}
