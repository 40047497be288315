package org.perpupil.trust.members;

import java.util.ArrayList;
import java.util.List;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Amounts;
import org.perpupil.trust.BalanceTransfer;
import org.perpupil.trust.Trust;

/**
 * What a school brings to a trust that it joins, and what it costs there.
 *
 * <p>Immutable and thread-safe.
 *
 * @param gag general annual grant in pounds a year, business rates and PFI included
 * @param ratesAndPfi pounds of it that are business rates and PFI
 * @param pupils pupils
 * @param balance what becomes of its balance
 */
public record IncomingSchool(
    double gag, double ratesAndPfi, double pupils, BalanceTransfer balance) {

  /** Checks grant and pupils. */
  public IncomingSchool {
    List<Problem> problems = new ArrayList<>();
    Amounts.notNegative("gag", gag, problems);
    Amounts.notNegative("rates_and_pfi", ratesAndPfi, problems);
    Amounts.notNegative("pupils", pupils, problems);
    ProblemsException.throwIfAny(problems);
  }

  /** Returns the central charge that it brings, in pounds a year. */
  public double brings(Trust trust) {
    return trust.charge().pounds(gag, ratesAndPfi, pupils);
  }

  /**
   * Returns what the centre costs more with it, in pounds a year; negative where growth makes the
   * others cheaper by more than the school costs.
   *
   * @param schools schools that the trust has already
   * @param pupilsAlready their pupils
   */
  public double costs(Trust trust, int schools, double pupilsAlready) {
    return trust.costs().atCentre(schools + 1, pupilsAlready + pupils)
        - (schools == 0 ? 0 : trust.costs().atCentre(schools, pupilsAlready));
  }

  /** Returns what it brings less what it costs the centre, in pounds a year. */
  public double netForCentre(Trust trust, int schools, double pupilsAlready) {
    return brings(trust) - costs(trust, schools, pupilsAlready);
  }
}
