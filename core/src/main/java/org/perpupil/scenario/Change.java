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
 * @param year for which year, or the first of several; empty for all years
 * @param last the last of several years, which may lie after those of a run; empty for one alone
 * @param value what it is set to or what is added to it, in its unit, or the factor that it is
 *     multiplied by
 */
public record Change(
    Assumption assumption,
    Op op,
    Selector selector,
    Optional<FundingYear> year,
    Optional<FundingYear> last,
    double value) {
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
   * Checks the value and the years.
   *
   * @throws IllegalArgumentException when it is not finite, a factor is not above 0, or a last year
   *     has no first one before it
   */
  public Change {
    if (!Double.isFinite(value) || (op.isFactor() && value <= 0)) {
      throw new IllegalArgumentException(
          op + " " + value + ", expected a number, above 0 to scale");
    }
    if (last.isPresent() && (year.isEmpty() || last.get().compareTo(year.get()) < 0)) {
      throw new IllegalArgumentException("years to " + last.get() + ", expected a first year, too");
    }
    // No negative zero, so that what is equal compares so.
    value += 0.0;
  }

  /** Returns a change of all schools in all years. */
  public static Change of(Assumption assumption, Op op, double value) {
    return new Change(assumption, op, Selector.all(), Optional.empty(), Optional.empty(), value);
  }

  /** Returns the same change in one year. */
  public Change in(FundingYear only) {
    return new Change(assumption, op, selector, Optional.of(only), Optional.empty(), value);
  }

  /** Returns the same change from one year to another. */
  public Change in(FundingYear first, FundingYear newLast) {
    return new Change(assumption, op, selector, Optional.of(first), Optional.of(newLast), value);
  }

  /** Returns the same change from a year on. */
  public Change from(FundingYear first) {
    return in(first, FundingYear.last());
  }

  /** Returns whether it concerns a year. */
  public boolean holdsIn(FundingYear of) {
    FundingYear first = year.orElse(of);
    return first.compareTo(of) <= 0 && of.compareTo(last.orElse(first)) <= 0;
  }

  /** Returns the same change for some schools. */
  public Change with(Selector schools) {
    return new Change(assumption, op, schools, year, last, value);
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
    return new Change(assumption, back, selector, year, last, op == Op.ADD ? -value : value);
  }

  /**
   * Returns whether the two may touch the same value, as far as can be told without the schools.
   */
  boolean overlaps(Change other) {
    boolean sameYear =
        year.isEmpty()
            || other.year.isEmpty()
            || (year.get().compareTo(other.last.or(other::year).get()) <= 0
                && other.year.get().compareTo(last.or(this::year).get()) <= 0);
    return assumption == other.assumption && sameYear && mayShare(selector, other.selector);
  }

  /** Returns whether the two overlap and the result depends on which comes first. */
  boolean conflictsWith(Change other) {
    return overlaps(other) && !op.commutesWith(other.op);
  }

  @Override
  public String toString() {
    String years =
        year.map(first -> ", " + (last.isPresent() ? "from " + first + " on" : first)).orElse("");
    return op.label() + " " + assumption.name() + years;
  }

  private static boolean mayShare(Selector one, Selector two) {
    if (one instanceof Selector.Schools first && two instanceof Selector.Schools second) {
      return first.ids().stream().anyMatch(second.ids()::contains);
    }
    return one.getClass() != two.getClass() || one.equals(two);
  }
}
