package org.perpupil.scenario;

import java.util.Locale;
import java.util.Optional;
import org.perpupil.rates.FundingYear;

/**
 * One thing that a scenario does to an assumption.
 *
 * @param assumption the assumption
 * @param op what is done to it
 * @param selector for which schools
 * @param year for which year; empty for all years
 * @param value what it is set to or what is added to it, in its unit, or the factor that it is
 *     multiplied by
 */
public record Change(
    Assumption assumption, Op op, Selector selector, Optional<FundingYear> year, double value) {

  /** What is done to an assumption. */
  public enum Op {
    /** Replace the value. */
    SET,
    /** Add to the value. */
    ADD,
    /** Multiply the value. */
    SCALE,
    /** Take a {@link #SET} back; of no use without it. */
    UNDO_SET,
    /** Divide the value. */
    UNDO_SCALE;

    /** Returns the name as files write it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether the order of two changes of the same value does not matter. */
    boolean commutesWith(Op other) {
      return (this == ADD && other == ADD) || (isFactor() && other.isFactor());
    }

    private boolean isFactor() {
      return this == SCALE || this == UNDO_SCALE;
    }
  }

  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException when it is not finite, or a factor is not above 0
   */
  public Change {
    if (!Double.isFinite(value) || (op.isFactor() && value <= 0)) {
      throw new IllegalArgumentException(
          op + " " + value + ", expected a number, above 0 to scale");
    }
    // No negative zero, so that what is equal compares so.
    value += 0.0;
  }

  /** Returns a change of all schools in all years. */
  public static Change of(Assumption assumption, Op op, double value) {
    return new Change(assumption, op, Selector.all(), Optional.empty(), value);
  }

  /** Returns the same change in one year. */
  public Change in(FundingYear only) {
    return new Change(assumption, op, selector, Optional.of(only), value);
  }

  /** Returns the same change for some schools. */
  public Change with(Selector schools) {
    return new Change(assumption, op, schools, year, value);
  }

  /** Returns the change that takes this one back exactly. */
  public Change inverse() {
    Op back =
        switch (op) {
          case SET -> Op.UNDO_SET;
          case UNDO_SET -> Op.SET;
          case SCALE -> Op.UNDO_SCALE;
          case UNDO_SCALE -> Op.SCALE;
          case ADD -> Op.ADD;
        };
    return new Change(assumption, back, selector, year, op == Op.ADD ? -value : value);
  }

  /**
   * Returns whether the two may touch the same value, as far as can be told without the schools.
   */
  boolean overlaps(Change other) {
    boolean sameYear = year.isEmpty() || other.year.isEmpty() || year.equals(other.year);
    return assumption == other.assumption && sameYear && mayShare(selector, other.selector);
  }

  /** Returns whether the two overlap and the result depends on which comes first. */
  boolean conflictsWith(Change other) {
    return overlaps(other) && !op.commutesWith(other.op);
  }

  @Override
  public String toString() {
    return op.label() + " " + assumption.name() + year.map(only -> ", " + only).orElse("");
  }

  private static boolean mayShare(Selector one, Selector two) {
    if (one instanceof Selector.Schools first && two instanceof Selector.Schools second) {
      return first.ids().stream().anyMatch(second.ids()::contains);
    }
    return one.getClass() != two.getClass() || one.equals(two);
  }
}
