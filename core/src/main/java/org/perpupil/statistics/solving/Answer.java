package org.perpupil.statistics.solving;

import java.util.OptionalDouble;

/** The answer to a break-even question: a value, none, or every value of the range. */
public sealed interface Answer permits Answer.Value, Answer.NoSuchValue, Answer.EveryValue {
  /** Returns the break-even value; absent when no value or every value will do. */
  OptionalDouble value();

  /**
   * The condition begins or ceases to hold here.
   *
   * @param at the outermost value found at which the condition holds: it was tried and holds
   * @param failsAt the nearest value outside, tried as well, at which it does not hold; equal to
   *     {@code at} when that is the end of the range
   * @param changes how often the condition changes between neighbouring values that were looked at,
   *     over the whole range; more than 1 means that it also fails somewhere beyond
   */
  record Value(double at, double failsAt, int changes) implements Answer {
    @Override
    public OptionalDouble value() {
      return OptionalDouble.of(at);
    }

    /** Returns whether the condition holds at the very end of the range. */
    public boolean isEndOfRange() {
      return at == failsAt;
    }

    /** Returns whether the condition holds at every value looked at on the inner side. */
    public boolean holdsBeyond() {
      return changes == 1 && !isEndOfRange();
    }
  }

  /**
   * The condition holds at no value that was looked at.
   *
   * @param low the lowest value looked at
   * @param high the highest
   */
  record NoSuchValue(double low, double high) implements Answer {
    @Override
    public OptionalDouble value() {
      return OptionalDouble.empty();
    }
  }

  /**
   * The condition holds at every value that was looked at.
   *
   * @param low the lowest value looked at
   * @param high the highest
   */
  record EveryValue(double low, double high) implements Answer {
    @Override
    public OptionalDouble value() {
      return OptionalDouble.empty();
    }
  }
}
