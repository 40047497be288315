package org.perpupil.authority.levers;

import java.util.ArrayList;
import java.util.List;
import org.perpupil.authority.FormulaBudget;
import org.perpupil.formula.printed.Pence;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;

/**
 * What an authority moves from its schools block to high needs.
 *
 * <p>Up to {@value #MOST_WITH_FORUM} percent with the agreement of its schools forum; more needs
 * the Secretary of State. Immutable and thread-safe.
 *
 * <p>Source: the School and Early Years Finance (England) Regulations.
 *
 * @param percent of the whole schools block, 0 for nothing
 * @param isApproved whether the Secretary of State has approved it
 */
public record HighNeedsTransfer(double percent, boolean isApproved) {
  /** The most that a schools forum can agree to, in percent of the schools block. */
  public static final double MOST_WITH_FORUM = 0.5;

  /** Checks that the percentage may be moved. */
  public HighNeedsTransfer {
    List<Problem> problems = new ArrayList<>();
    double most = isApproved ? 100 : MOST_WITH_FORUM;
    if (!(percent >= 0 && percent <= most)) {
      problems.add(
          Problem.error(
              "transfer_percent",
              Problem.plain(percent),
              "0 to " + Problem.plain(most) + " percent of the schools block",
              percent > most && percent <= 100
                  ? "the Secretary of State has approved more, which must be said"
                  : "pounds were written in place of a percentage"));
    }
    ProblemsException.throwIfAny(problems);
  }

  /** Returns a transfer that the schools forum can agree to. */
  public static HighNeedsTransfer of(double percent) {
    return new HighNeedsTransfer(percent, false);
  }

  /** Returns a budget with the transfer moved out of its block, in whole pence. */
  public FormulaBudget from(FormulaBudget budget) {
    double pounds = Pence.round(budget.schoolsBlock() * percent / 100);
    return budget.withTransferredIn(budget.transferredIn() - pounds);
  }
}
