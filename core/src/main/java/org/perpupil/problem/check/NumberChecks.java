package org.perpupil.problem.check;

import java.util.ArrayList;
import java.util.List;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;

/** Collects what is wrong with the numbers of one thing, to report all of it at once. */
public final class NumberChecks {
  private final String place;
  private final List<Problem> problems = new ArrayList<>();

  public NumberChecks(String place) {
    this.place = place;
  }

  /** Adds a problem unless it is right. */
  public NumberChecks that(
      boolean right, String part, String value, String expected, String advice) {
    if (!right) {
      problems.add(Problem.error(place + ", " + part, value, expected, advice));
    }
    return this;
  }

  /** Adds a problem unless it is right. */
  public NumberChecks that(
      boolean right, String part, double value, String expected, String advice) {
    return that(right, part, Problem.plain(value), expected, advice);
  }

  public NumberChecks finite(String part, double value) {
    return that(Double.isFinite(value), part, value, "a finite number", "a figure is missing");
  }

  public NumberChecks finite(String part, double[] values) {
    for (int i = 0; i < values.length; i++) {
      finite(part + " " + (i + 1), values[i]);
    }
    return this;
  }

  public NumberChecks aboveZero(String part, double value) {
    return that(
        value > 0 && Double.isFinite(value),
        part,
        value,
        "a number above 0",
        "one value was meant, which empirical takes alone");
  }

  public NumberChecks probability(String part, double value) {
    return that(
        value >= 0 && value <= 1,
        part,
        value,
        "a probability from 0 to 1",
        value > 1 && value <= 100 ? "a percentage was given, divide it by 100" : "a sign is wrong");
  }

  public NumberChecks less(String lowPart, double low, String highPart, double high) {
    finite(lowPart, low);
    finite(highPart, high);
    return that(
        !(low >= high),
        highPart,
        high,
        "a number above " + lowPart + " " + Problem.plain(low),
        "the two are swapped, or one value was meant, which empirical takes alone");
  }

  public void throwIfAny() {
    ProblemsException.throwIfAny(problems);
  }
}
