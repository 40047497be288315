package org.perpupil.sweep.solving;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.perpupil.problem.Problem;
import org.perpupil.rates.FundingYear;
import org.perpupil.statistics.solving.Answer;
import org.perpupil.sweep.SweepBasis;

/**
 * The answer to a {@link SolveQuestion}.
 *
 * @param id the school
 * @param unknown what was looked for
 * @param when the years of the run in which a number holds; empty of a year that was looked for
 * @param condition what has to hold
 * @param answer the value, none, or every value
 * @param value the number on the safe side, as it is printed; absent when there is none, every one
 *     will do, or a year was looked for
 * @param unit of the number
 * @param years what the years come to at the value, in order; of an assumption that has one
 * @param today the roll of the second year as the baseline has it, when a roll was looked for
 * @param basis what the answer rests on and nobody stated
 * @param warnings what is odd about the scenario
 */
public record SolvedNumber(
    String id,
    Unknown unknown,
    List<FundingYear> when,
    SolvedCondition condition,
    Answer answer,
    Optional<BigDecimal> value,
    String unit,
    List<SolvedSchool.Year> years,
    OptionalDouble today,
    SweepBasis basis,
    List<Problem> warnings) {

  /** Returns the year that was looked for, where there is one. */
  public Optional<FundingYear> latestYear() {
    return unknown.kind() == Unknown.Kind.LATEST_YEAR && answer instanceof Answer.Value found
        ? Optional.of(FundingYear.of((int) found.at()))
        : Optional.empty();
  }

  /** Returns whether every value of the range, or every year of the run, keeps the condition. */
  public boolean isAlwaysKept() {
    return answer instanceof Answer.EveryValue;
  }

  /** Returns the years in which a number holds, in words; empty of what has none. */
  public String span() {
    if (when.isEmpty()) {
      return "";
    }
    FundingYear first = when.get(0);
    FundingYear last = when.get(when.size() - 1);
    return first + (first.equals(last) ? "" : " to " + last);
  }

  /** Returns what was looked for, with the years in which it holds, in words. */
  public String what() {
    if (!when.isEmpty()) {
      return unknown + " in " + span();
    }
    return unknown.isRoll() ? unknown + " from the second year on" : unknown.toString();
  }
}
