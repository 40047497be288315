package org.perpupil.examples;

import java.time.LocalDate;
import org.perpupil.budget.Block;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;

/** The day on which a school leaves its authority. */
final class ConversionOption {
  private ConversionOption() {}

  /**
   * Returns the block that starts on a day.
   *
   * @throws ProblemsException when none does; names the nearest day on which one does
   */
  static Block block(String option, LocalDate day) {
    return Block.startingOn(day)
        .orElseThrow(
            () ->
                new ProblemsException(
                    Problem.error(
                        option,
                        day.toString(),
                        "1 April or 1 September, on which calendars of schools turn",
                        "'" + Block.nearest(day).start() + "', the nearest, was meant")));
  }
}
